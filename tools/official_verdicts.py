"""Writes which values the official client's models accept for each field to stdout, as JSON.

    .venvs/server-3.9.1/bin/python tools/official_verdicts.py tests/support/official_client.json \
        > tests/parity/official_verdicts.json

It requires the official package and does not import this one. `tests/parity/test_values.py` compares the
output with the models of this package. For each model, `least` has values for the required fields, and
`fields` has a digit per sample for each field: 1 if a model with this sample is valid, or else 0.
"""

from __future__ import annotations

import importlib
import json
import sys
import warnings
from typing import Any

ID = "01234567-89ab-cdef-0123-456789abcdef"
OTHER_ID = "11111111-2222-3333-4444-555555555555"
MOMENT = "2026-01-02T03:04:05Z"

# fmt: off
SAMPLES: list[Any] = [
    None, True, 0, 1, -1, 51, 1.5, -0.5, 2**31,
    "", " ", "text", "a/b", "snake_case", "UPPER-case 1", "x" * 600, "1", ID, MOMENT, "http://example.com/a",
    [], ["text"], [1], [1.5], [ID], [None], [0] * 60, [-1], [[]],
    {}, {"text": "text"}, {"text": 1}, {"text": None}, {"text": []}, {"a/b": {"x": [1]}},
]

# Candidates for required fields, in the order in which they are tried.
CANDIDATES: list[Any] = [
    ID, "text", "192.0.2.0/24", 1, 60, MOMENT, [], True, None,
    "* * * * *", "FREQ=DAILY", {"cron": "* * * * *"},
    "SCHEDULED", "ONLINE", "READY", "ACCEPT", "ENQUEUE", "KEEP", "keep", "flow_run",
    {"type": "SCHEDULED"}, {"type": "accept_details"}, {}, "name",
]
# fmt: on

# Required fields of models whose fields depend on each other.
REQUIRED: dict[str, dict[str, Any]] = {
    "BlockDocument": {"name": "text", "block_schema_id": ID, "block_type_id": ID},
    "BlockDocumentCreate": {"name": "text", "block_schema_id": ID, "block_type_id": ID},
    "OrchestrationResult": {"state": None, "status": "WAIT", "details": {"type": "accept_details"}},
    "BlockDocumentReference": {
        "parent_block_document_id": ID,
        "reference_block_document_id": OTHER_ID,
        "name": "text",
    },
}


def invalid_fields(cls: Any, fields: dict[str, Any]) -> set[Any] | None:
    """Create a model and return the invalid fields, or None if it is valid."""
    try:
        cls(**fields)
    except Exception as error:
        errors = getattr(error, "errors", None)
        return {problem["loc"][0] for problem in errors() if problem["loc"]} if errors else {"?"}
    return None


def required_fields(cls: Any, known: list[Any]) -> dict[str, Any] | None:
    """Find valid values for all required fields, from candidates and required fields of other models."""
    found: dict[str, Any] = {}
    for name, field in cls.model_fields.items():
        if field.is_required():
            for sample in [*CANDIDATES, *known]:
                invalid = invalid_fields(cls, {**found, name: sample})
                if invalid is None or (name not in invalid and "?" not in invalid):
                    found[name] = sample
                    break
    return found if invalid_fields(cls, found) is None else None


def main() -> None:
    """Write the verdicts as JSON."""
    warnings.simplefilter("ignore")
    with open(sys.argv[1]) as file:
        inventory = json.load(file)["schemas"]
    verdicts: dict[str, dict[str, Any]] = {}
    known: list[Any] = []
    waiting = [
        (module, name, getattr(importlib.import_module(f"prefect.client.schemas.{module}"), name))
        for module, classes in inventory.items()
        for name, about in classes.items()
        if about["kind"] == "model"
    ]
    while waiting:
        unresolved = []
        for module, name, cls in waiting:
            base = REQUIRED.get(name) or required_fields(cls, known)
            if base is None:
                unresolved.append((module, name, cls))
                continue
            known.append(base)
            verdicts.setdefault(module, {})[name] = {
                "least": base,
                "fields": {
                    field: "".join(
                        str(int(invalid_fields(cls, {**base, field: sample}) is None)) for sample in SAMPLES
                    )
                    for field in cls.model_fields
                },
            }
        if len(unresolved) == len(waiting):
            raise SystemExit(f"could not create instances of {', '.join(name for _, name, _ in unresolved)}")
        waiting = unresolved
    json.dump({"samples": SAMPLES, "verdicts": verdicts}, sys.stdout, indent=0, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
