"""What importing costs, what there is to import, and that all of it says what it does."""

from __future__ import annotations

import enum
import importlib
import inspect
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import prefect_rs
import pytest
from helpers_cases import for_each
from helpers_models import ID
from helpers_wire import Seen, Wire, answer, usual

PACKAGE = Path(prefect_rs.__file__).parent
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
)
SCHEMAS = ["actions", "filters", "objects", "responses", "schedules", "sorting"]

# None of these may be imported with the package: together they cost more than all else.
DEAR = """abc asyncio base64 collections contextlib contextvars copy dataclasses datetime decimal email enum
functools http httpx importlib.metadata inspect ipaddress json logging operator os pathlib pickle
platform pydantic re random select selectors signal socket ssl string subprocess tempfile threading traceback
types typing typing_extensions urllib urllib.parse uuid warnings weakref zlib""".split()  # noqa: SIM905


def imported(program: str, *args: str, having: str = "sys") -> list[str]:
    """The modules that the program imports, in a Python that has nothing but what it may have."""
    wrapped = f"""
import sys, {having}
sys.path.insert(0, {str(PACKAGE.parent)!r})
before = set(sys.modules)
{program}
sys.stdout.write("\\n".join(sorted(set(sys.modules) - before)))
"""
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", wrapped, *args],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ran.stderr == ""
    return ran.stdout.split()


# ---- The cost --------------------------------------------------------------------------------------

OWN = ["prefect_rs", "prefect_rs._core", "prefect_rs.client", "prefect_rs.client.orchestration"]


def test_importing_the_package_imports_nothing_else() -> None:
    assert imported("import prefect_rs") == OWN


def test_importing_names_imports_nothing_else() -> None:
    names = "from prefect_rs import PrefectClient, SyncPrefectClient, get_client"
    assert imported(names) == OWN
    assert imported("from prefect_rs.client.orchestration import get_client") == OWN


def test_making_a_client_imports_nothing_else() -> None:
    program = "import prefect_rs; prefect_rs.SyncPrefectClient('http://127.0.0.1:9/api')"
    assert imported(program) == OWN
    assert imported(program.replace("Sync", "")) == OWN


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_what_is_dear(module: str) -> None:
    if module in ("prefect_rs.utilities.collections", "prefect_rs._pydantic", "prefect_rs._pydantic_values"):
        return  # they are there for their enum, and enums are dear; and for pydantic, which imports it
    got = imported(f"import {module}")
    assert [name for name in got if name in DEAR] == []
    assert [name for name in got if not name.startswith("prefect_rs") and name != "__future__"] == []


# The Python methods of a model are imported with its class.
MODELS = sorted(
    [
        *OWN,
        "prefect_rs._lazy",
        "prefect_rs.client.schemas",
        "prefect_rs.client.schemas._methods",
        "prefect_rs.client.schemas._methods.flow_runs",
    ]
)
STATES = sorted([*MODELS, "prefect_rs.client.schemas._methods.states"])
UTILITIES = ["prefect_rs.utilities", "prefect_rs.utilities.collections"]
ENUMS = sorted([*MODELS, *UTILITIES])
RUN = answer(json.loads((Path(__file__).parent.parent / "benches/canned/flow_run.json").read_text()))


def answer_with_a_run(seen: Seen) -> bytes:
    return RUN if "/flow_runs/" in seen.path else usual(seen)


