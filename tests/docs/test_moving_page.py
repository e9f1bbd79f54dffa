"""Each row of the tables in docs/moving.md is true.

`CHECKS` has a function for each row, named by the row's first cell. What a row says about the official client
is not tested.
"""

from __future__ import annotations

import asyncio
import dataclasses
import importlib.metadata
import inspect
import os
import pickle
import re
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import prefect_rs
import pydantic
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient, exceptions
from prefect_rs._core import _discard_queues
from prefect_rs.client.schemas.filters import FlowFilter
from prefect_rs.client.schemas.objects import Flow, FlowRun, State
from prefect_rs.client.schemas.responses import DeploymentResponse, StateAcceptDetails
from prefect_rs.client.schemas.sorting import FlowSort
from prefect_rs.concurrency import _acquire
from prefect_rs.concurrency.sync import concurrency
from prefect_rs.deployments import run_deployment
from prefect_rs.events import EventTrigger, emit_event
from prefect_rs.events.clients import PrefectEventSubscriber
from prefect_rs.exceptions import (
    ClientClosedError,
    MissingResult,
    ObjectNotFound,
    PrefectHTTPStatusError,
    SettingsError,
    ValidationError,
)
from prefect_rs.settings import PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS
from prefect_rs.states import Completed, Running
from prefect_rs.testing import prefect_test_harness

from tests.support.ephemeral import World
from tests.support.fake_server import FakeVenv
from tests.support.fault_proxy import Accepted, FaultProxy
from tests.support.models import ID
from tests.support.official import OFFICIAL
from tests.support.paths import ROOT
from tests.support.slot_server import LIMIT, RENEWED, SlotServer
from tests.support.standin import Asked, Reply, StandIn, as_json, http
from tests.support.subscribing import Peer, SocketServer
from tests.support.wire import eventually, run_python

PAGE = (ROOT / "docs" / "moving.md").read_text()
FLOW = {"id": str(ID), "name": "etl"}
RUN = {"id": str(ID), "flow_id": str(ID), "name": "north"}

CHECKS: dict[str, Callable[..., None]] = {}


def row(title: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register the check of a row. Its parameters are fixtures."""

    def add(check: Callable[..., None]) -> Callable[..., None]:
        assert title not in CHECKS
        CHECKS[title] = check
        return check

    return add


def titles() -> list[str]:
    """The first cells of the page's tables."""
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    return [title for line in lines if (title := re.split(r"(?<!\\) \| ", line[2:])[0]) != "topic"]


def flows(_asked: Asked) -> Reply:
    return as_json([FLOW], close=False)


def not_found(_asked: Asked) -> Reply:
    return as_json({"detail": "Flow not found"}, 404, close=False)


@pytest.fixture(autouse=True)
def no_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "0")


def test_every_row_has_a_check_and_every_check_a_row() -> None:
    assert len(titles()) == len(set(titles()))
    assert set(titles()) == set(CHECKS)


def test_missing_features_raise_what_the_page_says() -> None:
    missing = PAGE.partition("## Not included")[2]
    for name in ("flow", "task"):
        assert f"`@{name}`" in missing
        assert not hasattr(prefect_rs, name)
    assert "`state.result()` returns the data in the state itself" in missing
    assert State(type="COMPLETED", data=5).result() == 5
    with pytest.raises(exceptions.FailedRun):
        State(type="FAILED").result()
    with pytest.raises(MissingResult):
        State(
            type="COMPLETED", data={"storage_key": "a", "expiration": None, "serializer": {"type": "json"}}
        ).result()


# ---- The same in both clients --------------------------------------------------------------------


@row("names")
def names() -> None:
    assert {name for name in OFFICIAL["PrefectClient"] if name != "loop"} <= set(dir(PrefectClient))
    assert set(OFFICIAL["exceptions"]) <= set(dir(exceptions))
    assert set(OFFICIAL["state_constructors"]) <= set(dir(prefect_rs.states))


