"""Methods of the async client are coroutine functions, those of the sync client plain functions."""

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
import weakref
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import CloudClient
from prefect_rs.exceptions import ValidationError

from tests.support.clients import Derived, iterates, methods
from tests.support.models import ID
from tests.support.wire import Wire, run_python

NOWHERE = "http://127.0.0.1:9/api"
WORKSPACE = f"{NOWHERE}/accounts/{ID}/workspaces/{ID}"
# Methods and attributes of the async client that are not awaited, beside those that return iterators.
PLAIN = {
    "client_version",
    "__enter__",
    "__exit__",
    "on_error",
    "on_request",
    "on_response",
    "on_retry",
    "with_options",
}
OWN_CONTEXT = ["__aenter__", "__aexit__"]


def instance(kind: Any) -> Any:
    return kind(WORKSPACE if issubclass(kind, CloudClient) else NOWHERE)


ASYNC: list[Any] = [PrefectClient, CloudClient, Derived]
CLIENTS: list[Any] = [*ASYNC, SyncPrefectClient]


# ---- Methods as functions ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ASYNC)
@pytest.mark.parametrize("of", ["class", "instance"])
def test_methods_of_the_async_client_are_coroutine_functions(kind: Any, of: str) -> None:
    owner = kind if of == "class" else instance(kind)
    names = methods(kind)
    assert len(names) > 150
    for name in [*names, *OWN_CONTEXT]:
        method = getattr(owner, name)
        expected = name not in PLAIN and not iterates(method)
        assert inspect.iscoroutinefunction(method) is expected, name
        assert inspect.iscoroutinefunction(functools.partial(method)) is expected, name
        # `unittest.mock` of Python 3.13 looks at the class's attribute.
        assert inspect.iscoroutinefunction(inspect.getattr_static(owner, name)) is expected, name
        assert not inspect.isgeneratorfunction(method)
        assert not inspect.isasyncgenfunction(method)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("kind", ASYNC)
def test_asyncio_iscoroutinefunction(kind: Any) -> None:
    for owner in (kind, instance(kind)):
        assert asyncio.iscoroutinefunction(owner.read_flows)
        assert asyncio.iscoroutinefunction(functools.partial(owner.read_flows, limit=3))
        assert not asyncio.iscoroutinefunction(owner.client_version)


@pytest.mark.parametrize("of", ["class", "instance"])
def test_methods_of_the_sync_client_are_not(of: str) -> None:
    owner = SyncPrefectClient if of == "class" else instance(SyncPrefectClient)
    for name in [*methods(SyncPrefectClient), *OWN_CONTEXT, "__enter__", "__exit__"]:
        assert not inspect.iscoroutinefunction(getattr(owner, name)), name
        assert not inspect.iscoroutinefunction(inspect.getattr_static(owner, name)), name


@pytest.mark.parametrize("kind", [PrefectClient, CloudClient])
def test_only_coroutine_functions_return_coroutines(kind: Any) -> None:
    """And they do so even with invalid arguments, while iterators are not made."""
    client = instance(kind)
    for name in methods(kind):
        method = getattr(client, name)
        missing = [
            each for each in inspect.signature(method).parameters.values() if each.default is each.empty
        ]
        needed = [None for each in missing if each.kind not in (each.KEYWORD_ONLY, each.VAR_KEYWORD)]
        keywords = {each.name: None for each in missing if each.kind is each.KEYWORD_ONLY}
        try:
            given = method(*needed, **keywords)
        except ValidationError:
            assert iterates(method) or name.startswith("on_"), name
            continue
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
def test_names_and_docstrings(kind: Any) -> None:
    for name in methods(kind):
        function, bound = getattr(kind, name), getattr(instance(kind), name)
        definition = next(base for base in kind.__mro__ if name in vars(base))
        assert function.__name__ == bound.__name__ == name
        assert function.__qualname__ == bound.__qualname__ == f"{definition.__qualname__}.{name}"
        assert function.__doc__ == bound.__doc__
        assert kind is Derived or len(function.__doc__) > 20
        if sys.version_info >= (3, 11):
            assert function.__module__ == bound.__module__ == definition.__module__


def test_reprs() -> None:
    assert repr(PrefectClient.read_flows).startswith("<function PrefectClient.read_flows at 0x")
    client = PrefectClient(NOWHERE)
    assert repr(client.read_flows) == f"<bound method PrefectClient.read_flows of {client!r}>"
    assert repr(SyncPrefectClient.read_flows).startswith("<function SyncPrefectClient.read_flows at 0x")


