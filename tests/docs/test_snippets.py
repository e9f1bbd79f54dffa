"""The snippets in the README and in docs/ run, and print what the page shows.

`support/snippets.py` says how a page marks what is run, what it prints, and what is not run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import ObjectNotFound

from tests.support import snippets
from tests.support.cloud_api import OWNER
from tests.support.cloud_standin import CloudStandIn
from tests.support.paths import ROOT
from tests.support.real_runs import ServedFlows
from tests.support.snippets import Block, prints_as_expected
from tests.support.upstream import SERVER_SETTINGS

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

BLOCKS = [
    block for page in PAGES for block in snippets.blocks(str(page.relative_to(ROOT)), page.read_text(), ROOT)
]
TO_RUN = {
    page: list(found)
    for page, found in groupby((block for block in BLOCKS if block.runs), key=lambda block: block.page)
}
NOT_RUN = [block for block in BLOCKS if block.not_run is not None]

# Python 3.12 and later warn if a process with threads forks. The page about forks does that on purpose.
MAY_FORK = "ignore:This process:DeprecationWarning"

# Flows that the pages create. The pages print counts and names, so each starts without the previous one's.
FLOWS = ["orders", "invoices"]


@pytest.fixture
def without_flows(client: SyncPrefectClient) -> None:
    """Delete the flows that the pages create. Skips the test on a server of another version."""
    if client.api_version() != client.client_version():
        pytest.skip(f"the pages show what Prefect {client.client_version()} answers")
    for name in FLOWS:
        try:
            client.delete_flow(client.read_flow_by_name(name).id)
        except ObjectNotFound:
            continue


@pytest.fixture
def cloud(page: str) -> Iterator[dict[str, str]]:
    """Environment variables for the page about Prefect Cloud: the URL of a stand-in, and a key."""
    if page != "docs/cloud.md":
        yield {}
        return
    with CloudStandIn() as started:
        yield {"PREFECT_CLOUD_API_URL": started.api_url, "PREFECT_API_KEY": OWNER}


@pytest.fixture(scope="session")
def nightly(api_url: str) -> Iterator[ServedFlows]:
    """Serves the deployment of the page about runs, `ingest/nightly`."""
    with ServedFlows(api_url, "nightly") as started:
        yield started


@pytest.fixture
def deployments(page: str, request: pytest.FixtureRequest) -> None:
    """Start what the page needs."""
    if page == "docs/run-wait-follow.md":
        request.getfixturevalue("nightly")


# The pages that several servers with a password cannot do, and why.
NEEDS_ONE_SERVER = {
    "docs/errors.md": "they ask for a CSRF token before they look at the path",
    "docs/modules.md": "task runs go to those who are connected to the same one",
    "docs/options-and-hooks.md": "it sends keys, which they reject",
}


@pytest.mark.usefixtures("without_flows", "deployments")
@pytest.mark.parametrize("page", TO_RUN)
def test_snippets_do_what_the_page_says(
    page: str, api_url: str, isolated: Path, cloud: dict[str, str]
) -> None:
    if SERVER_SETTINGS and page in NEEDS_ONE_SERVER:
        pytest.skip(f"several servers with a password: {NEEDS_ONE_SERVER[page]}")
    found = TO_RUN[page]
    # A snippet must not cause a warning.
    done = subprocess.run(
        [sys.executable, "-W", "error", "-W", MAY_FORK, snippets.__file__],
        input=snippets.to_json(found),
        env={**os.environ, "PREFECT_API_URL": api_url, **cloud},
        cwd=isolated,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    outcomes = json.loads(done.stdout)
    for block, outcome in zip(found, outcomes, strict=False):
        assert not outcome["error"], f"{block.place}:\n{outcome['error']}"
        if block.expected is not None:
            # The pages are written for a server without TLS and a prefix.
            printed = outcome["printed"].replace(api_url, "http://127.0.0.1:4200/api")
            printed = printed.replace(f"{urlsplit(api_url).path}/", "/api/")
            assert prints_as_expected(block.expected, printed), (
                f"{block.place} should print\n{block.expected}\nand prints\n{printed}"
            )
    assert len(outcomes) == len(found)
    assert done.stderr == ""


@pytest.mark.parametrize("block", NOT_RUN, ids=lambda block: block.place)
def test_a_snippet_that_is_not_run_has_a_reason(block: Block) -> None:
    if block.language == "python":
        compile(block.text, block.place, "exec", flags=snippets.ALLOW_AWAIT)
    pytest.skip(f"{block.place}: {block.not_run}")


# Pages without code: `make bench` writes the figures of one, the others are for contributors.
WITHOUT_CODE = {f"docs/{name}.md" for name in ("changelog", "contributing", "performance", "thread-safety")}


def test_every_page_of_the_guide_has_a_snippet_that_is_run() -> None:
    guide = {str(page.relative_to(ROOT)) for page in PAGES if "reference" not in page.parts}
    assert guide - WITHOUT_CODE == {block.page for block in BLOCKS if block.language in ("python", "rust")}


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text()
    for page in PAGES[1:]:
        assert f" {page.relative_to(ROOT / 'docs')}\n" in navigation, page


def test_rust_snippets_are_those_that_cargo_runs() -> None:
    """They stand in the crate's own documentation too, where `cargo test` takes them from."""
    source = "".join(path.read_text() for path in sorted((ROOT / "crates").rglob("*.rs")))
    comments = (line.strip().removeprefix("//!").removeprefix(" ") for line in source.splitlines())
    # Lines that begin with `#` are compiled but not shown.
    documented = "\n".join(line for line in comments if not line.startswith("# "))
    snippets = [block for block in BLOCKS if block.language == "rust" and block.not_run is None]
    assert snippets
    for block in snippets:
        assert block.text in documented, block.place


