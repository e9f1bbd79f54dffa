"""Machines with little on them: no home, nothing that can be written to, no CA certificates, only Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.support.paths import PACKAGE
from tests.support.wire import Wire

# What the user who runs the tests has, and a bare machine has not.
HAS = ("HOME", "SSL_CERT_FILE", "SSL_CERT_DIR", "TMPDIR", "PREFECT_HOME")

CALLS = """
import asyncio, sys
from prefect_rs import PrefectClient, SyncPrefectClient, get_client
from prefect_rs.settings import get_current_settings

url = sys.argv[1]
with SyncPrefectClient(url) as client:
    print(client.count_flow_runs())

async def main():
    async with PrefectClient(url) as client:
        return await asyncio.gather(client.count_flow_runs(), client.count_flow_runs())

print(asyncio.run(main()))
get_current_settings()
try:
    SyncPrefectClient("https://127.0.0.1:9/api").hello()
except Exception as error:
    print(type(error).__name__, error)
"""

CALLED = ["7", "[7, 7]"]
TRUSTED = "ConnectError could not connect"
UNTRUSTED = "SettingsError cannot verify server certificates, as this machine has no CA certificates"


def run(
    how: list[str], program: str, *args: str, python: str = sys.executable
) -> subprocess.CompletedProcess[str]:
    """Run a program in namespaces of its own: `how` are the options and the command before Python."""
    environment = {name: value for name, value in os.environ.items() if name not in HAS}
    return subprocess.run(
        ["unshare", *how, python, "-c", program, *args],
        env={**environment, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(autouse=True)
def allowed() -> None:
    """Skips the test where namespaces cannot be made."""
    if shutil.which("unshare") is None:
        pytest.skip("needs the program unshare, and Linux")
    ran = run(in_mounts("true"), "")
    if ran.returncode:
        pytest.skip(f"this system does not allow namespaces of a user's own: {ran.stderr.strip()}")


def in_mounts(command: str) -> list[str]:
    """With a command that changes the file systems."""
    return ["--user", "--map-root-user", "--mount", "sh", "-euc", f'{command}; exec "$@"', "-"]


def test_no_home_directory(wire: Wire) -> None:
    """Neither `HOME` nor an entry of the user's id, as in many containers."""
    who = "import os, pwd\nassert os.getuid() == 54321\ntry: pwd.getpwuid(54321)\nexcept KeyError: pass\n"
    ran = run(["--user", "--map-user=54321"], who + CALLS, wire.api_url)
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[:2] == CALLED
    assert ran.stdout.splitlines()[2].startswith(TRUSTED)


READ_ONLY = (
    "for one in / /tmp /var/tmp; do if mountpoint -q $one; then mount -o remount,bind,ro $one; fi; done"
)


def test_nothing_can_be_written(wire: Wire) -> None:
    check = """
import os
for directory in (os.getcwd(), "/tmp", "/var/tmp"):
    try:
        open(directory + "/written", "w")
        raise SystemExit(directory + " can be written to")
    except OSError:
        pass
"""
    ran = run(in_mounts(READ_ONLY), check + CALLS, wire.api_url)
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[:2] == CALLED


def test_a_server_needs_a_directory() -> None:
    program = """
from prefect_rs.testing import PrefectServer
try:
    PrefectServer().start()
except Exception as error:
    print(type(error).__name__, error)
"""
    ran = run(in_mounts(READ_ONLY), program.replace("PrefectServer()", f"PrefectServer({str(server())!r})"))
    assert ran.stderr == ""
    assert ran.stdout.startswith("ServerError the server has no directory for its files: ")
    assert "TMPDIR" in ran.stdout


def server() -> Path:
    """An environment that passes for one with a server."""
    home = Path.cwd() / "environment"
    (home / "bin").mkdir(parents=True)
    (home / "bin/python").touch()
    package = home / "lib/python3/site-packages/prefect/server/api"
    package.mkdir(parents=True)
    (package / "server.py").touch()
    return home


def test_no_ca_certificates(wire: Wire) -> None:
    """Slim images have none. Only HTTPS needs them."""
    ran = run(in_mounts("mount -t tmpfs none /etc/ssl"), CALLS, wire.api_url)
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[:2] == CALLED
    assert ran.stdout.splitlines()[2].startswith(UNTRUSTED)
    # What to do about it.
    assert "PREFECT_API_SSL_CERT_FILE" in ran.stdout
    assert "ca-certificates" in ran.stdout


def libraries(*binaries: Path) -> set[Path]:
    """The shared libraries that these load, the dynamic linker included."""
    found = set()
    for binary in binaries:
        ran = subprocess.run(["ldd", str(binary)], capture_output=True, text=True, timeout=60, check=True)
        words = (word for line in ran.stdout.splitlines() for word in line.split())
        found.update(Path(word) for word in words if word.startswith("/"))
    return found


def test_nothing_but_python_and_libc(wire: Wire, tmp_path: Path) -> None:
    """As in distroless images: no `/tmp`, `/etc`, `/proc`, `/dev`, shell or other library."""
    python, standard = Path(sys.executable).resolve(), Path(sysconfig.get_path("stdlib"))
    (extension,) = PACKAGE.glob("_core*.so")
    root = tmp_path / "root"
    for file in {python, *libraries(python, extension)}:
        copy = root / file.relative_to("/")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
    mounts = [standard, PACKAGE]
    for directory in mounts:
        (root / directory.relative_to("/")).mkdir(parents=True)
    bind = "; ".join(f'mount --bind "{one}" "{root}{one}"' for one in mounts)
    how = [*in_mounts(bind), "chroot", str(root)]
    path = f"import sys; sys.path.append({str(PACKAGE.parent)!r})\n"
    ran = run(how, path + CALLS, wire.api_url, python=str(python))
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[:2] == CALLED
    assert ran.stdout.splitlines()[2].startswith(UNTRUSTED)
    assert sorted(path.name for path in root.iterdir()) == sorted(
        {file.parts[1] for file in {python, standard, PACKAGE, *libraries(python, extension)}}
    )
