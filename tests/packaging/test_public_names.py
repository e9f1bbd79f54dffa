"""Public names: all can be imported, and all have a docstring."""

from __future__ import annotations

import asyncio
import enum
import importlib
import inspect
import json
import re
import subprocess
import sys
from typing import Any

import prefect_rs
import pytest
from prefect_rs.client.cloud import CloudClient

from tests.support.cases import for_each
from tests.support.paths import PACKAGE
from tests.support.wire import Wire

MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
)
SCHEMAS = ["actions", "filters", "objects", "responses", "schedules", "sorting"]


# ---- The names -----------------------------------------------------------------------------------


def test_star_import_gives_the_public_names() -> None:
    space: dict[str, Any] = {}
    exec("from prefect_rs import *", space)
    assert {name for name in space if not name.startswith("__")} == {
        "PrefectClient",
        "SyncPrefectClient",
        "get_client",
    }
    assert space["get_client"] is prefect_rs.get_client


def test_the_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert prefect_rs.__version__ == version("prefect-rs")
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", prefect_rs.__version__)


# What stands beside the classes: constants, functions, a union of classes.
NO_CLASSES = {
    "objects": {
        "DEFAULT_AGENT_WORK_POOL_NAME",
        "DEFAULT_BLOCK_SCHEMA_VERSION",
        "MAX_VARIABLE_NAME_LENGTH",
        "TERMINAL_STATES",
    },
    "schedules": {
        "MAX_RRULE_LENGTH",
        "SCHEDULE_TYPES",
        "construct_schedule",
        "is_schedule_type",
        "is_valid_timezone",
    },
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_star_import_of_the_models_gives_all_of_them(name: str) -> None:
    module = importlib.import_module(f"prefect_rs.client.schemas.{name}")
    space: dict[str, Any] = {}
    exec(f"from prefect_rs.client.schemas.{name} import *", space)
    given = {each for each in space if not each.startswith("__")}
    assert given == set(module.__all__)
    assert len(given) >= 2
    no_classes = {each for each in given if not isinstance(space[each], type)}
    assert no_classes == NO_CLASSES.get(name, set())
    for each in given - no_classes:
        assert space[each].__name__ == each
        assert space[each].__module__ == module.__name__
        assert getattr(module, each) is space[each]


@pytest.mark.parametrize("name", SCHEMAS)
def test_dir_names_the_models_before_they_are_made(name: str) -> None:
    program = f"import prefect_rs.client.schemas.{name} as m, json; print(json.dumps([dir(m), m.__all__]))"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=True
    )
    listed, public = json.loads(ran.stdout)
    assert set(public) <= set(listed)
    assert listed == sorted(listed)
    assert "__name__" in listed


def test_the_package_of_models_passes_on_the_usual_ones() -> None:
    import prefect_rs.client.schemas as schemas
    from prefect_rs.client.schemas import objects, responses

    assert schemas.FlowRun is objects.FlowRun
    assert schemas.State is objects.State
    assert schemas.OrchestrationResult is responses.OrchestrationResult
    assert set(schemas.__all__) <= set(dir(schemas))
    for name in set(schemas.__all__) - {"DEFAULT_BLOCK_SCHEMA_VERSION"}:
        assert isinstance(getattr(schemas, name), type)


@for_each(module=MODULES)
def test_a_wrong_name_is_an_error_as_ever(module: str) -> None:
    loaded = importlib.import_module(module)
    with pytest.raises(AttributeError, match=rf"module '{re.escape(module)}' has no attribute 'Nonsense'"):
        loaded.Nonsense  # noqa: B018
    assert not hasattr(loaded, "Nonsense")
    with pytest.raises(ImportError, match="cannot import name 'Nonsense'"):
        exec(f"from {module} import Nonsense")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module(f"{module}.nonsense")


@for_each(module=MODULES)
def test_every_name_in_all_is_there(module: str) -> None:
    loaded = importlib.import_module(module)
    for name in getattr(loaded, "__all__", ()):
        assert hasattr(loaded, name), name


@pytest.mark.parametrize("name", ["exceptions", "states", "client"])
def test_submodules_are_there_without_being_imported(name: str) -> None:
    """`import prefect_rs; prefect_rs.exceptions.ObjectNotFound` works, as with the official package."""
    program = f"import prefect_rs; print(prefect_rs.{name}.__name__)"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )
    assert (ran.stdout, ran.stderr) == (f"prefect_rs.{name}\n", "")


def test_the_clients_say_where_they_are_from() -> None:
    for kind in (prefect_rs.PrefectClient, prefect_rs.SyncPrefectClient):
        assert kind.__module__ == "prefect_rs.client.orchestration"
        assert getattr(importlib.import_module(kind.__module__), kind.__name__) is kind


def test_clients_can_be_subclassed() -> None:
    class Own(prefect_rs.SyncPrefectClient):
        """With an attribute of its own."""

        def twice(self) -> int:
            return 2 * self.count_flow_runs()

    with Wire() as wire:
        assert Own(wire.api_url).twice() == 14


@pytest.mark.parametrize("base", [prefect_rs.PrefectClient, prefect_rs.SyncPrefectClient, CloudClient])
def test_a_subclass_may_have_other_arguments(base: Any) -> None:
    url = "http://127.0.0.1:9/api"

    class Own(base):  # type: ignore[misc]
        def __init__(self, team: str, *, url: str = url, **settings: Any) -> None:
            self.team = team
            super().__init__(url, **settings)
            self.told = str(self._client.base_url)

    class Fixed(Own):
        def __init__(self) -> None:
            super().__init__("fixed", httpx_settings={"timeout": 3})

    class Mixin:
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.mixed = True

    class Mixed(Mixin, Own):
        """With a base class before the client."""

    for made, team in ((Own("a", api_key="k"), "a"), (Fixed(), "fixed"), (Mixed(team="c"), "c")):
        assert (made.team, made.told.rstrip("/")) == (team, url)
    assert repr(Mixed("c")).startswith("<Mixed http")
    with pytest.raises(TypeError, match="unexpected keyword argument 'tiem'"):
        Own("a", tiem=1)
    with pytest.raises(TypeError, match="unexpected keyword argument 'tiem'"):
        base(url, tiem=1)


