"""The short form of `make soak`: some seconds of calls of all kinds through a proxy with faults."""

from __future__ import annotations

import subprocess
import sys

from tests.support.paths import ROOT


def test_no_promise_is_broken_and_nothing_grows() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "12"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
