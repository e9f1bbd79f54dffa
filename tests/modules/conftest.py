"""Fixtures for modules whose functions use the client of the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.dispatching import in_mode


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch, isolated: Path, api_url: str) -> str:
    """The settings name the real server."""
    monkeypatch.setenv("PREFECT_API_URL", api_url)
    return api_url


@pytest.fixture
def run(mode: str, configured: str) -> Callable[..., Any]:
    """Call a function that uses the client of the settings, where no event loop runs, and where one does."""
    return in_mode(mode)
