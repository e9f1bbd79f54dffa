"""What errors and warnings say about retries."""

from __future__ import annotations

import copy
import logging
import os
import pickle
import re
import subprocess
import sys
import textwrap
from typing import Any

import pytest
from prefect_rs.exceptions import ObjectNotFound, PrefectException, PrefectHTTPStatusError, ReadTimeout

from tests.support.standin import Caller, Reply, StandIn, as_json

AT_ONCE = {"Retry-After": "0"}
BUSY = as_json(
    {"exception_message": "Service Unavailable"}, 503, headers=AT_ONCE, reason="Service Unavailable"
)


def error_of(mode: str, server: StandIn, name: str = "read_flows", **options: Any) -> Any:
    caller = Caller(mode, server.api_url, **options)
    with pytest.raises(PrefectException) as caught:
        caller(name)
    caller.close()
    return caught.value


@pytest.mark.usefixtures("retries")
def test_a_persistent_status(mode: str) -> None:
    with StandIn(BUSY) as server:
        error = error_of(mode, server)
    assert re.search(r"^503 Service Unavailable for POST \S+, after 6 tries in 0\.\d s: ", str(error))
    assert len(error.tries) == 6
    assert [each["status"] for each in error.tries] == [503] * 6
    assert error.tries[0]["outcome"] == "503 Service Unavailable"
    assert [each["wait"] is None for each in error.tries] == [False] * 5 + [True]
    assert error.tries[0]["began"] == 0.0
    begins = [each["began"] for each in error.tries]
    assert begins == sorted(begins)
    if sys.version_info >= (3, 11):
        assert len(error.__notes__) == 6
        assert error.__notes__[0].startswith("try 1 of 6: 503 Service Unavailable, after 0.0")


@pytest.mark.usefixtures("retries")
def test_the_attempts_are_pickled_and_copied() -> None:
    with StandIn(BUSY) as server:
        error = error_of("sync", server)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert (again.tries, str(again)) == (error.tries, str(error))
        assert getattr(again, "__notes__", None) == getattr(error, "__notes__", None)


def test_a_failure_without_a_response(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    monkeypatch.setenv("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "0")
    with StandIn(lambda asked: Reply(b"", close=False)) as server:
        error = error_of(mode, server, httpx_settings={"timeout": 0.2})
    assert type(error) is ReadTimeout or isinstance(error, ReadTimeout)
    assert re.search(r", after 2 tries in 2\.\d s$", str(error))
    assert [(each["status"], each["outcome"]) for each in error.tries] == [
        (None, "no response arrived within 0.2 s")
    ] * 2
    assert error.tries[0]["wait"] == pytest.approx(2.0)


@pytest.mark.usefixtures("retries")
def test_another_error_after_retries(mode: str) -> None:
    answers = [BUSY, BUSY, as_json({"detail": "Flow not found"}, 404)]
    with StandIn(lambda asked: answers.pop(0)) as server:
        error = error_of(mode, server)
    assert isinstance(error, ObjectNotFound)
    assert "after 3 tries" in str(error)
    assert [each["status"] for each in error.tries] == [503, 503, 404]


def test_a_single_attempt_is_not_mentioned(mode: str) -> None:
    with StandIn(as_json({"detail": "x"}, 500)) as server:
        error = error_of(mode, server)
    assert "tries" not in str(error)
    assert error.tries == ()
    assert not hasattr(error, "__notes__")


@pytest.mark.usefixtures("retries")
def test_the_last_retry_is_a_warning(mode: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "prefect_rs")
    with StandIn(BUSY) as server:
        error_of(mode, server)
    levels = [record.levelname for record in caplog.records if record.name == "prefect_rs"]
    assert levels == ["DEBUG"] * 4 + ["WARNING"]


@pytest.mark.usefixtures("retries")
def test_a_long_delay_is_a_warning(mode: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "prefect_rs")
    import asyncio

    from prefect_rs import PrefectClient

    if mode == "sync":
        pytest.skip("the sync client would wait")
    long = as_json({}, 503, headers={"Retry-After": "6"})

    async def main(url: str) -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(PrefectClient(url).read_flows(), 0.5)

    with StandIn(long) as server:
        asyncio.run(main(server.api_url))
    assert [record.levelname for record in caplog.records if record.name == "prefect_rs"] == ["WARNING"]


def test_warnings_are_printed_if_logging_is_not_configured() -> None:
    program = textwrap.dedent(
        """
        import sys
        from prefect_rs import SyncPrefectClient
        try:
            SyncPrefectClient(sys.argv[1]).read_flows()
        except Exception as error:
            print(type(error).__name__)
        """
    )
    with StandIn(BUSY) as server:
        done = subprocess.run(
            [sys.executable, "-c", program, server.api_url],
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "PREFECT_CLIENT_MAX_RETRIES": "1"},
        )
    assert done.stdout == "PrefectHTTPStatusError\n"
    assert done.stderr.count("(1 of 2 tries used)") == 1


def test_a_pool_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading
    import time

    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    monkeypatch.setenv("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "0")

    def slow(asked: Any) -> Reply:
        time.sleep(4)
        return as_json([])

    with StandIn(slow) as server:
        settings = {"limits": {"max_connections": 1}, "timeout": {"timeout": 30, "pool": 0.1}}
        caller = Caller("sync", server.api_url, httpx_settings=settings)
        thread = threading.Thread(target=lambda: caller("read_flows"))
        thread.start()
        time.sleep(0.2)
        with pytest.raises(Exception, match=r"all 1 are in use.*, after 2 tries in 2\.\d s") as caught:
            caller("read_flows")
        thread.join()
    assert len(caught.value.tries) == 2  # type: ignore[attr-defined]


def test_errors_made_by_hand_have_no_attempts() -> None:
    assert PrefectHTTPStatusError("x").tries == ()
    assert ReadTimeout("x").tries == ()
