"""The source distribution, and what pip makes of it: `make test-sdist`."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile

import pytest

from tests.support.paths import ROOT

(SDIST,) = (ROOT / "target/sdist").glob("*.tar.gz")
ENVIRONMENT = ROOT / ".venvs/sdist" / ("Scripts" if sys.platform == "win32" else "bin")

# What it takes to build, and what a distribution has to say about itself. No tests, benchmarks or tools.
ALLOWED = [
    r"PKG-INFO",
    r"pyproject\.toml|Cargo\.(toml|lock)|LICENSE|README\.md",
    r"src/([a-z0-9_]+/)*[a-z0-9_]+\.rs",
    r"crates/prefect-client/(Cargo\.toml|LICENSE|README\.md|build\.rs|(src|examples)/([a-z0-9_]+/)*[a-z0-9_]+\.rs)",
    r"crates/prefect-rs-macros/(Cargo\.toml|src/[a-z_]+\.rs)",
    r"python/prefect_rs/([a-z_]+/|v1/)*([a-z_]+\.pyi?|py\.typed)",
    r"python/pytest_prefect_rs/__init__\.py",
]
REQUIRED = ["PKG-INFO", "pyproject.toml", "Cargo.toml", "Cargo.lock", "LICENSE", "README.md"]


def run(program: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment that pip installed it into."""
    command = [str(ENVIRONMENT / program), *args]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def names() -> list[str]:
    """The files in it, relative to its one directory."""
    with tarfile.open(SDIST) as archive:
        return [name.split("/", 1)[1] for name in archive.getnames()]


def test_nothing_else_is_in_it(names: list[str]) -> None:
    assert [name for name in names if not any(re.fullmatch(each, name) for each in ALLOWED)] == []


def test_all_of_the_source_is_in_it(names: list[str]) -> None:
    source = {
        path.relative_to(ROOT).as_posix()
        for folder, pattern in [
            ("src", "*.rs"),
            ("crates/prefect-client/src", "*.rs"),
            ("crates/prefect-rs-macros/src", "*.rs"),
            ("python", "*.py"),
            ("python", "*.pyi"),
            ("python", "py.typed"),
        ]
        for path in (ROOT / folder).rglob(pattern)
    }
    assert (source | set(REQUIRED)) - set(names) == set()


def test_it_has_the_lock_file_of_the_repository() -> None:
    with tarfile.open(SDIST) as archive:
        file = archive.extractfile(f"{SDIST.name.removesuffix('.tar.gz')}/Cargo.lock")
        assert file is not None
        assert file.read() == (ROOT / "Cargo.lock").read_bytes()


def test_what_pip_installed_from_it_works() -> None:
    ran = run("python", "-I", str(ROOT / "tests/packaging/smoke.py"))
    assert ran.returncode == 0, ran.stderr


def test_nothing_else_was_installed() -> None:
    ran = subprocess.run(
        [ENVIRONMENT / "pip", "freeze"], capture_output=True, text=True, timeout=60, check=True
    )
    assert [re.split(r" @ |==", line)[0] for line in ran.stdout.splitlines()] == ["prefect-rs"]
