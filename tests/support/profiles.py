"""Prefect profiles."""

from __future__ import annotations

import os
from pathlib import Path


def profiles(text: str) -> Path:
    """Write `profiles.toml` to the Prefect home directory."""
    home = Path(os.environ["PREFECT_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    path = home / "profiles.toml"
    path.write_text(text)
    return path
