"""With a real server, which starts in seconds: nothing is assumed about what it does.

Needs the official package, in the same environment or in another: `pytest --prefect-server=VENV`.
"""

from __future__ import annotations

import pytest
from imports import start_import
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.states import Failed

# Each test begins with an empty server, and the client of the fixture is one of it.
pytestmark = pytest.mark.usefixtures("clean_prefect_server", "deployment")


@pytest.fixture
def deployment(sync_prefect_client: SyncPrefectClient) -> None:
    """The deployment on the server."""
    flow_id = sync_prefect_client.create_flow_from_name("import")
    sync_prefect_client.create_deployment(flow_id, "nightly")


def test_it_starts_one_run_per_day(sync_prefect_client: SyncPrefectClient) -> None:
    first = start_import(sync_prefect_client, "import/nightly", "2026-11-29")
    assert start_import(sync_prefect_client, "import/nightly", "2026-11-29").id == first.id
    assert start_import(sync_prefect_client, "import/nightly", "2026-11-30").id != first.id
    assert sync_prefect_client.count_flow_runs() == 2


def test_it_starts_a_run_after_a_failure(sync_prefect_client: SyncPrefectClient) -> None:
    first = start_import(sync_prefect_client, "import/nightly", "2026-11-29")
    sync_prefect_client.set_flow_run_state(first.id, Failed(), force=True)
    second = start_import(sync_prefect_client, "import/nightly", "2026-11-29")
    assert second.id != first.id
    assert second.parameters == {"day": "2026-11-29"}


@pytest.mark.anyio
async def test_nothing_is_left_of_other_tests(prefect_client: PrefectClient) -> None:
    """Async tests work with anyio's plugin, as here, and with pytest-asyncio."""
    assert await prefect_client.count_flow_runs() == 0


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
