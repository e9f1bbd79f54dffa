"""`python -m tools.ha run -- COMMAND`."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from tools.prefect_server import ServerError

from ._stack import Stack


def run(command: Sequence[str], replicated: bool) -> int:
    """Run a command with servers, and return its exit code.

    The variables that begin with `PREFECT_RS_TEST_` are for this project's tests, which ignore Prefect's own.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    began = time.monotonic()
    _say(
        "Starting two Prefect servers behind nginx …"
        if replicated
        else "Starting a Prefect server on PostgreSQL …"
    )
    with Stack(replicated) as stack:
        _say(f"Running at {stack.api_url} after {time.monotonic() - began:.1f} s.")
        environment = {
            **os.environ,
            "PREFECT_API_URL": stack.api_url,
            **stack.settings,
            "PREFECT_RS_TEST_SERVER_URL": stack.api_url,
            "PREFECT_RS_TEST_SERVER_DATABASE": "postgresql",
            "PREFECT_RS_TEST_SERVER_SETTINGS": json.dumps(stack.settings),
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }
        process = subprocess.Popen(command, env=environment)
        try:
            code = process.wait()
        except KeyboardInterrupt:  # the command receives it too
            code = process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
    return code if code >= 0 else 128 - code


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    parser = argparse.ArgumentParser(
        description="Run Prefect servers on PostgreSQL, with a temporary database."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    running = verbs.add_parser("run", help="run a command with servers, and PREFECT_API_URL set")
    running.add_argument(
        "--replicated",
        action="store_true",
        help="two servers behind nginx: TLS, a prefix, a password, CSRF",
    )
    running.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    given = parser.parse_args(arguments)
    command = given.command[1:] if given.command[:1] == ["--"] else given.command
    if not command:
        running.error("COMMAND is missing")
    try:
        return run(command, given.replicated)
    except ServerError as error:
        _say(str(error))
        return 1


if __name__ == "__main__":
    sys.exit(main())
