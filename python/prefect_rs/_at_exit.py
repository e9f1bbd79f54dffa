"""Functions that are called when the process exits, whatever kind of process it is."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_registered_in: "dict[Callable[[], None], int]" = {}


def drain_queues() -> bool:
    """Register the delivery of events and log records, before the first of them has been sent.

    It is registered again with the first of them, to run before a local server of this process stops.
    But that has no effect if a function of `atexit` sends the first one.

    Returns:
        bool: Whether it was too late for this as well: the functions of `atexit` are being called.
    """
    from prefect_rs._core import _drain

    if _has_begun():
        # Delivers nothing yet. But from now on, each event is delivered at once.
        _drain()
        return True
    import atexit

    atexit.register(_drain)
    return False


def _has_begun() -> bool:
    """Whether this thread calls the functions of `atexit`. It calls none that are registered from now on."""
    threading = sys.modules.get("threading")
    if threading is None:
        return False
    main = threading.main_thread()
    # It counts as ended before they are called.
    return bool(threading.get_ident() == main.ident and not main.is_alive())


def register(function: "Callable[[], None]") -> None:
    """Register a function for the end of this process. Further calls have no effect.

    Args:
        function (Callable[[], None]): The function.
    """
    import os

    process = os.getpid()
    known = _registered_in.get(function)
    if known == process:
        return
    # A forked child inherits the functions of `atexit`.
    if known is None:
        import atexit

        atexit.register(function)
    _registered_in[function] = process
    multiprocessing = sys.modules.get("multiprocessing.process")
    if multiprocessing is not None and multiprocessing.parent_process() is not None:
        # Child processes of `multiprocessing` end without calling the functions of `atexit`.
        from multiprocessing.util import Finalize

        Finalize(None, function, exitpriority=0)
