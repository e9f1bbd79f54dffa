"""Block types, schemas and documents, created and deleted without the package under test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from tests.support.upstream import plain_client

MASK = "********"  # what the server returns instead of a secret

# In this schema's data, `password` and everything in `keys` is secret.
FIELDS: dict[str, Any] = {
    "title": "Store",
    "type": "object",
    "properties": {
        "password": {"type": "string", "format": "password", "writeOnly": True},
        "user": {"type": "string"},
        "keys": {"type": "object"},
    },
    "secret_fields": ["password", "keys.*"],
    "block_schema_references": {},
}


@dataclass
class Kind:
    """A block type with one block schema."""

    api: httpx.Client
    slug: str
    type_id: str
    schema_id: str
    checksum: str

    @property
    def ids(self) -> dict[str, str]:
        """The ids that every document requires."""
        return {"block_type_id": self.type_id, "block_schema_id": self.schema_id}

    def document(self, name: str | None = None, **data: Any) -> Any:
        """A new document, as the server returns it."""
        name = name or f"doc-{uuid4().hex[:10]}"
        return _ok(self.api.post("/block_documents/", json={"name": name, "data": data, **self.ids}))

    def kept(self, document_id: Any) -> Any:
        """The data of a document on the server, with secrets."""
        params = {"include_secrets": True}
        return _ok(self.api.get(f"/block_documents/{document_id}", params=params))["data"]


@contextmanager
def kind(api_url: str) -> Iterator[Kind]:
    """A new block type, which is deleted at the end together with its schemas and documents."""
    slug = f"kind-{uuid4().hex[:10]}"
    with plain_client(api_url) as api:
        type_id = _ok(api.post("/block_types/", json={"name": slug, "slug": slug}))["id"]
        fields = {**FIELDS, "block_type_slug": slug}
        schema = {"block_type_id": type_id, "fields": fields, "capabilities": [f"cap-{slug}"], "version": "1"}
        made = _ok(api.post("/block_schemas/", json=schema))
        try:
            yield Kind(api, slug, type_id, made["id"], made["checksum"])
        finally:
            api.delete(f"/block_types/{type_id}")


def _ok(answer: httpx.Response) -> Any:
    return answer.raise_for_status().json()
