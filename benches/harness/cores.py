"""Which processor cores the server and a contender run on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def apart(server: int, contender: int) -> Iterator[None]:
    """Keeps the server on the last core, and the contender off it.

    A blocking call and its answer are a ball thrown between two threads. Where the kernel puts both on
    one core, the call takes a third of the time (no other core is to be woken), and it changes its mind
    from second to second: without this, who won a round would be a matter of chance. Apart is how a
    client and a server mostly live.
    """
    cores = os.sched_getaffinity(0)
    if len(cores) > 1:
        bind(server, {max(cores)})
        bind(contender, cores - {max(cores)})
    try:
        yield
    finally:
        bind(server, cores)
        bind(contender, cores)


def bind(process: int, cores: set[int]) -> None:
    """Binds all threads of a process, those that it starts later included."""
    # A thread may end meanwhile, and so may the process.
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in os.listdir(f"/proc/{process}/task"):
            os.sched_setaffinity(int(thread), cores)