@row("settings")
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    (tmp_path / "profiles.toml").write_text(
        'active = "a"\n[profiles.a]\nPREFECT_API_URL = "http://profile/api"\n'
    )
    assert SyncPrefectClient().api_url == "http://profile/api/"
    (tmp_path / "prefect.toml").write_text('[api]\nurl = "http://toml/api"\n')
    assert SyncPrefectClient().api_url == "http://toml/api/"
    (tmp_path / ".env").write_text("PREFECT_API_URL=http://dotenv/api\n")
    assert SyncPrefectClient().api_url == "http://dotenv/api/"
    monkeypatch.setenv("PREFECT_API_URL", "http://variable/api")
    assert SyncPrefectClient().api_url == "http://variable/api/"


@row("requests")
def requests() -> None:
    with StandIn(flows) as server:
        SyncPrefectClient(server.api_url).read_flows(limit=5)
    (asked,) = server.asked
    assert (asked.method, asked.target) == ("POST", "/api/flows/filter")
    # The official client sends null for the filters and the sort.
    assert asked.json() == {"limit": 5, "offset": 0}
    assert asked.headers["x-prefect-api-version"]
    assert asked.headers["user-agent"].startswith("prefect-rs")


@row("retries")
def retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_CLIENT_MAX_RETRIES", raising=False)
    busy = http("", 503, headers={"Retry-After": "0"}, close=False)
    with StandIn(busy) as server, pytest.raises(PrefectHTTPStatusError):
        SyncPrefectClient(server.api_url).read_flows()
    assert len(server.asked) == 1 + 5


@row("connections")
def connections() -> None:
    def slow(asked: Asked) -> Reply:
        if "moved" not in asked.path:
            return http("", 307, headers={"Location": asked.target.replace("flows", "moved")}, close=False)
        time.sleep(0.02)
        return flows(asked)

    async def read(api: str) -> None:
        client = PrefectClient(api)
        found = await asyncio.gather(*(client.read_flows() for _ in range(40)))
        assert all(len(each) == 1 for each in found)

    with StandIn(slow) as server:
        asyncio.run(read(server.api_url))
        # Connections beyond the 8 that are kept alive may be opened again.
        assert server.connections >= 16
        assert len(server.asked) == 80


@row("a closed client")
def a_closed_client() -> None:
    with StandIn(as_json("3.9.1", close=False)) as server:
        client = SyncPrefectClient(server.api_url)
        with client:
            pass
        with pytest.raises(RuntimeError) as caught, client:
            pass
    assert isinstance(caught.value, ClientClosedError)


@row("the wrong kind of `with`")
def the_wrong_kind_of_with() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        PrefectClient("http://127.0.0.1:9/api").__enter__()


@row("models")
def models() -> None:
    flow = Flow(id=ID, name="etl")
    assert flow.model_dump()["name"] == "etl"
    assert flow.model_copy(update={"name": "other"}).name == "other"
    assert flow.model_fields_set == {"id", "name"}
    assert Flow.model_validate_json(flow.model_dump_json()) == flow


@row("trusted CAs")
def trusted_cas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "PREFECT_API_SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    with pytest.raises(exceptions.SettingsError, match="SSL_CERT_DIR"):
        SyncPrefectClient("https://127.0.0.1:9/api").read_flow(ID)


@row("the models' base class")
def base_class() -> None:
    assert not issubclass(Flow, pydantic.BaseModel)
    assert Flow.__mro__[-2].__name__ == "Model"


@row("`except httpx.HTTPStatusError` and others")
def except_httpx() -> None:
    with StandIn(not_found) as server, pytest.raises(httpx.HTTPStatusError) as caught:
        SyncPrefectClient(server.api_url).read_flow(ID)
    assert caught.value.response.status_code == 404


@row("`PrefectHTTPStatusError`")
def http_status_error() -> None:
    assert issubclass(ObjectNotFound, PrefectHTTPStatusError)


# ---- Different -----------------------------------------------------------------------------------


@row("import")
def import_() -> None:
    program = """
import time
start = time.process_time()
import prefect_rs
prefect_rs.PrefectClient
print(time.process_time() - start)
"""
    assert min(float(run_python(program).stdout) for _ in range(3)) < 0.1


