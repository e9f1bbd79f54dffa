"""Pages of what other tests make and delete meanwhile: the whole server's limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

All = TypeVar("All")
Pages = TypeVar("Pages")


def undisturbed(everything: Callable[[], All], pages: Callable[[], Pages]) -> tuple[All, Pages]:
    """Everything there is, and pages of it, read while nothing came or went."""
    for _ in range(50):
        before = everything()
        between = pages()
        if everything() == before:
            return before, between
    raise AssertionError("two reads of everything never agreed")
