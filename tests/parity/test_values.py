"""Each field of a model accepts and rejects the same values as the official one.

`official_verdicts.json` has the official client's verdicts. It is written by `tools/official_verdicts.py`.
Deliberate differences are listed with reasons. An entry that is not needed is an error.
"""

from __future__ import annotations

import functools
import importlib
import json
from pathlib import Path
from typing import Any

from prefect_rs.exceptions import ValidationError

from tests.support.cases import for_each

FOUND: dict[str, Any] = json.loads((Path(__file__).with_name("official_verdicts.json")).read_text())
SAMPLES: list[Any] = FOUND["samples"]

SHORT = "a plain value as a criterion: any of these names, all of these tags"
MISTAKE = "an unknown criterion would be ignored, so that all objects match"
SECONDS = "numeric text is a number of seconds"
EMPTY_ZONE = "an empty time zone is rejected by the server"
NOT_TOLD = "older servers may omit it"
NO_NAME = "the server rejects an empty name"

# `Model.field`, if a model accepts more.
MORE = {
    "FlowRun.estimated_run_time": SECONDS,
    "FlowRun.estimated_start_time_delta": SECONDS,
    "FlowRun.total_run_time": SECONDS,
    "FlowRunSlotSummary.time_in_current_state": SECONDS,
    "FlowRunResponse.estimated_run_time": SECONDS,
    "FlowRunResponse.estimated_start_time_delta": SECONDS,
    "FlowRunResponse.total_run_time": SECONDS,
    "HistoryResponseState.sum_estimated_lateness": SECONDS,
    "HistoryResponseState.sum_estimated_run_time": SECONDS,
    "IntervalSchedule.interval": SECONDS,
    "TaskRun.estimated_run_time": SECONDS,
    "TaskRun.estimated_start_time_delta": SECONDS,
    "TaskRun.total_run_time": SECONDS,
    "WorkPool.default_queue_id": NOT_TOLD,
    "Workspace.account_handle": NOT_TOLD,
    "Workspace.account_name": NOT_TOLD,
    "Workspace.workspace_description": NOT_TOLD,
}

# `Model.field`, if a model accepts less.
LESS = {
    "BlockTypeCreate.name": "the server rejects such a name",
    "CronSchedule.timezone": EMPTY_ZONE,
    "DeploymentCreate.name": NO_NAME,
    "DeploymentCreate.tags": "text or a number; the official client converts anything to text",
    "IPAllowlistEntry.ip_network": "a number is not a network",
    "IntervalSchedule.timezone": EMPTY_ZONE,
    "OrchestrationResult.details": "the `type` decides which of them it is",
    "TaskRunPolicy.retry_delay": "text and booleans are not delays",
}

MODELS = [(module, name) for module, models in FOUND["verdicts"].items() for name in models]


def is_taken(cls: Any, fields: dict[str, Any]) -> bool:
    try:
        cls(**fields)
    except ValidationError:
        return False
    return True


@functools.cache
def differences(module: str, name: str) -> dict[str, tuple[list[Any], list[Any]]]:
    """The samples that a model accepts although the official one does not, and the other way round."""
    told = FOUND["verdicts"][module][name]
    cls = getattr(importlib.import_module(f"prefect_rs.client.schemas.{module}"), name)
    cls(**told["least"])
    found = {}
    for field, verdicts in told["fields"].items():
        more, less = [], []
        for sample, verdict in zip(SAMPLES, verdicts, strict=True):
            if is_taken(cls, {**told["least"], field: sample}) != (verdict == "1"):
                (less if verdict == "1" else more).append(sample)
        if more or less:
            found[f"{name}.{field}"] = (more, less)
    return found


def has_a_reason(module: str, where: str, more: list[Any], less: list[Any]) -> bool:
    if module == "filters":
        # Criteria in both spellings, and a dict with keys that no criterion has.
        plain = all(isinstance(sample, (str, list, bool)) for sample in more)
        return plain and all(isinstance(sample, dict) and sample for sample in less)
    return (where in MORE or not more) and (where in LESS or not less)


@for_each(model={f"{module}.{name}": (module, name) for module, name in MODELS})
def test_each_field_accepts_what_the_official_one_accepts(model: tuple[str, str]) -> None:
    module, name = model
    for where, (more, less) in differences(module, name).items():
        assert has_a_reason(module, where, more, less), f"{where}: takes {more}; refuses {less}"


def test_every_reason_is_needed() -> None:
    found: dict[str, tuple[list[Any], list[Any]]] = {}
    for module, name in MODELS:
        if module != "filters":
            found.update(differences(module, name))
    assert {where for where, (more, _) in found.items() if more} == set(MORE)
    assert {where for where, (_, less) in found.items() if less} == set(LESS)


def test_the_samples_distinguish_fields() -> None:
    """Some fields accept nearly all samples, others nearly none."""
    verdicts = [
        verdict
        for models in FOUND["verdicts"].values()
        for told in models.values()
        for verdict in told["fields"].values()
    ]
    assert len(verdicts) == 941
    assert {len(verdict) for verdict in verdicts} == {len(SAMPLES)}
    assert min(verdict.count("1") for verdict in verdicts) <= 1
    assert max(verdict.count("1") for verdict in verdicts) == len(SAMPLES)
    assert len(set(verdicts)) > 30
