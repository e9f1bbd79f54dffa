"""Helpers of the scenarios: objects that look like decorated flows and tasks to a client, and unknown ids."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any
from uuid import UUID

# Not UUID(int=0), which several filters treat like None.
UNKNOWN = UUID("11111111-2222-4333-8444-555555555555")


def flow(name: str, **attributes: Any) -> SimpleNamespace:
    """A flow."""
    usual: dict[str, Any] = {"version": None, "retries": None, "retry_delay_seconds": None}
    return SimpleNamespace(name=name, **{**usual, **attributes})


def task(**attributes: Any) -> SimpleNamespace:
    """A task."""
    usual: dict[str, Any] = {
        "name": "add",
        "task_key": "calculator.add",
        "tags": [],
        "version": None,
        "retries": 0,
        "retry_delay_seconds": 0,
        "retry_jitter_factor": None,
        "persist_result": None,
        "cache_policy": None,
    }
    return SimpleNamespace(**{**usual, **attributes})


def official(sorts: Iterable[Any]) -> list[Any]:
    """A sort order by its member in the official client."""
    return [sort for sort in sorts if sort.value not in OURS]


OURS = {"CREATED_ASC", "UPDATED_ASC", "ID_ASC", "END_TIME_ASC"}
