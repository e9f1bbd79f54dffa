"""The methods of the async clients are coroutine functions, and those of the sync client are functions.

So `unittest.mock` makes awaitable mocks of them, and libraries that call functions await them.
"""

from __future__ import annotations

import asyncio
import copy
import dis
import functools
import gc
import inspect
import pickle
import pydoc
import sys
import types
import typing
import unittest
import weakref
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from unittest import mock

import anyio
import anyio.from_thread
import anyio.to_thread
import httpx
import prefect_rs
import pytest
import tenacity
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from fastapi import Depends, FastAPI
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import CloudClient
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.support.models import ID
from tests.support.wire import Seen, Wire, answer, run_python, usual

NOWHERE = "http://127.0.0.1:9/api"
WORKSPACE = f"{NOWHERE}/accounts/{ID}/workspaces/{ID}"

# What is not awaited though the client is async.
PLAIN = {"client_version", "__enter__", "__exit__"}

OWN_CONTEXT = ["__aenter__", "__aexit__"]


class Derived(PrefectClient):
    """A user's own client."""

    async def read_flows(self, *args: Any, **kwargs: Any) -> Any:
        return ["own", *await super().read_flows(*args, **kwargs)]

    async def own(self) -> int:
        return await self.count_flow_runs()


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as made:
        yield made


def methods(kind: type) -> list[str]:
    """The names of a class's public methods."""
    return [name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))]


def instance(kind: Any) -> Any:
    return kind(WORKSPACE if issubclass(kind, CloudClient) else NOWHERE)


ASYNC: list[Any] = [PrefectClient, CloudClient, Derived]
CLIENTS: list[Any] = [*ASYNC, SyncPrefectClient]


# ---- What they are ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ASYNC)
@pytest.mark.parametrize("of", ["class", "instance"])
def test_the_methods_of_an_async_client_are_coroutine_functions(kind: Any, of: str) -> None:
    owner = kind if of == "class" else instance(kind)
    names = methods(kind)
    assert len(names) > 150
    for name in [*names, *OWN_CONTEXT]:
        method = getattr(owner, name)
        expected = name not in PLAIN
        assert inspect.iscoroutinefunction(method) is expected, name
        assert inspect.iscoroutinefunction(functools.partial(method)) is expected, name
        # `unittest.mock` of Python 3.13 looks at what stands in the class.
        assert inspect.iscoroutinefunction(inspect.getattr_static(owner, name)) is expected, name
        assert not inspect.isgeneratorfunction(method)
        assert not inspect.isasyncgenfunction(method)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("kind", ASYNC)
def test_asyncio_takes_them_for_coroutine_functions(kind: Any) -> None:
    for owner in (kind, instance(kind)):
        assert asyncio.iscoroutinefunction(owner.read_flows)
        assert asyncio.iscoroutinefunction(functools.partial(owner.read_flows, limit=3))
        assert not asyncio.iscoroutinefunction(owner.client_version)


@pytest.mark.parametrize("of", ["class", "instance"])
def test_no_method_of_the_sync_client_is_one(of: str) -> None:
    owner = SyncPrefectClient if of == "class" else instance(SyncPrefectClient)
    for name in [*methods(SyncPrefectClient), *OWN_CONTEXT, "__enter__", "__exit__"]:
        assert not inspect.iscoroutinefunction(getattr(owner, name)), name
        assert not inspect.iscoroutinefunction(inspect.getattr_static(owner, name)), name


@pytest.mark.parametrize("kind", [PrefectClient, CloudClient])
def test_what_is_no_coroutine_function_gives_no_coroutine(kind: Any) -> None:
    """And a coroutine function gives one, whatever is wrong with its arguments."""
    client = instance(kind)
    for name in methods(kind):
        method = getattr(client, name)
        missing = [
            each for each in inspect.signature(method).parameters.values() if each.default is each.empty
        ]
        needed = [None for each in missing if each.kind not in (each.KEYWORD_ONLY, each.VAR_KEYWORD)]
        keywords = {each.name: None for each in missing if each.kind is each.KEYWORD_ONLY}
        given = method(*needed, **keywords)
        assert asyncio.iscoroutine(given) is inspect.iscoroutinefunction(method), name
        if asyncio.iscoroutine(given):
            given.close()


