"""Flows for the tests, and the two programs that run their deployments.

The Python of the server's environment executes this file, because flows need the official package:

    python flows.py serve NAME  # serves every flow, as the deployments `quick/NAME`, `failing/NAME` and so on
    python flows.py work POOL   # a process worker of the work pool

Both stop when their standard input is closed, even if the process that started them was killed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from pathlib import Path

from prefect import flow, get_run_logger, serve, task


@task
def step(number: int) -> int:
    """Log a line."""
    get_run_logger().info("task %d", number)
    return number


@flow
def quick(sleep: float = 0.0, lines: int = 1, fail: bool = False, tasks: int = 0) -> int:
    """Log that many lines, run that many tasks, sleep for that many seconds, and succeed or fail."""
    for number in range(lines):
        get_run_logger().info("line %d of %d", number + 1, lines)
    for number in range(tasks):
        step(number)
    pause(sleep)
    if fail:
        raise ValueError("quick fails on purpose")
    return lines


@flow
def failing(message: str = "failing fails on purpose", lines: int = 1) -> None:
    """Log that many lines, and fail with this message."""
    for number in range(lines):
        get_run_logger().error("line %d of %d", number + 1, lines)
    raise ValueError(message)


@flow
def long(seconds: float = 300.0) -> None:
    """Run long enough to be cancelled."""
    get_run_logger().info("running for %g s", seconds)
    pause(seconds)


@flow(retries=1, retry_delay_seconds=1)
def retried() -> str:
    """Fail once, and succeed with the retry."""
    from prefect.runtime import flow_run

    get_run_logger().info("try %d", flow_run.run_count)
    if flow_run.run_count == 1:
        raise ValueError("the first try fails on purpose")
    return "second try"


@flow
def ingest(region: str = "north", fail: bool = False) -> None:
    """The flow of the documentation."""
    get_run_logger().info("reading the orders of %s", region)
    if fail:
        raise ValueError("the warehouse is offline")
    get_run_logger().info("100 orders")


FLOWS = (quick, failing, long, retried, ingest)


def pause(seconds: float) -> None:
    """Sleep, and exit early if the process of the tests is gone."""
    owner = os.environ.get("PREFECT_RS_TESTS_PID")
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(left, 0.1))
        if owner and not Path("/proc", owner).exists():
            raise SystemExit("The tests have ended")


def stop_with_parent() -> None:
    """Stop this process when its standard input is closed."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10)
    os._exit(1)


def main(verb: str, name: str) -> None:
    threading.Thread(target=stop_with_parent, daemon=True).start()
    if verb == "serve":
        deployments = [one.to_deployment(name) for one in FLOWS]
        serve(*deployments, limit=8, query_seconds=0.5, print_starting_message=False)
    else:
        from prefect.workers.process import ProcessWorker

        worker = ProcessWorker(work_pool_name=name, name=f"worker-{name}", create_pool_if_not_found=False)
        asyncio.run(worker.start())


if __name__ == "__main__":
    main(*sys.argv[1:])
