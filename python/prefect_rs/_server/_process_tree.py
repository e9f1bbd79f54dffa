"""Ends a process and its child processes on Windows, which has no process groups like Unix.

The launcher imports this module by its path, so it imports nothing from the package.
"""

from __future__ import annotations

import subprocess
import sys


def kill_tree(pid: int) -> None:
    """Kill a process and its child processes. Has no effect if the process has ended.

    Args:
        pid: The process id.
    """
    flags = 0
    if sys.platform == "win32":
        # A program without a console, such as a service, would show the window of a new one.
        flags = subprocess.CREATE_NO_WINDOW
    subprocess.run(
        ["taskkill", "/T", "/F", "/PID", str(pid)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        creationflags=flags,
    )
