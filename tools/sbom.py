"""Write the software bill of materials of the wheel: `python tools/sbom.py [--target TRIPLE] FILE`.

It lists the crates that are compiled into the extension module. The list that maturin writes has the
crates of all platforms and of build scripts as well, and the paths of the machine, in 220 kB instead of 15.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "prefect-rs"


def components(target: str | None) -> list[dict[str, Any]]:
    """The extension module and the crates in it, as CycloneDX describes them."""
    command = ["cargo", "tree", "--locked", "--package", PACKAGE, "--edges", "normal,no-proc-macro"]
    command += ["--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"]
    if target:
        command += ["--target", target]
    tree = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [component(line) for line in dict.fromkeys(tree.splitlines())]


def component(line: str) -> dict[str, Any]:
    """One package, from a line such as `rustls v0.23.46|Apache-2.0 OR ISC OR MIT`."""
    package, licence = line.split("|")
    name, version = package.split()[:2]
    version = version.removeprefix("v")
    expression = " OR ".join(part.strip() for part in licence.split("/"))
    return {
        "type": "library",
        "name": name,
        "version": version,
        "licenses": [{"expression": expression}],
        "purl": f"pkg:cargo/{name}@{version}",
    }


def main() -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description="Write the software bill of materials of the wheel.")
    parser.add_argument("--target", help="platform, such as aarch64-unknown-linux-gnu; defaults to this one")
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    own, *others = components(arguments.target)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": own},
        "components": sorted(others, key=lambda each: (each["name"], each["version"])),
    }
    arguments.file.parent.mkdir(parents=True, exist_ok=True)
    arguments.file.write_text(json.dumps(document, separators=(",", ":")) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
