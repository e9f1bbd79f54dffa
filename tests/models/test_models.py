"""Construction and validation of models, their defaults and attributes."""

from __future__ import annotations

import inspect
from datetime import datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

import pytest
from prefect_rs.client.schemas.actions import FlowRunCreate, FlowRunUpdate, StateCreate
from prefect_rs.client.schemas.filters import FlowFilter, FlowRunFilter, FlowRunFilterName
from prefect_rs.client.schemas.objects import Flow, FlowRun, State, StateDetails, StateType
from prefect_rs.exceptions import ValidationError

from tests.support.cases import for_each
from tests.support.models import ID, MOMENT, OTHER_ID, TEXTS, full, least, models

every_model = for_each(cls=models())
INIT: Any = FlowRun


def problems(error: pytest.ExceptionInfo[ValidationError]) -> dict[tuple[str | int, ...], str]:
    """The problems of an error by location."""
    return {tuple(each["loc"]): str(each["msg"]) for each in error.value.errors()}


# ---- Construction --------------------------------------------------------------------------------


@every_model
def test_every_model_accepts_and_returns_all_of_its_fields(cls: Any) -> None:
    one, other = full(cls), full(cls)
    assert one.model_fields_set == set(cls.model_fields)
    for name, field in cls.model_fields.items():
        assert getattr(one, name) is not None, name
        assert getattr(one, name) == getattr(other, name), name
        assert field.annotation


@every_model
def test_every_model_can_be_made_from_its_required_fields(cls: Any) -> None:
    required = {name for name, field in cls.model_fields.items() if field.is_required()}
    one = least(cls)
    assert required <= one.model_fields_set
    for name in cls.model_fields:
        getattr(one, name)


@every_model
def test_every_model_is_keyword_only(cls: Any) -> None:
    if list(cls.model_fields) == ["root"]:  # its only field is the root, which is positional
        return
    with pytest.raises(TypeError, match="positional"):
        cls({})


@every_model
def test_every_model_names_all_missing_fields(cls: Any) -> None:
    required = {name for name, field in cls.model_fields.items() if field.is_required()}
    if not required:
        # Some actions require an id, unless it is inferred from the event.
        source = {"source": "inferred"} if "source" in cls.model_fields else {}
        assert cls(**source).model_fields_set == source.keys()
        return
    with pytest.raises(ValidationError) as error:
        cls()
    assert {each["loc"] for each in error.value.errors()} == {place_of(cls, name) for name in required}
    assert {each["type"] for each in error.value.errors()} == {"missing"}


def place_of(cls: Any, name: str) -> tuple[str, ...]:
    """The location of a problem with a field. The root of a root model has none of its own."""
    return () if list(cls.model_fields) == ["root"] else (name,)


@every_model
def test_every_model_rejects_a_wrong_type_in_every_field(cls: Any) -> None:
    free = {"Any", "Any | None"}
    wrong = {name: object() for name, field in cls.model_fields.items() if field.annotation not in free}
    if not cls.model_fields:  # `NoSchedule` has no fields
        return
    if not wrong:
        pytest.fail(f"{cls} has no field to be wrong")
    right = {name: TEXTS.get(name) for name in cls.model_fields if name not in wrong}
    with pytest.raises(ValidationError) as error:
        cls(**wrong, **right)
    assert {each["loc"] for each in error.value.errors()} == {place_of(cls, name) for name in wrong}
    assert error.value.error_count() == len(wrong)
    assert error.value.title == cls.__name__


def test_all_problems_are_reported_with_their_location() -> None:
    with pytest.raises(ValidationError) as error:
        INIT(name=1, tags=["a", 3], state={"type": "NONE", "state_details": {"pause_reschedule": "perhaps"}})
    assert set(problems(error)) == {
        ("name",),
        ("tags", 1),
        ("state", "type"),
        ("state", "state_details", "pause_reschedule"),
        ("flow_id",),
    }
    text = str(error.value)
    assert text.startswith("5 validation errors for FlowRun")
    for part in ["name", "tags[1]", "state.type", "pause_reschedule", "flow_id", "'NONE'", "COMPLETED"]:
        assert part in text, part


def test_a_validation_error_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="name"):
        Flow(name=None)  # type: ignore[arg-type]


