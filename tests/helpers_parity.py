"""What the official client 3.9.1 has, and what of it is still to come here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

OFFICIAL: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "official-client.json").read_text())

# PENDING: what is not there yet. Names in here are left out of the parity tests; one that has come is an
# error.
PENDING: dict[str, list[str]] = {
    "SyncPrefectClient/PrefectClient": [
        "create_automation",
        "delete_automation",
        "delete_resource_owned_automations",
        "find_automation",
        "pause_automation",
        "read_automation",
        "read_automations",
        "read_automations_by_name",
        "read_events",
        "read_events_page",
        "read_resource_related_automations",
        "resume_automation",
        "update_automation",
    ],
    "objects": ["Agent"],
    "events": ["EventPage"],
}
