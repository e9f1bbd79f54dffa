"""What to use instead of the names of the official package that this package does not have."""

RUNS_FLOWS = "it is for code that runs flows, which requires the official package (`pip install prefect`)"
_VALIDATION = "it validates fields of the official models; the models of this package validate theirs in Rust"
_BASE = "it is a base class of the official models; all models here share one, with the same methods"
_SETTING = "this package has no such setting: prefect_rs.settings has only those that its client uses"
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
        r"deployments(\..*)?",
        "flows are deployed and served by the official package (`pip install prefect`); "
        "`client.create_deployment` creates another deployment of a flow",
    ),
    (
        r"(flow_runs\.)?a?pause_flow_run",
        "a flow pauses itself with the official package (`pip install prefect`); "
        "prefect_rs.flow_runs.suspend_flow_run suspends a run from outside",
    ),
    (r"task_runs(\..*)?", "use `client.wait_for_task_run`"),
    (r"(flow_runs|futures)\..*", RUNS_FLOWS),
    (
        r"concurrency(\..*)?",
        "use `client.increment_concurrency_slots` and `client.release_concurrency_slots`",
    ),
    (
        r"settings(\.(?!PREFECT_|context\.PREFECT_).*)?",
        "profiles are written by the official package (`pip install prefect`) or by hand; "
        "prefect_rs.settings.get_current_settings reads settings",
    ),
    (
        r"logging(\..*)?",
        "use `prefect_rs.logging.handlers.APILogHandler` with Python's logging; configuration, formatting "
        "and console output are in the official package (`pip install prefect`)",
    ),
    (
        r"blocks(\..*)?|filesystems(\..*)?",
        "use prefect_rs.blocks.core.Block, which has the data of any block; the classes of blocks are in the "
        "official package (`pip install prefect`)",
    ),
    (
        r"results(\..*)?|serializers(\..*)?",
        "results are stored and read by the official package (`pip install prefect`)",
    ),
    (
        r"types\.(_.*|entrypoint.*)|.*\.(Strict(Str|Int|Bool|Float)|PositiveInterval|UnionTypes|URLType)",
        _HELPER,
    ),
    (
        r"client\.constants(\.SERVER_API_VERSION)?",
        "import SERVER_API_VERSION from prefect_rs.client.orchestration",
    ),
    (
        r"client\.orchestration\.(base|routes)(\..*)?",
        "it is an internal of the official client (`pip install prefect`); use the methods of "
        "`PrefectClient` and `SyncPrefectClient`, or `get_client`",
    ),
    (
        r"client\.schemas\.worker_channel(\..*)?",
        "it is for workers, which are in the official package (`pip install prefect`)",
    ),
    (
        r"events\.(worker|related)(\..*)?",
        "it is an internal of the official client (`pip install prefect`); use "
        "`prefect_rs.events.emit_event` to emit events",
    ),
    (
        r"testing(\..*)?",
        "prefect_rs.testing has `prefect_test_harness` and a plugin of pytest; the rest tests the official "
        "package (`pip install prefect`)",
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
    (
        r".*\.(convert_to_strings|get_class_fields_only|non_fetching_registry|normalize_schedule_rrule|"
        r"remove_old_deployment_fields|validate_\w+|list_length_50_or_less|raise_on_\w+|"
        r"set_run_policy_deprecated_fields|handle_secret_render|get_or_create_run_name|"
        r"data_discriminator|trigger_discriminator|deployment_trigger_discriminator|matches)",
        _VALIDATION,
    ),
    (
        r"artifacts\.Artifact(Request|Response)",
        "use `ArtifactCreate` in prefect_rs.client.schemas.actions or `Artifact` in "
        "prefect_rs.client.schemas.objects",
    ),
    (
        r".*\.(asyncnullcontext|get_run_context|get_task_and_flow_run_ids|FlowRunContext|is_v2_model|"
        r"create_v2_schema|run_input_subclass_from_type)",
        _HELPER,
    ),
    (
        r"types\.(cast_none_to_empty_dict|check_variable_value|convert_none_to_empty_dict|parse_retry_delay_input)",
        _VALIDATION,
    ),
    (r"utilities\..*|.*\.(visit_collection|ensure_iterable|BaseAnnotation)", _HELPER),
)

# Top-level modules and names of the official package for code that runs flows.
FLOW_CODE = {
    *("agent", "analytics", "assets", "bundles", "cache_policies", "cli", "context", "docker", "engine"),
    *("flow_engine", "flows", "infrastructure", "locking", "plugins", "runner", "runtime", "server"),
    *("task_engine", "task_runners", "task_worker", "tasks", "telemetry", "transactions", "workers"),
    *("Flow", "Task", "Transaction", "allow_failure", "aserve", "deploy", "flow", "serve", "tags", "task"),
    "unmapped",
}
