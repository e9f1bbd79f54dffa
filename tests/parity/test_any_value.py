"""Fuzzing: arbitrary values, mutated responses, arbitrary settings files.

The number of examples is small by default. `PREFECT_RS_FUZZ_SECONDS=600` keeps each test going for that long,
with new examples every time.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prefect_rs import SyncPrefectClient
from prefect_rs._core import Model
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.exceptions import DecodingError, PrefectException, SettingsError, ValidationError

from tests.support.exchanges import Exchange, arguments
from tests.support.models import ID
from tests.support.openapi import OpenAPI
from tests.support.operations import METHODS
from tests.support.standin import Reply, StandIn, http

SECONDS = float(os.environ.get("PREFECT_RS_FUZZ_SECONDS", "0"))


def for_all(values: st.SearchStrategy[Any], count: int = 200) -> Callable[[Callable[[Any], None]], None]:
    """Call the decorated function with `count` values, always the same ones; or for the time in `SECONDS`,
    with others.
    """

    def try_them(check: Callable[[Any], None]) -> None:
        options = settings(
            max_examples=1000 if SECONDS else count,
            derandomize=not SECONDS,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        run = options(given(values)(check))
        end = time.monotonic() + SECONDS
        rounds = 1
        run()
        while time.monotonic() < end:
            run()
            rounds += 1
        if SECONDS:
            print(f"{check.__qualname__}: {rounds * 1000} examples", file=sys.__stderr__)

    return try_them


# ---- Python values to JSON and back ----------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXT, inner, max_size=5),
    max_leaves=30,
)


def same(one: Any, other: Any) -> bool:
    """Whether two values are identical, including types and the order of keys."""
    return pickle.dumps(_marked(one)) == pickle.dumps(_marked(other))


def _marked(value: Any) -> Any:
    # Shared and unshared strings are pickled differently.
    if isinstance(value, dict):
        return ["dict", *((repr(key), _marked(each)) for key, each in value.items())]
    if isinstance(value, list):
        return ["list", *map(_marked, value)]
    return repr(value)


def sent(value: Any) -> str:
    """The JSON text of a parameter."""
    text = FlowRun(flow_id=ID, parameters={"v": value}).model_dump_json(include={"parameters"})
    return text.removeprefix('{"parameters":{"v":').removesuffix("}}")


def test_json_round_trips() -> None:
    @for_all(JSON, 300)
    def check(value: Any) -> None:
        text = sent(value)
        assert same(json.loads(text), value)
        assert "\n" not in text
        read = FlowRun.model_validate_json(f'{{"flow_id": "{ID}", "parameters": {{"v": {text}}}}}')
        assert same(read.parameters["v"], value)
        assert same(pickle.loads(pickle.dumps(read)).parameters["v"], value)


ANY = st.recursive(
    st.one_of(
        *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(), st.uuids()),
        *(st.decimals(), st.datetimes(), st.dates(), st.times(), st.timedeltas(), st.complex_numbers()),
        *(st.ip_addresses(), st.builds(object), st.just(print), st.builds(Path, st.just("a/b"))),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(inner, inner),
        st.iterables(inner, max_size=3),
        st.dictionaries(
            st.one_of(st.text(), st.integers(), st.none(), st.floats(), st.uuids()), inner, max_size=4
        ),
    ),
    max_leaves=20,
)


def test_any_value_is_serialized_or_rejected() -> None:
    @for_all(ANY, 300)
    def check(value: Any) -> None:
        try:
            text = sent(value)
        except ValidationError as error:
            assert error.errors()[0]["loc"][:2] == ("parameters", "v")  # noqa: PT017
            return
        again = json.loads(text)
        assert same(json.loads(sent(again)), again)


# ---- Responses -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def answering() -> Iterator[tuple[Callable[..., None], SyncPrefectClient]]:
    with StandIn(http()) as server:

        def answer(body: bytes, status: int = 200) -> None:
            server.asked.clear()
            server.answer = http(body, status, close=False)

        yield answer, SyncPrefectClient(server.api_url)


RECORDED = Path(__file__).with_name("flow_run.json").read_bytes()
MUTATION = st.tuples(
    st.integers(0, len(RECORDED) - 1),
    st.integers(0, 40),
    st.binary(max_size=8)
    | st.sampled_from(
        [b"null", b'"', b"{}", b"[]", b"1e999", b"-0", b"\\ud800", b"\\u0000", b"[[[[", b"}", b"NaN", b'"x":']
    ),
)


def mutated(changes: list[tuple[int, int, bytes]]) -> bytes:
    """The recorded response with parts removed or replaced."""
    body = RECORDED
    for start, length, put in changes:
        body = body[:start] + put + body[start + length :]
    return body


def without_infinities(value: Any) -> Any:
    """The value after serialization to JSON."""
    return json.loads(json.dumps(value), parse_constant=lambda _: None)


def test_a_mutated_response_is_read_or_an_error(answering: Any) -> None:
    answer, client = answering

    @for_all(st.lists(MUTATION, min_size=1, max_size=4))
    def check(changes: list[tuple[int, int, bytes]]) -> None:
        body = mutated(changes)
        answer(body)
        try:
            read = client.read_flow_run(uuid4())
        except DecodingError as error:
            assert error.response.content == body  # noqa: PT017
            assert len(str(error)) < 1000  # noqa: PT017
            return
        expected = json.loads(body)
        if "id" in expected:
            assert read.id == UUID(expected["id"])
        if b"\\ud800" in body:  # a lone surrogate, which UTF-8 cannot encode
            return
        parameters = expected.get("parameters", {}) or {}
        assert same(read.parameters, parameters)
        dumped = read.model_dump(mode="json")
        # JSON has no infinity, which is what 1e999 becomes.
        assert same(dumped["parameters"], without_infinities(parameters))
        json.loads(read.model_dump_json())
        assert pickle.loads(pickle.dumps(read)) == read
        assert repr(read).startswith("FlowRun(")


def test_any_field_may_be_any_json(answering: Any) -> None:
    answer, client = answering
    recorded = json.loads(RECORDED)

    @for_all(st.dictionaries(st.sampled_from([*recorded, "unheard"]), JSON, min_size=1, max_size=3))
    def check(changes: dict[str, Any]) -> None:
        changed = {**recorded, **changes}
        answer(json.dumps(changed).encode())
        try:
            read = client.read_flow_run(uuid4())
        except DecodingError:
            return
        if isinstance(changed["parameters"], dict):
            assert same(read.parameters, changed["parameters"])
        read.model_dump()
        read.model_dump_json()


class Bent(Exchange):
    """Responds as the OpenAPI document says, but with one value replaced or removed."""

    def __init__(self, openapi: OpenAPI, method: str, place: int, value: list[Any]) -> None:
        super().__init__(openapi, method, nulls=False)
        self.place, self.value = place, value

    def reply(self, template: str, operation: dict[str, Any]) -> Reply:
        head, _, body = super().reply(template, operation).data.partition(b"\r\n\r\n")
        status = int(head.split()[1])
        if not body or b"application/json" not in head:
            return http(body, status)
        root = {"": json.loads(body)}
        every = list(places(root))
        holder, key = every[self.place % len(every)]
        if self.value:
            holder[key] = self.value[0]
        elif holder is not root:
            del holder[key]
        return http(json.dumps(root[""]), status)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container in a JSON value, with each of its keys."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(item, dict | list):
            yield from places(item)


def look_at(value: Any) -> None:
    """Use a result in every way."""
    repr(value)
    assert pickle.loads(pickle.dumps(value)) == value
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Model):
            each.model_dump()
            each.model_dump(mode="json")
            json.loads(each.model_dump_json())


def test_any_value_in_any_response_may_be_any_json(document: dict[str, Any]) -> None:
    openapi = OpenAPI(document)
    methods = sorted(set(METHODS.values()) - {"api_healthcheck"})  # it returns the error
    given = {method: arguments(method, required_only=True) for method in methods}
    values = st.tuples(st.sampled_from(methods), st.integers(0, 10_000), st.lists(JSON, max_size=1))

    @for_all(values)
    def check(values: tuple[str, int, list[Any]]) -> None:
        method, place, value = values
        with contextlib.suppress(PrefectException):
            look_at(Bent(openapi, method, place, value).run("sync", given[method]))


@pytest.mark.parametrize("seconds", [8.64e13, -8.64e13, 1e300])
def test_a_duration_out_of_pythons_range(answering: Any, seconds: float) -> None:
    """Found by the test above: it could be parsed, but the attribute raised an OverflowError."""
    answer, client = answering
    answer(json.dumps({**json.loads(RECORDED), "total_run_time": seconds}).encode())
    with pytest.raises(DecodingError):
        client.read_flow_run(uuid4())
    with pytest.raises(ValidationError, match="total_run_time"):
        FlowRun(flow_id=ID, total_run_time=seconds)


def test_any_error_body_is_an_error(answering: Any) -> None:
    answer, client = answering

    @for_all(st.binary() | JSON.map(lambda value: json.dumps({"detail": value}).encode()), 100)
    def check(body: bytes) -> None:
        for status in (400, 403, 422):
            answer(body, status)
            with pytest.raises(PrefectException):
                client.read_flow_run(uuid4())


# ---- Settings files --------------------------------------------------------------------------------

KEYS = [
    "PREFECT_API_URL",
    "PREFECT_API_KEY",
    "PREFECT_API_REQUEST_TIMEOUT",
    "PREFECT_CLIENT_CUSTOM_HEADERS",
    "OTHER",
]
LINE = st.builds(
    lambda export, key, sign, value: f"{export}{key}{sign}{value}",
    st.sampled_from(["", "export ", "  ", "#"]),
    st.sampled_from(KEYS),
    st.sampled_from(["=", " = ", "", "==", ":"]),
    st.text(max_size=20)
    | st.sampled_from(
        ['"', "'", '"a\nb"', "${OTHER}", "${PREFECT_API_KEY:-x}", "$", "${", "\\", "5", '{"A": "b"}']
    ),
)
DOTENV = st.lists(LINE, max_size=6).map("\n".join) | st.text()
TOML = st.lists(
    st.sampled_from(
        [
            *(
                "[api]",
                "[client]",
                "[api",
                "[[api]]",
                "[api.url]",
                "'' = 1",
                "a.b.c = {}",
                "\ufeff",
                "x = '''",
                "# é",
            ),
            *('url = "http://h/api"', "url = 5", 'key = "k"', "key = [1]", "enable_http2 = 2026-01-01"),
            *("request_timeout = 5", "request_timeout = inf", "request_timeout = 0x5"),
            *("custom_headers = {A = 'b'}", "custom_headers.A = 1", "max_retries = 99999999999999999999"),
        ]
    )
    | st.text(max_size=20),
    max_size=8,
).map("\n".join)
PYPROJECT = TOML.map(
    lambda text: text.replace("[api", "[tool.prefect.api").replace("[client", "[tool.prefect.client")
)


@pytest.mark.parametrize(
    ("name", "texts"), [(".env", DOTENV), ("prefect.toml", TOML), ("pyproject.toml", PYPROJECT)]
)
def test_any_settings_file_is_read_or_an_error(isolated: Path, name: str, texts: Any) -> None:
    @for_all(texts.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary())
    def check(data: bytes) -> None:
        (isolated / name).write_bytes(data)
        try:
            SyncPrefectClient("http://127.0.0.1:9/api")
        except SettingsError as error:
            assert name in str(error)  # noqa: PT017
        except ValidationError as error:
            # Headers and keys that are not valid in HTTP.
            assert "PREFECT" in str(error) or "api_key" in str(error)  # noqa: PT017


def test_any_profiles_file_is_read_or_an_error(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profiles = isolated / "profiles.toml"
    monkeypatch.setenv("PREFECT_PROFILES_PATH", str(profiles))
    lines = [
        "active = 'a'",
        "active = 5",
        "[profiles.a]",
        "[profiles]",
        "[profiles.a.b]",
        "a = 1",
        "profiles = 1",
        *(f"{key} = 'x'" for key in KEYS),
    ]

    @for_all(st.lists(st.sampled_from(lines) | st.text(max_size=10), max_size=6).map("\n".join))
    def check(text: str) -> None:
        profiles.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            SyncPrefectClient("http://127.0.0.1:9/api")
        except SettingsError as error:
            assert "profiles.toml" in str(error)  # noqa: PT017
