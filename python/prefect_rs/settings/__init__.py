"""The settings of this process: `get_current_settings()`, `temporary_settings()`, `PREFECT_API_URL.value()`.

    with temporary_settings({PREFECT_API_URL: "http://staging:4200/api"}):
        client = get_client()

Only the settings that the client uses exist here. They are read anew each time, from the environment, files
and profiles.
"""

from prefect_rs.settings._values import Setting, Settings, find, missing
from prefect_rs.settings.context import get_current_settings, temporary_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    PREFECT_API_AUTH_STRING: Setting
    PREFECT_API_KEY: Setting
    PREFECT_API_URL: Setting
    PREFECT_UI_URL: Setting

    # Other settings.
    def __getattr__(name: str) -> Setting: ...

else:

    def __getattr__(name):
        found = find(name)
        if found is None and name.startswith("PREFECT_"):
            raise AttributeError(missing(name))
        if found is None:
            from prefect_rs._names import attribute_error

            raise attribute_error(__name__, name)
        # Python does not call this function again.
        globals()[name] = found
        return found

    def __dir__():
        return sorted({*globals(), *__all__})


__all__ = [
    "PREFECT_API_AUTH_STRING",
    "PREFECT_API_KEY",
    "PREFECT_API_URL",
    "PREFECT_UI_URL",
    "Setting",
    "Settings",
    "get_current_settings",
    "temporary_settings",
]
