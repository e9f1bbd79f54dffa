"""`unittest.mock` makes awaitable mocks of the async client and plain ones of the sync client."""

from __future__ import annotations

import asyncio
import inspect
import unittest
from collections.abc import Callable
from typing import Any
from unittest import mock

import prefect_rs
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import CloudClient

from tests.support.clients import Derived, methods
from tests.support.models import ID
from tests.support.wire import Wire

NOWHERE = "http://127.0.0.1:9/api"
WORKSPACE = f"{NOWHERE}/accounts/{ID}/workspaces/{ID}"


def instance(kind: Any) -> Any:
    return kind(WORKSPACE if issubclass(kind, CloudClient) else NOWHERE)


ASYNC: list[Any] = [PrefectClient, CloudClient, Derived]


@pytest.mark.parametrize("kind", ASYNC)
@pytest.mark.parametrize("make", [mock.AsyncMock, mock.MagicMock, mock.Mock, mock.NonCallableMagicMock])
@pytest.mark.parametrize("spec", ["spec", "spec_set"])
@pytest.mark.parametrize("of", ["class", "instance"])
def test_a_mock_with_an_async_client_as_spec_has_awaitable_methods(
    kind: Any, make: Any, spec: str, of: str
) -> None:
    mocked = make(**{spec: kind if of == "class" else instance(kind)})
    assert isinstance(mocked, kind)
    assert isinstance(mocked.read_flows, mock.AsyncMock)
    mocked.read_flows.return_value = ["x"]
    assert asyncio.run(mocked.read_flows(limit=1)) == ["x"]
    mocked.read_flows.assert_awaited_once_with(limit=1)
    assert not isinstance(mocked.client_version, mock.AsyncMock)
    with pytest.raises(AttributeError):
        mocked.read_flwos  # noqa: B018
    if spec == "spec_set":
        with pytest.raises(AttributeError):
            mocked.mine = 1


@pytest.mark.parametrize("make", [mock.AsyncMock, mock.MagicMock])
def test_a_mock_of_an_async_client_is_an_async_context_manager(make: Any) -> None:
    async def main(mocked: Any) -> None:
        async with mocked as entered:
            assert entered is mocked.__aenter__.return_value
        mocked.__aenter__.assert_awaited_once_with()
        mocked.__aexit__.assert_awaited_once_with(None, None, None)

    asyncio.run(main(make(spec=PrefectClient)))


@pytest.mark.parametrize("of", ["class", "instance"])
def test_a_mock_of_a_sync_client_has_plain_methods(of: str) -> None:
    mocked = mock.MagicMock(spec=SyncPrefectClient if of == "class" else instance(SyncPrefectClient))
    mocked.read_flows.return_value = ["x"]
    assert mocked.read_flows() == ["x"]
    with mocked as entered:
        assert entered is mocked.__enter__.return_value


# Mocks of a client by how they are made.
AUTOSPECS: dict[str, Callable[[Any], Any]] = {
    "a class, called": lambda kind: mock.create_autospec(kind)(WORKSPACE),
    "a class as its instance": lambda kind: mock.create_autospec(kind, instance=True),
    "an instance": lambda kind: mock.create_autospec(instance(kind)),
    "spec_set": lambda kind: mock.create_autospec(kind, instance=True, spec_set=True),
}


@pytest.mark.parametrize("way", AUTOSPECS)
@pytest.mark.parametrize("kind", ASYNC)
def test_autospec_of_an_async_client(kind: Any, way: str) -> None:
    mocked = AUTOSPECS[way](kind)
    assert isinstance(mocked, kind)
    mocked.read_flow.return_value = "a flow"
    assert isinstance(mocked.read_flow, mock.AsyncMock)
    assert asyncio.run(mocked.read_flow("id")) == "a flow"
    assert asyncio.run(mocked.read_flow(flow_id="id")) == "a flow"
    # The same call, since the signature is known.
    mocked.read_flow.assert_has_awaits([mock.call("id"), mock.call(flow_id="id")])
    mocked.read_flow.assert_awaited_with("id")
    for wrong in ({}, {"flow_id": 1, "more": 2}, {"id": 1}):
        with pytest.raises(TypeError):
            asyncio.run(mocked.read_flow(**wrong))
    with pytest.raises(TypeError):
        asyncio.run(mocked.read_flow(1, 2))
    mocked.client_version.return_value = "3.9.1"
    assert mocked.client_version() == "3.9.1"
    with pytest.raises(AttributeError):
        mocked.read_flwos  # noqa: B018


