"""Adds a Prefect server to those that are tested, and lists how its API differs from the newest tested one.

    python -m tools.new_server            # the newest version in the registry
    python -m tools.new_server 3.9.2

1. Writes the lock file, tools/servers/prefect-VERSION.txt, with what pip installs today.
2. Installs the server in .venvs/server-VERSION.
3. Compares its OpenAPI document with that of the newest server that was tested before.
4. Runs the contract tests, which compare the package with the document. Each failure is something to add, or
   to list there as a deliberate difference.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tools.prefect_server import ROOT, PrefectServer

# What is only for people.
PROSE = ("title", "description", "examples")
SERVERS = ROOT / "tools" / "servers"
CONTRACT = [
    f"tests/parity/test_{name}.py" for name in ("contract", "operations", "every_property", "every_argument")
]


def newest() -> str:
    """The newest version of Prefect in the registry."""
    said = _pip(Path(sys.executable), "index", "versions", "prefect")
    found = re.match(r"prefect \(([^)]+)\)", said)
    if found is None:
        raise SystemExit(f"pip does not say which versions of prefect there are: {said}")
    return found[1]


def locked() -> list[str]:
    """The versions with a lock file, newest first."""
    names = [path.stem.removeprefix("prefect-") for path in SERVERS.glob("prefect-*.txt")]
    return sorted(names, key=lambda name: [int(part) for part in re.findall(r"\d+", name)], reverse=True)


def write_lock(version: str) -> Path:
    """Install a version in a temporary environment, and write what is in it."""
    path = SERVERS / f"prefect-{version}.txt"
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run([sys.executable, "-m", "venv", directory], check=True)
        python = Path(directory, "bin", "python")
        _pip(python, "install", f"prefect=={version}")
        path.write_text(_pip(python, "freeze"))
    return path


def install(version: str) -> Path:
    """Install a locked version, as `make test-servers` does."""
    venv = Path(".venvs", f"server-{version}")
    subprocess.run(["make", "--no-print-directory", str(venv / ".ready")], cwd=ROOT, check=True)
    return ROOT / venv


def document(venv: Path) -> Any:
    """The OpenAPI document of a server."""
    with PrefectServer(venv, services=False) as server:
        where = urlsplit(server.api_url)
        connection = HTTPConnection(where.netloc, timeout=60)
        connection.request("GET", f"{where.path}/openapi.json")
        found = json.loads(connection.getresponse().read())
        connection.close()
    return found


def parts(document: Any) -> dict[str, str]:
    """Everything that a client may depend on, as one line each, with what it is like."""
    return dict([*_operations(document), *_properties(document)])


def _operations(document: Any) -> Iterator[tuple[str, str]]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            name = f"{method.upper()} {path}"
            yield name, ""
            for parameter in operation.get("parameters", []):
                where = f"{name}, {parameter['in']} parameter {parameter['name']}"
                yield where, _shape(parameter.get("schema"))
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            if body:
                yield f"{name}, body", _shape(body.get("schema"))


def _properties(document: Any) -> Iterator[tuple[str, str]]:
    for name, schema in document["components"]["schemas"].items():
        yield name, " ".join(sorted(map(str, schema.get("enum", []))))
        for each, kind in schema.get("properties", {}).items():
            needed = " (required)" if each in schema.get("required", []) else ""
            yield f"{name}.{each}", f"{_shape(kind)}{needed}"


def _shape(schema: Any) -> str:
    """A schema without what is only for people."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(each) for key, each in value.items() if key not in PROSE}
        return [bare(each) for each in value] if isinstance(value, list) else value

    return json.dumps(bare(schema), sort_keys=True)


def differences(old: Any, new: Any) -> list[str]:
    """What is new, gone or different, as lines."""
    before, after = parts(old), parts(new)
    lines = [f"new: {name}  {shape}".rstrip() for name, shape in after.items() if name not in before]
    lines += [f"gone: {name}" for name in before if name not in after]
    lines += [
        f"changed: {name}\n    from {before[name]}\n    to   {shape}"
        for name, shape in after.items()
        if before.get(name, shape) != shape
    ]
    return lines


def _pip(python: Path, *arguments: str) -> str:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[1:])} failed:\n{done.stderr}")
    return done.stdout


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("version", nargs="?", help="the newest in the registry if not given")
    parser.add_argument("--against", help="the version to compare with (the newest other one)")
    parser.add_argument(
        "--tests", default=sys.executable, help="the Python that runs the tests (%(default)s)"
    )
    given = parser.parse_args()
    version = given.version or newest()
    if version in locked():
        print(f"Prefect {version} has a lock file: tools/servers/prefect-{version}.txt")
    else:
        print(f"Writing {write_lock(version).relative_to(ROOT)}")
    others = [each for each in locked() if each != version]
    against = given.against or others[0]
    lines = differences(document(install(against)), document(install(version)))
    print(f"Prefect {version}, compared with {against}: {len(lines)} differences", *lines, sep="\n")
    print("Running the contract tests", flush=True)
    environment = {
        **os.environ,
        "PREFECT_RS_SERVER_VENV": str(ROOT / ".venvs" / f"server-{version}"),
        "PREFECT_RS_TEST_ANY_VERSION": "1",
    }
    return subprocess.run(
        [given.tests, "-m", "pytest", *CONTRACT], cwd=ROOT, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
