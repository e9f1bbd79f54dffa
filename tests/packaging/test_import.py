"""What importing and using the package imports."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from tests.support.models import ID
from tests.support.paths import PACKAGE, ROOT
from tests.support.wire import Seen, Wire, answer, usual

MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
)
# Must not be imported with the package: together they cost more than everything else.
DEAR = """abc asyncio base64 collections contextlib contextvars copy dataclasses datetime decimal email enum
functools http httpx importlib.metadata inspect ipaddress json logging operator os pathlib pickle
platform pydantic re random select selectors signal socket ssl string subprocess tempfile threading traceback
types typing typing_extensions urllib urllib.parse uuid warnings weakref zlib""".split()  # noqa: SIM905

# A dataclass, as in the official package; annotated types; models of pydantic; blocks that hold slots, with
# asyncio or threads; transports of httpx; what tests use; what starts servers; what logs; types for
# `inspect`. Nothing imports them unasked.
ON_REQUEST = (
    r"prefect_rs\.(schedules|types\._annotations|input\._models|concurrency\._(\w*block|lost|exit)"
    r"|_transports|_server\..*|testing\..*|logging\.(handlers|loggers)|_annotations)"
)


def imported(program: str, *args: str, having: str = "sys") -> list[str]:
    """The modules that a program imports, in a Python without site-packages."""
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
def test_no_module_imports_slow_modules(module: str) -> None:
    if module in ("prefect_rs.utilities.collections", "prefect_rs._pydantic", "prefect_rs._pydantic_values"):
        return  # both import enum, which is slow: for enumerations, and for pydantic, which needs it anyway
    if module == "prefect_rs.futures._callbacks":
        return  # imported when a callback is added
    if re.fullmatch(ON_REQUEST, module):
        return
    got = imported(f"import {module}")
    assert [name for name in got if name in DEAR] == []
    # `atexit` is a part of the interpreter.
    cheap = ("__future__", "atexit")
    assert [name for name in got if not name.startswith("prefect_rs") and name not in cheap] == []


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
RUN = answer(json.loads((ROOT / "benches/canned/flow_run.json").read_text()))


def answer_with_a_run(seen: Seen) -> bytes:
    return RUN if "/flow_runs/" in seen.path else usual(seen)


@pytest.mark.parametrize(
    ("reads", "having", "expected"),
    [
        ("", "sys", MODELS),
        ("run.name, run.tags, run.parameters, run.run_count, run.auto_scheduled", "sys", MODELS),
        # The types of these attributes need these modules.
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
def test_reading_an_attribute_imports_the_module_of_its_type(
    reads: str, having: str, expected: list[str]
) -> None:
    program = f"""
from prefect_rs import SyncPrefectClient
run = SyncPrefectClient(sys.argv[1]).read_flow_run({str(ID)!r})
{reads}
"""
    with Wire(reply=answer_with_a_run) as wire:
        assert imported(program, wire.api_url, having=having) == expected


def test_an_awaited_read_imports_only_asyncio() -> None:
    """And it is not the client that imports asyncio, but the program that awaits."""
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
def test_a_sync_call_does_not_import_asyncio(method: str) -> None:
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


def test_a_with_block_does_not_import_asyncio() -> None:
    with Wire() as wire:
        got = imported(
            "import prefect_rs\nwith prefect_rs.SyncPrefectClient(sys.argv[1]) as c: c.hello()", wire.api_url
        )
    assert {"asyncio", "contextlib", "logging"} & set(got) == set()


def test_all_of_a_sync_read_does_not_import_asyncio(api_url: str) -> None:
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


def test_an_error_does_not_import_asyncio() -> None:
    program = """
import prefect_rs
try:
    prefect_rs.SyncPrefectClient("http://127.0.0.1:9/api").hello()
except ConnectionError as error:
    assert type(error).__name__ == "ConnectError"
"""
    assert {"asyncio", "httpx", "typing", "inspect"} & set(imported(program)) == set()


def test_httpx_and_pydantic_are_never_imported(api_url: str) -> None:
    """Although they are installed in the environment of this test."""
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