@pytest.mark.parametrize("way", AUTOSPECS)
def test_autospec_of_a_sync_client(way: str) -> None:
    mocked = AUTOSPECS[way](SyncPrefectClient)
    mocked.read_flow.return_value = "a flow"
    assert mocked.read_flow("id") == mocked.read_flow(flow_id="id") == "a flow"
    for wrong in ({}, {"flow_id": 1, "more": 2}, {"id": 1}):
        with pytest.raises(TypeError):
            mocked.read_flow(**wrong)


@pytest.mark.parametrize("way", AUTOSPECS)
def test_autospec_of_an_async_client_is_an_async_context_manager(way: str) -> None:
    mocked = AUTOSPECS[way](PrefectClient)
    mocked.__aenter__.return_value = mocked
    mocked.read_flows.side_effect = [["x"], ValueError("none")]

    async def main() -> None:
        async with mocked as client:
            assert await client.read_flows() == ["x"]
            with pytest.raises(ValueError, match="none"):
                await client.read_flows()

    asyncio.run(main())


@pytest.mark.parametrize("kind", [*ASYNC, SyncPrefectClient])
def test_every_method_of_an_autospec(kind: Any) -> None:
    mocked = mock.create_autospec(kind, instance=True)
    client = instance(kind)
    for name in methods(kind):
        real = getattr(client, name)
        assert inspect.iscoroutinefunction(getattr(mocked, name)) is inspect.iscoroutinefunction(real), name
        assert inspect.signature(getattr(mocked, name)) == inspect.signature(real), name


def test_autospec_of_a_method_is_a_function() -> None:
    function: Any = mock.create_autospec(PrefectClient.read_flow, return_value="a flow")
    assert asyncio.run(function(None, "id")) == "a flow"
    bound: Any = mock.create_autospec(PrefectClient(NOWHERE).read_flow, return_value="a flow")
    assert asyncio.run(bound("id")) == "a flow"
    with pytest.raises(TypeError):
        asyncio.run(bound())


@pytest.mark.parametrize("kind", ASYNC)
def test_patch_object_on_an_async_method(kind: Any) -> None:
    client = instance(kind)
    for owner in (kind, client):
        before = owner.read_flows
        with mock.patch.object(owner, "read_flows", return_value=["x"]) as mocked:
            assert isinstance(mocked, mock.AsyncMock)
            assert asyncio.run(client.read_flows(limit=3)) == ["x"]
            mocked.assert_awaited_once_with(limit=3)
        assert owner.read_flows == before
        assert inspect.iscoroutinefunction(client.read_flows)
    assert "read_flows" not in vars(client)


@pytest.mark.parametrize("kind", ASYNC)
def test_patch_object_with_autospec(kind: Any) -> None:
    client = instance(kind)
    with mock.patch.object(kind, "read_flow", autospec=True, return_value="a flow") as mocked:
        assert asyncio.run(client.read_flow("id")) == "a flow"
        mocked.assert_awaited_once_with(client, "id")
        with pytest.raises(TypeError):
            asyncio.run(client.read_flow())
    with mock.patch.object(client, "read_flow", autospec=True, return_value="a flow") as mocked:
        assert asyncio.run(client.read_flow("id")) == "a flow"
        mocked.assert_awaited_once_with("id")
        with pytest.raises(TypeError):
            asyncio.run(client.read_flow())


@pytest.mark.parametrize("kind", [*ASYNC, SyncPrefectClient])
@pytest.mark.parametrize("name", ["_client"])
def test_an_attribute_that_is_plain_in_the_official_client_can_be_replaced(kind: Any, name: str) -> None:
    client = instance(kind)
    before = getattr(client, name)
    with mock.patch.object(client, name, mock.Mock()) as mocked:
        assert getattr(client, name) is mocked
        assert getattr(instance(kind), name) is not mocked
    assert getattr(client, name) == before
    assert vars(client) == {}
    setattr(client, name, "mine")
    assert getattr(client, name) == "mine"
    delattr(client, name)
    assert getattr(client, name) == before
    with pytest.raises(AttributeError, match=f"{name} has not been replaced"):
        delattr(client, name)


