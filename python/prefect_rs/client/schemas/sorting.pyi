# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Sort orders."""

from prefect_rs.utilities.collections import SortEnum
from typing_extensions import Self
from prefect_rs.utilities.collections import AutoEnum as AutoEnum

__all__ = [
    "ArtifactCollectionSort",
    "ArtifactSort",
    "AutomationSort",
    "BlockDocumentSort",
    "DeploymentSort",
    "FlowRunSort",
    "FlowSort",
    "LogSort",
    "ObservedStateSort",
    "TaskRunSort",
    "VariableSort",
]

class ArtifactCollectionSort(SortEnum):
    """Sort orders of the latest artifact of each key."""

    CREATED_ASC = "CREATED_ASC"
    CREATED_DESC = "CREATED_DESC"
    UPDATED_ASC = "UPDATED_ASC"
    UPDATED_DESC = "UPDATED_DESC"
    ID_ASC = "ID_ASC"
    ID_DESC = "ID_DESC"
    KEY_DESC = "KEY_DESC"
    KEY_ASC = "KEY_ASC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class ArtifactSort(SortEnum):
    """Sort orders of artifacts."""

    CREATED_ASC = "CREATED_ASC"
    CREATED_DESC = "CREATED_DESC"
    UPDATED_ASC = "UPDATED_ASC"
    UPDATED_DESC = "UPDATED_DESC"
    ID_ASC = "ID_ASC"
    ID_DESC = "ID_DESC"
    KEY_DESC = "KEY_DESC"
    KEY_ASC = "KEY_ASC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class AutomationSort(SortEnum):
    """Sort orders of automations."""

    CREATED_ASC = "CREATED_ASC"
    CREATED_DESC = "CREATED_DESC"
    UPDATED_ASC = "UPDATED_ASC"
    UPDATED_DESC = "UPDATED_DESC"
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class BlockDocumentSort(SortEnum):
    """Sort orders of block documents."""

    NAME_DESC = "NAME_DESC"
    NAME_ASC = "NAME_ASC"
    BLOCK_TYPE_AND_NAME_ASC = "BLOCK_TYPE_AND_NAME_ASC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class DeploymentSort(SortEnum):
    """Sort orders of deployments."""

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
    """Sort orders of flow runs."""

    ID_ASC = "ID_ASC"
    ID_DESC = "ID_DESC"
    START_TIME_ASC = "START_TIME_ASC"
    START_TIME_DESC = "START_TIME_DESC"
    EXPECTED_START_TIME_ASC = "EXPECTED_START_TIME_ASC"
    EXPECTED_START_TIME_DESC = "EXPECTED_START_TIME_DESC"
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    NEXT_SCHEDULED_START_TIME_ASC = "NEXT_SCHEDULED_START_TIME_ASC"
    END_TIME_ASC = "END_TIME_ASC"
    END_TIME_DESC = "END_TIME_DESC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class FlowSort(SortEnum):
    """Sort orders of flows."""

    CREATED_ASC = "CREATED_ASC"
    CREATED_DESC = "CREATED_DESC"
    UPDATED_ASC = "UPDATED_ASC"
    UPDATED_DESC = "UPDATED_DESC"
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class LogSort(SortEnum):
    """Sort orders of logs."""

    TIMESTAMP_ASC = "TIMESTAMP_ASC"
    TIMESTAMP_DESC = "TIMESTAMP_DESC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class ObservedStateSort(SortEnum):
    """Sort orders of observed states."""

    NAME_ASC = "NAME_ASC"
    LAST_SEEN_DESC = "LAST_SEEN_DESC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class TaskRunSort(SortEnum):
    """Sort orders of task runs."""

    ID_ASC = "ID_ASC"
    ID_DESC = "ID_DESC"
    EXPECTED_START_TIME_ASC = "EXPECTED_START_TIME_ASC"
    EXPECTED_START_TIME_DESC = "EXPECTED_START_TIME_DESC"
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    NEXT_SCHEDULED_START_TIME_ASC = "NEXT_SCHEDULED_START_TIME_ASC"
    END_TIME_ASC = "END_TIME_ASC"
    END_TIME_DESC = "END_TIME_DESC"
    DURATION_DESC = "DURATION_DESC"
    DURATION_ASC = "DURATION_ASC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...

class VariableSort(SortEnum):
    """Sort orders of variables."""

    CREATED_ASC = "CREATED_ASC"
    CREATED_DESC = "CREATED_DESC"
    UPDATED_ASC = "UPDATED_ASC"
    UPDATED_DESC = "UPDATED_DESC"
    NAME_DESC = "NAME_DESC"
    NAME_ASC = "NAME_ASC"
    def __new__(cls, field: str, direction: str = "asc") -> Self: ...
