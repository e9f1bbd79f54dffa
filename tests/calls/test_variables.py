"""Variables: create, read, filter, update, delete."""

from __future__ import annotations

import datetime
import enum
import re
from collections import OrderedDict, deque, namedtuple
from collections.abc import Callable, Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import VariableCreate, VariableUpdate
from prefect_rs.client.schemas.filters import (
    VariableFilter,
    VariableFilterId,
    VariableFilterName,
    VariableFilterTags,
)
from prefect_rs.client.schemas.objects import Variable
from prefect_rs.client.schemas.sorting import VariableSort
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound, ValidationError

from tests.support.cases import with_nul
from tests.support.standin import Caller, StandIn, as_json, http, rejected

Call = Callable[..., Any]

INIT: Any = VariableCreate
Pair = namedtuple("Pair", "a b")


class Text(str, enum.Enum):
    A = "a"


class Plain(enum.Enum):
    A = "a"


@pytest.fixture
def name(api_url: str) -> Iterator[str]:
    """A prefix for names. Variables with it are deleted after the test. Older servers reject dashes."""
    name = f"v_{uuid4().hex[:10]}"
    yield name
    with SyncPrefectClient(api_url) as client:
        for left in client.read_variables(
            variable_filter=VariableFilter(name=VariableFilterName(like_=name))
        ):
            client.delete_variable_by_id(left.id)


# ---- Create and read -----------------------------------------------------------------------------


def test_create_and_read(call: Call, name: str) -> None:
    created = call("create_variable", VariableCreate(name=name, value="x", tags=["b", "a"]))
    assert type(created) is Variable
    assert type(created.id) is UUID
    assert created.created.tzinfo is not None
    assert (created.name, created.value, created.tags) == (name, "x", ["b", "a"])
    for read in [
        call("read_variable", created.id),
        call("read_variable", str(created.id)),
        call("read_variable", created),
        call("read_variable_by_name", name),
        call("read_variable_by_name", name=name),
    ]:
        assert read.model_dump() == created.model_dump()


@pytest.mark.parametrize("kind", ["dict", "object"])
def test_create_in_other_forms(call: Call, name: str, kind: str) -> None:
    fields = {"name": name, "value": 1}
    created = call("create_variable", variable=fields if kind == "dict" else SimpleNamespace(**fields))
    assert (created.name, created.value, created.tags) == (name, 1, [])


@pytest.mark.parametrize(
    "value",
    [
        "x",
        "",
        "é😀",
        pytest.param("é😀\0", marks=with_nul),
        1,
        -(2**63),
        1.5,
        True,
        False,
        None,
        [],
        {},
        [1, [None, "a"]],
        {"z": {"a": [1]}},
    ],
)
def test_values_of_every_kind(call: Call, name: str, value: object) -> None:
    call("create_variable", VariableCreate(name=name, value=value))
    read = call("read_variable_by_name", name)
    assert read.value == value
    assert type(read.value) is type(value)


def test_a_missing_variable_is_none(call: Call, name: str) -> None:
    assert call("read_variable_by_name", name) is None
    assert call("read_variable_by_name", "a/../b c?x=1") is None


@pytest.mark.needs_server("3.2", "an answer that says that the name is taken")
def test_names_are_unique(call: Call, name: str) -> None:
    call("create_variable", VariableCreate(name=name, value=1))
    with pytest.raises(ObjectAlreadyExists, match=name):
        call("create_variable", VariableCreate(name=name, value=2))
    assert call("read_variable_by_name", name).value == 1


# ---- Lists ---------------------------------------------------------------------------------------


@pytest.fixture
def four(api_url: str, name: str) -> list[Variable]:
    """Four variables whose names begin alike. The first two have the tag `x`, the first one also `y`."""
    with SyncPrefectClient(api_url) as client:
        return [
            client.create_variable({"name": f"{name}_{end}", "value": end, **tags})
            for end, tags in [
                ("c", {"tags": ["x", "y"]}),
                ("a", {"tags": ["x"]}),
                ("d", {"tags": []}),
                ("b", {}),
            ]
        ]


def ends(found: list[Any]) -> str:
    """The values of the variables."""
    return "".join(variable.value for variable in found)


def test_filters(call: Call, four: list[Variable], name: str) -> None:
    all_four = VariableFilterName(like_=name)
    found = call("read_variables", variable_filter=VariableFilter(name=all_four))
    assert {type(one) for one in found} == {Variable}
    assert ends(found) == "abcd"
    cases: list[tuple[Any, str]] = [
        (VariableFilter(name=VariableFilterName(any_=[four[0].name, four[3].name])), "bc"),
        (VariableFilter(name=four[1].name), "a"),
        (VariableFilter(id=VariableFilterId(any_=[four[2].id])), "d"),
        (VariableFilter(name=all_four, tags=VariableFilterTags(all_=["x"])), "ac"),
        (VariableFilter(name=all_four, tags=["x", "y"]), "c"),
        (VariableFilter(name=all_four, tags=VariableFilterTags(is_null_=True)), "bd"),
        ({"operator": "or_", "id": {"any_": [four[2].id]}, "name": {"any_": [four[1].name]}}, "ad"),
        (VariableFilter(id=[uuid4()]), ""),
    ]
    for given, expected in cases:
        assert ends(call("read_variables", variable_filter=given)) == expected, given
        assert call("count_variables", variable_filter=given) == len(expected), given


