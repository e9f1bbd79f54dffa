"""What to use instead of the names of the official package that this package does not have."""

RUNS_FLOWS = "it is for code that runs flows, which requires the official package (`pip install prefect`)"
_VALIDATION = "it validates fields of the official models; the models of this package validate theirs in Rust"
_BASE = "it is a base class of the official models; all models here share one, with the same methods"
_SETTING = (
    "it is a setting of the official package: set it as an environment variable or in a profile, or pass the "
    "corresponding argument to the client"
)
_TRANSPORT = (
    "it is part of the official client's transport, which is implemented in Rust here; use `client.request`, "
    "and `httpx_settings` for options"
)
_HELPER = "it is a helper of the official package (`pip install prefect`) that does not use the API"

# Regular expressions for modules and names that only the official package has, each with what to use instead.
# The first that matches the whole name, without the package, applies. When a name is added to this package,
# remove its row: a test fails for rows that are no longer needed.
REPLACEMENTS: "tuple[tuple[str, str], ...]" = (
    # Modules
    (
        r"deployments\.run_deployment|deployments\.flow_runs(\..*)?",
        "use `client.create_flow_run_from_deployment`",
    ),
    (
        r"deployments(\..*)?",
        "use `client.create_deployment` and `client.create_flow_run_from_deployment`; flows are deployed and "
        "served by the official package (`pip install prefect`)",
    ),
    (
        r"(flow_runs\.)?a?(pause|suspend)_flow_run",
        "use `client.set_flow_run_state` with `states.Paused()` or `states.Suspended()`",
    ),
    (r"(flow_runs\.)?a?resume_flow_run", "use `client.resume_flow_run`"),
    (
        r"flow_runs(\..*)?",
        "poll `client.read_flow_run` until the state is final; resume with `client.resume_flow_run`",
    ),
    (r"task_runs(\..*)?", "poll `client.read_task_run` until the state is final"),
    (r"futures(\..*)?", "poll `client.read_flow_run` until the state is final"),
    (
        r"variables(\..*)?",
        "use `client.read_variable_by_name`, `client.create_variable` and `client.update_variable`",
    ),
    (r"artifacts(\..*)?", "use `client.create_artifact` and `client.read_artifacts`"),
    (r"automations(\..*)?", "use `client.create_automation`; the models are in prefect_rs.events"),
    (
        r"concurrency(\..*)?",
        "use `client.increment_concurrency_slots` and `client.release_concurrency_slots`",
    ),
    (
        r"schedules(\..*)?",
        "use `CronSchedule`, `IntervalSchedule` and `RRuleSchedule` in prefect_rs.client.schemas.schedules",
    ),
    (
        r"settings(\..*)?",
        "settings are read from environment variables, files and profiles, as in the official package; "
        "override them with arguments of the client",
    ),
    (r"logging(\..*)?", "use `client.create_logs`, `client.read_logs` and Python's logging"),
    (
        r"get_run_logger|.*\.get_run_logger|.*\.get_logger",
        "use Python's logging; `client.create_logs` sends the logs of a run",
    ),
    (
        r"blocks(\..*)?|filesystems(\..*)?",
        "use `client.read_block_document_by_name`, whose `data` has the block's fields; the block classes "
        "are in the official package (`pip install prefect`)",
    ),
    (
        r"results(\..*)?|serializers(\..*)?",
        "results are stored and read by the official package (`pip install prefect`)",
    ),
    (r"types(\..*)?", "use types such as `str` and `datetime.datetime`"),
    (
        r"client\.constants(\.SERVER_API_VERSION)?",
        "import SERVER_API_VERSION from prefect_rs.client.orchestration",
    ),
    (
        r"client\.(orchestration\.(base|routes)|attribution|subscriptions|types|utilities)(\..*)?",
        "it is an internal of the official client (`pip install prefect`); use the methods of "
        "`PrefectClient` and `SyncPrefectClient`, or `get_client`",
    ),
    (
        r"client\.schemas\.worker_channel(\..*)?",
        "it is for workers, which are in the official package (`pip install prefect`)",
    ),
    (
        r"events\.(clients|subscribers|utilities|worker|related)(\..*)?|events\.(emit_event|"
        r"get_events_client|get_events_subscriber|FlowRunSubscriber)",
        "use `client.read_events` to read events; the official package (`pip install prefect`) emits them",
    ),
    (
        r"testing(\..*)?",
        "start a server for tests with `prefect server start`, from the official package (`pip install "
        "prefect`)",
    ),
    (r"utilities\.names(\..*)?|.*\.generate_slug", _HELPER),
    (r"main(\..*)?", RUNS_FLOWS),
    # Names of modules that this package has
    (
        r"client\.orchestration\.\w+Client",
        "its methods are methods of `PrefectClient` and `SyncPrefectClient`",
    ),
    (r"client\.collections\.CollectionsMetadataClient", "use `get_collections_metadata_client`"),
    (r".*\.PREFECT_\w+", _SETTING),
    (r".*\.(PrefectBaseModel|ActionBaseModel|ObjectBaseModel|TimeSeriesBaseModel|Labelled)", _BASE),
    (r".*\.(DateTime|Date)", "use `datetime.datetime` or `datetime.date`, which all models accept"),
    (r".*\.now", "use `datetime.datetime.now(datetime.timezone.utc)`"),
    (r".*\.uuid7", "use `uuid.uuid4()`"),
    (
        r".*\.(ArtifactKey|BlockDocumentName|BlockTypeSlug|KeyValueLabelsField|Name|NameOrEmpty|"
        r"NonEmptyishName|NonNegativeFloat|NonNegativeInteger|NonNegativeTimeDelta|NormalizedSchedule|"
        r"ParameterSchema|PositiveInteger|StrictVariableValue|VariableName|DurationOrSecondsTimeDelta|"
        r"ResourceSpecificationDict|ActionTypesOrUnknown|StateResponseDetails|NestedDict|Receive|Send)",
        "it is an annotation of the official models; annotate with the plain type, such as `str`, `int` or "
        "`dict`",
    ),
    (r"client\.schemas\.actions\.Schedule", "the schedules are in prefect_rs.client.schemas.schedules"),
    (
        r".*\.ResultRecordMetadata",
        "`state.data` has it as a dict; the official package (`pip install prefect`) reads results",
    ),
    (
        r"client\.base\.determine_server_type",
        "use `client.server_type`",
    ),
    (
        r"client\.(base|cloud|orchestration)\.(APP_LIFESPANS\w*|ASGIApp|PrefectHttpx\w+|PrefectResponse|"
        r"app_lifespan_context|bounded_poisson_interval|clamped_poisson_interval|"
        r"get_attribution_headers|get_current_settings|record_maintenance_backoff|strip_auth_from_url)",
        _TRANSPORT,
    ),
    (r"client\.schemas\.schedules\.MAX_ITERATIONS", "it limits the official server, not the client"),
    (r"client\.schemas\.schedules\.default_\w+", "schedules have this default anyway"),
    (
        r"states\.RESULT_READ_\w+",
        "the official package (`pip install prefect`) reads results from Prefect's storage",
    ),
    (
        r"states\.(exception_to_\w+_state|return_value_to_state)",
        "use `states.Failed(message=...)` or `states.Completed()`; the official package (`pip install "
        "prefect`) stores results",
    ),
    (
        r".*\.async_dispatch|.*\.run_coro_as_sync",
        "the async and the sync client have the same methods: see `get_client`",
    ),
    (r".*\.getattr_migration", _HELPER),
    (r".*\.url_for", "the page of an object is at its id, under the URL of the server's user interface"),
    (
        r".*\.(convert_to_strings|get_class_fields_only|non_fetching_registry|normalize_schedule_rrule|"
        r"remove_old_deployment_fields|validate_\w+|list_length_50_or_less|raise_on_\w+|"
        r"set_run_policy_deprecated_fields|handle_secret_render|get_or_create_run_name|"
        r"data_discriminator|trigger_discriminator|deployment_trigger_discriminator|matches)",
        _VALIDATION,
    ),
    (r"(utilities|types)\..*|.*\.(visit_collection|ensure_iterable|BaseAnnotation)", _HELPER),
)

# Top-level modules and names of the official package for code that runs flows.
FLOW_CODE = {
    *("agent", "analytics", "assets", "bundles", "cache_policies", "cli", "context", "docker", "engine"),
    *("flow_engine", "flows", "infrastructure", "input", "locking", "plugins", "runner", "runtime", "server"),
    *("task_engine", "task_runners", "task_worker", "tasks", "telemetry", "transactions", "workers"),
    *("Flow", "Task", "Transaction", "allow_failure", "aserve", "deploy", "flow", "serve", "tags", "task"),
    "unmapped",
}