@pytest.mark.parametrize(
    ("reads", "having", "expected"),
    [
        ("", "sys", MODELS),
        ("run.name, run.tags, run.parameters, run.run_count, run.auto_scheduled", "sys", MODELS),
        # What these attributes are can only be had from there.
        ("run.id, run.flow_id", "uuid", MODELS),
        ("run.created, run.total_run_time, run.state", "datetime", STATES),
        ("run.state_type", "enum", ENUMS),
        (
            "[getattr(run, field) for field in type(run).model_fields]",
            "uuid, datetime",
            sorted([*STATES, *UTILITIES]),
        ),
    ],
)
def test_a_first_read_imports_what_its_objects_are_of(reads: str, having: str, expected: list[str]) -> None:
    program = f"""
from prefect_rs import SyncPrefectClient
run = SyncPrefectClient(sys.argv[1]).read_flow_run({str(ID)!r})
{reads}
"""
    with Wire(reply=answer_with_a_run) as wire:
        assert imported(program, wire.api_url, having=having) == expected


def test_an_awaited_read_imports_nothing_beside_asyncio() -> None:
    """Which whoever awaits has: neither the client nor the call imports it."""
    call = f"""
from prefect_rs import PrefectClient
call = PrefectClient(sys.argv[1]).read_flow_run({str(ID)!r})
"""
    wait = """
async def main():
    await call
sys.modules["asyncio"].run(main())
"""
    with Wire(reply=answer_with_a_run) as wire:
        assert imported(call + "call.close()", wire.api_url) == OWN
        assert imported(call + wait, wire.api_url, having="asyncio") == MODELS


@pytest.mark.parametrize(
    "method", ["hello()", "read_flows()", "count_flow_runs()", "api_version()", "api_healthcheck()"]
)
def test_a_sync_call_imports_no_asyncio(method: str) -> None:
    with Wire() as wire:
        program = f"import prefect_rs; prefect_rs.SyncPrefectClient(sys.argv[1]).{method}"
        got = imported(program, wire.api_url)
    dear = {
        "asyncio",
        "ssl",
        "socket",
        "http",
        "logging",
        "inspect",
        "typing",
        "dataclasses",
        "email",
        "json",
    }
    assert dear & set(got) == set()


def test_a_with_block_imports_no_asyncio() -> None:
    with Wire() as wire:
        got = imported(
            "import prefect_rs\nwith prefect_rs.SyncPrefectClient(sys.argv[1]) as c: c.hello()", wire.api_url
        )
    assert {"asyncio", "contextlib", "logging"} & set(got) == set()


def test_the_whole_of_a_sync_read_imports_no_asyncio(api_url: str) -> None:
    program = """
import prefect_rs
client = prefect_rs.SyncPrefectClient(sys.argv[1])
flow_id = client.create_flow_from_name("import")
flow = client.read_flow(flow_id)
repr((flow.id, flow.created, flow.name))
"""
    got = imported(program, api_url)
    assert "uuid" in got
    assert {"asyncio", "ssl", "socket", "logging", "inspect", "typing", "json", "_strptime"} & set(
        got
    ) == set()


def test_an_error_imports_no_asyncio() -> None:
    program = """
import prefect_rs
try:
    prefect_rs.SyncPrefectClient("http://127.0.0.1:9/api").hello()
except ConnectionError as error:
    assert type(error).__name__ == "ConnectError"
"""
    assert {"asyncio", "httpx", "typing", "inspect"} & set(imported(program)) == set()


def test_httpx_and_pydantic_are_never_imported(api_url: str) -> None:
    """Not even where they are installed: the process of this test has them on its path."""
    program = """
import asyncio, sys, prefect_rs
async def main():
    async with prefect_rs.PrefectClient(sys.argv[1]) as client:
        flows = await client.read_flows(limit=1)
        try:
            await client.read_flow("00000000-0000-0000-0000-000000000001")
        except prefect_rs.exceptions.ObjectNotFound:
            pass
        return [flow.model_dump() for flow in flows]
asyncio.run(main())
print(sorted({"httpx", "pydantic", "anyio", "prefect"} & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program, api_url],
        env={**os.environ, "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == ("[]\n", "")


# ---- The names -------------------------------------------------------------------------------------


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


# ---- The docstrings --------------------------------------------------------------------------------

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
    assert "\n\nReturns:\n" in doc, "it does not tell what it returns"
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
