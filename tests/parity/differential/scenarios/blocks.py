"""Block types, schemas and documents."""

from __future__ import annotations

from typing import Any

from ._objects import UNKNOWN

FIELDS = {
    "title": "Differential",
    "type": "object",
    "properties": {
        "host": {"title": "Host", "type": "string"},
        "password": {"title": "Password", "type": "string", "format": "password", "writeOnly": True},
    },
    "required": ["host"],
    "block_type_slug": "differential",
    "secret_fields": ["password"],
    "block_schema_references": {},
}


async def types(call: Any) -> None:
    from prefect.client.schemas.actions import BlockTypeCreate, BlockTypeUpdate

    slug = call.name("little")
    made = await call("create_block_type: little", BlockTypeCreate(name=call.name("Little"), slug=slug))
    await call(
        "create_block_type: much",
        BlockTypeCreate(
            name=call.name("Much"),
            slug=call.name("much"),
            logo_url="https://example.com/logo.png",
            documentation_url="https://example.com/docs?x=1",
            description="d",
            code_example="print(1)",
        ),
    )
    await call("create_block_type: again", BlockTypeCreate(name=call.name("Again"), slug=slug))
    await call("read_block_type_by_slug", slug)
    await call("read_block_type_by_slug: unknown", call.name("none"))
    await call.own("read_block_types")
    await call("update_block_type", made.id, BlockTypeUpdate(description="new"))
    await call("update_block_type: logo", made.id, BlockTypeUpdate(logo_url="https://example.com/x.png"))
    await call("update_block_type: nothing", made.id, BlockTypeUpdate())
    await call("update_block_type: unknown", UNKNOWN, BlockTypeUpdate(description="x"))
    protected = await call.sent("read_block_type_by_slug: protected", "secret")
    await call("delete_block_type: protected", protected.id)
    await call("delete_block_type", made.id)
    await call("delete_block_type: again", made.id)


async def schemas(call: Any) -> None:
    from prefect.client.schemas.actions import BlockSchemaCreate, BlockTypeCreate

    name = call.name("type")
    kind = await call("create_block_type", BlockTypeCreate(name=name, slug=name))
    await call("get_most_recent_block_schema_for_block_type: none", kind.id)
    # A unique title makes the checksum unique.
    fields = {**FIELDS, "title": call.name("title")}
    schema = await call("create_block_schema", BlockSchemaCreate(fields=fields, block_type_id=kind.id))
    await call("create_block_schema: again", BlockSchemaCreate(fields=fields, block_type_id=kind.id))
    await call(
        "create_block_schema: much",
        BlockSchemaCreate(
            fields={**fields, "title": call.name("other")},
            block_type_id=kind.id,
            capabilities=["read-path", "write-path"],
            version="1.2",
        ),
    )
    await call("create_block_schema: unknown type", BlockSchemaCreate(fields=FIELDS, block_type_id=UNKNOWN))
    # The checksum depends on the title, and so on the prefix: the request cannot be compared.
    await call("read_block_schema_by_checksum: unknown", "sha256:none")
    await call("read_block_schema_by_checksum: version", "sha256:none", "1.0")
    await call.own("read_block_schema_by_checksum", schema.checksum)
    await call.own("read_block_schemas")
    await call("get_most_recent_block_schema_for_block_type", kind.id)
    await call("get_most_recent_block_schema_for_block_type: unknown", UNKNOWN)


async def documents(call: Any) -> None:
    from prefect.client.schemas.actions import (
        BlockDocumentCreate,
        BlockDocumentUpdate,
        BlockSchemaCreate,
        BlockTypeCreate,
    )

    slug = call.name("type")
    kind = await call("create_block_type", BlockTypeCreate(name=slug, slug=slug))
    # A unique title, because the server stores schemas of equal content only once.
    fields = {**FIELDS, "title": call.name("title")}
    schema = await call("create_block_schema", BlockSchemaCreate(fields=fields, block_type_id=kind.id))
    of_type = {"block_schema_id": schema.id, "block_type_id": kind.id}
    data = {"host": "h", "password": "s3cret"}
    made = await call("create_block_document", BlockDocumentCreate(name="one", data=data, **of_type))
    await call(
        "create_block_document: hidden",
        BlockDocumentCreate(name="two", data=data, **of_type),
        include_secrets=False,
    )
    await call("create_block_document: again", BlockDocumentCreate(name="one", data=data, **of_type))
    anonymous = BlockDocumentCreate(data={"host": "a"}, is_anonymous=True, **of_type)
    nameless = await call.sent("create_block_document: anonymous", anonymous)
    await call("read_block_document", made.id)
    await call("read_block_document: hidden", made.id, include_secrets=False)
    await call("read_block_document: positional", made.id, False)
    await call("read_block_document: unknown", UNKNOWN)
    await call("read_block_document: no id", "none")
    await call("read_block_document_by_name", "one", slug)
    await call("read_block_document_by_name: hidden", "one", slug, include_secrets=False)
    await call("read_block_document_by_name: unknown", "none", slug)
    await call("read_block_documents_by_type", slug)
    await call("read_block_documents_by_type: page", slug, offset=1, limit=1, include_secrets=False)
    await call("read_block_documents_by_type: unknown", call.name("none"))
    await call.sent("read_block_documents")
    await call.sent("read_block_documents: page", offset=0, limit=1, include_secrets=False)
    await call.sent("read_block_documents: schema type", "x", None, 5)
    await call("update_block_document", made.id, BlockDocumentUpdate(data={"host": "new"}))
    whole = BlockDocumentUpdate(data={"host": "all"}, merge_existing_data=False)
    await call("update_block_document: whole", made.id, whole)
    await call(
        "update_block_document: schema", made.id, BlockDocumentUpdate(block_schema_id=schema.id, data={})
    )
    await call("update_block_document: unknown", UNKNOWN, BlockDocumentUpdate(data={}))
    await call("read_block_document: updated", made.id)
    await call("delete_block_document", made.id)
    await call("delete_block_document: again", made.id)
    await call("delete_block_document: anonymous", nameless.id)
