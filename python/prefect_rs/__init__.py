"""A client for the API of Prefect servers and Prefect Cloud, written in Rust.

    from prefect_rs import get_client

    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(limit=10):
            print(run)

Modules and names are those of the official client, under `prefect_rs` instead of `prefect`:
`prefect_rs.client.orchestration`, `prefect_rs.client.schemas`, `prefect_rs.states`, `prefect_rs.exceptions`.
After `prefect_rs.install_as_prefect()`, or in a script run with `python -m prefect_rs script.py`, they can be
imported from `prefect` as well.
"""

import sys

from prefect_rs._core import PrefectClient, SyncPrefectClient, __version__
from prefect_rs.client.orchestration import get_client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs import artifacts as artifacts
    from prefect_rs import automations as automations
    from prefect_rs import blocks as blocks
    from prefect_rs import deployments as deployments
    from prefect_rs import events as events
    from prefect_rs import exceptions as exceptions
    from prefect_rs import flow_runs as flow_runs
    from prefect_rs import futures as futures
    from prefect_rs import input as input
    from prefect_rs import logging as logging
    from prefect_rs import schedules as schedules
    from prefect_rs import settings as settings
    from prefect_rs import states as states
    from prefect_rs import types as types
    from prefect_rs import utilities as utilities
    from prefect_rs import variables as variables
    from prefect_rs._drop_in import install_as_prefect as install_as_prefect
    from prefect_rs._drop_in import uninstall_as_prefect as uninstall_as_prefect
    from prefect_rs.client.schemas.objects import State as State
    from prefect_rs.flow_runs import aresume_flow_run as aresume_flow_run
    from prefect_rs.flow_runs import asuspend_flow_run as asuspend_flow_run
    from prefect_rs.flow_runs import resume_flow_run as resume_flow_run
    from prefect_rs.flow_runs import suspend_flow_run as suspend_flow_run
    from prefect_rs.logging.loggers import get_run_logger as get_run_logger
else:
    _MODULES = {
        *("artifacts", "automations", "blocks", "deployments", "events", "exceptions", "flow_runs"),
        *("futures", "input", "logging", "schedules", "settings", "states", "types", "utilities"),
        "variables",
    }

    def __getattr__(name: str):
        # As in the official package, these need no import of their own.
        if name in _MODULES:
            from importlib import import_module

            return import_module(f"{__name__}.{name}")
        if name in ("install_as_prefect", "uninstall_as_prefect"):
            from prefect_rs import _drop_in

            return getattr(_drop_in, name)
        if name == "State":
            from prefect_rs.client.schemas.objects import State

            return State
        if name in ("aresume_flow_run", "asuspend_flow_run", "resume_flow_run", "suspend_flow_run"):
            from prefect_rs import flow_runs

            return getattr(flow_runs, name)
        if name == "get_run_logger":
            from prefect_rs.logging.loggers import get_run_logger

            return get_run_logger
        from prefect_rs._names import attribute_error

        raise attribute_error(__name__, name)


class _Finder:
    """Adds advice to errors about missing submodules. Called only after all other finders have failed."""

    @staticmethod
    def find_spec(name: str, path: "Any" = None, target: "Any" = None) -> None:
        if name.startswith("prefect_rs."):
            from prefect_rs._names import raise_import_error

            raise_import_error(name)


# `isinstance` would not recognize the finder from before a reload.
if not any(getattr(each, "__module__", None) == __name__ for each in sys.meta_path):
    sys.meta_path.append(_Finder)


__all__ = ["PrefectClient", "SyncPrefectClient", "__version__", "get_client"]
