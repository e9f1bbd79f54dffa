"""`prefect_rs.input`: inputs of flow runs."""

from __future__ import annotations

import asyncio
import subprocess
import time
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

import prefect_rs.input
import pydantic
import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.exceptions import ObjectNotFound
from prefect_rs.input import (
    RunInput,
    create_flow_run_input,
    delete_flow_run_input,
    filter_flow_run_input,
    keyset_from_base_key,
    keyset_from_paused_state,
    read_flow_run_input,
    receive_input,
    send_input,
)
from prefect_rs.states import Paused, Running, Suspended

from tests.support.runs import later, new_run
from tests.support.wire import run_python
from tools.prefect_server import DEFAULT_VENV

Run = Callable[..., Any]


class Number(RunInput):
    number: int


class Plain(pydantic.BaseModel):
    text: str


@pytest.fixture
def flow_run(client: SyncPrefectClient) -> FlowRun:
    return new_run(client)


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        ({"a": [1, None]}, dict),
        ("x", str),
        (5, int),
        ([1, 2], list[int]),
        ({1, 2}, set),
        (Plain(text="x"), Plain),
    ],
)
def test_send_and_receive(run: Run, flow_run: FlowRun, value: Any, type_: Any) -> None:
    run(send_input, value, flow_run.id)
    received = run(receive_input(type_, flow_run_id=flow_run.id, timeout=5).next)
    if isinstance(value, Plain):
        assert (received.text, isinstance(received, Plain)) == ("x", True)
    else:
        assert received == value


def test_models(run: Run, flow_run: FlowRun) -> None:
    run(Number(number=4).send_to, flow_run.id, sender=f"prefect.flow-run.{flow_run.id}")
    received = run(Number.receive(flow_run_id=flow_run.id).next)
    assert received.number == 4
    assert received.metadata.sender == f"prefect.flow-run.{flow_run.id}"
    assert received.metadata.receiver == flow_run.id
    assert received.metadata.key.startswith("number-auto-")
    run(received.respond, Number(number=16))
    assert [each.number for each in Number.receive(flow_run_id=flow_run.id, timeout=0)] == [4, 16]
    run(send_input, "x", flow_run.id)
    answer = run(receive_input(str, flow_run_id=flow_run.id, with_metadata=True).next)
    with pytest.raises(RuntimeError, match="cannot respond to this input: no flow run sent it"):
        run(answer.respond, Number(number=1))


def test_iterating(flow_run: FlowRun, configured: str) -> None:
    for number in range(3):
        send_input(number, flow_run.id)
    handler = receive_input(int, flow_run_id=flow_run.id, timeout=0.2, poll_interval=0.05)
    assert list(handler) == [0, 1, 2]

    async def main() -> list[int]:
        found = []
        async for number in receive_input(int, flow_run_id=flow_run.id, timeout=0.2, poll_interval=0.05):
            found.append(number)
        return found

    assert asyncio.run(main()) == [0, 1, 2]
    excluded = receive_input(int, flow_run_id=flow_run.id, timeout=0, exclude_keys=handler.exclude_keys)
    assert list(excluded) == []


def test_waiting(run: Run, flow_run: FlowRun) -> None:
    started = time.monotonic()
    with later(0.3, send_input, "late", flow_run.id):
        found = run(receive_input(str, flow_run_id=flow_run.id, timeout=20, poll_interval=0.05).next)
    assert found == "late"
    assert time.monotonic() - started < 10


def test_time_is_up(run: Run, flow_run: FlowRun) -> None:
    handler = receive_input(
        str, flow_run_id=flow_run.id, timeout=0.1, poll_interval=10, raise_timeout_error=True
    )
    started = time.monotonic()
    with pytest.raises(TimeoutError, match="no input arrived"):
        run(handler.next)
    with pytest.raises(TimeoutError):
        next(handler)
    assert time.monotonic() - started < 5


def test_actions(run: Run, flow_run: FlowRun) -> None:
    moment = datetime(2026, 1, 1, tzinfo=timezone.utc)
    run(create_flow_run_input, "a-1", {"when": moment, "id": flow_run.id}, flow_run.id)
    assert run(read_flow_run_input, "a-1", flow_run.id) == {
        "when": moment.isoformat(),
        "id": str(flow_run.id),
    }
    assert run(read_flow_run_input, "a-2", flow_run.id) is None
    run(prefect_rs.input.create_flow_run_input_from_model, "a-2", Number(number=1), flow_run.id, "me")
    found = run(filter_flow_run_input, "a-", 5, flow_run_id=flow_run.id)
    assert [(each.key, each.sender) for each in found] == [("a-1", None), ("a-2", "me")]
    assert len(run(filter_flow_run_input, "a-", 5, {"a-1"}, flow_run.id)) == 1
    run(delete_flow_run_input, "a-1", flow_run.id)
    with pytest.raises(ObjectNotFound):
        run(delete_flow_run_input, "a-1", flow_run.id)
    with pytest.raises(ObjectNotFound):
        run(send_input, 1, uuid4())
    with pytest.raises(TypeError, match="object cannot be represented in JSON"):
        run(send_input, object(), flow_run.id)


