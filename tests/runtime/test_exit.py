"""Ctrl-C and interpreter exit with pending calls."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable

import pytest

from tests.support.phases import storm
from tests.support.wire import Seen, Wire, eventually, run_python, silent, usual

# Each of these would take a minute or more.
PROMPTLY = 20
pytestmark = pytest.mark.usefixtures("retries")


# A wait of ten minutes is logged as a warning, which `logging` prints if the program has no handler.
NO_WARNINGS = "import logging; logging.getLogger('prefect_rs').addHandler(logging.NullHandler())"


# ---- Ctrl-C --------------------------------------------------------------------------------------

INTERRUPTED = {
    "sync": """
        prefect_rs.SyncPrefectClient(sys.argv[1]).create_flow_from_name("a")
    """,
    "asyncio.run": """
        asyncio.run(prefect_rs.PrefectClient(sys.argv[1]).create_flow_from_name("a"))
    """,
    "gather": """
        async def main():
            client = prefect_rs.PrefectClient(sys.argv[1])
            await asyncio.gather(*(client.create_flow_from_name("a") for _ in range(3)))
        asyncio.run(main())
    """,
}


@pytest.mark.parametrize("kind", ["sync", "asyncio.run"])
def test_ctrl_c_ends_a_call(phase: tuple[Wire, Callable[[], bool]], kind: str) -> None:
    wire, is_there = phase
    check_ctrl_c(INTERRUPTED[kind], wire, is_there)


def test_ctrl_c_ends_all_calls_of_asyncio_run() -> None:
    with Wire(silent) as mute:
        check_ctrl_c(INTERRUPTED["gather"], mute, lambda: len(mute.requests) == 3)


def check_ctrl_c(body: str, wire: Wire, is_there: Callable[[], bool]) -> None:
    lines = [
        "import asyncio, signal, sys, prefect_rs",
        NO_WARNINGS,
        "signal.signal(signal.SIGINT, signal.default_int_handler)",
        "try:",
        textwrap.indent(textwrap.dedent(body), "    "),
        "except KeyboardInterrupt:",
        "    print('interrupted', flush=True)",
        "sys.stdin.read()",
    ]
    run = subprocess.Popen(
        [sys.executable, "-c", "\n".join(lines), wire.api_url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert eventually(is_there)
        time.sleep(0.1)
        began = time.monotonic()
        run.send_signal(signal.SIGINT)
        assert run.stdout is not None
        assert run.stdout.readline() == "interrupted\n"
        assert time.monotonic() - began < PROMPTLY
        # While the process is still running.
        assert eventually(lambda: wire.open == 0)
        out, err = run.communicate("", timeout=PROMPTLY)
    finally:
        if run.poll() is None:
            run.kill()
            run.communicate()
    assert (out, err, run.returncode) == ("", "", 0)


# ---- Interpreter exit ----------------------------------------------------------------------------

# The program, and what it prints to stdout and stderr.
ENDINGS: dict[str, tuple[str, str, str]] = {
    "sync, in a daemon thread": (
        """
        threading.Thread(target=S(mute).read_flows, daemon=True).start()
        time.sleep(0.2)
        """,
        "",
        "",
    ),
    "sync, in a daemon thread that waits to try again": (
        """
        threading.Thread(target=S(storm).read_flows, daemon=True).start()
        time.sleep(0.2)
        """,
        "",
        "",
    ),
    "sync, in a daemon thread that fetches a token": (
        """
        threading.Thread(target=S(tokenless).create_flow_from_name, args=("a",), daemon=True).start()
        time.sleep(0.2)
        """,
        "",
        "",
    ),
    "sync, in a thread that is waited for": (
        """
        threading.Thread(target=lambda: print(S(slow).count_flow_runs())).start()
        """,
        "7\n",
        "",
    ),
    "sync, at exit": (
        """
        used, unused = S(slow), S(slow)
        used.hello()
        atexit.register(lambda: print(used.count_flow_runs(), unused.count_flow_runs()))
        """,
        "7 7\n",
        "",
    ),
    "sync, in a finalizer at shutdown": (
        """
        class Kept:
            def __init__(self):
                self.client, self.print = S(slow), print
                self.client.hello()
            def __del__(self):
                self.print(self.client.count_flow_runs())
        kept = Kept()
        """,
        "7\n",
        "",
    ),
    "sync, in a finalizer of a cycle at shutdown": (
        """
        class Kept:
            def __init__(self):
                self.client, self.print, self.me = S(slow), print, self
            def __del__(self):
                self.print(self.client.count_flow_runs())
        kept = Kept()
        """,
        "7\n",
        "",
    ),
    "async, at exit": (
        """
        used, unused = A(slow), A(slow)
        asyncio.run(used.hello())
        async def both():
            print(await used.count_flow_runs(), await unused.count_flow_runs())
        atexit.register(lambda: asyncio.run(both()))
        """,
        "7 7\n",
        "",
    ),
    "async, in a daemon thread": (
        """
        threading.Thread(target=lambda: asyncio.run(A(mute).read_flows()), daemon=True).start()
        time.sleep(0.2)
        """,
        "",
        "",
    ),
    "async, in tasks that the end of asyncio.run cancels": (
        """
        async def main():
            kept = [asyncio.create_task(each) for each in (A(mute).read_flows(), A(storm).read_flows(),
                    A(tokenless).create_flow_from_name("a"))]
            await asyncio.sleep(0.2)
        asyncio.run(main())
        """,
        "",
        "",
    ),
    "async, in an event loop of another kind": (
        """
        import uvloop
        loop = uvloop.new_event_loop()
        call = A(mute).read_flows()
        async def main():
            call.send(None)
            await asyncio.sleep(0.2)
        loop.run_until_complete(main())
        loop.close()
        """,
        "",
        "",
    ),
    # Like with coroutines of Python functions.
    "async, in a task of a loop that was not closed": (
        """
        loop = asyncio.new_event_loop()
        task = loop.create_task(A(mute).read_flows())
        loop.run_until_complete(asyncio.sleep(0.2))
        """,
        "",
        "Task was destroyed but it is pending!\ntask: <Task pending name='Task-1' "
        "coro=<PrefectClient.read_flows()> wait_for=<Future pending cb=[Task.task_wakeup()]>>\n",
    ),
    "both, with os._exit": (
        """
        threading.Thread(target=S(mute).read_flows).start()
        threading.Thread(target=lambda: asyncio.run(A(mute).read_flows())).start()
        time.sleep(0.2)
        os._exit(0)
        """,
        "",
        "",
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_interpreter_exits(ending: str) -> None:
    body, out, err = ENDINGS[ending]
    lines = [
        "import asyncio, atexit, os, sys, threading, time, prefect_rs",
        NO_WARNINGS,
        "S, A = prefect_rs.SyncPrefectClient, prefect_rs.PrefectClient",
        "mute, storm, tokenless, slow = sys.argv[1:]",
        textwrap.dedent(body),
    ]

    def slowly(seen: Seen) -> bytes:
        time.sleep(0.1)
        return usual(seen)

    with Wire(silent) as mute, Wire(storm) as later, Wire(tokens=silent) as tokenless, Wire(slowly) as slow:
        urls = [one.api_url for one in (mute, later, tokenless, slow)]
        began = time.monotonic()
        ran = run_python("\n".join(lines), *urls)
        assert time.monotonic() - began < PROMPTLY
        assert (ran.stdout, ran.stderr, ran.returncode) == (out, err, 0)
        assert eventually(lambda: not any(one.open for one in (mute, later, tokenless, slow)))
