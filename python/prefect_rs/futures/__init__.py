"""Futures of runs: handles to wait for them, and to get their results."""

from prefect_rs.futures._base import PrefectFuture, PrefectTaskRunFuture
from prefect_rs.futures._resolve import resolve_futures_to_results, resolve_futures_to_states
from prefect_rs.futures._runs import PrefectDistributedFuture, PrefectFlowRunFuture
from prefect_rs.futures._several import DoneAndNotDoneFutures, PrefectFutureList, as_completed, wait

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = [
    "DoneAndNotDoneFutures",
    "FlowRunFuture",
    "PrefectDistributedFuture",
    "PrefectFlowRunFuture",
    "PrefectFuture",
    "PrefectFutureList",
    "PrefectTaskRunFuture",
    "as_completed",
    "resolve_futures_to_results",
    "resolve_futures_to_states",
    "wait",
]

FlowRunFuture = PrefectFlowRunFuture

if not TYPE_CHECKING:

    def __getattr__(name: str) -> "Any":
        from prefect_rs._names import attribute_error

        raise attribute_error(__name__, name)


# Tracebacks and pickles show the public path, whichever module here defines the name.
for _name in __all__:
    globals()[_name].__module__ = __name__
