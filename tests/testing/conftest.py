"""Fixtures: an environment with a stand-in for the official server, which starts at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect_rs.testing import PrefectServer

from tests.support.fake_server import FakeVenv
from tools.prefect_server import PrefectServer as RealServer


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The directory of templates. It does not exist yet."""
    monkeypatch.setenv("PREFECT_RS_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def venv(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> FakeVenv:
    monkeypatch.setenv("FAKE_NOTES", str(tmp_path / "notes"))
    return FakeVenv(tmp_path / "venv", tmp_path / "notes")


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectServer]:
    """A real server that only this module uses, in a directory whose name a URL cannot contain."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(tmp_path_factory.mktemp("a b#c?d%20")))
        server = RealServer().start()
    yield server
    server.stop()
