"""Models for tests: `polyfactory` through `prefect_rs.testing.factories`, and `model_construct`."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from typing import Any

import pytest
from polyfactory.factories import DataclassFactory
from polyfactory.pytest_plugin import register_fixture
from prefect_rs.client.schemas.actions import FlowRunUpdate
from prefect_rs.client.schemas.filters import FlowRunFilter
from prefect_rs.client.schemas.objects import Deployment, Flow, FlowRun, TaskRun, WorkPool
from prefect_rs.testing.factories import ModelFactory

from tests.testing.test_annotations import MODELS


class FlowRunFactory(ModelFactory[FlowRun]): ...


@register_fixture(name="flow_factory")
class FlowFactory(ModelFactory[Flow]):
    tags = ["etl"]  # noqa: RUF012  (as polyfactory documents it)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_can_be_built(model: Any) -> None:
    factory = ModelFactory.create_factory(model)
    for seed in range(3):
        factory.seed_random(seed)
        built = factory.build()
        assert type(built) is model
        assert model.model_validate(built.model_dump()) == built


def test_values_can_be_given() -> None:
    run = FlowRunFactory.build(name="nightly", parameters={"x": 1})
    assert (run.name, run.parameters, run.state) == ("nightly", {"x": 1}, None)
    assert len({each.flow_id for each in FlowRunFactory.batch(3)}) == 3


def test_fixtures(flow_factory: Any) -> None:
    assert flow_factory.build().tags == ["etl"]


def test_random_values_for_all_fields() -> None:
    for model in (Flow, WorkPool, FlowRunFilter):
        factory = ModelFactory.create_factory(model, __fill_defaults__=True)
        assert type(factory.build()) is model
    factory = ModelFactory.create_factory(Flow, __fill_defaults__=True, __allow_none_optionals__=False)
    factory.seed_random(1)
    assert any(each.created is not None for each in factory.batch(10))


def test_invalid_values_are_refused_and_construct_takes_them() -> None:
    with pytest.raises(ValueError, match="name"):
        FlowRunFactory.build(name=[1])
    assert FlowRun.model_construct(name=[1]).name == [1]


def test_models_in_dataclasses() -> None:
    @dataclasses.dataclass
    class Report:
        run: FlowRun
        flows: list[Flow]

    Report.__annotations__.update(run=FlowRun, flows=list[Flow])
    report = DataclassFactory.create_factory(Report).build()
    assert isinstance(report.run, FlowRun)
    assert all(isinstance(flow, Flow) for flow in report.flows)


@pytest.mark.parametrize("model", [Flow, FlowRun, TaskRun, Deployment, FlowRunUpdate])
def test_model_construct_takes_any_subset(model: Any) -> None:
    model_ = model.model_construct(name="x")
    assert (model_.name, model_.model_fields_set) == ("x", {"name"})
    assert model.model_construct().model_fields_set == set()


def test_polyfactory_is_needed_only_by_this_module() -> None:
    program = "import sys, prefect_rs.testing; assert 'polyfactory' not in sys.modules"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("", "")
