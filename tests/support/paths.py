"""Paths of the repository and the package."""

from __future__ import annotations

from pathlib import Path

import prefect_rs

ROOT = Path(__file__).resolve().parents[2]
"""The root of the repository."""

PACKAGE = Path(prefect_rs.__file__).parent
"""The package under test: `python/prefect_rs` in a checkout, otherwise where it is installed."""
