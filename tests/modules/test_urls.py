"""`prefect_rs.utilities.urls`, compared with the official package."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime, timezone
from typing import Any
from uuid import UUID

import pytest
from prefect_rs.client.schemas.objects import (
    BlockDocument,
    ConcurrencyLimit,
    Flow,
    FlowRun,
    TaskRun,
    Variable,
    WorkPool,
    WorkQueue,
)
from prefect_rs.client.schemas.responses import DeploymentResponse, FlowRunResponse
from prefect_rs.events.schemas.events import ReceivedEvent, Resource
from prefect_rs.settings import PREFECT_API_URL, PREFECT_UI_URL, temporary_settings
from prefect_rs.utilities.urls import convert_class_to_name, url_for, validate_restricted_url

from tools.prefect_server import DEFAULT_VENV

ID = UUID("00000000-0000-4000-8000-000000000001")
KINDS = [
    *("flow", "flow-run", "task-run", "block", "block-document", "work-pool", "work-queue", "variable"),
    *("concurrency-limit", "deployment", "automation", "artifact", "saved-search"),
]
API_URLS = [
    "http://127.0.0.1:4200/api",
    "http://127.0.0.1:4200/api/",
    "http://127.0.0.1:4200",
    "https://example.com/prefect/api",
    "https://api.prefect.cloud/api/accounts/1/workspaces/2",
    "https://example.com/api/accounts/1/workspaces/2",
]

PROGRAM = """
import json, sys
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.utilities.urls import url_for
api_urls, kinds, obj_id = json.loads(sys.argv[1])
found = []
for api_url in api_urls:
    with temporary_settings({PREFECT_API_URL: api_url}):
        found.append([url_for(kind, obj_id, url_type) for kind in kinds for url_type in ("ui", "api")])
