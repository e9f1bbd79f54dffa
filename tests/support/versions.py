"""Versions of Prefect."""

from __future__ import annotations

import re


def numbers(version: str) -> tuple[int, ...]:
    """The parts of a version as numbers, which compare as versions do."""
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])
