"""`PrefectServer`: where the server is found, its environment, its template, and how it ends."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from prefect_rs.testing import PrefectServer, ServerError

from tests.support.ephemeral import is_alive, is_open
from tests.support.fake_server import FakeVenv
from tests.support.wire import eventually


def gone(started: dict[str, Any]) -> bool:
    """Whether nothing is left of a server."""
    return not is_alive(started["pid"]) and not Path(started["database"]).parents[1].exists()


# ---- Where it is found ---------------------------------------------------------------------------


def test_a_named_environment(venv: FakeVenv) -> None:
    with PrefectServer(venv.path) as server:
        assert is_open(server.api_url)
        assert server.api_url == f"http://127.0.0.1:{server.port}/api"
        assert server.database.exists()
    [how] = venv.started()
    assert gone(how)


def test_the_environment_of_the_command_on_the_path(venv: FakeVenv, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command may be a link, as with pipx and uv."""
    (venv.path / "bin" / "prefect").write_text("#!/bin/sh\nexit 1\n")
    (venv.path / "bin" / "prefect").chmod(0o755)
    links = venv.path.parent / "links"
    links.mkdir()
    (links / "prefect").symlink_to(venv.path / "bin" / "prefect")
    monkeypatch.setenv("PATH", str(links))
    with PrefectServer():
        assert len(venv.started()) == 1


def test_the_environment_of_this_process_comes_first(
    venv: FakeVenv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "prefect").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "prefect").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.syspath_prepend(str(venv.packages))
    with PrefectServer():
        assert len(venv.started()) == 1


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("nowhere", "nowhere: that is not a virtual environment"),
        ("without", "without: it does not contain the package `prefect` with its server"),
    ],
)
def test_an_environment_without_a_server(tmp_path: Path, what: str, message: str) -> None:
    (tmp_path / "without" / "bin").mkdir(parents=True)
    (tmp_path / "without" / "bin" / "python").write_text("")
    with pytest.raises(ServerError, match=message):
        PrefectServer(tmp_path / what).start()


def test_no_server_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ServerError, match="pip install prefect"):
        PrefectServer().start()


# ---- Its environment -----------------------------------------------------------------------------


