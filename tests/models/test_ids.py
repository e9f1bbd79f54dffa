"""Fields for ids, and only those, accept an object that has an `id`."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentCreate, FlowCreate, LogCreate
from prefect_rs.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterParentFlowRunId,
    LogFilter,
)
from prefect_rs.client.schemas.objects import Flow, FlowRun
from prefect_rs.exceptions import ValidationError

from tests.support.cases import for_each
from tests.support.models import ID, OTHER_ID, least, models
from tests.support.standin import StandIn, http

NEW_ID = UUID(int=7)
RUN = FlowRun(id=ID, flow_id=OTHER_ID, name="x")
OTHER = FlowRun(id=OTHER_ID, flow_id=OTHER_ID, name="y")
FLOW = Flow(id=OTHER_ID, name="f")
ANY_OBJECT = SimpleNamespace(id=str(ID), name="z")


@for_each(cls=models())
def test_every_id_field_accepts_an_object_with_an_id(cls: Any) -> None:
    for name, field in cls.model_fields.items():
        kind = field.annotation.removesuffix(" | None")
        if kind not in ("UUID", "list[UUID]", "set[UUID]"):
            continue
        for given in (FlowRun(id=NEW_ID, flow_id=ID), SimpleNamespace(id=str(NEW_ID))):
            fields = {**least(cls).model_dump(exclude_unset=True), name: given if kind == "UUID" else [given]}
            kept = getattr(cls(**fields), name)
            assert kept == {"UUID": NEW_ID, "list[UUID]": [NEW_ID], "set[UUID]": {NEW_ID}}[kind]


def test_filters_by_id_accept_objects_in_every_form() -> None:
    wanted = FlowRunFilter(id=FlowRunFilterId(any_=[ID, OTHER_ID]))
    for form in (
        FlowRunFilter(id=FlowRunFilterId(any_=[RUN, OTHER])),
        FlowRunFilter(id={"any_": [RUN, OTHER]}),
        FlowRunFilter(id={"any_": (RUN, str(OTHER_ID))}),
        FlowRunFilter(id=[RUN, OTHER]),
        FlowRunFilter.model_validate({"id": [RUN, FLOW]}),
    ):
        assert form == wanted
    assert FlowRunFilter(id=RUN).id == FlowRunFilterId(any_=[ID])
    assert FlowRunFilter(id=ANY_OBJECT).id == FlowRunFilterId(any_=[ID])
    assert FlowRunFilter(parent_flow_run_id=RUN).parent_flow_run_id == FlowRunFilterParentFlowRunId(any_=[ID])
    assert DeploymentFilter(id=[ANY_OBJECT]).id == DeploymentFilterId(any_=[ID])
    assert LogFilter(flow_run_id={"any_": [RUN]}).model_dump(mode="json", exclude_unset=True) == {
        "flow_run_id": {"any_": [str(ID)]}
    }


def test_other_models_accept_objects_for_ids() -> None:
    assert DeploymentCreate(flow_id=FLOW, name="x").flow_id == OTHER_ID
    assert type(FlowRun(flow_id=FLOW).flow_id) is UUID
    assert LogCreate(name="x", level=20, message="x", timestamp=0, flow_run_id=RUN).flow_run_id == ID


def test_an_object_set_as_an_attribute_is_sent_as_its_id() -> None:
    filter_ = FlowRunFilterId(any_=[ID])
    filter_.any_ = [OTHER, ANY_OBJECT]  # type: ignore[list-item]
    with StandIn(http("[]")) as standin:
        SyncPrefectClient(standin.api_url).read_flow_runs(flow_run_filter=FlowRunFilter(id=filter_))
    assert standin.asked[-1].json()["flow_runs"] == {"id": {"any_": [str(OTHER_ID), str(ID)]}}


class WithoutId:
    id = None


@pytest.mark.parametrize(
    ("make", "place"),
    [
        (lambda: FlowRun(flow_id=FlowCreate(name="x")), "flow_id"),
        (lambda: FlowRun(flow_id=WithoutId()), "flow_id"),
        (lambda: FlowRun(flow_id=SimpleNamespace(id="no id")), "flow_id"),
        (lambda: FlowRun(flow_id=ID, name=RUN), "name"),
        (lambda: FlowRun(flow_id=ID, tags=RUN), "tags"),
        (lambda: FlowRun(flow_id=ID, idempotency_key=RUN), "idempotency_key"),
        (lambda: FlowRunFilter(name=RUN), "name"),
        (lambda: FlowRunFilter(tags=RUN), "tags"),
        (lambda: FlowRunFilter(id=FlowCreate(name="x")), "id"),
        (lambda: FlowRunFilter(id={"any_": [RUN, object()]}), "id.any_[1]"),
        (lambda: FlowRunFilterId(any_=RUN), "any_"),
    ],
)
def test_objects_without_a_valid_id(make: Any, place: str) -> None:
    with pytest.raises(ValidationError) as error:
        make()
    told = str(error.value).splitlines()
    assert told[1].strip().startswith(f"{place}: expected")
    assert len(told) == 2
