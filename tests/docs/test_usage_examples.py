"""The usage examples of the API's description, run as they stand there, each for its effect on a real server.

They lie in `usage_examples/`, copied byte for byte. Each is run by `python -m prefect_rs`, with
a driver that calls its function, and tells what came of it; what the server then has is asked of the server.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import ObjectAlreadyExists

from tests.support.wire import Seen, Wire, answer, usual

EXAMPLES = Path(__file__).with_name("usage_examples")

# Runs the example that is its first argument, calls the function that is its second, and prints as JSON what
# it gave, and what its variables held when it ended: some examples return nothing of what they have read.
# The examples are parts of one text, and the last one takes `get_client` from those before it.
DRIVER = """
import asyncio, inspect, json, runpy, sys
from prefect.client.orchestration import get_client

path, function = sys.argv[1:]
space = runpy.run_path(path, init_globals={"get_client": get_client})
code = space[function].__code__
held = {}

def watch(frame, event, _):
    if event == "return" and frame.f_code is code:
        held.update(frame.f_locals)

def plain(value):
    if isinstance(value, list):
        return [plain(each) for each in value]
    dump = getattr(value, "model_dump", None)
    return dump(mode="json") if dump else str(value)

sys.setprofile(watch)
result = space[function]()
if inspect.iscoroutine(result):
    result = asyncio.run(result)
sys.setprofile(None)
print("TOLD", json.dumps({
    "result": plain(result), "held": {name: plain(value) for name, value in held.items()},
}))
"""


class Told:
    """What became of an example."""

    def __init__(self, ran: subprocess.CompletedProcess[str]) -> None:
        assert ran.returncode == 0, ran.stderr
        assert ran.stderr == ""
        printed, mark, told = ran.stdout.rpartition("TOLD ")
        assert mark, ran.stdout
        self.printed: str = printed
        self.result: Any = json.loads(told)["result"]
        self.held: dict[str, Any] = json.loads(told)["held"]


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], Told]:
    """Run a function of an example: `example("sync_client", "sync_client_operations", api_url)`."""
    driver = tmp_path / "driver.py"
    driver.write_text(DRIVER)

    def run(name: str, function: str, url: str) -> Told:
        monkeypatch.setenv("PREFECT_API_URL", url)
        command = [sys.executable, "-m", "prefect_rs", str(driver), str(EXAMPLES / f"{name}.py"), function]
        return Told(subprocess.run(command, capture_output=True, text=True, timeout=60, check=False))

    return run


@pytest.fixture
def flows(client: SyncPrefectClient, unique: Callable[[str], str]) -> Iterator[list[UUID]]:
    """Some flows: the examples take it that there are any."""
    made = [client.create_flow_from_name(unique("example")) for _ in range(2)]
    yield made
    for each in made:
        client.delete_flow(each)


def state_history(client: SyncPrefectClient, flow_run_id: str) -> list[tuple[str, str | None]]:
    return [(state.type.value, state.message) for state in client.read_flow_run_states(UUID(flow_run_id))]


# ---- Client factory --------------------------------------------------------------------------------


@pytest.mark.usefixtures("flows")
@pytest.mark.parametrize("function", ["async_example", "sync_example"])
def test_client_factory(
    example: Callable[..., Told], api_url: str, client: SyncPrefectClient, function: str
) -> None:
    told = example("client_factory", function, api_url)
    assert told.printed == ""
    read = {flow["id"]: flow["name"] for flow in told.result}
    # Others may make and delete flows of theirs meanwhile.
    assert len(read) >= 2
    assert set(read.values()) & {flow.name for flow in client.read_flows()}


def test_the_settings_of_the_factory_are_applied() -> None:
    """The example's last client uses ten connections at once and no more, whatever it is asked."""
    program = f"""
import asyncio, runpy
client = runpy.run_path({str(EXAMPLES / "client_factory.py")!r})["client"]
async def main():
    return await asyncio.gather(*(client.count_flow_runs() for _ in range(40)))
print(asyncio.run(main()) == [7] * 40)
"""

    open_now: set[int] = set()
    counts: list[int] = []

    def slowly(seen: Seen) -> bytes:
        open_now.add(seen.connection)
        counts.append(len(open_now))
        time.sleep(0.02)  # long enough that a client without the limit would open one connection for each
        open_now.discard(seen.connection)
        return usual(seen)

    with Wire(slowly) as wire:
        ran = subprocess.run(
            [sys.executable, "-m", "prefect_rs", "-c", program],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env={"PREFECT_API_URL": wire.api_url, "HOME": "/none"},
        )
        assert (ran.stdout, ran.stderr) == ("True\n", "")
        # Not how many in all: one that is closed is replaced.
        assert 2 <= max(counts) <= 10


# ---- Async client ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("flows")
def test_async_client(example: Callable[..., Told], api_url: str, client: SyncPrefectClient) -> None:
    told = example("async_client", "client_operations", api_url)
    names = [flow["name"] for flow in told.held["flows"]]
    assert 1 <= len(names) <= 10
    assert told.printed == "".join(f"Flow: {name}\n" for name in names)

    run = client.read_flow_run(UUID(told.result["id"]))
    assert str(run.flow_id) == told.held["flows"][0]["id"]
    assert run.parameters == {"param1": "value1"}
    assert run.tags == ["api-created"]
    assert run.state is not None
    assert (run.state.type, run.state.message) == ("COMPLETED", "Completed via API")
    assert told.held["result"]["status"] == "ACCEPT"
    assert isinstance(told.held["deployments"], list)


