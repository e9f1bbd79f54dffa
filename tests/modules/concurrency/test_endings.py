"""Slots are free again however a program ends, and never more are taken than there are."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from prefect_rs.concurrency import _exit
from prefect_rs.concurrency import sync as in_sync

from tests.support.slot_server import SlotServer, locked
from tests.support.wire import eventually, run_python

SYNC = """
import signal, sys, time
from prefect_rs.concurrency.sync import concurrency
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    print("acquiring", flush=True)
    with concurrency("limit"):
        print("inside", flush=True)
        time.sleep(60)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""

ASYNC = """
import asyncio, signal, sys
from prefect_rs.concurrency.asyncio import concurrency
signal.signal(signal.SIGINT, signal.default_int_handler)

async def main():
    print("acquiring", flush=True)
    async with concurrency("limit"):
        print("inside", flush=True)
        await asyncio.sleep(60)

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def started(program: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def lines(program: subprocess.Popen[str], *expected: str) -> None:
    assert program.stdout is not None
    for line in expected:
        assert program.stdout.readline() == f"{line}\n"


@pytest.mark.parametrize("program", [SYNC, ASYNC], ids=["sync", "async"])
def test_ctrl_c_in_the_block(slots: SlotServer, program: str) -> None:
    with started(program) as run:
        lines(run, "acquiring", "inside")
        os.kill(run.pid, signal.SIGINT)
        lines(run, "interrupted")
        assert run.wait(20) == 0
    assert len(slots.released) == 1


@pytest.mark.parametrize("program", [SYNC, ASYNC], ids=["sync", "async"])
def test_ctrl_c_while_acquiring(slots: SlotServer, program: str) -> None:
    """The exit of the program waits until it knows whether it got the slots."""
    slots.hold_back = True
    with started(program) as run:
        lines(run, "acquiring")
        assert eventually(lambda: slots.acquired)
        os.kill(run.pid, signal.SIGINT)
        lines(run, "interrupted")
        slots.let_go.set()
        assert run.wait(20) == 0
    assert len(slots.released) == 1


ABANDONED = """
from prefect_rs.concurrency.sync import concurrency
import threading, time
block = concurrency("limit")
block.__enter__()
is_inside = threading.Event()

def work():
    with concurrency("limit"):
        is_inside.set()
        time.sleep(60)

threading.Thread(target=work, daemon=True).start()
is_inside.wait()
"""


WAITING = """
from prefect_rs.concurrency.sync import concurrency
import sys, threading, time
threading.Thread(target=concurrency("limit").__enter__, daemon=True).start()
sys.stdin.readline()
"""


def test_a_thread_that_waits_for_slots_does_not_delay_the_exit(slots: SlotServer) -> None:
    slots.acquire = lambda _: locked(1000)
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert eventually(lambda: slots.acquired)
        # It would log that slots are not released.
        assert run.communicate("\n", timeout=20)[1] == ""
        assert run.returncode == 0


def test_what_is_held_at_exit_is_released(slots: SlotServer) -> None:
    with started(ABANDONED) as run:
        assert run.wait(20) == 0
    assert len(slots.released) == 2


# Their blocks end with the interpreter, when nothing can be imported any more.
UNFINISHED = {
    "generator": """
from prefect_rs.concurrency.sync import concurrency

def items():
    with concurrency("limit"):
        yield 1

unfinished = items()
next(unfinished)
""",
    "event loop": """
import asyncio
from prefect_rs.concurrency.asyncio import concurrency

async def main():
    async with concurrency("limit"):
        await asyncio.sleep(100)

loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda *_: None)
task = loop.create_task(main())
loop.run_until_complete(asyncio.sleep(0.5))
""",
}


@pytest.mark.parametrize("kind", UNFINISHED)
def test_an_unfinished_block_at_exit(slots: SlotServer, kind: str) -> None:
    done = run_python(UNFINISHED[kind])
    assert (done.returncode, done.stdout) == (0, "")
    # The event that the slots were acquired has no time to be delivered here.
    assert [line for line in done.stderr.splitlines() if "was not delivered" not in line] == []
    assert len(slots.released) == 1


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_leaves_the_slots_to_its_parent(slots: SlotServer) -> None:
    block = in_sync.concurrency("limit")
    block.__enter__()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            # It leaves the block, and exits as Python does.
            block._emit = lambda *_: os._exit(2)  # type: ignore[method-assign]
            block.__exit__(None, None, None)
            _exit._release_all()
            code = 0
        finally:
            os._exit(code)
    assert os.waitpid(child, 0)[1] == 0
    assert slots.released == []
    block.__exit__(None, None, None)
    assert len(slots.released) == 1


def test_multiprocessing(slots: SlotServer, tmp_path: Path) -> None:
    """Its children end without `atexit`."""
    program = tmp_path / "program.py"
    program.write_text(
        "import multiprocessing\n"
        "from prefect_rs.concurrency.sync import concurrency\n"
        "def work():\n"
        "    concurrency('limit').__enter__()\n"
        "    globals()['block'] = concurrency('limit')\n"
        "    block.__enter__()\n"
        "if __name__ == '__main__':\n"
        "    child = multiprocessing.get_context('spawn').Process(target=work)\n"
        "    child.start()\n"
        "    child.join()\n"
    )
    subprocess.run([sys.executable, program], check=True, timeout=30)
    assert len(slots.released) == 2
