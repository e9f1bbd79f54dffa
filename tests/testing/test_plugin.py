"""The pytest plugin: its fixtures and options, in runs of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.ephemeral import is_alive
from tests.support.fake_server import FakeVenv
from tests.support.wire import eventually

Pytest = Callable[..., str]


@pytest.fixture
def run_pytest(tmp_path: Path) -> Pytest:
    """Run pytest on test files, in a directory of their own: `run_pytest("-n2", test_a="...", passed=1)`.

    Checks the outcome, and returns the output.
    """

    def run(*options: str, outcome: str, plugins: str = "", **files: str) -> str:
        folder = tmp_path / "suite"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.py").write_text(text)
        (folder / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n")
        unwanted = [f"-pno:{name}" for name in ("xdist", "asyncio", "anyio") if name not in plugins]
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", *unwanted, *options],
            cwd=folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert outcome in (ran.stdout.splitlines() or [""])[-1], ran.stdout + ran.stderr
        return ran.stdout

    return run


def test_nothing_is_imported_before_a_fixture_is_used(
    run_pytest: Pytest, api_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even this package, whose extension takes some milliseconds."""
    # Other plugins import what they like.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    test = """
import sys
def ours():
    return sorted(name for name in sys.modules if "prefect_rs" in name)
def test_before():
    assert ours() == ["pytest_prefect_rs"]
def test_after(sync_prefect_client):
    assert "prefect_rs._core" in ours()
    assert not {"asyncio", "httpx"} & set(sys.modules)
"""
    run_pytest("-p", "pytest_prefect_rs", f"--prefect-api={api_url}", test_it=test, outcome="2 passed")


def test_the_plugin_is_installed_with_the_package() -> None:
    from importlib.metadata import distribution

    [entry] = distribution("prefect-rs").entry_points
    assert (entry.group, entry.name, entry.value) == ("pytest11", "prefect-rs", "pytest_prefect_rs")


# ---- A server that runs ----------------------------------------------------------------------------


def test_the_settings_point_to_the_server(
    run_pytest: Pytest, api_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "remains")
    test = f"""
import os
import prefect_rs
from prefect_rs.settings import PREFECT_API_KEY, PREFECT_API_URL
def test_it(prefect_server):
    assert prefect_server.api_url == {api_url!r} == prefect_server.url + "/api"
    assert PREFECT_API_URL.value() == os.environ["PREFECT_API_URL"] == prefect_server.api_url
    assert PREFECT_API_KEY.value() == "remains"
def test_code_that_makes_a_client(prefect_server):
    assert prefect_rs.get_client(sync_client=True).hello().status_code == 200
"""
    run_pytest(f"--prefect-api={api_url}/", test_it=test, outcome="2 passed")


def test_a_wrong_url(run_pytest: Pytest) -> None:
    test = "def test_it(prefect_server): pass"
    out = run_pytest("--prefect-api=localhost:4200", test_it=test, outcome="1 error")
    assert "--prefect-api must be a URL such as http://127.0.0.1:4200/api, but is 'localhost:4200'" in out


ASYNC_TEST = """
import pytest
{mark}
async def test_first(prefect_client):
    assert (await prefect_client.hello()).status_code == 200
{mark}
async def test_in_a_block(prefect_client):
    async with prefect_client:
        assert (await prefect_client.hello()).status_code == 200
def test_sync(sync_prefect_client):
    assert sync_prefect_client.hello().status_code == 200
"""


@pytest.mark.parametrize("plugin", ["asyncio", "anyio"])
def test_async_tests(run_pytest: Pytest, api_url: str, plugin: str) -> None:
    """With pytest-asyncio, and with the plugin of anyio."""
    test = ASYNC_TEST.format(mark=f"@pytest.mark.{plugin}")
    backend = "import pytest\n@pytest.fixture\ndef anyio_backend():\n    return 'asyncio'\n"
    options = ["-oasyncio_default_fixture_loop_scope=function"] if plugin == "asyncio" else []
    run_pytest(
        f"--prefect-api={api_url}",
        *options,
        plugins=plugin,
        test_it=test,
        conftest=backend,
        outcome="3 passed",
    )


# ---- Servers that it starts ----------------------------------------------------------------------

RECORD = """
import os
from pathlib import Path
import pytest
@pytest.mark.parametrize("number", range(3))
def test_it(prefect_server, number):
    assert os.environ["PREFECT_API_URL"] == prefect_server.api_url
    with open("urls", "a") as file:
        print(os.getpid(), prefect_server.api_url, file=file)
