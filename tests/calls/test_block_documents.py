"""Block documents: create, read, update, delete, and how secrets are treated."""

from __future__ import annotations

import copy
import logging
import pickle
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.actions import (
    BlockDocumentCreate,
    BlockDocumentReferenceCreate,
    BlockDocumentUpdate,
    BlockTypeUpdate,
)
from prefect_rs.client.schemas.filters import (
    BlockDocumentFilter,
    BlockDocumentFilterIsAnonymous,
    BlockDocumentFilterName,
    BlockTypeFilter,
)
from prefect_rs.client.schemas.objects import BlockDocument, BlockDocumentReference
from prefect_rs.client.schemas.sorting import BlockDocumentSort
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound, ValidationError
from pydantic import BaseModel, Secret, SecretBytes, SecretStr

from tests.support.blocks import MASK, Kind, kind
from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, locations, rejected

Call = Callable[..., Any]

SECRETS = {"password": "hunter2", "user": "me", "keys": {"a": "s3cr3t"}}
MASKED = {"password": MASK, "user": "me", "keys": {"a": MASK}}


@pytest.fixture
def own(api_url: str) -> Iterator[Kind]:
    with kind(api_url) as made:
        yield made


# ---- Create --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["create", "document", "dict"])
def test_create(call: Call, own: Kind, form: str) -> None:
    given: Any = {"name": "a-1", "data": SECRETS, **own.ids}
    if form != "dict":
        given = (BlockDocumentCreate if form == "create" else BlockDocument)(**given)
    made = call("create_block_document", given)
    assert type(made) is BlockDocument
    assert (made.name, made.is_anonymous, made.data) == ("a-1", False, MASKED)
    assert (str(made.block_type_id), str(made.block_schema_id)) == (own.type_id, own.schema_id)
    assert (made.block_type.slug, made.block_type_name) == (own.slug, own.slug)
    assert made.block_schema.checksum == own.checksum
    assert own.kept(made.id) == SECRETS


def test_create_anonymous(call: Call, own: Kind) -> None:
    made = call(
        "create_block_document", BlockDocumentCreate(is_anonymous=True, data={"user": "x"}, **own.ids)
    )
    assert made.is_anonymous
    assert own.kept(made.id) == {"user": "x"}


def test_names_are_unique(call: Call, own: Kind) -> None:
    call("create_block_document", BlockDocumentCreate(name="a", **own.ids))
    with pytest.raises(ObjectAlreadyExists):
        call("create_block_document", BlockDocumentCreate(name="a", **own.ids))


def test_a_document_with_a_reference(call: Call, own: Kind) -> None:
    inner = own.document(user="inner")
    outer = own.document(user="outer", keys={"$ref": {"block_document_id": inner["id"]}})
    read = call("read_block_document", outer["id"])
    assert read.data["keys"] == {"user": "inner"}
    assert read.block_document_references["keys"]["block_document"]["id"] == inner["id"]
    with pytest.raises(ObjectAlreadyExists):  # references are computed by the server, and not sent
        call("create_block_document", read)


# ---- Secrets ---------------------------------------------------------------------------------------


class Held(BaseModel):
    inner: SecretStr = SecretStr("of a model")


def with_secrets() -> dict[str, Any]:
    """Data that contains pydantic's secrets in every possible place."""
    return {
        "password": SecretStr("hunter2"),
        "user": "me",
        "keys": {
            "bytes": SecretBytes(b"b\xc3\xa9"),
            "list": [SecretStr("in a list"), (SecretStr("in a tuple"),)],
            "any": Secret[Any]({"n": 1, "s": [SecretStr("deep")]}),
            "model": Held(),
        },
    }


TOLD = {
    "password": "hunter2",
    "user": "me",
    "keys": {
        "bytes": "bé",
        "list": ["in a list", ["in a tuple"]],
        "any": {"n": 1, "s": ["deep"]},
        "model": {"inner": "of a model"},
    },
}
KEPT = {
    "password": MASK,
    "user": "me",
    "keys": {"bytes": MASK, "list": [MASK, [MASK]], "any": MASK, "model": {"inner": MASK}},
}


def given_as(form: str, own: Kind) -> Any:
    fields = {"name": f"doc-{uuid4().hex[:8]}", "data": with_secrets(), **own.ids}
    return {
        "create": lambda: BlockDocumentCreate(**fields),
        "document": lambda: BlockDocument(**fields),
        "dict": lambda: fields,
    }[form]()


