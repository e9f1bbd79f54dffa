"""One contender in a process of its own, driven by lines of JSON on stdin and stdout.

`python worker.py CONTENDER API_URL RUN_ID` first says `{"versions": …}`, or `{"missing": …}` if the
contender's package is not there. Then it answers each `{"exercise": …, "seconds": …}` with a timing.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import platform
import signal
import sys
import traceback
from importlib.metadata import version
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    # Run as a file by another environment's interpreter; its folder is the package.
    sys.path[0] = str(Path(__file__).parent.parent)

from harness.contenders import CONTENDERS, Contender
from harness.exercises import EXERCISES, Exercise, Timing


class Worker:
    """A contender, its event loop, and how often each exercise has to be repeated."""

    def __init__(self, contender: Contender) -> None:
        self.contender = contender
        self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(contender.start())
        self.repeats: dict[str, int] = {}

    def run(self, name: str, seconds: float) -> Timing:
        """Exercises the contender for about `seconds`, warmed up."""
        exercise = EXERCISES[name]
        if name not in self.repeats:
            exercise.check(self.loop, self.contender)
            self.repeats[name] = 1 if exercise.fixed else self.calibrate(exercise, seconds)
        # Idle connections may have been dropped since the last round: open them before the clock runs.
        exercise.run(self.loop, self.contender, 1)
        gc.collect()
        return exercise.run(self.loop, self.contender, self.repeats[name])

    def calibrate(self, exercise: Exercise, seconds: float) -> int:
        """How many repeats take about `seconds`; finding out warms the contender up, too."""
        times = 1
        while True:
            wall = exercise.run(self.loop, self.contender, times)["wall"]
            if wall > seconds / 4:
                return max(1, round(times * seconds / wall))
            times *= 2

    def close(self) -> None:
        self.loop.run_until_complete(self.contender.stop())
        self.loop.close()


def versions(contender: type[Contender]) -> dict[str, str]:
    """What exactly is being measured."""
    found = {"python": platform.python_version()}
    if contender.distribution:
        found[contender.distribution] = version(contender.distribution)
    return found


def main() -> None:
    name, api_url, run_id = sys.argv[1:]
    # A Ctrl-C is for the driving end, which then closes stdin.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The answers' own way out: whatever a package prints goes to stderr from here on.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)

    def answer(message: Any) -> None:
        answers.write(json.dumps(message) + "\n")

    kind = CONTENDERS[name]
    try:
        worker = Worker(kind(api_url, run_id))
        answer({"versions": versions(kind)})
    except ModuleNotFoundError as error:
        answer({"missing": str(error)})
        return
    except Exception:
        answer({"failed": traceback.format_exc()})
        return
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer({"timing": worker.run(request["exercise"], request["seconds"])})
        except Exception:
            answer({"failed": traceback.format_exc()})
    worker.close()


if __name__ == "__main__":
    main()
