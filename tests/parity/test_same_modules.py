"""The same programs with the official package and with `python -m prefect_rs`: they print the same.

This is for the modules whose functions and classes use the client of the settings, or no client at all. What
the client sends is compared in `test_differential.py`. All programs run in one process of each package, since
the official one takes seconds to import.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from uuid import uuid4

import pytest

from tests.parity.test_differential import _official_version
from tests.support.upstream import SERVER_SETTINGS
from tools.prefect_server import DEFAULT_VENV

MODES = ["sync", "async"]

# Runs every program in both modes, and prints what each has printed. `do` prints what a function returns or
# which error it raises. `N` is a name that no other run uses.
RUNNER = """
import asyncio, contextlib, inspect, io, json, sys, traceback, warnings
warnings.simplefilter("ignore")

def show(value):
    if hasattr(value, "_block_document_name"):
        return [value._block_document_name, value.model_dump(mode="json")["value"]]
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
        for name in ("id", "created", "updated", "metadata_"):
            value.pop(name, None)
    if isinstance(value, (tuple, list)):
        return [show(each) for each in value]
    if isinstance(value, (set, frozenset)):
        return sorted(map(repr, value))
    return value if isinstance(value, (dict, str, int, float, bool, type(None))) else type(value).__name__

def kind_of(error):
    return "ValueError" if isinstance(error, ValueError) else type(error).__name__

def run(program, mode, name):
    def do(function, *args, **kwargs):
        async def wait():
            found = function(*args, **kwargs)
            return await found if inspect.isawaitable(found) else found
        try:
            value = function(*args, **kwargs) if mode == "sync" else asyncio.run(wait())
        except Exception as error:
            print(getattr(function, "__name__", function), kind_of(error))
            return None
        shown = json.dumps(show(value), default=str).replace(name, "N")
        print(getattr(function, "__name__", function), shown)
        return value
    scope = {"do": do, "show": show, "kind_of": kind_of, "N": name, "MODE": mode}
    scope.update(asyncio=asyncio, inspect=inspect, json=json, sys=sys, warnings=warnings)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(program, scope)
        except Exception:
            print(traceback.format_exc())
    return out.getvalue().splitlines()

prefix, programs = sys.argv[1], json.loads(open(sys.argv[2]).read())
printed = {
    f"{title} {mode}": run(program, mode, f"{prefix}-{title}-{mode}".replace("_", "-"))
    for title, program in programs.items()
    for mode in ("sync", "async")
}
print("PRINTED" + json.dumps(printed))
"""

PROGRAMS = {
    "variables": """
from prefect.variables import Variable
do(Variable.get, N)
do(Variable.get, N, 5)
do(Variable.set, N, {"a": [1, None, 2.5]}, tags=["x"])
do(Variable.set, N, 6)
do(Variable.get, N)
do(Variable.set, N, "text", overwrite=True)
do(Variable.set, N, value=[1], tags=["y"], overwrite=True)
do(Variable.get, name=N, default=None)
do(Variable.set, "Not Valid", 1)
do(Variable.set, N, "x" * 6000, overwrite=True)
do(Variable.unset, N)
do(Variable.unset, N)
do(Variable.set, N, True, overwrite=True)
do(Variable[str].get, N)
do(Variable.unset, name=N)
""",
    "blocks": """
from prefect.blocks.system import Secret
for number, value in enumerate(["hush", {"a": 1}, '{"b": 2}', 5, [1, 2]]):
    do(Secret(value=value).save, f"{N}-{number}")
    secret = do(Secret.load, f"{N}-{number}")
    print(json.dumps(secret.get()), json.dumps(secret.value.get_secret_value()), "hush" in repr(secret))
do(Secret(value="new").save, f"{N}-0")
do(Secret(value="new").save, f"{N}-0", overwrite=True)
print(do(Secret.load, f"{N}-0").get())
do(Secret.delete, f"{N}-0")
do(Secret.load, f"{N}-0")
do(Secret.load, "no-such-block")
""",
    "artifacts": """
from prefect import artifacts
from prefect.artifacts import Artifact, MarkdownArtifact
for kind, content in [
    ("link", {"link": "http://x", "link_text": "X"}),
    ("link", {"link": "http://x"}),
    ("markdown", {"markdown": "# X"}),
    ("table", {"table": [{"a": 1}, {"a": float("nan")}]}),
    ("table", {"table": {"a": [1, "b"]}}),
    ("progress", {"progress": 12.5}),
    ("progress", {"progress": 130.0}),
    ("image", {"image_url": "http://x/y.png"}),
]:
    do(getattr(artifacts, f"create_{kind}_artifact"), **content, key=f"{N}-{kind}", description="d")
    do(Artifact.get, f"{N}-{kind}")
