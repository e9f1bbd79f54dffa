"""`with_options`: clients that share everything but a few options."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import CloudClient
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.deployments import run_deployment
from prefect_rs.exceptions import (
    ClientClosedError,
    ConnectTimeout,
    PrefectHTTPStatusError,
    ReadTimeout,
    ValidationError,
)

from tests.support.clients import Derived
from tests.support.fault_proxy import FaultProxy, Status
from tests.support.standin import Caller, StandIn, as_json, echo, locations
from tests.support.wire import Wire, unresponsive_host

Run = Callable[..., Any]
AT_ONCE = {"Retry-After": "0"}


def test_headers_replace_those_of_the_client(connect: Callable[..., Caller], run: Run) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url, httpx_settings={"headers": {"X-A": "1", "X-B": "1"}}).client
        other = client.with_options(headers={"x-a": "2", "X-C": "2", "Authorization": "Bearer other"})
        sent = run(other, "get", "/x").json()["headers"]
        assert [sent["x-a"], sent["x-b"], sent["x-c"]] == ["2", "1", "2"]
        assert sent["authorization"] == "Bearer other"
        assert run(other, "get", "/x", headers={"X-A": "3"}).json()["headers"]["x-a"] == "3"
        both = other.with_options(headers=[("X-D", "4"), ("X-A", "5")])
        sent = run(both, "get", "/x").json()["headers"]
        assert [sent["x-a"], sent["x-c"], sent["x-d"]] == ["5", "2", "4"]
        assert "other" not in str(both._client.headers)
        sent = run(client, "get", "/x").json()["headers"]
        assert sent["x-a"] == "1"
        assert "x-c" not in sent
        assert "authorization" not in sent


@pytest.mark.usefixtures("retries")
def test_max_retries(proxy: FaultProxy, through: Caller, run: Run) -> None:
    proxy.fault = lambda _: Status(503, AT_ONCE)
    for most in (0, 2):
        before = len(proxy.requests)
        with pytest.raises(PrefectHTTPStatusError):
            run(through.client.with_options(max_retries=most), "count_flows")
        assert len(proxy.requests) - before == most + 1


def test_the_read_timeout(mute: Wire, connect: Callable[..., Caller], run: Run) -> None:
    client = connect(mute.url, httpx_settings={"timeout": None}).client
    for timeout in (0.05, (1, 0.05, 1, 1), {"timeout": 0.05}):
        with pytest.raises(ReadTimeout, match=r"no response arrived within 0\.05 s"):
            run(client.with_options(timeout=timeout, max_retries=0), "hello")


def test_the_connect_timeout(connect: Callable[..., Caller], run: Run) -> None:
    with unresponsive_host() as url:
        client = connect(url).client
        with pytest.raises(ConnectTimeout, match=r"within 0\.05 s"):
            run(client.with_options(timeout=0.05, max_retries=0), "hello")
        with pytest.raises(ConnectTimeout, match=r"within 0\.06 s"):
            run(client, "get", "/hello", timeout=0.06)


def test_none_is_no_limit(connect: Callable[..., Caller]) -> None:
    client = connect("http://127.0.0.1:9/api", httpx_settings={"timeout": 7}).client
    assert client.with_options(timeout=None)._client.timeout.read is None
    assert client.with_options()._client.timeout.read == 7
    assert client.with_options(timeout=3).with_options(max_retries=1)._client.timeout.read == 3


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"timeout": "soon"}, "timeout"),
        ({"timeout": -1}, "timeout"),
        ({"timeout": {"read": 1}}, "timeout.connect"),
        ({"max_retries": -1}, "max_retries"),
        ({"max_retries": True}, "max_retries"),
        ({"max_retries": 1.5}, "max_retries"),
        ({"headers": 3}, "headers"),
        ({"headers": {"X A": "b"}}, "headers.X A"),
        ({"idempotency_key": ""}, "idempotency_key"),
        ({"idempotency_key": 7}, "idempotency_key"),
    ],
)
def test_options_are_checked(connect: Callable[..., Caller], options: dict[str, Any], place: str) -> None:
    client = connect("http://127.0.0.1:9/api").client
    with pytest.raises(ValidationError) as caught:
        client.with_options(**options)
    assert locations(caught.value) == [place]


def test_all_invalid_options_are_reported_at_once(connect: Callable[..., Caller]) -> None:
    client = connect("http://127.0.0.1:9/api").client
    with pytest.raises(ValidationError) as caught:
        client.with_options(timeout="soon", max_retries=-1)
    assert locations(caught.value) == ["timeout", "max_retries"]
    with pytest.raises(TypeError, match="unexpected keyword argument 'retries'"):
        client.with_options(retries=1)


def test_it_shares_the_connections(connect: Callable[..., Caller], run: Run) -> None:
    with StandIn(as_json("hello", close=False)) as server:
        client = connect(server.api_url).client
        for _ in range(3):
            run(client.with_options(timeout=5), "hello")
            run(client, "hello")
        assert server.connections == 1


def test_closing_one_closes_both(api_url: str) -> None:
    with SyncPrefectClient(api_url) as client:
        with client.with_options(timeout=5) as other:
            other.hello()
        client.hello()  # it is in a block of its own
    with pytest.raises(ClientClosedError):
        client.with_options(timeout=5).hello()
    alone = SyncPrefectClient(api_url)
    with alone.with_options(timeout=5):
        pass
    with pytest.raises(ClientClosedError):
        alone.hello()


def test_a_subclass_stays_one(api_url: str) -> None:
    class Mine(Derived):
        def __init__(self, url: str, name: str) -> None:
            super().__init__(url)
            self.name = name

    client = Mine(api_url, "a")
    other = client.with_options(timeout=5)
    assert type(other) is Mine
    assert other.name == "a"
    assert asyncio.run(other.read_flows())[0] == "own"
    cloud = CloudClient(
        "https://api.prefect.cloud/api/accounts/9b649228-0419-40e1-9e0d-44954b5c0ab6", api_key="pnu_x"
    )
    assert isinstance(cloud.with_options(timeout=1), CloudClient)
    assert cloud.with_options(timeout=1).account_id == cloud.account_id


def test_no_options_leak(api_url: str) -> None:
    client = SyncPrefectClient(api_url)
    other = client.with_options(headers={"X-Secret": "hunter2"})
    assert "hunter2" not in repr(other)
    assert "hunter2" not in str(vars(other))
    gone = weakref.ref(other)
    del other
    gc.collect()
    assert gone() is None


class TestIdempotencyKey:
    """The idempotency key of the options."""

    @pytest.fixture
    def deployment(self, client: SyncPrefectClient) -> Any:
        flow_id = client.create_flow_from_name("with-options")
        return client.create_deployment(flow_id, "with-options", parameter_openapi_schema={})

    def test_it_is_that_of_the_created_run(
        self, deployment: Any, connect: Callable[..., Caller], run: Run, api_url: str, mode: str
    ) -> None:
        client = connect(api_url).client
        keyed = client.with_options(idempotency_key=f"key-{mode}-{deployment}")
        first = run(keyed, "create_flow_run_from_deployment", deployment)
        assert first.idempotency_key == f"key-{mode}-{deployment}"
        assert run(keyed, "create_flow_run_from_deployment", deployment).id == first.id
        assert run(keyed, "run_deployment", deployment).id == first.id
        same = f"key-{mode}-{deployment}"
        assert run(keyed, "run_deployment", deployment, idempotency_key=same).id == first.id
        assert run(client, "create_flow_run_from_deployment", deployment).id != first.id

    def test_two_keys_are_an_error(
        self, deployment: Any, connect: Callable[..., Caller], run: Run, proxy: FaultProxy
    ) -> None:
        keyed = connect(proxy.api_url).client.with_options(idempotency_key="a")
        for method in ("create_flow_run_from_deployment", "run_deployment"):
            with pytest.raises(ValidationError, match="idempotency_key: the client has one"):
                run(keyed, method, deployment, idempotency_key="b")
        with pytest.raises(ValidationError, match="idempotency_key: the client has one"):
            run(keyed, "run_deployment", "with-options/with-options", idempotency_key="b")
        assert proxy.requests == []

    @pytest.mark.parametrize(
        ("method", "arguments"),
        [
            ("read_flows", ()),
            ("iter_flows", ()),
            ("post", ("/flow_runs/",)),
            ("bulk_create_flow_runs_from_deployment", ("0" * 32, [])),
            ("wait_for_flow_run", ("0" * 32,)),
        ],
    )
    def test_other_methods_reject_it(
        self, connect: Callable[..., Caller], run: Run, method: str, arguments: Any
    ) -> None:
        with StandIn(as_json([])) as server:
            keyed = connect(server.api_url).client.with_options(idempotency_key="a")
            with pytest.raises(ValidationError, match=rf"idempotency_key: {method}\(\) does not use it"):
                run(keyed, method, *arguments)
            assert server.asked == []

    def test_run_deployment_uses_it_for_the_run_only(
        self, deployment: Any, api_url: str, client: SyncPrefectClient
    ) -> None:
        keyed = client.with_options(idempotency_key=f"function-{deployment}")
        first = run_deployment(deployment, timeout=0.01, client=keyed)
        assert isinstance(first, FlowRun)
        assert run_deployment(deployment, timeout=0, client=keyed).id == first.id
        mixed = PrefectClient(api_url).with_options(idempotency_key=f"function-{deployment}")
        assert run_deployment(deployment, timeout=0, client=mixed).id == first.id