def test_paging(call: Call, four: list[Variable], name: str) -> None:
    alike = {"variable_filter": VariableFilter(name=VariableFilterName(like_=name))}
    assert len(call("read_variables", 1)) == 1
    assert len(call("read_variables", limit=2)) == 2
    assert ends(call("read_variables", 2, offset=1, **alike)) == "bc"
    assert call("read_variables", limit=0, **alike) == []
    assert call("read_variables", offset=4, **alike) == []
    assert call("count_variables") >= len(four)
    every = call("read_variables")
    assert {one.id for one in four} <= {one.id for one in every}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("NAME_ASC", "abcd"),
        (VariableSort.NAME_DESC, "dcba"),
        ("CREATED_ASC", "cadb"),
        ("CREATED_DESC", "bdac"),
        ("UPDATED_ASC", "adbc"),
        (VariableSort.UPDATED_DESC, "cbda"),
    ],
)
def test_sort_orders(call: Call, four: list[Variable], name: str, sort: Any, expected: str) -> None:
    call("update_variable", VariableUpdate(name=four[0].name, tags=["z"]))
    alike = VariableFilter(name=VariableFilterName(like_=name))
    assert ends(call("read_variables", variable_filter=alike, sort=sort)) == expected
    assert ends(call("read_variables", 2, variable_filter=alike, sort=sort, offset=1)) == expected[1:3]


# ---- Change and delete ---------------------------------------------------------------------------


def test_an_update_changes_only_what_is_set(call: Call, name: str) -> None:
    made = call("create_variable", VariableCreate(name=name, value=1, tags=["a"]))
    assert call("update_variable", VariableUpdate(name=name, value={"n": [2]})) is None
    now = call("read_variable", made.id)
    assert (now.value, now.tags) == ({"n": [2]}, ["a"])
    call("update_variable", variable={"name": name, "tags": ["b"]})
    now = call("read_variable", made.id)
    assert (now.value, now.tags) == ({"n": [2]}, ["b"])
    call("update_variable", VariableUpdate(name=name, value=None))
    assert call("read_variable", made.id).value is None


def test_an_update_by_id_can_change_the_name(call: Call, name: str) -> None:
    made = call("create_variable", VariableCreate(name=name, value=1, tags=["a"]))
    assert call("update_variable_by_id", made.id, VariableUpdate(name=f"{name}_2")) is None
    assert call("read_variable_by_name", name) is None
    now = call("read_variable_by_name", f"{name}_2")
    assert (now.id, now.value, now.tags) == (made.id, 1, ["a"])
    call("update_variable_by_id", variable_id=str(made.id), variable={"value": 3})
    assert call("read_variable", made.id).value == 3


def test_delete(call: Call, name: str) -> None:
    call("create_variable", VariableCreate(name=name, value=1))
    assert call("delete_variable_by_name", name) is None
    assert call("read_variable_by_name", name) is None
    made = call("create_variable", VariableCreate(name=name, value=1))
    assert call("delete_variable_by_id", made) is None
    with pytest.raises(ObjectNotFound):
        call("read_variable", made.id)


def test_only_set_fields_are_sent(mode: str) -> None:
    with StandIn(http(status=204)) as standin:
        caller = Caller(mode, standin.api_url)
        for update, sent in [
            (VariableUpdate(name="a-1"), {"name": "a-1"}),
            (VariableUpdate(name="a-1", value=None), {"name": "a-1", "value": None}),
            (VariableUpdate(name="a-1", tags=[]), {"name": "a-1", "tags": []}),
        ]:
            caller("update_variable", update)
            assert (standin.asked[-1].method, standin.asked[-1].path) == ("PATCH", "/api/variables/name/a-1")
            assert standin.asked[-1].json() == sent
        caller.close()


# ---- Errors --------------------------------------------------------------------------------------


def test_missing_variables(call: Call, name: str) -> None:
    for method, *arguments in [
        ("read_variable", uuid4()),
        ("delete_variable_by_id", uuid4()),
        ("delete_variable_by_name", name),
        ("update_variable_by_id", uuid4(), VariableUpdate(value=1)),
        ("update_variable", VariableUpdate(name=name, value=1)),
    ]:
        with pytest.raises(ObjectNotFound, match="404"):
            call(method, *arguments)


