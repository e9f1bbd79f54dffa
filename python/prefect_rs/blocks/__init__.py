"""The data of blocks."""

from prefect_rs._lazy import forward

__getattr__, __dir__, _names = forward(__name__, {})
