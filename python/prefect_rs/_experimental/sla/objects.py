"""Service level agreements: what is to be told somebody if a deployment's runs do not keep it."""

from prefect_rs._lazy import schemas

_find, _names, __all__ = schemas(__name__)
__all__ = [*__all__, "SlaTypes"]  # noqa: F822 (made when it is first asked for)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def __getattr__(name: str) -> "Any":
    if name == "SlaTypes":
        # An agreement of any kind.
        types = _find("TimeToCompletionSla") | _find("LatenessSla") | _find("FrequencySla")
        globals()[name] = types
        return types
    return _find(name)


def __dir__() -> "list[str]":
    return sorted({*_names(), "SlaTypes"})