def test_invalid_arguments_are_not_sent(mode: str) -> None:
    cases: list[tuple[str, tuple[Any, ...], dict[str, Any], str]] = [
        ("create_variable", ("text",), {}, "variable"),
        ("create_variable", ({"name": "No", "value": 1},), {}, r"variable\.name"),
        ("create_variable", ({"name": "a"},), {}, r"variable\.value"),
        ("create_variable", ({"name": "a", "value": {"k": [b"x"]}},), {}, r"variable\.value\.k\[0\]"),
        ("update_variable", (VariableUpdate(value=1),), {}, r"variable\.name"),
        ("update_variable", ({"name": "", "value": 1},), {}, r"variable\.name"),
        ("update_variable", ({"name": "a", "description": 1},), {}, r"variable\.description"),
        ("update_variable_by_id", ("no id", {}), {}, "variable_id"),
        ("read_variable", ("a",), {}, "variable_id"),
        ("read_variable_by_name", ("",), {}, "name"),
        ("read_variable_by_name", (5,), {}, "name"),
        ("delete_variable_by_name", ("..",), {}, "name"),
        ("delete_variable_by_id", (None,), {}, "variable_id"),
        ("read_variables", ("x",), {}, "limit"),
        ("read_variables", (), {"offset": -1}, "offset"),
        ("read_variables", (), {"sort": "ID_DESC"}, "sort"),
        ("count_variables", (), {"variable_filter": {"value": 1}}, r"variable_filter\.value"),
    ]
    for name, args, kwargs, place in cases:
        assert re.search(place, str(rejected(mode, name, *args, **kwargs)))


def test_an_attribute_set_to_an_invalid_value_is_rejected_when_sent() -> None:
    create = VariableCreate(name="a", value=1)
    create.value = {1, 2}  # type: ignore[assignment]
    with StandIn(as_json([])) as standin, pytest.raises(ValidationError, match=r"variable\.value"):
        SyncPrefectClient(standin.api_url).create_variable(create)
    assert standin.asked == []


# ---- Models, as observed of the official client's ------------------------------------------------


@pytest.mark.parametrize("cls", [VariableCreate, VariableUpdate])
@pytest.mark.parametrize("name", ["a", "a-b", "a_b", "-", "1", "", "x" * 255])
def test_valid_names(cls: Any, name: str) -> None:
    assert cls(name=name, value=1).name == name


@pytest.mark.parametrize("cls", [VariableCreate, VariableUpdate])
@pytest.mark.parametrize("name", ["A", "a b", "é", "a/b", "a\n", "x" * 256, 5, ["a"]])
def test_invalid_names(cls: Any, name: Any) -> None:
    with pytest.raises(ValidationError) as error:
        cls(name=name, value=1)
    (problem,) = error.value.errors()
    assert problem["loc"] == ("name",)


def test_an_update_needs_no_name_and_a_variable_that_was_read_may_have_any() -> None:
    assert VariableUpdate(name=None).name is None
    assert Variable(name="Any é/", value=1).name == "Any é/"
    assert Variable(name="é" * 255, value=1).name == "é" * 255
    with pytest.raises(ValidationError, match="at most 255 characters, but got 256"):
        Variable(name="é" * 256, value=1)


@pytest.mark.parametrize("cls", [Variable, VariableCreate, VariableUpdate])
@pytest.mark.parametrize(
    "value",
    [
        "x",
        Text.A,
        2**63,
        2**64 - 1,
        -(2**63),
        OrderedDict(a=1),
        {"a": UUID(int=1)},
        {"a": datetime.datetime(2026, 1, 1)},
        [datetime.date(2026, 1, 1), Plain.A],
        [(1, 2)],
        {"a": {"b": [None, True, 1.5]}},
    ],
)
def test_valid_values(cls: Any, value: Any) -> None:
    assert cls(name="a", value=value).value == value


@pytest.mark.parametrize("cls", [Variable, VariableCreate, VariableUpdate])
@pytest.mark.parametrize(
    "value",
    [
        2**64,
        -(2**63) - 1,
        [2**64],
        "\ud800",
        b"x",
        [b"x"],
        bytearray(b"x"),
        {1, 2},
        frozenset([1]),
        {"a": {1}},
        {1: 2},
        {"a": {None: 2}},
        deque([1]),
        Pair(1, 2),
        range(3),
        {}.keys(),
        iter("ab"),
        1 + 2j,
        [Decimal(1)],
        datetime.datetime(2026, 1, 1),
        UUID(int=1),
        Plain.A,
        object(),
        [object()],
        [datetime.timedelta(1)],
        [VariableUpdate()],
    ],
    ids=lambda value: type(value).__name__,  # the address in its repr would differ between the workers
)
def test_invalid_values(cls: Any, value: Any) -> None:
    with pytest.raises(ValidationError) as error:
        cls(name="a", value=value)
    (problem,) = error.value.errors()
    assert problem["loc"][0] == "value"


def test_a_value_that_contains_itself() -> None:
    value: list[Any] = []
    value.append(value)
    with pytest.raises(ValidationError, match="does it hold itself"):
        INIT(name="a", value=value)


def test_a_value_is_required_and_may_be_none() -> None:
    assert VariableCreate(name="a", value=None).value is None
    with pytest.raises(ValidationError, match="value"):
        INIT(name="a")
    assert (VariableUpdate().value, VariableUpdate().tags, VariableUpdate().model_fields_set) == (
        None,
        None,
        set(),
    )
    assert VariableCreate(name="a", value=1).tags is None
    assert Variable(name="a", value=1).tags == []