"""


def used(folder: Path) -> tuple[int, set[str]]:
    """The number of processes that used a server, and the URLs."""
    lines = [line.split() for line in (folder / "suite" / "urls").read_text().splitlines()]
    return len({process for process, _ in lines}), {url for _, url in lines}


def test_one_server_for_the_session(run_pytest: Pytest, venv: FakeVenv, tmp_path: Path) -> None:
    run_pytest(f"--prefect-server={venv.path}", test_a=RECORD, test_b=RECORD, outcome="6 passed")
    assert len(used(tmp_path)[1]) == 1
    [how] = venv.started()
    assert not is_alive(how["pid"])


def test_one_server_for_all_workers(run_pytest: Pytest, venv: FakeVenv, tmp_path: Path) -> None:
    """The last one stops it."""
    options = [f"--prefect-server={venv.path}", "-n2", "--dist=loadfile"]
    run_pytest(*options, plugins="xdist", test_a=RECORD, test_b=RECORD, outcome="6 passed")
    processes, urls = used(tmp_path)
    assert processes == 2
    assert len(urls) == 1
    [how] = venv.started()
    assert eventually(lambda: not is_alive(how["pid"]), within=30)
    assert not Path(how["database"]).parents[1].exists()


CRASH = """
import os, time
def test_that_crashes(prefect_server):
    os._exit(1)
"""
SURVIVE = """
import time, socket
def test_that_survives(prefect_server):
    port = int(prefect_server.url.rpartition(":")[2])
    end = time.monotonic() + 1
    while time.monotonic() < end:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        time.sleep(0.05)
"""


def test_a_worker_that_crashes_takes_no_server_with_it(run_pytest: Pytest, venv: FakeVenv) -> None:
    options = [f"--prefect-server={venv.path}", "-n2", "--dist=load"]
    run_pytest(*options, plugins="xdist", test_a=CRASH, test_b=SURVIVE, outcome="1 failed, 1 passed")
    assert eventually(lambda: not any(is_alive(how["pid"]) for how in venv.started()), within=30)


def test_a_clean_server(run_pytest: Pytest, venv: FakeVenv, tmp_path: Path) -> None:
    """It is another one than that of the session, and started once."""
    test = """
import os, sqlite3
from contextlib import closing
import pytest
@pytest.mark.parametrize("number", range(3))
def test_clean(clean_prefect_server, sync_prefect_client, number):
    assert os.environ["PREFECT_API_URL"] == clean_prefect_server.api_url
    assert str(sync_prefect_client.api_url).rstrip("/") == clean_prefect_server.api_url
    with closing(sqlite3.connect(clean_prefect_server.database)) as database, database:
        assert database.execute("SELECT * FROM flow").fetchall() == []
        database.execute("INSERT INTO flow VALUES ('mine')")
def test_other(prefect_server):
    assert os.environ["PREFECT_API_URL"] == prefect_server.api_url
@pytest.mark.usefixtures("clean_prefect_server")
def test_marked(prefect_server, sync_prefect_client):
    assert os.environ["PREFECT_API_URL"] == str(sync_prefect_client.api_url).rstrip("/")
    assert os.environ["PREFECT_API_URL"] != prefect_server.api_url
def test_settings_are_restored(prefect_server):
    assert os.environ["PREFECT_API_URL"] == prefect_server.api_url
"""
    run_pytest(f"--prefect-server={venv.path}", test_it=test, outcome="6 passed")
    assert len(venv.started()) == 2


def test_a_clean_server_although_one_runs(run_pytest: Pytest, venv: FakeVenv, api_url: str) -> None:
    """Nothing is deleted on the server that runs."""
    test = f"""
def test_it(clean_prefect_server, prefect_server):
    assert prefect_server.api_url == {api_url!r} != clean_prefect_server.api_url
"""
    options = [f"--prefect-server={venv.path}", f"--prefect-api={api_url}"]
    run_pytest(*options, test_it=test, outcome="1 passed")


def test_an_environment_without_a_server(run_pytest: Pytest, tmp_path: Path) -> None:
    test = "def test_it(prefect_server): pass"
    out = run_pytest(f"--prefect-server={tmp_path / 'none'}", test_it=test, outcome="1 error")
    assert f"no Prefect server is installed in {tmp_path / 'none'}: that is not a virtual environment" in out


def test_failed_assertions_about_models_list_what_differs(run_pytest: Pytest) -> None:
    test = """
def test_it():
    from prefect_rs.client.schemas.objects import Flow
    assert Flow(name="a", tags=["x"]) == Flow(name="b", tags=["x"])
def test_other():
    assert [1] == [2]
"""
    output = run_pytest(test_it=test, outcome="2 failed")
    assert "Flow(...) == Flow(...)" in output
    assert "Differences:\nE           name: 'a' != 'b'\n" in output.replace("E         \n", "")
    assert "At index 0 diff: 1 != 2" in output
