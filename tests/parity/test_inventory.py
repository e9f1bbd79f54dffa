"""This package has everything in the official client's inventory: methods, parameters, models, fields,
defaults, enum members, base classes, exceptions, state constructors, factories.

`support/official_client.json` is the inventory of the official client 3.9.1. Deliberate differences are
listed with reasons. A reason that is not needed is an error. Additions are allowed. Which values fields
accept is in `parity/test_values.py`.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import prefect_rs
import pytest
from prefect_rs import exceptions, states
from prefect_rs.client.cloud import CloudClient, get_cloud_client
from prefect_rs.client.orchestration import PrefectClient, SyncPrefectClient, get_client

from tests.support.official import OFFICIAL

CLIENTS: dict[str, list[type]] = {
    "PrefectClient": [PrefectClient, SyncPrefectClient],
    "CloudClient": [CloudClient],
}

FACTORIES = {"get_client": get_client, "get_cloud_client": get_cloud_client}

BASE = "an internal base class; here, all models have the same one"
VALIDATOR = "a validator, which users do not call; see models/test_validators.py for its effect"
DESCRIBED = "as in the described API; arguments are accepted as in the official client"

# Deliberate differences: patterns for the output of `problems()`.
REASONS: dict[str, str] = {
    r".*: is no \w+BaseModel": BASE,
    r".*: is no Generic": "`State[int]` is taken, and is State: there is no result whose type it could tell",
    r"objects.Artifact.validate_metadata_length\(\): missing": VALIDATOR,
    r"objects.BlockDocument.serialize_data\(\): missing": "it masks a SecretStr; here, all JSON is masked",
    r"\w+.BlockDocument(Create)?.validate_name_is_present_if_not_anonymous\(\): missing": VALIDATOR,
    r"objects.BlockDocumentReference.validate_parent_and_ref_are_different\(\): missing": VALIDATOR,
    r"actions.DeploymentBranch.validate_branch_length\(\): missing": VALIDATOR,
    r"actions.DeploymentCreate.convert_to_strings\(\): missing": VALIDATOR,
    r"actions.Deployment(Create|Update).remove_old_fields\(\): missing": VALIDATOR,
    r"actions.DeploymentFlowRunCreate.convert_parameters_to_plain_data\(\): missing": VALIDATOR,
    r"actions.DeploymentFlowRunCreate.serialize_parameters\(\): missing": VALIDATOR,
    r"actions.DeploymentSchedule(Create|Update).validate_(active|max_scheduled_runs)\(\): missing": VALIDATOR,
    r"objects.(FlowRun|TaskRun).set_default_name\(\): missing": VALIDATOR,
    r"objects.(FlowRunPolicy|TaskRunPolicy).populate_deprecated_fields\(\): missing": VALIDATOR,
    r"objects.TaskRunPolicy.validate_(configured_retry_delays|jitter_factor)\(\): missing": VALIDATOR,
    r"objects.State.(default_name_from_type|default_scheduled_start_time)\(\): missing": VALIDATOR,
    r"objects.State.set_unpersisted_results_to_none\(\): missing": VALIDATOR,
    r"objects.WorkPool.helpful_error_for_missing_default_queue_id\(\): missing": VALIDATOR,
    r"schedules.\w+.valid_(cron_string|timezone)\(\): missing": VALIDATOR,
    r"schedules.\w+.validate_(timezone|rrule_str)\(\): missing": VALIDATOR,
    r"objects.Workspace.(account_name|account_handle|workspace_description): has a default": (
        "may be unknown, for example if only a URL with the ids is known"
    ),
    r"exceptions.PrefectHTTPStatusError: is no HTTPStatusError": (
        "httpx is not required; if it has been imported, it is one: see modules/test_exceptions_httpx.py"
    ),
    r"states.\w+: cls is None by default, not State": "None stands for State, which is created lazily",
    r"get_client: sync_client is None by default, not False": DESCRIBED,
    r"get_cloud_client: infer_cloud_url is True by default, not False": DESCRIBED,
    r"(Sync)?PrefectClient.create_work_pool: .*": DESCRIBED,
    r"(Sync)?PrefectClient.read_flows: offset is None by default, not 0": DESCRIBED,
    r"(PrefectClient|SyncPrefectClient|CloudClient).read_events: limit is None by default, not 100": (
        "the server rejects more than 50, which is also its default"
    ),
    r"(Sync)?PrefectClient.loop: missing": "a client is not bound to an event loop",
    r"(Sync)?PrefectClient.read_(latest_)?artifacts: takes no further keywords": (
        "supported keywords are explicit, so that a misspelled one is an error"
    ),
    r"(PrefectClient|SyncPrefectClient|CloudClient).(request|get|raw_request): takes no further keywords": (
        "httpx's supported keywords are explicit, so that a misspelled one is an error"
    ),
}


# ---- Signatures ----------------------------------------------------------------------------------


class Parameter:
    """A parameter, as far as a caller is concerned."""

    def __init__(self, name: str, kind: str, default: str | None) -> None:
        self.name = name
        self.kind = kind
        self.default = default


def ours(function: Any) -> list[Parameter]:
    """The parameters of a function of this package, without `self`."""
    found = [one for name, one in inspect.signature(function).parameters.items() if name != "self"]
    return [
        Parameter(
            one.name,
            one.kind.name,
            None if one.default is one.empty else as_text(one.default),
        )
        for one in found
    ]


def listed(told: list[dict[str, Any]]) -> list[Parameter]:
    """The parameters of an official method."""
    return [Parameter(one["name"], one["kind"], one.get("default")) for one in told]


def parsed(signature: str) -> list[Parameter]:
    """The parameters of an official function. The inventory has its signature as text."""
    code = re.sub(r"<class '[\w.]*?(\w+)'>", r"\1", signature)
    function = ast.parse(f"def function{code}: ...").body[0]
    assert isinstance(function, ast.FunctionDef)
    arguments = function.args
    defaults = [None] * (len(arguments.args) - len(arguments.defaults)) + [
        ast.unparse(default) for default in arguments.defaults
    ]
    found = [
        Parameter(one.arg, "POSITIONAL_OR_KEYWORD", default)
        for one, default in zip(arguments.args, defaults, strict=True)
    ]
    if arguments.kwarg:
        found.append(Parameter(arguments.kwarg.arg, "VAR_KEYWORD", None))
    assert (arguments.kwonlyargs, arguments.vararg, arguments.posonlyargs) == ([], None, [])
    return found


def as_text(default: Any) -> str:
    """A default value as in the inventory."""
    return str(default) if isinstance(default, Enum) else repr(default)


def parameters(where: str, official: list[Parameter], mine: list[Parameter]) -> Iterator[str]:
    """What a function accepts less than the official one."""
    by_name = {one.name: one for one in mine}
    positional = [one.name for one in mine if one.kind == "POSITIONAL_OR_KEYWORD"]
    further = any(one.kind == "VAR_KEYWORD" for one in mine)
    place = 0
    for one in official:
        found = by_name.get(one.name)
        if one.kind == "VAR_KEYWORD":
            if not further:
                yield f"{where}: takes no further keywords"
            continue
        if found is None:
            yield f"{where}: lacks the parameter {one.name}"
            continue
        if one.kind == "POSITIONAL_OR_KEYWORD":
            if found.kind != one.kind or positional.index(one.name) != place:
                yield f"{where}: {one.name} is in another place"
            place += 1
        elif found.kind not in ("KEYWORD_ONLY", "POSITIONAL_OR_KEYWORD"):
            yield f"{where}: {one.name} is {found.kind}"
        if one.default is not None and found.default != one.default:
            yield f"{where}: {one.name} is {found.default} by default, not {one.default}"
    names = {one.name for one in official}
    for one in mine:
        if one.name not in names and one.default is None and not one.kind.startswith("VAR_"):
            yield f"{where}: needs {one.name}, too"


# ---- Differences ---------------------------------------------------------------------------------


def methods() -> Iterator[str]:
    for kind, clients in CLIENTS.items():
        for name, told in OFFICIAL[kind].items():
            for client in clients:
                where = f"{client.__name__}.{name}"
                found = inspect.getattr_static(client, name, None) and getattr(client, name, None)
                if found is None:
                    yield f"{where}: missing"
                elif told.get("kind") == "property":
                    if callable(found):
                        yield f"{where}: no property"
                else:
                    yield from parameters(where, listed(told["params"]), ours(found))


def schemas() -> Iterator[str]:
    for module, classes in OFFICIAL["schemas"].items():
        place = (
            importlib.import_module(f"prefect_rs.client.schemas.{module}") if module_exists(module) else None
        )
        for name, told in classes.items():
            cls = getattr(place, name, None)
            if cls is None:
                yield f"{module}.{name}: missing"
            elif told["kind"] == "enum":
                members = {member.name: member.value for member in cls}
                for member, text in told["members"].items():
                    if members.get(member) != text:
                        yield f"{module}.{name}: lacks the member {member} = {text}"
            elif told["kind"] == "model":
                yield from model(f"{module}.{name}", cls, told)


def module_exists(module: str) -> bool:
    return importlib.util.find_spec(f"prefect_rs.client.schemas.{module}") is not None


def model(where: str, cls: Any, told: dict[str, Any]) -> Iterator[str]:
    for base in told["bases"]:
        if base not in {each.__name__ for each in cls.__mro__}:
            yield f"{where}: is no {base}"
    if told["extra"] == "forbid" and cls.model_config["extra"] != "forbid":
        yield f"{where}: takes unknown fields"
    for name, field in told["fields"].items():
        found = cls.model_fields.get(name)
        if found is None:
            yield f"{where}.{name}: missing"
        elif found.is_required() != field.get("required", False):
            yield f"{where}.{name}: {'has no' if found.is_required() else 'has a'} default"
        elif not found.is_required() and not is_default(found.default, field["default"]):
            yield f"{where}.{name}: is {as_text(found.default)} by default, not {field['default']}"
        if found is not None and "alias" in field:
            yield f"{where}.{name}: has no alias {field['alias']}"
    for name in [*told["methods"], *told.get("properties", [])]:
        if not hasattr(cls, name):
            yield f"{where}.{name}(): missing"


def is_default(mine: Any, official: str) -> bool:
    if official == "(factory)" or official in (as_text(mine), repr_of_enum(mine)):
        return True
    try:
        return bool(ast.literal_eval(official) == mine)
    except ValueError:
        return False


def repr_of_enum(mine: Any) -> str:
    return f"<{type(mine).__name__}.{mine.name}: {mine.value!r}>" if isinstance(mine, Enum) else ""


def errors() -> Iterator[str]:
    for name, bases in OFFICIAL["exceptions"].items():
        cls = getattr(exceptions, name, None)
        if cls is None:
            yield f"exceptions.{name}: missing"
            continue
        for base in bases:
            if base not in {each.__name__ for each in cls.__mro__}:
                yield f"exceptions.{name}: is no {base}"


def functions() -> Iterator[str]:
    for name, signature in OFFICIAL["state_constructors"].items():
        if not hasattr(states, name):
            yield f"states.{name}: missing"
        else:
            yield from parameters(f"states.{name}", parsed(signature), ours(getattr(states, name)))
    for name, signature in OFFICIAL["factories"].items():
        yield from parameters(name, parsed(signature), ours(FACTORIES[name]))


# The names for `from prefect.client.schemas import ...`.
PACKAGE = [
    "BlockDocument",
    "BlockSchema",
    "BlockType",
    "BlockTypeUpdate",
    "DEFAULT_BLOCK_SCHEMA_VERSION",
    "FlowRun",
    "FlowRunPolicy",
    "FlowRunResult",
    "OrchestrationResult",
    "RunInput",
    "SetStateStatus",
    "State",
    "StateAbortDetails",
    "StateAcceptDetails",
    "StateCreate",
    "StateDetails",
    "StateRejectDetails",
    "StateType",
    "TaskRun",
    "TaskRunPolicy",
    "TaskRunResult",
    "Workspace",
]


def package() -> Iterator[str]:
    for name in PACKAGE:
        if not hasattr(importlib.import_module("prefect_rs.client.schemas"), name):
            yield f"schemas.{name}: missing"


def problems() -> list[str]:
    """All differences."""
    return [*methods(), *schemas(), *errors(), *functions(), *package()]


# ---- Tests ---------------------------------------------------------------------------------------


def test_nothing_is_missing_or_different() -> None:
    assert [problem for problem in problems() if reason(problem) is None] == []


def reason(problem: str) -> str | None:
    return next((text for pattern, text in REASONS.items() if re.fullmatch(pattern, problem)), None)


def test_every_reason_is_needed() -> None:
    found = problems()
    assert [each for each in REASONS if not any(re.fullmatch(each, problem) for problem in found)] == []


def test_the_inventory_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    """Prints the number of entries, with `-s`."""
    classes = [told for models in OFFICIAL["schemas"].values() for told in models.values()]
    counts = {
        "methods and properties of the clients": (len(OFFICIAL["PrefectClient"]), 137),
        "methods of the cloud client": (len(OFFICIAL["CloudClient"]), 14),
        "schema classes": (len(classes), 215),
        "fields": (sum(len(told.get("fields", ())) for told in classes), 941),
        "enumeration members": (sum(len(told.get("members", ())) for told in classes), 84),
        "methods of schema classes": (sum(len(told.get("methods", ())) for told in classes), 249),
        "exceptions": (len(OFFICIAL["exceptions"]), 46),
        "state constructors": (len(OFFICIAL["state_constructors"]), 16),
    }
    found = problems()
    with capsys.disabled():
        print(f"\nCompared with the official client {OFFICIAL['version']}:")
        for what, (count, _) in counts.items():
            print(f"  {count:4} {what}")
        print(f"  {len(found)} differences, each with a reason")
    assert {what: count for what, (count, _) in counts.items()} == {
        what: count for what, (_, count) in counts.items()
    }
    assert OFFICIAL["version"] == prefect_rs._core.PREFECT_VERSION
