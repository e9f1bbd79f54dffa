"""Models of this package as bodies and answers of a FastAPI application.

FastAPI takes a parameter for the body only where its type is a collection or a pydantic model of its own;
for any other type, `Body()` says so.
"""

import asyncio
from typing import Annotated, Any

import httpx
import pydantic
import pytest
from fastapi import Body, FastAPI
from prefect_rs.client.schemas.actions import FlowCreate
from prefect_rs.client.schemas.filters import FlowRunFilter
from prefect_rs.client.schemas.objects import Flow, FlowRun, FlowRunPolicy, StateType
from prefect_rs.client.schemas.sorting import FlowRunSort

from tests.support.models import ID

app = FastAPI()


@app.post("/flows")
def create_flow(flow: Annotated[FlowCreate, Body()]) -> Flow:
    return Flow(id=ID, name=flow.name, tags=flow.tags)


@app.post("/runs/filter", response_model=list[FlowRun], response_model_exclude_none=True)
async def read_runs(
    filter_: Annotated[FlowRunFilter, Body()], sort: FlowRunSort = FlowRunSort.ID_DESC
) -> Any:
    assert filter_.state is not None
    assert filter_.state.type is not None
    assert filter_.state.type.any_ == [StateType.FAILED]
    return [FlowRun(id=ID, flow_id=ID, name=sort.value)]


class Nightly(pydantic.BaseModel):
    """A body of the application's own, with models within."""

    flow: FlowCreate
    policy: FlowRunPolicy = FlowRunPolicy()


@app.post("/nightly")
def create_nightly(nightly: Nightly) -> Nightly:
    return nightly


@app.post("/flows/many")
def create_flows(flows: list[FlowCreate]) -> list[Flow]:
    return [Flow(id=ID, name=flow.name) for flow in flows]


@app.get("/broken", response_model=FlowRun)
def broken() -> Any:
    return {"flow_id": "no id"}


def ask(method: str, url: str, body: Any = None) -> httpx.Response:
    """Asks the application, without a server between."""

    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app") as http:
            return await http.request(method, url, json=body)

    return asyncio.run(asked())


def test_a_body_becomes_a_model_and_a_model_the_answer() -> None:
    answer = ask("POST", "/flows", {"name": "etl", "tags": ["a"]})
    assert answer.status_code == 200
    assert answer.json() == Flow(id=ID, name="etl", tags=["a"]).model_dump(mode="json")


def test_a_list_of_models() -> None:
    answer = ask("POST", "/runs/filter?sort=START_TIME_ASC", {"state": {"type": {"any_": ["FAILED"]}}})
    assert answer.status_code == 200
    (run,) = answer.json()
    assert (run["id"], run["name"]) == (str(ID), "START_TIME_ASC")
    assert "start_time" not in run


def test_several_models_as_the_body() -> None:
    answer = ask("POST", "/flows/many", [{"name": "a"}, {"name": "b"}])
    assert [flow["name"] for flow in answer.json()] == ["a", "b"]


def test_models_within_a_body_of_the_applications_own() -> None:
    answer = ask("POST", "/nightly", {"flow": {"name": "etl"}, "policy": {"max_retries": 2}})
    assert answer.json()["flow"]["name"] == "etl"
    assert answer.json()["policy"]["retries"] == 2
    wrong = ask("POST", "/nightly", {"flow": {"name": "etl", "tags": [1]}})
    assert wrong.json()["detail"][0]["loc"] == ["body", "flow", "tags", 0]


def test_a_wrong_body_is_a_422_with_the_place() -> None:
    answer = ask("POST", "/flows", {"name": 1, "colour": "red"})
    assert answer.status_code == 422
    assert [(each["loc"], each["type"]) for each in answer.json()["detail"]] == [
        (["body", "name"], "string_type"),
        (["body", "colour"], "extra_forbidden"),
    ]


def test_no_body_at_all_is_a_422() -> None:
    answer = ask("POST", "/flows")
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["body"]


def test_a_wrong_answer_is_an_error_of_the_application() -> None:
    with pytest.raises(Exception, match="flow_id") as caught:
        ask("GET", "/broken")
    assert type(caught.value).__name__ == "ResponseValidationError"


def test_the_document_of_the_application() -> None:
    answer = ask("GET", "/openapi.json")
    assert answer.status_code == 200
    document = answer.json()
    post = document["paths"]["/flows"]["post"]
    body = post["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/FlowCreate"}
    given = post["responses"]["200"]["content"]["application/json"]["schema"]
    assert given == {"$ref": "#/components/schemas/Flow"}
    schemas = document["components"]["schemas"]
    assert schemas["FlowCreate"]["required"] == ["name"]
    assert {"Flow", "FlowCreate", "FlowRun", "FlowRunFilter", "State", "StateType", "FlowRunSort"} <= set(
        schemas
    )
    references = [part for part in str(document).split("'") if part.startswith("#/components/schemas/")]
    assert {reference.rpartition("/")[2] for reference in references} <= set(schemas)
