"""Measures the installed size of packages, including their dependencies."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .samples import NotMeasured

# The argument is the name of a package, which is measured with its dependencies, or null for the whole
# environment without pip, setuptools and wheel. Sizes are those of the files in each distribution's record,
# including bytecode.
SCRIPT = """
import json, os, re, sys
from importlib.metadata import distribution, distributions, PackageNotFoundError

def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()

def required(root):
    found, todo = {}, [root]
    while todo:
        name = canonical(todo.pop())
        try:
            found.setdefault(name, distribution(name))
        except PackageNotFoundError:
            if name == canonical(root):
                raise
            continue  # a dependency for other platforms
        for requirement in found[name].requires or []:
            other = canonical(re.match(r"[\\w.-]+", requirement)[0])
            if "extra ==" not in requirement and other not in found:
                todo.append(other)
    return found

root = json.loads(sys.argv[1])
if root:
    found = required(root)
else:
    found = {canonical(it.metadata["Name"]): it for it in distributions()}
    for tool in ("pip", "setuptools", "wheel"):
        found.pop(tool, None)
size = 0
for it in found.values():
    for file in it.files or []:
        try:
            size += os.stat(it.locate_file(file)).st_size
        except FileNotFoundError:
            pass
print(json.dumps({"size": size, "packages": len(found)}))
"""


@dataclass(frozen=True)
class Installed:
    """The size in bytes and the number of packages."""

    size: int
    packages: int


def installed(python: Path, root: str | None, env: Mapping[str, str]) -> Installed:
    """Measure `root` and its dependencies in the environment of `python`, or all of it if `root` is None."""
    if not python.exists():
        raise NotMeasured(f"missing: no {python}")
    result = subprocess.run(
        [python, "-c", SCRIPT, json.dumps(root)], capture_output=True, text=True, env=env, check=False
    )
    if result.returncode:
        kind = "missing" if "PackageNotFoundError" in result.stderr else "failed"
        raise NotMeasured(f"{kind}: {result.stderr.strip()}")
    return Installed(**json.loads(result.stdout))


def wheel_size(folder: Path) -> int:
    """Get the size of the only wheel in a folder, in bytes."""
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise NotMeasured(f"missing: {len(wheels)} wheels in {folder}")
    return wheels[0].stat().st_size