@pytest.mark.parametrize("base", [prefect_rs.PrefectClient, prefect_rs.SyncPrefectClient, CloudClient])
def test_a_client_whose_init_has_not_run_says_so(base: Any) -> None:
    class Own(base):  # type: ignore[misc]
        def __init__(self) -> None:
            """Forgets `super().__init__()`."""

    client = Own()
    assert repr(client) == "<Own (not initialized)>"
    for name in ("api_url", "server_type", "_client"):
        with pytest.raises(AttributeError, match=r"must call `super\(\).__init__\(...\)`"):
            getattr(client, name)

    async def call() -> None:
        await client.read_flows()

    with pytest.raises(AttributeError, match="not initialized"):
        asyncio.run(call())


def test_a_second_init_replaces_the_connection() -> None:
    client = prefect_rs.SyncPrefectClient("http://127.0.0.1:9/api")
    with Wire() as wire:
        client.__init__(wire.api_url)  # type: ignore[misc]
        assert client.count_flow_runs() == 7


def test_importing_from_many_threads_at_once_works() -> None:
    program = """
import threading
got = []
def load():
    from prefect_rs.client.schemas import filters, objects, responses
    got.append((filters.FlowRunFilter, objects.FlowRun, objects.State, responses.OrchestrationResult))
threads = [threading.Thread(target=load) for _ in range(16)]
[t.start() for t in threads]; [t.join() for t in threads]
print(len(got), len(set(got)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )
    assert (ran.stdout, ran.stderr) == ("16 1\n", "")


# ---- The docstrings ------------------------------------------------------------------------------

CLIENTS = [prefect_rs.PrefectClient, prefect_rs.SyncPrefectClient]
METHODS = {
    f"{kind.__name__}.{name}": (kind, name)
    for kind in CLIENTS
    for name in dir(kind)
    if not name.startswith("_")
}


@for_each(method=METHODS)
def test_every_method_tells_its_arguments_and_what_it_returns(method: tuple[type, str]) -> None:
    kind, name = method
    member = inspect.getattr_static(kind, name)
    doc = inspect.getdoc(getattr(kind, name) if callable(getattr(kind, name)) else member)
    assert doc, "no docstring"
    # Methods without it return None.
    if not callable(getattr(kind, name)) or re.match("(read|get|find|count|paginate|filter|match)_", name):
        assert "\n\nReturns:\n" in doc, "it does not say what it returns"
    if not callable(getattr(kind, name)):
        return
    signature = inspect.signature(getattr(kind, name))
    names = [each for each in signature.parameters if each != "self"]
    told = re.findall(r"^    \*{0,2}(\w+) \(.+?\): \S", doc.partition("Returns:")[0], re.MULTILINE)
    assert told == names


@pytest.mark.parametrize("kind", CLIENTS, ids=lambda kind: kind.__name__)
def test_the_clients_tell_their_arguments(kind: type) -> None:
    doc = inspect.getdoc(kind) or ""
    names = list(inspect.signature(kind).parameters)
    assert names == ["api", "api_key", "api_version", "httpx_settings", "auth_string"]
    assert re.findall(r"^    (\w+) \(", doc.partition("Raises:")[0], re.MULTILINE) == names


def test_both_clients_have_the_same_methods() -> None:
    names = [{name for name in dir(kind) if not name.startswith("_")} for kind in CLIENTS]
    # The official clients differ in this as well.
    assert names[0] == names[1] | {"loop"}
    assert len(names[0]) >= 20


@for_each(module=MODULES)
def test_every_module_and_all_in_it_has_a_docstring(module: str) -> None:
    loaded = importlib.import_module(module)
    assert loaded.__doc__
    bare = []
    for name in getattr(loaded, "__all__", ()):
        member = getattr(loaded, name)
        if isinstance(member, (str, int)):
            continue
        doc = member.__dict__.get("__doc__") if isinstance(member, type) else member.__doc__
        if not doc or not doc.strip() or (isinstance(member, enum.EnumMeta) and doc == "An enumeration."):
            bare.append(name)
    assert bare == []


STATE_FUNCTIONS = [
    name
    for name in getattr(importlib.import_module("prefect_rs.states"), "__all__", ())
    if inspect.isfunction(getattr(importlib.import_module("prefect_rs.states"), name))
]


@for_each(name=STATE_FUNCTIONS)
def test_every_state_function_tells_its_arguments_and_what_it_returns(name: str) -> None:
    function = getattr(importlib.import_module("prefect_rs.states"), name)
    doc = inspect.getdoc(function)
    assert doc
    assert "Returns:" in doc
    told = re.findall(r"^    \*{0,2}(\w+) \(.+?\): \S", doc.partition("Returns:")[0], re.MULTILINE)
    assert told == list(inspect.signature(function).parameters)


def test_every_model_method_has_a_docstring() -> None:
    from prefect_rs.client.schemas.objects import Flow, FlowRun, State

    for model in (Flow, FlowRun, State):
        bare = [
            name
            for name in dir(model)
            if not name.startswith("_")
            and callable(getattr(model, name))
            and not inspect.getdoc(getattr(model, name))
        ]
        assert bare == []
