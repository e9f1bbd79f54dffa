"""Processes and threads that all want slots of one limit, and what they did, in order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.short_leases import ALLOW_SHORT_LEASES

# Each line of the journal is written at once. The clock is the same for all processes.
WORKER = f"""
{ALLOW_SHORT_LEASES}
import os, sys, threading, time
from prefect_rs.concurrency.sync import concurrency

path, name, threads, rounds, seconds, lease = sys.argv[1:]
journal = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

def note(change):
    os.write(journal, b"%d %+d\\n" % (time.clock_gettime_ns(time.CLOCK_MONOTONIC), change))

def work():
    for _ in range(int(rounds)):
        with concurrency(name, lease_duration=float(lease), strict=True):
            note(1)
            time.sleep(float(seconds))
            note(-1)

all_of_them = [threading.Thread(target=work) for _ in range(int(threads))]
for thread in all_of_them:
    thread.start()
for thread in all_of_them:
    thread.join()
"""


def run_workers(
    journal: Path,
    name: str,
    processes: int,
    threads: int,
    rounds: int,
    seconds: float = 0.02,
    lease: float = 5,
    timeout: float = 60,
) -> None:
    """Run the processes until all threads have been in a block `rounds` times."""
    arguments = [journal, name, threads, rounds, seconds, lease]
    command = [sys.executable, "-c", WORKER, *map(str, arguments)]
    running = [subprocess.Popen(command) for _ in range(processes)]
    try:
        for process in running:
            assert process.wait(timeout) == 0
    finally:
        for process in running:
            process.kill()
            process.wait()


def most_inside(journal: Path) -> tuple[int, int]:
    """How often a block was entered, and how many were inside at most at the same time."""
    lines = sorted(tuple(map(int, line.split())) for line in journal.read_text().splitlines())
    inside = most = 0
    for _, change in lines:
        inside += change
        most = max(most, inside)
    return sum(change == 1 for _, change in lines), most
