"""What docs/options-and-hooks.md shows about OpenTelemetry and Prometheus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from prefect_rs.exceptions import ConnectError, ObjectNotFound

from tests.support import snippets
from tests.support.fault_proxy import Fault, FaultProxy, Request, Status
from tests.support.paths import ROOT
from tests.support.standin import Caller

PAGE = ROOT / "docs" / "options-and-hooks.md"


def shown(name: str) -> dict[str, Any]:
    """The namespace of the page's snippets that define functions: those for spans, or those for metrics."""
    found = snippets.blocks(PAGE.name, PAGE.read_text(), ROOT)
    (spans,) = (block.text for block in found if "def instrument(" in block.text)
    (metrics,) = (block.text for block in found if "def count(client)" in block.text)
    namespace: dict[str, Any] = {}
    exec(spans, namespace)
    if name == "metrics":
        # Without the calls at its end.
        exec(metrics.partition("client = SyncPrefectClient()")[0], namespace)
    return namespace


class Spans:
    """The spans of calls."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.exporter = InMemorySpanExporter()
        provider = TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.tracer = namespace["tracer"] = provider.get_tracer("tests")

    def finished(self) -> list[ReadableSpan]:
        return list(self.exporter.get_finished_spans())


@pytest.fixture
def namespace() -> dict[str, Any]:
    return shown("spans")


@pytest.fixture
def spans(namespace: dict[str, Any], through: Caller) -> Spans:
    spans = Spans(namespace)
    namespace["instrument"](through.client)
    return spans


def attributes(span: ReadableSpan, *names: str) -> list[Any]:
    return [(span.attributes or {}).get(name) for name in names]


def test_spans(spans: Spans, through: Caller, proxy: FaultProxy) -> None:
    with spans.tracer.start_as_current_span("parent") as parent:
        flow_id = through("create_flow_from_name", "tracing")
        through("read_flow", flow_id)
    *_, created, read, last = spans.finished()
    assert last.name == "parent"
    assert (created.name, read.name) == ("POST /api/flows/", "GET /api/flows/{id}")
    assert attributes(read, "http.request.method", "url.template", "http.response.status_code") == [
        "GET",
        "/api/flows/{id}",
        200,
    ]
    for span in (created, read):
        assert span.parent is not None
        assert span.parent.span_id == parent.get_span_context().span_id
    # The server gets the span as its parent.
    context = read.get_span_context()
    assert context is not None
    sent = proxy.requests[-1].headers["traceparent"]
    assert trace.format_span_id(context.span_id) in sent
    assert trace.format_trace_id(context.trace_id) in sent


@pytest.mark.usefixtures("retries")
def test_each_try_has_a_span(spans: Spans, through: Caller, proxy: FaultProxy) -> None:
    def fault(request: Request) -> Any:
        return [Status(503, {"Retry-After": "0"}), Status(429, {"Retry-After": "0"}), None][request.number]

    proxy.fault = fault
    through("hello")
    assert [
        attributes(span, "http.response.status_code", "http.request.resend_count")
        for span in spans.finished()
    ] == [[503, None], [429, 1], [200, 2]]
    assert [span.status.status_code for span in spans.finished()] == [
        StatusCode.ERROR,
        StatusCode.ERROR,
        StatusCode.UNSET,
    ]


@pytest.mark.usefixtures("retries")
def test_a_lost_connection(spans: Spans, through: Caller, proxy: FaultProxy) -> None:
    through("hello")
    first = len(proxy.requests)
    proxy.fault = lambda request: Fault.CLOSE_BEFORE if request.number == first else None
    through("hello")
    _, lost, again = spans.finished()
    assert attributes(lost, "error.type", "http.response.status_code")[1] is None
    assert lost.events[0].name == "exception"
    assert attributes(lost, "error.type") != [None]
    assert attributes(again, "http.response.status_code", "http.request.resend_count") == [200, 1]


def test_errors(spans: Spans, through: Caller) -> None:
    with pytest.raises(ObjectNotFound):
        through("read_flow", "0" * 32)
    (span,) = spans.finished()
    assert span.status.status_code is StatusCode.ERROR
    assert attributes(span, "http.response.status_code") == [404]


def test_no_server(namespace: dict[str, Any], connect: Callable[..., Caller], free_port: int) -> None:
    spans = Spans(namespace)
    caller = connect(f"http://127.0.0.1:{free_port}/api")
    namespace["instrument"](caller.client)
    with pytest.raises(ConnectError):
        caller("hello")
    (span,) = spans.finished()
    assert attributes(span, "error.type") == ["ConnectError"]


@pytest.mark.usefixtures("retries")
def test_metrics(through: Caller, proxy: FaultProxy) -> None:
    namespace = shown("metrics")
    namespace["count"](through.client)
    proxy.fault = lambda request: Status(503, {"Retry-After": "0"}) if request.number == 0 else None
    through("hello")
    with pytest.raises(ObjectNotFound):
        through("read_flow", "0" * 32)

    def value(name: str, **labels: str) -> float | None:
        found: float | None = namespace["registry"].get_sample_value(name, labels)
        return found

    hello = {"method": "GET", "route": "/api/hello"}
    flow = {"method": "GET", "route": "/api/flows/{id}"}
    assert value("prefect_requests_total", **hello, status="200") == 1
    assert value("prefect_requests_total", **hello, status="503") == 1
    assert value("prefect_requests_total", **flow, status="404") == 1
    assert value("prefect_retries_total", reason="503") == 1
    assert value("prefect_request_seconds_count", **hello) == 2
