# Written by tools/stubs.py from the docstrings in src/python and the models in src/schemas.
"""Orders in which objects are read."""

from prefect_rs.utilities.collections import SortEnum
from typing_extensions import Self

__all__ = ["DeploymentSort", "FlowRunSort", "FlowSort"]

class DeploymentSort(SortEnum):
    """The order of deployments."""

    CREATED_ASC = "CREATED_ASC"
    CREATED_DESC = "CREATED_DESC"
    UPDATED_ASC = "UPDATED_ASC"
    UPDATED_DESC = "UPDATED_DESC"
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    CONCURRENCY_LIMIT_ASC = "CONCURRENCY_LIMIT_ASC"
    CONCURRENCY_LIMIT_DESC = "CONCURRENCY_LIMIT_DESC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class FlowRunSort(SortEnum):
    """The order of flow runs."""

    ID_DESC = "ID_DESC"
    START_TIME_ASC = "START_TIME_ASC"
    START_TIME_DESC = "START_TIME_DESC"
    EXPECTED_START_TIME_ASC = "EXPECTED_START_TIME_ASC"
    EXPECTED_START_TIME_DESC = "EXPECTED_START_TIME_DESC"
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    NEXT_SCHEDULED_START_TIME_ASC = "NEXT_SCHEDULED_START_TIME_ASC"
    END_TIME_DESC = "END_TIME_DESC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class FlowSort(SortEnum):
    """The order of flows."""

    CREATED_ASC = "CREATED_ASC"
    CREATED_DESC = "CREATED_DESC"
    UPDATED_ASC = "UPDATED_ASC"
    UPDATED_DESC = "UPDATED_DESC"
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...
