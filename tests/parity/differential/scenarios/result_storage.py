"""The server's default result storage, which is one for the whole server."""

from __future__ import annotations

from typing import Any

from ._objects import UNKNOWN

ALONE = True


async def default(call: Any) -> None:
    from prefect.client.schemas.actions import BlockDocumentCreate, BlockSchemaCreate, BlockTypeCreate

    await call("clear_server_default_result_storage: at first")
    await call("read_server_default_result_storage: nothing")
    await call("update_server_default_result_storage: unknown", UNKNOWN)
    slug = call.name("type")
    kind = await call("create_block_type", BlockTypeCreate(name=slug, slug=slug))
    # A unique title, because the server stores schemas of equal content only once.
    fields = {
        "title": call.name("storage"),
        "type": "object",
        "properties": {},
        "block_schema_references": {},
    }
    storage = ["get-directory", "put-directory", "read-path", "write-path"]
    schema = BlockSchemaCreate(fields=fields, block_type_id=kind.id, capabilities=storage)
    schema = await call("create_block_schema", schema)
    document = BlockDocumentCreate(name="one", block_schema_id=schema.id, block_type_id=kind.id)
    document = await call("create_block_document", document)
    try:
        await call("update_server_default_result_storage", document.id)
        await call(
            "read_server_default_result_storage: something",
        )
    finally:
        await call("clear_server_default_result_storage")
    await call("read_server_default_result_storage: nothing again")
