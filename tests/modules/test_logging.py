"""Log records that are sent to the logs of runs."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient, get_run_logger
from prefect_rs._core import _discard_queues
from prefect_rs.client.schemas.filters import LogFilter, LogFilterTaskRunId
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.exceptions import MissingContextError
from prefect_rs.logging import (
    LogEavesdropper,
    disable_run_logger,
    flow_run_logger,
    get_logger,
    task_run_logger,
)
from prefect_rs.logging.handlers import APILogHandler, WorkerAPILogHandler
from prefect_rs.settings import temporary_settings

from tests.support.fault_proxy import Fault, FaultProxy, Status
from tests.support.runs import new_run
from tests.support.wire import run_python


@pytest.fixture(autouse=True)
def settings(configured: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The real server, and short times. No queue is left behind."""
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_BATCH_INTERVAL", "0.05")
    monkeypatch.setattr("prefect_rs.logging.handlers._unsent.told", None)
    yield
    _discard_queues()


@pytest.fixture
def run(client: SyncPrefectClient) -> FlowRun:
    """A flow run whose log is empty."""
    return new_run(client)


@pytest.fixture
def logger(unique: Callable[[str], str]) -> Iterator[logging.Logger]:
    """A logger that no other test uses, without handlers."""
    found = logging.getLogger(unique("service"))
    found.setLevel(logging.DEBUG)
    found.propagate = False
    yield found
    for handler in list(found.handlers):
        found.removeHandler(handler)
        handler.close()


def attached(logger: logging.Logger, **options: Any) -> APILogHandler:
    handler = APILogHandler(**options)
    logger.addHandler(handler)
    return handler


def messages(client: SyncPrefectClient, run: FlowRun) -> list[str]:
    return [log.message for log in client.read_flow_run_logs(run.id)]


# ---- What is sent --------------------------------------------------------------------------------


def test_a_record_has_the_fields_of_a_log(
    client: SyncPrefectClient, run: FlowRun, logger: logging.Logger
) -> None:
    handler = attached(logger, flow_run_id=run.id)
    records: list[logging.LogRecord] = []
    handler.addFilter(lambda record: records.append(record) or True)  # type: ignore[func-returns-value]
    logger.warning("Loaded %d rows", 7)
    try:
        raise ValueError("no such table")
    except ValueError:
        logger.exception("Failed")
    handler.flush()
    first, second = client.read_flow_run_logs(run.id)
    assert (first.name, first.level, first.message) == (logger.name, logging.WARNING, "Loaded 7 rows")
    assert (first.flow_run_id, first.task_run_id) == (run.id, None)
    assert abs(first.timestamp.timestamp() - records[0].created) < 1e-5
    assert second.message.startswith("Failed\nTraceback")
    assert "ValueError: no such table" in second.message


def test_the_run_of_a_record_is_its_own_or_the_handlers(
    client: SyncPrefectClient, run: FlowRun, logger: logging.Logger
) -> None:
    other, task_run_id = new_run(client), uuid4()
    handler = attached(logger, flow_run_id=str(run.id), task_run_id=task_run_id)
    logger.info("the handler's")
    logger.info("its own", extra={"flow_run_id": str(other.id)})
    logger.info("a run", extra={"flow_run_id": other})
    logger.info("opted out", extra={"send_to_api": False})
    handler.flush()
    assert messages(client, run) == ["the handler's"]
    assert messages(client, other) == ["its own", "a run"]
    of_task = LogFilter(task_run_id=LogFilterTaskRunId(any_=[task_run_id]))
    assert {log.message for log in client.read_logs(of_task)} == {"the handler's", "its own", "a run"}


@pytest.mark.parametrize("wrong", ["no-uuid", 7, object()])
def test_an_id_that_is_none(wrong: Any) -> None:
    with pytest.raises(ValueError, match="flow_run_id has to be a run, a UUID or its text"):
        APILogHandler(flow_run_id=wrong)


def test_levels_and_formatters(client: SyncPrefectClient, run: FlowRun, logger: logging.Logger) -> None:
    handler = attached(logger, level="WARNING", flow_run_id=run.id)
    handler.setFormatter(logging.Formatter("<%(message)s>"))
    logger.info("not sent")
    logger.error("sent")
    handler.flush()
    assert messages(client, run) == ["<sent>"]


