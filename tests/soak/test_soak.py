"""A soak test of a few seconds; see `make soak` for the long one."""

from __future__ import annotations

import subprocess
import sys

from tests.support.paths import ROOT


def test_guarantees_hold_and_nothing_grows() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "12"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
