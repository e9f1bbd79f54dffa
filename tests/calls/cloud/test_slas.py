"""Service level agreements, which only Prefect Cloud has."""

from __future__ import annotations

import asyncio
import importlib
import json
import pickle
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import install_as_prefect
from prefect_rs._experimental.sla.objects import (
    FrequencySla,
    LatenessSla,
    ServiceLevelAgreement,
    SlaMergeResponse,
    SlaTypes,
    TimeToCompletionSla,
)
from prefect_rs.client.cloud import get_cloud_client
from prefect_rs.exceptions import DecodingError, ObjectNotFound, ValidationError

from tests.support.cloud_api import OWNER
from tests.support.cloud_standin import CloudStandIn
from tests.support.standin import Caller, StandIn, as_json, http

Call = Callable[..., Any]

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def cloud() -> Iterator[CloudStandIn]:
    with CloudStandIn() as started:
        yield started


def test_slas_are_applied(cloud: CloudStandIn, isolated: object, mode: str) -> None:
    deployment = uuid4()
    caller = Caller(mode, cloud.workspace_url(), api_key=OWNER)
    quick = TimeToCompletionSla(name="quick", duration=60)
    often = FrequencySla(name="often", stale_after=timedelta(seconds=90), severity="high")
    merged = caller("apply_slas_for_deployment", deployment, [quick, often])
    assert type(merged) is SlaMergeResponse
    assert (merged.created, merged.updated, merged.deleted) == (["often", "quick"], [], [])

    late = {"name": "late", "within": 9, "enabled": False}
    others = [late, TimeToCompletionSla(name="quick", duration=30)]
    merged = caller(
        "apply_slas_for_deployment", deployment_id=SimpleNamespace(id=str(deployment)), slas=iter(others)
    )
    assert (merged.created, merged.updated, merged.deleted) == (["late"], ["quick"], ["often"])
    merged = caller("apply_slas_for_deployment", deployment, [])
    assert merged.deleted == ["late", "quick"]
    caller.close()

    owner = {"owner_resource": f"prefect.deployment.{deployment}"}
    assert [json.loads(asked["body"]) for asked in cloud.asked[-3:]] == [
        [
            {"name": "quick", "duration": 60, **owner},
            {"name": "often", "severity": "high", "stale_after": 90.0, **owner},
        ],
        [{**late, **owner}, {"name": "quick", "duration": 30, **owner}],
        [],
    ]
    # The arguments are unchanged.
    assert quick.owner_resource is None


def test_cloud_client_applies_slas_too(
    cloud: CloudStandIn, isolated: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_CLOUD_API_URL", cloud.api_url)
    monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url())
    monkeypatch.setenv("PREFECT_API_KEY", OWNER)

    async def apply() -> SlaMergeResponse:
        sla = LatenessSla(name="late", within=HOUR)
        return await get_cloud_client().apply_slas_for_deployment(uuid4(), [sla])

    assert asyncio.run(apply()).created == ["late"]


@pytest.mark.parametrize(
    ("answer", "created"),
    [
        ({"created": [{"name": "a", "id": str(uuid4()), "x": [1]}], "updated": [], "deleted": []}, ["a"]),
        ({"created": ["a", {"name": "b"}]}, ["a", "b"]),
        ({"created": [{"name": None}, {}, 3, None, {"name": "c"}], "updated": None, "deleted": 3}, ["c"]),
        ({"x_new": True}, []),
        ({}, []),
    ],
)
@pytest.mark.parametrize("status", [200, 201])
def test_any_json_is_accepted_as_the_response(answer: Any, created: list[str], status: int) -> None:
    with StandIn(as_json(answer, status=status)) as server:
        caller = Caller("sync", server.api_url)
        merged = caller("apply_slas_for_deployment", uuid4(), [])
        caller.close()
    assert (merged.created, merged.updated, merged.deleted) == (created, [], [])


