# ruff: noqa: E501  # scripts in strings, which the formatter does not break
"""Flows and tasks that are decorated with the official package, and their runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tools.prefect_server import DEFAULT_VENV


def test_the_official_package_is_installed() -> None:
    assert (DEFAULT_VENV / "bin" / "python").exists(), (
        f"{DEFAULT_VENV} has no Python; `make server` installs it"
    )
    assert Path(sys.prefix) != DEFAULT_VENV


def test_a_decorated_flow(told: Callable[[str], dict[str, Any]], read: Callable[[str], Any]) -> None:
    found = told(
        """
        @flow(name=f"decorated-{UNIQUE}", version="v42", retries=3, retry_delay_seconds=7)
        def my_flow(x: int, when=None):
            pass

        @flow
        def plain_flow():
            pass

        flow_id = call("create_flow", my_flow)
        run = call("create_flow_run", my_flow, parameters={"x": 1}, tags=["t"])
        plain = call("create_flow_run", plain_flow)
        tell(
            name=my_flow.name, flow_id=flow_id, run_id=run.id, run_flow=run.flow_id,
            plain_id=plain.id, plain_version=plain_flow.version,
        )
        """
    )
    flow = read(f"/flows/{found['flow_id']}")
    assert flow["name"] == found["name"]
    assert found["run_flow"] == found["flow_id"]
    run = read(f"/flow_runs/{found['run_id']}")
    assert run["flow_id"] == found["flow_id"]
    assert run["flow_version"] == "v42"
    assert run["parameters"] == {"x": 1}
    assert run["tags"] == ["t"]
    assert run["state"]["type"] == "PENDING"
    assert (run["empirical_policy"]["retries"], run["empirical_policy"]["retry_delay"]) == (3, 7)
    plain = read(f"/flow_runs/{found['plain_id']}")
    assert plain["flow_version"] == found["plain_version"]
    assert read(f"/flows/{plain['flow_id']}")["name"] == "plain-flow"


@pytest.mark.needs_server("3.2", "labels of flows, which the official client always sends")
def test_flow_runs_are_created_like_the_official_client_creates_them(
    told: Callable[[str], dict[str, Any]], read: Callable[[str], Any]
) -> None:
    found = told(
        """
        @flow(name=f"same-{UNIQUE}", version="v1", retries=2, retry_delay_seconds=1.5)
        def my_flow(x: int):
            pass

        given = dict(name="a run", parameters={"x": 1, "when": datetime(2026, 1, 1, tzinfo=timezone.utc)},
                     context={"c": 1}, tags=["b", "a"], state=official_states.Pending(message="m"))
        with official_client(sync_client=True) as client:
            theirs = client.create_flow_run(my_flow, **given)
        ours = call("create_flow_run", my_flow, **given)
        tell(ours=ours.id, theirs=theirs.id)
        """
    )
    ours, theirs = read(f"/flow_runs/{found['ours']}"), read(f"/flow_runs/{found['theirs']}")
    own = {
        "id",
        "created",
        "updated",
        "state_id",
        "state",
        "expected_start_time",
        "estimated_start_time_delta",
        # This package sets an idempotency key, which changes a few fields of the server's run.
        "idempotency_key",
        "job_variables",
    }
    assert {k: v for k, v in ours.items() if k not in own} == {
        k: v for k, v in theirs.items() if k not in own
    }
    own = {"id", "timestamp", "state_details"}
    assert {k: v for k, v in ours["state"].items() if k not in own} == {
        k: v for k, v in theirs["state"].items() if k not in own
    }
    own = {"flow_run_id", "transition_id"}
    details = ours["state"]["state_details"], theirs["state"]["state_details"]
    assert {k: v for k, v in details[0].items() if k not in own} == {
        k: v for k, v in details[1].items() if k not in own
    }


def test_a_decorated_task(told: Callable[[str], dict[str, Any]], read: Callable[[str], Any]) -> None:
    found = told(
        """
        O = official_objects
        @prefect.task(version="v1", tags=["task"], retries=2, retry_delay_seconds=[1, 2.5], retry_jitter_factor=0.5)
        def my_task(x: int):
            pass

        run = call("create_flow_run", call("create_flow", {"name": f"same-{UNIQUE}"}).hex)
        inputs = {"x": [O.TaskRunResult(id=run.id), O.Parameter(name="p"), O.Constant(type="int")]}
        made = call("create_task_run", my_task, run.id, "0", extra_tags=["more"], task_inputs=inputs,
                    state=official_states.Pending(message="m"))
        tell(id=made.id, key=my_task.task_key)
        """
    )
    run = read(f"/task_runs/{found['id']}")
    assert (run["task_key"], run["task_version"]) == (found["key"], "v1")
    assert (sorted(run["tags"]), run["state"]["message"]) == (["more", "task"], "m")
    policy = run["empirical_policy"]
    assert (policy["retries"], policy["retry_delay"], policy["retry_jitter_factor"]) == (2, [1, 2], 0.5)
    assert [one["input_type"] for one in run["task_inputs"]["x"]] == ["task_run", "parameter", "constant"]


@pytest.mark.needs_server("3.2", "labels of task runs, which the official client always sends")
@pytest.mark.parametrize(
    "upstream",
    [
        "TaskRunResult",
        pytest.param(
            "FlowRunResult", marks=pytest.mark.needs_server("3.4", "flow runs as the inputs of a task run")
        ),
    ],
)
def test_task_runs_are_created_like_the_official_client_creates_them(
    told: Callable[[str], dict[str, Any]], read: Callable[[str], Any], upstream: str
) -> None:
    found = told(
        """
        O = official_objects
        @prefect.task(name=f"same-{UNIQUE}", version="v1", tags=["task"], retries=2, retry_delay_seconds=[1, 2.5],
                      retry_jitter_factor=0.5)
        def my_task(x: int):
            pass

        @prefect.task
        def plain_task():
            pass

        @prefect.task(retries=3, retry_delay_seconds=prefect.tasks.exponential_backoff(2))
        def backing_off():
            pass

        run = call("create_flow_run", call("create_flow", {"name": f"same-{UNIQUE}"}).hex)
        given = dict(name="a run", extra_tags=["more"], state=official_states.Pending(message="m"),
                     task_inputs={"x": [O.UPSTREAM(id=run.id), O.Parameter(name="p"), O.Constant(type="int")],
                                  "empty": []})
        pairs = {}
        with official_client(sync_client=True) as client:
            for name, task, further in [("full", my_task, given), ("plain", plain_task, {}), ("backing", backing_off, {})]:
                theirs = client.create_task_run(task, run.id, f"{name}-theirs", **further)
                ours = call("create_task_run", task, run.id, f"{name}-ours", **further)
                pairs[name] = [ours.id, theirs.id]
        tell(**pairs)
        """.replace("UPSTREAM", upstream)
    )
    own = {
        "id",
        "created",
        "updated",
        "dynamic_key",
        "state_id",
        "state",
        "expected_start_time",
        "estimated_start_time_delta",
    }
    for name, ids in found.items():
        ours, theirs = (read(f"/task_runs/{one}") for one in ids)
        if name != "full":  # generated by the server
            own = own | {"name"}
        for one in (ours, theirs):
            one["tags"].sort()
        assert {k: v for k, v in ours.items() if k not in own} == {
            k: v for k, v in theirs.items() if k not in own
        }
        for key in ("type", "name", "message", "data"):
            assert ours["state"][key] == theirs["state"][key]
    full = read(f"/task_runs/{found['full'][0]}")
    assert [one["input_type"] for one in full["task_inputs"]["x"]] == [
        {"TaskRunResult": "task_run", "FlowRunResult": "flow_run"}[upstream],
        "parameter",
        "constant",
    ]
    assert full["empirical_policy"]["retry_delay"] == [1, 2]
    assert sorted(full["tags"]) == ["more", "task"]
