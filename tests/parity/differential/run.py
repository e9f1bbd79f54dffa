"""Makes the calls of the scenarios through one client, and prints what was sent and what came of it.

    python run.py API_URL sync|async LOCK_FILE SCENARIO…               # through the official client
    python -m prefect_rs run.py API_URL sync|async LOCK_FILE SCENARIO…   # through ours

The only difference is what `import prefect` gives. A proxy of this process stands before the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import inspect
import json
import sys
import traceback
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

import httpx  # noqa: F401  (where it is imported, errors are httpx's as well)

from tests.parity.differential.proxy import Proxy
from tests.parity.differential.scenarios import SCENARIOS, Scenario


class Lacking(BaseException):
    """The client has no such method. No `Exception`, so that no scenario catches it."""


class Caller:
    """What a scenario gets: `await call("read_flow", flow_id)` calls that method, and keeps what came of it.

    The name of the method may be followed by a colon and what is special about this call; it has to be where
    a scenario calls a method more than once. The result is given back; None if the call failed.
    """

    def __init__(self, client: Any, proxy: Proxy) -> None:
        self._client = client
        self._proxy = proxy
        self.prefix = f"x{uuid4().hex[:12]}"
        self.calls: list[dict[str, Any]] = []

    def name(self, stem: str = "") -> str:
        """A name that nobody else uses; it is the same in the records of both clients."""
        return f"{self.prefix}-{stem}" if stem else self.prefix

    async def __call__(self, label: str, /, *args: Any, **kwargs: Any) -> Any:
        """Compare all: what is sent and the result."""
        return await self._call(label, args, kwargs, lambda result: result)

    async def own(self, label: str, /, *args: Any, **kwargs: Any) -> Any:
        """Compare what is sent, and of the list that is the result only what has this scenario's prefix."""
        return await self._call(label, args, kwargs, self._only_own, has_others=True)

    async def sent(self, label: str, /, *args: Any, **kwargs: Any) -> Any:
        """Compare what is sent, and of the result its type: it depends on what others do with the server."""
        return await self._call(
            label, args, kwargs, lambda result: {"$type": type(result).__name__}, has_others=True
        )

    def _only_own(self, results: list[Any]) -> list[Any]:
        return [one for one in results if self.prefix in json.dumps(encoded(one))]

    async def _call(self, label: str, args: Any, kwargs: Any, shown: Any, has_others: bool = False) -> Any:
        if any(call["label"] == label for call in self.calls):
            raise RuntimeError(f"this scenario calls {label!r} twice: say what is special about the second")
        method = label.partition(":")[0]
        missing = object()
        attribute = getattr(self._client, method, missing)
        if attribute is missing:
            raise Lacking(f"no method {method}")
        record: dict[str, Any] = {"label": label, "has_others": has_others}
        seen = len(self._proxy.exchanges)
        result = None
        try:
            result = attribute(*args, **kwargs) if callable(attribute) else attribute
            if inspect.isawaitable(result):
                result = await result
            record["result"] = encoded(shown(result))
            record["json"] = dumped(shown(result))
        except Exception as error:
            record["error"] = encoded(error)
            record["message"] = f"{type(error).__name__}: {error}"
        record["exchanges"] = self._proxy.exchanges[seen:]
        self.calls.append(record)
        return result


def encoded(value: Any) -> Any:
    """A result as JSON that keeps the Python types, attribute by attribute."""
    if isinstance(value, Enum):
        return {"$enum": type(value).__name__, "value": value.value}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, UUID):
        return {"$uuid": str(value)}
    if isinstance(value, datetime | date):
        return {"$time": value.isoformat()}
    if isinstance(value, timedelta):
        return {"$seconds": value.total_seconds()}
    if isinstance(value, list):
        return [encoded(each) for each in value]
    if isinstance(value, tuple | set | frozenset):
        return {f"${type(value).__name__}": [encoded(each) for each in value]}
    if isinstance(value, dict):
        return {key if isinstance(key, str) else repr(key): encoded(each) for key, each in value.items()}
    if isinstance(value, BaseException):
        response = getattr(value, "response", None)
        return {
            "$error": [each.__name__ for each in type(value).__mro__],
            "status": getattr(response, "status_code", None),
        }
    if hasattr(type(value), "model_fields"):
        fields = {name: encoded(getattr(value, name)) for name in type(value).model_fields}
        # The official states are generic: `State[~T]`.
        return {"$model": type(value).__name__.partition("[")[0], "fields": fields}
    if hasattr(value, "status_code"):
        return {"$response": value.status_code, "body": value.json() if value.content else None}
    return {"$other": type(value).__name__, "text": str(value)}


def dumped(value: Any) -> Any:
    """Models as they dump themselves for JSON; None for what is no model."""
    if isinstance(value, list):
        return [dumped(each) for each in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else None


async def recorded(scenario: Scenario, client: Any, proxy: Proxy, lock: str) -> dict[str, Any]:
    """Run one scenario: its calls, and why it ended early if it did."""
    call = Caller(client, proxy)
    ended: dict[str, Any] = {}
    try:
        with alone(lock) if scenario.alone else contextlib.nullcontext():
            await scenario.run(call)
    except (Lacking, ImportError) as error:
        ended = {"lacks": str(error)}
    except Exception:
        ended = {"crash": traceback.format_exc()}
    return {"prefix": call.prefix, "api_url": proxy.api_url, "calls": call.calls, **ended}


@contextlib.contextmanager
def alone(lock: str) -> Any:
    """Keep the other clients' processes out meanwhile."""
    with open(lock, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


async def main(api_url: str, mode: str, lock: str, *names: str) -> None:
    from prefect.client.orchestration import PrefectClient, SyncPrefectClient

    wanted = [scenario for scenario in SCENARIOS if scenario.name in names]
    with Proxy(api_url) as proxy:
        if mode == "sync":
            with SyncPrefectClient(proxy.api_url) as client:
                await run_all(client, proxy, lock, wanted)
        else:
            async with PrefectClient(proxy.api_url) as client:
                await run_all(client, proxy, lock, wanted)


async def run_all(client: Any, proxy: Proxy, lock: str, scenarios: Iterable[Scenario]) -> None:
    # What a client sends on its first way, such as the question for a CSRF token, is no scenario's.
    first = client.count_flow_runs()
    if inspect.isawaitable(first):
        await first
    proxy.exchanges.clear()
    records = {scenario.name: await recorded(scenario, client, proxy, lock) for scenario in scenarios}
    methods = sorted(name for name in dir(type(client)) if not name.startswith("_"))
    json.dump({"methods": methods, "scenarios": records}, sys.stdout)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
