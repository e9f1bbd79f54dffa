"""docs/settings.md lists every setting that the package reads."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.paths import ROOT

PAGE = (ROOT / "docs" / "settings.md").read_text()

# Names that are not settings of a client.
OTHERS = {
    "PREFECT_VERSION": "a constant of this package",
    "PREFECT_UI_ENABLED": "given to a server that is started without a URL",
    "PREFECT_RS_CACHE_DIR": "says where templates of databases are, in the text of the page",
    "PREFECT_API_DATABASE_MIGRATE_ON_START": "given to a server that is started",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "given to a server that is started",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "given to a server that is started",
    "PREFECT_SERVER_UI_ENABLED": "given to a server that is started",
    "PREFECT_SERVER_API_AUTH_STRING": "a setting of the server, whose value the client needs",
    "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "a setting of the server, which a docstring names",
    "PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED": "a setting of the server, which a docstring names",
    "PREFECT_SERVER_LOGS_STREAM_PUBLISHING_ENABLED": "a setting of the server, which a docstring names",
}


def sources() -> list[Path]:
    found = [*ROOT.glob("src/**/*.rs"), *ROOT.glob("crates/**/*.rs"), *ROOT.glob("python/**/*.py")]
    return [path for path in found if "tests" not in path.relative_to(ROOT).parts and path.name != "tests.rs"]


def names() -> dict[str, str]:
    """The names in the sources, each with a file that contains it. `PREFECT__` names are for processes."""
    return {
        name: str(path.relative_to(ROOT))
        for path in sources()
        for name in re.findall(r"\bPREFECT_(?!_)[A-Z0-9_]*[A-Z0-9]\b", path.read_text())
    }


def listed() -> set[str]:
    """The names in the first column of the page's table."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| `PREFECT_")]
    return {name for row in rows for name in re.findall(r"PREFECT_\w+", row.split("|")[1])}


def test_every_setting_of_the_sources_is_listed() -> None:
    missing = {name: file for name, file in names().items() if name not in listed() and name not in OTHERS}
    assert missing == {}


def test_every_listed_setting_is_in_the_sources() -> None:
    assert listed() - set(names()) == set()
    assert len(listed()) > 20


def test_other_names_are_in_the_sources_and_not_listed() -> None:
    assert set(OTHERS) <= set(names())
    assert set(OTHERS) & listed() == set()


def test_variables_of_other_programs_are_mentioned() -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE"):
        assert name in PAGE
