"""Filters and sort orders have the official client's classes, fields, defaults and members.

`support/official_client.json` is the inventory of the official client 3.9.1. Additions of this package are
listed with reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any
from uuid import UUID

import prefect_rs
import pytest
from prefect_rs._core import PREFECT_VERSION, Model
from prefect_rs.client.schemas import filters, sorting
from prefect_rs.exceptions import ValidationError

from tests.support.cases import for_each
from tests.support.models import ID, OTHER_ID, models, sample
from tests.support.official import OFFICIAL

SCHEMAS: dict[str, dict[str, Any]] = OFFICIAL["schemas"]

SERVER_HAS_IT = "the server supports it, but the official client does not"
SERVER_TURNED_ROUND = "the server has only the opposite order, which is read from the end"

# Additional classes.
MORE_CLASSES = {
    "AutomationFilter": SERVER_HAS_IT,
    "AutomationFilterCreated": SERVER_HAS_IT,
    "AutomationFilterId": SERVER_HAS_IT,
    "AutomationFilterName": SERVER_HAS_IT,
    "AutomationFilterTags": SERVER_HAS_IT,
    "DeploymentFilterPaused": SERVER_HAS_IT,
    "DeploymentOrFlowNameFilter": SERVER_HAS_IT,
    "FlowFilterDeployment": SERVER_HAS_IT,
    "TaskRunFilterExpectedStartTime": SERVER_HAS_IT,
}

# Additional fields and members.
MORE = {
    "DeploymentFilter.flow_or_deployment_name": SERVER_HAS_IT,
    "DeploymentFilter.paused": SERVER_HAS_IT,
    "FlowFilter.deployment": SERVER_HAS_IT,
    "FlowFilterId.not_any_": SERVER_HAS_IT,
    "LogFilterTaskRunId.is_null_": SERVER_HAS_IT,
    "TaskRunFilter.expected_start_time": SERVER_HAS_IT,
    "TaskRunFilterFlowRunId.operator": SERVER_HAS_IT,
    "AutomationSort.CREATED_ASC": SERVER_TURNED_ROUND,
    "AutomationSort.UPDATED_ASC": SERVER_TURNED_ROUND,
    "DeploymentSort.CREATED_ASC": SERVER_TURNED_ROUND,
    "DeploymentSort.UPDATED_ASC": SERVER_TURNED_ROUND,
    "FlowRunSort.END_TIME_ASC": SERVER_TURNED_ROUND,
    "FlowRunSort.ID_ASC": SERVER_TURNED_ROUND,
    "ArtifactCollectionSort.CREATED_ASC": SERVER_TURNED_ROUND,
    "ArtifactCollectionSort.ID_ASC": SERVER_TURNED_ROUND,
    "ArtifactCollectionSort.UPDATED_ASC": SERVER_TURNED_ROUND,
    "ArtifactSort.CREATED_ASC": SERVER_TURNED_ROUND,
    "ArtifactSort.ID_ASC": SERVER_TURNED_ROUND,
    "ArtifactSort.UPDATED_ASC": SERVER_TURNED_ROUND,
    "VariableSort.CREATED_ASC": SERVER_TURNED_ROUND,
    "VariableSort.UPDATED_ASC": SERVER_TURNED_ROUND,
    "FlowSort.CREATED_ASC": SERVER_TURNED_ROUND,
    "FlowSort.UPDATED_ASC": SERVER_TURNED_ROUND,
    "TaskRunSort.END_TIME_ASC": SERVER_TURNED_ROUND,
    "TaskRunSort.ID_ASC": SERVER_TURNED_ROUND,
}

# Sort orders for methods that only this package has.
MORE_SORTS = {"ObservedStateSort": "the official client cannot list observed states"}

# Additions of the described API that are sent in another form.
DESCRIBED = {
    "DeploymentFilter.is_schedule_active": "the described API has it; it is sent as `paused`",
    "DeploymentFilter.work_pool_name": "the described API has it; it is sent as a filter on work pools",
}
MORE |= DESCRIBED

MODELS = [name for name, one in SCHEMAS["filters"].items() if one["kind"] == "model"]
SORTS = list(SCHEMAS["sorting"])


def ours(annotation: str) -> str:
    """An official type as this package spells it."""
    annotation = re.sub(r"<(?:class|enum) '(.*)'>", r"\1", annotation)
    annotation = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])", "", annotation)  # module names
    annotation = annotation.replace("List[", "list[").replace("DateTime", "datetime")
    optional = re.fullmatch(r"Optional\[(.*)\]", annotation)
    return f"{optional[1]} | None" if optional else annotation


def fields(name: str) -> dict[str, Any]:
    found: dict[str, Any] = getattr(filters, name).model_fields
    return found


def additions() -> Iterator[str]:
    """What the classes have that the official ones do not."""
    for name in MODELS:
        for field in fields(name).keys() - SCHEMAS["filters"][name]["fields"]:
            yield f"{name}.{field}"
    for name in SORTS:
        for member in getattr(sorting, name).__members__.keys() - SCHEMAS["sorting"][name]["members"]:
            yield f"{name}.{member}"


# ---- Classes, fields, defaults and members -------------------------------------------------------


def test_every_official_class_exists_and_every_addition_has_a_reason() -> None:
    assert set(filters.__all__) == {*SCHEMAS["filters"], *MORE_CLASSES}
    assert set(sorting.__all__) == {*SCHEMAS["sorting"], *MORE_SORTS}
    assert not MORE_CLASSES.keys() & SCHEMAS["filters"].keys()


@for_each(name=MODELS)
def test_official_fields_with_type_and_default(name: str) -> None:
    for field, official in SCHEMAS["filters"][name]["fields"].items():
        mine = fields(name)[field]
        assert mine.annotation == ours(official["type"]), field
        assert mine.is_required() == official.get("required", False), field
        if not mine.is_required():
            default = mine.default
            if official["default"] == "(factory)":
                assert default == getattr(filters, mine.annotation)()
            else:
                assert (str(default) if isinstance(default, Enum) else repr(default)) == official["default"]


@for_each(name=MODELS)
def test_order_of_the_fields(name: str) -> None:
    official = SCHEMAS["filters"][name]["fields"]
    assert [field for field in fields(name) if field in official] == list(official)


def test_members_of_the_operator() -> None:
    official = SCHEMAS["filters"]["Operator"]["members"]
    assert {member.name: member.value for member in filters.Operator} == official


@for_each(name=SORTS)
def test_members_of_sort_orders(name: str) -> None:
    members = {member.name: member.value for member in getattr(sorting, name)}
    assert members.items() >= SCHEMAS["sorting"][name]["members"].items()


def test_listed_additions_match_the_actual_ones() -> None:
    assert set(additions()) == set(MORE)


@for_each(name=MODELS)
def test_base_class_of_filters_with_an_operator(name: str) -> None:
    cls = getattr(filters, name)
    assert issubclass(cls, Model)
    assert issubclass(cls, filters.OperatorMixin) == ("operator" in cls.model_fields)
    assert issubclass(cls, filters.OperatorMixin) >= ("OperatorMixin" in SCHEMAS["filters"][name]["bases"])


# ---- Both spellings ------------------------------------------------------------------------------

# Each criterion with a short form, as `Filter.field`: the short form, and the full one.
SHORT: list[tuple[Any, str, Any, dict[str, Any]]] = []
for _cls in models():
    if _cls.__module__ != filters.__name__:
        continue
    for _field, _info in _cls.model_fields.items():
        _criterion = getattr(filters, _info.annotation.removesuffix(" | None"), None)
        if _criterion is None or not issubclass(_criterion, Model):
            continue
        _inner = {name: info.annotation for name, info in _criterion.model_fields.items()}
        if _field == "tags" or set(_inner) == {"all_"}:
            SHORT.append((_cls, _field, "a", {"all_": ["a"]}))
            SHORT.append((_cls, _field, ["a", "b"], {"all_": ["a", "b"]}))
        elif _inner.get("any_") == "list[str] | None":
            SHORT.append((_cls, _field, "a", {"any_": ["a"]}))
            SHORT.append((_cls, _field, ("a", "b"), {"any_": ["a", "b"]}))
        elif _inner.get("any_") == "list[UUID] | None":
            SHORT.append((_cls, _field, ID, {"any_": [ID]}))
            SHORT.append((_cls, _field, [ID, str(OTHER_ID)], {"any_": [ID, OTHER_ID]}))
        elif "eq_" in _inner:
            SHORT.append((_cls, _field, True, {"eq_": True}))
            SHORT.append((_cls, _field, False, {"eq_": False}))


@for_each(short=SHORT)
def test_short_forms_of_criteria(short: tuple[Any, str, Any, dict[str, Any]]) -> None:
    cls, field, given, meant = short
    criterion = getattr(filters, cls.model_fields[field].annotation.removesuffix(" | None"))
    one = cls(**{field: given})
    assert one == cls(**{field: criterion(**meant)}) == cls(**{field: meant})
    assert getattr(one, field).model_fields_set == set(meant)


def test_all_short_forms_are_listed() -> None:
    short = {f"{cls.__name__}.{field}" for cls, field, _, _ in SHORT}
    assert {
        "FlowFilter.name",
        "FlowFilter.tags",
        "FlowFilter.id",
        "BlockSchemaFilter.block_capabilities",
        "BlockDocumentFilter.is_anonymous",
        "ArtifactFilter.key",
        "LogFilter.flow_run_id",
        "VariableFilter.tags",
        "WorkerFilter.status",
    } <= short
    assert len(short) > 50


@pytest.mark.parametrize(
    ("cls", "wrong"),
    [
        (filters.BlockTypeFilter, {"name": "a"}),  # the server only supports "contains"
        (filters.LogFilter, {"level": 20}),  # ambiguous: minimum or maximum
        (filters.LogFilter, {"flow_run_id": "a"}),
        (filters.WorkerFilter, {"status": 1}),
        (filters.ArtifactFilter, {"id": [1]}),
        (filters.VariableFilter, {"tags": True}),
    ],
)
def test_values_without_an_obvious_meaning_are_rejected(cls: Any, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        cls(**wrong)


@for_each(name=SORTS)
def test_a_sort_order_as_field_and_direction(name: str) -> None:
    cls: Any = getattr(sorting, name)
    for member in cls:
        field, _, direction = member.name.rpartition("_")
        assert cls(field.lower(), direction.lower()) is member
        assert cls(field=field, direction=direction) is member
        if direction == "ASC":
            assert cls(field.lower()) is member
    with pytest.raises(ValidationError, match="expected one of"):
        cls("no_such_field", "desc")


# ---- Against the server --------------------------------------------------------------------------

# The endpoint for each filter, and the filter's name in the body.
ASKED = {
    "ArtifactCollectionFilter": ("/artifacts/latest/filter", "artifacts"),
    "ArtifactFilter": ("/artifacts/filter", "artifacts"),
    "AutomationFilter": ("/automations/filter", "automations"),
    "BlockDocumentFilter": ("/block_documents/filter", "block_documents"),
    "BlockSchemaFilter": ("/block_schemas/filter", "block_schemas"),
    "BlockTypeFilter": ("/block_types/filter", "block_types"),
    "DeploymentFilter": ("/deployments/filter", "deployments"),
    "FlowFilter": ("/flows/filter", "flows"),
    "FlowRunFilter": ("/flow_runs/filter", "flow_runs"),
    "LogFilter": ("/logs/filter", "logs"),
    "TaskRunFilter": ("/task_runs/filter", "task_runs"),
    "VariableFilter": ("/variables/filter", "variables"),
    "WorkPoolFilter": ("/work_pools/filter", "work_pools"),
    "WorkQueueFilter": ("/work_queues/filter", "work_queues"),
    "WorkerFilter": ("/work_pools/{pool}/workers/filter", "workers"),
}
# Sent in another form, which other tests cover.
REWRITTEN = {field.partition(".")[2] for field in DESCRIBED}


def test_every_filter_is_tested() -> None:
    found = {name for name in filters.__all__ if re.fullmatch(r"[A-Za-z]+Filter", name)}
    assert found - {"DeploymentOrFlowNameFilter"} == set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_the_server_accepts_every_field(name: str, client: prefect_rs.SyncPrefectClient, pool: str) -> None:
    if client.api_version() != PREFECT_VERSION:
        pytest.skip("older servers do not support every criterion")
    path, key = ASKED[name]
    cls = getattr(filters, name)
    given = {
        field: _known_to_the_server(sample(info.annotation))
        for field, info in cls.model_fields.items()
        if field not in REWRITTEN
    }
    body = {key: cls(**given).model_dump(mode="json", exclude_unset=True)}
    client.request("POST", path.format(pool=pool), json=body).raise_for_status()


def _known_to_the_server(value: Any) -> Any:
    """A sample value, or one that the server knows if it accepts only certain texts."""
    if type(value).__name__ == "WorkerFilterStatus":
        return {"any_": ["ONLINE"], "not_any_": ["OFFLINE"]}
    return value


@pytest.fixture
def pool(client: prefect_rs.SyncPrefectClient, unique: Any) -> Iterator[str]:
    """The name of a work pool."""
    name = unique("pool")
    made = client.request("POST", "/work_pools/", json={"name": name, "type": "process"}).raise_for_status()
    assert UUID(made.json()["id"])
    yield name
    client.request("DELETE", f"/work_pools/{name}").raise_for_status()