def test_a_subclass_may_change_what_is_sent(
    client: SyncPrefectClient, run: FlowRun, logger: logging.Logger
) -> None:
    class Shouting(APILogHandler):
        def prepare(self, record: logging.LogRecord) -> dict[str, Any]:
            fields = super().prepare(record)
            return {**fields, "message": fields["message"].upper()}

    handler = Shouting(flow_run_id=run.id)
    logger.addHandler(handler)
    logger.info("hello")
    handler.flush()
    assert messages(client, run) == ["HELLO"]


def test_the_run_of_the_process(
    client: SyncPrefectClient, run: FlowRun, logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT__FLOW_RUN_ID", str(run.id))
    handler = attached(logger)
    logger.info("from a handler")
    get_run_logger(extra="field").info("from a logger")
    handler.flush()
    assert messages(client, run) == ["from a handler", "from a logger"]


def test_the_run_of_the_official_package(
    client: SyncPrefectClient, run: FlowRun, logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, task_run_id = ModuleType("prefect.context"), uuid4()
    active: dict[str, Any] = {
        "FlowRunContext": SimpleNamespace(flow=None, flow_run=run),
        "TaskRunContext": None,
    }
    for name in active:
        setattr(module, name, SimpleNamespace(get=lambda name=name: active[name]))
    monkeypatch.setitem(sys.modules, "prefect.context", module)
    handler = attached(logger)
    logger.info("of the flow")
    active["TaskRunContext"] = SimpleNamespace(task_run=SimpleNamespace(id=task_run_id, flow_run_id=run.id))
    get_run_logger().warning("of the task")
    handler.flush()
    logs = {log.message: log.task_run_id for log in client.read_flow_run_logs(run.id)}
    assert logs == {"of the flow": None, "of the task": task_run_id}


def test_many_threads_lose_nothing(client: SyncPrefectClient, run: FlowRun, logger: logging.Logger) -> None:
    handler = attached(logger, flow_run_id=run.id)
    threads = [
        threading.Thread(target=lambda name=name: [logger.info("%d-%d", name, n) for n in range(100)])
        for name in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    handler.flush()
    found = messages(client, run)
    assert sorted(found) == sorted(f"{name}-{n}" for name in range(4) for n in range(100))
    for name in range(4):
        own = [message for message in found if message.startswith(f"{name}-")]
        assert own == [f"{name}-{n}" for n in range(100)]


# ---- Limits --------------------------------------------------------------------------------------


def test_a_long_message_is_truncated(
    client: SyncPrefectClient, run: FlowRun, logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_MAX_LOG_SIZE", "500")
    handler = attached(logger, flow_run_id=run.id)
    logger.info("é" * 1000)
    logger.info("short")
    handler.flush()
    long, short = messages(client, run)
    assert long.strip("é") == "... [truncated]"
    assert 100 < len(long) < 250
    assert short == "short"


def test_a_batch_has_at_most_its_size(
    client: SyncPrefectClient,
    run: FlowRun,
    logger: logging.Logger,
    api_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_BATCH_SIZE", "10000")
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_BATCH_INTERVAL", "60")
    with FaultProxy(api_url) as proxy:
        monkeypatch.setenv("PREFECT_API_URL", proxy.api_url)
        handler = attached(logger, flow_run_id=run.id)
        for n in range(100):
            logger.info("%d %s", n, "x" * 300)
        handler.flush()
        sizes = [len(request.body) for request in proxy.requests]
    assert len(sizes) > 4
    assert all(size <= 10_000 for size in sizes)
    assert [message.partition(" ")[0] for message in messages(client, run)] == [str(n) for n in range(100)]


def test_records_are_gathered_and_a_full_queue_drops_them(
    client: SyncPrefectClient,
    run: FlowRun,
    logger: logging.Logger,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("PREFECT_RS_LOGGING_TO_API_MAX_QUEUE_SIZE", "3")
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_BATCH_INTERVAL", "60")
    handler = attached(logger, flow_run_id=run.id)
    for n in range(10):
        logger.info("%d", n)
    handler.flush()
    assert messages(client, run) == ["0", "1", "2"]
    told = [record.message for record in caplog.records if record.name == "prefect_rs"]
    setting = "PREFECT_RS_LOGGING_TO_API_MAX_QUEUE_SIZE sets its size"
    assert told == [f"1 log record was dropped: the queue is full (3 log records). {setting}"]


def test_disabled(
    client: SyncPrefectClient, run: FlowRun, logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_ENABLED", "false")
    handler = attached(logger, flow_run_id=run.id)
    logger.info("not sent")
    with temporary_settings({"PREFECT_LOGGING_TO_API_ENABLED": True}):
        logger.info("sent")
        handler.flush()
    assert messages(client, run) == ["sent"]


# ---- Records of no run, and of this package -------------------------------------------------------


def test_a_record_of_no_run(logger: logging.Logger, monkeypatch: pytest.MonkeyPatch) -> None:
    attached(logger)
    with pytest.warns(UserWarning, match="WHEN_MISSING_FLOW=ignore") as told:
        logger.info("of no run")
    assert "without a flow run id" in str(told[0].message)
    assert told[0].filename == __file__
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "error")
    with pytest.raises(MissingContextError, match=r"flow_run_logger\(flow_run_id=\.\.\.\)"):
        logger.info("of no run")
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "ignore")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        logger.info("of no run")


def test_a_handler_of_all_loggers_does_not_recurse(
    client: SyncPrefectClient, run: FlowRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = logging.getLogger()
    handler = attached(root)
    logging.captureWarnings(True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            # Warns, which is logged.
            logging.getLogger("no-run").error("of no run")
        handler.flow_run_id = run.id
        logging.getLogger("prefect_rs").warning("own")
        logging.getLogger("prefect_rs.artifacts").warning("own")
        logging.getLogger("prefect_rsync").warning("of another package")
        handler.flush()
    finally:
        logging.captureWarnings(False)
        root.removeHandler(handler)
    assert messages(client, run) == ["of another package"]


@pytest.mark.parametrize(
    ("variable", "value", "why"),
    [
        ("PREFECT_API_URL", "ftp://nowhere", "PREFECT_API_URL"),
        ("PREFECT_LOGGING_TO_API_BATCH_SIZE", "0", "PREFECT_LOGGING_TO_API_BATCH_SIZE"),
        ("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "perhaps", "must be warn, error or ignore"),
    ],
)
def test_invalid_settings_are_told_once(
    run: FlowRun,
    logger: logging.Logger,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    why: str,
) -> None:
    monkeypatch.setenv(variable, value)
    handler = attached(logger, flow_run_id=run.id)
    for _ in range(5):
        logger.info("lost")
    told = [record.message for record in caplog.records if record.name == "prefect_rs"]
    assert len(told) == 1
    assert told[0].startswith("1 log record was dropped: ")
    assert why in told[0]
    handler.flush()
    assert caplog.records[-1].message.startswith("4 log records were dropped: ")
    assert "Traceback" not in capfd.readouterr().err


def test_a_record_that_cannot_be_formatted(
    client: SyncPrefectClient, run: FlowRun, logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = attached(logger, flow_run_id=run.id)

    def log(message: str, *args: Any) -> None:
        # Not by the logger: pytest's own handler raises errors.
        handler.handle(logger.makeRecord(logger.name, logging.INFO, __file__, 1, message, args, None))

    log("%d", "text")
    log("lone surrogate \ud800")
    log("next")
    handler.flush()
    assert messages(client, run)[-1] == "next"
    assert "--- Logging error ---" in capsys.readouterr().err


# ---- Failures of the server ----------------------------------------------------------------------


@pytest.mark.parametrize("fault", [Status(503, {}), Status(429, {"retry-after": "0"})], ids=str)
def test_a_batch_that_the_server_has_not_read_is_sent_again(
    client: SyncPrefectClient,
    run: FlowRun,
    logger: logging.Logger,
    api_url: str,
    monkeypatch: pytest.MonkeyPatch,
    fault: Any,
) -> None:
    with FaultProxy(api_url) as proxy:
        faults = iter([fault, fault])
        proxy.fault = lambda request: next(faults, None)
        monkeypatch.setenv("PREFECT_API_URL", proxy.api_url)
        handler = attached(logger, flow_run_id=run.id)
        for n in range(10):
            logger.info("%d", n)
        handler.flush()
    assert messages(client, run) == [str(n) for n in range(10)]


def test_a_batch_whose_response_was_lost_is_not_stored_twice(
    client: SyncPrefectClient,
    run: FlowRun,
    logger: logging.Logger,
    api_url: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with FaultProxy(api_url) as proxy:
        faults = iter([Fault.LOSE_ANSWER])
        proxy.fault = lambda request: next(faults, None)
        monkeypatch.setenv("PREFECT_API_URL", proxy.api_url)
        handler = attached(logger, flow_run_id=run.id)
        logger.info("first")
        handler.flush()
        logger.info("second")
        handler.flush()
    assert messages(client, run) == ["first", "second"]
    assert "1 log record may be lost. The server may have received the request" in caplog.text


def test_a_record_that_the_server_rejects_does_not_hold_up_the_others(
    client: SyncPrefectClient,
    run: FlowRun,
    logger: logging.Logger,
    api_url: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with FaultProxy(api_url) as proxy:
        proxy.fault = lambda request: Status(422, {}) if b'"message":"13"' in request.body else None
        monkeypatch.setenv("PREFECT_API_URL", proxy.api_url)
        handler = attached(logger, flow_run_id=run.id)
        for n in range(30):
            logger.info("%d", n)
        handler.flush()
    assert messages(client, run) == [str(n) for n in range(30) if n != 13]
    assert "1 log record was dropped, because the server rejected it" in caplog.text


def test_records_are_sent_again_if_the_csrf_token_could_not_be_fetched(
    client: SyncPrefectClient,
    run: FlowRun,
    logger: logging.Logger,
    api_url: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    faults = iter([Status(500, {}), Status(422, {}), Status(200, {})])
    with FaultProxy(api_url, tokens_too=True) as proxy:
        proxy.fault = lambda request: next(faults, None) if "/csrf-token" in request.target else None
        monkeypatch.setenv("PREFECT_API_URL", proxy.api_url)
        handler = attached(logger, flow_run_id=run.id)
        logger.info("once")
        handler.flush()
    assert next(faults, None) is None
    assert messages(client, run) == ["once"]
    assert "may be lost" not in caplog.text
    assert "dropped" not in caplog.text


# ---- Event loops, forks, exit --------------------------------------------------------------------


def test_in_async_code(client: SyncPrefectClient, run: FlowRun, logger: logging.Logger) -> None:
    async def main() -> None:
        handler = attached(logger, flow_run_id=run.id)
        logger.info("awaited")
        # Does not block the event loop.
        handler.flush()
        await handler.aflush()

    asyncio.run(main())
    assert messages(client, run) == ["awaited"]


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_has_a_queue_of_its_own(
    client: SyncPrefectClient, run: FlowRun, logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_BATCH_INTERVAL", "60")
    handler = attached(logger, flow_run_id=run.id)
    logger.info("before")
    child = os.fork()
    if child == 0:
        try:
            logger.info("child")
            handler.flush()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert messages(client, run) == ["child"]
    handler.flush()
    assert sorted(messages(client, run)) == ["before", "child"]


def test_exit_waits_for_the_delivery(client: SyncPrefectClient, run: FlowRun) -> None:
    program = (
        "import logging, sys\n"
        "from prefect_rs.logging import flow_run_logger\n"
        "logger = flow_run_logger(flow_run_id=sys.argv[1])\n"
        "for n in range(3): logger.info('%d', n)\n"
    )
    done = run_python(program, str(run.id), PREFECT_LOGGING_TO_API_BATCH_INTERVAL="60")
    assert (done.returncode, done.stderr) == (0, "")
    assert messages(client, run) == ["0", "1", "2"]


@pytest.mark.parametrize(
    "program",
    [
        # Called before and after that of `logging`, which flushes and closes the handlers.
        "import logging\n{define}atexit.register(log)",
        "{define}atexit.register(log)\nimport logging",
        "{define}atexit.register(log)\nimport logging\nimport prefect_rs.logging",
        "{define}atexit.register(log)\nlog(3)",
    ],
)
def test_records_of_functions_of_atexit(client: SyncPrefectClient, run: FlowRun, program: str) -> None:
    define = (
        "import atexit, sys\n"
        "def log(start=0):\n"
        "    from prefect_rs.logging import flow_run_logger\n"
        "    logger = flow_run_logger(flow_run_id=sys.argv[1])\n"
        "    for n in range(start, start + 3): logger.info('%d', n)\n"
    )
    program = program.format(define=define)
    done = run_python(program, str(run.id), PREFECT_LOGGING_TO_API_BATCH_INTERVAL="60")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(messages(client, run)) == [str(n) for n in range(6 if "log(3)" in program else 3)]


def test_exit_tells_what_could_not_be_delivered(run: FlowRun) -> None:
    program = (
        "import logging, sys\n"
        "from prefect_rs.logging.handlers import APILogHandler\n"
        "logging.getLogger().addHandler(APILogHandler(flow_run_id=sys.argv[1]))\n"
        "logging.error('one'); logging.error('two')\n"
    )
    env = {"PREFECT_API_URL": "http://127.0.0.1:9/api", "PREFECT_RS_LOGGING_TO_API_EXIT_TIMEOUT": "0.2"}
    done = run_python(program, str(run.id), **env)
    assert done.returncode == 0
    assert "2 log records were not delivered within 0.2 s of the end of the process" in done.stderr


def test_a_worker_process_delivers_its_records(client: SyncPrefectClient, run: FlowRun) -> None:
    program = (
        "import multiprocessing, sys\n"
        "from prefect_rs.logging import flow_run_logger\n"
        "def work(id): flow_run_logger(flow_run_id=id).info('worked')\n"
        "process = multiprocessing.get_context('fork').Process(target=work, args=sys.argv[1:])\n"
        "process.start(); process.join()\n"
    )
    done = run_python(program, str(run.id), PREFECT_LOGGING_TO_API_BATCH_INTERVAL="60")
    assert (done.returncode, done.stderr) == (0, "")
    assert messages(client, run) == ["worked"]


# ---- Loggers -------------------------------------------------------------------------------------


@pytest.fixture
def clean() -> Iterator[None]:
    """The loggers of runs as they were before."""
    loggers = [logging.getLogger(f"prefect.{name}") for name in ("flow_runs", "task_runs")]
    before = [(one.level, list(one.handlers)) for one in loggers]
    yield
    for one, (level, handlers) in zip(loggers, before, strict=True):
        one.setLevel(level)
        one.handlers[:] = handlers


def test_loggers_of_runs(client: SyncPrefectClient, run: FlowRun, clean: None) -> None:
    flow = client.read_flow(run.flow_id)
    task_run = client.create_task_run(
        type("Task", (), {"name": "task", "task_key": "k", "tags": ()})(), run.id, dynamic_key="0"
    )
    with LogEavesdropper("prefect", logging.INFO) as heard:
        records: list[logging.LogRecord] = []
        heard.addFilter(lambda record: records.append(record) or True)  # type: ignore[func-returns-value]
        flow_run_logger(run, flow, customer=7).info("of the run")
        flow_run_logger(flow_run_id=run.id).getChild("part", {"part": 1}).info("of a part")
        task_run_logger(task_run, flow_run=run).info("of the task", extra={"task_name": "mine"})
        flow_run_logger(run).debug("below the level")
    asyncio.run(APILogHandler.aflush())
    assert heard.text() == "[INFO]: of the run\n[INFO]: of a part\n[INFO]: of the task"
    first, part, task = (vars(record) for record in records)
    assert (first["flow_run_name"], first["flow_name"], first["customer"]) == (run.name, flow.name, 7)
    assert (part["flow_run_name"], part["part"]) == ("<unknown>", 1)
    assert (task["task_run_name"], task["task_name"]) == (task_run.name, "mine")
    logs = {log.message: log for log in client.read_flow_run_logs(run.id)}
    assert logs["of the run"].name == "prefect.flow_runs"
    assert logs["of a part"].name == "prefect.flow_runs.part"
    assert (logs["of the task"].name, logs["of the task"].task_run_id) == ("prefect.task_runs", task_run.id)
    assert len(logs) == 3


def test_run_loggers_can_be_disabled(client: SyncPrefectClient, run: FlowRun, clean: None) -> None:
    logger = flow_run_logger(run)
    with disable_run_logger():
        logger.info("not logged")
        assert get_run_logger().disabled  # type: ignore[union-attr]
    logger.info("logged")
    asyncio.run(APILogHandler.aflush())
    assert messages(client, run) == ["logged"]


def test_outside_of_a_run() -> None:
    with pytest.raises(MissingContextError, match=r"flow_run_logger\(flow_run_id=\.\.\.\)"):
        get_run_logger()
    with pytest.raises(TypeError, match="'int' for context"):
        get_run_logger(7)
    with pytest.raises(ValueError, match="Either 'flow_run' or 'flow_run_id'"):
        flow_run_logger()


def test_get_logger_hides_the_api_key(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert get_logger() is logging.getLogger("prefect")
    assert get_logger("prefect.test") is get_logger("test") is logging.getLogger("prefect.test")
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_secret")
    with caplog.at_level(logging.INFO, "prefect"):
        get_logger("test").info("key %s, %s", "pnu_secret", {"key": "pnu_secret"})
    assert caplog.messages[-1] == "key ********, {'key': '********'}"


def test_records_of_no_worker_are_not_sent(logger: logging.Logger) -> None:
    handler = WorkerAPILogHandler()
    logger.addHandler(handler)
    logger.info("of no worker")
    record = logger.makeRecord(logger.name, 20, __file__, 1, "hello", (), None, extra={"worker_id": uuid4()})
    prepared = handler.prepare(record)
    assert isinstance(prepared["worker_id"], UUID)
    assert "flow_run_id" not in prepared
