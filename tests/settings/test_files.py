"""Settings files that are not regular files, or huge: a client must not hang or run out of memory."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import get_cloud_client
from prefect_rs.exceptions import SettingsError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")

CONTENT = {
    ".env": "PREFECT_API_URL=http://from-the-file:4200/api\n",
    "prefect.toml": '[api]\nurl = "http://from-the-file:4200/api"\n',
    "pyproject.toml": '[tool.prefect.api]\nurl = "http://from-the-file:4200/api"\n',
    "profiles.toml": 'active = "x"\n[profiles.x]\nPREFECT_API_URL = "http://from-the-file:4200/api"\n',
}


@pytest.fixture(params=CONTENT)
def place(request: pytest.FixtureRequest, isolated: Path) -> Path:
    if request.param != "profiles.toml":
        return isolated / str(request.param)
    home = Path(os.environ["PREFECT_HOME"])
    home.mkdir(parents=True)
    return home / "profiles.toml"


@pytest.fixture(autouse=True)
def no_server(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")


def no_url() -> None:
    """Make clients. They find no URL, and do not take long."""
    for make in (SyncPrefectClient, PrefectClient):
        began = time.monotonic()
        with pytest.raises(SettingsError, match="no Prefect server is configured"):
            make()
        assert time.monotonic() - began < 2


def device(path: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(path)


def bound_socket(place: Path) -> None:
    # The path of a socket must be short.
    os.chdir(place.parent)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(place.name)


@pytest.mark.parametrize(
    "make",
    [
        device("/dev/zero"),
        device("/dev/null"),
        device("/dev/tty"),
        device("/no/such/file"),
        Path.mkdir,
        os.mkfifo,
        bound_socket,
    ],
    ids=["zero", "null", "tty", "dangling", "directory", "fifo", "socket"],
)
def test_other_kinds_of_files_have_no_settings(place: Path, make: Callable[[Path], None]) -> None:
    make(place)
    if place.name == "profiles.toml" and make is bound_socket:
        os.chdir("/")  # the working directory must be another one
    no_url()


def test_standard_input_is_not_read(place: Path) -> None:
    """Standard input is a pipe, a terminal or closed."""
    reader, writer = os.pipe()
    place.symlink_to(f"/dev/fd/{reader}")
    try:
        no_url()
    finally:
        os.close(reader)
        os.close(writer)


@pytest.mark.parametrize("pieces", [1, 3])
def test_settings_from_a_named_pipe(place: Path, pieces: int) -> None:
    """Password managers provide `.env` like this: they wait for a reader, write, and close."""
    os.mkfifo(place)
    text = CONTENT[place.name].encode()

    def write() -> None:
        with place.open("wb", buffering=0) as pipe:
            for number in range(pieces):
                time.sleep(0.02)
                pipe.write(text[len(text) * number // pieces : len(text) * (number + 1) // pieces])

    for make in (SyncPrefectClient, PrefectClient):
        thread = threading.Thread(target=write, daemon=True)
        thread.start()
        assert "from-the-file" in str(make().api_url)
        thread.join(5)
        assert not thread.is_alive()


def test_a_pipe_whose_writer_never_closes(place: Path) -> None:
    os.mkfifo(place)
    pipe = os.open(place, os.O_RDWR)
    try:
        no_url()
        os.write(pipe, CONTENT[place.name].encode())
        # What has been written by then is used.
        assert "from-the-file" in str(SyncPrefectClient().api_url)
    finally:
        os.close(pipe)


def test_a_huge_file_is_an_error(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(1 << 40)
    for make in (SyncPrefectClient, PrefectClient, get_cloud_client):
        with pytest.raises(SettingsError, match=r"larger than 16 MiB") as caught:
            make()
        assert str(caught.value).startswith(str(place))


def test_a_large_file_is_read(place: Path) -> None:
    place.write_text("# a comment\n" * 500_000 + CONTENT[place.name])
    assert "from-the-file" in str(SyncPrefectClient().api_url)


@pytest.mark.parametrize(
    "url",
    [
        "http://[fe80::1%25eth0]:4200/api",
        "http://[fe80::1%eth0]:4200/api",
        "https://user:hunter2@[fe80::1%252]/api",
    ],
)
def test_an_ipv6_zone_id_in_a_url(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="zone id") as caught:
        SyncPrefectClient(url)
    assert "hunter2" not in str(caught.value)
    with pytest.raises(ValueError, match="zone id"):
        PrefectClient(httpx_settings={"base_url": url})
    monkeypatch.setenv("PREFECT_API_URL", url)
    with pytest.raises(SettingsError, match=r"PREFECT_API_URL.*zone id"):
        PrefectClient()