def test_an_unknown_field_of_a_request_model_is_rejected() -> None:
    cases: list[tuple[Any, dict[str, Any]]] = [
        (FlowRunCreate, {"flow_id": ID}),
        (FlowFilter, {}),
        (StateCreate, {"type": "FAILED"}),
    ]
    for cls, given in cases:
        with pytest.raises(ValidationError) as error:
            cls(**given, bogus=1)
        (problem,) = error.value.errors()
        assert problem["loc"] == ("bogus",)
        assert problem["type"] == "extra_forbidden"
        assert "bogus" in str(error.value)
        assert next(iter(cls.model_fields)) in str(error.value)


def test_an_unknown_field_in_a_nested_filter_is_rejected_with_its_location() -> None:
    with pytest.raises(ValidationError) as error:
        FlowRunFilter(name={"any_": ["a"], "anny_": ["b"]}, tags={"all_": 3})
    assert set(problems(error)) == {("name", "anny_"), ("tags", "all_")}


def test_a_filter_accepts_plain_values_for_name_tags_and_id() -> None:
    one: Any = FlowRunFilter
    assert one(name="a").model_dump(exclude_unset=True) == {"name": {"any_": ["a"]}}
    assert one(name=["a", "b"]).model_dump(exclude_unset=True) == {"name": {"any_": ["a", "b"]}}
    assert one(tags=["x", "y"]).model_dump(exclude_unset=True) == {"tags": {"all_": ["x", "y"]}}
    assert one(id=ID).model_dump(exclude_unset=True) == {"id": {"any_": [ID]}}
    assert one(id=[str(ID), OTHER_ID]).model_dump(exclude_unset=True) == {"id": {"any_": [ID, OTHER_ID]}}


def test_the_signature_lists_the_fields() -> None:
    parameters = inspect.signature(Flow).parameters
    assert all(each.kind is not inspect.Parameter.POSITIONAL_OR_KEYWORD for each in parameters.values())


# ---- model_validate ------------------------------------------------------------------------------


def test_model_validate_accepts_dicts_instances_and_other_objects() -> None:
    class Like:
        name = "n"
        tags = ("a",)

    assert Flow.model_validate({"name": "n", "tags": ["a"]}) == Flow(name="n", tags=["a"])
    assert Flow.model_validate(Like()) == Flow(name="n", tags=["a"])
    flow = Flow(name="n")
    assert Flow.model_validate(flow) is flow
    for wrong in [3, "x", [], None, State(type=StateType.RUNNING)]:
        with pytest.raises(ValidationError, match="Flow"):
            Flow.model_validate(wrong)


def test_model_validate_accepts_pydantics_options() -> None:
    validate: Any = Flow.model_validate
    assert validate({"name": "n"}, strict=None, from_attributes=True, context=None).name == "n"


def test_model_validate_json_accepts_str_and_bytes() -> None:
    text = '{"name":"é","tags":["a"]}'
    forms: list[str | bytes | bytearray] = [text, text.encode(), bytearray(text.encode())]
    for given in forms:
        flow = Flow.model_validate_json(given)
        assert (flow.name, flow.tags) == ("é", ["a"])
        assert flow.model_fields_set == {"name", "tags"}


@pytest.mark.parametrize("text", ['{"name":', "", "[]", "3", b"\xff", '{"name":1}', '{"name":"x"} y', "null"])
def test_model_validate_json_rejects_invalid_json(text: Any) -> None:
    with pytest.raises(ValidationError, match="Flow"):
        Flow.model_validate_json(text)


@every_model
def test_every_model_round_trips_through_json(cls: Any) -> None:
    for one in (full(cls), least(cls)):
        again = cls.model_validate_json(one.model_dump_json())
        assert again == one
        assert again.model_dump() == one.model_dump()


@every_model
def test_every_model_round_trips_through_a_dict(cls: Any) -> None:
    for mode in ("python", "json"):
        one = full(cls)
        again = cls.model_validate(one.model_dump(mode=mode))
        assert again.model_dump() == one.model_dump()


# ---- Defaults ------------------------------------------------------------------------------------


def test_mutable_defaults_are_not_shared() -> None:
    one, other = FlowRun(flow_id=ID), FlowRun(flow_id=ID)
    assert isinstance(one.id, UUID)
    assert one.id != other.id
    assert one.id is one.id
    assert one.name == one.name
    assert len(one.name.split("-")) == 2
    assert one.tags == []
    assert one.tags is not other.tags
    assert one.empirical_policy is not other.empirical_policy
    assert (one.parameters, one.labels, one.context) == ({}, {}, {})
    assert (one.run_count, one.auto_scheduled, one.total_run_time) == (0, False, timedelta(0))
    assert one.state is None
    assert one.model_fields_set == {"flow_id"}