def test_the_users_settings_do_not_apply(venv: FakeVenv, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_DATABASE_CONNECTION_URL", "postgresql://the-users")
    monkeypatch.setenv("PREFECT_LOGGING_LEVEL", "DEBUG")
    monkeypatch.setenv("PYTHONPATH", "/of/another/python")
    with PrefectServer(venv.path, env={"PREFECT_SERVER_API_DEFAULT_LIMIT": "7"}, services=False):
        env = venv.started()[0]["env"]
    assert "PREFECT_LOGGING_LEVEL" not in env
    assert "PYTHONPATH" not in env
    assert "the-users" not in env["PREFECT_API_DATABASE_CONNECTION_URL"]
    assert env["PREFECT_HOME"] != os.environ["PREFECT_HOME"]
    assert env["PREFECT_SERVER_API_DEFAULT_LIMIT"] == "7"
    assert env["PREFECT__SERVER_WEBSERVER_ONLY"] == "1"
    assert env["DO_NOT_TRACK"] == "1"


def test_one_connection_or_several(venv: FakeVenv) -> None:
    """Prefect uses a single connection if the URL contains `:memory:`."""
    for one in (True, False):
        with PrefectServer(venv.path, one_connection=one):
            url = venv.started()[-1]["env"]["PREFECT_SERVER_DATABASE_CONNECTION_URL"]
        assert (":memory:" in url) is one


def test_another_database_in_the_settings(venv: FakeVenv, cache: Path, tmp_path: Path) -> None:
    """It is left as it is, and no template is used."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'other.db'}"
    server = PrefectServer(venv.path, env={"PREFECT_SERVER_DATABASE_CONNECTION_URL": url})
    with server, pytest.raises(RuntimeError, match="name another database"):
        server.reset()
    assert (tmp_path / "other.db").exists()
    assert not cache.exists()


# ---- The template --------------------------------------------------------------------------------


def migrations(venv: FakeVenv) -> list[bool]:
    """Of each server that was started, whether it migrated its database."""
    return [how["migrates"] for how in venv.started()]


def test_the_second_start_does_not_migrate(venv: FakeVenv, cache: Path) -> None:
    with PrefectServer(venv.path) as server, closing(sqlite3.connect(server.database)) as database, database:
        database.execute("INSERT INTO flow VALUES ('mine')")
    with PrefectServer(venv.path) as server, closing(sqlite3.connect(server.database)) as database:
        assert database.execute("SELECT * FROM flow").fetchall() == []
    assert migrations(venv) == [True, False]
    assert [path.suffix for path in sorted(cache.iterdir())] == [".db", ".lock"]


def test_each_kind_of_database_has_a_template(venv: FakeVenv, cache: Path) -> None:
    """They differ by the version, by migrations of a development version, and by integrations."""
    changes = [
        lambda: venv.set_version("3.9.2"),
        lambda: venv.add_migration("second"),
        lambda: (venv.packages / "prefect_aws-0.5.0.dist-info").mkdir(),
    ]
    for change in changes:
        with PrefectServer(venv.path):
            pass
        change()
    with PrefectServer(venv.path):
        pass
    assert migrations(venv) == [True] * 4
    assert len(list(cache.glob("prefect-3.9.*.db"))) == 4


def test_concurrent_first_starts_migrate_once(venv: FakeVenv) -> None:
    program = "import sys; from prefect_rs.testing import *\nwith PrefectServer(sys.argv[1]): pass"
    processes = [subprocess.Popen([sys.executable, "-c", program, str(venv.path)]) for _ in range(4)]
    with ThreadPoolExecutor() as pool:
        threads = [pool.submit(lambda: PrefectServer(venv.path).start().stop()) for _ in range(2)]
    assert [thread.result() for thread in threads] == [None] * 2
    assert [process.wait(60) for process in processes] == [0] * 4
    assert sorted(migrations(venv)) == [False] * 5 + [True]


def test_a_first_start_that_was_killed_leaves_no_template(venv: FakeVenv, cache: Path) -> None:
    program = "import sys; from prefect_rs.testing import *\nPrefectServer(sys.argv[1]).start()"
    with subprocess.Popen([sys.executable, "-c", program, str(venv.path)]) as process:
        assert eventually(venv.started, within=30)
        process.kill()
    with PrefectServer(venv.path):
        pass
    assert migrations(venv) == [True, True]
    assert eventually(lambda: gone(venv.started()[0]), within=30)


@pytest.mark.parametrize("how", ["truncated", "empty", "other"])
def test_a_damaged_template_is_replaced(venv: FakeVenv, cache: Path, how: str) -> None:
    with PrefectServer(venv.path):
        pass
    [template] = cache.glob("*.db")
    data = template.read_bytes()
    template.write_bytes({"truncated": data[:-100], "empty": b"", "other": b"x" * len(data)}[how])
    for _ in range(2):
        with PrefectServer(venv.path):
            pass
    assert migrations(venv) == [True, True, False]
    assert template.read_bytes()[:16] == b"SQLite format 3\0"


def test_a_cache_that_cannot_be_written(venv: FakeVenv, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for _ in range(2):
        with PrefectServer(venv.path, cache=tmp_path / "file" / "cache") as server:
            server.reset()
    assert migrations(venv) == [True, True]


def test_no_home_directory(venv: FakeVenv, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_RS_CACHE_DIR")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(RuntimeError):
        Path.home()
    with PrefectServer(venv.path):
        assert migrations(venv) == [True]


@pytest.mark.parametrize("variable", ["HOME", "XDG_CACHE_HOME"])
def test_the_users_cache_directory(
    venv: FakeVenv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.delenv("PREFECT_RS_CACHE_DIR")
    monkeypatch.setenv(variable, str(tmp_path))
    with PrefectServer(venv.path):
        pass
    folder = tmp_path / (".cache" if variable == "HOME" else ".") / "prefect-rs"
    assert list(folder.glob("prefect-3.9.1-*.db"))


# ---- The end -------------------------------------------------------------------------------------


def test_kill_and_start_keep_port_and_database(venv: FakeVenv) -> None:
    with PrefectServer(venv.path) as server:
        port, database = server.port, server.database
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("INSERT INTO flow VALUES ('mine')")
        server.kill()
        assert not is_open(server.api_url)
        assert not server.is_running
        with pytest.raises(RuntimeError, match="not running"):
            server.reset()
        server.start()
        assert (server.port, server.database) == (port, database)
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("SELECT * FROM flow").fetchall() == [("mine",)]
        server.reset()
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("SELECT * FROM flow").fetchall() == []


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM], ids=lambda by: by.name)
def test_it_ends_with_the_process_that_started_it(venv: FakeVenv, by: signal.Signals) -> None:
    program = "import sys; from prefect_rs.testing import *\nPrefectServer(sys.argv[1]).start()\ninput()"
    with subprocess.Popen([sys.executable, "-c", program, str(venv.path)], stdin=subprocess.PIPE) as process:
        assert eventually(lambda: list(Path(os.environ["PREFECT_RS_CACHE_DIR"]).glob("*.db")), within=30)
        process.send_signal(by)
    [how] = venv.started()
    assert eventually(lambda: gone(how), within=30)


def test_it_ends_at_the_end_of_a_program_that_does_not_stop_it(venv: FakeVenv) -> None:
    program = "import sys; from prefect_rs.testing import *\nPrefectServer(sys.argv[1]).start()"
    ran = subprocess.run([sys.executable, "-W", "error", "-c", program, str(venv.path)], capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert gone(venv.started()[0])


def test_a_forked_child_does_not_stop_it(venv: FakeVenv) -> None:
    with PrefectServer(venv.path) as server:
        child = os.fork()
        if child == 0:
            server.stop()
            os._exit(0 if server.is_running else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert server.is_running
        assert is_open(server.api_url)


def test_a_server_that_fails_to_start(venv: FakeVenv, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE", "fails")
    server = PrefectServer(venv.path)
    with pytest.raises(ServerError, match=r"(?s)exit code 1 .*No module named 'sqlite3'"):
        server.start()
    assert gone(venv.started()[0])
    monkeypatch.setenv("FAKE", "")
    with server:
        assert server.is_running


def test_a_server_that_was_not_started_has_no_url() -> None:
    with pytest.raises(RuntimeError, match="has not been started"):
        PrefectServer().api_url  # noqa: B018


def test_a_server_that_runs_cannot_be_started(venv: FakeVenv) -> None:
    with PrefectServer(venv.path) as server, pytest.raises(RuntimeError, match="already running"):
        server.start()
    with pytest.raises(RuntimeError, match="not running"):
        server.kill()
