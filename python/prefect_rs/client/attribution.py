"""The headers that attribute requests to a worker, flow and deployment."""

from prefect_rs._core import _attribution_headers
from prefect_rs._lazy import forward

__all__ = ["get_attribution_headers"]

__getattr__, __dir__, _names = forward(__name__, {})


def get_attribution_headers() -> dict[str, str]:
    """Return the headers that say what this code runs for. The client sends them with each request.

    Returns:
        dict[str, str]: The headers, such as `X-Prefect-Flow-Id`. Those whose values are not known are left
            out.
    """
    return _attribution_headers()
