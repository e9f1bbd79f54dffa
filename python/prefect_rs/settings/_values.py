"""Settings, their names and values."""

from __future__ import annotations

from prefect_rs._core import _setting_names
from prefect_rs._secrets import SecretValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_SECRETS = {"api.key", "api.auth_string", "server.database.connection_url"}

# Of each setting: the names of its environment variables, its path in TOML files, its default as text.
ROWS = _setting_names()


class Setting:
    """A setting, such as `PREFECT_API_URL`. It is equal to its current value, and true if that is."""

    def __init__(self, name: str, path: str, default: str) -> None:
        self._name = name
        self._default = default
        self.accessor = path

    @property
    def name(self) -> str:
        """The name of its environment variable."""
        return self._name

    @property
    def is_secret(self) -> bool:
        """Whether its value is a password or a key."""
        return self.accessor in _SECRETS

    def default(self) -> Any:
        """Return the default.

        Returns:
            Any: The value if no source has the setting.
        """
        from prefect_rs.settings.context import settings_with

        return self.value_from(settings_with({self._name: self._default}))

    def value(self) -> Any:
        """Return the current value.

        Returns:
            Any: The value, in `temporary_settings` the temporary one. A secret is returned as text.

        Raises:
            SettingsError: A setting is invalid.
        """
        from prefect_rs.settings.context import get_current_settings

        return self.value_from(get_current_settings())

    def value_from(self, settings: Settings) -> Any:
        """Return the value in these settings.

        Args:
            settings (Settings): The settings.

        Returns:
            Any: The value. A secret is returned as text.
        """
        return settings._values[self.accessor]

    def __bool__(self) -> bool:
        return bool(self.value())

    def __str__(self) -> str:
        return str(self.value())

    def __repr__(self) -> str:
        return f"<{self._name}>"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Setting):
            return self.accessor == other.accessor
        return bool(self.value() == other)

    def __hash__(self) -> int:
        return hash((Setting, self.accessor))


class Settings:
    """Settings as attributes, named as in TOML files: `settings.api.url`, `settings.client.max_retries`."""

    def __init__(self, values: Mapping[str, Any], prefix: str = "") -> None:
        self._values = values
        self._prefix = prefix

    def __getattr__(self, name: str) -> Any:
        path = f"{self._prefix}{name}"
        if path in self._values:
            value = self._values[path]
            return SecretValue(value) if path in _SECRETS and value is not None else value
        if any(each.startswith(f"{path}.") for each in self._values):
            return Settings(self._values, f"{path}.")
        raise AttributeError(f"{missing(path)}" if not name.startswith("_") else name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._names()})

    def _names(self) -> set[str]:
        length = len(self._prefix)
        return {path[length:].partition(".")[0] for path in self._values if path.startswith(self._prefix)}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Settings) and self._items() == other._items()

    __hash__ = None  # type: ignore[assignment]

    def _items(self) -> list[tuple[str, Any]]:
        return [(path, value) for path, value in self._values.items() if path.startswith(self._prefix)]

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={_shown(getattr(self, name))!r}" for name in sorted(self._names()))
        return f"Settings({shown})"


def _shown(value: Any) -> Any:
    """A value without what may be secret."""
    if isinstance(value, dict):
        # Headers.
        return {name: SecretValue(each) for name, each in value.items()}
    if isinstance(value, str) and "@" in value:
        scheme, _, rest = value.partition("://")
        return f"{scheme}://********@{rest.rpartition('@')[2]}"
    return value


def find(key: Any) -> Setting | None:
    """Find a setting by its name, path, or a `Setting`. None if this package has no such setting."""
    if isinstance(key, Setting):
        return key
    # A setting of the official package.
    key = getattr(key, "name", key)
    for names, path, default in ROWS:
        if key == path or key in names:
            return Setting(names[0], path, default)
    return None


def missing(key: Any) -> str:
    """The message of the error about a setting that does not exist."""
    from difflib import get_close_matches

    known = [each for names, path, _ in ROWS for each in (*names, path)]
    similar = get_close_matches(str(key), known, 1, 0.8)
    hint = (
        f"did you mean {similar[0]}?"
        if similar
        else "it has only those that the client uses (docs/settings.md)"
    )
    return f"prefect_rs has no setting {key}: {hint}"
