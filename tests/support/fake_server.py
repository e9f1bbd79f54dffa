"""A virtual environment with a Prefect server that is not one, but starts in a tenth of a second.

It creates a database, migrates it unless it is told not to, and responds to `/api/health`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

# Stands in for `prefect.server.api.server`.
APP = """
import json, os, re, sqlite3, sys, time

settings = {name: text for name, text in os.environ.items() if name.startswith("PREFECT")}
migrates = settings.get("PREFECT_API_DATABASE_MIGRATE_ON_START") != "false"
notes = os.environ["FAKE_NOTES"]
url = settings["PREFECT_SERVER_DATABASE_CONNECTION_URL"]
database = re.sub("[?].*", "", url.removeprefix("sqlite+aiosqlite:///").removeprefix("file:"))
database = os.path.abspath(database)

def create_app():
    note = {"pid": os.getpid(), "migrates": migrates, "database": database, "env": dict(os.environ)}
    with open(notes, "a") as file:
        print(json.dumps(note), file=file)
    if os.environ.get("FAKE") == "fails":
        sys.exit("No module named 'sqlite3'")
    connection = sqlite3.connect(database)
    if migrates:
        time.sleep(0.2)
        connection.execute("CREATE TABLE IF NOT EXISTS automation (id TEXT)")
        connection.execute("CREATE TABLE IF NOT EXISTS flow (name TEXT)")
        connection.commit()
    connection.execute("SELECT * FROM flow")
    connection.close()
"""

# Stands in for `uvicorn`.
UVICORN = """
import http.server, os

class Config:
    def __init__(self, app, **settings):
        assert settings["lifespan"] == "on"

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"true")
    def log_message(self, *_):
        pass

class Server:
    should_exit = False
    def __init__(self, config):
        pass
    def run(self, sockets):
        server = http.server.ThreadingHTTPServer(("", 0), Handler, bind_and_activate=False)
        server.socket.close()
        server.socket, server.timeout = sockets[0], 0.05
        server.socket.listen()
        while not self.should_exit:
            server.handle_request()
"""


class FakeVenv:
    """The virtual environment, and the notes of its servers.

    Args:
        path: The directory to create.
        notes: The file for notes, which `FAKE_NOTES` in the environment names.
    """

    def __init__(self, path: Path, notes: Path) -> None:
        self.path = path
        self.notes = notes
        (path / "bin").mkdir(parents=True)
        (path / "bin" / "python").symlink_to(os.path.realpath(sys.executable))
        site = path / "lib" / "python3.11" / "site-packages"
        api = site / "prefect" / "server" / "api"
        api.mkdir(parents=True)
        for package in (api, api.parent, api.parent.parent):
            (package / "__init__.py").write_text("")
        (api / "server.py").write_text(APP)
        (site / "uvicorn.py").write_text(UVICORN)
        self.packages = site
        self.versions = api.parent / "database" / "_migrations" / "versions" / "sqlite"
        self.versions.mkdir(parents=True)
        self.add_migration("first")
        self.set_version("3.9.1")

    def set_version(self, version: str) -> None:
        """Change the version of the installed package."""
        for old in self.packages.glob("prefect-*.dist-info"):
            old.rmdir()
        (self.packages / f"prefect-{version}.dist-info").mkdir()

    def add_migration(self, name: str) -> None:
        """Add a migration."""
        (self.versions / f"{name}.py").write_text("")

    def started(self) -> list[dict[str, Any]]:
        """How each server was started."""
        lines = self.notes.read_text().splitlines() if self.notes.exists() else []
        return [json.loads(line) for line in lines]
