"""The same calls with the official client and with this one: requests and results are the same.

See `differential/__init__.py`. `-k flows` runs the scenarios of one file only.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

import pytest

from tests.parity.differential.compare import Found, differences
from tests.parity.differential.differences import DIFFERENCES, NOT_CALLED
from tests.parity.differential.scenarios import SCENARIOS
from tests.support.paths import ROOT
from tests.support.upstream import SERVER_SETTINGS
from tools.prefect_server import DEFAULT_VENV

RUN = ["-m", "tests.parity.differential.run"]
OFFICIAL = "official"
OURS = ("async", "sync")
NAMES = [scenario.name for scenario in SCENARIOS]

# The processes: the interpreter and its arguments, and the kind of client.
COMMANDS = {
    OFFICIAL: ([str(DEFAULT_VENV / "bin" / "python"), *RUN], "async"),
    "async": ([sys.executable, "-m", "prefect_rs", *RUN], "async"),
    "sync": ([sys.executable, "-m", "prefect_rs", *RUN], "sync"),
}


@pytest.fixture(scope="session")
def wanted(request: pytest.FixtureRequest) -> list[str]:
    """The scenarios that the selected tests need."""
    asked = {item.callspec.params["scenario"] for item in request.session.items if _is_of_a_scenario(item)}
    return [name for name in NAMES if name in asked]


@pytest.fixture(scope="session")
def records(
    api_url: str, server_version: str, wanted: list[str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What each of the three processes recorded."""
    if SERVER_SETTINGS:
        pytest.skip("the programs that use both clients log in nowhere")
    where = tmp_path_factory.mktemp("differential")
    installed = _official_version()
    if installed != server_version:
        pytest.skip(f"the official client is of {installed}, the server of {server_version}")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    environment |= {
        "PYTHONPATH": str(ROOT),
        "HOME": str(where),
        "PREFECT_HOME": str(where),
        # The official client emits events there on its own. Its calls go to the proxy.
        "PREFECT_API_URL": api_url,
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "DO_NOT_TRACK": "1",
        "NO_PROXY": "127.0.0.1",
    }
    running = {}
    for who, (command, mode) in COMMANDS.items():
        with (where / f"{who}.json").open("wb") as out, (where / f"{who}.err").open("wb") as err:
            running[who] = subprocess.Popen(
                [*command, api_url, mode, str(where / "lock"), *wanted],
                stdout=out,
                stderr=err,
                cwd=where,
                env=environment,
            )
    try:
        for who, process in running.items():
            code = process.wait(300)
            assert code == 0, f"{who}: exit code {code}\n{(where / f'{who}.err').read_text()}"
    finally:
        for process in running.values():
            process.kill()
            process.wait()
    return {who: json.loads((where / f"{who}.json").read_text()) for who in running}


@pytest.fixture(scope="session")
def found(records: dict[str, Any], wanted: list[str]) -> dict[tuple[str, str], list[Found]]:
    """All differences of each scenario, by client, intended or not."""
    return {
        (name, client): differences(
            name, records[OFFICIAL]["scenarios"][name], records[client]["scenarios"][name]
        )
        for name in wanted
        for client in OURS
    }


def _is_of_a_scenario(item: pytest.Item) -> bool:
    return "scenario" in getattr(getattr(item, "callspec", None), "params", ())


def _official_version() -> str:
    [metadata] = DEFAULT_VENV.glob("lib/python*/site-packages/prefect-*.dist-info")
    return metadata.name.removesuffix(".dist-info").removeprefix("prefect-")


def _is_meant(one: Found) -> bool:
    return any(meant.covers(one) for meant in DIFFERENCES)


@pytest.mark.parametrize("client", OURS)
@pytest.mark.parametrize("scenario", NAMES)
def test_both_clients_do_the_same(
    scenario: str, client: str, request: pytest.FixtureRequest, records: dict[str, Any]
) -> None:
    for who in (OFFICIAL, client):
        record = records[who]["scenarios"][scenario]
        assert "lacks" not in record, f"{who}: {record['lacks']}"
        assert "crash" not in record, f"{who}: {record['crash']}\n{_errors(record)}"
    unmeant = [one for one in request.getfixturevalue("found")[scenario, client] if not _is_meant(one)]
    assert not unmeant, "\n".join(map(str, ["unexpected differences:", *unmeant]))


