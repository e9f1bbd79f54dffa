"""All rows of the table, with their budgets.

To add a row, add an entry here, and a function in `measures` if none of those fits.

Budgets that the design states as a figure from one machine are converted to the ratio of that figure to the
peer's on the same machine.

To keep the run short, rows without a budget are measured only in every second round. Those that take seconds,
and those with the real server, which itself takes most of the time, are measured in every third.
"""

from __future__ import annotations

from . import processes
from .exercises import AT_ONCE, PAGES
from .measures import (
    emit,
    first_run,
    first_run_tls,
    growth_of_reading,
    hold,
    in_fresh_process,
    noted,
    on_disk,
    per_call,
    per_second,
    wait_for_many,
    wheel,
    with_runs,
)
from .model_exercises import OPERATIONS
from .rows import (
    COUNT,
    LIMITS,
    LIVE,
    MB,
    MS,
    OFFICIAL,
    ONCE,
    OURS,
    PER_SECOND,
    REAL,
    SECONDS,
    US,
    Budget,
    Row,
)

BOTH = (OURS, OFFICIAL)
# Growth plots show only the best of the general clients.
GROWTH = (*BOTH, "pyreqwest")


def at_once(number: int, *budgets: Budget) -> Row:
    """Concurrent calls. The main numbers are measured for all contenders, the others for the plot."""
    is_main = number in (1, 16, 256, 1000)
    return Row(
        f"at_once_{number}",
        f"async `read_flow_run`, {number:,} concurrent",
        PER_SECOND,
        (*GROWTH, "primp", *LIMITS) if is_main else GROWTH,
        per_second(f"at_once_{number}"),
        budgets,
        group="at_once",
        at=number,
        every=1 if budgets else 2,
        more_is_better=True,
    )


def page(limit: int, *budgets: Budget) -> Row:
    """A page of flow runs, with contenders as in `at_once`."""
    return Row(
        f"page_{limit}",
        f"`read_flow_runs`, {limit} run{'s' * (limit > 1)}",
        MS,
        (*GROWTH, *LIMITS) if limit in (1, 20, 200) else GROWTH,
        per_call(f"read_runs_{limit}"),
        budgets,
        group="page",
        at=limit,
        every=1 if budgets else 2,
    )


STATES = {"fresh": "just read", "looked_at": "with all attributes read"}


def on_models(key: str, what: str, goal: float = 1.5) -> Row:
    """Something done with each of 200 flow runs. They are there before the time starts."""
    return Row(
        key,
        f"models: {what}",
        US,
        BOTH,
        per_call(key),
        (Budget(OFFICIAL, goal),),
        group="models",
        every=3,
    )


AT_ONCE_BUDGETS = {1000: (Budget(OFFICIAL, 28), Budget("pyreqwest", 25_000 / 17_353, seen=25_000))}
PAGE_BUDGETS = {200: (Budget(OFFICIAL, 17.4 / 1.2, seen=1.2e-3), Budget("rust_reqwest", 1 / 1.3))}

