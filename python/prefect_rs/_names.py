"""What to say of a name or module that this package does not have: where it is, or what to use instead."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

_US, _THEM = "prefect_rs", "prefect"

# The public modules. Where several have a name, the first is its home.
MODULES = (
    "exceptions",
    "states",
    "client.schemas.objects",
    "client.schemas.actions",
    "client.schemas.filters",
    "client.schemas.responses",
    "client.schemas.schedules",
    "client.schemas.sorting",
    "client.schemas.events",
    "events.actions",
    "events.filters",
    "events.schemas.automations",
    "events.schemas.deployment_triggers",
    "events.schemas.events",
    "events.schemas.labelling",
    "_experimental.sla.objects",
    "client.orchestration",
    "client.cloud",
    "client.collections",
    "client.base",
    "utilities.collections",
    "",
    "client",
    "client.schemas",
    "events",
    "utilities",
    "_experimental",
    "_experimental.sla",
    "events.schemas",
)

_RUNS = "it is for code that runs flows, which takes the official package (`pip install prefect`)"
_VALIDATES = (
    "it is a part of how the official models check their fields; the models here check theirs by themselves"
)
_BASE = "it is a base class of the official models; all models here share one, and have the same methods"
_SETTING = (
    "it is a setting of the official package: set it as an environment variable or in a profile, or pass the "
    "client the argument for it"
)
_TRANSPORT = (
    "it is a part of how the official client sends requests, which is done in Rust here; use "
    "`client.request`, and `httpx_settings` for options"
)
_HELPER = "it is a helper of the official package (`pip install prefect`), which needs no server"

# What the official package has and this one has not, with what to say of it: the names of the module, or the
# module with all below it, by regular expression. The first that matches the whole of it counts. A row goes
# when its names are added here; `tests/modules/test_names.py` tells which.
INSTEAD: "tuple[tuple[str, str], ...]" = (
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
        "use `client.read_flow_run` until its state is final, and `client.resume_flow_run`",
    ),
    (r"task_runs(\..*)?", "use `client.read_task_run` until its state is final"),
    (r"futures(\..*)?", "use `client.read_flow_run` until its state is final"),
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
    (r"schedules(\..*)?", "the schedules are in prefect_rs.client.schemas.schedules"),
    (
        r"settings(\..*)?",
        "settings are read from environment variables, files and profiles, as the official package does; "
        "pass what differs to the client as arguments",
    ),
    (r"logging(\..*)?", "use `client.create_logs` and `client.read_logs`, and Python's logging"),
    (
        r"get_run_logger|.*\.get_run_logger|.*\.get_logger",
        "use Python's logging; `client.create_logs` sends logs of a run",
    ),
    (
        r"blocks(\..*)?|filesystems(\..*)?",
        "use `client.read_block_document_by_name`: its `data` has the block's fields; the code of blocks is "
        "in the official package (`pip install prefect`)",
    ),
    (
        r"results(\..*)?|serializers(\..*)?",
        "results are stored and read by the official package (`pip install prefect`)",
    ),
    (r"types(\..*)?", "types such as `str` and `datetime.datetime` are used instead"),
    (
        r"client\.constants(\.SERVER_API_VERSION)?",
        "import SERVER_API_VERSION from prefect_rs.client.orchestration",
    ),
    (
        r"client\.(orchestration\.(base|routes)|attribution|subscriptions|types|utilities)(\..*)?",
        "it is a part of how the official client is built (`pip install prefect`); use the methods of "
        "`PrefectClient` and `SyncPrefectClient`, or `get_client`",
    ),
    (
        r"client\.schemas\.worker_channel(\..*)?",
        "it is for workers, which run flows and are in the official package (`pip install prefect`)",
    ),
    (
        r"events\.(clients|subscribers|utilities|worker|related)(\..*)?|events\.(emit_event|"
        r"get_events_client|get_events_subscriber|FlowRunSubscriber)",
        "events are read by `client.read_events`; they are emitted by the official package (`pip "
        "install prefect`)",
    ),
    (
        r"testing(\..*)?",
        "tests that need a server start one by `prefect server start`, which is in the official "
        "package (`pip install prefect`)",
    ),
    (r"utilities\.names(\..*)?|.*\.generate_slug", _HELPER),
    (r"main(\..*)?", _RUNS),
    # Of the modules that are here
    (
        r"client\.orchestration\.\w+Client",
        "its methods are those of `PrefectClient` and `SyncPrefectClient`",
    ),
    (r"client\.collections\.CollectionsMetadataClient", "use `get_collections_metadata_client`"),
    (r".*\.PREFECT_\w+", _SETTING),
    (r".*\.(PrefectBaseModel|ActionBaseModel|ObjectBaseModel|TimeSeriesBaseModel|Labelled)", _BASE),
    (r".*\.(DateTime|Date)", "use `datetime.datetime` or `datetime.date`, which all models take"),
    (r".*\.now", "use `datetime.datetime.now(datetime.timezone.utc)`"),
    (r".*\.uuid7", "use `uuid.uuid4()`"),
    (
        r".*\.(ArtifactKey|BlockDocumentName|BlockTypeSlug|KeyValueLabelsField|Name|NameOrEmpty|"
        r"NonEmptyishName|NonNegativeFloat|NonNegativeInteger|NonNegativeTimeDelta|NormalizedSchedule|"
        r"ParameterSchema|PositiveInteger|StrictVariableValue|VariableName|DurationOrSecondsTimeDelta|"
        r"ResourceSpecificationDict|ActionTypesOrUnknown|StateResponseDetails|NestedDict|Receive|Send)",
        "it is an annotation of the official models; annotate with what it stands for, such as `str`, "
        "`int` or `dict`",
    ),
    (r"client\.schemas\.actions\.Schedule", "the schedules are in prefect_rs.client.schemas.schedules"),
    (
        r".*\.ResultRecordMetadata",
        "`state.data` has it as a dict; results are read by the official package (`pip install prefect`)",
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
    (r"client\.schemas\.schedules\.default_\w+", "a schedule that is made without it has the default"),
    (
        r"states\.RESULT_READ_\w+",
        "results in Prefect's storage are read by the official package (`pip install prefect`)",
    ),
    (
        r"states\.(exception_to_\w+_state|return_value_to_state)",
        "use `states.Failed(message=...)` or `states.Completed()`; results are stored by the official "
        "package (`pip install prefect`)",
    ),
    (
        r".*\.async_dispatch|.*\.run_coro_as_sync",
        "every method is on the async client and on the sync one: see `get_client`",
    ),
    (r".*\.getattr_migration", _HELPER),
    (r".*\.url_for", "the pages of an object are at its id below the URL of the server's user interface"),
    (
        r".*\.(convert_to_strings|get_class_fields_only|non_fetching_registry|normalize_schedule_rrule|"
        r"remove_old_deployment_fields|validate_\w+|list_length_50_or_less|raise_on_\w+|"
        r"set_run_policy_deprecated_fields|handle_secret_render|get_or_create_run_name|"
        r"data_discriminator|trigger_discriminator|deployment_trigger_discriminator|matches)",
        _VALIDATES,
    ),
    (r"(utilities|types)\..*|.*\.(visit_collection|ensure_iterable|BaseAnnotation)", _HELPER),
)

# The modules and names at the top of the official package that are for code that runs flows.
_OF_RUNS = {
    *("agent", "analytics", "assets", "bundles", "cache_policies", "cli", "context", "docker", "engine"),
    *("flow_engine", "flows", "infrastructure", "input", "locking", "plugins", "runner", "runtime", "server"),
    *("task_engine", "task_runners", "task_worker", "tasks", "telemetry", "transactions", "workers"),
    *("Flow", "Task", "Transaction", "allow_failure", "aserve", "deploy", "flow", "serve", "tags", "task"),
    "unmapped",
}


def attribute_error(module: str, name: str) -> AttributeError:
    """Make the error to raise where a module lacks a name."""
    told = f"module {module!r} has no attribute {name!r}"
    if not name.startswith("_"):
        below = module.partition(".")[2]
        told += f": {advice(f'{below}.{name}'.lstrip('.'))}"
    return AttributeError(told)


def refuse(name: str) -> None:
    """Raise an `ImportError` for what is not there, if it is about to be imported."""
    parent, _, last = name.rpartition(".")
    if last.startswith("__") or not _is_imported():
        return
    dotted = _dotted_name()
    if dotted is not None:
        # `__import__(module, fromlist=["Class.method"])`, as APScheduler does it: Python ignores this error.
        raise ModuleNotFoundError(name=dotted)
    told = f"{as_python_says(name)}: {advice(name.partition('.')[2])}"
    if is_from_import():
        raise ImportError(told, name=parent, path=getattr(sys.modules.get(parent), "__file__", None))
    raise ModuleNotFoundError(told, name=name)


def as_python_says(name: str) -> str:
    """Say that a name cannot be imported in Python's words: code and tests look for them."""
    parent, _, last = name.rpartition(".")
    if is_from_import():
        place = getattr(sys.modules.get(parent), "__file__", None) or "unknown location"
        return f"cannot import name {last!r} from {parent!r} ({place})"
    return f"No module named {name!r}"


