"""What the official client has at this place, which it may move."""

from prefect_rs._lazy import forward

__getattr__, __dir__, _names = forward(__name__, {})