@pytest.mark.parametrize("kind", CLIENTS)
def test_they_are_functions_and_bound_methods(kind: Any) -> None:
    client = instance(kind)
    for name in methods(kind):
        function, bound = getattr(kind, name), getattr(client, name)
        assert inspect.isfunction(function), name
        assert inspect.isroutine(function), name
        assert isinstance(function, types.FunctionType), name
        assert inspect.ismethod(bound), name
        assert isinstance(bound, types.MethodType), name
        assert bound.__self__ is client
        assert bound.__func__ is function
        assert bound == getattr(client, name)
        assert hash(bound) == hash(getattr(client, name))


@pytest.mark.parametrize("kind", CLIENTS)
def test_they_have_the_names_and_the_docs_of_methods(kind: Any) -> None:
    for name in methods(kind):
        function, bound = getattr(kind, name), getattr(instance(kind), name)
        definition = next(base for base in kind.__mro__ if name in vars(base))
        assert function.__name__ == bound.__name__ == name
        assert function.__qualname__ == bound.__qualname__ == f"{definition.__qualname__}.{name}"
        assert function.__doc__ == bound.__doc__
        assert kind is Derived or len(function.__doc__) > 20
        if sys.version_info >= (3, 11):
            assert function.__module__ == bound.__module__ == definition.__module__


def test_their_reprs_are_those_of_functions() -> None:
    assert repr(PrefectClient.read_flows).startswith("<function PrefectClient.read_flows at 0x")
    client = PrefectClient(NOWHERE)
    assert repr(client.read_flows) == f"<bound method PrefectClient.read_flows of {client!r}>"
    assert repr(SyncPrefectClient.read_flows).startswith("<function SyncPrefectClient.read_flows at 0x")


@pytest.mark.parametrize("kind", CLIENTS)
def test_their_signatures_can_be_read(kind: Any) -> None:
    client = instance(kind)
    for name in methods(kind):
        function = inspect.signature(getattr(kind, name))
        bound = inspect.signature(getattr(client, name))
        assert next(iter(function.parameters)) == "self"
        assert list(function.parameters.values())[1:] == list(bound.parameters.values())
        assert typing.get_type_hints(getattr(kind, name)) is not None


def test_a_signature_is_that_of_the_method() -> None:
    client = PrefectClient(NOWHERE)
    assert str(inspect.signature(client.read_flow)) == "(flow_id)"
    parameters = inspect.signature(client.read_flows).parameters
    assert parameters["limit"].default is None
    assert parameters["flow_run_filter"].kind is inspect.Parameter.KEYWORD_ONLY
    assert inspect.signature(client.read_flows) == inspect.signature(SyncPrefectClient(NOWHERE).read_flows)
    assert inspect.getfullargspec(client.read_flow).args == ["self", "flow_id"]


@pytest.mark.parametrize("kind", CLIENTS)
def test_what_is_inside_of_a_function_can_be_looked_at(kind: Any) -> None:
    for name in methods(kind):
        function = getattr(kind, name)
        assert isinstance(function.__code__, types.CodeType)
        assert function.__code__.co_name == name
        assert function.__defaults__ is None or isinstance(function.__defaults__, tuple)
        assert function.__kwdefaults__ is None or isinstance(function.__kwdefaults__, dict)
        assert isinstance(function.__annotations__, dict)
        assert isinstance(function.__globals__, dict)
        assert function.__closure__ is None or kind is Derived
    dis.code_info(kind.read_flow)
    assert not hasattr(kind.read_flow, "nothing")
    with pytest.raises(AttributeError, match="'function' object has no attribute 'nothing'"):
        kind.read_flow.nothing  # noqa: B018


