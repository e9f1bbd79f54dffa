"""The reference lists every method of the clients exactly once.

A new method is added to the page of its topic, in docs/reference/client.
"""

from __future__ import annotations

import re
from collections import Counter

from prefect_rs import PrefectClient
from prefect_rs.client.cloud import CloudClient

from tests.support.paths import ROOT

PAGES = sorted((ROOT / "docs" / "reference").rglob("*.md"))
# The attributes, which the overview of the clients shows.
ATTRIBUTES = {"api_url", "logger", "loop", "server_type"}
OVERVIEW = r"^::: prefect_rs\.PrefectClient\n    options:\n      members: \[(.*)\]$"


def public(cls: type) -> set[str]:
    return {name for name in dir(cls) if not name.startswith("_")}


def test_every_method_is_on_one_page() -> None:
    listed = Counter(
        name
        for page in PAGES
        for name in re.findall(r"^::: prefect_rs\.PrefectClient\.(\w+)$", page.read_text(), re.MULTILINE)
    )
    assert public(PrefectClient) - ATTRIBUTES - set(listed) == set(), "add these to docs/reference/client"
    assert set(listed) - public(PrefectClient) == set(), "these do not exist"
    assert [name for name, count in listed.items() if count > 1] == []


def test_every_page_is_in_the_overview() -> None:
    overview = (ROOT / "docs" / "reference" / "clients.md").read_text()
    pages = (ROOT / "docs" / "reference" / "client").glob("*.md")
    assert [page.name for page in pages if f"(client/{page.name})" not in overview] == []


def test_every_kind_of_error_is_in_the_guide() -> None:
    source = (ROOT / "crates/prefect-client/src/error.rs").read_text()
    names = set(re.findall(r'^ +Self::\w+ => "(\w+)",$', source, re.MULTILINE))
    guide = (ROOT / "docs" / "errors.md").read_text()
    assert [name for name in names if f"`{name}`" not in guide] == []


def test_the_overview_shows_the_attributes() -> None:
    page = (ROOT / "docs" / "reference" / "clients.md").read_text()
    (members,) = re.findall(OVERVIEW, page, re.MULTILINE)
    assert set(members.split(", ")) == ATTRIBUTES


def test_the_cloud_client_is_documented() -> None:
    assert public(CloudClient) - public(PrefectClient)
    page = (ROOT / "docs" / "reference" / "client" / "cloud.md").read_text()
    assert "::: prefect_rs.client.cloud.CloudClient\n" in page
