"""Service level agreements of Prefect Cloud: conditions for the runs of a deployment."""

from prefect_rs._lazy import schemas

_find, _names, __all__ = schemas(__name__)
__all__ = [*__all__, "SlaTypes"]  # noqa: F822 (created on first access)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def __getattr__(name: str) -> "Any":
    if name == "SlaTypes":
        # Any kind of service level agreement.
        types = _find("TimeToCompletionSla") | _find("LatenessSla") | _find("FrequencySla")
        globals()[name] = types
        return types
    return _find(name)


def __dir__() -> "list[str]":
    return sorted({*_names(), "SlaTypes"})
