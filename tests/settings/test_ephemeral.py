"""A local server is started when no API URL is configured, and stopped with the process."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
from pathlib import Path

import pytest

from tests.support.ephemeral import World, failure, is_open
from tests.support.paths import PACKAGE
from tools.prefect_server import DEFAULT_VENV, template

ASK = """
import json
client = get_client(sync_client=True)
print(json.dumps([str(client.api_url), client.count_flow_runs()]))
"""


# ---- The real server -----------------------------------------------------------------------------


@pytest.fixture
def real(world: World) -> World:
    """The server and the template of its database."""
    if template() is None:
        pytest.skip("the server's database has not been prepared")
    world.env.update(DO_NOT_TRACK="1", PYTHONPATH=str(PACKAGE.parent), PREFECT_RS_CACHE_DIR=str(DEFAULT_VENV))
    return world


def test_the_official_server_has_a_database_of_its_own(real: World) -> None:
    """Started with the same interpreter, which has the official package."""
    program = """
import asyncio, json
sync = get_client(sync_client=True)
flow_id = sync.create_flow_from_name("mine")
async def main():
    async with get_client() as client:
        return await client.read_flow(flow_id), str(client.api_url)
flow, url = asyncio.run(main())
print(json.dumps([flow.name, url == str(sync.api_url), url, len(sync.read_flows())]))
"""
    name, is_same, url, count = real.run(program, python=str(DEFAULT_VENV / "bin" / "python"))
    assert (name, is_same, count) == ("mine", True, 1)
    assert not is_open(url)
    assert not (Path(os.environ["PREFECT_HOME"]) / "prefect.db").exists()


def test_the_official_server_uses_the_database_in_the_settings(real: World, tmp_path: Path) -> None:
    """Started with the command on the path."""
    database, made = tmp_path / "mine.db", template()
    assert made
    shutil.copyfile(made, database)
    Path("prefect.toml").write_text(f'[server.database]\nconnection_url = "sqlite+aiosqlite:///{database}"\n')
    program = """
import json
with get_client(sync_client=True) as client:
    flow_id = client.create_flow_from_name("mine")
    print(json.dumps([str(flow_id), str(client.api_url)]))
"""
    flow_id, url = real.run(program, PATH=f"{DEFAULT_VENV / 'bin'}:{os.environ['PATH']}")
    assert not is_open(url)
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT id, name FROM flow").fetchall() == [(flow_id, "mine")]
    connection.close()


# ---- One server per process ----------------------------------------------------------------------


def test_all_clients_of_a_process_share_a_server(installed: World) -> None:
    program = """
import json, threading
urls = [str(get_client(sync_client=True).api_url)]
def make():
    urls.append(str(SyncPrefectClient().api_url))
threads = [threading.Thread(target=make) for _ in range(8)]
[t.start() for t in threads]; [t.join() for t in threads]
urls += [str(each.api_url) for each in (PrefectClient(), get_client(), SyncPrefectClient(api=None))]
print(json.dumps([urls, SyncPrefectClient().count_flow_runs()]))
"""
    urls, count = installed.run(program)
    assert len(urls) == 12
    assert len(set(urls)) == 1
    assert count == 7
    assert len(installed.started()) == 1


def test_concurrent_first_clients_share_a_server(installed: World) -> None:
    program = """
import json, threading
urls = []
def make():
    urls.append(str(SyncPrefectClient().api_url))
threads = [threading.Thread(target=make) for _ in range(8)]
[t.start() for t in threads]; [t.join() for t in threads]
print(json.dumps(urls))
"""
    assert len(set(installed.run(program))) == 1
    assert len(installed.started()) == 1


def test_two_processes_have_a_server_each(installed: World) -> None:
    program = f"{ASK}\nsys.stdout.flush(); sys.stdin.read()"
    first, second = installed.start(program), installed.start(program)
    urls = [json.loads(each.stdout.readline())[0] for each in (first, second)]  # type: ignore[union-attr]
    assert len(set(urls)) == 2
    first.communicate(timeout=60)
    assert not is_open(urls[0])
    assert is_open(urls[1])
    second.communicate(timeout=60)
    installed.assert_all_stopped()


def test_imports_and_other_clients_start_no_server(installed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    program = """
import json
SyncPrefectClient("http://127.0.0.1:9/api")
PrefectClient(httpx_settings={"base_url": "http://127.0.0.1:9/api"})
print(json.dumps("prefect_rs._ephemeral" in sys.modules))
"""
    assert installed.run(program) is False
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert installed.run("get_client(); print('prefect_rs._ephemeral' in sys.modules and 1 or 0)") == 0
    assert installed.started() == []


def test_new_clients_replace_a_server_that_has_exited(installed: World) -> None:
    program = """
import json, os, signal
first = str(SyncPrefectClient().api_url)
with open(os.environ["FAKE_NOTES"]) as file:
    os.kill(json.loads(file.readline())["pid"], signal.SIGKILL)
# Its end is known some time after the signal.
while str((client := SyncPrefectClient()).api_url) == first:
    pass
print(json.dumps([first, str(client.api_url), client.count_flow_runs()]))
"""
    first, second, count = installed.run(program)
    assert first != second
    assert count == 7
    assert len(installed.started()) == 2


def test_a_server_that_requires_authentication_has_started(installed: World) -> None:
    program = """
