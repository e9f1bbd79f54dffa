"""Consistent reads of lists that other tests change concurrently."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

All = TypeVar("All")
Pages = TypeVar("Pages")


def undisturbed(everything: Callable[[], All], pages: Callable[[], Pages]) -> tuple[All, Pages]:
    """The results of both functions, with no change of the list in between."""
    for _ in range(50):
        before = everything()
        between = pages()
        if everything() == before:
            return before, between
    raise AssertionError("the list changed during every read")
