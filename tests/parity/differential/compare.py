"""Finds the differences between the records that `run.py` made of two clients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from difflib import SequenceMatcher
from typing import Any

UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TIMES = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?")
CHECKSUMS = re.compile(r"sha256:[0-9a-f]{64}")
MADE_UP_NAME = re.compile(r"[a-z]+-[a-z]+")

# Depend on how long something took.
DURATIONS = {"estimated_start_time_delta", "estimated_run_time", "total_run_time", "delay_seconds"}

ABSENT = "<absent>"


@dataclass(frozen=True)
class Found:
    """A difference: scenario, call, location in the call's record, and both clients' values."""

    scenario: str
    call: str
    path: str
    official: Any
    ours: Any

    def __str__(self) -> str:
        return (
            f"{self.scenario} / {self.call} / {self.path}\n"
            f"    official: {_short(self.official)}\n"
            f"    ours:     {_short(self.ours)}"
        )


def differences(scenario: str, official: dict[str, Any], ours: dict[str, Any]) -> list[Found]:
    """The differences between the records of a scenario."""
    found: list[Found] = []
    theirs = {call["label"]: call for call in normalised(official)}
    mine = {call["label"]: call for call in normalised(ours)}
    for label in dict.fromkeys([*theirs, *mine]):
        if label not in theirs or label not in mine:
            pair = (ABSENT, "called") if label not in theirs else ("called", ABSENT)
            found.append(Found(scenario, label, "", *pair))
            continue
        found += [Found(scenario, label, path, a, b) for path, a, b in _of_calls(theirs[label], mine[label])]
    return found


def _of_calls(official: dict[str, Any], ours: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    yield from _of_exchanges(official["exchanges"], ours["exchanges"])
    if "error" in official or "error" in ours:
        a, b = official.get("error"), ours.get("error")
        if a is None or b is None:
            yield (
                "raised",
                official.get("message", official.get("result")),
                ours.get("message", ours.get("result")),
            )
        else:
            # An except clause for the official error must catch this one.
            if a["$error"][0] not in b["$error"]:
                yield "raised.class", a["$error"][0], b["$error"]
            if a["status"] is not None and a["status"] != b["status"]:
                yield "raised.status", a["status"], b["status"]
        return
    yield from _of_values("result", official["result"], ours["result"])
    yield from _of_values("json", official["json"], ours["json"], more="below")


def _of_exchanges(
    official: list[dict[str, Any]], ours: list[dict[str, Any]]
) -> Iterator[tuple[str, Any, Any]]:
    theirs = [f"{one['method']} {one['path']}" for one in official]
    mine = [f"{one['method']} {one['path']}" for one in ours]
    for kind, a, a_end, b, b_end in SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes():
        if kind == "equal":
            for what, one, other in zip(theirs[a:a_end], official[a:a_end], ours[b:b_end], strict=True):
                for part in ("query", "headers", "body"):
                    yield from _of_values(f"{what} {part}", one[part], other[part])
        else:
            for what in theirs[a:a_end]:
                yield what, "sent", ABSENT
            for what in mine[b:b_end]:
                yield what, ABSENT, "sent"


def _of_values(path: str, official: Any, ours: Any, more: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The differences between two values. `more` says where ours may have additional keys: "here" or also
    "below".
    """
    if isinstance(official, dict) and isinstance(ours, dict):
        if "$model" in official and "$model" in ours:
            if official["$model"] != ours["$model"]:
                yield f"{path}.class", official["$model"], ours["$model"]
            # Code for the official client uses its attributes, and no others.
            yield from _of_values(path, official["fields"], ours["fields"], more="here")
            return
        inner = more if more == "below" else ""
        for key in dict.fromkeys([*official, *ours]):
            if key in official or not more:
                there, here = official.get(key, ABSENT), ours.get(key, ABSENT)
                yield from _of_values(f"{path}.{key}", there, here, inner)
    elif isinstance(official, list) and isinstance(ours, list):
        if len(official) != len(ours):
            yield f"{path}.length", official, ours
            return
        for number, (there, here) in enumerate(zip(official, ours, strict=True)):
            yield from _of_values(f"{path}[{number}]", there, here, more)
    elif type(official) is not type(ours) or official != ours:
        yield path, official, ours