artifact_id = do(artifacts.create_progress_artifact, 0.0, key=N)
do(artifacts.update_progress_artifact, artifact_id, 50.0)
do(artifacts.update_progress_artifact, artifact_id, 60.0, description="e")
do(Artifact.get, N)
do(Artifact.get, "no-such-key")
do(MarkdownArtifact.get_or_create, f"{N}-new", "d", markdown="# Y")
do(MarkdownArtifact.get_or_create, f"{N}-new", markdown="# Z")
do(Artifact(type="custom", key=f"{N}-custom", data={"a": 1}).create)
do(MarkdownArtifact(markdown="x").format)
do(artifacts.create_markdown_artifact, "x", key="Not Valid")
""",
    "automations": """
from uuid import uuid4
from prefect.automations import Automation, DoNothing, EventTrigger
trigger = EventTrigger(expect={"x"}, posture="Reactive", threshold=1)
automation = Automation(name=N, trigger=trigger, actions=[DoNothing()], tags=["t"])
print(automation.id)
do(automation.create)
found = do(Automation.read, name=N)
print(found.id == automation.id, found.trigger.expect, found.tags)
found.description = "new"
do(found.update)
print(do(Automation.read, id=found.id).description)
do(found.disable)
print(do(Automation.read, id=found.id).enabled)
do(found.enable)
do(found.delete)
do(found.delete)
do(found.disable)
do(Automation.read, id=found.id)
do(Automation.read, name=N)
do(Automation.read)
do(Automation.read, id=uuid4(), name=N)
do(Automation(name=N, trigger=trigger, actions=[]).delete)
""",
    "concurrency": """
from uuid import UUID, uuid4
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import ConcurrencyLeaseHolder
if MODE == "sync":
    from prefect.concurrency.sync import concurrency, rate_limit
    from prefect.concurrency.v1.sync import concurrency as of_tags
else:
    from prefect.concurrency.asyncio import concurrency, rate_limit
    from prefect.concurrency.v1.asyncio import concurrency as of_tags
client = get_client(sync_client=True)
def create(name, slots, decay=None):
    client.upsert_global_concurrency_limit_by_name(name, slots, decay)
def occupied(name=N):
    return client.read_global_concurrency_limit_by_name(name).active_slots
def hold(*args, body=occupied, block=concurrency, **kwargs):
    async def main():
        async with block(*args, **kwargs):
            return body()
    try:
        if MODE == "async":
            print(asyncio.run(main()))
        else:
            with block(*args, **kwargs):
                print(body())
    except TimeoutError as error:
        print(type(error).__name__)
    except Exception as error:
        # Without a request, this package says it in other words.
        text = str(error).replace(N, "N")
        print(type(error).__name__, text if kwargs.get("occupy") != 0 else text.partition(": ")[0])
    print("then", occupied())
create(N, 3)
create(f"{N}-other", 2)
create(f"{N}-rate", 10, 5.0)
hold(N)
hold([N, f"{N}-other"], 2)
hold([f"{N}-other", N], occupy=2, body=lambda: occupied(f"{N}-other"))
hold(N, body=lambda: 1 / 0)
hold(N, occupy=4)
hold(N, occupy=0)
hold([])
hold(f"{N}-missing")
hold(f"{N}-missing", strict=True)
hold([N, f"{N}-missing"], strict=True)
hold(N, holder=ConcurrencyLeaseHolder(type="flow_run", id=uuid4()), lease_duration=60)
client.increment_concurrency_slots(names=[N], slots=3, mode="concurrency")
hold(N, timeout_seconds=0.3)
hold(N, max_retries=0)
do(rate_limit, f"{N}-rate")
do(rate_limit, [f"{N}-rate"], 2, timeout_seconds=10)
do(rate_limit, N)
do(rate_limit, f"{N}-missing")
do(rate_limit, f"{N}-missing", strict=True)
do(rate_limit, f"{N}-rate", occupy=11)
client.create_concurrency_limit(f"{N}-tag", 1)
def holders():
    return client.read_concurrency_limit_by_tag(f"{N}-tag").active_slots
