"""Models and enumerations as types of fields in users' pydantic models."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any
from uuid import UUID

import pydantic
import pytest
from prefect_rs.client.schemas.actions import FlowCreate
from prefect_rs.client.schemas.objects import Flow, FlowRun, State, StateType
from prefect_rs.client.schemas.responses import OrchestrationResult
from prefect_rs.client.schemas.sorting import FlowSort
from pydantic_core import to_jsonable_python

from tests.support.cases import for_each
from tests.support.models import ID, enums, full, least, models

every_model = for_each(cls=models())


class Report(pydantic.BaseModel):
    """A pydantic model as users write them."""

    run: FlowRun
    others: list[FlowRun] = []
    by_name: dict[str, Flow] = {}
    state_type: StateType | None = None
    sort: FlowSort = FlowSort.NAME_ASC
    flow: FlowCreate | None = None


GIVEN: dict[str, Any] = {
    "run": {
        "id": str(ID),
        "flow_id": str(ID),
        "name": "swift-otter",
        "state": {"type": "RUNNING", "name": "Late"},
    },
    "others": [{"flow_id": str(ID), "parameters": {"big": 2**70}}],
    "by_name": {"etl": {"name": "etl"}},
    "state_type": "RUNNING",
    "sort": "NAME_DESC",
    "flow": {"name": "etl", "labels": {"a": 1}},
}


def test_a_field_from_a_dict() -> None:
    report = Report.model_validate(GIVEN)
    assert type(report.run) is FlowRun
    assert (report.run.id, report.run.state.name) == (ID, "Late")  # type: ignore[union-attr]
    assert report.others[0].parameters == {"big": 2**70}
    assert report.by_name["etl"].name == "etl"
    assert report.state_type is StateType.RUNNING
    assert report.sort is FlowSort.NAME_DESC
    assert report.flow == FlowCreate(name="etl", labels={"a": 1})


def test_an_instance_is_kept() -> None:
    run = FlowRun(flow_id=ID)
    report = Report(run=run, others=[run])
    assert report.run is run
    assert report.others[0] is run


def test_a_field_from_json() -> None:
    report = Report.model_validate_json(json.dumps(GIVEN))
    given = Report.model_validate(GIVEN).model_dump(exclude_unset=True)
    assert report.model_dump(exclude_unset=True) == given
    assert Report.model_validate_json(report.model_dump_json()) == report


@pytest.mark.parametrize("mode", ["python", "json"])
def test_model_dump_of_the_outer_model(mode: Any) -> None:
    report = Report.model_validate(GIVEN)
    dumped = report.model_dump(mode=mode)
    assert dumped["run"] == report.run.model_dump(mode=mode)
    assert dumped["others"] == [report.others[0].model_dump(mode=mode)]
    assert dumped["state_type"] == "RUNNING"
    assert dumped["run"]["flow_id"] == (str(ID) if mode == "json" else ID)
    assert json.loads(report.model_dump_json()) == report.model_dump(mode="json")


def test_dump_options() -> None:
    report = Report.model_validate({**GIVEN, "others": []})
    unset = report.model_dump(mode="json", exclude_unset=True)
    assert unset["run"] == {**GIVEN["run"]}
    assert unset["flow"] == GIVEN["flow"]
    assert "state_id" not in report.model_dump(exclude_none=True)["run"]
    assert "tags" not in report.model_dump(exclude_defaults=True)["run"]
    assert report.model_dump(include={"run": {"state": {"name"}}}) == {"run": {"state": {"name": "Late"}}}
    assert "name" not in report.model_dump(exclude={"run": {"name"}})["run"]
    assert json.loads(report.model_dump_json(include={"run": {"name"}})) == {"run": {"name": "swift-otter"}}


def test_problems_are_reported_by_pydantic_with_their_location() -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        Report.model_validate(
            {
                "run": {"flow_id": "x", "state": {"type": "NO"}},
                "others": [1, {"flow_id": ID, "tags": ["a", 1]}],
                "flow": {"name": "etl", "colour": "{red}"},
            }
        )
    problems = {problem["loc"]: problem for problem in caught.value.errors()}
    assert set(problems) == {
        ("run", "flow_id"),
        ("run", "state", "type"),
        ("others", 0),
        ("others", 1, "tags", 1),
        ("flow", "colour"),
    }
    assert "expected a UUID" in problems[("run", "flow_id")]["msg"]
    assert problems[("run", "flow_id")]["input"] == "x"
    assert "SCHEDULED" in problems[("run", "state", "type")]["msg"]
    assert problems[("flow", "colour")]["type"] == "extra_forbidden"


def test_problems_in_json_are_reported_with_their_location() -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        Report.model_validate_json('{"run": {"flow_id": "x"}}')
    assert [problem["loc"] for problem in caught.value.errors()] == [("run", "flow_id")]


def test_a_missing_field() -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        Report.model_validate({"run": {}})
    assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
        (("run", "flow_id"), "missing")
    ]


@every_model
def test_every_model_round_trips_as_a_field(cls: Any) -> None:
    adapter: pydantic.TypeAdapter[Any] = pydantic.TypeAdapter(cls)
    for one in (full(cls), least(cls)):
        assert adapter.validate_python(one) is one
        assert adapter.dump_python(one) == one.model_dump()
        assert adapter.dump_python(one, mode="json") == to_jsonable_python(one.model_dump(mode="json"))
        text = adapter.dump_json(one)
        assert adapter.validate_json(text).model_dump_json() == one.model_dump_json()


@for_each(cls=models(), mode=["validation", "serialization"])
def test_every_model_has_a_json_schema(cls: Any, mode: Any) -> None:
    schema = cls.model_json_schema(mode=mode)
    schema = schema["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    assert schema["title"] == cls.__name__
    assert schema["description"] == cls.__doc__.strip()
    if list(cls.model_fields) == ["root"]:
        # In JSON it is its root.
        assert schema["type"] == "object"
        return
    assert list(schema["properties"]) == list(cls.model_fields)
    required = [name for name, field in cls.model_fields.items() if field.is_required()]
    assert schema.get("required", []) == required
    if cls.model_config["extra"] == "forbid" and mode == "validation":
        assert schema["additionalProperties"] is False
    for name, field in cls.model_fields.items():
        assert schema["properties"][name]["description"] == field.description


@for_each(cls=enums())
def test_every_enumeration_as_a_field(cls: Any) -> None:
    adapter: pydantic.TypeAdapter[Any] = pydantic.TypeAdapter(cls)
    for member in cls:
        assert adapter.validate_python(member.value) is member
        assert adapter.validate_json(adapter.dump_json(member)) is member
    assert adapter.json_schema()["enum"] == [member.value for member in cls]
    with pytest.raises(pydantic.ValidationError):
        adapter.validate_python("no such member")


def test_nested_models_are_in_defs() -> None:
    schema = Report.model_json_schema()
    assert schema["properties"]["run"] == {"$ref": "#/$defs/FlowRun"}
    run = schema["$defs"]["FlowRun"]
    assert run["properties"]["flow_id"]["format"] == "uuid"
    assert run["properties"]["start_time"]["anyOf"][0]["format"] == "date-time"
    assert run["properties"]["total_run_time"]["format"] == "duration"
    written = FlowRun.model_json_schema(mode="serialization")["properties"]["total_run_time"]
    assert (written["type"], written["default"]) == ("number", 0.0)
    assert run["properties"]["state"]["anyOf"] == [{"$ref": "#/$defs/State"}, {"type": "null"}]
    assert schema["$defs"]["State"]["properties"]["type"]["$ref"] == "#/$defs/StateType"
    assert schema["$defs"]["StateType"]["enum"] == [member.value for member in StateType]
    assert schema["$defs"]["FlowCreate"]["additionalProperties"] is False
    assert FlowRun.model_json_schema(ref_template="#/x/{model}")["properties"]["empirical_policy"][
        "$ref"
    ] == ("#/x/FlowRunPolicy")


def test_a_union_of_models_has_a_discriminator() -> None:
    details = OrchestrationResult.model_json_schema()["properties"]["details"]
    assert [each["$ref"].rpartition("/")[2] for each in details["anyOf"]] == [
        "StateAcceptDetails",
        "StateRejectDetails",
        "StateAbortDetails",
        "StateWaitDetails",
    ]


def test_a_generic_state() -> None:
    class Holds(pydantic.BaseModel):
        state: State[int]  # type: ignore[type-arg]

    assert type(Holds.model_validate({"state": {"type": "COMPLETED"}}).state) is State


def test_a_subclass_as_a_field() -> None:
    class Mine(Flow):
        @property
        def shout(self) -> str:
            return self.name.upper()

    class Holds(pydantic.BaseModel):
        flow: Mine

    assert Holds.model_validate({"flow": {"name": "etl"}}).flow.shout == "ETL"
    assert Holds.model_json_schema()["$defs"]["Mine"]["required"] == ["name"]
    # Instances of the base class become instances of the subclass.
    flow = Flow(id=ID, name="etl", tags=["a"])
    for made in (Mine.model_validate(flow), *Mine.model_validate_list([flow]), Holds(flow=flow).flow):  # type: ignore[arg-type]
        assert type(made) is Mine
        assert (made.id, made.tags, made.shout) == (ID, ["a"], "ETL")
    mine = Mine(name="etl")
    assert Mine.model_validate(mine) is mine


def test_a_value_whose_type_pydantic_does_not_know() -> None:
    """As in a `dict[str, Any]`: pydantic asks the value itself."""
    flow = Flow(id=ID, name="etl")
    expected = flow.model_dump(mode="json")
    assert to_jsonable_python({"flows": [flow]}) == {"flows": [expected]}
    anything: pydantic.TypeAdapter[Any] = pydantic.TypeAdapter(Any)
    assert json.loads(anything.dump_json({"flow": flow})) == {"flow": expected}
    assert anything.dump_python({"flow": flow}) == {"flow": flow.model_dump()}
    assert anything.dump_python([flow], exclude_unset=True) == [{"id": ID, "name": "etl"}]


def test_the_hook_of_pydantic_that_follows_validation() -> None:
    class Shouting(Flow):
        def model_post_init(self, context: Any, /) -> None:
            self.name = self.name.upper()

    assert Shouting(name="etl").name == "ETL"
    assert Shouting.model_validate({"name": "etl"}).name == "ETL"


def test_using_models_does_not_import_pydantic() -> None:
    code = """
import sys
from prefect_rs.client.schemas.objects import Flow
Flow(name="etl").model_dump_json()
assert not any(name.startswith("pydantic") for name in sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_json_schema_without_pydantic_is_an_error() -> None:
    code = """
import sys
sys.modules["pydantic"] = sys.modules["pydantic_core"] = None
from prefect_rs.client.schemas.objects import Flow
try:
    Flow.model_json_schema()
except ImportError as error:
    assert "pip install pydantic" in str(error), error
else:
    raise SystemExit("no error")
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_id_field_holds_a_uuid() -> None:
    assert isinstance(Report.model_validate(GIVEN).run.flow_id, UUID)