@pytest.mark.parametrize("kind", CLIENTS)
def test_signatures_can_be_inspected(kind: Any) -> None:
    client = instance(kind)
    for name in methods(kind):
        function = inspect.signature(getattr(kind, name))
        bound = inspect.signature(getattr(client, name))
        assert next(iter(function.parameters)) == "self"
        assert list(function.parameters.values())[1:] == list(bound.parameters.values())
        assert typing.get_type_hints(getattr(kind, name)) is not None


def test_signatures_of_methods() -> None:
    client = PrefectClient(NOWHERE)
    assert list(inspect.signature(client.read_flow).parameters) == ["flow_id"]
    parameters = inspect.signature(client.read_flows).parameters
    assert parameters["limit"].default is None
    assert parameters["flow_run_filter"].kind is inspect.Parameter.KEYWORD_ONLY
    assert inspect.signature(client.read_flows) == inspect.signature(SyncPrefectClient(NOWHERE).read_flows)
    assert inspect.getfullargspec(client.read_flow).args == ["self", "flow_id"]


@pytest.mark.parametrize("kind", CLIENTS)
def test_code_objects_can_be_inspected(kind: Any) -> None:
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


def test_functools_wraps() -> None:
    client = PrefectClient(NOWHERE)

    @functools.wraps(client.read_flow)
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        return await client.read_flow(*args, **kwargs)

    assert wrapper.__name__ == "read_flow"
    assert wrapper.__qualname__ == "PrefectClient.read_flow"
    assert wrapper.__doc__ == PrefectClient.read_flow.__doc__
    assert list(inspect.signature(wrapper).parameters) == ["flow_id"]


def test_functools_partialmethod(wire: Wire) -> None:
    class Counting(PrefectClient):
        counted = functools.partialmethod(PrefectClient.count_flow_runs, flow_filter={"name": "a"})

    assert asyncio.run(Counting(wire.api_url).counted()) == 7
    assert b'"name"' in wire.requests[-1].body


@pytest.mark.parametrize("kind", [PrefectClient, CloudClient, SyncPrefectClient])
def test_methods_are_pickled_and_copied_by_name(kind: Any) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(kind.read_flows, protocol)) is kind.read_flows
    assert copy.copy(kind.read_flows) is kind.read_flows
    assert copy.deepcopy(kind.read_flows) is kind.read_flows


def test_help() -> None:
    text = pydoc.plain(pydoc.render_doc(PrefectClient))
    assert "Methods defined here:" in text
    assert "async read_flow(self, /, flow_id: uuid.UUID | " in text
    assert "async __aenter__(self, /)" in text
    assert "client_version(self, /) -> str\n" in text
    text = pydoc.plain(pydoc.render_doc(SyncPrefectClient.read_flow))
    assert "read_flow(self, /, flow_id: uuid.UUID | " in text
    assert "async" not in text


def test_methods_can_be_called_through_the_class(wire: Wire) -> None:
    assert SyncPrefectClient.count_flow_runs(SyncPrefectClient(wire.api_url)) == 7
    assert asyncio.run(PrefectClient.count_flow_runs(PrefectClient(wire.api_url))) == 7
    assert asyncio.run(PrefectClient.count_flow_runs(Derived(wire.api_url))) == 7


def test_a_wrong_signature_is_a_type_error_with_the_methods_name() -> None:
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


# ---- Subclasses ----------------------------------------------------------------------------------


def test_an_override_can_call_super(wire: Wire) -> None:
    async def main() -> None:
        async with Derived(wire.api_url) as client:
            assert await client.read_flows() == ["own"]
            assert await client.own() == 7

    asyncio.run(main())


def test_an_override_of_the_sync_client_can_call_super(wire: Wire) -> None:
    class Own(SyncPrefectClient):
        def count_flow_runs(self, **kwargs: Any) -> int:
            return 1 + super().count_flow_runs(**kwargs)

    with Own(wire.api_url) as client:
        assert client.count_flow_runs() == 8


def test_a_subclass_may_have_other_bases(wire: Wire) -> None:
    class Mixin:
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
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


# ---- Attributes of clients -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", CLIENTS)
def test_attributes_can_be_set_on_clients(kind: Any) -> None:
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
def test_monkeypatch(kind: Any) -> None:
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


# ---- Cost ----------------------------------------------------------------------------------------


def test_functions_are_compiled_only_when_inspected(wire: Wire) -> None:
    program = """
import sys
import prefect_rs
client = prefect_rs.SyncPrefectClient(sys.argv[1])
assert client.count_flow_runs() == 7
client.read_flows.__doc__, client.read_flows.__name__, repr(client.read_flows)
assert "prefect_rs._signatures" not in sys.modules
client.read_flows.__code__
assert "prefect_rs._signatures" in sys.modules
"""
    ran = run_python(program, wire.api_url)
    assert (ran.stdout, ran.stderr) == ("", "")


def test_concurrent_inspection_sees_one_function() -> None:
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
