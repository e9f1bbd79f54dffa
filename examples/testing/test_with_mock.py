"""With a mock of the client: no request is made, and nothing is installed but the client.

Tests which calls the code makes. A method or argument that does not exist raises an error.
"""

from __future__ import annotations

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest
from imports import start_import
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.client.schemas.responses import DeploymentResponse

DEPLOYMENT = DeploymentResponse(id=uuid4(), name="nightly", flow_id=uuid4())


def run(state_name: str) -> FlowRun:
    """A flow run in this state."""
    return FlowRun(id=uuid4(), flow_id=DEPLOYMENT.flow_id, state_name=state_name)


@pytest.fixture
def client() -> Mock:
    """A mock of the client, on which the deployment exists."""
    mock: Mock = create_autospec(SyncPrefectClient, instance=True)
    mock.read_deployment_by_name.return_value = DEPLOYMENT
    return mock


def test_it_starts_a_run(client: Mock) -> None:
    client.read_flow_runs.return_value = [run("Failed")]
    client.create_flow_run_from_deployment.return_value = run("Scheduled")
    assert start_import(client, "import/nightly", "2026-11-29").state_name == "Scheduled"
    client.create_flow_run_from_deployment.assert_called_once_with(
        DEPLOYMENT.id, parameters={"day": "2026-11-29"}, tags=["day:2026-11-29"]
    )


def test_it_starts_no_second_run(client: Mock) -> None:
    running = run("Running")
    client.read_flow_runs.return_value = [running]
    assert start_import(client, "import/nightly", "2026-11-29") is running
    client.create_flow_run_from_deployment.assert_not_called()


def test_a_misspelled_argument_is_an_error(client: Mock) -> None:
    with pytest.raises(TypeError):
        client.read_flow_by_name(nmae="import")
