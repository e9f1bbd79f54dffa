"""Programs without an API URL, and a fake server for them to start."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.wire import eventually

# Stands in for the server in most tests. It records how it was started. FAKE configures its behavior.
FAKE_SERVER = """
import http.server, json, os, signal, socket, sys, time

def serve(listener, uvicorn):
    notes = os.environ["FAKE_NOTES"]
    first = not os.path.exists(notes)
    own = {name: text for name, text in os.environ.items() if name.startswith("PREFECT")}
    port = listener.getsockname()[1]
    with open(notes, "a") as file:
        note = {"pid": os.getpid(), "argv": sys.argv[1:], "env": own, "cwd": os.getcwd(), "port": port}
        print(json.dumps(note), file=file)
    how = os.environ.get("FAKE", "")
    if how == "fails":
        sys.exit("No module named 'sqlite3'")
    if how == "port" and first:
        sys.exit("[Errno 98] error while attempting to bind on address: address already in use")
    if how == "hangs":
        print("still migrating", flush=True)
        time.sleep(600)
    if how == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def do_GET(self):
            has_no_tokens = 404 if "csrf-token" in self.path else 200
            self.send_response(401 if how == "auth" else has_no_tokens)
            self.send_header("Content-Length", "1")
            self.end_headers()
            self.wfile.write(b"7")
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler, bind_and_activate=False)
    server.socket.close()
    server.socket, server.timeout = listener, 0.05
    listener.listen()
    while how == "stubborn" or not uvicorn.should_exit:
        server.handle_request()

class Config:
    def __init__(self, *args, **kwargs):
        pass

class Server:
    should_exit = False
    def __init__(self, config):
        pass
    def run(self, sockets):
        serve(sockets[0], self)
"""

FAKE_COMMAND = f"""#!{sys.executable}
{FAKE_SERVER}
listener = socket.socket()
listener.bind(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])))
Server(None).run([listener])
"""


class World:
    """An environment for programs without an API URL."""

    def __init__(self, directory: Path) -> None:
        self.packages = directory / "packages"
        self.commands = directory / "commands"
        self.notes = directory / "notes"
        self.packages.mkdir()
        self.commands.mkdir()
        self.env = {
            "FAKE_NOTES": str(self.notes),
            "PYTHONPATH": str(self.packages),
            "PATH": str(self.commands),
            "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "250",
        }

    def install_package(self) -> None:
        """Install `prefect` and uvicorn, like `pip install prefect`."""
        api = self.packages / "prefect" / "server" / "api"
        api.mkdir(parents=True)
        (self.packages / "prefect" / "__init__.py").write_text("")
        (api / "server.py").write_text("def create_app(): pass")
        for package in (api.parent, api):
            (package / "__init__.py").write_text("")
        (self.packages / "uvicorn.py").write_text(FAKE_SERVER)

    def install_command(self) -> None:
        """Install the `prefect` command, as if for another Python."""
        command = self.commands / "prefect"
        command.write_text(FAKE_COMMAND)
        command.chmod(command.stat().st_mode | stat.S_IXUSR)

    def start(self, program: str, *, python: str = sys.executable, **env: str) -> subprocess.Popen[str]:
        """Start a program that imports the package."""
        return subprocess.Popen(
            [python, "-c", f"import sys, prefect_rs\nfrom prefect_rs import *\n{program}"],
            env={**os.environ, **self.env, **env},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, program: str, **options: str) -> Any:
        """Run a program and return the JSON that it prints. Checks its exit code, and that no server outlives
        it.
        """
        with self.start(program, **options) as process:
            out, err = process.communicate(timeout=300)
        assert (process.returncode, err) == (0, "")
        self.assert_all_stopped()
        return json.loads(out)

    def started(self) -> list[dict[str, Any]]:
        """How each server was started."""
        lines = self.notes.read_text().splitlines() if self.notes.exists() else []
        return [json.loads(line) for line in lines]

    def assert_all_stopped(self) -> None:
        pids = [each["pid"] for each in self.started()]
        assert eventually(lambda: not any(map(is_alive, pids)), within=15)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def is_open(url: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(url.split(":")[2].split("/")[0]))) == 0


def failure(world: World, kind: str, make: str = "SyncPrefectClient()", **env: str) -> str:
    """The message of the error when a program makes a client. Checks the name of its class."""
    program = f"""
import json
try:
    {make}
except prefect_rs.exceptions.PrefectException as error:
    print(json.dumps([type(error).__name__, str(error)]))
"""
    name, said = world.run(program, **env)
    assert name == kind
    assert isinstance(said, str)
    return said
