"""Block types: create, read, update, delete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from prefect_rs.client.schemas.actions import BlockTypeCreate, BlockTypeUpdate
from prefect_rs.client.schemas.filters import BlockSchemaFilter, BlockTypeFilter
from prefect_rs.client.schemas.objects import BlockType
from prefect_rs.exceptions import (
    ObjectAlreadyExists,
    ObjectNotFound,
    ProtectedBlockError,
    ValidationError,
)

from tests.support.blocks import Kind, kind
from tests.support.standin import locations, rejected
from tests.support.upstream import plain_client

Call = Callable[..., Any]

LOGO = "https://example.com/logo.png"


@pytest.fixture
def api(api_url: str) -> Iterator[httpx.Client]:
    with plain_client(api_url) as client:
        yield client


@pytest.fixture
def slug(api: httpx.Client) -> Iterator[str]:
    """A slug. The block type with this slug is deleted after the test."""
    slug = f"type-{uuid4().hex[:10]}"
    yield slug
    found = api.get(f"/block_types/slug/{slug}")
    if found.is_success:
        api.delete(f"/block_types/{found.json()['id']}")


@pytest.fixture
def own(api_url: str) -> Iterator[Kind]:
    with kind(api_url) as made:
        yield made


@pytest.mark.parametrize("form", ["model", "dict"])
def test_create(call: Call, api: httpx.Client, slug: str, form: str) -> None:
    fields = {
        "name": f"The {slug}",
        "slug": slug,
        "logo_url": LOGO,
        "documentation_url": "http://example.com/docs?a=b",
        "description": "d é",
        "code_example": "x = 1",
    }
    made = call("create_block_type", BlockTypeCreate(**fields) if form == "model" else fields)
    assert type(made) is BlockType
    assert type(made.id) is UUID
    assert {name: getattr(made, name) for name in fields} == fields
    assert made.is_protected is False
    kept = api.get(f"/block_types/{made.id}").json()
    assert {name: kept[name] for name in fields} == fields


def test_slugs_are_unique(call: Call, slug: str) -> None:
    call("create_block_type", BlockTypeCreate(name=slug, slug=slug))
    with pytest.raises(ObjectAlreadyExists) as caught:
        call("create_block_type", BlockTypeCreate(name=slug, slug=slug))
    assert caught.value.status_code == 409


def test_read_by_id_and_by_slug(call: Call, own: Kind) -> None:
    by_id = call("read_block_type", own.type_id)
    assert (str(by_id.id), by_id.slug, by_id.name) == (own.type_id, own.slug, own.slug)
    assert call("read_block_type_by_slug", own.slug) == by_id
    assert call("read_block_type", by_id) == by_id  # any object with an id


def test_missing_block_types(call: Call) -> None:
    for name, args in [
        ("read_block_type", (uuid4(),)),
        ("read_block_type_by_slug", (f"none-{uuid4().hex}",)),
        ("read_block_type_by_slug", ("a/b",)),
        ("update_block_type", (uuid4(), BlockTypeUpdate(description="d"))),
        ("delete_block_type", (uuid4(),)),
    ]:
        with pytest.raises(ObjectNotFound) as caught:
            call(name, *args)
        assert caught.value.status_code == 404


def test_read_all(call: Call, own: Kind) -> None:
    found = call("read_block_types")
    assert {"secret", own.slug} <= {each.slug for each in found}
    names = [each.name for each in found]
    assert names == sorted(names)


def test_filters_and_paging(call: Call, own: Kind, api: httpx.Client) -> None:
    def slugs(**kwargs: Any) -> list[str]:
        return [each.slug for each in call("read_block_types", **kwargs)]

    assert slugs(block_type_filter=BlockTypeFilter(slug=[own.slug])) == [own.slug]
    assert slugs(block_type_filter={"name": {"like_": own.slug[3:]}}) == [own.slug]
    capable = BlockSchemaFilter(block_capabilities=[f"cap-{own.slug}"])
    assert slugs(block_schema_filter=capable) == [own.slug]
    assert slugs(block_schema_filter=capable, block_type_filter={"slug": {"any_": ["secret"]}}) == []
    everything = [each["slug"] for each in api.post("/block_types/filter", json={}).json()]
    assert slugs(limit=2, offset=1) == everything[1:3]
    assert slugs(limit=0) == []


def test_an_update_changes_only_what_is_set(call: Call, api: httpx.Client, slug: str) -> None:
    made = call("create_block_type", BlockTypeCreate(name=slug, slug=slug, description="d", logo_url=LOGO))
    assert call("update_block_type", made.id, BlockTypeUpdate(code_example="x")) is None
    kept = api.get(f"/block_types/{made.id}").json()
    assert (kept["description"], kept["code_example"], kept["logo_url"]) == ("d", "x", LOGO)
    call("update_block_type", str(made.id), {"description": None})
    kept = api.get(f"/block_types/{made.id}").json()
    assert (kept["description"], kept["code_example"]) == (None, "x")


def test_update_from_a_block_type(call: Call, api: httpx.Client, slug: str) -> None:
    made = call("create_block_type", BlockTypeCreate(name=slug, slug=slug, description="d"))
    made.description = "other"
    made.name = "not to be changed"
    call("update_block_type", made, made)
    kept = api.get(f"/block_types/{made.id}").json()
    assert (kept["description"], kept["name"]) == ("other", slug)


def test_delete(call: Call, api: httpx.Client, slug: str) -> None:
    made = call("create_block_type", BlockTypeCreate(name=slug, slug=slug))
    assert call("delete_block_type", made.id) is None
    assert api.get(f"/block_types/{made.id}").status_code == 404


def test_a_protected_block_type_cannot_be_deleted(call: Call, api: httpx.Client) -> None:
    call("install_system_block_types")
    secret = call("read_block_type_by_slug", "secret")
    assert secret.is_protected
    with pytest.raises(ProtectedBlockError) as caught:
        call("delete_block_type", secret.id)
    assert caught.value.status_code == 403
    assert api.get(f"/block_types/{secret.id}").status_code == 200


def test_install_system_block_types(call: Call, api: httpx.Client) -> None:
    assert call("install_system_block_types") is None
    assert api.get("/block_types/slug/secret").json()["is_protected"] is True


@pytest.mark.parametrize(
    ("method", "args", "at"),
    [
        ("create_block_type", ({"name": "a", "slug": "A"},), "block_type.slug"),
        ("create_block_type", ({"name": "a", "slug": "a_b"},), "block_type.slug"),
        ("create_block_type", ({"name": "a/b", "slug": "a"},), "block_type.name"),
        ("create_block_type", ({"name": "", "slug": "a"},), "block_type.name"),
        ("create_block_type", ({"name": "a"},), "block_type.slug"),
        ("create_block_type", ({"name": "a", "slug": "a", "logo_url": "x"},), "block_type.logo_url"),
        ("create_block_type", ({"name": "a", "slug": "a", "is_protected": True},), "block_type.is_protected"),
        ("create_block_type", ("a",), "block_type"),
        ("read_block_type", ("no id",), "block_type_id"),
        ("read_block_type_by_slug", ("",), "slug"),
        ("read_block_type_by_slug", (1,), "slug"),
        ("update_block_type", ("no id", {}), "block_type_id"),
        ("update_block_type", (UUID(int=1), {"name": "a"}), "block_type.name"),
        ("update_block_type", (UUID(int=1), {"logo_url": "ftp://a"}), "block_type.logo_url"),
        ("update_block_type", (UUID(int=1), BlockTypeCreate(name="a", slug="a")), "block_type"),
        ("delete_block_type", ("no id",), "block_type_id"),
    ],
)
def test_invalid_arguments_are_not_sent(mode: str, method: str, args: Any, at: str) -> None:
    assert locations(rejected(mode, method, *args)) == [at]


@pytest.mark.parametrize(
    ("kwargs", "at"),
    [
        ({"limit": -1}, "limit"),
        ({"offset": "x"}, "offset"),
        ({"block_type_filter": {"colour": 1}}, "block_type_filter.colour"),
        ({"block_schema_filter": 1}, "block_schema_filter"),
    ],
)
def test_invalid_filters_and_pages(mode: str, kwargs: Any, at: str) -> None:
    assert locations(rejected(mode, "read_block_types", **kwargs)) == [at]


def test_updatable_fields() -> None:
    expected = {"logo_url", "documentation_url", "description", "code_example"}
    assert BlockTypeUpdate.updatable_fields() == expected


@pytest.mark.parametrize("url", ["https://example.com", "http://x", "https://EXAMPLE.com/a%20b?c=d#e"])
def test_urls_are_not_normalized(url: str) -> None:
    assert BlockTypeCreate(name="a", slug="a", logo_url=url).logo_url == url


@pytest.mark.parametrize("url", ["nope", "ftp://example.com", "", "//example.com", "https://", 1])
def test_urls_that_are_not_http_are_rejected(url: Any) -> None:
    for cls in (BlockTypeCreate, BlockType):
        with pytest.raises(ValidationError, match="documentation_url"):
            cls(name="a", slug="a", documentation_url=url)


def test_a_pydantic_url_is_accepted() -> None:
    pydantic = pytest.importorskip("pydantic")
    url = pydantic.TypeAdapter(pydantic.HttpUrl).validate_python(LOGO)
    made = BlockTypeCreate(name="a", slug="a", logo_url=url)
    assert made.logo_url == LOGO
