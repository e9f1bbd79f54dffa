"""Events and their resources."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(__name__)
