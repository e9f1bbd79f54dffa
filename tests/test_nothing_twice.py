"""What a client creates is there once, whatever happened to the answers.

The table of docs/reliability.md says of each operation whether it is repeated when its answer was lost.
Each row is held against what the client does.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fault_proxy import Fault, FaultProxy, Request
from helpers_contract import OpenAPI
from helpers_models import ID
from helpers_standin import Asked, Reply, StandIn, as_json, http
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import get_cloud_client
from prefect_rs.client.schemas.filters import FlowRunFilter
from prefect_rs.exceptions import (
    ObjectNotFound,
    PrefectHTTPStatusError,
    ReadError,
    RemoteProtocolError,
    ValidationError,
)
from prefect_rs.states import Completed, Scheduled
from test_contract import NOT_CALLED, Exchange, arguments
from test_operations import METHODS

BROKEN = (ReadError, RemoteProtocolError)
PAGE = Path(__file__).resolve().parent.parent / "docs" / "reliability.md"


pytestmark = pytest.mark.usefixtures("retries")


# ---- A thousand creations, of which a fifth is not answered --------------------------------------


def test_a_thousand_creations_are_a_thousand(api_url: str, unique: Callable[[str], str]) -> None:
    chance = random.Random(5)
    lost: Counter[bytes] = Counter()

    def lose_some(request: Request) -> Fault | None:
        if "create_flow_run" not in request.target and request.target != "/api/flow_runs/":
            return None
        # At most twice in a row, for the waits double.
        if lost[request.body] == 2 or chance.random() >= 0.2:
            return None
        lost[request.body] += 1
        return chance.choice([Fault.LOSE_ANSWER, Fault.RESET_ANSWER, Fault.HALF_ANSWER])

    async def create(proxy: FaultProxy) -> tuple[Any, set[Any]]:
        client = PrefectClient(proxy.api_url)
        flow_id = await client.create_flow_from_name(unique("thousand"))
        flow = await client.read_flow(flow_id)
        deployment = await client.create_deployment(flow_id, "thousand", parameter_openapi_schema={})
        runs = await asyncio.gather(
            *(client.create_flow_run(flow, state=Scheduled()) for _ in range(500)),
            *(client.create_flow_run_from_deployment(deployment.id) for _ in range(500)),
        )
        return flow_id, {run.id for run in runs}

    with FaultProxy(api_url, lose_some) as proxy:
        flow_id, ids = asyncio.run(create(proxy))
    assert len(ids) == 1000
    assert lost.total() > 100
    with SyncPrefectClient(api_url) as client:
        assert client.count_flow_runs(flow_filter={"id": {"any_": [flow_id]}}) == 1000


# ---- One by one ----------------------------------------------------------------------------------


def losing_first(path: str) -> Callable[[Request], Fault | None]:
    """The first answer to this path is lost."""
    seen: list[str] = []

    def fault(request: Request) -> Fault | None:
        if request.method == "POST" and request.target == f"/api{path}":
            seen.append(path)
            return Fault.LOSE_ANSWER if len(seen) == 1 else None
        return None

    return fault


def test_a_run_has_a_key_of_its_own(through: Callable[..., Any], unique: Callable[[str], str]) -> None:
    flow = through("read_flow", through("create_flow_from_name", unique("keys")))
    one, other = (through("create_flow_run", flow) for _ in range(2))
    assert one.idempotency_key
    assert one.idempotency_key != other.idempotency_key
    assert one.id != other.id


def test_a_given_key_is_kept(through: Callable[..., Any], unique: Callable[[str], str]) -> None:
    flow_id = through("create_flow_from_name", unique("keys"))
    deployment = through("create_deployment", flow_id, "keys", parameter_openapi_schema={})
    runs = [through("create_flow_run_from_deployment", deployment, idempotency_key="mine") for _ in range(2)]
    assert runs[0].id == runs[1].id
    assert runs[0].idempotency_key == "mine"
    flow = through("read_flow", flow_id)
    of_flow = [through("create_flow_run", flow, idempotency_key=key) for key in ("flow's", "flow's", "other")]
    assert of_flow[0].id == of_flow[1].id != of_flow[2].id
    assert of_flow[0].idempotency_key == "flow's"
    with pytest.raises(ValidationError, match="idempotency_key"):
        through("create_flow_run", flow, idempotency_key=5)


@pytest.mark.needs_server("3.6", "bulk operations")
def test_runs_in_bulk(through: Callable[..., Any], proxy: FaultProxy, unique: Callable[[str], str]) -> None:
    flow_id = through("create_flow_from_name", unique("bulk"))
    deployment = through("create_deployment", flow_id, "bulk", parameter_openapi_schema={})
    proxy.fault = losing_first(f"/deployments/{deployment.id}/create_flow_run/bulk")
    through("bulk_create_flow_runs_from_deployment", deployment, [{}, {}, {}])
    assert through("count_flow_runs", flow_filter={"id": {"any_": [flow_id]}}) == 3


def test_a_state_is_entered_once(
    through: Callable[..., Any], proxy: FaultProxy, unique: Callable[[str], str]
) -> None:
    flow = through("read_flow", through("create_flow_from_name", unique("state")))
    run = through("create_flow_run", flow)
    before = len(through("read_flow_run_states", run.id))
    proxy.fault = losing_first(f"/flow_runs/{run.id}/set_state")
    result = through("set_flow_run_state", run.id, Completed())
    assert result.state.is_completed()
    assert len(through("read_flow_run_states", run.id)) == before + 1


def test_what_has_no_key_is_not_repeated(
    through: Callable[..., Any], proxy: FaultProxy, unique: Callable[[str], str]
) -> None:
    name = unique("v").replace("-", "_")
    proxy.fault = losing_first("/variables/")
    with pytest.raises(BROKEN):
        through("create_variable", {"name": name, "value": 1})
    assert [request.method for request in proxy.requests] == ["POST"]
    # The caller can look whether it is there, as here it is.
    assert through("read_variable_by_name", name).value == 1
    through("delete_variable_by_name", name)


@pytest.mark.parametrize("fault", [Fault.RESET_BEFORE, Fault.CLOSE_BEFORE], ids=lambda fault: fault.name)
def test_nor_where_the_server_may_not_have_seen_it(
    through: Callable[..., Any], proxy: FaultProxy, fault: Fault
) -> None:
    proxy.fault = lambda _: fault
    with pytest.raises(BROKEN):
        through("create_variable", {"name": "never", "value": 1})
    assert len(proxy.requests) == 1


def test_a_deletion_whose_answer_was_lost_is_repeated(
    through: Callable[..., Any], proxy: FaultProxy, unique: Callable[[str], str]
) -> None:
    """The server then has nothing to delete any more, and says so."""
    flow = through("read_flow", through("create_flow_from_name", unique("gone")))
    run = through("create_flow_run", flow)
    deletions = iter([Fault.LOSE_ANSWER])
    proxy.fault = lambda request: next(deletions, None) if request.method == "DELETE" else None
    with pytest.raises(ObjectNotFound):
        through("delete_flow_run", run.id)
    assert through("read_flow_runs", flow_run_filter=FlowRunFilter(id=run.id)) == []


# ---- The table -----------------------------------------------------------------------------------

POSTS = sorted(operation for operation in METHODS if operation.startswith("POST "))
CALLED = [operation for operation, method in METHODS.items() if method not in NOT_CALLED]
# Those of Prefect Cloud alone, which are in no server's document.
CLOUD_POSTS: dict[str, Callable[[Any], Any]] = {
    "POST /accounts/{account_id}/workspaces/": lambda client: client.create_workspace("once"),
    "POST /deployments/{id}/branch": lambda client: client.create_deployment_branch(ID, "once"),
    "POST /slas/apply-resource-slas/{resource_id}": lambda client: client.apply_slas_for_deployment(ID, []),
}


def rows() -> dict[str, bool]:
    """What the page says of the POSTs that change something: whether they are repeated."""
    found = re.findall(r"^\| `(POST /[^`]*)` \|.*\| (yes|no)\b.*\|$", PAGE.read_text(), re.MULTILINE)
    return {operation: answer == "yes" for operation, answer in found}


class Losing(Exchange):
    """Answers as the document says, but a gateway loses the first answer to one operation, and says so."""

    def __init__(self, openapi: OpenAPI, method: str, operation: str) -> None:
        super().__init__(openapi, method, nulls=False)
        self.operation = operation
        self.count = 0

    def answer(self, asked: Asked) -> Reply:
        reply = super().answer(asked)
        if self.operations and self.operations[-1] == self.operation:
            self.count += 1
            if self.count == 1:
                return http(status=502, headers={"Retry-After": "0"})
        return reply


def test_the_table_is_of_operations_that_there_are() -> None:
    assert len(rows()) > 30
    assert rows().keys() <= {*POSTS, *CLOUD_POSTS}
    assert CLOUD_POSTS.keys() <= rows().keys()


@pytest.mark.parametrize("operation", CALLED)
def test_each_row_is_true(operation: str, document: dict[str, Any]) -> None:
    """What is in no row reads, or is no POST, and is repeated."""
    method = METHODS[operation]
    is_repeated = rows().get(operation, True)
    for required_only in (True, False):
        losing = Losing(OpenAPI(document), method, operation)
        try:
            losing.run("sync", arguments(method, required_only))
        except PrefectHTTPStatusError as error:
            if is_repeated or error.status_code != 502:
                raise
        if losing.count:
            break
    assert losing.count == (2 if is_repeated else 1)


@pytest.mark.parametrize("operation", CLOUD_POSTS)
def test_each_row_of_prefect_cloud_is_true(operation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = iter([http(status=502, headers={"Retry-After": "0"})])
    done = as_json({"created": [], "updated": [], "deleted": []})
    with StandIn(lambda _: next(lost, done)) as server:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", server.api_url)
        workspace = f"{server.api_url}/accounts/{ID}/workspaces/{ID}"

        async def call() -> None:
            await CLOUD_POSTS[operation](get_cloud_client(workspace, api_key="key"))

        if rows()[operation]:
            asyncio.run(call())
        else:
            with pytest.raises(PrefectHTTPStatusError, match="502"):
                asyncio.run(call())
        assert len(server.asked) == (2 if rows()[operation] else 1)


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])
def test_all_other_methods_are_repeated(method: str) -> None:
    replies = iter([Reply(b"", close=True)])
    ok = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with StandIn(lambda _: next(replies, Reply(ok))) as server:
        assert SyncPrefectClient(server.api_url).request(method, "/x").status_code == 200
        assert [asked.method for asked in server.asked] == [method] * 2