ROWS: tuple[Row, ...] = (
    Row(
        "import",
        "`import` and create a client, above bare Python",
        MS,
        BOTH,
        in_fresh_process(processes.import_time),
        (Budget(OFFICIAL, 820 / 8, seen=8e-3),),
    ),
    Row(
        "memory",
        "peak memory after import, above bare Python",
        MB,
        BOTH,
        in_fresh_process(processes.peak_memory),
        (Budget(OFFICIAL, 73 / 8, seen=8e6),),
    ),
    Row("size", "installed size", MB, BOTH, on_disk(lambda it: it.size), (Budget(limit=10e6),), every=ONCE),
    Row(
        "packages",
        "installed packages",
        COUNT,
        BOTH,
        on_disk(lambda it: it.packages),
        (Budget(limit=1),),
        every=ONCE,
    ),
    Row("wheel", "size of the wheel", MB, (OURS,), wheel, (Budget(limit=8e6),), every=ONCE),
    Row(
        "sync_run",
        "sync `read_flow_run`",
        US,
        (*BOTH, "pycurl", "primp", "pyreqwest", *LIMITS),
        per_call("read_run"),
        (Budget(OFFICIAL, 5), Budget("primp", 1)),
    ),
    Row(
        "async_run",
        "async `read_flow_run`, sequential",
        US,
        (*BOTH, "pyreqwest", "primp", *LIMITS),
        per_call("read_run_async"),
        (Budget(OFFICIAL, 4.5), Budget("pyreqwest", 1)),
    ),
    *(at_once(number, *AT_ONCE_BUDGETS.get(number, ())) for number in AT_ONCE),
    *(page(limit, *PAGE_BUDGETS.get(limit, ())) for limit in PAGES),
    Row(
        "touch_none",
        "read 200 runs, no attributes",
        MS,
        BOTH,
        per_call("read_runs_200"),
        group="touch",
        every=2,
    ),
    Row(
        "touch_three",
        "read 200 runs, three attributes of each",
        MS,
        BOTH,
        per_call("touch_three"),
        group="touch",
        every=2,
    ),
    Row(
        "touch_all",
        "read 200 runs, all attributes of each and of its state",
        MS,
        BOTH,
        per_call("touch_all"),
        group="touch",
        every=2,
    ),
    Row(
        "dump",
        "read 200 runs, `model_dump` of each",
        MS,
        BOTH,
        per_call("dump"),
        group="touch",
        every=2,
    ),
    *(
        on_models(f"{key}_{state}", f"{title} of a run {how}")
        for key, (title, _) in OPERATIONS.items()
        for state, how in STATES.items()
    ),
    on_models("validate", "`model_validate` of JSON"),
    on_models("construct", "create by keywords", goal=1),
    Row(
        "write_small",
        "`create_flow_run`, small parameters",
        US,
        (*BOTH, "pyreqwest", "primp"),
        per_call("write_small"),
        group="write",
        every=2,
    ),
    Row(
        "write_large",
        "`create_flow_run`, 1 MB of parameters",
        MS,
        (*BOTH, "pyreqwest", "primp"),
        per_call("write_large"),
        group="write",
        every=2,
    ),
    Row(
        "held",
        "memory of 10,000 runs",
        MB,
        BOTH,
        in_fresh_process(processes.untouched_runs),
        group="held",
        every=3,
    ),
    Row(
        "held_touched",
        "memory of 10,000 runs, all attributes read",
        MB,
        BOTH,
        in_fresh_process(processes.touched_runs),
        group="held",
        every=3,
    ),
    Row(
        "hold",
        "longest block of the event loop, 20 pages of 200",
        MS,
        (*BOTH, "idle"),
        hold("paging"),
        (Budget(OFFICIAL, 73 / 1, seen=1e-3), Budget(limit=1e-3)),
    ),
    Row(
        "cold_http",
        "process start to first flow run",
        MS,
        BOTH,
        first_run,
        (Budget(OFFICIAL, 1300 / 40, seen=40e-3),),
        group="cold",
    ),
    Row(
        "cold_tls",
        "process start to first flow run, over TLS",
        MS,
        BOTH,
        first_run_tls,
        group="cold",
        every=2,
    ),
    Row(
        "trigger",
        "async `run_deployment`, without waiting",
        US,
        BOTH,
        per_call("trigger"),
        group="runs",
        every=2,
    ),
    Row(
        "real_sync",
        "real server: sync `read_flow_run`",
        MS,
        GROWTH,
        per_call("read_run"),
        group=REAL,
        every=3,
    ),
    Row(
        "real_async",
        "real server: async `read_flow_run`, sequential",
        MS,
        GROWTH,
        per_call("read_run_async"),
        group=REAL,
        every=3,
    ),
    Row(
        "real_at_once",
        "real server: async `read_flow_run`, 16 concurrent",
        PER_SECOND,
        GROWTH,
        per_second("at_once_16"),
        group=REAL,
        more_is_better=True,
        every=3,
    ),
    Row(
        "real_page",
        "real server: `read_flow_runs`, 200 runs",
        MS,
        GROWTH,
        per_call("read_runs_200"),
        group=REAL,
        every=3,
    ),
    Row(
        "read_all",
        "real server: read all of 10,000 runs",
        SECONDS,
        BOTH,
        per_call("read_everything"),
        (Budget(OFFICIAL, 2),),
        group=LIVE,
        every=3,
    ),
    Row(
        "read_all_hold",
        "real server: longest block of the event loop, 10,000 runs",
        MS,
        BOTH,
        hold("hold_while_reading"),
        (Budget(limit=1e-3),),
        group=LIVE,
        every=3,
    ),
    Row(
        "read_all_memory",
        "real server: growth while 10,000 runs are read",
        MB,
        BOTH,
        growth_of_reading,
        group=LIVE,
        every=3,
    ),
    Row(
        "read_logs",
        "real server: read all of 2,000 logs",
        MS,
        BOTH,
        per_call("read_logs"),
        group=LIVE,
        every=3,
    ),
    Row(
        "follow",
        "real server: from writing a log to its arrival, following",
        MS,
        BOTH,
        with_runs("follow_logs", 1),
        group=LIVE,
        every=3,
    ),
    Row(
        "wait_one",
        "real server: from the end of a run to the return of the wait",
        MS,
        BOTH,
        with_runs("wait_for_one", 3),
        (Budget(limit=0.3),),
        group=LIVE,
        every=3,
    ),
    Row(
        "emit",
        "real server: `emit_event`, the caller's time",
        US,
        BOTH,
        emit,
        (Budget(OFFICIAL, 20),),
        group=LIVE,
        every=3,
    ),
    Row(
        "emit_delivered",
        "real server: until 10,000 events are stored",
        SECONDS,
        BOTH,
        noted("emit", "delivered", emit),
        group=LIVE,
        every=3,
    ),
    Row(
        "wait_many",
        "real server: CPU time of waiting for 1,000 runs, 45 s and their ends",
        SECONDS,
        # In this order, and last of all: the server can hang after a thousand websockets.
        (OURS, OFFICIAL),
        wait_for_many,
        (Budget(OFFICIAL, 20),),
        group=LIVE,
        every=ONCE,
    ),
    Row(
        "wait_requests",
        "real server: requests per 5 s of waiting for 1,000 runs",
        COUNT,
        (OURS,),
        noted("wait_for_many", "requests", wait_for_many),
        (Budget(limit=6),),
        group=LIVE,
        every=ONCE,
    ),
)
