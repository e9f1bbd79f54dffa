"""Signals during a sync call: Ctrl-C interrupts it, and handlers run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient

from tests.support.wire import Seen, Wire, eventually, silent, slowly, unresponsive_host, usual

INTERRUPTED = """
import signal, sys, time, prefect_rs
signal.signal(signal.SIGINT, signal.default_int_handler)
client = prefect_rs.SyncPrefectClient(sys.argv[1])
print("calling", flush=True)
try:
    client.read_flows()
except KeyboardInterrupt:
    print(time.monotonic(), flush=True)
    if len(sys.argv) > 2:
        print(prefect_rs.SyncPrefectClient(sys.argv[2]).count_flow_runs(), flush=True)
        sys.argv[1] = sys.argv[2]
"""


def interrupted(program: str, *args: str, ready: Any = None) -> list[str]:
    """What the program prints after a SIGINT. Prints how long it took to react."""
    run = subprocess.Popen(
        [sys.executable, "-c", program, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert run.stdout is not None
        assert run.stdout.readline() == "calling\n"
        assert ready is None or eventually(ready)
        time.sleep(0.2)
        sent = time.monotonic()
        os.kill(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=10)
    finally:
        if run.poll() is None:
            run.kill()
            run.communicate()
    assert err == ""
    assert run.returncode == 0
    heard, *rest = out.split()
    took = float(heard) - sent
    print(f"interrupted after {took * 1000:.0f} ms")  # shown by pytest -s, or if the test fails
    assert took < 1
    return rest


def test_ctrl_c_while_waiting_for_a_response(wire: Wire) -> None:
    with Wire(silent) as mute:
        rest = interrupted(
            INTERRUPTED,
            mute.api_url,
            wire.api_url,
            ready=lambda: len(mute.requests) == 1,
        )
        assert eventually(lambda: mute.open == 0, 4)
    assert rest == ["7"]


def test_ctrl_c_while_connecting(wire: Wire) -> None:
    with unresponsive_host() as url:
        assert interrupted(INTERRUPTED, url, wire.api_url) == ["7"]


def test_ctrl_c_in_the_middle_of_a_response() -> None:
    with Wire(lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[") as wire:
        assert interrupted(INTERRUPTED, wire.api_url) == []


def test_ctrl_c_while_waiting_for_a_free_connection() -> None:
    program = """
import signal, sys, threading, time, prefect_rs
signal.signal(signal.SIGINT, signal.default_int_handler)
client = prefect_rs.SyncPrefectClient(sys.argv[1], httpx_settings={"limits": {"max_connections": 1}})
threading.Thread(target=client.read_flows, daemon=True).start()
time.sleep(0.2)
print("calling", flush=True)
try:
    client.read_flows()
except KeyboardInterrupt:
    print(time.monotonic(), flush=True)
"""
    with Wire(silent) as mute:
        interrupted(program, mute.api_url)
        assert len(mute.requests) == 1


def test_the_client_can_be_used_after_ctrl_c() -> None:
    program = INTERRUPTED + "\nprint(client.count_flow_runs())"

    def reply(seen: Seen) -> bytes | None:
        return usual(seen) if seen.path.endswith("/count") else None

    with Wire(reply) as wire:
        assert interrupted(program, wire.api_url) == ["7"]


def test_ctrl_c_during_an_async_call() -> None:
    program = """
import asyncio, sys, time, prefect_rs
async def main():
    print("calling", flush=True)
    await prefect_rs.PrefectClient(sys.argv[1]).read_flows()
try:
    asyncio.run(main())
except KeyboardInterrupt:
    print(time.monotonic(), flush=True)
"""
    with Wire(silent) as mute:
        interrupted(program, mute.api_url)
        assert eventually(lambda: mute.open == 0, 4)


def test_a_call_goes_on_after_a_handler_that_does_not_raise() -> None:
    handled: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: handled.append(number))
    try:
        with Wire(slowly(0.6)) as wire:
            client = SyncPrefectClient(wire.api_url)
            timers = [
                threading.Timer(delay, os.kill, (os.getpid(), signal.SIGUSR1)) for delay in (0.1, 0.2, 0.3)
            ]
            for timer in timers:
                timer.start()
            assert client.count_flow_runs() == 7
            for timer in timers:
                timer.join()
            assert len(wire.requests) == 1
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert handled == [signal.SIGUSR1] * 3


def test_an_exception_of_a_handler_is_raised_by_the_call() -> None:
    class Alarmed(Exception):
        pass

    def handler(*_: Any) -> None:
        raise Alarmed("time is up")

    before = signal.signal(signal.SIGALRM, handler)
    try:
        with Wire(silent) as mute:
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            began = time.monotonic()
            with pytest.raises(Alarmed, match="time is up"):
                SyncPrefectClient(mute.api_url).read_flows()
            assert time.monotonic() - began < 2
            assert eventually(lambda: mute.open == 0, 4)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_a_handler_may_use_the_same_client() -> None:
    def reply(seen: Seen) -> bytes:
        if seen.path.endswith("/hello"):
            time.sleep(0.4)
        return usual(seen)

    got: list[int] = []
    with Wire(reply) as wire:
        client = SyncPrefectClient(wire.api_url)
        before = signal.signal(signal.SIGUSR1, lambda *_: got.append(client.count_flow_runs()))
        try:
            timer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1))
            timer.start()
            assert client.hello().status_code == 200
            timer.join()
        finally:
            signal.signal(signal.SIGUSR1, before)
    assert got == [7]
