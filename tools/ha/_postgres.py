"""PostgreSQL with an empty database."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path

from tools.prefect_server import ServerError

from ._daemon import Daemon, program

# It refuses to run as root. The first of these users that exists runs it then.
_USERS = ("postgres", "nobody")


class Postgres(Daemon):
    """A PostgreSQL server with one database, `prefect`.

    What it stores survives `stop()` and `start()`, but not a crash of the machine: it does not sync.

    Args:
        folder: The folder for its files.
    """

    name = "PostgreSQL"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._password = secrets.token_hex(16)
        self._data = folder / "data"

    @property
    def url(self) -> str:
        """The database, for Prefect's setting `PREFECT_SERVER_DATABASE_CONNECTION_URL`."""
        return f"postgresql+asyncpg://prefect:{self._password}@127.0.0.1:{self.port}/prefect"

    def psql(self, *arguments: str, script: str | bytes | None = None) -> str:
        """Run SQL with psql and return what it prints: rows as lines, columns separated by tabs.

        Args:
            *arguments: Arguments of psql, such as `-c` and a statement.
            script: Its standard input.

        Raises:
            ServerError: A statement failed.
        """
        environment = {
            **os.environ,
            "PGPASSWORD": self._password,
            "PGOPTIONS": "-c client_min_messages=warning",
        }
        command = [
            *(program("psql"), "-X", "-q", "-A", "-t", "-F", "\t"),
            *(
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-p",
                str(self.port),
                "-U",
                "prefect",
                "-d",
                "prefect",
            ),
            *arguments,
        ]
        data = script.encode() if isinstance(script, str) else script
        done = subprocess.run(command, input=data or b"", env=environment, capture_output=True, check=False)
        if done.returncode:
            raise ServerError(f"psql failed: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout.decode().rstrip("\n")

    def restart(self) -> None:
        """Stop it as an administrator does, which ends all connections, and start it again."""
        self.stop()
        self.start()

    def prepare(self) -> None:
        password = self.folder / "password"
        self._data.mkdir()
        password.write_text(self._password)
        password.chmod(0o600)
        if os.geteuid() == 0:
            user = _user()
            for path in (self._data, password):
                shutil.chown(path, user)
        done = subprocess.run(
            [
                *(*self._as_user(), program("initdb"), "--pgdata", str(self._data)),
                *("--username", "prefect", "--pwfile", str(password), "--auth", "scram-sha-256"),
                *("--encoding", "UTF8", "--locale", "C", "--no-sync"),
            ],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        password.unlink()
        if done.returncode:
            raise ServerError(f"initdb failed: {done.stderr.strip() or done.stdout.strip()}")

    def command(self) -> list[str]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            # No files outside of the folder.
            "unix_socket_directories": "",
            "max_connections": "200",
            "shared_buffers": "256MB",
            "fsync": "off",
            "full_page_writes": "off",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [*self._as_user(), program("postgres"), "-D", str(self._data), *options]

    def is_ready(self) -> bool:
        # While it starts, it accepts connections and rejects them.
        with contextlib.suppress(ServerError):
            if self.psql("-d", "postgres", "-c", "select 1 from pg_database where datname = 'prefect'") == "":
                self.psql("-d", "postgres", "-c", "create database prefect")
            return True
        return False

    def end(self, process: subprocess.Popen[bytes]) -> None:
        # SIGTERM would wait for the clients, SIGINT disconnects them.
        lines = (self._data / "postmaster.pid").read_text().splitlines()
        os.kill(int(lines[0]), signal.SIGINT)
        end = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.02)

    @staticmethod
    def _as_user() -> list[str]:
        if os.geteuid() != 0:
            return []
        user = _user()
        return [
            program("setpriv"),
            f"--reuid={user}",
            f"--regid={_group(user)}",
            "--clear-groups",
        ]


def _user() -> str:
    import pwd

    for name in _USERS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise ServerError(f"PostgreSQL does not run as root, and there is none of the users {', '.join(_USERS)}")


def _group(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_gid
