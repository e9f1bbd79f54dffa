"""Helpers that the official package has at the same place."""

from prefect_rs._lazy import forward

__getattr__, __dir__, _names = forward(__name__, {})
