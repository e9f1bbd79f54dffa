"""The files that the pages for contributors name exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.support.paths import ROOT

PAGES = ["CONTRIBUTING.md", "README.md", "docs/architecture.md", "docs/thread-safety.md"]
FOLDERS = "benches|crates|docs|examples|python|src|tests|tools"


def named(text: str) -> Iterator[str]:
    """The paths in backticks, with `{a,b}` expanded. A path with a `<placeholder>` ends before it."""
    for path in re.findall(rf"`((?:{FOLDERS})/[^`\s]*)`", text):
        braces = re.search(r"\{([^}]*)\}", path)
        choices = braces[1].split(",") if braces else [""]
        for choice in choices:
            expanded = path.replace(braces[0], choice) if braces else path
            yield expanded.partition("<")[0].rpartition("/")[0] if "<" in expanded else expanded


def test_paths_are_found() -> None:
    text = "`src/a.rs`, `crates/x/{b,c}/<name>.rs`, `src/{d,e}.rs` and `not/one`"
    assert list(named(text)) == ["src/a.rs", "crates/x/b", "crates/x/c", "src/d.rs", "src/e.rs"]


@pytest.mark.parametrize("page", PAGES)
def test_the_paths_of_a_page_exist(page: str) -> None:
    missing = [path for path in named((ROOT / page).read_text()) if not (ROOT / path).exists()]
    assert missing == []
