"""Starts a local Prefect server when no API URL is configured and the official package is installed.

The core calls `api_url` when a client is created without a URL and the settings allow a local server. The
server has a temporary database, unless the settings name another. There is one server per process, shared by
all clients and by forked children. It is stopped when the process that started it ends, even if that is
killed.
"""

import _thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs._server._prefect_server import PrefectServer

_NO_SERVER = (
    "no Prefect server is configured: set PREFECT_API_URL, for example to http://127.0.0.1:4200/api, or pass "
    "`api` to the client. Alternatively, install a server with `pip install prefect`, which is then started "
    "for this process, as PREFECT_SERVER_ALLOW_EPHEMERAL_MODE permits. No Prefect API URL provided"
)

# One lock per process: if a thread holds the lock during a fork, the child could never acquire it.
_locks: "dict[int, _thread.LockType]" = {}
_running: "PrefectServer | None" = None


def api_url(timeout: float, has_database: bool) -> str:
    """Get the API URL of this process's server, which is started if it is not running.

    Args:
        timeout (float): The maximum time to wait for the server to start, in seconds.
        has_database (bool): Whether the settings, which the server reads as well, name its database.

    Returns:
        str: The URL of its API.

    Raises:
        SettingsError: No server is installed.
        ConnectError: The server did not start. The message ends with its log.
    """
    global _running
    from os import getpid

    with _locks.setdefault(getpid(), _thread.allocate_lock()):
        if _running is None or not _running.is_running:
            _running = _start(timeout, has_database)
        return _running.api_url


def _start(timeout: float, has_database: bool) -> "PrefectServer":
    from prefect_rs._server._errors import NotInstalled, ServerError
    from prefect_rs._server._local_server import LocalServer

    try:
        return LocalServer(timeout, has_database).start()
    except NotInstalled:
        from prefect_rs.exceptions import SettingsError

        raise SettingsError(_NO_SERVER) from None
    except ServerError as error:
        from prefect_rs.exceptions import raising

        raise raising("ConnectError")(str(error)) from None