def normalised(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The calls of a record, without what differs in every run.

    An id is replaced by the call and the location where it first occurred in a request or response, so that
    the same id has the same name in the records of both clients. The current time becomes `<now>`, if it was
    in a request or response, and the scenario's prefix becomes `@`.
    """
    names = _Names(record["prefix"], record["api_url"])
    calls = []
    for call in record["calls"]:
        exchanges = []
        for one in call["exchanges"]:
            place = f"{call['label']} {one['method']} {UUIDS.sub('*', one['path'])}"
            exchanges.append(
                {
                    "method": one["method"],
                    "path": names.value(one["path"], f"{place} path"),
                    "query": names.value(one["query"], f"{place} query"),
                    "headers": one["headers"],
                    "body": names.value(one["body"], f"{place} body"),
                    # Others' data there differs in every run, so it names no ids.
                    "answer": None
                    if call.get("has_others")
                    else names.value(one["answer"], f"{place} answer"),
                }
            )
        names.on_the_wire = False
        rest = {key: names.value(call[key], call["label"]) for key in call if key != "exchanges"}
        names.on_the_wire = True
        calls.append({**rest, "label": call["label"], "exchanges": exchanges})
    return calls


class _Names:
    def __init__(self, prefix: str, api_url: str) -> None:
        self.prefix = prefix
        self.api_url = api_url
        self.ids: dict[str, str] = {}
        self.times: set[datetime] = set()
        self.on_the_wire = True

    def value(self, value: Any, place: str, key: str = "") -> Any:
        if isinstance(value, dict):
            return {
                self._text(k, place): self.value(v, f"{place}.{k}", _key(k, key)) for k, v in value.items()
            }
        if isinstance(value, list):
            return [self.value(each, f"{place}[{number}]", key) for number, each in enumerate(value)]
        if key in DURATIONS and isinstance(value, int | float):
            return "<duration>"
        if isinstance(value, str):
            if key == "name" and MADE_UP_NAME.fullmatch(value):
                return "<made-up name>"
            return self._text(value, place)
        return value

    def _text(self, text: str, place: str) -> str:
        text = text.replace(self.prefix, "@").replace(self.api_url, "<api>")
        text = UUIDS.sub(lambda found: self._id(found[0], place), text)
        # Of values that contain the prefix.
        text = CHECKSUMS.sub("<checksum>", text)
        return TIMES.sub(self._time, text)

    def _id(self, found: str, place: str) -> str:
        if found == "00000000-0000-0000-0000-000000000000":
            return found
        return self.ids.setdefault(found, f"<id: {place.replace(self.prefix, '@')}>")

    def _time(self, found: re.Match[str]) -> str:
        time = datetime.fromisoformat(_for_python_3_10(found[0]))
        time = time if time.tzinfo else time.replace(tzinfo=timezone.utc)
        if abs(time - datetime.now(timezone.utc)) > timedelta(days=2):
            return found[0]
        if self.on_the_wire:
            self.times.add(time)
        return f"<now{'' if time in self.times else ', made by the client'}>{found[1] or ''}"


def _key(key: str, outer: str) -> str:
    """The name of a value. `{"$seconds": 1.5}` has that of its field."""
    return outer if key.startswith("$") else key


def _for_python_3_10(text: str) -> str:
    whole, dot, rest = text.replace("Z", "+00:00").partition(".")
    digits = re.match(r"\d*", rest)[0] if dot else ""  # type: ignore[index]
    return f"{whole}.{digits[:6]:0<6}{rest[len(digits) :]}" if dot else whole


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 600 else f"{text[:600]} …"
