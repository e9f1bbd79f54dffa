"""Runs one contender in its own process, controlled by lines of JSON on stdin and stdout.

`python worker.py CONTENDER API_URL RUN_ID` first writes `{"versions": …}`, or `{"missing": …}` if the
contender's package is not installed. It responds to each `{"exercise": …, "seconds": …}` with a timing. Some
exercises need `data`, such as the runs to wait for.
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
    # Started as a script in another environment, so the package has to be added to the path.
    sys.path[0] = str(Path(__file__).parent.parent)

from harness.contenders import CONTENDERS, Contender
from harness.exercises import EXERCISES, Exercise, Timing
from harness.live_exercises import LIVE_EXERCISES
from harness.model_exercises import MODEL_EXERCISES

ALL_EXERCISES = EXERCISES | MODEL_EXERCISES | LIVE_EXERCISES


class Worker:
    """A contender, its event loop, and the number of repetitions of each exercise."""

    def __init__(self, contender: Contender) -> None:
        self.contender = contender
        self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(contender.start())
        self.repeats: dict[str, int] = {}

    def run(self, name: str, seconds: float) -> Timing:
        """Run an exercise for about `seconds`, after a warm-up."""
        exercise = ALL_EXERCISES[name]
        if name not in self.repeats:
            exercise.check(self.loop, self.contender)
            self.repeats[name] = 1 if exercise.fixed else self.calibrate(exercise, seconds)
        if not exercise.whole:
            # Idle connections may have been closed since the last round: reopen them before timing.
            exercise.run(self.loop, self.contender, 1)
        gc.collect()
        return exercise.run(self.loop, self.contender, self.repeats[name])

    def calibrate(self, exercise: Exercise, seconds: float) -> int:
        """Find the number of repetitions that take about `seconds`. This also warms up the contender."""
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
    """Get the versions of Python and of the contender's package."""
    found = {"python": platform.python_version()}
    if contender.distribution:
        found[contender.distribution] = version(contender.distribution)
    return found


def main() -> None:
    name, api_url, run_id = sys.argv[1:]
    # Ctrl-C is handled by the controlling process, which then closes stdin.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Anything that a package prints goes to stderr, so that stdout only has the responses.
    responses = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)

    def respond(message: Any) -> None:
        responses.write(json.dumps(message) + "\n")

    kind = CONTENDERS[name]
    try:
        worker = Worker(kind(api_url, run_id))
        respond({"versions": versions(kind)})
    except ModuleNotFoundError as error:
        respond({"missing": str(error)})
        return
    except Exception:
        respond({"failed": traceback.format_exc()})
        return
    for line in sys.stdin:
        request = json.loads(line)
        try:
            worker.contender.data = request.get("data")
            respond({"timing": worker.run(request["exercise"], request["seconds"])})
        except Exception:
            respond({"failed": traceback.format_exc()})
    worker.close()


if __name__ == "__main__":
    main()
