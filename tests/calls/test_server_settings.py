"""Settings and readiness of the server, result storage, and properties of the clients."""

from __future__ import annotations

import asyncio
import enum
import logging
import pickle
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import prefect_rs
import pytest
from prefect_rs.client.base import ServerType
from prefect_rs.client.cloud import get_cloud_client
from prefect_rs.client.schemas.objects import (
    BlockSchemaReference,
    Configuration,
    CsrfToken,
    ServerDefaultResultStorage,
    ServerDefaultResultStorageUpdate,
)
from prefect_rs.exceptions import (
    ObjectNotFound,
    PrefectException,
    PrefectHTTPStatusError,
    ValidationError,
)

from tests.support.blocks import kind
from tests.support.standin import Caller, StandIn, as_json
from tests.support.upstream import plain_client

Call = Callable[..., Any]


@pytest.fixture
def api(api_url: str) -> Iterator[httpx.Client]:
    with plain_client(api_url) as client:
        yield client


# ---- Settings, readiness ---------------------------------------------------------------------------


@pytest.mark.one_server("each has settings of its own")
def test_server_settings(call: Call, api: httpx.Client) -> None:
    settings = call("read_server_settings")
    assert settings == api.get("/admin/settings").json()
    assert settings["server"]["api"]["default_limit"] == 200


def test_readiness_of_a_ready_server_is_none(call: Call) -> None:
    assert call("api_readycheck") is None


def test_readiness_of_another_server_is_returned_and_not_raised(mode: str) -> None:
    with StandIn(as_json({"message": "Database is not available"}, 500)) as server:
        caller = Caller(mode, server.api_url)
        try:
            problem = caller("api_readycheck")
        finally:
            caller.close()
        assert [one.path for one in server.asked] == ["/api/ready"]
    assert isinstance(problem, PrefectHTTPStatusError)
    assert problem.status_code == 500
    assert "Database" in str(problem)


# ---- Result storage --------------------------------------------------------------------------------


@pytest.fixture
def storage(api: httpx.Client, tmp_path: Path) -> Iterator[str]:
    """A block document for results. The server's setting is cleared after the test."""
    api.post("/block_types/install_system_block_types")
    type_id = api.get("/block_types/slug/local-file-system").json()["id"]
    of_type = {"block_schemas": {"block_type_id": {"any_": [type_id]}}}
    schema_id = api.post("/block_schemas/filter", json=of_type).json()[0]["id"]
    document = {
        "name": f"store-{uuid4().hex[:10]}",
        "data": {"basepath": str(tmp_path)},
        "block_type_id": type_id,
        "block_schema_id": schema_id,
    }
    document_id = api.post("/block_documents/", json=document).raise_for_status().json()["id"]
    yield document_id
    api.delete("/admin/storage")
    api.delete(f"/block_documents/{document_id}")


@pytest.mark.needs_server("3.9", "a default result storage")
def test_default_result_storage(call: Call, api: httpx.Client, storage: str) -> None:
    assert call("read_server_default_result_storage") == ServerDefaultResultStorage()
    told = call("update_server_default_result_storage", storage)
    assert type(told) is ServerDefaultResultStorage
    assert str(told.default_result_storage_block_id) == storage
    assert api.get("/admin/storage").json() == {"default_result_storage_block_id": storage}
    assert call("read_server_default_result_storage") == told
    assert call("clear_server_default_result_storage") is None
    assert api.get("/admin/storage").json() == {"default_result_storage_block_id": None}
    assert call("clear_server_default_result_storage") is None  # again


@pytest.mark.needs_server("3.9", "a default result storage")
def test_the_storage_as_a_block_document(call: Call, api: httpx.Client, storage: str) -> None:
    call("update_server_default_result_storage", call("read_block_document", storage))
    assert api.get("/admin/storage").json() == {"default_result_storage_block_id": storage}


@pytest.mark.needs_server("3.9", "a default result storage")
def test_an_invalid_storage(call: Call, api: httpx.Client, api_url: str) -> None:
    with pytest.raises(ObjectNotFound):
        call("update_server_default_result_storage", uuid4())
    with (
        kind(api_url) as own,
        pytest.raises(PrefectHTTPStatusError, match="cannot be used for result storage"),
    ):
        call("update_server_default_result_storage", own.document()["id"])
    assert api.get("/admin/storage").json() == {"default_result_storage_block_id": None}


@pytest.mark.parametrize("given", ["x", None, 1, b"x"])
def test_a_storage_that_is_not_an_id(mode: str, given: Any) -> None:
    with StandIn(as_json({})) as server:
        caller = Caller(mode, server.api_url)
        try:
            with pytest.raises(ValidationError, match="default_result_storage_block_id"):
                caller("update_server_default_result_storage", given)
        finally:
            caller.close()
        assert server.asked == []


