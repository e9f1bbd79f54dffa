"""Events: emit, read, filter, page, count."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import prefect_rs
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.events import EventCount, EventPage
from prefect_rs.client.schemas.responses import DeploymentResponse
from prefect_rs.events import Event, ReceivedEvent, RelatedResource, Resource, ResourceSpecification
from prefect_rs.events.filters import (
    EventAnyResourceFilter,
    EventFilter,
    EventNameFilter,
    EventOccurredFilter,
    EventOrder,
    EventRelatedFilter,
    EventResourceFilter,
)
from prefect_rs.exceptions import RequestValidationError, ValidationError

from tests.support.standin import Caller, Reply, StandIn, as_json

Call = Callable[..., Any]
NOON = datetime.now(timezone.utc).replace(microsecond=0) - timedelta(hours=2)
PAGE = {"events": [], "total": 0, "next_page": None}


@pytest.fixture
def told(call: Call, unique: Callable[[str], str]) -> list[Event]:
    """Five events about one resource, once the server returns them."""
    resource = unique("resource")
    events = [
        Event(
            event=f"test.{'even' if number % 2 == 0 else 'odd'}",
            occurred=NOON + timedelta(seconds=number),
            resource={
                "prefect.resource.id": resource,
                "prefect.resource.name": "thing",
                "number": str(number),
            },
            related=[{"prefect.resource.id": f"{resource}.{number}", "prefect.resource.role": "part"}],
            payload={"z": number, "a": [None, "é"]},
        )
        for number in range(5)
    ]
    assert call("create_events", events) is None
    deadline = time.monotonic() + 60
    while call("read_events", of(events), limit=1).total < 5:
        assert time.monotonic() < deadline, "the events did not arrive in time"
        time.sleep(0.2)
    return events


def of(events: list[Event], **criteria: Any) -> EventFilter:
    """The events that match the criteria."""
    return EventFilter(**{"resource": EventResourceFilter(id=[events[0].resource.id]), **criteria})


def numbers(page: EventPage) -> list[int]:
    return [event.payload["z"] for event in page.events]


def test_events_round_trip(call: Call, told: list[Event]) -> None:
    page = call("read_events", of(told))
    assert isinstance(page, EventPage)
    assert (page.total, page.next_page) == (5, None)
    assert numbers(page) == [4, 3, 2, 1, 0]
    for sent, got in zip(reversed(told), page.events, strict=True):
        assert isinstance(got, ReceivedEvent)
        assert isinstance(got, Event)
        assert got.received >= got.occurred
        fields = set(Event.model_fields)
        assert got.model_dump(include=fields) == sent.model_dump(include=fields)
        assert got.resource.name == "thing"
        assert isinstance(got.related[0], RelatedResource)
        assert got.related[0].role == "part"


def test_filters(call: Call, told: list[Event]) -> None:
    name = told[0].resource.id
    for criteria, expected in (
        ({"event": EventNameFilter(name=["test.even"])}, [4, 2, 0]),
        ({"event": EventNameFilter(exclude_name=["test.even"])}, [3, 1]),
        ({"order": EventOrder.ASC}, [0, 1, 2, 3, 4]),
        ({"id": {"id": [told[2].id]}}, [2]),
        ({"occurred": EventOccurredFilter(since=NOON + timedelta(seconds=3))}, [4, 3]),
        ({"resource": {"id": [name], "labels": {"number": ["1", "3"]}}}, [3, 1]),
        ({"related": EventRelatedFilter(role=["part"], id=[f"{name}.2"])}, [2]),
        ({"related": {"resources_in_roles": [(f"{name}.4", "part")]}}, [4]),
        ({"resource": None, "any_resource": EventAnyResourceFilter(id_prefix=[f"{name}.3"])}, [3]),
    ):
        given = of(told, **criteria)
        assert numbers(call("read_events", given)) == expected
        # A filter's `includes` agrees with the server, except on related resources.
        if given.related is None:
            assert {each.payload["z"] for each in told if given.includes(each)} == set(expected)
            assert [given.excludes(each) for each in told] == [not given.includes(each) for each in told]


def test_paging(told: list[Event], api_url: str) -> None:
    with SyncPrefectClient(api_url) as client:
        page: EventPage | None = client.read_events(of(told), limit=2)
        pages = []
        while page is not None:
            pages.append(numbers(page))
            page = page.get_next_page_sync(client)
    assert pages == [[4, 3], [2, 1], [0]]

    async def read() -> list[list[int]]:
        async with prefect_rs.PrefectClient(api_url) as client:
            page: EventPage | None = await client.read_events(of(told), limit=2)
            pages = []
            while page is not None:
                pages.append(numbers(page))
                page = await page.get_next_page(client)
        return pages

    assert asyncio.run(read()) == pages


def test_the_next_page_is_read_by_its_url(call: Call, told: list[Event]) -> None:
    first = call("read_events", of(told), limit=4)
    assert numbers(call("read_events_page", first.next_page)) == [0]


def test_counts(call: Call, told: list[Event]) -> None:
    found = call("count_events", "event", of(told))
    assert all(isinstance(each, EventCount) for each in found)
    assert {each.value: each.count for each in found} == {"test.even": 3, "test.odd": 2}
    [one] = call("count_events", "resource", of(told))
    assert (one.value, one.count) == (told[0].resource.id, 5)
    spans = call(
        "count_events",
        "time",
        of(told, occurred={"since": NOON - timedelta(hours=1), "until": NOON + timedelta(hours=1)}),
        time_unit="hour",
        time_interval=0.5,
    )
    assert sum(each.count for each in spans) == 5
    assert {round((each.end_time - each.start_time).total_seconds()) for each in spans} == {1800}
    assert call("count_events", "day")


def test_the_default_limit_is_the_servers_maximum(call: Call) -> None:
    default = inspect.signature(PrefectClient.read_events).parameters["limit"].default
    for limit in (default, None, 0, 1, 50):
        assert len(call("read_events", limit=limit).events) <= 50
    for limit in (51, 100):
        with pytest.raises(RequestValidationError, match="limit"):
            call("read_events", limit=limit)


def test_default_filter_criteria_are_sent() -> None:
    with StandIn(as_json(PAGE)) as standin:
        client = SyncPrefectClient(standin.api_url)
        client.read_events(EventFilter(event={"prefix": ["a."]}), limit=7)
        client.read_events()
    body = standin.asked[0].json()
    until = datetime.fromisoformat(body["filter"]["occurred"].pop("until").replace("Z", "+00:00"))
    since = datetime.fromisoformat(body["filter"]["occurred"].pop("since").replace("Z", "+00:00"))
    assert body == {
        "filter": {"occurred": {}, "event": {"prefix": ["a."]}, "id": {"id": []}, "order": "DESC"},
        "limit": 7,
    }
    assert abs(datetime.now(timezone.utc) - until) < timedelta(minutes=1)
    midnight = until.replace(hour=0, minute=0, second=0, microsecond=0)
    assert since == midnight - timedelta(days=180)
    assert standin.asked[1].json() == {}


# ---- Where the next page is ------------------------------------------------------------------------


def test_a_next_page_on_another_server_is_refused(mode: str) -> None:
    with StandIn(as_json(PAGE)) as standin, StandIn(as_json(PAGE)) as other:
        caller = Caller(mode, standin.api_url)
        for url, said in (
            (f"{other.api_url}/events/filter/next?page-token=x", "on another server"),
            ("https://example.com/api/events/filter/next?page-token=x", "on another server"),
            (standin.api_url.replace("http:", "https:") + "/events/filter/next", "on another server"),
            (f"http://127.0.0.1:{standin.port}@example.com/events/filter/next", "on another server"),
            (f"{standin.api_url}/flows/filter?page-token=x", "does not end in /events/filter/next"),
            ("file:///events/filter/next", "on another server"),
            ("/api/events/filter/next?page-token=x", "not a URL"),
            (5, "expected text"),
        ):
            with pytest.raises(ValidationError, match=said):
                caller("read_events_page", url)
        assert (standin.asked, other.asked) == ([], [])
        caller("read_events_page", f"{standin.api_url}/events/filter/next?page-token=a%2Bb%3D")
        caller.close()
    assert [each.target for each in standin.asked] == ["/api/events/filter/next?page-token=a%2Bb%3D"]


@pytest.mark.parametrize("host", ["http://prefect", "https://10.0.0.1:4200/prefect", "http://127.0.0.1:1"])
def test_an_iterator_reads_its_pages_from_its_own_server(mode: str, host: str) -> None:
    """A proxy may send the server another `Host`, of which the server then makes the URL of the next page."""

    def page(number: int) -> Reply:
        event = Event(event="x", id=UUID(int=number), occurred=NOON, resource={"prefect.resource.id": "r"})
        received = {**event.model_dump(mode="json"), "received": NOON.isoformat()}
        following = f"{host}/api/events/filter/next?page-token=t%2B{number}" if number < 4 else None
        return as_json({"events": [received], "total": 4, "next_page": following})

    pages = map(page, range(1, 5))
    with StandIn(lambda _: next(pages)) as standin:
        caller = Caller(mode, standin.api_url)
        assert [event.id.int for event in caller("iter_events")] == [1, 2, 3, 4]
        caller.close()
    assert [(each.method, each.target) for each in standin.asked] == [
        *[("POST", "/api/events/filter")] * 2,
        *[("GET", f"/api/events/filter/next?page-token=t%2B{number}") for number in (2, 3)],
    ]


# ---- Only the models -------------------------------------------------------------------------------


def test_resources_act_like_dicts_of_labels() -> None:
    flow = uuid4()
    resource = Resource({"prefect.resource.id": f"prefect.flow.{flow}", "a": "b"})
    assert resource == Resource(root=dict(resource.items())) == Resource.model_validate(resource.root)
    assert (resource["a"], resource.get("c"), resource.get("c", "d"), "a" in resource) == (
        "b",
        None,
        "d",
        True,
    )
    assert resource.id == f"prefect.flow.{flow}"
    assert resource.name is None
    assert resource.prefect_object_id("prefect.flow") == flow
    with pytest.raises(ValueError, match=r"does not start with prefect.flow-run"):
        resource.prefect_object_id("prefect.flow-run")
    resource["prefect.resource.name"] = "etl"
    assert resource.name == "etl"
    assert list(resource.keys()) == ["prefect.resource.id", "a", "prefect.resource.name"]
    assert resource.model_dump() == resource.root
    assert resource.as_label_value_array()[1] == {"label": "a", "value": "b"}
    assert resource.has_all_labels({"a": "b"})
    assert not resource.has_all_labels({"a": "b", "x": "y"})
    assert Resource.model_validate_json(resource.model_dump_json()) == resource
    with pytest.raises(ValidationError, match=r"prefect\.resource\.id"):
        Resource({})
    with pytest.raises(ValidationError, match=r"prefect\.resource\.role"):
        RelatedResource({"prefect.resource.id": "x"})
    with pytest.raises(ValidationError, match=r"\n  a: expected text. Input should be a valid string"):
        Resource({"prefect.resource.id": "x", "a": 5})


def test_resource_specifications() -> None:
    one = ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*", "a": ["b", "!c"]})
    assert one["a"] == ["b", "!c"]
    assert one.get("prefect.resource.id") == ["prefect.flow-run.*"]
    assert one.get("x") == []
    assert len(one) == 2
    assert one.model_dump(mode="json") == {"prefect.resource.id": "prefect.flow-run.*", "a": ["b", "!c"]}
    assert one.matches(Resource({"prefect.resource.id": "prefect.flow-run.x", "a": "z"}))
    assert not one.matches(Resource({"prefect.resource.id": "prefect.flow-run.x", "a": "c"}))
    assert not one.matches(Resource({"prefect.resource.id": "prefect.flow-run.x"}))
    assert not one.matches_every_resource()
    copy = one.deepcopy()
    assert copy.pop("a") == ["b", "!c"]
    assert copy.matches_every_resource_of_kind("prefect.flow-run")
    assert not copy.matches_every_resource_of_kind("prefect.flow")
    assert "a" in one
    assert "a" not in copy
    assert ResourceSpecification({}).includes([])
    assert not one.includes([])


def test_related_resources() -> None:
    event = Event(
        event="x",
        resource={"prefect.resource.id": "it", "a": "1"},
        related=[
            {"prefect.resource.id": name, "prefect.resource.role": role, "a": name}
            for name, role in (("p", "part"), ("q", "part"), ("r", "whole"))
        ],
    )
    assert [each.id for each in event.involved_resources] == ["it", "p", "q", "r"]
    assert {role: each.id for role, each in event.resource_in_role.items()} == {"part": "p", "whole": "r"}
    assert [each.id for each in event.resources_in_role["part"]] == ["p", "q"]
    assert event.find_resource_label("a") == "1"
    assert event.find_resource_label("related:part:a") == "p"
    assert event.find_resource_label("related:none:a") is None
    assert event.size_bytes == len(event.model_dump_json())


def test_invalid_arguments_are_not_sent() -> None:
    client = SyncPrefectClient("http://127.0.0.1:9/api")
    for call, said in (
        (lambda: client.create_events([{"event": "x"}]), r"events\[0\].resource: missing"),
        (lambda: client.create_events({"event": "x"}), "events: expected a list"),
        (
            lambda: client.read_events({"text": {"query": "x" * 201}}),
            "filter.text.query: expected at most 200 characters",
        ),
        (lambda: client.read_events({"related": {"resources_in_roles": [["a"]]}}), "two texts"),
        (lambda: client.read_events(limit=-1), "limit"),
        (lambda: client.count_events("month"), "countable: expected one of day, time, event, resource"),
        (lambda: client.count_events("time", time_unit="year"), "time_unit"),
        (
            lambda: client.count_events("time", time_interval=0),
            "time_interval: expected a number of at least 0.01",
        ),
    ):
        with pytest.raises(ValidationError, match=said):
            call()


def test_a_received_event_can_be_emitted() -> None:
    received = ReceivedEvent(event="x", resource={"prefect.resource.id": "r"}, received=NOON)
    with StandIn(as_json(None)) as standin:
        client = SyncPrefectClient(standin.api_url)
        client.create_events([received])
    [sent] = standin.asked[0].json()
    assert sent.keys() == {"event", "resource", "id", "occurred", "payload", "related"}


def test_a_deployment_as_a_related_resource() -> None:
    deployment = DeploymentResponse(name="nightly", flow_id=uuid4())
    related = deployment.as_related_resource(role="origin")
    assert isinstance(related, RelatedResource)
    assert related.prefect_object_id("prefect.deployment") == deployment.id
    assert (related.role, related.name) == ("origin", "nightly")