print(json.dumps(found))
"""


def test_as_the_official_function() -> None:
    done = subprocess.run(
        [str(DEFAULT_VENV / "bin" / "python"), "-c", PROGRAM, json.dumps([API_URLS, KINDS, "a/b 1"])],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = []
    for api_url in API_URLS:
        with temporary_settings({PREFECT_API_URL: api_url}):
            found.append([url_for(kind, "a/b 1", url_type) for kind in KINDS for url_type in ("ui", "api")])  # type: ignore[arg-type]
    assert found == json.loads(done.stdout)


FLOW_RUN: dict[str, Any] = {"id": ID, "flow_id": ID, "name": "x"}
FLOW_RUN_RESPONSE: dict[str, Any] = {**FLOW_RUN, "work_pool_id": None, "work_queue_id": None}
IDS = {"block_type_id": ID, "block_schema_id": ID}


class Worker:
    id = ID


@pytest.mark.parametrize(
    ("obj", "ui", "api"),
    [
        (Flow(id=ID, name="x"), f"flows/flow/{ID}", f"flows/{ID}"),
        (FlowRun(**FLOW_RUN), f"runs/flow-run/{ID}", f"flow_runs/{ID}"),
        (FlowRunResponse(**FLOW_RUN_RESPONSE), f"runs/flow-run/{ID}", f"flow_runs/{ID}"),
        (
            TaskRun(id=ID, name="x", flow_run_id=ID, task_key="k", dynamic_key="0"),
            f"runs/task-run/{ID}",
            f"task_runs/{ID}",
        ),
        (
            DeploymentResponse(id=ID, flow_id=ID, name="x"),
            f"deployments/deployment/{ID}",
            f"deployments/{ID}",
        ),
        (WorkPool(id=ID, name="a b", type="process"), "work-pools/work-pool/a%20b", "work_pools/a%20b"),
        (WorkQueue(id=ID, name="q", work_pool_id=None), f"work-queues/work-queue/{ID}", f"work_queues/{ID}"),
        (BlockDocument(id=ID, name="x", **IDS), f"blocks/block/{ID}", None),
        (
            ConcurrencyLimit(id=ID, tag="t", concurrency_limit=1),
            f"concurrency-limits/concurrency-limit/{ID}",
            f"concurrency_limits/{ID}",
        ),
        (Variable(id=ID, name="v", value=1), None, "variables/name/v"),
        (
            ReceivedEvent(
                occurred=datetime(2026, 1, 2, tzinfo=timezone.utc),
                event="x",
                resource={"prefect.resource.id": "x"},
                id=ID,
                received=datetime(2026, 1, 2, tzinfo=timezone.utc),
            ),
            f"events/event/2026-01-02/{ID}",
            None,
        ),
        (
            Resource({"prefect.resource.id": f"prefect.flow-run.{ID}"}),
            f"runs/flow-run/{ID}",
            f"flow_runs/{ID}",
        ),
        (Resource({"prefect.resource.id": f"other.flow-run.{ID}"}), None, None),
        (object(), None, None),
    ],
)
def test_objects(obj: Any, ui: str | None, api: str | None) -> None:
    with temporary_settings({PREFECT_API_URL: "http://h/api"}):
        assert url_for(obj) == (ui and f"http://h/{ui}")
        assert url_for(obj, url_type="api") == (api and f"http://h/api/{api}")


def test_futures_and_blocks() -> None:
    from prefect_rs.automations import Automation, DoNothing, EventTrigger
    from prefect_rs.blocks.core import Block
    from prefect_rs.futures import PrefectFlowRunFuture

    block = Block(a=1)
    with temporary_settings({PREFECT_API_URL: "http://h/api"}):
        assert url_for(PrefectFlowRunFuture(ID)) == f"http://h/runs/flow-run/{ID}"
        assert url_for(block) == ""
        block._block_document_id = ID
        assert url_for(block) == f"http://h/blocks/block/{ID}"
        trigger = EventTrigger(expect={"x"}, posture="Reactive", threshold=1)
        automation = Automation(name="x", trigger=trigger, actions=[DoNothing()], id=ID)
        assert url_for(automation) == f"http://h/automations/automation/{ID}"


def test_settings() -> None:
    with temporary_settings({PREFECT_API_URL: "http://h/api", PREFECT_UI_URL: "https://pages/p/"}):
        assert url_for("flow", ID) == f"https://pages/p/flows/flow/{ID}"
    with temporary_settings(restore_defaults=[PREFECT_API_URL, PREFECT_UI_URL]):
        assert url_for("flow", ID) is None
        assert url_for("flow", ID, default_base_url="http://d") == f"http://d/flows/flow/{ID}"


def test_other_parts_of_a_url() -> None:
    with temporary_settings({PREFECT_API_URL: "http://h/api"}):
        assert url_for(Worker(), work_pool_name="a/b") == f"http://h/work-pools/work-pool/a%2Fb/worker/{ID}"
        with pytest.raises(
            ValueError, match="the URL of a worker requires work_pool_name as a keyword argument"
        ):
            url_for(Worker())
        with pytest.raises(ValueError, match="the id of the flow-run is missing"):
            url_for("flow-run")
        with pytest.raises(ValueError, match="url_type must be 'ui' or 'api', not 'web'"):
            url_for("flow-run", ID, "web")  # type: ignore[arg-type]


def test_names_of_classes() -> None:
    assert convert_class_to_name(FlowRun) == "flow-run"
    assert convert_class_to_name(Worker()) == "worker"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://localhost/x", "its host has the private address 127.0.0.1"),
        ("http://10.1.2.3:80", "its host has the private address 10.1.2.3"),
        ("http://169.254.169.254/latest", "its host has the private address 169.254.169.254"),
        ("https://[::1]/", "its host has the private address ::1"),
        ("http://no-such-host.invalid", "its host could not be resolved"),
        ("ftp://example.com", "only http and https URLs are allowed"),
        ("http://", "it has no host"),
        ("http://[", "is not a valid URL"),
    ],
)
def test_restricted_urls(url: str, said: str) -> None:
    with pytest.raises(ValueError, match="is not a valid URL") as caught:
        validate_restricted_url(url)
    assert said in str(caught.value)
    assert repr(url) in str(caught.value)


def test_public_urls() -> None:
    validate_restricted_url("https://8.8.8.8/x")
    validate_restricted_url("http://[2001:4860:4860::8888]/")
