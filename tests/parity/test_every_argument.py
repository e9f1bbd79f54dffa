"""Whatever a method is given is in the request: every argument of every method of every client.

Each argument is given a value of its own, made up from its type in the stubs, and the requests that follow
are searched for it: paths, query strings, headers and bodies. So an argument that is accepted and not sent,
such as a filter that a query leaves out, fails here without a new test. What is sent in another form, or not
at all, is in a table with the reason; an entry that is not needed is an error.
"""

from __future__ import annotations

import ast
import asyncio
import base64
import functools
import inspect
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import Enum
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import UUID, uuid5

import prefect_rs
import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs._core import Model
from prefect_rs.client.cloud import CloudClient, get_cloud_client
from prefect_rs.client.schemas.actions import BlockDocumentCreate, DeploymentScheduleCreate
from prefect_rs.client.schemas.filters import DeploymentFilter
from prefect_rs.client.schemas.objects import Flow, IPAllowlist, State, Workspace
from prefect_rs.client.schemas.schedules import IntervalSchedule

from tests.support.cases import for_each
from tests.support.exchanges import ARGUMENTS, MATCHING, NOT_CALLED, Exchange, arguments, made_up, methods
from tests.support.models import ID, MOMENT, OTHER_ID, full
from tests.support.openapi import OpenAPI, named
from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http
from tools.stubs import ALIASES

STUBS = Path(prefect_rs.__file__).parent / "client"

# ---- Values in JSON --------------------------------------------------------------------------------

# Fields of models that are not sent: `Model.field`, and why.
FIELDS_NOT_SENT = {
    "AutomationCore.owner_resource": "it cannot be changed by an update",
    "State.created": "the server sets it",
    "State.data": "the data of a first state is not sent, as in the official client",
    "State.id": "the server sets it",
    "State.timestamp": "the server sets it",
    "State.updated": "the server sets it",
    "StateCreate.data": "the data of a first state is not sent, as in the official client",
    "StateDetails.flow_run_id": "it is that of the run",
    "StateDetails.task_run_id": "it is that of the run",
    "StateDetails.transition_id": "each transition has its own",
}


