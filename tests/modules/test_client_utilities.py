"""`prefect_rs.client.utilities` and `prefect_rs.client.attribution`."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from prefect_rs import PrefectClient
from prefect_rs.client.attribution import get_attribution_headers
from prefect_rs.client.utilities import client_injector, get_or_create_client, inject_client


def test_functions_that_get_a_client(configured: str) -> None:
    @client_injector
    async def count(client: PrefectClient, more: int) -> int:
        """Count."""
        return await client.count_flow_runs() * 0 + more

    @inject_client
    async def url(client: Any = None) -> str:
        return str(client.api_url)

    assert (count.__name__, count.__doc__) == ("count", "Count.")
    assert asyncio.run(count(3)) == 3
    assert asyncio.run(url()) == f"{configured}/"
    assert asyncio.run(url(client=PrefectClient("http://other/api"))) == "http://other/api/"


def test_the_client_is_shared(configured: str) -> None:
    client, is_shared = get_or_create_client()
    assert is_shared
    assert str(client.api_url) == f"{configured}/"
    given = PrefectClient("http://other/api")
    assert get_or_create_client(given) == (given, True)

    async def main() -> None:
        for _ in range(2):
            await get_or_create_client()[0].hello()

    asyncio.run(main())


def test_attribution(monkeypatch: pytest.MonkeyPatch) -> None:
    assert get_attribution_headers() == {}
    monkeypatch.setenv("PREFECT__FLOW_ID", " f\t")
    monkeypatch.setenv("PREFECT__WORKER_NAME", "w")
    monkeypatch.setenv("PREFECT__DEPLOYMENT_ID", "  ")
    assert get_attribution_headers() == {"X-Prefect-Flow-Id": "f", "X-Prefect-Worker-Name": "w"}
