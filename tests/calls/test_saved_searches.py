"""Saved searches."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from prefect_rs.client.schemas.actions import SavedSearchCreate
from prefect_rs.client.schemas.objects import SavedSearch, SavedSearchFilter
from prefect_rs.exceptions import ObjectNotFound, ValidationError

from tests.support.standin import rejected

Call = Callable[..., Any]

INIT: Any = SavedSearchFilter


def criterion(value: Any) -> SavedSearchFilter:
    return SavedSearchFilter(
        object="flow_run", property="name", type="string", operation="equals", value=value
    )


def test_create_and_read(call: Call, unique: Callable[[str], str]) -> None:
    name = unique("search")
    values = ["x", 1.5, None, True, [1, "a"], {"z": 1, "a": [None]}]
    filters = [criterion(value) for value in values]
    created = call("create_saved_search", SavedSearchCreate(name=name, filters=filters))
    assert type(created) is SavedSearch
    assert type(created.id) is UUID
    assert created.created.tzinfo is not None
    assert created.name == name
    assert {type(one) for one in created.filters} == {SavedSearchFilter}
    for read in [call("read_saved_search", created.id), call("read_saved_search", created)]:
        assert read.id == created.id
        assert [one.value for one in read.filters] == values
        one = read.filters[0]
        assert (one.object, one.property, one.type, one.operation) == (
            "flow_run",
            "name",
            "string",
            "equals",
        )


def test_a_search_of_the_same_name_is_replaced(call: Call, unique: Callable[[str], str]) -> None:
    name = unique("search")
    first = call("create_saved_search", {"name": name, "filters": [criterion(1)]})
    second = call("create_saved_search", SimpleNamespace(name=name, filters=[criterion(2).model_dump()]))
    assert second.id == first.id
    [now] = call("read_saved_search", first.id).filters
    assert now.value == 2
    call("create_saved_search", saved_search=SavedSearchCreate(name=name))
    assert call("read_saved_search", first.id).filters == []


def test_paging(call: Call, unique: Callable[[str], str]) -> None:
    names = [f"{unique('search')}-{end}" for end in "cab"]
    for name in names:
        call("create_saved_search", {"name": name})
    found = call("read_saved_searches")
    assert {type(one) for one in found} == {SavedSearch}
    found_names = [one.name for one in found]
    assert found_names == sorted(found_names)
    assert set(names) <= set(found_names)
    assert [one.name for one in call("read_saved_searches", 2, 1)] == found_names[1:3]
    assert [one.name for one in call("read_saved_searches", limit=1, offset=2)] == found_names[2:3]
    assert call("read_saved_searches", offset=len(found)) == []


def test_delete(call: Call, unique: Callable[[str], str]) -> None:
    made = call("create_saved_search", {"name": unique("search")})
    assert call("delete_saved_search", made.id) is None
    for method in ["read_saved_search", "delete_saved_search"]:
        with pytest.raises(ObjectNotFound, match="404"):
            call(method, str(made.id))


def test_invalid_arguments_are_not_sent(mode: str) -> None:
    cases: list[tuple[str, tuple[Any, ...], dict[str, Any], str]] = [
        ("create_saved_search", ("name",), {}, "saved_search"),
        ("create_saved_search", ({},), {}, r"saved_search\.name"),
        ("create_saved_search", ({"name": "n", "filters": None},), {}, r"saved_search\.filters"),
        ("create_saved_search", ({"name": "n", "filters": [{"object": "o"}]},), {}, r"filters\[0\]\.value"),
        ("create_saved_search", ({"name": "n", "query": 1},), {}, r"saved_search\.query"),
        ("read_saved_search", ("name",), {}, "saved_search_id"),
        ("delete_saved_search", (5,), {}, "saved_search_id"),
        ("read_saved_searches", (-1,), {}, "limit"),
        ("read_saved_searches", (), {"offset": "x"}, "offset"),
    ]
    for name, args, kwargs, place in cases:
        assert re.search(place, str(rejected(mode, name, *args, **kwargs)))


def test_a_criterion_requires_all_fields_and_accepts_any_value() -> None:
    assert criterion(None).value is None
    whole = criterion(1).model_dump()
    for name in whole:
        with pytest.raises(ValidationError, match=name):
            INIT(**{key: value for key, value in whole.items() if key != name})
    assert SavedSearch(name="n").filters == SavedSearchCreate(name="n").filters == []
