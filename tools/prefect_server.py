"""Runs a Prefect server for tests, with an empty database that is removed afterwards.

The server runs in its own virtual environment, as `prefect_rs.testing.PrefectServer` runs it.

From Python:

    with PrefectServer() as server:
        print(server.api_url)

From a shell:

    python tools/prefect_server.py run -- python examples/quickstart.py   # sets PREFECT_API_URL
    python tools/prefect_server.py prepare                                # makes the first start quick, too

Requires only the standard library: the modules of the package that it uses are loaded without the extension.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.util
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_VENV = ROOT / ".venvs" / "server-3.9.1"


def _load() -> None:
    """Make `prefect_rs._server` importable as `prefect_server_package`, without its parent package."""
    package = ROOT / "python" / "prefect_rs" / "_server"
    spec = importlib.util.spec_from_file_location(
        "prefect_server_package", package / "__init__.py", submodule_search_locations=[str(package)]
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)


if TYPE_CHECKING:
    from prefect_rs._server import _errors, _installation, _prefect_server, _template
else:
    if "prefect_rs" in sys.modules:
        package = "prefect_rs._server"
    else:
        package = "prefect_server_package"
        _load()
    _errors, _installation, _prefect_server, _template = (
        importlib.import_module(f"{package}.{name}")
        for name in ("_errors", "_installation", "_prefect_server", "_template")
    )

ServerError = _errors.ServerError

# Settings that a version needs to run tests.
# - After a change of automations, 3.6.29 blocks its event loop until it has a lock, which the service for
#   triggers may hold and can then never release. 3.9.1 waits for the lock in a task.
NEEDED = {"3.6.29": {"PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false"}}
server_environment = _prefect_server.server_environment


class PrefectServer(_prefect_server.PrefectServer):
    """A server in the virtual environment of this project's tests, which also has its template.

    Args:
        venv: The virtual environment with Prefect. Defaults to `PREFECT_RS_SERVER_VENV`, or else to
            `.venvs/server-3.9.1`.
        services: Whether to run background services.
        one_connection: Whether to use a single database connection.
        env: Settings of the server.
        deadline: The maximum time to wait for the server to start, in seconds.
    """

    def __init__(
        self,
        venv: str | os.PathLike[str] | None = None,
        *,
        services: bool = True,
        one_connection: bool = True,
        env: Mapping[str, str] | None = None,
        deadline: float = 120.0,
    ) -> None:
        venv = Path(venv or os.environ.get("PREFECT_RS_SERVER_VENV") or DEFAULT_VENV)
        super().__init__(
            venv,
            services=services,
            one_connection=one_connection,
            env={**NEEDED.get(_installation.find(venv).version or "", {}), **(env or {})},
            deadline=deadline,
            cache=venv,
        )

    def copy_flow_run(self, run_id: str | UUID, times: int) -> list[UUID]:
        """Copy a flow run and its state many times, in the database: 10,000 take a second.

        Each copy is expected to start a second before the previous one.
        """
        ids = [uuid4() for _ in range(times)]
        with contextlib.closing(sqlite3.connect(self.database, timeout=60)) as connection, connection:
            connection.row_factory = sqlite3.Row
            run = dict(connection.execute("SELECT * FROM flow_run WHERE id = ?", [str(run_id)]).fetchone())
            state = dict(
                connection.execute("SELECT * FROM flow_run_state WHERE id = ?", [run["state_id"]]).fetchone()
            )
            start = datetime.fromisoformat(run["expected_start_time"])
            runs, states = [], []
            for number, each in enumerate(ids, 1):
                state_id = str(uuid4())
                earlier = (start - timedelta(seconds=number)).isoformat(" ", "microseconds")
                changed = {"name": f"{run['name']}-{number}", "expected_start_time": earlier}
                runs.append(
                    {**run, **changed, "id": str(each), "state_id": state_id, "idempotency_key": None}
                )
                states.append({**state, "id": state_id, "flow_run_id": str(each)})
            for table, rows in (("flow_run", runs), ("flow_run_state", states)):
                columns = ", ".join(f'"{name}"' for name in rows[0])
                values = ", ".join(f":{name}" for name in rows[0])
                connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", rows)
        return ids


def template(venv: str | os.PathLike[str] = DEFAULT_VENV) -> Path | None:
    """The empty database of a server, if it has been prepared."""
    key = _installation.find(venv).database_key()
    path: Path | None = _template.Template(key, Path(venv)).path
    return path if path is not None and path.exists() else None


def prepare(venv: str | os.PathLike[str] = DEFAULT_VENV) -> None:
    """Start a server once, which stores the empty database that later starts copy."""
    with PrefectServer(venv):
        pass


def run(command: Sequence[str], server: PrefectServer) -> int:
    """Run a command with a server, and return the exit code of the command."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    began = time.monotonic()
    _say("Starting a Prefect server …")
    with server, tempfile.TemporaryDirectory() as home:
        _say(f"Running at {server.api_url} after {time.monotonic() - began:.1f} s.")
        environment = {
            **_prefect_server.without_prefect(os.environ),
            "PREFECT_API_URL": server.api_url,
            "PREFECT_HOME": home,
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }
        process = subprocess.Popen(command, env=environment)
        try:
            code = process.wait()
        except KeyboardInterrupt:  # the command receives it too, and may need time to clean up
            code = process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
        _say("Stopping the Prefect server.")
    return code if code >= 0 else 128 - code


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    parser = argparse.ArgumentParser(description="Run a Prefect server with an empty, temporary database.")
    parser.add_argument("--venv", default=DEFAULT_VENV, help="the virtual environment (%(default)s)")
    verbs = parser.add_subparsers(dest="verb", required=True)
    running = verbs.add_parser("run", help="run a command with a server and PREFECT_API_URL set")
    running.add_argument(
        "--stock", action="store_true", help="use several database connections, Prefect's default"
    )
    running.add_argument("--no-services", action="store_true", help="do not run background services")
    running.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="a server setting")
    running.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    verbs.add_parser("prepare", help="create the empty database that later starts copy")
    given = parser.parse_args(arguments)
    try:
        if given.verb == "prepare":
            prepare(given.venv)
            return 0
        command = given.command[1:] if given.command[:1] == ["--"] else given.command
        if not command:
            running.error("COMMAND is missing")
        env = dict(setting.split("=", 1) for setting in given.env)
        server = PrefectServer(
            given.venv, services=not given.no_services, one_connection=not given.stock, env=env
        )
        return run(command, server)
    except ServerError as error:
        _say(
            f"{error}. `make server` installs one." if isinstance(error, _errors.NotInstalled) else str(error)
        )
        return 1


if __name__ == "__main__":
    sys.exit(main())
