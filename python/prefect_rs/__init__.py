"""A client for the API of Prefect servers and Prefect Cloud: a Rust core with a Python face.

    from prefect_rs import get_client

    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(limit=10):
            print(run)

The names are those of the official client, at the same places below `prefect_rs`:
`prefect_rs.client.orchestration`, `prefect_rs.client.schemas`, `prefect_rs.states`, `prefect_rs.exceptions`.
After `prefect_rs.install_as_prefect()`, or in a script that is run by `python -m prefect_rs script.py`, they
are importable below `prefect`, too.
"""

import sys

from prefect_rs._core import PrefectClient, SyncPrefectClient, __version__
from prefect_rs.client.orchestration import get_client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs import exceptions as exceptions
    from prefect_rs import states as states
    from prefect_rs._drop_in import install_as_prefect as install_as_prefect
    from prefect_rs._drop_in import uninstall_as_prefect as uninstall_as_prefect
    from prefect_rs.client.schemas.objects import State as State
else:

    def __getattr__(name: str):
        # As in the official package, these are there without being imported.
        if name in ("exceptions", "states"):
            from importlib import import_module

            return import_module(f"{__name__}.{name}")
        if name in ("install_as_prefect", "uninstall_as_prefect"):
            from prefect_rs import _drop_in

            return getattr(_drop_in, name)
        if name == "State":
            from prefect_rs.client.schemas.objects import State

            return State
        from prefect_rs._names import attribute_error

        raise attribute_error(__name__, name)


class _Finder:
    """Explains imports below this package of what is not there. Asked only when all other finders failed."""

    @staticmethod
    def find_spec(name: str, path: "Any" = None, target: "Any" = None) -> None:
        if name.startswith("prefect_rs."):
            from prefect_rs._names import refuse

            refuse(name)


# Not by its class: after a reload, the one from before is of another.
if not any(getattr(each, "__module__", None) == __name__ for each in sys.meta_path):
    sys.meta_path.append(_Finder)


__all__ = ["PrefectClient", "SyncPrefectClient", "__version__", "get_client"]