def _frames() -> "list[FrameType]":
    """List the frames of the import system that are under way, from the inside out."""
    if not hasattr(sys, "_getframe"):
        return []
    frame: FrameType | None = sys._getframe(1)
    frames: list[FrameType] = []
    for _ in range(16):
        if frame is None:
            break
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            frames.append(frame)
        elif frames:
            break
        frame = frame.f_back
    return frames


def _frame_of(function: str) -> "FrameType | None":
    return next((frame for frame in _frames() if frame.f_code.co_name == function), None)


def _dotted_name() -> "str | None":
    """Find the name of a module's name that has a dot, if Python looks for one."""
    frame = _frame_of("_handle_fromlist")
    if frame is None or "." not in str(frame.f_locals.get("x", "")):
        return None
    return f"{frame.f_locals['module'].__name__}.{frame.f_locals['x']}"


def _is_imported() -> bool:
    # `importlib.util.find_spec` only asks whether there is such a module.
    return not _frames() or _frame_of("_find_and_load_unlocked") is not None


def is_from_import() -> bool:
    """Tell whether Python looks for a name of a module, as in `from prefect_rs import flow`."""
    return _frame_of("_handle_fromlist") is not None


def advice(below: str, top: str = _US) -> str:
    """Say where a name is, or what to use instead of it.

    Args:
        below (str): The name below the package, such as `states.Complete`.
        top (str): The package that it is imported from: this one, or the official one that it stands in for.

    Returns:
        str: A part of a sentence.
    """
    module, _, name = below.rpartition(".")
    homes = [home for home in MODULES if module != home and name in _public(home)]
    if homes and name not in _public(module):
        return f"import it from {top}{'.' if homes[0] else ''}{homes[0]}"
    told = _instead(below)
    if told:
        return told.replace(f"{_US}.", f"{top}.")
    near = _near(module, name)
    if near:
        return f"did you mean {top}.{near}?"
    return (
        "neither this package nor the official client that it is made after has it there. What does not need "
        "the API is in the official package (`pip install prefect`)"
    )


