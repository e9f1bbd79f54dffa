"""The clients and the models that they give and take."""

from prefect_rs.client.orchestration import get_client

__all__ = ["get_client"]