@pytest.mark.parametrize("form", ["create", "document", "dict"])
def test_secrets_are_sent_in_clear_by_default(call: Call, own: Kind, form: str) -> None:
    for args in ((), (True,)):
        given = given_as(form, own)
        made = call("create_block_document", given, *args)
        assert own.kept(made.id) == TOLD
        assert made.data["password"] == MASK
        # The arguments are unchanged.
        data = given["data"] if form == "dict" else given.data
        assert data["password"] == SecretStr("hunter2")


@pytest.mark.parametrize("form", ["create", "document", "dict"])
def test_secrets_are_masked_with_include_secrets_false(call: Call, own: Kind, form: str) -> None:
    made = call("create_block_document", given_as(form, own), include_secrets=False)
    assert own.kept(made.id) == KEPT


@pytest.mark.parametrize("cls", [BlockDocument, BlockDocumentCreate])
def test_a_model_does_not_show_secrets(cls: Any) -> None:
    data = with_secrets()
    made = cls(name="a", data=data, block_type_id=UUID(int=1), block_schema_id=UUID(int=2))
    again = [made, copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))]
    for one in again:
        shown = [repr(one), str(one), one.model_dump_json(), repr(one.model_dump(mode="json"))]
        for secret in ("hunter2", "in a list", "in a tuple", "deep", "of a model"):
            assert not any(secret in text for text in shown)
        assert "**********" in shown[0]
        assert one.data["password"].get_secret_value() == "hunter2"


def test_errors_do_not_show_secrets(own: Kind, caplog: pytest.LogCaptureFixture) -> None:
    class Strange:
        def __repr__(self) -> str:
            return "hunter2"

    with StandIn(as_json({"detail": "no"}, 500)) as server, caplog.at_level(logging.DEBUG):
        caller = Caller("sync", server.api_url)
        try:
            for secret in (SecretBytes(b"hunter2\xff"), Secret[Any](Strange()), SecretStr("hunter2\ud800")):
                given = BlockDocumentCreate(name="a", data={"password": secret}, **own.ids)
                with pytest.raises(ValidationError, match=r"block_document\.data\.password") as caught:
                    caller("create_block_document", given)
                assert "hunter2" not in f"{caught.value} {caught.value!r} {caught.value.errors()}"
            assert server.asked == []
            given = BlockDocumentCreate(name="a", data={"password": SecretStr("hunter2")}, **own.ids)
            with pytest.raises(Exception) as failed:  # noqa: PT011  # whatever it is
                caller("create_block_document", given)
            assert "hunter2" not in f"{failed.value} {failed.value!r}"
        finally:
            caller.close()
    assert "hunter2" not in caplog.text


def test_a_masked_secret_that_is_written_back_stays_unchanged(call: Call, own: Kind) -> None:
    made = own.document(**SECRETS)
    masked = call("read_block_document", made["id"], include_secrets=False)
    assert masked.data == MASKED
    # Written back as it was read, it changes no secret.
    masked.data["user"] = "other"
    call("update_block_document", made["id"], masked)
    assert own.kept(made["id"]) == {**SECRETS, "user": "other"}


# ---- Read ------------------------------------------------------------------------------------------


def test_read(call: Call, own: Kind) -> None:
    made = own.document("one", **SECRETS)
    for name, args in [
        ("read_block_document", (made["id"],)),
        ("read_block_document_by_name", ("one", own.slug)),
    ]:
        assert call(name, *args).data == SECRETS
        assert call(name, *args, True).data == SECRETS
        assert call(name, *args, False).data == MASKED
        assert call(name, *args, include_secrets=False).data == MASKED
        assert str(call(name, *args).id) == made["id"]
    by_keyword = {"name": "one", "block_type_slug": own.slug}
    assert str(call("read_block_document_by_name", **by_keyword).id) == made["id"]


def test_missing_documents(call: Call, own: Kind) -> None:
    own.document("one")
    for name, args in [
        ("read_block_document", (uuid4(),)),
        ("read_block_document_by_name", ("two", own.slug)),
        ("read_block_document_by_name", ("one", "no-such-type")),
        ("read_block_documents_by_type", ("no-such-type",)),
        ("update_block_document", (uuid4(), BlockDocumentUpdate(data={}))),
        ("delete_block_document", (uuid4(),)),
    ]:
        with pytest.raises(ObjectNotFound) as caught:
            call(name, *args)
        assert caught.value.status_code == 404


def names(found: list[Any]) -> list[str]:
    return [each.name for each in found]


