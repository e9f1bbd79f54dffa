"""The graph of a flow run."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.objects import StateType, TaskRunResult
from prefect_rs.client.schemas.responses import (
    DependencyResult,
    Edge,
    Graph,
    GraphArtifact,
    GraphState,
    Node,
)
from prefect_rs.exceptions import ObjectNotFound, ValidationError
from prefect_rs.states import Completed, Running

Call = Callable[..., Any]


@pytest.fixture
def run(call: Call, unique: Callable[[str], str]) -> Any:
    """A flow run with two task runs. The second one takes the first one's result, and is still running."""
    flow = call("read_flow", call("create_flow_from_name", unique("graph")))
    made = call("create_flow_run", flow, state=Running())
    first = call("create_task_run", SimpleNamespace(task_key="a"), made.id, "0", state=Running())
    second = call(
        "create_task_run",
        SimpleNamespace(task_key="b"),
        made.id,
        "0",
        state=Running(),
        task_inputs={"x": [TaskRunResult(id=first.id)]},
    )
    call("set_task_run_state", first.id, Completed(), force=True)
    call(
        "request",
        "POST",
        "/artifacts/",
        json={
            "key": "k",
            "type": "progress",
            "data": 0.5,
            "task_run_id": str(first.id),
            "flow_run_id": str(made.id),
        },
    )
    return SimpleNamespace(id=made.id, first=first, second=second)


def test_graph(call: Call, run: Any) -> None:
    graph = call("read_flow_run_graph", run.id)
    assert type(graph) is Graph
    assert (graph.start_time.tzinfo, graph.end_time) == (timezone.utc, None)
    assert graph.root_node_ids == [run.first.id]
    first, second = graph.nodes
    assert (type(first), type(second)) == (Node, Node)
    assert (first.id, first.kind, first.label) == (run.first.id, "task-run", run.first.name)
    assert first.state_type is StateType.COMPLETED
    assert first.start_time < first.end_time
    assert (first.parents, [type(edge) for edge in first.children]) == ([], [Edge])
    assert [edge.id for edge in first.children] == [second.id]
    assert (second.id, second.end_time) == (run.second.id, None)
    assert ([edge.id for edge in second.parents], second.children) == ([first.id], [])
    assert second.encapsulating == []
    [artifact] = first.artifacts
    assert type(artifact) is GraphArtifact
    assert (artifact.key, artifact.type, artifact.data, artifact.is_latest) == ("k", "progress", 0.5, True)
    assert type(artifact.id) is UUID
    [state] = graph.states
    assert type(state) is GraphState
    assert (state.type, state.name) == (StateType.RUNNING, "Running")


def test_graph_by_id_as_text(call: Call, run: Any) -> None:
    graph = call("read_flow_run_graph", str(run.id))
    written = graph.model_dump_json()
    assert [each["id"] for each in json.loads(written)["nodes"]] == [str(node.id) for node in graph.nodes]
    again = Graph.model_validate_json(written)
    assert again == graph
    assert [type(node) for node in again.nodes] == [Node, Node]
    assert Graph.model_validate(graph.model_dump()) == graph


def test_graph_since_a_time(call: Call, run: Any) -> None:
    later = datetime.now(timezone.utc) + timedelta(days=1)
    # Running tasks are always included.
    assert [node.id for node in call("read_flow_run_graph", run.id, since=later).nodes] == [run.second.id]
    assert len(call("read_flow_run_graph", run.id, since=str(later - timedelta(days=2))).nodes) == 2


def test_dependencies(call: Call, run: Any) -> None:
    found = {each.id: each for each in call("read_flow_run_graph_v1", run)}
    assert {type(each) for each in found.values()} == {DependencyResult}
    first, second = found[run.first.id], found[run.second.id]
    assert (first.name, first.upstream_dependencies) == (run.first.name, [])
    assert [each.id for each in second.upstream_dependencies] == [first.id]
    assert (first.state.type, second.end_time) == (StateType.COMPLETED, None)
    assert first.total_run_time == first.end_time - first.start_time
    assert second.untrackable_result is False


def test_missing_run(call: Call) -> None:
    for method in ("read_flow_run_graph", "read_flow_run_graph_v1"):
        with pytest.raises(ObjectNotFound):
            call(method, uuid4())
        with pytest.raises(ValidationError, match="flow_run_id"):
            call(method, "no id")
    with pytest.raises(ValidationError, match="since"):
        call("read_flow_run_graph", uuid4(), since="yesterday")