# ---- Sync client -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("flows")
def test_sync_client(example: Callable[..., Told], api_url: str, client: SyncPrefectClient) -> None:
    told = example("sync_client", "sync_client_operations", api_url)
    assert told.printed == ""
    assert 1 <= len(told.held["flows"]) <= 5

    run = client.read_flow_run(UUID(told.result["id"]))
    assert str(run.flow_id) == told.held["flows"][0]["id"]
    assert run.parameters == {"sync": True}
    assert run.state is not None
    assert (run.state.type, run.state.message) == ("RUNNING", "Started via sync client")
    assert state_history(client, told.result["id"])[-1] == ("RUNNING", "Started via sync client")


def test_sync_client_without_any_flow(example: Callable[..., Told]) -> None:
    """As it says itself: only `if flows`."""
    with Wire(lambda seen: answer([]) if seen.path == "/api/flows/filter" else usual(seen)) as wire:
        assert example("sync_client", "sync_client_operations", wire.api_url).result == "None"
        assert [seen.path for seen in wire.requests] == ["/api/flows/filter"]


# ---- Error handling --------------------------------------------------------------------------------


def test_error_handling_not_found(example: Callable[..., Told], api_url: str) -> None:
    told = example("error_handling", "error_handling_example", api_url)
    assert told.printed == "Flow not found\n"
    assert "flow" not in told.held


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "Authentication failed\n"), (500, "Unexpected error: "), (404, "Flow not found\n")],
)
def test_error_handling_of_other_errors(example: Callable[..., Told], status: int, said: str) -> None:
    def refuse(seen: Seen) -> bytes:
        return answer({"detail": "because"}, status) if "/flows/name/" in seen.path else usual(seen)

    with Wire(refuse) as wire:
        told = example("error_handling", "error_handling_example", wire.api_url)
        assert [seen.path for seen in wire.requests][-1] == "/api/flows/name/non-existent-flow"
    assert told.printed.startswith(said)
    assert "Traceback" not in told.printed


def test_error_handling_where_the_flow_is_there(
    example: Callable[..., Told], api_url: str, client: SyncPrefectClient
) -> None:
    flow_id = client.create_flow_from_name("non-existent-flow")
    try:
        told = example("error_handling", "error_handling_example", api_url)
    finally:
        client.delete_flow(flow_id)
    assert told.printed == ""
    assert told.held["flow"]["id"] == str(flow_id)


# ---- Filtering -------------------------------------------------------------------------------------


@pytest.fixture
def tagged(client: SyncPrefectClient, unique: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """Flows with both tags of the example, with one and with more, not made in the order of their names."""
    stem = unique("tagged")
    tags = {"c": ["production", "etl"], "a": ["etl", "production", "more"], "b": ["production"], "d": ["etl"]}
    made = {}
    for letter, given in tags.items():
        response = client.request("POST", "/flows/", json={"name": f"{stem}-{letter}", "tags": given})
        made[f"{stem}-{letter}"] = response.json()["id"]
    yield made
    for each in made.values():
        client.delete_flow(UUID(each))


@pytest.fixture
def deployed(
    client: SyncPrefectClient, tagged: dict[str, Any], unique: Callable[[str], str]
) -> Iterator[dict[str, str]]:
    """Deployments: active and paused in the pool of the example, active in another and in none."""
    other = unique("other-pool")
    pools = ["kubernetes-pool", other]
    for name in pools:
        with suppress(ObjectAlreadyExists):
            client.request("POST", "/work_pools/", json={"name": name, "type": "process"})
    cases = {
        "wanted": (pools[0], False),
        "paused": (pools[0], True),
        "other": (other, False),
        "none": (None, False),
    }
    made = {}
    for name, (pool, paused) in cases.items():
        body = {"name": unique(name), "flow_id": next(iter(tagged.values())), "paused": paused}
        if pool is not None:
            body["work_pool_name"] = pool
        made[name] = client.request("POST", "/deployments/", json=body).json()["id"]
    yield made
    for each in made.values():
        client.request("DELETE", "/deployments/{id}", path_params={"id": each})
    for name in pools:
        client.request("DELETE", "/work_pools/{name}", path_params={"name": name})


def test_filtering(
    example: Callable[..., Told], api_url: str, tagged: dict[str, Any], deployed: dict[str, str]
) -> None:
    told = example("filtering", "filtering_example", api_url)
    assert told.printed == ""

    flows = told.held["flows"]
    assert all({"production", "etl"} <= set(flow["tags"]) for flow in flows)
    ours = [flow["name"] for flow in flows if flow["id"] in tagged.values()]
    assert ours == sorted(name for name in tagged if name[-1] in "ac")

    deployments = told.held["deployments"]
    assert all((each["paused"], each["work_pool_name"]) == (False, "kubernetes-pool") for each in deployments)
    assert [each["id"] for each in deployments if each["id"] in deployed.values()] == [deployed["wanted"]]
