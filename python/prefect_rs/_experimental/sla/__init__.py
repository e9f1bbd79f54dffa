"""Service level agreements of Prefect Cloud."""

from prefect_rs._lazy import forward

__getattr__, __dir__, _names = forward(__name__, {})
