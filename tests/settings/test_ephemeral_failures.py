"""What is raised when no API URL is configured and no local server can be started."""

from __future__ import annotations

import signal

import pytest

from tests.support.ephemeral import World, failure
from tests.support.wire import eventually


@pytest.mark.parametrize("make", ["SyncPrefectClient()", "PrefectClient()", "get_client()"])
def test_if_nothing_is_installed_the_error_says_what_to_do(world: World, make: str) -> None:
    said = failure(world, "SettingsError", make)
    assert "PREFECT_API_URL" in said
    assert "http://127.0.0.1:4200/api" in said
    assert "pip install prefect" in said


def test_a_package_without_a_server_does_not_count(world: World) -> None:
    (world.packages / "prefect").mkdir()  # such as prefect-client
    assert "pip install prefect" in failure(world, "SettingsError")


def test_no_server_is_started_if_that_is_not_allowed(installed: World) -> None:
    said = failure(installed, "SettingsError", PREFECT_SERVER_ALLOW_EPHEMERAL_MODE="false")
    assert "set PREFECT_API_URL" in said
    assert installed.started() == []


@pytest.mark.parametrize("how", ["package", "command"])
def test_the_log_of_a_failing_server_is_shown(world: World, how: str) -> None:
    world.install_package() if how == "package" else world.install_command()
    said = failure(world, "ConnectError", FAKE="fails")
    assert "exit code 1" in said
    assert "No module named 'sqlite3'" in said
    assert len(world.started()) == 1


def test_a_server_that_starts_too_slowly_is_stopped(installed: World) -> None:
    said = failure(
        installed, "ConnectError", FAKE="hangs", PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS="5.5"
    )
    assert "within 5.5 s" in said
    assert "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS" in said
    assert "still migrating" in said


def test_the_next_client_tries_again(installed: World) -> None:
    program = """
import json, os
os.environ["FAKE"] = "fails"
try:
    SyncPrefectClient()
except ConnectionError:
    os.environ["FAKE"] = ""
print(json.dumps(SyncPrefectClient().count_flow_runs()))
"""
    assert installed.run(program) == 7
    assert len(installed.started()) == 2


def test_ctrl_c_during_the_start_stops_it(installed: World) -> None:
    process = installed.start("SyncPrefectClient()", FAKE="hangs")
    assert eventually(installed.started, within=30)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert err.rstrip().endswith("KeyboardInterrupt")
    assert process.returncode == -signal.SIGINT
    installed.assert_all_stopped()