# ---- Collections -----------------------------------------------------------------------------------


def test_a_collection_view(call: Call) -> None:
    view = call("read_collection_view", "aggregate-worker-metadata")
    assert view["prefect"]["process"]["type"] == "process"
    assert call("read_worker_metadata") == view


def test_an_unknown_collection_view(call: Call) -> None:
    with pytest.raises(ObjectNotFound):
        call("read_collection_view", "no-such-view")
    with pytest.raises(ValidationError, match="view"):
        call("read_collection_view", "")


# ---- Properties ------------------------------------------------------------------------------------

CLIENTS = [prefect_rs.SyncPrefectClient, prefect_rs.PrefectClient]
every_client = pytest.mark.parametrize("cls", CLIENTS)


@every_client
def test_server_type_of_a_server(cls: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cls("http://127.0.0.1:9/api").server_type is ServerType.SERVER
    for url in ("https://api.prefect.cloud/api", "https://api.prefect.cloud/api/accounts/a/workspaces/w"):
        assert cls(url).server_type is ServerType.CLOUD
    assert cls("https://api.prefect.cloud.example.com/api").server_type is ServerType.SERVER
    monkeypatch.setenv("PREFECT_CLOUD_API_URL", "http://127.0.0.1:9/api")
    assert cls("http://127.0.0.1:9/api/accounts/a").server_type is ServerType.CLOUD


def test_server_type_of_prefect_cloud() -> None:
    cloud = get_cloud_client(host="http://127.0.0.1:9/api", api_key="k")
    assert cloud.server_type is ServerType.CLOUD


@every_client
def test_server_type_of_a_local_server(cls: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import prefect_rs._ephemeral as ephemeral

    monkeypatch.setattr(ephemeral, "api_url", lambda *_: "http://127.0.0.1:9/api")
    monkeypatch.setenv("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "true")
    assert cls().server_type is ServerType.EPHEMERAL
    assert cls("http://127.0.0.1:9/api").server_type is ServerType.SERVER
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert cls().server_type is ServerType.SERVER


def test_server_types() -> None:
    from prefect_rs.client import orchestration

    assert orchestration.ServerType is ServerType
    assert issubclass(ServerType, enum.Enum)
    assert [each.value for each in ServerType] == ["EPHEMERAL", "SERVER", "CLOUD", "UNCONFIGURED"]
    assert ServerType.SERVER == "SERVER"
    assert ServerType.__module__ == "prefect_rs.client.base"
    assert pickle.loads(pickle.dumps(ServerType.CLOUD)) is ServerType.CLOUD
    with pytest.raises(AttributeError, match="Novel"):
        orchestration.Novel  # noqa: B018


@every_client
def test_logger(cls: Any) -> None:
    assert cls("http://127.0.0.1:9/api").logger is logging.getLogger("prefect_rs")


def test_loop(api_url: str) -> None:
    client = prefect_rs.PrefectClient(api_url)
    assert client.loop is None

    async def main() -> Any:
        assert client.loop is None
        async with client as entered:
            loop = entered.loop
            assert loop is asyncio.get_running_loop()
            return loop

    loop = asyncio.run(main())
    assert isinstance(loop, asyncio.AbstractEventLoop)
    assert client.loop is None
    assert not hasattr(prefect_rs.SyncPrefectClient(api_url), "loop")


# ---- Models ----------------------------------------------------------------------------------------


def test_models() -> None:
    made = Configuration(key="k", value={"a": 1})
    assert type(made.id) is UUID
    assert (made.key, made.value, made.created) == ("k", {"a": 1}, None)
    token = CsrfToken(token="t", client="c", expiration="2026-01-01T00:00:00Z")
    assert token.expiration == datetime(2026, 1, 1, tzinfo=timezone.utc)
    assert ServerDefaultResultStorage().default_result_storage_block_id is None
    with pytest.raises(ValidationError, match="default_result_storage_block_id"):
        ServerDefaultResultStorageUpdate()
    same = {"parent_block_schema_id": UUID(int=1), "reference_block_schema_id": UUID(int=1)}
    assert BlockSchemaReference(name="n", **same).parent_block_schema is None


def test_required_fields_of_a_csrf_token() -> None:
    with pytest.raises(ValidationError) as caught:
        CsrfToken(token=1)
    places = {each["loc"][0] for each in caught.value.errors()}
    assert places == {"token", "client", "expiration"}
    assert isinstance(caught.value, PrefectException)
