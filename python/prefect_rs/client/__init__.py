"""The clients and their models."""

from prefect_rs.client.orchestration import get_client

__all__ = ["get_client"]


def __getattr__(name: str) -> "object":
    from prefect_rs._names import attribute_error

    raise attribute_error(__name__, name)