def test_a_response_without_a_body_is_accepted_but_not_an_html_page() -> None:
    for reply, is_error in ((http(status=204), False), (http(b"<html>", content_type="text/html"), True)):
        with StandIn(reply) as server:
            caller = Caller("sync", server.api_url)
            if is_error:
                with pytest.raises(DecodingError):
                    caller("apply_slas_for_deployment", uuid4(), [])
            else:
                assert caller("apply_slas_for_deployment", uuid4(), []).created == []
            caller.close()


def test_a_self_hosted_server_does_not_support_slas(call: Call) -> None:
    with pytest.raises(ObjectNotFound, match="has no such endpoint"):
        call("apply_slas_for_deployment", uuid4(), [])


@pytest.mark.parametrize(
    ("args", "at"),
    [
        (("no id", []), "deployment_id"),
        ((uuid4(), 1), "slas"),
        ((uuid4(), [ServiceLevelAgreement(name="x")]), "slas.0"),
        ((uuid4(), [{"name": "x"}]), "slas.0"),
        ((uuid4(), [{"duration": 1}]), "slas.0.name"),
        ((uuid4(), [{"name": "x", "duration": 1, "severity": "odd"}]), "slas.0.severity"),
    ],
)
def test_invalid_arguments_are_not_sent(mode: str, args: Any, at: str) -> None:
    with StandIn(as_json({})) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(ValidationError) as caught:
            caller("apply_slas_for_deployment", *args)
        caller.close()
        assert server.asked == []
    assert at in [".".join(map(str, problem["loc"])) for problem in caught.value.errors()]


# ---- Models --------------------------------------------------------------------------------------

KINDS = pytest.mark.parametrize(
    ("cls", "field", "value"),
    [
        (TimeToCompletionSla, "duration", 60),
        (FrequencySla, "stale_after", HOUR),
        (LatenessSla, "within", HOUR),
    ],
)


@KINDS
def test_valid_slas(cls: Any, field: str, value: Any) -> None:
    sla = cls(name="x", **{field: value})
    assert isinstance(sla, ServiceLevelAgreement)
    assert isinstance(sla, SlaTypes)
    assert (sla.severity, sla.enabled, sla.owner_resource) == ("moderate", True, None)
    assert getattr(sla, field) == value
    assert sla.model_dump() == {
        "name": "x",
        "severity": "moderate",
        "enabled": True,
        field: value,
        "owner_resource": None,
    }
    deployment = uuid4()
    assert sla.set_deployment_id(deployment) is sla
    assert sla.owner_resource == f"prefect.deployment.{deployment}"
    assert sla.model_copy().owner_resource == sla.owner_resource
    assert pickle.loads(pickle.dumps(sla)) == sla
    assert sla != cls(name="x", **{field: value})
    assert cls(name="x", **{field: value}, enabled=None, severity="critical").severity == "critical"


@KINDS
def test_invalid_slas(cls: Any, field: str, value: Any) -> None:
    good = {"name": "x", field: value}
    for wrong in (
        {field: value},
        {"name": "x"},
        {**good, "severity": "odd"},
        {**good, field: "soon"},
        {**good, "colour": "red"},
    ):
        with pytest.raises(ValidationError):
            cls(**wrong)


def test_durations_are_serialized_as_seconds() -> None:
    assert json.loads(FrequencySla(name="x", stale_after=90).model_dump_json())["stale_after"] == 90
    with pytest.raises(ValidationError, match="duration"):
        TimeToCompletionSla(name="x", duration=HOUR)  # type: ignore[arg-type]


def test_they_replace_the_official_classes() -> None:
    with install_as_prefect():
        from prefect._experimental.sla import objects  # type: ignore[import-not-found, unused-ignore]

        assert objects.FrequencySla is FrequencySla
        assert objects.SlaTypes == SlaTypes
        with pytest.raises(ModuleNotFoundError):
            __import__("prefect._core")
    module = importlib.import_module("prefect_rs._experimental.sla.objects")
    assert {"SlaTypes", "FrequencySla"} <= set(dir(module))
