"""The current settings, and overriding them for a while."""

from __future__ import annotations

from prefect_rs._core import _setting_values
from prefect_rs._lazy import forward
from prefect_rs.settings._values import ROWS, Setting, Settings, find, missing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager
    from contextvars import ContextVar
    from typing import Any

__all__ = ["get_current_settings", "temporary_settings"]

__getattr__, __dir__, _names = forward(__name__, {})


def _current() -> ContextVar[tuple[dict[str, str], frozenset[str]]]:
    """The overridden settings as environment variables, and the names of those that have their default."""
    found: ContextVar[tuple[dict[str, str], frozenset[str]]] | None = globals().get("_variable")
    if found is None:
        from contextvars import ContextVar

        # Two threads may get here at once: both use the first one's.
        found = globals().setdefault(
            "_variable", ContextVar("prefect_rs_settings", default=({}, frozenset()))
        )
    return found


def _overrides() -> dict[str, str]:
    """The overridden settings. The Rust code calls this when it reads settings."""
    return _current().get()[0] if "_variable" in globals() else {}


def settings_with(overrides: dict[str, str]) -> Settings:
    """The current settings with others overridden."""
    values = _setting_values({**_overrides(), **overrides})
    return Settings({path: value for (_, path, _), (value, _) in zip(ROWS, values, strict=True)})


def get_current_settings() -> Settings:
    """Return the current settings, read from the environment, files and the profile.

    Returns:
        Settings: The settings, with attributes such as `api.url`. Secrets have a method `get_secret_value`.

    Raises:
        SettingsError: A setting is invalid.
    """
    return settings_with({})


def temporary_settings(
    updates: Mapping[Any, Any] | None = None,
    set_defaults: Mapping[Any, Any] | None = None,
    restore_defaults: Iterable[Any] | None = None,
) -> AbstractContextManager[Settings]:
    """Override settings in a `with` block, for the clients that are created in it.

    This affects the current thread and task, and tasks that are created in the block. Environment variables
    do not change. A setting is given as `PREFECT_API_URL` of this module, its name, or its key in TOML files,
    `api.url`.

    Args:
        updates (Mapping[Any, Any] | None): New values.
        set_defaults (Mapping[Any, Any] | None): Values of settings that no source has.
        restore_defaults (Iterable[Any] | None): Settings that get their default, whatever the sources have.

    Returns:
        AbstractContextManager[Settings]: A context manager that gives the settings in the block.

    Raises:
        ValueError: This package has no such setting.
        SettingsError: A value is invalid.
    """
    return _Temporary(updates or {}, set_defaults or {}, restore_defaults or ())


class _Temporary:
    """Overrides settings while it is entered."""

    def __init__(
        self, updates: Mapping[Any, Any], set_defaults: Mapping[Any, Any], restore_defaults: Iterable[Any]
    ) -> None:
        self._changes = updates, set_defaults, list(restore_defaults)
        self._tokens: list[Any] = []

    def __enter__(self) -> Settings:
        overrides, restored = _changed(*self._changes)
        self._tokens.append(_current().set((overrides, restored)))
        try:
            return _checked(overrides)
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *exc_info: object) -> None:
        _current().reset(self._tokens.pop())


def _changed(
    updates: Mapping[Any, Any], set_defaults: Mapping[Any, Any], restore_defaults: Iterable[Any]
) -> tuple[dict[str, str], frozenset[str]]:
    """The overridden settings with these changes, and the names of those that have their default."""
    current, defaults = _current().get()
    overrides, restored = dict(current), set(defaults)
    for setting in map(_known, restore_defaults):
        overrides[setting.name] = setting._default
        restored.add(setting.name)
    if set_defaults:
        values = _setting_values(overrides)
        unset = {names[0] for (names, *_), (_, is_set) in zip(ROWS, values, strict=True) if not is_set}
        for key, value in set_defaults.items():
            setting = _known(key)
            if setting.name in unset | restored:
                overrides[setting.name] = _text(value)
                restored.discard(setting.name)
    for key, value in updates.items():
        setting = _known(key)
        overrides[setting.name] = _text(value)
        restored.discard(setting.name)
    return overrides, frozenset(restored)


def _checked(overrides: dict[str, str]) -> Settings:
    from prefect_rs.exceptions import SettingsError

    try:
        return get_current_settings()
    except SettingsError as error:
        message = str(error)
        for name in overrides:
            message = message.replace(f"environment variable {name}:", f"temporary_settings, {name}:")
        raise SettingsError(message) from None


def _known(key: Any) -> Setting:
    setting = find(key)
    if setting is None:
        raise ValueError(missing(getattr(key, "name", key)))
    return setting


def _text(value: Any) -> str:
    """A value in the form of an environment variable."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if hasattr(value, "get_secret_value"):
        value = value.get_secret_value()
    if isinstance(value, dict):
        from json import dumps

        return dumps(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return ",".join(map(str, value))
    return str(value)
