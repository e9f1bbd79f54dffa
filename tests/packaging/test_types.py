"""The type stubs agree with the runtime."""

from __future__ import annotations

import functools
import inspect
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import CloudClient
from prefect_rs.exceptions import PrefectException, ValidationError

from tests.support.paths import PACKAGE

ID = UUID(int=1)

# Code that type checkers accept, except for the lines with an ignore. An ignore that is not needed is an
# error.
SNIPPET = """
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from prefect_rs import PrefectClient, State, SyncPrefectClient, get_client
from prefect_rs.client.orchestration import FlowRun as OtherFlowRun
from prefect_rs.client.schemas.actions import IntervalSchedule, StateType as OtherStateType
from prefect_rs.client.schemas.filters import FlowRunFilter, StateType
from prefect_rs.client.schemas.objects import Deployment, FlowRun
from prefect_rs.client.schemas.sorting import FlowRunSort
from prefect_rs.events import EventTrigger
from prefect_rs.exceptions import HTTPStatusError, ObjectNotFound
from prefect_rs.states import Completed, StateGroup, get_state_exception, to_state_create

id_ = UUID(int=1)


def sync(client: SyncPrefectClient, run: FlowRun, deployment: Deployment) -> None:
    # Filters as dicts, as models, and left out.
    client.read_flow_runs(flow_run_filter={"name": "a"}, flow_filter={"tags": ["a"]}, sort="NAME_ASC")
    client.read_flow_runs(flow_run_filter=FlowRunFilter(name="a"), sort=FlowRunSort.ID_DESC)
    client.read_flow_runs(flow_run_filter=None, deployment_filter={"id": id_}, work_pool_filter={"name": "a"})
    client.read_events({"event": {"name": ["a"]}}, limit=None)
    client.read_artifacts(artifact_filter={"key": "a"})
    client.read_work_queues(work_queue_filter={"name": ["a"]})
    client.read_flow_runs(flow_run_filter="a")  # type: ignore[arg-type]
    # Ids as UUIDs, as text, and as the objects that have them.
    client.read_flow_run(id_)
    client.read_flow_run(str(id_))
    client.read_flow_run(run)
    client.read_flow_run(5)  # type: ignore[arg-type]
    client.delete_deployment(deployment)
    client.create_flow_run_from_deployment(deployment, idempotency_key="a")
    # States as states and as dicts.
    client.set_flow_run_state(run, Completed())
    client.set_flow_run_state(run.id, {"type": "COMPLETED"})
    made: FlowRun = client.create_flow_run(run, idempotency_key="a")
    other: OtherFlowRun = made


async def asynchronous(client: PrefectClient, run: FlowRun) -> None:
    runs: list[FlowRun] = await client.read_flow_runs(flow_run_filter={"name": "a"})
    found: FlowRun = await client.read_flow_run(run)
    await client.create_flow_run(run, idempotency_key="a")


def names(state: State) -> None:
    group = StateGroup([state])
    count: int = group.total_count
    error: BaseException = get_state_exception(state)
    create = to_state_create(state)
    type_: OtherStateType = StateType.COMPLETED
    schedule = IntervalSchedule(interval=timedelta(1), anchor_date=datetime.now())
    trigger: type[EventTrigger] = EventTrigger
    try:
        raise error
    except HTTPStatusError as caught:
        status: int = caught.status_code
    except ObjectNotFound:
        pass
"""


def test_a_type_checker_accepts_valid_code(tmp_path: Path) -> None:
    (tmp_path / "snippet.py").write_text(SNIPPET)
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "snippet.py"],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(PACKAGE.parent), "MYPY_CACHE_DIR": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == ("", "")


# ---- Each parameter accepts values of its declared type ------------------------------------------

CLIENTS = {"SyncPrefectClient": SyncPrefectClient, "CloudClient": CloudClient}

# Arguments for the parameters that are not tested.
SAMPLES: dict[str, Any] = {
    "UUID": ID,
    "str": "a",
    "int": 1,
    "float": 1.0,
    "bool": True,
    "dict": {},
    "Mapping": {},
    "Iterable": [],
    "datetime": datetime(2026, 1, 1, tzinfo=timezone.utc),
    "timedelta": timedelta(hours=1),
}
# Parameters that do not accept arbitrary text.
TEXTS = {"countable": "day"}

