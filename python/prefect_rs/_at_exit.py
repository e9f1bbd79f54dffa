"""Functions that are called when the process exits, whatever kind of process it is."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_registered_in: "dict[Callable[[], None], int]" = {}


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
