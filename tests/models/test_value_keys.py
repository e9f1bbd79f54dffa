"""Keys of dicts and unusual numbers are sent as the official client sends them."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import warnings
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import pydantic
import pydantic.color
import pydantic.dataclasses
import pydantic.v1
import pytest
from prefect_rs.exceptions import ValidationError
from pydantic import SecretStr

from tests.support.models import ID
from tests.support.values import text_of


@pytest.fixture(autouse=True)
def quiet() -> Any:
    """Without pydantic's warnings about values of another type and about deprecated classes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


class Color(Enum):
    RED = 1
    PAIR = (1, "b")


class Point(tuple[int, int]):
    pass


@dataclasses.dataclass(frozen=True)
class Frozen:
    a: int


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ((1, 2), "1,2"),
        ((), ""),
        ((1, "a", None, 2.5, True), "1,a,None,2.5,true"),
        (((1, 2), 3), "1,2,3"),
        ((ID, date(2026, 1, 1)), "01234567-89ab-cdef-0123-456789abcdef,2026-01-01"),
        ((Color.RED,), "1"),
        (Color.PAIR, "1,b"),
        (Point((1, 2)), "1,2"),
        (('"', "\n"), '",\n'),
        (Fraction(1, 3), "1/3"),
        (float("nan"), "None"),
        (float("-inf"), "None"),
        (1e22, "1e+22"),
        (2**70, str(2**70)),
        (timedelta(days=1, seconds=1.5), "86401.5"),
        (Decimal("1.10"), "1.10"),
        (1 + 2j, "1+2j"),
        (b"ab", "ab"),
        (pathlib.PurePosixPath("/a"), "/a"),
        (SecretStr("hush"), "**********"),
        (pydantic.AnyUrl("https://e.com"), "https://e.com/"),
        (Frozen(1), "Frozen(a=1)"),
    ],
)
def test_keys(key: Any, text: str) -> None:
    assert json.loads(text_of({key: 1})) in ({text: 1}, {text.replace("1e+22", "1e22"): 1})


def test_a_key_that_contains_itself() -> None:
    key: Any = ()
    for _ in range(200):
        key = (key,)
    with pytest.raises(ValidationError, match="a key that is text or a number"):
        text_of({key: 1})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 3), '"1/3"'),
        (Fraction(4, 2), '"2"'),
        (-1j, '"-1j"'),
        (complex(-0.0, 1), '"1j"'),
        (complex(0, 0), '"0j"'),
        (complex(-1.5, -0.0), '"-1.5-0j"'),
    ],
)
def test_numbers(value: Any, text: str) -> None:
    assert text_of(value) == text
