"""Deployments."""

from __future__ import annotations

from typing import Any

# What the server sets as the schema since 3.4 if none is given. Older servers neither update nor run a
# deployment that has no schema.
SCHEMA: dict[str, Any] = {"type": "object", "properties": {}}