run = UUID(int=5)
hold(f"{N}-tag", run, block=of_tags, body=holders)
hold([f"{N}-tag", "no-such-tag"], task_run_id=run, block=of_tags, body=holders)
client.increment_v1_concurrency_slots([f"{N}-tag"], run)
hold(f"{N}-tag", uuid4(), 0.3, block=of_tags)
client.decrement_v1_concurrency_slots([f"{N}-tag"], run, 1.0)
print(holders())
""",
    "settings": """
from prefect.settings import (
    PREFECT_API_KEY, PREFECT_API_URL, PREFECT_UI_URL, get_current_settings, temporary_settings,
)
from prefect.settings import PREFECT_API_REQUEST_TIMEOUT, PREFECT_CLIENT_RETRY_EXTRA_CODES
A, B = "http://a:1/api", "http://b:2/api"
def now():
    print(PREFECT_API_URL.value(), PREFECT_UI_URL.value(), PREFECT_API_KEY.value())
with temporary_settings({PREFECT_API_URL: A, PREFECT_API_KEY: "k"}) as settings:
    now()
    print(settings.api.url, settings.api.key, settings.api.key.get_secret_value())
    print(PREFECT_API_URL == A, bool(PREFECT_API_KEY), str(PREFECT_API_URL), PREFECT_API_KEY.is_secret)
    with temporary_settings(set_defaults={PREFECT_API_URL: B, PREFECT_UI_URL: "http://u"}):
        now()
    with temporary_settings(restore_defaults={PREFECT_API_URL, PREFECT_API_KEY}):
        now()
        with temporary_settings({PREFECT_API_KEY: None}):
            now()
    now()
with temporary_settings({PREFECT_API_URL: "https://api.prefect.cloud/api/accounts/1/workspaces/2"}):
    now()
with temporary_settings({PREFECT_CLIENT_RETRY_EXTRA_CODES: "500,404", PREFECT_API_REQUEST_TIMEOUT: 5}):
    print(sorted(PREFECT_CLIENT_RETRY_EXTRA_CODES.value()), PREFECT_API_REQUEST_TIMEOUT.value())
    print(get_current_settings().api.request_timeout, PREFECT_API_REQUEST_TIMEOUT.name)
print(PREFECT_API_URL.name, PREFECT_API_URL.default(), PREFECT_API_REQUEST_TIMEOUT.default())
""",
    "schedules": """
from datetime import datetime, timedelta, timezone
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.schedules import Cron, Interval, RRule, Schedule
start = datetime(2026, 1, 1, tzinfo=timezone.utc)
for schedule in [
    Cron("0 3 * * *", timezone="Europe/Berlin", day_or=False, active=False, parameters={"a": 1}, slug="s"),
    Interval(60.5, anchor_date=start),
    Interval(timedelta(hours=1), start, timezone="UTC", slug="t"),
    RRule("FREQ=DAILY", timezone="UTC"),
    Schedule(anchor_date=start),
]:
    for name in ("interval", "cron", "rrule", "timezone", "day_or", "active", "parameters", "slug"):
        print(name, getattr(schedule, name))
    print(schedule == Schedule(**{**vars(schedule)}))
    made = DeploymentScheduleCreate.from_schedule(schedule)
    print(type(made.schedule).__name__, made.active, made.parameters, made.slug)
do(Cron, "3 *") if MODE == "sync" else None
do(RRule, "daily") if MODE == "sync" else None
do(Schedule, cron="0 3 * * *", rrule="FREQ=DAILY") if MODE == "sync" else None
""",
    "urls": """
from uuid import UUID
from prefect.client.schemas.objects import Flow, FlowRun, WorkPool
from prefect.client.schemas.responses import DeploymentResponse
from prefect.events import ReceivedEvent, Resource
from prefect.settings import PREFECT_API_URL, PREFECT_UI_URL, temporary_settings
from prefect.utilities.urls import convert_class_to_name, url_for, validate_restricted_url
ID = "3f8a6a1c-0000-4000-8000-000000000001"
KINDS = ["flow-run", "flow", "deployment", "work-pool", "work-queue", "variable", "automation",
    "block-document", "concurrency-limit", "task-run", "artifact", "received-event", "worker", "nothing"]
