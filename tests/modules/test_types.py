"""`prefect_rs.types` and `types.names`, with and without pydantic."""

from __future__ import annotations

import typing
from datetime import date, datetime, timedelta
from typing import Any

import pydantic
import pytest
from prefect_rs import types
from prefect_rs.types import names

from tests.support.wire import run_python

# Values that a type accepts, with what they become, and values that it refuses.
ACCEPTED: list[tuple[str, Any, Any]] = [
    ("ClientRetryExtraCodes", "429, 500", {429, 500}),
    ("ClientRetryExtraCodes", None, set()),
    ("ClientRetryExtraCodes", 429, {429}),
    ("DurationOrSecondsTimeDelta", 5, timedelta(seconds=5)),
    ("JsonStringOrDict", '{"a": "b"}', {"a": "b"}),
    ("KeyValueLabelsField", None, {}),
    ("LaxUrl", " http://x ", "http://x"),
    ("ListOfNonEmptyStrings", ["a", " ", 1], ["a", "1"]),
    ("LogLevel", "info", "INFO"),
    ("Name", "a b", "a b"),
    ("NameOrEmpty", "", ""),
    ("SecondsTimeDelta", "5", timedelta(seconds=5)),
    ("SecondsTimeDelta", "PT5S", timedelta(seconds=5)),
    ("StatusCode", 404, 404),
    ("StrictVariableValue", True, True),
    ("StrictVariableValue", {"a": [1, None]}, {"a": [1, None]}),
    ("TaskRetryDelaySeconds", "1,2", [1.0, 2.0]),
    ("TaskRetryDelaySeconds", "3", 3.0),
    ("TaskRetryDelaySeconds", "", None),
    ("TimeZone", "Europe/Berlin", "Europe/Berlin"),
    ("URILike", "s3://bucket/key", "s3://bucket/key"),
    ("ValidAssetKey", "s3://bucket/key", "s3://bucket/key"),
]
REFUSED: list[tuple[str, Any]] = [
    ("ClientRetryExtraCodes", 7),
    ("LogLevel", "loud"),
    ("Name", "a/b"),
    ("NameOrEmpty", "a%"),
    ("NonEmptyishName", "' '"),
    ("NonNegativeFloat", -0.1),
    ("NonNegativeInteger", -1),
    ("NonNegativeTimeDelta", -1),
    ("PositiveInteger", 0),
    ("StatusCode", 600),
    ("StrictVariableValue", "x" * 5000),
    ("StrictVariableValue", object()),
    ("TimeZone", "Mars/Base"),
    ("URILike", "S3://bucket"),
    ("ValidAssetKey", "s3://a b"),
    ("ValidAssetKey", "s3://" + "a" * 512),
]


@pytest.mark.parametrize(("name", "value", "becomes"), ACCEPTED)
def test_accepted(name: str, value: Any, becomes: Any) -> None:
    found = pydantic.TypeAdapter(getattr(types, name)).validate_python(value)
    assert (found, type(found)) == (becomes, type(becomes))


@pytest.mark.parametrize(("name", "value"), REFUSED)
def test_refused(name: str, value: Any) -> None:
    with pytest.raises(pydantic.ValidationError):
        pydantic.TypeAdapter(getattr(types, name)).validate_python(value)


def test_plain_types() -> None:
    assert (types.Date, types.DateTime) == (date, datetime)
    secret = types.SecretDict({"a": "hush"})
    assert "hush" not in repr(secret)


def test_annotated_names() -> None:
    class Model(pydantic.BaseModel):
        key: names.ArtifactKey
        block: names.BlockDocumentName
        variable: names.VariableName = "x"

    assert Model(key="a-1", block="b-2", variable="c_3").variable == "c_3"
    for wrong in ({"key": "A"}, {"block": "b_2"}, {"variable": "c d"}):
        with pytest.raises(pydantic.ValidationError):
            Model(**{"key": "a", "block": "b", **wrong})


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (names.raise_on_name_alphanumeric_dashes_only, "a-1", "a_1"),
        (names.raise_on_name_alphanumeric_dashes_only, None, "A"),
        (names.raise_on_name_alphanumeric_underscores_only, "a_1", "a-1"),
        (names.raise_on_name_alphanumeric_dashes_underscores_only, "a_1-b", "a b"),
        (names.non_emptyish, "a", ' "'),
        (names.validate_uri, "s3://a", "a"),
        (names.validate_valid_asset_key, "s3://a", "s3://a?b"),
    ],
)
def test_checks(check: Any, right: str, wrong: str) -> None:
    assert check(right) == right
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        check(wrong)
    assert repr(wrong) in str(caught.value) or "'?'" in str(caught.value)


def test_an_error_names_the_field() -> None:
    with pytest.raises(
        ValueError, match="Slug may only have lowercase letters, digits and dashes, but is 'A'"
    ):
        names.raise_on_name_alphanumeric_dashes_only("A", field_name="Slug")


def test_all_names_exist() -> None:
    for module in (types, names):
        for name in module.__all__:
            assert getattr(module, name) is getattr(module, name)
    assert typing.get_origin(types.PositiveInteger) is typing.Annotated
    with pytest.raises(AttributeError, match="did you mean"):
        types.PositiveIntegr  # noqa: B018
    with pytest.raises(AttributeError):
        names.nothing  # noqa: B018


def test_without_pydantic() -> None:
    program = """
import sys, typing
sys.modules["pydantic"] = None
from prefect_rs.types import Name, PositiveInteger
print(typing.get_args(Name)[0].__name__, typing.get_args(PositiveInteger)[0].__name__)
try:
    from prefect_rs.types import SecretDict
except ImportError as error:
    print(error)
"""
    ran = run_python(program)
    assert ran.stdout == "str int\nSecretDict requires pydantic: pip install pydantic\n", ran.stderr


def test_the_list_of_schedules() -> None:
    from prefect_rs.client.types import flexible_schedule_list

    assert "Schedule" in str(flexible_schedule_list.FlexibleScheduleList)
    with pytest.raises(AttributeError):
        flexible_schedule_list.Nothing  # type: ignore[attr-defined]  # noqa: B018
