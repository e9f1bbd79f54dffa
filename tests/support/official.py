"""Inventories of the official client 3.9.1: its methods, models, exceptions and so on, and its modules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

OFFICIAL: dict[str, Any] = json.loads(Path(__file__).with_name("official_client.json").read_text())
MODULES: dict[str, Any] = json.loads(Path(__file__).with_name("official_modules.json").read_text())
