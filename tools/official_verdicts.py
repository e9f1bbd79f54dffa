"""Asks the official client's models which values they take, field by field.

    .venvs/server-3.9.1/bin/python tools/official_verdicts.py tests/support/official_client.json \
        > tests/parity/official_verdicts.json

It runs where the official package is installed, and imports nothing of this one:
`tests/parity/test_values.py` holds the
models of this package against what comes of it. For each model there is what must be given at least
(`least`) and, for
each field, a digit for each of the `samples`: 1 if a model with that sample in the field is made, 0 if it
is refused.
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

SAMPLES: list[Any] = [
    *[None, True, 0, 1, -1, 51, 1.5, -0.5, 2**31],
    *[
        "",
        " ",
        "text",
        "a/b",
        "snake_case",
        "UPPER-case 1",
        "x" * 600,
        "1",
        ID,
        MOMENT,
        "http://example.com/a",
    ],
    *[[], ["text"], [1], [1.5], [ID], [None], [0] * 60, [-1], [[]]],
    *[{}, {"text": "text"}, {"text": 1}, {"text": None}, {"text": []}, {"a/b": {"x": [1]}}],
]

# What may be right where there has to be something.
TRIED: list[Any] = [
    *[
        ID,
        "text",
        "192.0.2.0/24",
        1,
        60,
        MOMENT,
        [],
        True,
        None,
        "* * * * *",
        "FREQ=DAILY",
        {"cron": "* * * * *"},
    ],
    *["SCHEDULED", "ONLINE", "READY", "ACCEPT", "ENQUEUE", "KEEP", "keep", "flow_run"],
    *[{"type": "SCHEDULED"}, {"type": "accept_details"}, {}, "name"],
]

# Models whose fields have to fit each other.
LEAST: dict[str, dict[str, Any]] = {
    "BlockDocument": {"name": "text", "block_schema_id": ID, "block_type_id": ID},
    "BlockDocumentCreate": {"name": "text", "block_schema_id": ID, "block_type_id": ID},
    "OrchestrationResult": {"state": None, "status": "WAIT", "details": {"type": "accept_details"}},
    "BlockDocumentReference": {
        "parent_block_document_id": ID,
        "reference_block_document_id": OTHER_ID,
        "name": "text",
    },
}


def refused(cls: Any, fields: dict[str, Any]) -> set[Any] | None:
    """The fields that are wrong; nothing where the model is made."""
    try:
        cls(**fields)
    except Exception as error:
        errors = getattr(error, "errors", None)
        return {problem["loc"][0] for problem in errors() if problem["loc"]} if errors else {"?"}
    return None


def least(cls: Any, known: list[Any]) -> dict[str, Any] | None:
    """What has to be given at least, made of samples and of what other models need."""
    found: dict[str, Any] = {}
    for name, field in cls.model_fields.items():
        if field.is_required():
            for sample in [*TRIED, *known]:
                wrong = refused(cls, {**found, name: sample})
                if wrong is None or (name not in wrong and "?" not in wrong):
                    found[name] = sample
                    break
    return found if refused(cls, found) is None else None


def main() -> None:
    warnings.simplefilter("ignore")
    with open(sys.argv[1]) as file:
        inventory = json.load(file)["schemas"]
    verdicts: dict[str, dict[str, Any]] = {}
    known: list[Any] = []
    waiting = [
        (module, name, getattr(importlib.import_module(f"prefect.client.schemas.{module}"), name))
        for module, classes in inventory.items()
        for name, told in classes.items()
        if told["kind"] == "model"
    ]
    while waiting:
        again = []
        for module, name, cls in waiting:
            base = LEAST.get(name) or least(cls, known)
            if base is None:
                again.append((module, name, cls))
                continue
            known.append(base)
            verdicts.setdefault(module, {})[name] = {
                "least": base,
                "fields": {
                    field: "".join(
                        str(int(refused(cls, {**base, field: sample}) is None)) for sample in SAMPLES
                    )
                    for field in cls.model_fields
                },
            }
        if len(again) == len(waiting):
            raise SystemExit(f"no instance could be made of {', '.join(name for _, name, _ in again)}")
        waiting = again
    json.dump({"samples": SAMPLES, "verdicts": verdicts}, sys.stdout, indent=0, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