flow = Flow(id=UUID(ID), name="f")
for settings in [
    {PREFECT_API_URL: "http://a:1/api"},
    {PREFECT_API_URL: "http://a:1/prefix/api/"},
    {PREFECT_API_URL: "http://a:1/api", PREFECT_UI_URL: "http://ui:2"},
    {PREFECT_API_URL: "https://api.prefect.cloud/api/accounts/1/workspaces/2"},
    {PREFECT_API_URL: None},
]:
    with temporary_settings(settings):
        for url_type in ("ui", "api"):
            for kind in KINDS:
                do(url_for, kind, obj_id=ID, url_type=url_type)
            do(url_for, "work-pool", obj_id="name", url_type=url_type)
            do(url_for, "flow-run", obj_id=UUID(ID), url_type=url_type, default_base_url="http://d:3/api")
            do(url_for, flow, url_type=url_type)
            do(url_for, FlowRun(id=UUID(ID), flow_id=UUID(ID), name="r"), url_type=url_type)
            do(url_for, WorkPool(id=UUID(ID), name="pool", type="process"), url_type=url_type)
            do(url_for, "flow-run", url_type=url_type)
            do(url_for, "flow", ID, url_type="other")
do(convert_class_to_name, flow)
for url in ["http://127.0.0.1", "http://10.0.0.1/x", "ftp://8.8.8.8", "https://8.8.8.8/x", "x"]:
    do(validate_restricted_url, url)
""",
    "states": """
from datetime import datetime, timedelta, timezone
from prefect import states
from prefect.states import StateGroup, format_exception, get_state_exception, is_state_iterable
from prefect.states import raise_state_exception, to_state_create
T = datetime(2026, 1, 1, tzinfo=timezone.utc)
made = []
for name in ["AwaitingConcurrencySlot", "AwaitingRetry", "Cancelled", "Cancelling", "Completed", "Crashed",
    "Failed", "InfrastructurePending", "Late", "Paused", "Pending", "Retrying", "Running", "Scheduled",
    "Submitting", "Suspended"]:
    # The official package rejects a name for states that have one. Here they can be renamed.
    is_fixed = name in ("AwaitingConcurrencySlot", "AwaitingRetry", "InfrastructurePending", "Late",
        "Retrying", "Submitting", "Suspended")
    for kwargs in [{}, {"message": "m"}, {} if is_fixed else {"name": "other"}]:
        state = None
        try:
            state = getattr(states, name)(**kwargs)
        except Exception as error:
            print(name, kwargs, kind_of(error))
            continue
        made.append(state)
        checks = [check for check in dir(state) if check.startswith("is_")]
        values = [check for check in sorted(checks) if getattr(state, check)()]
        details = state.state_details.model_dump(mode="json")
        details = {k: v for k, v in details.items() if v not in (None, False)}
        print(name, kwargs, state.type, state.name, state.message, state.data, values, sorted(details))
for name in ("AwaitingRetry", "Scheduled", "Late", "AwaitingConcurrencySlot"):
    print(name, getattr(states, name)(scheduled_time=T).state_details.scheduled_time)
print(states.Paused(timeout_seconds=60, pause_key="k", reschedule=True).state_details.pause_key)
print(states.Paused(pause_expiration_time=T).state_details.pause_timeout)
do(states.Paused, pause_expiration_time=T, timeout_seconds=5) if MODE == "sync" else None
for state in made[::3]:
    created = to_state_create(state)
    print(type(created).__name__, created.type, created.name, created.message, created.data)
completed, failed = states.Completed(message="done"), states.Failed(message="broken")
for group in [[], [completed], [completed, failed], [failed, states.Running(), states.Crashed()], made]:
    group = StateGroup(group)
    print({k: v for k, v in vars(group).items() if isinstance(v, int) and not k.startswith("_")})
    for name in ("fail_count", "all_completed", "any_cancelled", "any_failed", "any_paused", "all_final"):
        value = getattr(group, name)
        print(name, value() if callable(value) else value)
    print(group.counts_message())
for value in [completed, [completed], (completed, failed), {completed}, [], [1], "x", None, {"a": completed}]:
    print(is_state_iterable(value))
for state in [completed, failed, states.Crashed(message="gone"), states.Cancelled(),
    states.Cancelled(message="c"), states.Paused(), states.Running(), states.Failed(),
    states.Failed(data=ValueError("v"))]:
    do(raise_state_exception, state)
    for function in (get_state_exception,):
        do(function, state)
for error in [ValueError("v"), KeyError("k"), Exception(), OSError(2, "no")]:
    print(format_exception(error))
print(completed == states.Completed(message="done"), completed.is_final(), repr(type(completed).__name__))
""",
    "types": """