@row("dependencies")
def dependencies() -> None:
    needed = importlib.metadata.requires("prefect-rs") or []
    assert [each for each in needed if "extra ==" not in each] == []


@row("a client on a second event loop")
def a_second_event_loop() -> None:
    with StandIn(flows) as server:
        client = PrefectClient(server.api_url)

        async def read() -> int:
            return len(await client.read_flows())

        assert [asyncio.run(read()) for _ in range(2)] == [1, 1]


@row("a client in a forked child")
def a_forked_child() -> None:
    program = """
import os, sys, warnings
warnings.simplefilter("ignore")
from prefect_rs import SyncPrefectClient
client = SyncPrefectClient(sys.argv[1])
client.read_flows()
child = os.fork()
if child == 0:
    os._exit(len(client.read_flows()))
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(client.read_flows()))
"""
    with StandIn(flows) as server:
        ran = run_python(program, server.api_url)
        assert ran.stdout.split() == ["1", "1"], ran.stderr
        assert server.connections == 2


@row("`PrefectClient()` without `api`")
def without_api(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://example.com/api")
    assert PrefectClient().api_url == "http://example.com/api/"


@row("`client.api_url`")
def api_url() -> None:
    assert isinstance(SyncPrefectClient("http://example.com/api").api_url, str)


@row("the result of `hello()`, `request()`")
def answers() -> None:
    with StandIn(as_json("hi", close=False)) as server:
        client = SyncPrefectClient(server.api_url)
        for answer in (client.hello(), client.request("GET", "/hello")):
            assert not isinstance(answer, httpx.Response)
            assert (answer.status_code, answer.json(), answer.text) == (200, "hi", '"hi"')
            assert answer.raise_for_status() is answer


@row("`httpx_settings`")
def httpx_settings() -> None:
    api = "http://127.0.0.1:9/api"
    SyncPrefectClient(api, httpx_settings={"timeout": 5, "limits": httpx.Limits(max_connections=2)})
    SyncPrefectClient(api, httpx_settings={"transport": httpx.MockTransport(lambda _: httpx.Response(204))})
    with pytest.raises(ValidationError, match="not supported: requests are not sent by httpx"):
        SyncPrefectClient(api, httpx_settings={"default_encoding": "utf-8"})


@row("unknown field in a filter")
def unknown_field() -> None:
    with pytest.raises(ValidationError, match="nmae"):
        FlowFilter(nmae="orders")  # type: ignore[call-arg]


@row('`FlowFilter(name="orders")`')
def short_form() -> None:
    name = FlowFilter(name="orders").name
    assert name is not None
    assert name.any_ == ["orders"]


@row("filters as dicts")
def filters_as_dicts() -> None:
    with StandIn(flows) as server:
        SyncPrefectClient(server.api_url).read_flows(flow_filter={"name": {"any_": ["a"]}})
    assert server.asked[0].json()["flows"]["name"]["any_"] == ["a"]


@row("the queue of `emit_event`")
def emit_queue(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    emitted = [emit_event("a", {"prefect.resource.id": "b"}) is not None for _ in range(10_001)]
    _discard_queues()
    assert emitted == [True] * 10_000 + [False]
    assert "1 event was dropped: the queue is full (10000 events)" in caplog.text


@row("[artifact events](#artifact-events)")
def artifact_events(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT__FLOW_RUN_ID", raising=False)

    def without_events(asked: Asked) -> Reply:
        if asked.path == "/api/events":
            return http("", 400, close=False)
        return as_json({"id": str(ID)}, 201, close=False)

    with StandIn(without_events) as server:
        made = SyncPrefectClient(server.api_url).create_artifact({"key": "a"})
        assert [asked.path for asked in server.asked] == ["/api/artifacts/", "/api/events"]
    assert made.id == ID
    assert server.asked[1].json()[0]["event"] == "prefect.artifact.created"
    assert [record.name for record in caplog.records if record.levelname == "WARNING"] == ["prefect_rs"]


@row("the `id` that the server gives a trigger")
def id_of_a_trigger() -> None:
    trigger = EventTrigger(id=ID)
    assert trigger.id == ID
    assert trigger == EventTrigger(id=uuid4())
    assert "id" not in trigger.model_dump()


@row("waiting for a run")
def waiting(proxy: FaultProxy, client: SyncPrefectClient) -> None:
    flow = Flow(id=client.create_flow_from_name("moving"), name="moving")
    run = client.create_flow_run(flow, state=Running())
    proxy.fault = lambda request: Accepted() if request.is_upgrade else None
    ending = threading.Timer(0.5, client.set_flow_run_state, [run.id, Completed()], {"force": True})
    ending.start()
    done = SyncPrefectClient(proxy.api_url).wait_for_flow_run(run, timeout=20, poll_interval=0.2)
    ending.join()
    assert done.state_name == "Completed"
    with pytest.raises(ValidationError, match="poll_interval"):
        client.wait_for_flow_run(run, poll_interval=0)


@row("`FlowRunWaitTimeout`")
def wait_timeouts(client: SyncPrefectClient) -> None:
    flow = Flow(id=client.create_flow_from_name("moving"), name="moving")
    run = client.create_flow_run(flow, state=Running())
    with pytest.raises(TimeoutError, match="Running") as caught:
        client.wait_for_flow_run(run, timeout=0.2)
    assert isinstance(caught.value, exceptions.FlowRunWaitTimeout)


@row("`run_deployment(…, client=…)` outside of an event loop")
def client_of_run_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with StandIn(as_json(RUN, close=False)) as server:
        run = run_deployment(ID, client=SyncPrefectClient(server.api_url), timeout=0)
    assert run.id == ID
    assert server.asked[-1].path == f"/api/deployments/{ID}/create_flow_run"


@pytest.fixture
def slots(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlotServer]:
    monkeypatch.setattr(_acquire, "SHORTEST_LEASE", 0)
    with SlotServer() as server:
        monkeypatch.setenv("PREFECT_API_URL", server.api_url)
        yield server
        server.let_go.set()
    _discard_queues()


@row("the lease of concurrency slots")
def lease_of_slots(slots: SlotServer) -> None:
    # What happens while the GIL is held is tested in tests/modules/concurrency.
    slots.renew = lambda number: RENEWED if number == 5 else as_json({}, 500, close=False)
    with concurrency("limit", lease_duration=1, strict=True):
        assert eventually(lambda: len(slots.renewed) > 6)


@row("`timeout_seconds` of `concurrency`")
def timeout_of_slots(slots: SlotServer) -> None:
    slots.hold_back = True
    first = threading.Thread(target=lambda: concurrency("limit").__enter__())
    first.start()
    assert eventually(lambda: slots.acquired)
    with pytest.raises(TimeoutError), concurrency("limit", timeout_seconds=0.1):
        pass
    assert len(slots.acquired) == 1
    slots.let_go.set()
    first.join()


@row("`concurrency` with a server without leases")
def slots_without_a_lease(slots: SlotServer) -> None:
    slots.acquire = lambda number: (
        as_json([LIMIT], close=False) if number else as_json({"detail": "Method Not Allowed"}, 405)
    )
    with concurrency("limit"):
        assert len(slots.acquired) == 2


@row("`FlowSort.CREATED_ASC`, `UPDATED_ASC`")
def further_sorts() -> None:
    assert FlowSort.CREATED_ASC.value == "CREATED_ASC"
    assert FlowSort.UPDATED_ASC.value == "UPDATED_ASC"


@row('`FlowSort("name", "desc")`')
def sort_in_parts() -> None:
    assert FlowSort("name", "desc") is FlowSort.NAME_DESC


@row("`read_flows(10)`")
def positional() -> None:
    kinds = inspect.signature(SyncPrefectClient.read_flows).parameters
    free = [
        name for name, each in kinds.items() if each.kind is each.POSITIONAL_OR_KEYWORD and name != "self"
    ]
    assert (free[:3], len(free)) == (["limit", "offset", "sort"], 5)
    assert all(name.endswith("_filter") for name in free[3:])


@row("an id that is not a UUID")
def no_uuid() -> None:
    with StandIn(flows) as server, pytest.raises(ValidationError, match="UUID"):
        SyncPrefectClient(server.api_url).read_flow("orders")
    assert server.asked == []


@row("an id")
def an_id() -> None:
    with StandIn(as_json(RUN, close=False)) as server:
        SyncPrefectClient(server.api_url).read_flow_run(FlowRun.model_validate(RUN))
    assert server.asked[0].path == f"/api/flow_runs/{ID}"


@row("`create_flow_run(flow)`")
def a_flow_that_was_read() -> None:
    with StandIn(as_json(RUN, close=False)) as server:
        SyncPrefectClient(server.api_url).create_flow_run(Flow(id=ID, name="etl"))
    assert [asked.path for asked in server.asked] == ["/api/flow_runs/"]


@row("what `create_deployment` returns")
def a_deployment(client: SyncPrefectClient) -> None:
    made = client.create_deployment(client.create_flow_from_name("moving"), f"moving-{uuid4()}")
    assert isinstance(made, DeploymentResponse)
    assert isinstance(made.id, UUID)
    assert client.read_deployment(made) == client.read_deployment(made.id)


@row("`read_flow_by_name` if there is no such flow")
def by_name() -> None:
    with StandIn(not_found) as server, pytest.raises(ObjectNotFound) as caught:
        SyncPrefectClient(server.api_url).read_flow_by_name("orders")
    assert isinstance(caught.value, PrefectHTTPStatusError)


@row("`str()` of an `ObjectNotFound`")
def text_of_not_found() -> None:
    with StandIn(not_found) as server, pytest.raises(ObjectNotFound) as caught:
        SyncPrefectClient(server.api_url).read_flow(ID)
    assert f"/api/flows/{ID}" in str(caught.value)
    assert "Flow not found" in str(caught.value)


@row("`except prefect.exceptions.ObjectNotFound` and others")
def both_packages() -> None:
    program = """
import sys, types
module = types.ModuleType("prefect.exceptions")
exec("class PrefectException(Exception): pass\\nclass ObjectNotFound(PrefectException): pass", vars(module))
from prefect_rs import SyncPrefectClient
for loaded in (False, True):
    if loaded:
        sys.modules["prefect"], sys.modules["prefect.exceptions"] = types.ModuleType("prefect"), module
    try:
        SyncPrefectClient(sys.argv[1]).read_flow("01234567-89ab-cdef-0123-456789abcdef")
    except Exception as error:
        print(isinstance(error, module.ObjectNotFound))
"""
    with StandIn(not_found) as server:
        ran = run_python(program, server.api_url)
    assert ran.stdout.split() == ["False", "True"], ran.stderr


@row("errors without a response")
def errors_without_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    with pytest.raises(exceptions.ConnectError) as caught:
        SyncPrefectClient("http://127.0.0.1:9/api").read_flows()
    assert isinstance(caught.value, httpx.ConnectError)


@row("exceptions and `pickle`")
def errors_and_pickle() -> None:
    with StandIn(not_found) as server, pytest.raises(ObjectNotFound) as caught:
        SyncPrefectClient(server.api_url).read_flow(ID)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.status_code) == (str(caught.value), 404)


@row("names with `/`, `..`, `?` in a path")
def names_in_paths() -> None:
    with StandIn(as_json(FLOW, close=False)) as server:
        SyncPrefectClient(server.api_url).read_flow_by_name("a/../b?c=d")
    assert server.asked[0].target == "/api/flows/name/a%2F..%2Fb%3Fc%3Dd"


@row("pydantic models in parameters")
def pydantic_parameters() -> None:
    class Options(pydantic.BaseModel):
        rows: int = 5
        name: str = "a"

    with StandIn(as_json(RUN, close=False)) as server:
        SyncPrefectClient(server.api_url).create_flow_run(
            Flow(id=ID, name="etl"), parameters={"options": Options(name="b")}
        )
    assert server.asked[0].json()["parameters"] == {"options": {"rows": 5, "name": "b"}}


@row("a create request whose response was lost")
def lost_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")

    def lose(asked: Asked) -> Reply:
        first = sum(each.path == asked.path for each in server.asked) == 1
        return Reply(reset=True) if first else as_json(RUN, close=False)

    with StandIn(lose) as server:
        client = SyncPrefectClient(server.api_url)
        with pytest.raises(exceptions.RequestError):
            client.create_variable({"name": "a", "value": 1})
        assert len(server.asked) == 1
        assert client.create_flow_run(Flow(id=ID, name="etl")).id == ID
        assert len(server.asked) == 3


@row("`idempotency_key` of a run, not given")
def own_key() -> None:
    with StandIn(as_json(RUN, close=False)) as server:
        for _ in range(2):
            SyncPrefectClient(server.api_url).create_flow_run(Flow(id=ID, name="etl"))
    one, other = (asked.json()["idempotency_key"] for asked in server.asked)
    assert one != other


@row("`job_variables` of a run created without any")
def no_job_variables(client: SyncPrefectClient) -> None:
    flow = client.read_flow(client.create_flow_from_name("moving"))
    assert client.create_flow_run(flow).job_variables is None


@row("a stale keep-alive connection")
def closed_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    said_to_be_kept = dataclasses.replace(flows(None), close=True)  # type: ignore[arg-type]
    with StandIn(said_to_be_kept) as server:
        client = SyncPrefectClient(server.api_url)
        start = time.monotonic()
        for _ in range(3):
            client.read_flows()
        assert time.monotonic() - start < 1.5


@row("invalid parameters")
def bad_parameters() -> None:
    with StandIn(as_json(RUN)) as server, pytest.raises(ValidationError) as caught:
        SyncPrefectClient(server.api_url).create_flow_run(
            Flow(id=ID, name="etl"), parameters={"rows": [object()]}
        )
    assert "parameters.rows[0]" in str(caught.value)
    assert "object" in str(caught.value)
    assert server.asked == []


@row("a profile that does not exist")
def no_such_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_PROFILE", "stagign")
    with pytest.raises(SettingsError, match="stagign"):
        SyncPrefectClient()


@row("a server that is started without a URL")
def local_server(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.install_package()
    world.run("import json; SyncPrefectClient(); print(json.dumps(None))")
    [how] = world.started()
    assert os.environ["PREFECT_HOME"] not in how["env"]["PREFECT_SERVER_DATABASE_CONNECTION_URL"]
    assert PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS.value() == 120


@row("`prefect_test_harness`")
def harness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_NOTES", str(tmp_path / "notes"))
    venv = FakeVenv(tmp_path / "venv", tmp_path / "notes")
    monkeypatch.syspath_prepend(str(venv.packages))
    for _ in range(2):
        with prefect_test_harness():
            pass
    assert [how["migrates"] for how in venv.started()] == [True, False]


@row("`OrchestrationResult.details`")
def details() -> None:
    assert {"flow_run_id", "task_run_id", "transition_id"} < set(StateAcceptDetails.model_fields)


@row("the time in the filter of an event subscriber")
def _() -> None:
    filters: list[Any] = []

    def script(peer: Peer) -> None:
        filters.append(peer.authenticate()[1]["filter"])
        peer.close(1000)

    with SocketServer(script) as server:
        given = {"occurred": {"since": "2026-01-01T00:00:00Z"}}
        assert list(PrefectEventSubscriber(server.api_url, given)) == []
        assert list(PrefectEventSubscriber(server.api_url)) == []
    since = [datetime.fromisoformat(each["occurred"]["since"].replace("Z", "+00:00")) for each in filters]
    assert since[0] == datetime(2026, 1, 1, tzinfo=timezone.utc)
    assert datetime.now(timezone.utc) - since[1] < timedelta(minutes=2)


@row("a log subscriber, of a server that does not stream logs")
def _() -> None:
    """In tests/events/test_log_subscribers.py, `test_a_server_that_does_not_stream_logs`."""


@row("what a subscriber misses")
def _() -> None:
    """In tests/events/test_subscribers.py and test_log_subscribers.py."""


@pytest.mark.parametrize("title", CHECKS)
def test_the_row_is_true(title: str, request: pytest.FixtureRequest) -> None:
    check = CHECKS[title]
    check(**{name: request.getfixturevalue(name) for name in inspect.signature(check).parameters})