def _errors(record: dict[str, Any]) -> str:
    return "\n".join(f"{call['label']}: {call['message']}" for call in record["calls"] if "message" in call)


def test_every_listed_difference_exists(found: dict[tuple[str, str], list[Found]], wanted: list[str]) -> None:
    if wanted != NAMES:
        pytest.skip("only some of the scenarios were run")
    everything = [one for each in found.values() for one in each]
    gone = [meant for meant in DIFFERENCES if not any(meant.covers(one) for one in everything)]
    assert not gone, "\n".join(map(str, ["listed differences that do not exist:", *gone]))


def test_every_official_method_is_called(records: dict[str, Any], wanted: list[str]) -> None:
    if wanted != NAMES:
        pytest.skip("only some of the scenarios were run")
    official = records[OFFICIAL]
    called = {
        call["label"].partition(":")[0]
        for scenario in official["scenarios"].values()
        for call in scenario["calls"]
    }
    assert set(official["methods"]) - called == NOT_CALLED.keys()


def _record(name: str, **changes: Any) -> dict[str, Any]:
    """The record of a call that read a flow with that prefix and a random id."""
    flow = {"id": str(uuid4()), "name": f"{name}-flow", "created": datetime.now(timezone.utc).isoformat()}
    exchange = {
        "method": "GET",
        "path": f"/flows/{flow['id']}",
        "query": [["x", "1"]],
        "headers": {},
        "body": {"names": [f"{name}-flow"]},
        "answer": flow,
    }
    fields = {"id": {"$uuid": flow["id"]}, "name": flow["name"], "created": {"$time": flow["created"]}}
    result = {"$model": "Flow", "fields": fields}
    call = {"label": "read_flow", "result": result, "json": flow, "exchanges": [exchange]}
    for path, value in changes.items():
        target: Any = call
        *outer, last = path.split("__")
        for key in outer:
            target = target[0] if key == "first" else target[key]
        if value is None:
            del target[last]
        else:
            target[last] = value
    return {"prefix": name, "api_url": "http://127.0.0.1:1/api", "calls": [call]}


def test_random_ids_times_and_names_are_not_differences() -> None:
    assert differences("s", _record("xa"), _record("xb")) == []
    more = _record("xb", result__fields__more=1, json__more=1)
    assert differences("s", _record("xa"), more) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"result__fields__name": "other"}, "result.name"),
        ({"result__fields__id": {"$uuid": str(uuid4())}}, "result.id.$uuid"),
        ({"result__fields__id": "text"}, "result.id"),
        ({"result__fields__created": {"$time": "2026-01-01T00:00:00+00:00"}}, "result.created.$time"),
        ({"result__fields__name": None}, "result.name"),
        ({"result__$model": "Other"}, "result.class"),
        ({"json__name": "other"}, "json.name"),
        ({"exchanges__first__query": []}, "GET /flows/ID query.length"),
        ({"exchanges__first__body__more": 1}, "GET /flows/ID body.more"),
        ({"exchanges__first__body__names": None}, "GET /flows/ID body.names"),
        ({"exchanges__first__method": "PUT"}, "PUT /flows/ID"),
        ({"exchanges": []}, "GET /flows/ID"),
        ({"error": {"$error": ["Wrong"], "status": 400}, "message": "Wrong"}, "raised"),
        ({"label": "read_other"}, ""),
    ],
)
def test_differences_are_found(change: dict[str, Any], path: str) -> None:
    found = differences("s", _record("xa"), _record("xb", **change))
    assert path in [re.sub("<id:[^>]*>", "ID", one.path) for one in found]


def test_an_error_may_be_a_subclass_of_the_official_one() -> None:
    official = _record("xa", error={"$error": ["NotFound", "Exception"], "status": 404})
    for ours, path in (
        ({"$error": ["Better", "NotFound", "Exception"], "status": 404}, None),
        ({"$error": ["Exception"], "status": 404}, "raised.class"),
        ({"$error": ["NotFound", "Exception"], "status": 409}, "raised.status"),
    ):
        found = [one.path for one in differences("s", official, _record("xb", error=ours))]
        assert found == ([path] if path else [])