def test_read_several(call: Call, own: Kind) -> None:
    for name in ("c", "a", "b"):
        own.document(name, **SECRETS)
    of_type = {"block_type_filter": BlockTypeFilter(slug=[own.slug])}
    found = call("read_block_documents", **of_type)
    assert names(found) == ["a", "b", "c"]
    assert all(each.data == SECRETS for each in found)
    assert call("read_block_documents", include_secrets=False, **of_type)[0].data == MASKED
    assert names(call("read_block_documents", None, 1, 1, **of_type)) == ["b"]
    assert names(call("read_block_documents", offset=2, limit=None, **of_type)) == ["c"]
    upwards, downwards = BlockDocumentSort.BLOCK_TYPE_AND_NAME_ASC, "NAME_DESC"
    assert names(call("read_block_documents", sort=downwards, **of_type)) == ["c", "b", "a"]
    assert names(call("read_block_documents", sort=upwards, **of_type)) == ["a", "b", "c"]
    assert {"a", "b", "c"} <= set(names(call("read_block_documents")))


def test_filters(call: Call, own: Kind) -> None:
    own.document("one-a")
    two = own.document("two-a")
    anonymous = call("create_block_document", BlockDocumentCreate(is_anonymous=True, **own.ids))
    of_type = {"block_type_filter": {"slug": own.slug}}

    def both(**filters: Any) -> list[str]:
        found = call("read_block_documents", **filters)
        assert call("count_block_documents", **filters) == len(found)
        return [str(each.id) for each in found]

    by_name = BlockDocumentFilter(name=BlockDocumentFilterName(like_="two"))
    assert both(block_document_filter=by_name, **of_type) == [two["id"]]
    assert len(both(**of_type)) == 2
    any_kind = BlockDocumentFilter(is_anonymous=None)
    assert len(both(block_document_filter=any_kind, **of_type)) == 3
    only = BlockDocumentFilter(is_anonymous=BlockDocumentFilterIsAnonymous(eq_=True))
    assert both(block_document_filter=only, **of_type) == [str(anonymous.id)]
    assert len(both(block_schema_filter={"block_capabilities": [f"cap-{own.slug}"]})) == 2
    assert both(block_schema_filter={"version": ["none"]}, **of_type) == []


def test_block_schema_type_is_ignored_with_a_warning(call: Call, own: Kind) -> None:
    own.document("one")
    everything = call("read_block_documents")
    with pytest.warns(UserWarning, match="block_schema_type"):
        assert call("read_block_documents", "whatever") == everything


def test_read_by_type(call: Call, own: Kind) -> None:
    for name in ("c", "a", "b"):
        own.document(name, **SECRETS)
    call("create_block_document", BlockDocumentCreate(is_anonymous=True, **own.ids))
    found = call("read_block_documents_by_type", own.slug)
    assert names(found) == ["a", "b", "c"]
    assert found[0].data == SECRETS
    assert call("read_block_documents_by_type", own.slug, include_secrets=False)[0].data == MASKED
    assert names(call("read_block_documents_by_type", own.slug, 1, 1)) == ["b"]
    assert names(call("read_block_documents_by_type", own.slug, offset=1)) == ["b", "c"]
    assert names(call("read_block_documents_by_type", own.slug, limit=2)) == ["a", "b"]
    assert call("read_block_documents_by_type", own.slug, limit=0) == []
    assert call("read_block_documents_by_type", own.slug, offset=9) == []


# ---- Update and delete -------------------------------------------------------------------------------


def test_update_merges_by_default(call: Call, own: Kind) -> None:
    made = own.document(**SECRETS)
    assert call("update_block_document", made["id"], BlockDocumentUpdate(data={"user": "x"})) is None
    assert own.kept(made["id"]) == {**SECRETS, "user": "x"}
    call("update_block_document", made["id"], {"data": {"user": "y"}, "merge_existing_data": False})
    assert own.kept(made["id"]) == {"user": "y"}


def test_update_of_secrets(call: Call, own: Kind) -> None:
    made = own.document(**SECRETS)
    update = BlockDocumentUpdate(data={"password": SecretStr("new"), "user": "x"})
    call("update_block_document", made["id"], update, include_secrets=False)
    assert own.kept(made["id"]) == {**SECRETS, "user": "x"}
    call("update_block_document", made["id"], update)
    assert own.kept(made["id"]) == {**SECRETS, "user": "x", "password": "new"}


def test_update_from_a_block_document(call: Call, own: Kind) -> None:
    made = own.document(**SECRETS)
    read = call("read_block_document", made["id"])
    read.data["password"] = SecretStr("new")
    read.name = "not-to-be-changed"
    call("update_block_document", read, read)
    assert own.kept(made["id"]) == {**SECRETS, "password": "new"}
    assert call("read_block_document", made["id"]).name == made["name"]