def test_attributes_of_a_method_can_be_set() -> None:
    function: Any = PrefectClient.hello
    function.mark = 1
    try:
        assert PrefectClient(NOWHERE).hello.mark == 1  # type: ignore[attr-defined]
        assert functools.wraps(function)(lambda: None).mark == 1  # type: ignore[attr-defined]
    finally:
        del function.mark
    assert not hasattr(PrefectClient.hello, "mark")


def test_wraps_takes_over_what_describes_a_method() -> None:
    client = PrefectClient(NOWHERE)

    @functools.wraps(client.read_flow)
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        return await client.read_flow(*args, **kwargs)

    assert wrapper.__name__ == "read_flow"
    assert wrapper.__qualname__ == "PrefectClient.read_flow"
    assert wrapper.__doc__ == PrefectClient.read_flow.__doc__
    assert str(inspect.signature(wrapper)) == "(flow_id)"


def test_a_partial_method_works(wire: Wire) -> None:
    class Counting(PrefectClient):
        counted = functools.partialmethod(PrefectClient.count_flow_runs, flow_filter={"name": "a"})

    assert asyncio.run(Counting(wire.api_url).counted()) == 7
    assert b'"name"' in wire.requests[-1].body


@pytest.mark.parametrize("kind", [PrefectClient, CloudClient, SyncPrefectClient])
def test_methods_of_a_class_are_pickled_and_copied_by_their_names(kind: Any) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(kind.read_flows, protocol)) is kind.read_flows
    assert copy.copy(kind.read_flows) is kind.read_flows
    assert copy.deepcopy(kind.read_flows) is kind.read_flows


def test_help_shows_them_as_methods() -> None:
    text = pydoc.plain(pydoc.render_doc(PrefectClient))
    assert "Methods defined here:" in text
    assert "async read_flow(self, /, flow_id)" in text
    assert "async __aenter__(self, /)" in text
    assert "client_version(self, /)\n" in text
    text = pydoc.plain(pydoc.render_doc(SyncPrefectClient.read_flow))
    assert "read_flow(self, /, flow_id)" in text
    assert "async" not in text


def test_the_methods_of_a_class_can_be_called_with_a_client(wire: Wire) -> None:
    assert SyncPrefectClient.count_flow_runs(SyncPrefectClient(wire.api_url)) == 7
    assert asyncio.run(PrefectClient.count_flow_runs(PrefectClient(wire.api_url))) == 7
    assert asyncio.run(PrefectClient.count_flow_runs(Derived(wire.api_url))) == 7


def test_mistakes_in_a_call_are_type_errors_that_name_the_method() -> None:
    for client in (PrefectClient(NOWHERE), SyncPrefectClient(NOWHERE)):
        some: Any = client
        with pytest.raises(
            TypeError, match=r"read_flow\(\) missing 1 required positional argument: 'flow_id'"
        ):
            some.read_flow()
        with pytest.raises(TypeError, match=r"read_flows\(\) got an unexpected keyword argument 'limt'"):
            some.read_flows(limt=1)
        with pytest.raises(TypeError, match=r"hello\(\) takes no arguments \(1 given\)"):
            some.hello(1)
    of_class: Any = PrefectClient
    with pytest.raises(TypeError):
        of_class.read_flows()
    with pytest.raises(TypeError):
        of_class.read_flows(object())


# ---- Subclasses ------------------------------------------------------------------------------------


def test_a_subclass_overrides_and_calls_super(wire: Wire) -> None:
    async def main() -> None:
        async with Derived(wire.api_url) as client:
            assert await client.read_flows() == ["own"]
            assert await client.own() == 7

    asyncio.run(main())


