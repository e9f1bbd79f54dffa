"""Prefect servers with everything that they need."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from tools.prefect_server import ROOT, PrefectServer, server_environment

from ._daemon import Daemon, require
from ._nginx import Nginx
from ._postgres import Postgres
from ._redis import Redis

# Has prefect-redis.
VENV = ROOT / ".venvs" / "server-ha"
# The first part of the path of the two servers.
PREFIX = "/prefect"


class Stack:
    """One Prefect server on PostgreSQL, or two behind nginx.

    The two share PostgreSQL, and Redis for messages, leases and background services. Those have a process of
    their own. The servers demand a user and a password, and CSRF tokens. nginx adds TLS and a path prefix.

    Args:
        replicated: Whether there are two servers behind nginx.
        services: Whether to run background services.
        env: Further settings of the servers.

    Attributes:
        postgres: The database.
        servers: The Prefect servers.
    """

    def __init__(
        self, replicated: bool = False, *, services: bool = True, env: dict[str, str] | None = None
    ) -> None:
        self._replicated = replicated
        self._services = services
        self._env = dict(env or {})
        self._auth = f"tester:{secrets.token_hex(8)}"
        self._folder: Path | None = None
        self.servers: list[PrefectServer] = []
        self._daemons: list[Daemon] = []

    @property
    def api_url(self) -> str:
        """The URL of the API."""
        return f"{self.nginx.url}/api" if self._replicated else self.servers[0].api_url

    @property
    def settings(self) -> dict[str, str]:
        """What clients need, as environment variables, besides the URL."""
        if not self._replicated:
            return {}
        return {"PREFECT_API_AUTH_STRING": self._auth, "PREFECT_API_SSL_CERT_FILE": str(self.nginx.authority)}

    def start(self) -> Stack:
        """Start everything.

        Raises:
            NotInstalled: A program is missing.
            ServerError: Something did not start.
        """
        others = ("redis-server", "nginx", "openssl") if self._replicated else ()
        require("initdb", "postgres", "psql", *others)
        # Removed at the end: a path that other users cannot guess, and may pass through.
        self._folder = Path(tempfile.mkdtemp(prefix="prefect-ha-"))
        self._folder.chmod(0o711)
        try:
            self._start(self._folder)
        except BaseException:
            self.stop()
            raise
        return self

    def _start(self, folder: Path) -> None:
        self.postgres = Postgres(folder / "postgres")
        self._run(self.postgres)
        database = {"PREFECT_SERVER_DATABASE_CONNECTION_URL": self.postgres.url, **self._env}
        if not self._replicated:
            self._serve(PrefectServer(services=self._services, env=database))
            return
        redis = Redis(folder / "redis")
        self._run(redis)
        shared = {
            **database,
            "PREFECT_MESSAGING_BROKER": "prefect_redis.messaging",
            "PREFECT_MESSAGING_CACHE": "prefect_redis.messaging",
            "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING": "prefect_redis.ordering",
            "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect_redis.lease_storage",
            "PREFECT_REDIS_MESSAGING_URL": redis.url,
            # With larger batches, the server loses events: docs/production.md says how.
            "PREFECT_REDIS_MESSAGING_PUBLISHER_BATCH_SIZE": "1",
            "PREFECT_SERVER_DOCKET_URL": redis.url,
            "PREFECT_SERVER_API_BASE_PATH": f"{PREFIX}/api",
            "PREFECT_SERVER_API_AUTH_STRING": self._auth,
            "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
        }
        # The first one creates the tables and the block types.
        self._serve(PrefectServer(VENV, services=False, env=shared))
        ready = {
            "PREFECT_API_DATABASE_MIGRATE_ON_START": "false",
            "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
        }
        self._serve(PrefectServer(VENV, services=False, env={**shared, **ready}))
        if self._services:
            self._run(BackgroundServices(folder / "services", {**shared, **ready}))
        self.nginx = Nginx(folder / "nginx", [server.port for server in self.servers], PREFIX)
        self._run(self.nginx)

    def _run(self, daemon: Daemon) -> None:
        self._daemons.append(daemon)
        daemon.start()

    def _serve(self, server: PrefectServer) -> None:
        self.servers.append(server)
        server.start()

    @property
    def logs(self) -> str:
        """The ends of all logs, for messages."""
        named = [(f"server {number}", server.log) for number, server in enumerate(self.servers)]
        named += [(daemon.name, daemon.log) for daemon in self._daemons]
        return "\n".join(line for name, log in named for line in (f"== {name}", *log.splitlines()[-40:]))

    def stop(self) -> None:
        """Stop everything, and remove its files."""
        servers, self.servers = self.servers, []
        daemons, self._daemons = self._daemons, []
        for server in reversed(servers):
            server.stop()
        for daemon in reversed(daemons):
            daemon.stop()
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def __enter__(self) -> Stack:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()


class BackgroundServices(Daemon):
    """`prefect server services start`: what a server does besides answering requests.

    Args:
        folder: The folder for its files.
        settings: Its settings.
    """

    name = "the background services"

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        super().__init__(folder)
        self._settings = settings

    def command(self) -> list[str]:
        return [str(VENV / "bin" / "python"), "-m", "prefect", "server", "services", "start"]

    def environment(self) -> dict[str, str]:
        return server_environment(self.folder, {**self._settings, "PYTHONUNBUFFERED": "1"})

    def is_ready(self) -> bool:
        # They have no port. What they have not begun yet waits in Redis.
        return self._process is not None and "Starting services" in self.log