from pydantic import TypeAdapter
import prefect.types as types
from prefect.types import names
SAMPLES = [None, True, 0, 1, -1, 1.5, "", "a", "name", "Not Valid", "a/b", "a%b", "5", "1,2", "P1D",
    "http://x", "s3://b/k", [], [""], ["a"], [1], [404, 500], {"a": 1}, {"a": [1]}, '{"a": 1}', 404, 99, 600,
    "info", "INFO"]
for name in ["ClientRetryExtraCodes", "DurationOrSecondsTimeDelta", "JsonStringOrDict", "LogLevel",
    "KeyValueLabelsField", "NonNegativeInteger", "PositiveInteger", "ListOfNonEmptyStrings",
    "NonNegativeFloat",
    "NonNegativeTimeDelta", "Name", "NameOrEmpty", "NonEmptyishName", "SecondsTimeDelta", "ValidAssetKey",
    "StatusCode", "StrictVariableValue", "TaskRetryDelaySeconds", "URILike"]:
    adapter = TypeAdapter(getattr(types, name))
    for sample in SAMPLES:
        try:
            value = adapter.validate_python(sample)
        except Exception as error:
            value = kind_of(error)
        print(name, repr(sample), repr(sorted(value)) if isinstance(value, set) else repr(value))
secret = TypeAdapter(types.SecretDict).validate_python({"a": "hush"})
print("hush" in repr(secret), type(secret).__name__)
for name in dir(names):
    function = getattr(names, name)
    if name.startswith(("raise_on", "non_empty", "validate_")) and callable(function):
        for sample in ["", "a", "a-b", "a_b", "A", "a b", "s3://b/k", "s3://b?k", "x" * 600, "  "]:
            do(function, sample)
    elif isinstance(function, (str, int, list)) and not name.startswith(("_", "TYPE_CHECKING")):
        print(name, function)
for name in ("BANNED_CHARACTERS", "MAX_VARIABLE_NAME_LENGTH", "MAX_VARIABLE_VALUE_LENGTH"):
    print(name, getattr(types, name))
""",
    "runs": """
import os
from prefect.client.attribution import get_attribution_headers
from prefect.client.orchestration import get_client
from prefect.client.utilities import client_injector, inject_client
from prefect.flow_runs import resume_flow_run, wait_for_flow_run
from prefect.futures import PrefectFlowRunFuture
from prefect.input import receive_input, send_input
from prefect.states import Cancelled, Completed, Failed, Scheduled, Suspended
client = get_client(sync_client=True)
flow_id = client.create_flow_from_name(N)
class Named:
    def __init__(self, name): self.name, self.version, self.persist_result = name, None, None
def new(state):
    response = client.request("POST", "/flow_runs/", json={"flow_id": str(flow_id), "name": N})
    from uuid import UUID
    run_id = UUID(response.json()["id"])
    client.set_flow_run_state(run_id, state, force=True)
    return run_id
for state in (Completed(message="done"), Failed(message="broken"), Cancelled()):
    run_id = new(state)
    run = asyncio.run(wait_for_flow_run(run_id, timeout=5))
    print(run.state.type, run.state.message, run.id == run_id, run.name == N)
    if MODE == "sync":
        future = PrefectFlowRunFuture(run_id)
        future.wait(5)
        print(future.state.type, future.state.message, future.flow_run_id == run_id)
        do(future.result, raise_on_failure=False, timeout=5)
        do(future.result, timeout=5)
run_id = new(Scheduled())
print(do(wait_for_flow_run, run_id, timeout=0.1) is None) if MODE == "async" else None
for value in ({"a": 1}, "text", None):
    do(send_input, value, run_id, key_prefix=f"in{type(value).__name__}".lower())
    if MODE == "sync":
        prefix = f"in{type(value).__name__}".lower()
        options = {"timeout": 0, "poll_interval": 0.1, "key_prefix": prefix}
        received = receive_input(type(value), flow_run_id=run_id, **options)
        print([each for each in received])
run_id = new(Suspended(timeout_seconds=60))
do(resume_flow_run, run_id)
print(client.read_flow_run(run_id).state.name)
do(resume_flow_run, new(Completed()))
os.environ["PREFECT__FLOW_ID"], os.environ["PREFECT__WORKER_NAME"] = "f", "w"
print({k: v for k, v in sorted(get_attribution_headers().items()) if "Version" not in k})
del os.environ["PREFECT__FLOW_ID"], os.environ["PREFECT__WORKER_NAME"]
@inject_client
async def count(client=None):
    return type(client).__name__
@client_injector
async def first(client, x):
    return type(client).__name__, x