def test_a_sync_subclass_overrides_and_calls_super(wire: Wire) -> None:
    class Own(SyncPrefectClient):
        def count_flow_runs(self, **kwargs: Any) -> int:
            return 1 + super().count_flow_runs(**kwargs)

    with Own(wire.api_url) as client:
        assert client.count_flow_runs() == 8


def test_a_subclass_may_have_bases_of_its_own(wire: Wire) -> None:
    class Mixin:
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__()
            self.made_with = args

        async def twice(self: Any) -> int:
            return 2 * int(await self.count_flow_runs())

    class Own(Mixin, PrefectClient):
        pass

    client = Own(wire.api_url)
    assert client.made_with == (wire.api_url,)
    assert asyncio.run(client.twice()) == 14


def test_a_subclass_may_have_slots() -> None:
    class Own(PrefectClient):
        __slots__ = ("more",)

    client = Own(NOWHERE)
    client.more = 1
    client.other = 2  # type: ignore[attr-defined]
    assert (client.more, vars(client)) == (1, {"other": 2})


# ---- Attributes of clients -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", CLIENTS)
def test_a_client_takes_attributes(kind: Any) -> None:
    client = instance(kind)
    assert client.__dict__ == {}
    client.mine = 1
    assert (client.mine, vars(client)) == (1, {"mine": 1})
    assert "mine" in dir(client)
    assert not hasattr(instance(kind), "mine")
    del client.mine
    assert not hasattr(client, "mine")
    with pytest.raises(AttributeError):
        client.api_url = "http://other/api"


@pytest.mark.parametrize("kind", CLIENTS)
def test_a_method_of_a_client_can_be_replaced_and_restored(kind: Any) -> None:
    client = instance(kind)
    before = client.read_flows
    client.read_flows = lambda: "mine"
    assert client.read_flows() == "mine"
    del client.read_flows
    assert client.read_flows == before


@pytest.mark.parametrize("kind", CLIENTS)
def test_monkeypatch_replaces_methods_of_classes_and_clients(kind: Any) -> None:
    client = instance(kind)
    function, bound = kind.read_flows, client.read_flows
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kind, "read_flows", lambda self: ["patched", self])
        assert client.read_flows() == ["patched", client]
        patch.setattr(client, "read_flows", lambda: ["patched here"])
        assert client.read_flows() == ["patched here"]
        patch.setattr(kind, "new", 1, raising=False)
        assert client.new == 1
    assert kind.read_flows is function
    assert client.read_flows == bound
    assert not hasattr(kind, "new")


def test_attributes_of_a_client_are_collected_with_it() -> None:
    class Marker:
        pass

    for kind in CLIENTS:
        client = instance(kind)
        client.marker, client.bound = Marker(), client.hello
        gone = [weakref.ref(client), weakref.ref(client.marker)]
        del client
        gc.collect()
        assert [each() for each in gone] == [None, None]


