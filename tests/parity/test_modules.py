"""Module-level functions and classes that only talk to the API, compared with the official ones."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from typing import Any

from tests.support.official import MODULES

# The names that this package does not have, with reasons.
LEFT_OUT = {
    **dict.fromkeys(
        [
            *(
                "prefect.Flow",
                "prefect.Task",
                "prefect.Transaction",
                "prefect.allow_failure",
                "prefect.aserve",
            ),
            *("prefect.deploy", "prefect.flow", "prefect.serve", "prefect.tags"),
            *("prefect.task", "prefect.unmapped", "prefect.apause_flow_run", "prefect.pause_flow_run"),
        ],
        "it is for code that runs flows",
    ),
    **dict.fromkeys(
        [
            *("prefect.settings.DEFAULT_PROFILES_PATH", "prefect.settings.Profile"),
            *("prefect.settings.ProfilesCollection", "prefect.settings.canonical_environment_prefix"),
            *("prefect.settings.load_current_profile", "prefect.settings.load_profile"),
            *("prefect.settings.load_profiles", "prefect.settings.save_profiles"),
            "prefect.settings.update_current_profile",
        ],
        "it writes profiles",
    ),
    **dict.fromkeys(
        [
            *("prefect.states.RESULT_READ_MAXIMUM_ATTEMPTS", "prefect.states.RESULT_READ_RETRY_DELAY"),
            *("prefect.states.exception_to_crashed_state", "prefect.states.exception_to_failed_state"),
            "prefect.states.return_value_to_state",
        ],
        "it stores or reads results",
    ),
    **dict.fromkeys(
        [
            "prefect.utilities.urls.SSRFProtectedAsyncHTTPTransport",
            "prefect.utilities.urls.SSRFProtectedHTTPTransport",
        ],
        "it is for httpx",
    ),
    **{
        f"prefect.testing.utilities.{name}": "it is for the official package's own tests"
        for name in [
            *("a_test_step", "assert_blocks_equal", "assert_does_not_warn", "assert_uses_result_serializer"),
            *("assert_uses_result_storage", "b_test_step", "exceptions_equal"),
            "kubernetes_environments_equal",
        ]
    },
    "prefect.deployments.deploy": "it deploys flows",
    "prefect.deployments.initialize_project": "it deploys flows",
    "prefect.flow_runs.apause_flow_run": "it is called in a flow",
    "prefect.flow_runs.pause_flow_run": "it is called in a flow",
    "prefect.futures.PrefectConcurrentFuture": "it is for code that runs tasks",
    "prefect.futures.PrefectWrappedFuture": "it is for code that runs tasks",
}

# Functions whose parameters differ, with reasons.
OTHER_PARAMETERS = {
    "prefect.get_client": "the default of sync_client is None: the same",
    "prefect.get_run_logger": "the inventory has none: `prefect` imports it lazily",
}

# Members that differ, with reasons.
OTHER_MEMBERS = {
    **{
        f"prefect.blocks.system.Secret.{name}": "it is about the class of the block, or its pydantic model"
        for name in [
            *("__init__", "annotation_refers_to_block_class", "aregister_type_and_schema"),
            *("block_initialization", "get_block_capabilities", "get_block_class_from_key"),
            *("get_block_class_from_schema", "get_block_placeholder", "get_block_schema_version"),
            *("get_block_type_name", "get_code_example", "get_description", "is_block_class", "model_dump"),
            *("model_json_schema", "model_post_init", "model_validate", "register_type_and_schema"),
            *("ser_model", "validate_block_type_slug", "validate_value"),
        ]
    },
    **{
        f"prefect.events.clients.{name}.emit": "a coroutine, but in a client opened with `with`"
        for name in [
            *(
                "AssertingEventsClient",
                "AssertingPassthroughEventsClient",
                "EventsClient",
                "NullEventsClient",
            ),
            *("PrefectCloudEventsClient", "PrefectEventsClient"),
        ]
    },
    "prefect.futures.PrefectFuture.__init__": "deprecated",
    "prefect.futures.PrefectFuture.task_run_id": "deprecated",
    "prefect.futures.PrefectFlowRunFuture.task_run_id": "deprecated, and never worked",
}


def ours(module: str) -> Any:
    return importlib.import_module(module.replace("prefect", "prefect_rs", 1))


def listed(parameters: list[dict[str, str]]) -> list[tuple[str, str, str | None]]:
    return [(each["name"], each["kind"], each.get("default")) for each in parameters]


def found(function: Any) -> list[tuple[str, str, str | None]]:
    return [
        (each.name, each.kind.name, None if each.default is each.empty else repr(each.default))
        for each in inspect.signature(function).parameters.values()
    ]


def differences(where: str, function: Any, told: dict[str, Any]) -> Iterator[str]:
    if found(function) != listed(told["params"]):
        yield f"{where}: {found(function)}, not {listed(told['params'])}"
    if inspect.iscoroutinefunction(function) != told["async"]:
        yield f"{where}: {'is not' if told['async'] else 'is'} a coroutine function"


def problems() -> Iterator[str]:
    for module, names in MODULES.items():
        for name, told in names.items():
            where = f"{module}.{name}"
            if where in LEFT_OUT or name == "TYPE_CHECKING" or told.get("type") in ("TypeVar", "ParamSpec"):
                continue
            if not hasattr(ours(module), name):
                yield f"{where}: missing"
            elif told["kind"] == "function" and where not in OTHER_PARAMETERS:
                yield from differences(where, getattr(ours(module), name), told)
            elif told["kind"] == "class":
                cls = getattr(ours(module), name)
                for base in set(told["bases"]) & set(dir(ours(module))):
                    if base not in {each.__name__ for each in cls.__mro__}:
                        yield f"{where}: is no {base}"
                for member, how in told["members"].items():
                    place = f"{where}.{member}"
                    if place in OTHER_MEMBERS:
                        continue
                    if not hasattr(cls, member):
                        yield f"{place}: missing"
                    elif how != "property":
                        yield from differences(place, getattr(cls, member), how)


def test_names_and_signatures() -> None:
    assert list(problems()) == []


def test_every_exception_is_needed() -> None:
    for where in LEFT_OUT:
        module, _, name = where.rpartition(".")
        assert name in MODULES[module]
        assert not hasattr(ours(module), name), where