# Ids of other types, and parameters whose names only look like ids.
OTHERS = {"resource_id", "keep_workspace_id", "account_id", "get_worker_id"}


@functools.cache
def documented(cls: type) -> list[tuple[str, str, str]]:
    """The parameters of each method, with their types."""
    found = []
    for name in dir(cls):
        member = getattr(cls, name)
        if name.startswith("_") or not callable(member):
            continue
        for stars, parameter, type_ in re.findall(
            r"^    (\*{0,2})(\w+) \((.+?)\):", inspect.cleandoc(member.__doc__ or ""), re.MULTILINE
        ):
            if not stars:
                found.append((name, parameter, type_))
    return found


def arguments(cls: type, name: str) -> dict[str, Any]:
    """An argument for each required parameter."""
    types = {parameter: type_ for method, parameter, type_ in documented(cls) if method == name}
    given = {}
    for parameter in list(inspect.signature(getattr(cls, name)).parameters.values())[1:]:
        if parameter.default is parameter.empty and parameter.kind.name.startswith(("POS", "KEY")):
            first = re.match(r"\w+", types[parameter.name])
            kind = first[0] if first else ""
            sample = {} if kind.endswith("Filter") else SAMPLES.get(kind, SimpleNamespace(id=ID, name="a"))
            given[parameter.name] = TEXTS.get(parameter.name, sample)
    return given


def problems_of(client: Any, name: str, parameter: str, value: Any) -> list[Any]:
    """The `ValidationError` for an argument, if any. No request can succeed, since there is no server."""
    try:
        getattr(client, name)(**{**arguments(type(client), name), parameter: value})
    except ValidationError as error:
        return [each for each in error.errors() if each["loc"][:1] == (parameter,)]
    except PrefectException:
        return []
    return []


def client_of(kind: str) -> Any:
    if kind == "CloudClient":
        return CloudClient(f"http://127.0.0.1:9/api/accounts/{ID}/workspaces/{ID}", "pnu_x")
    return SyncPrefectClient("http://127.0.0.1:9/api")


WITH_IDS = [each for each in documented(SyncPrefectClient) if "HasId" in each[2]]
# Those that change all runs that match refuse a filter that matches everything: see test_matching_runs.py.
WITH_FILTERS = [
    each
    for each in documented(SyncPrefectClient)
    if re.match(r"\w+Filter\b", each[2]) and not each[0].endswith("_where")
]


@pytest.fixture(autouse=True)
def no_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")


@pytest.mark.parametrize(("name", "parameter", "type_"), WITH_IDS)
def test_an_id_may_be_an_object_with_an_id(name: str, parameter: str, type_: str) -> None:
    client = client_of("SyncPrefectClient")
    for value in (ID, str(ID), SimpleNamespace(id=ID), SimpleNamespace(id=str(ID))):
        given = [value] if type_.startswith("Iterable") else value
        assert problems_of(client, name, parameter, given) == []


@pytest.mark.parametrize(("name", "parameter", "type_"), WITH_FILTERS)
def test_a_filter_may_be_a_dict(name: str, parameter: str, type_: str) -> None:
    assert "Mapping[str, Any]" in type_
    if (name, parameter) == ("read_flows", "work_queue_filter"):
        pytest.skip("exists only for compatibility with the official client")
    client = client_of("SyncPrefectClient")
    assert problems_of(client, name, parameter, {}) == []
    assert problems_of(client, name, parameter, {"no_such_criterion": 1}) != []


@pytest.mark.parametrize("cls", [SyncPrefectClient, PrefectClient, CloudClient])
def test_every_id_is_typed_as_one(cls: type) -> None:
    bare = [
        (name, parameter, type_)
        for name, parameter, type_ in documented(cls)
        if (parameter == "id" or parameter.endswith("_id"))
        and "HasId" not in type_
        and parameter not in OTHERS
    ]
    assert bare == []


def test_there_are_parameters_to_test() -> None:
    assert len(WITH_IDS) > 50
    assert len(WITH_FILTERS) > 50
