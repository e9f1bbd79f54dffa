"""The build profiles in Cargo.toml name crates that exist, and say nothing twice."""

from __future__ import annotations

import sys
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from tests.support.paths import ROOT


def toml(name: str) -> dict[str, Any]:
    with (ROOT / name).open("rb") as file:
        return tomllib.load(file)


PROFILES: dict[str, dict[str, Any]] = toml("Cargo.toml")["profile"]
LOCKED: dict[str, list[dict[str, Any]]] = {}
for package in toml("Cargo.lock")["package"]:
    LOCKED.setdefault(package["name"], []).append(package)


def dependencies(root: str) -> set[str]:
    """The names of all crates that `root` is built with."""
    found, todo = set(), [root]
    while todo:
        for package in LOCKED[todo.pop()]:
            names = {dependency.split(" ")[0] for dependency in package.get("dependencies", [])}
            todo += names - found
            found |= names
    return found


@pytest.mark.parametrize("profile", [name for name in PROFILES if "package" in PROFILES[name]])
def test_the_crates_of_a_profile_are_in_the_lock_file(profile: str) -> None:
    """cargo only warns about one that is not, and it would be built without its setting."""
    named = PROFILES[profile]["package"].keys() - {"*"}
    assert named - dependencies("prefect-rs") == set()


@pytest.mark.parametrize("profile", [name for name in PROFILES if "package" in PROFILES[name]])
def test_no_crate_repeats_its_profile(profile: str) -> None:
    own = PROFILES[profile]
    repeated = {
        (crate, key)
        for crate, settings in own["package"].items()
        for key, value in settings.items()
        if own.get(key) == value
    }
    assert repeated == set()


def test_the_crates_of_a_profile_are_sorted() -> None:
    for profile in PROFILES.values():
        crates = [
            (str(each["opt-level"]), name) for name, each in profile.get("package", {}).items() if name != "*"
        ]
        assert crates == sorted(crates)
