"""Exercises with the models of a page of flow runs: no request is part of what is timed."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING, Any

from .calls import all_attributes
from .exercises import FULL, Exercise, Stopwatch, Timing

if TYPE_CHECKING:
    from .contenders import Contender

Runs = list[Any]
# The fields with which programs create runs themselves, mostly in tests.
GIVEN = ("flow_id", "name", "state_id", "deployment_id", "tags", "parameters", "run_count", "start_time")


def of_each(operation: Callable[[Any], object]) -> Callable[[Runs, Runs], object]:
    return lambda runs, _: [operation(run) for run in runs]


def compared(runs: Runs, others: Runs) -> object:
    return [one == other for one, other in zip(runs, others, strict=True)]


# By key and title: what is done with a page of runs, and another page with the same runs.
OPERATIONS: dict[str, tuple[str, Callable[[Runs, Runs], object]]] = {
    "dump": ("`model_dump`", of_each(methodcaller("model_dump"))),
    "dump_plain": ('`model_dump(mode="json")`', of_each(methodcaller("model_dump", mode="json"))),
    "dump_text": ("`model_dump_json`", of_each(methodcaller("model_dump_json"))),
    "copy": ("`model_copy`", of_each(methodcaller("model_copy"))),
    "iterate": ("`dict(run)`", of_each(dict)),
    "compare": ("`==`", compared),
    "pickle": ("`pickle`, and back", lambda runs, _: pickle.loads(pickle.dumps(runs))),
}


class OnModels:
    """Something done with flow runs. Called, it does that once, and returns runs for the check."""

    def __init__(self, contender: Contender, do: Callable[[Runs, Runs], object], looked_at: bool) -> None:
        self.contender, self.do, self.looked_at = contender, do, looked_at
        self.attributes = attrgetter(*all_attributes(contender.read_runs(1)[0]))

    def read(self) -> Runs:
        runs: Runs = self.contender.read_runs(FULL)
        if self.looked_at:
            for run in runs:
                self.attributes(run)
        return runs

    def __call__(self) -> Runs:
        runs = self.read()
        self.do(runs, self.read())
        return runs


def per_model(on: OnModels, times: int) -> Timing:
    """Repeat it. Runs that nobody has looked at are read again each time, which is not timed."""
    wall = cpu = 0.0
    runs, others = on.read(), on.read()
    for _ in range(times):
        if not on.looked_at:
            runs, others = on.read(), on.read()
        with Stopwatch() as watch:
            on.do(runs, others)
        wall, cpu = wall + watch.wall, cpu + watch.cpu
    return {"wall": wall, "cpu": cpu, "calls": times * FULL, "hold": None}


def made(contender: Contender, what: str) -> Callable[[Runs, Runs], object]:
    """Create models from dicts: those of JSON, or keywords."""
    runs = contender.read_runs(FULL)
    kind = type(runs[0])
    if what == "construct":
        given = [{name: getattr(run, name) for name in GIVEN} for run in runs]
        return lambda *_: [kind(**fields) for fields in given]
    dicts = [run.model_dump(mode="json") for run in runs]
    return lambda *_: [kind.model_validate(fields) for fields in dicts]


def on_models(do: Callable[[Contender], Callable[[Runs, Runs], object]], looked_at: bool) -> Exercise:
    return Exercise(lambda it: OnModels(it, do(it), looked_at), per_model, FULL, blocking=True)


MODEL_EXERCISES: dict[str, Exercise] = {
    **{
        f"{key}_{state}": on_models(lambda _, do=do: do, state == "looked_at")  # type: ignore[misc]
        for key, (_, do) in OPERATIONS.items()
        for state in ("fresh", "looked_at")
    },
    **{key: on_models(partial(made, what=key), looked_at=False) for key in ("validate", "construct")},
}
