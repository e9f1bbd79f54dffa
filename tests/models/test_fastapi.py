"""Models as request bodies and responses of a FastAPI application.

FastAPI reads a parameter from the body only if its type is a collection or a pydantic model. Other types need
`Body()`.
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
    """A request body of the application, with models in it."""

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
    """A client of the application, without a server."""

    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app") as http:
            return await http.request(method, url, json=body)

    return asyncio.run(asked())


def test_a_model_as_body_and_as_response() -> None:
    answer = ask("POST", "/flows", {"name": "etl", "tags": ["a"]})
    assert answer.status_code == 200
    assert answer.json() == Flow(id=ID, name="etl", tags=["a"]).model_dump(mode="json")


def test_a_list_of_models() -> None:
    answer = ask("POST", "/runs/filter?sort=START_TIME_ASC", {"state": {"type": {"any_": ["FAILED"]}}})
    assert answer.status_code == 200
    (run,) = answer.json()
    assert (run["id"], run["name"]) == (str(ID), "START_TIME_ASC")
    assert "start_time" not in run


def test_several_models_in_the_body() -> None:
    answer = ask("POST", "/flows/many", [{"name": "a"}, {"name": "b"}])
    assert [flow["name"] for flow in answer.json()] == ["a", "b"]


def test_models_in_a_pydantic_body() -> None:
    answer = ask("POST", "/nightly", {"flow": {"name": "etl"}, "policy": {"max_retries": 2}})
    assert answer.json()["flow"]["name"] == "etl"
    assert answer.json()["policy"]["retries"] == 2
    wrong = ask("POST", "/nightly", {"flow": {"name": "etl", "tags": [1]}})
    assert wrong.json()["detail"][0]["loc"] == ["body", "flow", "tags", 0]


def test_an_invalid_body_is_a_422_with_the_location() -> None:
    answer = ask("POST", "/flows", {"name": 1, "colour": "red"})
    assert answer.status_code == 422
    assert [(each["loc"], each["type"]) for each in answer.json()["detail"]] == [
        (["body", "name"], "string_type"),
        (["body", "colour"], "extra_forbidden"),
    ]


def test_a_missing_body_is_a_422() -> None:
    answer = ask("POST", "/flows")
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["body"]


def test_an_invalid_response_is_an_error_of_the_application() -> None:
    with pytest.raises(Exception, match="flow_id") as caught:
        ask("GET", "/broken")
    assert type(caught.value).__name__ == "ResponseValidationError"


def test_the_openapi_document_of_the_application() -> None:
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
