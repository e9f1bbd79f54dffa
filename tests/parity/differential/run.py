"""Makes the calls of scenarios with one client, and prints requests and results as JSON.

    python -m tests.parity.differential.run API_URL MODE LOCK_FILE SCENARIO…                 # official client
    python -m prefect_rs -m tests.parity.differential.run API_URL MODE LOCK_FILE SCENARIO…   # this one

MODE is `sync` or `async`. The only difference is what `import prefect` imports. A proxy in this process is
between client and server.
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
    """The client does not have this method. Not an `Exception`, so that no scenario catches it."""


class Caller:
    """What a scenario gets. `await call("read_flow", flow_id)` calls that method and records the result.

    The method's name can be followed by a colon and a label. It has to be if a scenario calls a method more
    than once. Returns the result, or None if the call failed.
    """

    def __init__(self, client: Any, proxy: Proxy) -> None:
        self._client = client
        self._proxy = proxy
        self.prefix = f"x{uuid4().hex[:12]}"
        self.calls: list[dict[str, Any]] = []

    def name(self, stem: str = "") -> str:
        """A unique name, which is the same in the records of both clients."""
        return f"{self.prefix}-{stem}" if stem else self.prefix

    async def __call__(self, label: str, /, *args: Any, **kwargs: Any) -> Any:
        """Compare the request and the result."""
        return await self._call(label, args, kwargs, lambda result: result)

    async def own(self, label: str, /, *args: Any, **kwargs: Any) -> Any:
        """Compare the request, and those items of the resulting list that contain this scenario's prefix."""
        return await self._call(label, args, kwargs, self._only_own, has_others=True)

    async def sent(self, label: str, /, *args: Any, **kwargs: Any) -> Any:
        """Compare the request, and the type of the result, whose value depends on other tests."""
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
    """A result as JSON that preserves the Python types of all attributes."""
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
        # The official class is generic: `State[~T]`.
        return {"$model": type(value).__name__.partition("[")[0], "fields": fields}
    if hasattr(value, "status_code"):
        return {"$response": value.status_code, "body": value.json() if value.content else None}
    return {"$other": type(value).__name__, "text": str(value)}


def dumped(value: Any) -> Any:
    """Models dumped in JSON mode; None for other values."""
    if isinstance(value, list):
        return [dumped(each) for each in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else None


async def recorded(scenario: Scenario, client: Any, proxy: Proxy, lock: str) -> dict[str, Any]:
    """Run a scenario. Returns its calls, and why it ended early, if it did."""
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
    """Exclude the processes of the other clients."""
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
    # The first requests of a client, such as the one for a CSRF token, belong to no scenario.
    first = client.count_flow_runs()
    if inspect.isawaitable(first):
        await first
    proxy.exchanges.clear()
    records = {scenario.name: await recorded(scenario, client, proxy, lock) for scenario in scenarios}
    methods = sorted(name for name in dir(type(client)) if not name.startswith("_"))
    json.dump({"methods": methods, "scenarios": records}, sys.stdout)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
