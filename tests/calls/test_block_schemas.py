"""Block schemas: create, read, delete, capabilities."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.actions import BlockSchemaCreate
from prefect_rs.client.schemas.filters import BlockSchemaFilter
from prefect_rs.client.schemas.objects import BlockSchema
from prefect_rs.exceptions import ObjectNotFound, RequestValidationError, ValidationError

from tests.support.blocks import FIELDS, Kind, kind
from tests.support.standin import Caller, StandIn, as_json

Call = Callable[..., Any]


@pytest.fixture
def own(api_url: str) -> Iterator[Kind]:
    with kind(api_url) as made:
        yield made


def second(call: Call, own: Kind, **more: Any) -> Any:
    """Another block schema of the same type."""
    fields = {**FIELDS, "title": f"Second {uuid4().hex}", "block_type_slug": own.slug}
    return call("create_block_schema", BlockSchemaCreate(fields=fields, block_type_id=own.type_id, **more))


def test_create(call: Call, own: Kind) -> None:
    made = second(call, own, capabilities=["read-path", "b"], version="2.0")
    assert type(made) is BlockSchema
    assert made.checksum.startswith("sha256:")
    assert made.checksum != own.checksum
    assert str(made.block_type_id) == str(made.block_type.id) == own.type_id
    assert (made.version, sorted(made.capabilities)) == ("2.0", ["b", "read-path"])
    kept = own.api.get(f"/block_schemas/{made.id}").json()
    assert kept["fields"] == made.fields
    assert kept["fields"]["properties"] == FIELDS["properties"]


def test_create_returns_an_existing_schema(call: Call, own: Kind) -> None:
    fields = {**FIELDS, "block_type_slug": own.slug}
    for given in (
        BlockSchemaCreate(fields=fields, block_type_id=own.type_id, version="1"),
        {"fields": fields, "block_type_id": own.type_id, "version": "1"},
    ):
        assert str(call("create_block_schema", given).id) == own.schema_id


def test_create_for_a_missing_block_type(call: Call) -> None:
    with pytest.raises(ObjectNotFound):
        call("create_block_schema", BlockSchemaCreate(fields={}, block_type_id=uuid4()))
    with pytest.raises(RequestValidationError, match="block_type_id"):
        call("create_block_schema", BlockSchemaCreate(fields={}))


def test_read(call: Call, own: Kind) -> None:
    by_id = call("read_block_schema", own.schema_id)
    assert (str(by_id.id), by_id.checksum, by_id.version) == (own.schema_id, own.checksum, "1")
    assert by_id.block_type.slug == own.slug
    assert call("read_block_schema", by_id) == by_id
    assert call("read_block_schema_by_checksum", own.checksum) == by_id
    assert call("read_block_schema_by_checksum", own.checksum, "1") == by_id
    assert call("read_block_schema_by_checksum", checksum=own.checksum, version=None) == by_id


def test_missing_schemas(call: Call, own: Kind) -> None:
    for name, args in [
        ("read_block_schema", (uuid4(),)),
        ("read_block_schema_by_checksum", ("sha256:none",)),
        ("read_block_schema_by_checksum", (own.checksum, "2")),
        ("delete_block_schema", (uuid4(),)),
    ]:
        with pytest.raises(ObjectNotFound) as caught:
            call(name, *args)
        assert caught.value.status_code == 404


def test_read_all(call: Call, own: Kind) -> None:
    found = call("read_block_schemas")
    assert own.schema_id in {str(each.id) for each in found}
    assert all(type(each) is BlockSchema for each in found)


def test_filter_and_paging(call: Call, own: Kind) -> None:
    other = second(call, own, version="2")
    of_type = BlockSchemaFilter(block_type_id=[own.type_id])

    def ids(**kwargs: Any) -> list[str]:
        return [str(each.id) for each in call("read_block_schemas", **kwargs)]

    both = ids(block_schema_filter=of_type)
    assert both == [str(other.id), own.schema_id]  # newest first
    assert ids(block_schema_filter=of_type, limit=1) == both[:1]
    assert ids(block_schema_filter=of_type, offset=1) == both[1:]
    assert ids(block_schema_filter={"block_capabilities": [f"cap-{own.slug}"]}) == [own.schema_id]
    assert ids(block_schema_filter=BlockSchemaFilter(block_type_id=[own.type_id], version=["2"])) == both[:1]
    assert ids(block_schema_filter={"id": {"any_": []}}) == []


def test_most_recent(call: Call, own: Kind) -> None:
    method = "get_most_recent_block_schema_for_block_type"
    assert str(call(method, own.type_id).id) == own.schema_id
    other = second(call, own)
    assert call(method, UUID(own.type_id)) == other
    assert call(method, uuid4()) is None


def test_delete(call: Call, own: Kind) -> None:
    document = own.document()
    assert call("delete_block_schema", own.schema_id) is None
    assert own.api.get(f"/block_schemas/{own.schema_id}").status_code == 404
    assert own.api.get(f"/block_documents/{document['id']}").status_code == 404


def test_capabilities(call: Call, own: Kind) -> None:
    # Other tests create and delete schemas meanwhile.
    before = set(own.api.get("/block_capabilities/").json())
    found = call("read_block_capabilities")
    after = set(own.api.get("/block_capabilities/").json())
    assert type(found) is list
    assert f"cap-{own.slug}" in found
    assert len(set(found)) == len(found)
    assert before & after <= set(found) <= before | after


@pytest.mark.parametrize(
    ("method", "args", "at"),
    [
        ("create_block_schema", ({"fields": [], "block_type_id": UUID(int=1)},), "block_schema.fields"),
        ("create_block_schema", ({"block_type_id": "x"},), "block_schema.block_type_id"),
        ("create_block_schema", ({"checksum": "x"},), "block_schema.checksum"),
        ("create_block_schema", (None,), "block_schema"),
        ("read_block_schema", (1,), "block_schema_id"),
        ("read_block_schema_by_checksum", ("",), "checksum"),
        ("read_block_schema_by_checksum", ("sha256:x", 1), "version"),
        ("get_most_recent_block_schema_for_block_type", ("x",), "block_type_id"),
        ("delete_block_schema", (None,), "block_schema_id"),
    ],
)
def test_invalid_arguments_are_not_sent(mode: str, method: str, args: Any, at: str) -> None:
    with StandIn(as_json([])) as server:
        caller = Caller(mode, server.api_url)
        try:
            with pytest.raises(ValidationError) as caught:
                caller(method, *args)
        finally:
            caller.close()
        assert server.asked == []
    assert [".".join(map(str, each["loc"])) for each in caught.value.errors()] == [at]
