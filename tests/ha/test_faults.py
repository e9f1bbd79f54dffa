"""What docs/reliability.md promises holds while a server is killed and PostgreSQL is restarted.

Both happen under load, through nginx. Each test looks at one part of what came of it.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.ha.load import Load, Seen
from tests.soak.run import make_pages
from tools.ha import Stack

pytestmark = pytest.mark.ha

SECONDS = 75.0
SETTINGS = {
    # Events are stored soon, so that the test is not longer than it has to be.
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL": "1",
    # By default, the server drops events that it could not store five times.
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_MAX_FLUSH_RETRIES": "1000",
}


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """Two servers behind nginx, and clients that are configured for them as docs/production.md says."""
    with Stack(replicated=True, env=SETTINGS) as started, pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("PREFECT_")]:
            patch.delenv(name)
        settings = {**started.settings, "PREFECT_API_URL": started.api_url}
        for name, value in {**settings, "PREFECT_CLIENT_RETRY_EXTRA_CODES": "500,504"}.items():
            patch.setenv(name, value)
        yield started


@pytest.fixture(scope="module")
def seen(stack: Stack) -> Seen:
    """What a program did and got while servers failed."""
    make_pages(stack.api_url)
    load = Load(stack.api_url, SECONDS)
    load.start()
    time.sleep(5)
    stack.servers[0].kill()
    time.sleep(5)
    stack.servers[0].start()
    time.sleep(10)
    stack.postgres.stop()
    time.sleep(3)
    stack.postgres.start()
    found = load.finish()
    tally = found.tally
    print(f"{tally.calls.total()} calls in {tally.rounds} rounds, errors: {dict(tally.errors)}")
    if found.failures or not found.flushed:
        print(stack.logs)
    print(f"{len(found.emitted)} events, {len(found.written)} logs; failures: {found.failures}")
    return found


def test_calls_keep_their_promises(seen: Seen) -> None:
    assert seen.tally.broken == []
    assert seen.tally.counted > 0


def test_nothing_failed(seen: Seen) -> None:
    assert seen.failures == []


def test_every_event_is_stored_once(seen: Seen, stack: Stack) -> None:
    stored = stack.postgres.psql("-c", f"select id from events where event = '{seen.event}'").split()
    assert seen.flushed
    assert Counter(stored) == Counter(map(str, seen.emitted))


def test_the_subscriber_got_every_event_once(seen: Seen) -> None:
    assert Counter(seen.received) == Counter(seen.emitted)


def test_the_follower_got_every_log_and_state_once(seen: Seen, stack: Stack) -> None:
    of_run = f"where flow_run_id = '{seen.followed}'"
    stored = stack.postgres.psql("-c", f"select message from log {of_run}").split("\n")
    assert Counter(seen.logs) == Counter(stored)
    assert set(seen.written) <= set(stored)
    assert max(Counter(stored).values()) == 1
    assert seen.states == ["Running", "Completed"]


def test_every_wait_ended(seen: Seen) -> None:
    assert Counter(seen.ended) == Counter(seen.waited)