def test_patch_object_on_a_sync_method() -> None:
    client = SyncPrefectClient(NOWHERE)
    for owner in (SyncPrefectClient, client):
        some: Any = owner
        with mock.patch.object(some, "read_flows", return_value=["x"]) as mocked:
            assert not isinstance(mocked, mock.AsyncMock)
            assert client.read_flows(limit=3) == ["x"]  # type: ignore[comparison-overlap]
            mocked.assert_called_once_with(limit=3)
        with mock.patch.object(some, "read_flow", autospec=True), pytest.raises(TypeError):
            client.read_flow()  # type: ignore[call-arg]
    assert vars(client) == {}


def test_patching_a_class_affects_its_subclasses_but_not_the_other_client() -> None:
    with mock.patch.object(PrefectClient, "read_flows", return_value=["x"]):
        assert asyncio.run(CloudClient(NOWHERE).read_flows()) == ["x"]
        assert not isinstance(SyncPrefectClient.read_flows, mock.Mock)
    with mock.patch.object(CloudClient, "read_flows", return_value=["x"]):
        assert not isinstance(PrefectClient.read_flows, mock.Mock)
    assert "read_flows" not in vars(CloudClient)


def test_patch_and_patch_multiple() -> None:
    client = PrefectClient(NOWHERE)
    for place in ("prefect_rs.PrefectClient", "prefect_rs.client.orchestration.PrefectClient"):
        with mock.patch(f"{place}.hello", return_value="hi"):
            assert asyncio.run(client.hello()) == "hi"
        with mock.patch(f"{place}.hello", autospec=True, return_value="hi"):
            assert asyncio.run(client.hello()) == "hi"
    with mock.patch.multiple(PrefectClient, hello=mock.DEFAULT, read_flows=mock.DEFAULT) as mocked:
        mocked["hello"].return_value = "hi"
        assert asyncio.run(client.hello()) == "hi"


def test_patching_the_class_in_its_module() -> None:
    with mock.patch("prefect_rs.client.orchestration.PrefectClient", autospec=True) as mocked:
        client: Any = prefect_rs.get_client()
        assert client is mocked.return_value
        client.read_flows.return_value = ["x"]
        assert asyncio.run(client.read_flows()) == ["x"]
        with pytest.raises(TypeError):
            client.read_flows(limt=1)


def test_wraps(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    wrapped = mock.Mock(wraps=client)
    assert asyncio.run(wrapped.count_flow_runs()) == 7
    wrapped = mock.AsyncMock(wraps=client, spec=client)
    assert asyncio.run(wrapped.count_flow_runs()) == 7
    with mock.patch.object(client, "count_flow_runs", wraps=client.count_flow_runs) as spy:
        assert asyncio.run(client.count_flow_runs()) == 7
    spy.assert_awaited_once_with()
    sync = SyncPrefectClient(wire.api_url)
    with mock.patch.object(sync, "count_flow_runs", wraps=sync.count_flow_runs) as spy:
        assert sync.count_flow_runs() == 7
    spy.assert_called_once_with()


def test_sealed_mocks() -> None:
    mocked = mock.create_autospec(PrefectClient, instance=True)
    mocked.hello.return_value = "hi"
    mock.seal(mocked)
    assert asyncio.run(mocked.hello()) == "hi"


def test_isolated_asyncio_test_case() -> None:
    class Case(unittest.IsolatedAsyncioTestCase):
        @mock.patch.object(PrefectClient, "read_flows", return_value=["x"])
        async def test(self, mocked: mock.AsyncMock) -> None:
            assert await PrefectClient(NOWHERE).read_flows() == ["x"]  # type: ignore[comparison-overlap]
            mocked.assert_awaited_once_with()

    result = unittest.TestResult()
    Case("test").run(result)
    assert (result.testsRun, result.errors, result.failures) == (1, [], [])