print(asyncio.run(count()), asyncio.run(first(5)))
""",
    "logs": """
import logging
from prefect.client.orchestration import get_client
from prefect.exceptions import MissingContextError
from prefect.logging import LogEavesdropper, disable_run_logger, get_logger, get_run_logger
from prefect.logging.handlers import APILogHandler
from prefect.logging.loggers import flow_run_logger, task_run_logger
from prefect.settings import PREFECT_API_KEY, temporary_settings
client = get_client(sync_client=True)
flow_id = client.create_flow_from_name(N)
run_id = client.request("POST", "/flow_runs/", json={"flow_id": str(flow_id), "name": N}).json()["id"]
run = client.read_flow_run(run_id)
logger = logging.getLogger(N)
logger.setLevel(10)
logger.propagate = False
handler = APILogHandler()
logger.addHandler(handler)
def fields(record):
    prepared = {k: str(v) for k, v in handler.prepare(record).items() if v is not None}
    prepared.pop("__payload_size__", None)
    prepared["timestamp"] = prepared["timestamp"][:4]
    return {k: v.replace(N, "N").replace(run_id, "RUN") for k, v in sorted(prepared.items())}
def record(message="m %s", args=("x",), **extra):
    return logger.makeRecord(N, 30, "f", 1, message, args, None, extra={"flow_run_id": run_id, **extra})
print(fields(record()))
print(fields(record(task_run_id="3f8a6a1c-0000-4000-8000-000000000001")))
do(handler.prepare, record(flow_run_id=None)) if MODE == "sync" else None
with LogEavesdropper("prefect", logging.INFO) as heard:
    flow_run_logger(run).info("a %s", 1)
    flow_run_logger(flow_run_id=run_id).getChild("c", {"x": 1}).warning("b")
    with disable_run_logger():
        flow_run_logger(run).error("not logged")
    with temporary_settings({PREFECT_API_KEY: "pnu_hush"}):
        get_logger("x").error("key pnu_hush")
print("pnu_hush" in heard.text(), heard.text().splitlines()[:2])
print(get_logger("a") is get_logger("prefect.a"), get_logger().name)
do(get_run_logger)
do(flow_run_logger)
logger.error("sent %s", 1, extra={"flow_run_id": run_id})
logger.error("not sent", extra={"flow_run_id": run_id, "send_to_api": False})
asyncio.run(APILogHandler.aflush())
from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId
logs = client.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id])))
for log in sorted((each for each in logs if each.name == N), key=lambda log: log.timestamp):
    print(log.name.replace(N, "N"), log.level, log.message, str(log.flow_run_id) == run_id)
""",
}


@pytest.fixture(scope="module")
def printed(
    api_url: str, server_version: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, list[str]]]:
    """What each package has printed, by program and mode. Both run at the same time."""
    installed = _official_version()
    if installed != server_version:
        pytest.skip(f"the official package is of {installed}, the server of {server_version}")
    home = tmp_path_factory.mktemp("same")
    script, programs = home / "script.py", home / "programs.json"
    script.write_text(RUNNER)
    programs.write_text(json.dumps(PROGRAMS))
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")},
        **{"HOME": str(home), "PREFECT_HOME": str(home / "prefect"), "PREFECT_API_URL": api_url},
        **SERVER_SETTINGS,
        **{"DO_NOT_TRACK": "1", "PREFECT_LOGGING_TO_API_BATCH_INTERVAL": "0.1"},
    }
    running = {}
    for who, command, more in [
        ("official", [str(DEFAULT_VENV / "bin" / "python")], {"PYTHONPATH": ""}),
        ("ours", [sys.executable, "-m", "prefect_rs"], {}),
    ]:
        arguments = [*command, str(script), f"same-{uuid4().hex[:10]}", str(programs)]
        running[who] = subprocess.Popen(
            arguments,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=home,
            env={**env, **more},
        )
    found = {}
    for who, process in running.items():
        out, err = process.communicate(timeout=300)
        lines = [line for line in out.splitlines() if line.startswith("PRINTED")]
        assert lines, f"{who}: {err}"
        found[who] = json.loads(lines[-1].removeprefix("PRINTED"))
    return found


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_prints_the_same(program: str, mode: str, printed: dict[str, dict[str, list[str]]]) -> None:
    ours, official = (printed[who][f"{program} {mode}"] for who in ("ours", "official"))
    assert ours == official
    assert len(ours) > 6
    assert not any("Traceback" in line for line in ours)