# ---- The tests themselves ------------------------------------------------------------------------


def page_of(text: str) -> list[Block]:
    return snippets.blocks("page.md", text, ROOT)


def test_blocks_are_found_with_their_line_and_output() -> None:
    found = page_of(
        "# A\n\n```python\nprint(1)\n```\n\n```text\n1\n```\n\n"
        "```python\nx\n```\n\nNo output:\n\n```text\n2\n```\n"
    )
    assert [(block.line, block.language, block.text, block.expected) for block in found] == [
        (4, "python", "print(1)", "1"),
        (12, "python", "x", None),
        (18, "text", "2", None),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("```pyhton\n1\n```", "page.md:1: fenced as 'pyhton'"),
        ("```\n1\n```", "page.md:1: fenced as ''"),
        ("a\n\n```python\n1\n", "page.md:3: this block is never closed"),
        ("- a\n    ```python\n    1\n    ```", "page.md:2: a fence has to stand alone"),
        ("<!-- not run: -->\n```python\n1\n```", "page.md:2: say why"),
    ],
)
def test_invalid_fences_are_errors(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        page_of(text)


def test_a_block_that_needs_a_missing_module_is_not_run() -> None:
    found = page_of(
        "<!-- needs: snippets -->\n```python\n1\n```\n\n"
        "<!-- needs: nothing_of_the_kind -->\n```python\n1\n```\n"
    )
    assert [block.not_run for block in found] == [
        None,
        "there is no module nothing_of_the_kind",
    ]


def test_a_marker_applies_only_to_the_block_below_it() -> None:
    found = page_of("<!-- not run: no server -->\n```python\n1\n```\n\n```python\n2\n```\n")
    assert [(block.not_run, block.runs) for block in found] == [("no server", False), (None, True)]


@pytest.mark.parametrize(
    ("expected", "printed", "right"),
    [
        ("a", "a\n", True),
        ("a", "b\n", False),
        ("a", "a\nb\n", False),
        ("a\nb", "a\n", False),
        ("id …, name x", "id 12, name x\n", True),
        ("id …, name x", "id 12, name y\n", False),
        ("a\n…\nz", "a\nb\nc\nz\n", True),
        ("a\n…\nz", "a\nz\n", True),
        ("a\n…\nz", "a\nb\n", False),
        ("a.c", "abc\n", False),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_printed_output_is_compared(expected: str, printed: str, right: bool) -> None:
    assert prints_as_expected(expected, printed) is right


def test_snippets_share_names_and_may_use_await(isolated: Path) -> None:
    found = page_of(
        '```toml title="a/b.toml"\nx = 1\n```\n'
        "```python\nimport asyncio\nfrom pathlib import Path\ntext = Path('a/b.toml').read_text()\n```\n"
        "```python\nawait asyncio.sleep(0)\nprint(text)\n```\n"
        "```python\n1 / 0\n```\n"
        "```python\nprint('never')\n```\n"
    )
    file, first, second, third = snippets.run(found)
    assert [file, first] == [{"printed": "", "error": None}] * 2
    assert second == {"printed": "x = 1\n\n", "error": None}
    assert 'File "page.md", line 14' in (third["error"] or "")
