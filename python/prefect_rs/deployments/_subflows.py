"""Links a run of a deployment to the flow run of the official package that starts it.

As with the official client, the flow run gets a task run that represents the run of the deployment. Only
imported within a flow or task of the official package.
"""

from prefect_rs._dispatch import official_context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any
    from uuid import UUID

# The official client makes the key of the task from this name.
_TASK_KEY = "prefect.deployments.flow_runs.run_deployment"


def create_parent(
    client: "Any", name: "str | UUID", parameters: "dict[str, Any]"
) -> "Generator[Any, Any, UUID]":
    """Create the task run that represents the run of a deployment in the current flow run.

    Args:
        client (Any): The client.
        name (str | UUID): The deployment, as `flow name/deployment name` or as its id.
        parameters (dict[str, Any]): The parameters of its run. Results of tasks and flows among them become
            inputs of the task run.

    Returns:
        Generator[Any, Any, UUID]: The steps, which return the id of the task run.
    """
    official = _import_official()
    from prefect_rs.client.schemas.objects import TaskRunResult
    from prefect_rs.states import Pending

    flow_context = official_context("FlowRunContext")
    task_context = official_context("TaskRunContext")
    inputs: dict[str, Any] = {
        key: [each.model_dump(mode="json") for each in official.collect_task_run_inputs_sync(value)]
        for key, value in parameters.items()
    }
    flow_run_id = getattr(getattr(flow_context, "flow_run", None), "id", None)
    # A task of another flow run is not the parent: that run is a subflow, and is the parent itself.
    if task_context and (not flow_context or task_context.task_run.flow_run_id == flow_run_id):
        inputs["__parents__"] = [TaskRunResult(id=task_context.task_run.id)]

    deployment = yield _read(client, name)
    if "/" not in (full_name := str(name)):
        flow = yield client.read_flow(deployment.flow_id)
        full_name = f"{flow.name}/{deployment.name}"
    task = official.Task(name=full_name, fn=lambda: None, version=deployment.version)
    task.task_key = f"{_TASK_KEY}.{official.slugify(full_name)}"
    if flow_context:
        dynamic_key = official.dynamic_key_for_task_run(flow_context, task)
    else:
        flow_run_id, dynamic_key = task_context.task_run.flow_run_id, task_context.task_run.dynamic_key
    task_run = yield client.create_task_run(
        task=task, flow_run_id=flow_run_id, dynamic_key=dynamic_key, task_inputs=inputs, state=Pending()
    )
    parent: UUID = task_run.id
    return parent


def _import_official() -> "Any":
    """Import what the official `run_deployment` uses."""
    from importlib import import_module
    from importlib.util import find_spec
    from types import SimpleNamespace

    # Before version 3.7, it was in the other module.
    engine = "prefect._internal.engine"
    places = {
        engine if find_spec(engine) else "prefect.utilities._engine": "dynamic_key_for_task_run",
        "prefect.tasks": "Task",
        "prefect.utilities.engine": "collect_task_run_inputs_sync",
        "prefect.utilities.slugify": "slugify",
    }
    return SimpleNamespace(**{name: getattr(import_module(place), name) for place, name in places.items()})


def _read(client: "Any", name: "str | UUID") -> "Any":
    is_name = isinstance(name, str) and "/" in name
    return client.read_deployment_by_name(name) if is_name else client.read_deployment(name)