def _instead(below: str) -> str:
    import re

    if below.partition(".")[0] in _OF_RUNS:
        return _RUNS
    return next((told for pattern, told in INSTEAD if re.fullmatch(pattern, below)), "")


def _near(module: str, name: str) -> str:
    """Find the name that is most like it, in the module or else in all."""
    from difflib import get_close_matches

    for modules in ([module] if module in MODULES else [], MODULES):
        known = dict(_places(reversed(modules)))
        # Whether letters are capitals is what is most often wrong.
        folded = {each.lower(): each for each in known}
        found = get_close_matches(name.lower(), folded, 1, 0.8)
        if found:
            return f"{known[folded[found[0]]]}.{folded[found[0]]}".lstrip(".")
    return ""


def _places(modules: "Iterable[str]") -> "Iterator[tuple[str, str]]":
    for module in modules:
        for name in _public(module):
            yield name, module


def _public(module: str) -> "set[str]":
    """List the public names of a module and its submodules, without making any of its models."""
    if module not in MODULES:
        return set()
    full = f"{_US}.{module}".rstrip(".")
    __import__(full)
    made = sys.modules[full]
    submodules = (each.rpartition(".") for each in MODULES if each)
    return {
        *getattr(made, "__all__", ()),
        # Of the core itself, nothing is public: the module that passes it on is its home.
        *vars(made).get("_REEXPORTS", {}).get(f"{_US}._core", ()),
        *(name for parent, _, name in submodules if parent == module),
    }
