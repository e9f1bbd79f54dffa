"""Leases of a real server: they are renewed whatever the block does, and end after the process."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from prefect_rs.concurrency import asyncio as in_async

from tests.modules.concurrency.conftest import Limits
from tests.support.short_leases import ALLOW_SHORT_LEASES, server_with_short_leases
from tests.support.slot_workers import most_inside, run_workers

HOLDS_THE_GIL = f"""
{ALLOW_SHORT_LEASES}
import ctypes, sys
from prefect_rs.concurrency.sync import concurrency

with concurrency(sys.argv[1], lease_duration=1, strict=True):
    print("inside", flush=True)
    # A call that does not release the GIL.
    ctypes.PyDLL(None).sleep(3)
    print("still inside", flush=True)
print("outside", flush=True)
"""


def stays_occupied(limits: Limits, name: str, program: str) -> bool:
    """Whether the slot stays occupied from the line `inside` of the program's output to the next one."""
    command = [sys.executable, "-c", program, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        output = run.stdout
        assert output.readline() == "inside\n"
        seen: list[str] = []
        line = threading.Thread(target=lambda: seen.append(output.readline()))
        line.start()
        kept = True
        while kept and line.is_alive():
            # When the line has been read, the block may have ended.
            kept = limits.occupied(name) == 1 or not line.is_alive()
            time.sleep(0.05)
        line.join()
        rest = output.read()
    assert run.returncode == 0, (seen, rest)
    assert (seen, rest) == (["still inside\n"], "outside\n")
    return kept


def test_a_block_that_holds_the_gil_keeps_its_slots(short: Limits) -> None:
    name = short.create()
    assert stays_occupied(short, name, HOLDS_THE_GIL)
    assert short.becomes_free(name)


def test_a_block_that_blocks_the_event_loop_keeps_its_slots(short: Limits) -> None:
    name = short.create()

    async def main() -> int:
        async with in_async.concurrency(name, lease_duration=0.5, strict=True):
            time.sleep(1.5)
            await asyncio.sleep(0)
            return short.occupied(name)

    assert asyncio.run(main()) == 1
    assert short.occupied(name) == 0


KILLED = f"""
{ALLOW_SHORT_LEASES}
import sys, time
from prefect_rs.concurrency.sync import concurrency
with concurrency(sys.argv[1], lease_duration=0.5):
    print("inside", flush=True)
    time.sleep(60)
"""


@pytest.mark.needs_server("3.4", "leases of concurrency slots")
def test_the_slots_of_a_killed_process_are_free_when_the_lease_ends(short: Limits) -> None:
    name = short.create()
    with subprocess.Popen([sys.executable, "-c", KILLED, name], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "inside\n"
        assert short.occupied(name) == 1
        run.kill()
    assert short.becomes_free(name)


def test_there_are_never_more_inside_than_slots(short: Limits, tmp_path: Path) -> None:
    name = short.create(5)
    journal = tmp_path / "journal"
    run_workers(journal, name, processes=4, threads=5, rounds=1, seconds=0.2)
    number, most = most_inside(journal)
    assert number == 4 * 5
    assert 1 < most <= 5
    assert short.becomes_free(name)


@pytest.mark.long
def test_there_are_never_more_inside_of_many_processes(
    isolated: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, unique: Callable[[str], str]
) -> None:
    journal = tmp_path / "journal"
    with server_with_short_leases(tmp_path, longest_wait=5) as server:
        monkeypatch.setenv("PREFECT_API_URL", server.api_url)
        limits = Limits(server.api_url, unique)
        name = limits.create(5)
        run_workers(journal, name, processes=100, threads=1, rounds=2, seconds=0.2, lease=30, timeout=600)
        number, most = most_inside(journal)
        print(f"{number} blocks of 100 processes: at most {most} at once")
        assert number == 100 * 2
        assert 1 < most <= 5
        assert limits.becomes_free(name)


COMPUTES = f"""
{ALLOW_SHORT_LEASES}
import sys, time
from prefect_rs.concurrency.sync import concurrency

# No other Python thread gets the GIL.
sys.setswitchinterval(1000)
with concurrency(sys.argv[1], lease_duration=10, strict=True):
    print("inside", flush=True)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        pass
    print("still inside", flush=True)
print("outside", flush=True)
"""


@pytest.mark.long
def test_half_a_minute_of_computation_with_a_lease_of_ten_seconds(short: Limits) -> None:
    name = short.create()
    assert stays_occupied(short, name, COMPUTES)
    assert short.becomes_free(name)


def test_the_journal_finds_overlaps(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    journal.write_text("1 +1\n2 +1\n3 -1\n4 +1\n5 -1\n6 -1\n")
    assert most_inside(journal) == (3, 2)
