"""A stand-in for Prefect Cloud, and settings that name it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.cloud_api import OWNER
from tests.support.cloud_standin import CloudStandIn


@pytest.fixture(scope="module")
def process() -> Iterator[CloudStandIn]:
    with CloudStandIn() as started:
        yield started


@pytest.fixture
def cloud(process: CloudStandIn, isolated: object, monkeypatch: pytest.MonkeyPatch) -> CloudStandIn:
    """Prefect Cloud as the settings name it, with the owner's key; no account and no workspace."""
    process.reset()
    monkeypatch.setenv("PREFECT_CLOUD_API_URL", process.api_url)
    monkeypatch.setenv("PREFECT_API_KEY", OWNER)
    return process


@pytest.fixture
def configured(cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch) -> CloudStandIn:
    """The same with a workspace."""
    monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url())
    return cloud