# ---- unittest.mock ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ASYNC)
@pytest.mark.parametrize("make", [mock.AsyncMock, mock.MagicMock, mock.Mock, mock.NonCallableMagicMock])
@pytest.mark.parametrize("spec", ["spec", "spec_set"])
@pytest.mark.parametrize("of", ["class", "instance"])
def test_a_mock_with_a_client_as_its_spec_has_awaitable_methods(
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
def test_a_mock_of_an_async_client_is_an_async_context(make: Any) -> None:
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


# Mocks of a client, by how they are made.
AUTOSPECS: dict[str, Callable[[Any], Any]] = {
    "a class, called": lambda kind: mock.create_autospec(kind)(WORKSPACE),
    "a class as its instance": lambda kind: mock.create_autospec(kind, instance=True),
    "an instance": lambda kind: mock.create_autospec(instance(kind)),
    "spec_set": lambda kind: mock.create_autospec(kind, instance=True, spec_set=True),
}


@pytest.mark.parametrize("way", AUTOSPECS)
@pytest.mark.parametrize("kind", ASYNC)
def test_an_autospec_has_awaitable_methods_with_checked_signatures(kind: Any, way: str) -> None:
    mocked = AUTOSPECS[way](kind)
    assert isinstance(mocked, kind)
    mocked.read_flow.return_value = "a flow"
    assert inspect.iscoroutinefunction(mocked.read_flow)
    assert asyncio.run(mocked.read_flow("id")) == "a flow"
    assert asyncio.run(mocked.read_flow(flow_id="id")) == "a flow"
    # One and the same call, as the signature is known.
    mocked.read_flow.assert_has_awaits([mock.call("id"), mock.call(flow_id="id")])
    mocked.read_flow.assert_awaited_with("id")
    for wrong in ({}, {"flow_id": 1, "more": 2}, {"id": 1}):
        with pytest.raises(TypeError):
            mocked.read_flow(**wrong)
    with pytest.raises(TypeError):
        mocked.read_flow(1, 2)
    mocked.client_version.return_value = "3.9.1"
    assert mocked.client_version() == "3.9.1"
    with pytest.raises(AttributeError):
        mocked.read_flwos  # noqa: B018


@pytest.mark.parametrize("way", AUTOSPECS)
def test_an_autospec_of_a_sync_client_has_methods_with_checked_signatures(way: str) -> None:
    mocked = AUTOSPECS[way](SyncPrefectClient)
    mocked.read_flow.return_value = "a flow"
    assert mocked.read_flow("id") == mocked.read_flow(flow_id="id") == "a flow"
    for wrong in ({}, {"flow_id": 1, "more": 2}, {"id": 1}):
        with pytest.raises(TypeError):
            mocked.read_flow(**wrong)


@pytest.mark.parametrize("way", AUTOSPECS)
def test_an_autospec_of_an_async_client_is_an_async_context(way: str) -> None:
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
def test_every_method_of_an_autospec_is_like_that_of_the_client(kind: Any) -> None:
    mocked = mock.create_autospec(kind, instance=True)
    client = instance(kind)
    for name in methods(kind):
        real = getattr(client, name)
        assert inspect.iscoroutinefunction(getattr(mocked, name)) is inspect.iscoroutinefunction(real), name
        assert inspect.signature(getattr(mocked, name)) == inspect.signature(real), name


def test_an_autospec_of_a_method_alone_is_a_function() -> None:
    function: Any = mock.create_autospec(PrefectClient.read_flow, return_value="a flow")
    assert asyncio.run(function(None, "id")) == "a flow"
    bound: Any = mock.create_autospec(PrefectClient(NOWHERE).read_flow, return_value="a flow")
    assert asyncio.run(bound("id")) == "a flow"
    with pytest.raises(TypeError):
        bound()


@pytest.mark.parametrize("kind", ASYNC)
def test_patch_object_replaces_an_async_method_by_an_awaitable_mock(kind: Any) -> None:
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
def test_patch_object_with_autospec_checks_signatures(kind: Any) -> None:
    client = instance(kind)
    with mock.patch.object(kind, "read_flow", autospec=True, return_value="a flow") as mocked:
        assert asyncio.run(client.read_flow("id")) == "a flow"
        mocked.assert_awaited_once_with(client, "id")
        with pytest.raises(TypeError):
            client.read_flow()
    with mock.patch.object(client, "read_flow", autospec=True, return_value="a flow") as mocked:
        assert asyncio.run(client.read_flow("id")) == "a flow"
        mocked.assert_awaited_once_with("id")
        with pytest.raises(TypeError):
            client.read_flow()


def test_patch_object_replaces_a_method_of_the_sync_client() -> None:
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


def test_patching_one_class_leaves_the_other_and_its_subclasses_follow() -> None:
    with mock.patch.object(PrefectClient, "read_flows", return_value=["x"]):
        assert asyncio.run(CloudClient(NOWHERE).read_flows()) == ["x"]
        assert not isinstance(SyncPrefectClient.read_flows, mock.Mock)
    with mock.patch.object(CloudClient, "read_flows", return_value=["x"]):
        assert not isinstance(PrefectClient.read_flows, mock.Mock)
    assert "read_flows" not in vars(CloudClient)


def test_patch_by_name_and_patch_multiple() -> None:
    client = PrefectClient(NOWHERE)
    for place in ("prefect_rs.PrefectClient", "prefect_rs.client.orchestration.PrefectClient"):
        with mock.patch(f"{place}.hello", return_value="hi"):
            assert asyncio.run(client.hello()) == "hi"
        with mock.patch(f"{place}.hello", autospec=True, return_value="hi"):
            assert asyncio.run(client.hello()) == "hi"
    with mock.patch.multiple(PrefectClient, hello=mock.DEFAULT, read_flows=mock.DEFAULT) as mocked:
        mocked["hello"].return_value = "hi"
        assert asyncio.run(client.hello()) == "hi"


def test_patching_the_class_in_its_module_gives_async_clients() -> None:
    with mock.patch("prefect_rs.client.orchestration.PrefectClient", autospec=True) as mocked:
        client: Any = prefect_rs.get_client()
        assert client is mocked.return_value
        client.read_flows.return_value = ["x"]
        assert asyncio.run(client.read_flows()) == ["x"]
        with pytest.raises(TypeError):
            client.read_flows(limt=1)


def test_mocks_wrap_clients(wire: Wire) -> None:
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


def test_sealed_mocks_of_clients_work() -> None:
    mocked = mock.create_autospec(PrefectClient, instance=True)
    mocked.hello.return_value = "hi"
    mock.seal(mocked)
    assert asyncio.run(mocked.hello()) == "hi"


def test_patches_work_in_async_test_cases() -> None:
    class Case(unittest.IsolatedAsyncioTestCase):
        @mock.patch.object(PrefectClient, "read_flows", return_value=["x"])
        async def test(self, mocked: mock.AsyncMock) -> None:
            assert await PrefectClient(NOWHERE).read_flows() == ["x"]  # type: ignore[comparison-overlap]
            mocked.assert_awaited_once_with()

    result = unittest.TestResult()
    Case("test").run(result)
    assert (result.testsRun, result.errors, result.failures) == (1, [], [])


# ---- Libraries that ask whether a function is awaited ----------------------------------------------


@pytest.fixture
def failing() -> Iterator[Wire]:
    """A server that fails twice and then answers."""
    failed = 0

    def reply(seen: Seen) -> bytes:
        nonlocal failed
        if seen.path.endswith("/count") and failed < 2:
            failed += 1
            return answer({}, 500)
        return usual(seen)

    with Wire(reply) as wire:
        yield wire


def retrying(**more: Any) -> Any:
    return tenacity.retry(
        stop=tenacity.stop_after_attempt(4), wait=tenacity.wait_none(), reraise=True, **more
    )


def test_tenacity_tries_an_async_method_again(failing: Wire) -> None:
    client = PrefectClient(failing.api_url)
    counted = retrying()(client.count_flow_runs)
    assert inspect.iscoroutinefunction(counted)
    assert asyncio.run(counted()) == 7
    assert counted.__name__ == "count_flow_runs"
    assert len(failing.requests) == 3


def test_tenacity_tries_a_method_of_the_class_again(failing: Wire) -> None:
    counted = retrying()(PrefectClient.count_flow_runs)
    assert asyncio.run(counted(PrefectClient(failing.api_url))) == 7


def test_tenacity_tries_a_partial_again(failing: Wire) -> None:
    retry = tenacity.AsyncRetrying(stop=tenacity.stop_after_attempt(4), wait=tenacity.wait_none())
    client = PrefectClient(failing.api_url)
    assert asyncio.run(retry(functools.partial(client.count_flow_runs, flow_filter=None))) == 7


def test_tenacity_tries_a_sync_method_again(failing: Wire) -> None:
    counted = retrying()(SyncPrefectClient(failing.api_url).count_flow_runs)
    assert not inspect.iscoroutinefunction(counted)
    assert counted() == 7


@pytest.mark.parametrize("way", ["method", "partial", "of the class", "text"])
def test_apscheduler_awaits_a_method_as_its_job(wire: Wire, way: str) -> None:
    async def main() -> Any:
        client = PrefectClient(wire.api_url)
        scheduler = AsyncIOScheduler(timezone="UTC")
        ended: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        scheduler.add_listener(
            lambda event: ended.done() or ended.set_result(event), EVENT_JOB_EXECUTED | EVENT_JOB_ERROR
        )
        scheduler.start()
        try:
            job: dict[str, Any] = {
                "method": {"func": client.count_flow_runs, "kwargs": {"flow_filter": None}},
                "partial": {"func": functools.partial(client.count_flow_runs, flow_filter=None)},
                "of the class": {"func": PrefectClient.count_flow_runs, "args": [client]},
                "text": {
                    "func": "prefect_rs.client.orchestration:PrefectClient.count_flow_runs",
                    "args": [client],
                },
            }[way]
            scheduler.add_job(**job)
            event = await asyncio.wait_for(ended, 20)
            assert event.exception is None
            return event.retval
        finally:
            scheduler.shutdown(wait=False)

    assert asyncio.run(main()) == 7


def test_apscheduler_refuses_a_job_whose_arguments_do_not_fit() -> None:
    client = PrefectClient(NOWHERE)
    with pytest.raises(ValueError, match="flow_id"):
        AsyncIOScheduler(timezone="UTC").add_job(client.read_flow)


def ask(app: Any, url: str) -> httpx.Response:
    async def main() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
            return await client.get(url)

    return asyncio.run(main())


ROUTES: dict[str, Callable[[PrefectClient], Any]] = {
    "a method": lambda client: client.count_flow_runs,
    "a partial": lambda client: functools.partial(client.count_flow_runs, flow_filter=None),
    "a retried one": lambda client: retrying()(client.count_flow_runs),
}


@pytest.mark.parametrize("route", ROUTES)
def test_fastapi_takes_a_method_as_a_route(wire: Wire, route: str) -> None:
    app = FastAPI()
    app.get("/count")(ROUTES[route](PrefectClient(wire.api_url)))
    replied = ask(app, "/count")
    assert (replied.status_code, replied.json()) == (200, 7)
    assert "/count" in ask(app, "/openapi.json").json()["paths"]


def test_fastapi_takes_a_method_of_the_sync_client_as_a_route(wire: Wire) -> None:
    app = FastAPI()
    app.get("/count")(SyncPrefectClient(wire.api_url).count_flow_runs)
    assert ask(app, "/count").json() == 7


def test_fastapi_gives_a_route_its_parameters() -> None:
    flow = {"id": "00000000-0000-4000-8000-000000000000", "name": "a flow", "created": None, "updated": None}
    with Wire(lambda _: answer(flow)) as wire:
        app = FastAPI()
        app.get("/flows/{flow_id}")(PrefectClient(wire.api_url).read_flow)
        replied = ask(app, f"/flows/{flow['id']}")
        assert replied.json()["name"] == "a flow"
        assert wire.requests[-1].path == f"/api/flows/{flow['id']}"
        description = ask(app, "/openapi.json").json()["paths"]["/flows/{flow_id}"]["get"]
    assert [each["name"] for each in description["parameters"]] == ["flow_id"]
    assert description["summary"] == "Read Flow"


@pytest.mark.parametrize("kind", [PrefectClient, SyncPrefectClient])
def test_fastapi_takes_a_method_as_a_dependency(wire: Wire, kind: Any) -> None:
    app = FastAPI()
    client = kind(wire.api_url)

    @app.get("/twice")
    async def twice(counted: Any = Depends(client.count_flow_runs)) -> int:  # noqa: B008
        return 2 * int(counted)

    assert ask(app, "/twice").json() == 14


def test_fastapi_takes_a_client_of_a_dependency(wire: Wire) -> None:
    app = FastAPI()

    async def client() -> Any:
        async with PrefectClient(wire.api_url) as entered:
            yield entered

    @app.get("/count")
    async def count(client: Any = Depends(client)) -> int:  # noqa: B008
        return int(await client.count_flow_runs())

    assert ask(app, "/count").json() == 7
    mocked = mock.create_autospec(PrefectClient, instance=True)
    mocked.count_flow_runs.return_value = 3
    app.dependency_overrides[client] = lambda: mocked
    assert ask(app, "/count").json() == 3


def test_starlette_takes_methods_as_routes_and_background_tasks(wire: Wire) -> None:
    class Own(PrefectClient):
        async def page(self, request: Any) -> JSONResponse:
            background = BackgroundTask(self.count_flow_runs, flow_filter={"name": "a"})
            return JSONResponse(await self.count_flow_runs(), background=background)

    client = Own(wire.api_url)
    app = Starlette(routes=[Route("/count", client.page)])
    assert ask(app, "/count").json() == 7
    assert len(wire.requests) == 2


def test_anyio_runs_methods_from_threads_and_in_groups(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)

    async def main() -> None:
        def in_a_thread() -> int:
            return anyio.from_thread.run(client.count_flow_runs)

        assert await anyio.to_thread.run_sync(in_a_thread) == 7
        async with anyio.create_task_group() as group:
            group.start_soon(client.count_flow_runs)
            group.start_soon(functools.partial(client.read_flows, limit=1))
        assert len(wire.requests) == 3

    anyio.run(main)
    assert anyio.run(client.count_flow_runs) == 7
    with anyio.from_thread.start_blocking_portal() as portal:
        assert portal.call(client.count_flow_runs) == 7
        assert portal.start_task_soon(client.count_flow_runs).result(20) == 7


def test_a_decorator_that_asks_awaits(wire: Wire) -> None:
    """As many libraries do it."""

    def logged(function: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
        if not inspect.iscoroutinefunction(function):
            raise TypeError("not async")

        @functools.wraps(function)
        async def wrapper(*args: Any, **kwargs: Any) -> Any:
            return await function(*args, **kwargs)

        return wrapper

    client = PrefectClient(wire.api_url)
    assert asyncio.run(logged(client.count_flow_runs)()) == 7  # type: ignore[arg-type]


# ---- What it costs ---------------------------------------------------------------------------------


def test_nothing_is_compiled_before_somebody_looks_inside(wire: Wire) -> None:
    program = """
import sys
import prefect_rs
client = prefect_rs.SyncPrefectClient(sys.argv[1])
assert client.count_flow_runs() == 7
client.read_flows.__doc__, client.read_flows.__name__, repr(client.read_flows)
assert "prefect_rs.client._signatures" not in sys.modules
client.read_flows.__code__
assert "prefect_rs.client._signatures" in sys.modules
"""
    ran = run_python(program, wire.api_url)
    assert (ran.stdout, ran.stderr) == ("", "")


def test_threads_that_look_inside_at_once_see_one_function() -> None:
    program = """
import threading
from prefect_rs import PrefectClient
barrier, seen = threading.Barrier(8), []
def look():
    barrier.wait()
    seen.append(PrefectClient.read_flows.__code__)
threads = [threading.Thread(target=look) for _ in range(8)]
for each in threads: each.start()
for each in threads: each.join()
assert len(seen) == 8 and all(each is seen[0] for each in seen)
"""
    ran = run_python(program)
    assert (ran.stdout, ran.stderr) == ("", "")
