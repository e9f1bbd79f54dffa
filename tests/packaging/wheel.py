"""The release wheel, and the package that is installed from it: `make test-wheel`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from email import message_from_bytes
from email.message import Message
from importlib.metadata import distributions
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import prefect_rs
import pytest

from tests.support.paths import ROOT

(WHEEL,) = (ROOT / "target/wheels").glob("*.whl")
INSTALLED = ROOT / ".venvs/release"

# Bytes.
LARGEST_WHEEL = 4_000_000
MOST_INSTALLED = 10_000_000

# The only files that may be in the wheel: extension, modules and stubs, metadata.
BELONGS = [
    r"prefect_rs/_core\.abi3\.so",
    r"prefect_rs/([a-z_]+/|v1/)*[a-z_]+\.pyi?",
    r"prefect_rs/py\.typed",
    r"pytest_prefect_rs/__init__\.py",
    r"prefect_rs-[0-9.]+\.dist-info/(entry_points\.txt|METADATA|WHEEL|RECORD|licenses/LICENSE|sboms/prefect-rs\.cyclonedx\.json)",
]


@pytest.fixture(scope="module")
def names() -> list[str]:
    """The names of the files in the wheel."""
    with ZipFile(WHEEL) as wheel:
        return wheel.namelist()


def about(what: str) -> Message:
    """A metadata file of the wheel."""
    with ZipFile(WHEEL) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith(f".dist-info/{what}"))
        return message_from_bytes(wheel.read(name))


@pytest.fixture(scope="module")
def audit() -> dict[str, Any]:
    """What auditwheel reads from the extension."""
    program = [sys.executable, "-m", "auditwheel", "show", "--json", str(WHEEL)]
    ran = subprocess.run(program, capture_output=True, text=True, timeout=60, check=True)
    return dict(json.loads(ran.stdout))


def test_the_installed_package_is_tested() -> None:
    assert Path(prefect_rs.__file__) == INSTALLED / "prefect_rs/__init__.py"


def test_size() -> None:
    assert WHEEL.stat().st_size <= LARGEST_WHEEL


def test_installed_size() -> None:
    """Includes bytecode, like `benches/harness/installed.py`."""
    (package,) = distributions(path=[str(INSTALLED)])
    sizes = {str(file): file.locate().stat().st_size for file in package.files or []}
    assert any(name.endswith(".pyc") for name in sizes)
    assert sum(sizes.values()) <= MOST_INSTALLED, sorted(sizes.items(), key=lambda item: -item[1])[:10]


def test_it_does_not_name_the_folders_of_the_machine_that_built_it() -> None:
    extension = (INSTALLED / "prefect_rs/_core.abi3.so").read_bytes()
    assert b"registry/src" not in extension
    assert str(ROOT).encode() not in extension


def test_there_are_no_dependencies() -> None:
    """It was installed with `--no-index`."""
    assert [package.name for package in distributions(path=[str(INSTALLED)])] == ["prefect-rs"]
    assert about("METADATA").get_all("Requires-Dist") is None


def test_one_wheel_for_every_python() -> None:
    assert re.fullmatch(r"prefect_rs-[0-9.]+-cp310-abi3-\S+\.whl", WHEEL.name)
    assert all(tag.startswith("cp310-abi3-") for tag in about("WHEEL").get_all("Tag", []))
    assert about("METADATA")["Requires-Python"] == ">=3.10"


def test_its_name_says_that_old_systems_can_install_it() -> None:
    platforms = WHEEL.stem.split("-")[-1].split(".")
    assert {re.sub(r"_(x86_64|aarch64)$", "", platform) for platform in platforms} == {
        "manylinux2014",
        "manylinux_2_17",
    }


def test_old_systems_can_load_it(audit: dict[str, Any]) -> None:
    """No symbol of glibc is newer than 2.17, and all other libraries are promised by manylinux2014."""
    symbols = {symbol for symbols in audit["versioned_symbols"].values() for symbol in symbols}
    versions = [symbol.removeprefix("GLIBC_").split(".") for symbol in symbols if symbol.startswith("GLIBC_")]
    assert max(tuple(map(int, version)) for version in versions) <= (2, 17)
    assert re.fullmatch(r"manylinux_2_(5|12|17)_\w+", audit["overall_tag"])
    assert audit["external_libs"] == {}


def test_no_other_files_are_in_the_wheel(names: list[str]) -> None:
    assert [name for name in names if not any(re.fullmatch(each, name) for each in BELONGS)] == []


def test_the_bill_of_materials_lists_what_is_in_the_extension(names: list[str]) -> None:
    (name,) = (name for name in names if "/sboms/" in name)
    with ZipFile(WHEEL) as wheel:
        text = wheel.read(name).decode()
    components = {each["name"] for each in json.loads(text)["components"]}
    assert {"prefect-client", "pyo3", "tokio", "rustls", "aws-lc-sys"} <= components
    # The crates of build scripts, macros and other platforms.
    assert not components & {"cc", "syn", "serde_derive", "windows-sys", "jni"}
    assert str(ROOT) not in text


def test_every_module_is_in_the_wheel(names: list[str]) -> None:
    package = ROOT / "python"
    files = {
        str(path.relative_to(package))
        for path in package.rglob("*")
        if path.suffix in (".py", ".pyi") or path.name == "py.typed"
    }
    assert files - set(names) == set()