import json
try:
    SyncPrefectClient().count_flow_runs()
except prefect_rs.exceptions.AuthenticationError as error:
    print(json.dumps(error.status_code))
"""
    assert installed.run(program, FAKE="auth") == 401


# ---- Starting ------------------------------------------------------------------------------------


def test_started_as_a_module_of_this_interpreter(installed: World) -> None:
    installed.install_command()  # the second choice
    url, count = installed.run(ASK)
    assert count == 7
    [how] = installed.started()
    assert url.startswith("http://127.0.0.1:")
    assert how["port"] == int(url.split(":")[2].split("/")[0])
    assert how["cwd"] == os.getcwd()  # a .env in that directory configures both
    expected = {"PREFECT_HOME": os.environ["PREFECT_HOME"], "PREFECT__SERVER_EPHEMERAL": "1"}
    assert how["env"] | expected == how["env"]
    assert how["env"]["PREFECT_UI_ENABLED"] == "0"
    assert os.environ["HOME"] not in how["env"]["PREFECT_SERVER_DATABASE_CONNECTION_URL"]


def test_started_with_the_command_on_the_path(world: World) -> None:
    world.install_command()
    url, count = world.run(ASK)
    assert count == 7
    [how] = world.started()
    port = url.split(":")[2].split("/")[0]
    assert how["argv"] == ["server", "start", "--host", "127.0.0.1", "--port", port]


def test_started_while_this_package_is_installed_as_prefect(installed: World) -> None:
    program = f"prefect_rs.install_as_prefect()\nfrom prefect.client.orchestration import get_client\n{ASK}"
    assert installed.run(program)[1] == 7
    assert len(installed.started()) == 1


def test_another_port_is_tried_if_the_first_is_taken(world: World) -> None:
    """A command cannot inherit a socket."""
    world.install_command()
    url, count = world.run(ASK, FAKE="port")
    assert count == 7
    ports = [each["port"] for each in world.started()]
    assert len(ports) == 2
    assert url.endswith(f":{ports[1]}/api/")


def test_a_profile_can_allow_it_and_set_its_timeout(installed: World) -> None:
    home = Path(os.environ["PREFECT_HOME"])
    home.mkdir(parents=True)
    (home / "profiles.toml").write_text(
        'active = "it"\n[profiles.it]\nPREFECT_SERVER_ALLOW_EPHEMERAL_MODE = "true"\n'
        'PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS = "0.4"\n'
    )
    del installed.env["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"]
    assert "within 0.4 s" in failure(installed, "ConnectError", FAKE="hangs")


# ---- Stopping ------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda by: by.name)
@pytest.mark.parametrize("how", ["package", "command"])
def test_it_exits_when_its_process_is_killed(world: World, by: signal.Signals, how: str) -> None:
    world.install_package() if how == "package" else world.install_command()
    process = world.start(f"{ASK}\nsys.stdout.flush(); sys.stdin.read()")
    assert process.stdout is not None
    url, _ = json.loads(process.stdout.readline())
    assert is_open(url)
    process.send_signal(by)
    process.communicate(timeout=60)
    assert process.returncode == -by
    world.assert_all_stopped()


@pytest.mark.parametrize("how", ["package", "command"])
def test_a_server_that_does_not_exit_is_killed(world: World, how: str) -> None:
    """It gets some time if its database is not removed with it."""
    world.install_package() if how == "package" else world.install_command()
    assert world.run(ASK, FAKE="stubborn", PREFECT_API_DATABASE_CONNECTION_URL="sqlite://")[1] == 7


def test_exit_handlers_can_still_use_it(installed: World) -> None:
    program = """
import atexit, json
client = SyncPrefectClient()
atexit.register(lambda: print(json.dumps(client.count_flow_runs())))
"""
    assert installed.run(program) == 7


FORKS = """
import json, os, warnings
warnings.simplefilter("ignore", DeprecationWarning)
parent = SyncPrefectClient()
reading, writing = os.pipe()
child = os.fork()
if child == 0:
    fresh = SyncPrefectClient()
    answer = [str(fresh.api_url), fresh.count_flow_runs(), parent.count_flow_runs()]
    os.write(writing, json.dumps(answer).encode())
    sys.exit(0)  # with all exit handlers
os.close(writing)
answer = json.loads(os.read(reading, 10000))
status = os.waitpid(child, 0)[1]
print(json.dumps([answer, status, str(parent.api_url), parent.count_flow_runs()]))
"""


def test_a_forked_child_uses_it_but_does_not_stop_it(installed: World) -> None:
    (url, fresh, inherited), status, parents_url, count = installed.run(FORKS)
    assert url == parents_url
    assert (fresh, inherited, status, count) == (7, 7, 0, 7)
    assert len(installed.started()) == 1


def test_a_child_that_outlives_its_parent_starts_its_own(installed: World) -> None:
    program = """
import json, os, time, warnings
warnings.simplefilter("ignore", DeprecationWarning)
first = str(SyncPrefectClient().api_url)
parent = os.getpid()
if os.fork():
    sys.exit(0)
while os.getppid() == parent:
    time.sleep(0.01)
client = SyncPrefectClient()
print(json.dumps([first, str(client.api_url), client.count_flow_runs()]))
"""
    first, second, count = installed.run(program)
    assert first != second
    assert count == 7
    assert not is_open(second)