def test_generated_names_differ() -> None:
    assert len({FlowRun(flow_id=ID).name for _ in range(50)}) > 25


def test_a_changed_default_does_not_affect_other_instances() -> None:
    one = FlowRun(flow_id=ID)
    one.tags.append("a")
    one.parameters["a"] = 1
    other = FlowRun(flow_id=ID)
    assert (other.tags, other.parameters) == ([], {})


def test_model_fields() -> None:
    fields = FlowRun.model_fields
    assert list(fields)[:4] == ["id", "created", "updated", "name"]
    assert fields["flow_id"].is_required()
    assert not fields["tags"].is_required()
    assert fields["run_count"].default == 0
    assert fields["tags"].get_default(call_default_factory=True) == []
    assert fields["flow_id"].description
    assert FlowRun(flow_id=ID).model_fields.keys() == fields.keys()


def test_model_fields_set() -> None:
    update = FlowRunUpdate(name=None)
    assert update.model_fields_set == {"name"}
    assert update.model_dump(exclude_unset=True) == {"name": None}
    update.tags = ["a"]
    assert update.model_fields_set == {"name", "tags"}
    assert FlowRunUpdate().model_dump(exclude_unset=True) == {}


# ---- Attributes ----------------------------------------------------------------------------------


def test_attributes_can_be_set() -> None:
    run = FlowRun(flow_id=ID)
    run.name = "new"
    run.tags = ["a"]
    run.start_time = MOMENT
    assert (run.name, run.tags, run.start_time) == ("new", ["a"], MOMENT)
    assert run.start_time is MOMENT
    dumped = run.model_dump()
    assert (dumped["name"], dumped["tags"], dumped["start_time"]) == ("new", ["a"], MOMENT)


def test_an_attributes_value_is_the_same_object_each_time() -> None:
    state = {"type": "RUNNING", "state_details": {"cache_key": "k"}}
    text = FlowRun(flow_id=ID, tags=["a"], parameters={"a": [1]}, state=state).model_dump_json()
    run = FlowRun.model_validate_json(text)
    assert run.state is run.state
    assert run.id is run.id
    assert run.state is not None
    assert run.state.state_details is run.state.state_details
    run.tags.append("x")
    run.parameters["a"].append(2)
    run.state.message = "changed"
    run.state.state_details.cache_key = "other"
    run.empirical_policy.retries = 4
    dumped = run.model_dump(mode="json")
    assert dumped["tags"] == ["a", "x"]
    assert dumped["parameters"] == {"a": [1, 2]}
    assert dumped["state"]["message"] == "changed"
    assert dumped["state"]["state_details"]["cache_key"] == "other"
    assert dumped["empirical_policy"]["retries"] == 4
    assert '"tags":["a","x"]' in run.model_dump_json()


def test_unknown_attributes_are_rejected() -> None:
    flow: Any = Flow(name="x")
    with pytest.raises(AttributeError, match=r"Flow.*nonsense"):
        _ = flow.nonsense
    assert getattr(flow, "nonsense", "fallback") == "fallback"
    assert not hasattr(flow, "nonsense")
    with pytest.raises(ValueError, match="nonsense"):
        flow.nonsense = 1


def test_an_attribute_set_to_an_invalid_value_is_rejected_when_sent(client: Any) -> None:
    flow = FlowFilter(name={"any_": ["x"]})
    flow.name = 3  # type: ignore[assignment]
    assert flow.name == 3  # type: ignore[comparison-overlap]
    with pytest.raises(ValidationError, match="name"):
        client.read_flows(flow_filter=flow)


def test_private_attributes_of_a_subclass_are_not_fields() -> None:
    class Mine(Flow):
        def __init__(self, **fields: Any) -> None:
            super().__init__(**fields)
            self._secret = 3

    mine = Mine(name="x")
    assert "_secret" not in mine.model_dump()
    assert mine.model_fields_set == {"name"}
    assert mine._secret == 3


def test_values_have_builtin_types() -> None:
    run = full(FlowRun)
    assert type(run.id) is UUID
    assert type(run.start_time) is datetime
    assert run.start_time.tzinfo is not None
    assert type(run.total_run_time) is timedelta
    assert isinstance(run.state_type, Enum)
    assert isinstance(run.state, State)
    assert isinstance(run.state.state_details, StateDetails)
    assert isinstance(FlowRunFilter(name={"any_": ["x"]}).name, FlowRunFilterName)
