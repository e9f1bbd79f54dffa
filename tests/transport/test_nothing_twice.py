"""What a client creates exists once, even if responses are lost.

The table in docs/reliability.md says for each operation whether it is retried after a lost response. Each row
is compared with what the client does.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
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

from tests.support.exchanges import NOT_CALLED, Exchange, arguments
from tests.support.fault_proxy import Fault, FaultProxy, Request
from tests.support.models import ID
from tests.support.openapi import OpenAPI
from tests.support.operations import METHODS
from tests.support.paths import ROOT
from tests.support.standin import Asked, Reply, StandIn, as_json, http

BROKEN = (ReadError, RemoteProtocolError)
PAGE = ROOT / "docs" / "reliability.md"


pytestmark = pytest.mark.usefixtures("retries")


# ---- Many creations; a fifth of the responses is lost --------------------------------------


@pytest.mark.parametrize("count", [100, pytest.param(500, marks=pytest.mark.long)])
def test_creations(api_url: str, unique: Callable[[str], str], count: int) -> None:
    chance = random.Random(5)
    lost: Counter[bytes] = Counter()

    def lose_some(request: Request) -> Fault | None:
        if "create_flow_run" not in request.target and request.target != "/api/flow_runs/":
            return None
        # At most two in a row, because the delay doubles.
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
            *(client.create_flow_run(flow, state=Scheduled()) for _ in range(count)),
            *(client.create_flow_run_from_deployment(deployment.id) for _ in range(count)),
        )
        return flow_id, {run.id for run in runs}

    with FaultProxy(api_url, lose_some) as proxy:
        flow_id, ids = asyncio.run(create(proxy))
    assert len(ids) == 2 * count
    assert lost.total() > count / 5
    with SyncPrefectClient(api_url) as client:
        assert client.count_flow_runs(flow_filter={"id": {"any_": [flow_id]}}) == 2 * count


# ---- Single operations ---------------------------------------------------------------------------


def losing_first(path: str) -> Callable[[Request], Fault | None]:
    """Lose the first response to this path."""
    seen: list[str] = []

    def fault(request: Request) -> Fault | None:
        if request.method == "POST" and request.target == f"/api{path}":
            seen.append(path)
            return Fault.LOSE_ANSWER if len(seen) == 1 else None
        return None

    return fault


def test_runs_have_different_idempotency_keys(
    through: Callable[..., Any], unique: Callable[[str], str]
) -> None:
    flow = through("read_flow", through("create_flow_from_name", unique("keys")))
    one, other = (through("create_flow_run", flow) for _ in range(2))
    assert one.idempotency_key
    assert one.idempotency_key != other.idempotency_key
    assert one.id != other.id


def test_an_explicit_idempotency_key(through: Callable[..., Any], unique: Callable[[str], str]) -> None:
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
def test_bulk_creation(through: Callable[..., Any], proxy: FaultProxy, unique: Callable[[str], str]) -> None:
    flow_id = through("create_flow_from_name", unique("bulk"))
    deployment = through("create_deployment", flow_id, "bulk", parameter_openapi_schema={})
    proxy.fault = losing_first(f"/deployments/{deployment.id}/create_flow_run/bulk")
    through("bulk_create_flow_runs_from_deployment", deployment, [{}, {}, {}])
    assert through("count_flow_runs", flow_filter={"id": {"any_": [flow_id]}}) == 3


def test_a_state_is_set_once(
    through: Callable[..., Any], proxy: FaultProxy, unique: Callable[[str], str]
) -> None:
    flow = through("read_flow", through("create_flow_from_name", unique("state")))
    run = through("create_flow_run", flow)
    before = len(through("read_flow_run_states", run.id))
    proxy.fault = losing_first(f"/flow_runs/{run.id}/set_state")
    result = through("set_flow_run_state", run.id, Completed())
    assert result.state.is_completed()
    assert len(through("read_flow_run_states", run.id)) == before + 1


def test_a_creation_without_a_key_is_not_retried(
    through: Callable[..., Any], proxy: FaultProxy, unique: Callable[[str], str]
) -> None:
    name = unique("v").replace("-", "_")
    proxy.fault = losing_first("/variables/")
    with pytest.raises(BROKEN):
        through("create_variable", {"name": name, "value": 1})
    assert [request.method for request in proxy.requests] == ["POST"]
    # The caller can check whether it exists, which it does here.
    assert through("read_variable_by_name", name).value == 1
    through("delete_variable_by_name", name)


@pytest.mark.parametrize("fault", [Fault.RESET_BEFORE, Fault.CLOSE_BEFORE], ids=lambda fault: fault.name)
def test_a_creation_without_a_key_that_may_have_been_lost_is_not_retried(
    through: Callable[..., Any], proxy: FaultProxy, fault: Fault
) -> None:
    proxy.fault = lambda _: fault
    with pytest.raises(BROKEN):
        through("create_variable", {"name": "never", "value": 1})
    assert len(proxy.requests) == 1


def test_a_deletion_is_retried_after_a_lost_response(
    through: Callable[..., Any], proxy: FaultProxy, unique: Callable[[str], str]
) -> None:
    """The server then responds that there is nothing to delete."""
    flow = through("read_flow", through("create_flow_from_name", unique("gone")))
    run = through("create_flow_run", flow)
    deletions = iter([Fault.LOSE_ANSWER])
    proxy.fault = lambda request: next(deletions, None) if request.method == "DELETE" else None
    with pytest.raises(ObjectNotFound):
        through("delete_flow_run", run.id)
    assert through("read_flow_runs", flow_run_filter=FlowRunFilter(id=run.id)) == []


# ---- The table in the documentation --------------------------------------------------------------

POSTS = sorted(operation for operation in METHODS if operation.startswith("POST "))
CALLED = [operation for operation, method in METHODS.items() if method not in NOT_CALLED]
# Operations of Prefect Cloud only, which no server's document has.
CLOUD_POSTS: dict[str, Callable[[Any], Any]] = {
    "POST /accounts/{account_id}/workspaces/": lambda client: client.create_workspace("once"),
    "POST /deployments/{id}/branch": lambda client: client.create_deployment_branch(ID, "once"),
    "POST /slas/apply-resource-slas/{resource_id}": lambda client: client.apply_slas_for_deployment(ID, []),
}


def rows() -> dict[str, bool]:
    """The rows of the table: whether each POST that is not a read is retried."""
    found = re.findall(r"^\| `(POST /[^`]*)` \|.*\| (yes|no)\b.*\|$", PAGE.read_text(), re.MULTILINE)
    return {operation: answer == "yes" for operation, answer in found}


class Losing(Exchange):
    """Respond as the document says, but for a gateway that loses the first response to one operation."""

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


def test_rows_are_existing_operations() -> None:
    assert len(rows()) > 30
    assert rows().keys() <= {*POSTS, *CLOUD_POSTS}
    assert CLOUD_POSTS.keys() <= rows().keys()


# Reads that are called otherwise.
READS = {"filter_flow_run_input", "validate_obj", "validate_template"}


@pytest.mark.parametrize("operation", POSTS)
def test_a_post_without_a_row_is_a_read(operation: str) -> None:
    """Otherwise a request that creates something could be retried without notice."""
    if operation not in rows():
        assert (
            METHODS[operation].startswith(("read_", "count_", "paginate_", "get_"))
            or METHODS[operation] in READS
        )


@pytest.mark.parametrize("operation", CALLED)
def test_rows_match_the_client(operation: str, document: dict[str, Any]) -> None:
    """Operations without a row are reads, or no POST, and are retried."""
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
def test_rows_of_prefect_cloud_match_the_client(operation: str, monkeypatch: pytest.MonkeyPatch) -> None:
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
def test_all_other_http_methods_are_retried(method: str) -> None:
    replies = iter([Reply(b"", close=True)])
    ok = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with StandIn(lambda _: next(replies, Reply(ok))) as server:
        assert SyncPrefectClient(server.api_url).request(method, "/x").status_code == 200
        assert [asked.method for asked in server.asked] == [method] * 2