def json_of(value: Any) -> Any:
    """What a value is in JSON, as far as it is sent."""
    if isinstance(value, Model):
        if list(type(value).model_fields) == ["root"]:
            return json_of(value.root)
        kind = type(value).__name__
        return {
            name: json_of(getattr(value, name))
            for name in sorted(value.model_fields_set)
            if f"{kind}.{name}" not in FIELDS_NOT_SENT
        }
    if isinstance(value, Mapping):
        return {name: json_of(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [json_of(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, UUID | datetime | IPv4Network):
        return str(value)
    return value


# ---- What is sent in another form, or not at all --------------------------------------------------

# The methods that iterate over a list.
ITERATORS = [method for method in methods() if method.startswith("iter_")]

CLIENT_SIDE = "it is about what the client does with the response"
AS_OFFICIAL = "the official client has it and does not send it"
NOT_POSSIBLE = "it is refused with any value but None: the server cannot do it"
PAGED_HERE = "the endpoint has no pages: the client cuts the page out of the response"
ASKS_FOR_MORE = "only where the server answers 409: test_work_pools.py"

# `method.argument`, where what is given is not sent, and why.
NOT_SENT = {
    "bulk_create_flow_runs_from_deployment.raise_on_failure": CLIENT_SIDE,
    "bulk_set_flow_run_state.raise_on_failure": CLIENT_SIDE,
    "create_block_document.include_secrets": AS_OFFICIAL,
    "create_work_pool.overwrite": ASKS_FOR_MORE,
    "read_block_documents.block_schema_type": AS_OFFICIAL,
    "read_block_documents_by_type.limit": PAGED_HERE,
    "read_block_documents_by_type.offset": PAGED_HERE,
    "read_flows.work_queue_filter": NOT_POSSIBLE,
    **{
        f"run_deployment.{name}": "it is about the wait: test_run_deployment.py"
        for name in ("wait", "timeout", "poll_interval", "raise_on_failure")
    },
    "update_block_document.include_secrets": AS_OFFICIAL,
    "iter_concurrency_limits.limit": "all are read at once",
    "iter_flow_run_input.limit": "all keys but the known ones are asked for",
    **{f"{method}.progress": CLIENT_SIDE for method in MATCHING},
    **{f"{method}.everything": "it is about which filters are an error" for method in MATCHING},
    **{f"{method}.prefetch": "it is about when the pages are read" for method in ITERATORS},
}

# `method.argument`, with what is in the request for the value that is given.
SENT_AS: dict[str, list[Any]] = {
    "apply_slas_for_deployment.deployment_id": [f"prefect.deployment.{uuid5(ID, 'deployment_id')}"],
    # The cron string, interval or rule stands in a schedule of its own.
    "create_deployment.schedule": [{"rrule": "DTSTART:20200101T000000\nFREQ=DAILY"}],
    "create_deployment.schedules": json_of([full(DeploymentScheduleCreate), full(IntervalSchedule)]),
    "create_deployment_schedules.schedules": [
        *json_of([full(DeploymentScheduleCreate), full(IntervalSchedule)]),
        {"schedule": {"rrule": "DTSTART:20200101T000000\nFREQ=WEEKLY;BYDAY=MO"}, "active": False},
    ],
    "create_flow_run.flow": [str(OTHER_ID)],
    "create_task_run.extra_tags": ["extra_tags 1", "extra_tags 2"],
    "create_task_run.task": ["tasks.extract", "1", {"retries": 2, "retry_jitter_factor": 0.5}, ["a"]],
    "read_deployment_by_name.name": ["flow", "deployment"],
}

# `method.argument`, with values to give where those made up do not do.
VALUES: dict[str, list[Any]] = {
    "create_block_document.block_document": [full(BlockDocumentCreate)],
    "create_deployment_schedules.max_scheduled_runs": [41],
    "create_flow_run.flow": [Flow(id=OTHER_ID, name="etl")],
    "create_work_pool.name": ["name-1"],
    "read_flow_run_logs.limit": [41],
    # Less than a page.
    **{f"{method}.limit": [41] for method in ITERATORS if method != "iter_concurrency_limits"},
    "update_deployment_schedule.max_scheduled_runs": [41],
}

# `method.argument`, with other arguments that it is given with.
BESIDE: dict[str, dict[str, Any]] = {
    "create_work_pool.name": {"work_pool": None},
}

# ---- Values ----------------------------------------------------------------------------------------


@functools.cache
def annotations(module: str, client: str) -> dict[str, dict[str, str]]:
    """The types of the arguments of a client's methods, as the stubs have them."""
    tree = ast.parse((STUBS / f"{module}.pyi").read_text())
    found = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == client)
    return {
        one.name: {
            each.arg: without_aliases(ast.unparse(each.annotation))
            for each in [*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs]
            if each.annotation is not None
        }
        for one in found.body
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def without_aliases(annotation: str) -> str:
    for alias, meaning in ALIASES.items():
        annotation = re.sub(rf"\b{alias}\b", meaning, annotation)
    return annotation


def parameters(client: type[Any], method: str) -> list[inspect.Parameter]:
    """A method's arguments."""
    return list(inspect.signature(getattr(client, method)).parameters.values())[1:]


def values(key: str, annotation: str) -> list[Any]:
    """Values for an argument, each of which has to be in the request."""
    name = key.partition(".")[2]
    number = zlib.crc32(name.encode()) % 1000 + 1000
    plain: dict[str, list[Any]] = {
        "str": [f"{name} é😀"],
        "int": [number],
        "float": [number + 0.5],
        "UUID": [uuid5(ID, name)],
        "datetime": [MOMENT + timedelta(minutes=number)],
        "timedelta": [timedelta(minutes=number)],
        "bool": [True, False],
        "dict[str, Any]": [{"key": name, "number": number}],
        "list[str]": [[f"{name} 1", f"{name} 2"]],
        "list[UUID]": [[uuid5(ID, f"{name} {n}") for n in range(2)]],
    }
    if key in VALUES:
        return VALUES[key]
    if key in ARGUMENTS:
        # One id for everything could not be told from another's.
        return plain["UUID"] if ARGUMENTS[key] in (ID, str(ID)) else [ARGUMENTS[key]]
    annotation = annotation.removesuffix(" | None").replace("UUID | str", "UUID")
    annotation = annotation.replace("Iterable[", "list[").replace("Mapping[", "dict[")
    first = annotation if annotation in plain else annotation.partition(" | ")[0]
    if first in plain:
        return plain[first]
    if literals := re.match(r"Literal\[(.*)\]$", annotation):
        return list(ast.literal_eval(f"[{literals[1]}]"))
    if re.fullmatch(r"\w+", first) and first != "Any" and issubclass(named(first), Enum):
        return list(named(first))
    return [made_up(key, annotation)]


def expected(key: str, value: Any) -> list[Any]:
    """What has to be in the requests for an argument of this value."""
    if key in SENT_AS:
        return SENT_AS[key]
    found = json_of(value)
    if isinstance(value, DeploymentFilter):
        # Two criteria have another place: crates/prefect-client/src/client/rewrite.rs
        active = found.pop("is_schedule_active")
        return [found, {"paused": {"eq_": not active}}, {"name": found.pop("work_pool_name")}]
    if hasattr(value, "id") and not isinstance(value, State) and key.endswith("_id"):
        return [json_of(value.id)]
    return [found]


# ---- Requests --------------------------------------------------------------------------------------


def nodes(asked: Asked) -> Iterator[Any]:
    """Each value in a request: in its path, query, headers and body."""
    yield from map(unquote, asked.path.split("/"))
    yield from (value for _, value in parse_qsl(asked.query))
    yield from asked.headers.values()
    if asked.body:
        try:
            yield from within(json.loads(asked.body))
        except ValueError:
            yield asked.body.decode()


def within(value: Any) -> Iterator[Any]:
    """A value of JSON, and every value in it."""
    yield value
    if isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from within(item)


def has(node: Any, wanted: Any) -> bool:
    """Whether a value in a request is the one that was given, or has all that is in it."""
    if isinstance(wanted, dict):
        return isinstance(node, dict) and all(
            name in node and has(node[name], item) for name, item in wanted.items()
        )
    if isinstance(wanted, list):
        return (
            isinstance(node, list)
            and len(node) == len(wanted)
            and all(any(has(one, each) for one in node) for each in wanted)
        )
    return normal(node) == normal(wanted)


def normal(value: Any) -> Any:
    """One form for what has several: a query has numbers and booleans as text, and times have offsets."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        if re.fullmatch(r"\d+(\.\d+)?", value):
            return float(value)
        if re.match(r"\d{4}-\d\d-\d\d[T ]", value):
            return datetime.fromisoformat(value)
        # An ascending order that the server lacks is the descending one, read from the end.
        return value.replace("_ASC", "_DESC")
    return value


class Recording(Exchange):
    """Answers as the document says, and keeps the requests."""

    def __init__(self, openapi: OpenAPI, method: str) -> None:
        super().__init__(openapi, method, nulls=False)
        self.asked: list[Asked] = []

    def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        return super().answer(asked)


RANDOM = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


# The default of a filter on events.
NOW = re.compile(rb'(?<="until":")[^"]+')


def shown(requests: list[Asked]) -> list[str]:
    """Requests without the random ids and the present time that the client adds."""
    return [
        f"{one.method} {one.target} {NOW.sub(b'NOW', RANDOM.sub(b'RANDOM', one.body)).decode()}"
        for one in requests
    ]


def missing(
    key: str, given: list[Any], sent: list[list[Asked]], without: list[Asked] | None
) -> Iterator[str]:
    """What was given and is not in the requests: those for each value, and those without the argument."""
    for value, requests in zip(given, sent, strict=True):
        found = [node for one in requests for node in nodes(one)]
        # A flag has no value of its own: what counts is that the two differ.
        for wanted in [] if isinstance(value, bool) else expected(key, value):
            if not any(has(node, wanted) for node in found):
                yield f"{key}: {wanted!r} is not in {shown(requests)}"
    different = {tuple(shown(requests)) for requests in sent}
    if len(different) < len(sent):
        yield f"{key}: the request is the same for some of {given}"
    if without is not None and len(sent) == 1 and tuple(shown(without)) in different:
        yield f"{key}: the request is the same without it"


# ---- The methods of a Prefect server ---------------------------------------------------------------


@pytest.fixture(scope="module")
def openapi(document: dict[str, Any]) -> OpenAPI:
    """The document of the server that runs, to be asked."""
    return OpenAPI(document)


def sent(openapi: OpenAPI, mode: str, method: str, given: dict[str, Any]) -> list[Asked]:
    recording = Recording(openapi, method)
    recording.run(mode, given)
    return recording.asked


def missing_of(openapi: OpenAPI, mode: str, method: str) -> list[str]:
    """The arguments of a method that are not sent."""
    client = "SyncPrefectClient" if mode == "sync" else "PrefectClient"
    types = annotations("orchestration", client)[method]
    required = arguments(method, required_only=True)
    without = sent(openapi, mode, method, required)
    wrong: list[str] = []
    for parameter in parameters(SyncPrefectClient, method):
        key = f"{method}.{parameter.name}"
        if key in NOT_SENT:
            continue
        if parameter.kind is parameter.VAR_KEYWORD:
            if more := ARGUMENTS.get(key):
                requests = sent(openapi, mode, method, {**required, **more})
                wrong += missing(key, [more], [requests], None)
            continue
        given = values(key, types[parameter.name])
        requests = [
            sent(openapi, mode, method, {**required, **BESIDE.get(key, {}), parameter.name: value})
            for value in given
        ]
        is_required = parameter.name in required
        wrong += missing(key, given, requests, None if is_required else without)
    return wrong


@pytest.mark.parametrize("method", methods())
@for_each(mode=["sync", "async"])
def test_every_argument_is_in_the_request(openapi: OpenAPI, mode: str, method: str) -> None:
    assert missing_of(openapi, mode, method) == []


def test_no_exception_is_stale(openapi: OpenAPI) -> None:
    """What is said not to be sent is not, and every table is about arguments that there are."""
    known = {f"{method}.{one.name}" for method in methods() for one in parameters(SyncPrefectClient, method)}
    assert {*NOT_SENT, *SENT_AS, *VALUES, *BESIDE} <= known
    # Every method is called by one of these tests.
    waits = {f"wait_for_{kind}_run{ending}" for kind in ("flow", "task") for ending in ("", "s")}
    streams = {"follow_flow_run", "subscribe_events", "subscribe_logs"}
    others = {"cancel_flow_run", "client_version", "read_events_page"}
    options = {"on_error", "on_request", "on_response", "on_retry", "with_options"}
    numbered = {"iter_work_pool_concurrency_status", "iter_work_queue_concurrency_status"}
    assert NOT_CALLED.keys() == {*RAW, *waits, *streams, *others, *options, *numbered}
    for key, reason in NOT_SENT.items():
        if reason == NOT_POSSIBLE:
            continue
        method, name = key.split(".")
        required = arguments(method, required_only=True)
        requests = {
            tuple(shown(sent(openapi, "sync", method, {**required, name: value})))
            for value in values(key, annotations("orchestration", "SyncPrefectClient")[method][name])
        }
        assert requests == {tuple(shown(sent(openapi, "sync", method, required)))}, key


def test_an_argument_that_is_not_sent_is_seen(openapi: OpenAPI) -> None:
    """The check itself, with requests from which something is missing."""
    flow = {"name": {"any_": ["a"]}}
    whole = sent(openapi, "sync", "read_flows", {"flow_filter": flow, "limit": 1234, "offset": 7})
    bare = sent(openapi, "sync", "read_flows", {})
    assert list(missing("read_flows.flow_filter", [flow], [whole], bare)) == []
    for key, value in {"flow_filter": flow, "limit": 1234, "offset": 7}.items():
        problems = list(missing(f"read_flows.{key}", [value], [bare], bare))
        assert len(problems) == 2, problems
    assert len(list(missing("read_flows.x", [True, False], [bare, bare], bare))) == 1


# ---- Requests of any kind --------------------------------------------------------------------------

RAW = ("request", "get", "post", "put", "patch", "delete", "head", "options")
# Each argument of the raw methods, with what has to be in the request.
RAW_ARGUMENTS: dict[str, tuple[Any, Any]] = {
    "method": ("PATCH", "PATCH"),
    "path": ("/argument-path", "argument-path"),
    "route": ("/argument-route", "argument-route"),
    "url": ("/argument-url", "argument-url"),
    "params": ({"name": "argument-params"}, "argument-params"),
    "path_params": ({"part": "argument/path params"}, "argument/path params"),
    "json": ({"key": ["argument-json"]}, {"key": ["argument-json"]}),
    "content": (b"argument-content", "argument-content"),
    "data": ({"key": "argument-data"}, "key=argument-data"),
    "headers": ({"X-Argument": "argument-header"}, "argument-header"),
    "auth": (("user", "password"), f"Basic {base64.b64encode(b'user:password').decode()}"),
}
RAW_NOT_SENT = {"follow_redirects": CLIENT_SIDE, "timeout": CLIENT_SIDE}


def raw_problems(client: type[Any], method: str, call: Callable[..., Any], asked: list[Asked]) -> list[str]:
    """The arguments of a raw method that are not in the requests that it sends by way of `call`."""
    wrong = []
    for parameter in parameters(client, method):
        if parameter.name in RAW_NOT_SENT:
            continue
        value, wanted = RAW_ARGUMENTS[parameter.name]
        names = [one.name for one in parameters(client, method)]
        place = next(name for name in ("path", "route", "url") if name in names)
        given: dict[str, Any] = {place: "/flows/x"}
        if "path_params" in names:
            given = {"method": "POST", place: "/flows/{part}", "path_params": {"part": "x"}}
        asked.clear()
        call(method, **{**given, parameter.name: value})
        if not any(has(node, wanted) for one in asked for node in [one.method, *nodes(one)]):
            wrong.append(f"{method}.{parameter.name}: not in {asked}")
    return wrong


@pytest.mark.parametrize("method", RAW)
@for_each(mode=["sync", "async"])
def test_every_argument_of_a_raw_request_is_in_it(mode: str, method: str) -> None:
    with StandIn(as_json(None)) as server:
        caller = Caller(mode, server.api_url)
        assert raw_problems(SyncPrefectClient, method, caller, server.asked) == []
        caller.close()


# ---- Prefect Cloud ---------------------------------------------------------------------------------

WORKSPACE = full(Workspace).model_dump_json()
# The methods that only a CloudClient has and that have arguments: a value for each, and what is sent for it.
CLOUD: dict[str, dict[str, tuple[Any, Any]]] = {
    "create_workspace": {
        "name": ("Argument Name", "Argument Name"),
        "description": ("argument-description", "argument-description"),
        "handle": ("argument-handle", "argument-handle"),
    },
    "read_workspace_settings": {"workspace_id": (OTHER_ID, str(OTHER_ID))},
    "update_account_ip_allowlist": {
        "updated_allowlist": (full(IPAllowlist), {"entries": json_of(full(IPAllowlist))["entries"]})
    },
    "update_account_settings": {"settings": ({"ai_log_summaries": False}, {"ai_log_summaries": False})},
}


CLOUD_RAW = (*(name for name in RAW if name in vars(CloudClient)), "raw_request")


@pytest.mark.parametrize("method", CLOUD_RAW)
def test_every_argument_of_a_raw_request_to_prefect_cloud_is_in_it(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(as_json(None)) as server:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", server.api_url)

        def call(name: str, **given: Any) -> None:
            async def wait() -> None:
                await getattr(get_cloud_client(server.api_url, api_key="key"), name)(**given)

            asyncio.run(wait())

        assert raw_problems(CloudClient, method, call, server.asked) == []


@pytest.mark.parametrize("method", sorted(name for name in vars(CloudClient) if not name.startswith("_")))
def test_every_argument_of_prefect_clouds_own_methods_is_in_the_request(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not callable(getattr(CloudClient, method)) or method in CLOUD_RAW:
        return
    names = [one.name for one in parameters(CloudClient, method)]
    assert names == list(CLOUD.get(method, {})), "say in CLOUD what its arguments are sent as"
    given = {name: value for name, (value, _) in CLOUD.get(method, {}).items()}
    with StandIn(http(WORKSPACE)) as server:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", server.api_url)
        client = get_cloud_client(f"{server.api_url}/accounts/{ID}/workspaces/{ID}", api_key="key")

        async def call() -> None:
            await getattr(client, method)(**given)

        if given:
            asyncio.run(call())
    found = [node for asked in server.asked for node in nodes(asked)]
    for name, (_, wanted) in CLOUD.get(method, {}).items():
        assert any(has(node, wanted) for node in found), f"{method}.{name}: not in {server.asked}"