def test_outside_of_a_flow_run(run: Run) -> None:
    for function, arguments in [
        (read_flow_run_input, ["key"]),
        (create_flow_run_input, ["key", 1]),
        (filter_flow_run_input, ["key"]),
        (delete_flow_run_input, ["key"]),
    ]:
        with pytest.raises(RuntimeError, match="pass flow_run_id: this code does not run in a flow run"):
            run(function, *arguments)
    with pytest.raises(RuntimeError, match="pass flow_run_id"):
        receive_input(int)


def test_inside_a_flow_run(run: Run, flow_run: FlowRun, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect_rs.input import actions

    active = {"FlowRunContext": type("Context", (), {"flow_run": flow_run})()}
    monkeypatch.setattr(actions, "official_context", active.get)
    run(send_input, 5, flow_run.id)
    found = run(receive_input(int, with_metadata=True).next)
    assert found.metadata.sender == f"prefect.flow-run.{flow_run.id}"


def test_what_a_paused_run_waits_for(run: Run, flow_run: FlowRun) -> None:
    keys = keyset_from_paused_state(Suspended(pause_key="k"))
    assert keys == {
        "description": "suspended-k-description",
        "response": "suspended-k-response",
        "schema": "suspended-k-schema",
    }
    assert keyset_from_paused_state(Paused(pause_key="k")) == keyset_from_base_key("paused-k")
    assert Number.keyset_from_type() == keyset_from_base_key("number")
    with pytest.raises(RuntimeError, match="the state is RUNNING, not PAUSED"):
        keyset_from_paused_state(Running())
    wanted = Number.with_initial_data(description="Which number?", number=3)
    assert wanted() == wanted(number=3)
    run(wanted.save, keys, flow_run.id)
    schema = run(read_flow_run_input, keys["schema"], flow_run.id)
    assert schema["properties"]["number"]["default"] == 3
    assert run(read_flow_run_input, keys["description"], flow_run.id) == "Which number?"
    assert run(wanted.load, keys, flow_run.id).number == 3
    run(create_flow_run_input, keys["response"], {"number": 8}, flow_run.id)
    loaded = run(Number.load, keys, flow_run.id)
    assert (loaded.number, loaded.metadata.key) == (8, keys["response"])


def test_without_pydantic(flow_run: FlowRun, configured: str) -> None:
    program = f"""
import sys
sys.modules["pydantic"] = None
from prefect_rs.input import receive_input, send_input
send_input({{"a": 1}}, "{flow_run.id}")
print(next(receive_input(dict, flow_run_id="{flow_run.id}")))
handler = receive_input(int, flow_run_id="{flow_run.id}", key_prefix="dictautomaticruninput-auto")
try:
    next(handler)
except TypeError as error:
    print(error)
try:
    from prefect_rs.input import RunInput
except ImportError as error:
    print(error)
"""
    ran = run_python(program)
    assert ran.stdout.splitlines() == [
        "{'a': 1}",
        "expected an input of type int, not dict; with pydantic installed, it would be converted",
        "RunInput requires pydantic: pip install pydantic. Without it, send and receive dicts",
    ], ran.stderr


OFFICIAL = """
import sys
from prefect.input import RunInput, receive_input, send_input

class Number(RunInput):
    number: int

run_id = sys.argv[1]
received = [next(receive_input(each, flow_run_id=run_id, timeout=5)) for each in (dict, str, Number)]
print(received[0], received[1], received[2].number)
send_input({"b": 2}, run_id)
send_input(Number(number=5), run_id)
"""


def test_with_the_official_package(
    flow_run: FlowRun, configured: str, isolated: Any, server_version: str
) -> None:
    if server_version != "3.9.1":
        pytest.skip("the official package is that of the newest server")
    for value in ({"a": 1}, "x", Number(number=4)):
        send_input(value, flow_run.id)
    done = subprocess.run(
        [str(DEFAULT_VENV / "bin" / "python"), "-c", OFFICIAL, str(flow_run.id)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout == "{'a': 1} x 4\n", done.stderr
    assert list(receive_input(dict, flow_run_id=flow_run.id, timeout=0)) == [{"a": 1}, {"b": 2}]
    assert [each.number for each in Number.receive(flow_run_id=flow_run.id, timeout=0)] == [4, 5]
