"""Fixtures: a stand-in for Prefect Cloud, and settings that point to it."""

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
    """The stand-in, with settings for its URL and the owner's key, but for no account and no workspace."""
    process.reset()
    monkeypatch.setenv("PREFECT_CLOUD_API_URL", process.api_url)
    monkeypatch.setenv("PREFECT_API_KEY", OWNER)
    return process


@pytest.fixture
def configured(cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch) -> CloudStandIn:
    """Like `cloud`, with a workspace in the settings."""
    monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url())
    return cloud