def test_an_update_sends_only_what_is_set() -> None:
    sent: list[Any] = []

    def answer(asked: Asked) -> Reply:
        sent.append(asked.json())
        return as_json(None, 204)

    with StandIn(answer) as server:
        caller = Caller("sync", server.api_url)
        try:
            for update in (
                BlockDocumentUpdate(),
                BlockDocumentUpdate(data={}),
                BlockDocumentUpdate(merge_existing_data=False),
                BlockDocumentUpdate(block_schema_id=UUID(int=1)),
            ):
                caller("update_block_document", UUID(int=2), update)
        finally:
            caller.close()
    id_ = str(UUID(int=1))
    assert sent == [{}, {"data": {}}, {"merge_existing_data": False}, {"block_schema_id": id_}]


def test_delete(call: Call, own: Kind) -> None:
    made = own.document()
    assert call("delete_block_document", UUID(made["id"])) is None
    assert own.api.get(f"/block_documents/{made['id']}").status_code == 404


# ---- Bad input -------------------------------------------------------------------------------------

IDS = {"block_type_id": UUID(int=1), "block_schema_id": UUID(int=2)}
ID = UUID(int=3)


@pytest.mark.parametrize(
    ("method", "args", "at"),
    [
        ("create_block_document", ({"name": "A", **IDS},), "block_document.name"),
        ("create_block_document", ({"name": "a_b", **IDS},), "block_document.name"),
        ("create_block_document", ({"name": "a", "data": [], **IDS},), "block_document.data"),
        ("create_block_document", ({"name": "a", "data": {"x": object()}, **IDS},), "block_document.data.x"),
        ("create_block_document", ({"name": "a", "block_type_id": ID},), "block_document.block_schema_id"),
        ("create_block_document", ({"name": "a", "novel": 1, **IDS},), "block_document.novel"),
        ("create_block_document", (BlockDocumentUpdate(data={}),), "block_document"),
        ("create_block_document", ({"name": "a", **IDS}, "perhaps"), "include_secrets"),
        ("read_block_document", ("x",), "block_document_id"),
        ("read_block_document", (ID, "perhaps"), "include_secrets"),
        ("read_block_document_by_name", ("", "a"), "name"),
        ("read_block_document_by_name", ("a", ".."), "block_type_slug"),
        ("read_block_documents", (1,), "block_schema_type"),
        ("read_block_documents", (None, -1), "offset"),
        ("read_block_documents", (None, None, -1), "limit"),
        ("read_block_documents_by_type", (1,), "block_type_slug"),
        ("read_block_documents_by_type", ("a", -1), "offset"),
        ("read_block_documents_by_type", ("a", 0, "x"), "limit"),
        ("update_block_document", ("x", {}), "block_document_id"),
        ("update_block_document", (ID, {"name": "a"}), "block_document.name"),
        ("update_block_document", (ID, BlockTypeUpdate()), "block_document"),
        ("update_block_document", (ID, None), "block_document"),
        ("delete_block_document", ("x",), "block_document_id"),
    ],
)
def test_invalid_arguments_are_not_sent(mode: str, method: str, args: Any, at: str) -> None:
    assert locations(rejected(mode, method, *args)) == [at]


@pytest.mark.parametrize("method", ["read_block_documents", "count_block_documents"])
@pytest.mark.parametrize("kind", ["block_type", "block_schema", "block_document"])
def test_invalid_filters(method: str, kind: str) -> None:
    assert locations(rejected("sync", method, **{f"{kind}_filter": {"novel": 1}})) == [f"{kind}_filter.novel"]


def test_an_invalid_sort_order() -> None:
    assert locations(rejected("sync", "read_block_documents", sort="CREATED_ASC")) == ["sort"]


@pytest.mark.parametrize("cls", [BlockDocument, BlockDocumentCreate])
@pytest.mark.parametrize("name", [{}, {"name": None}, {"name": ""}])
def test_a_document_without_a_name_is_anonymous(cls: Any, name: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        cls(**name, **IDS)
    assert [each["loc"] for each in caught.value.errors()] == [("name",)]
    assert cls(**name, is_anonymous=True, **IDS).is_anonymous


def test_a_document_cannot_refer_to_itself() -> None:
    fields = {"parent_block_document_id": ID, "name": "n"}
    with pytest.raises(ValidationError, match="reference_block_document_id"):
        BlockDocumentReference(reference_block_document_id=str(ID), **fields)
    assert BlockDocumentReference(reference_block_document_id=UUID(int=4), **fields).name == "n"
    # The official client leaves this one to the server, too.
    made = BlockDocumentReferenceCreate(reference_block_document_id=ID, **fields)
    assert type(made.id) is UUID
