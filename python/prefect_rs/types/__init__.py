"""Types for annotations, under the names of the official package.

Where pydantic is installed, models of pydantic that are annotated with them validate as those of the official
package do. Otherwise, they are the plain types.
"""

from prefect_rs.types.names import (
    BANNED_CHARACTERS,
    MAX_VARIABLE_NAME_LENGTH,
    WITHOUT_BANNED_CHARACTERS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, timedelta
    from typing import Any

    from prefect_rs.types.names import Name as Name
    from prefect_rs.types.names import NameOrEmpty as NameOrEmpty
    from prefect_rs.types.names import NonEmptyishName as NonEmptyishName
    from prefect_rs.types.names import URILike as URILike
    from prefect_rs.types.names import ValidAssetKey as ValidAssetKey

    Date = date
    DateTime = datetime
    DurationOrSecondsTimeDelta = NonNegativeTimeDelta = SecondsTimeDelta = timedelta
    NonNegativeInteger = PositiveInteger = StatusCode = int
    NonNegativeFloat = float
    LaxUrl = LogLevel = TimeZone = str
    ListOfNonEmptyStrings = list[str]
    JsonStringOrDict = dict[str, str]
    KeyValueLabels = KeyValueLabelsField = dict[str, bool | int | float | str]
    SecretDict = Any
    StrictVariableValue = VariableValue = str | int | bool | float | None | dict[str, Any] | list[Any]
    ClientRetryExtraCodes = str | int | set[int] | None
    TaskRetryDelaySeconds = str | int | float | list[float] | None

__all__ = [
    "BANNED_CHARACTERS",
    "MAX_VARIABLE_NAME_LENGTH",
    "MAX_VARIABLE_VALUE_LENGTH",
    "WITHOUT_BANNED_CHARACTERS",
    "ClientRetryExtraCodes",
    "Date",
    "DateTime",
    "DurationOrSecondsTimeDelta",
    "JsonStringOrDict",
    "KeyValueLabels",
    "KeyValueLabelsField",
    "LaxUrl",
    "ListOfNonEmptyStrings",
    "LogLevel",
    "Name",
    "NameOrEmpty",
    "NonEmptyishName",
    "NonNegativeFloat",
    "NonNegativeInteger",
    "NonNegativeTimeDelta",
    "PositiveInteger",
    "SecondsTimeDelta",
    "SecretDict",
    "StatusCode",
    "StrictVariableValue",
    "TaskRetryDelaySeconds",
    "TimeZone",
    "URILike",
    "ValidAssetKey",
    "VariableValue",
]

MAX_VARIABLE_VALUE_LENGTH = 5000


def __getattr__(name: str) -> "Any":
    if name in ("Name", "NameOrEmpty", "NonEmptyishName", "URILike", "ValidAssetKey"):
        from prefect_rs.types import names

        return getattr(names, name)
    from prefect_rs.types._annotations import find

    found = find(name)
    if found is None:
        from prefect_rs._names import attribute_error

        raise attribute_error(__name__, name)
    globals()[name] = found
    return found


def __dir__() -> "list[str]":
    return sorted({*globals(), *__all__})
