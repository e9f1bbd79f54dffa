"""The exceptions of servers that are started."""


class ServerError(RuntimeError):
    """No Prefect server is installed, or it did not start. The message ends with its log."""


class NotInstalled(ServerError):
    """No Prefect server is installed."""
