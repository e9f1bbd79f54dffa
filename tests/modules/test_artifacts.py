"""`prefect_rs.artifacts`."""

from __future__ import annotations

import asyncio
import copy
import logging
import math
import pickle
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient, artifacts
from prefect_rs.artifacts import (
    Artifact,
    ImageArtifact,
    LinkArtifact,
    MarkdownArtifact,
    ProgressArtifact,
    TableArtifact,
)
from prefect_rs.client.schemas.actions import ArtifactCreate
from prefect_rs.exceptions import ObjectNotFound, ValidationError

from tests.support.runs import new_run

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("kind", "content", "type_", "data"),
    [
        ("link", {"link": "http://x", "link_text": "X"}, "markdown", "[X](http://x)"),
        ("link", {"link": "http://x"}, "markdown", "[http://x](http://x)"),
        ("markdown", {"markdown": "# X"}, "markdown", "# X"),
        ("table", {"table": [{"a": 1}, {"a": math.nan}]}, "table", '[{"a": 1}, {"a": null}]'),
        ("table", {"table": {"a": [1, math.nan]}}, "table", '{"a": [1, null]}'),
        ("table", {"table": [[1], ["b"]]}, "table", '[[1], ["b"]]'),
        ("progress", {"progress": 12.5}, "progress", 12.5),
        ("image", {"image_url": "http://x/y.png"}, "image", "http://x/y.png"),
    ],
)
def test_functions_that_create_artifacts(
    run: Run,
    client: SyncPrefectClient,
    unique: Callable[[str], str],
    kind: str,
    content: dict[str, Any],
    type_: str,
    data: Any,
) -> None:
    key = unique("artifact")
    artifact_id = run(getattr(artifacts, f"create_{kind}_artifact"), **content, key=key, description="d")
    assert isinstance(artifact_id, UUID)
    found = run(Artifact.get, key)
    assert (found.id, found.type, found.data, found.description) == (artifact_id, type_, data, "d")
    assert asyncio.run(getattr(artifacts, f"acreate_{kind}_artifact")(**content)) != artifact_id


def test_progress(run: Run, client: SyncPrefectClient, unique: Callable[[str], str]) -> None:
    key = unique("progress")
    artifact_id = run(artifacts.create_progress_artifact, 0.0, key=key, description="d")
    assert run(artifacts.update_progress_artifact, artifact_id, 50) == artifact_id
    found = run(Artifact.get, key)
    assert (found.data, found.description) == (50, "d")
    run(artifacts.update_progress_artifact, artifact_id, 75.5, description="almost", client=client)
    found = run(Artifact.get, key)
    assert (found.data, found.description) == (75.5, "almost")
    with pytest.raises(ObjectNotFound):
        run(artifacts.update_progress_artifact, uuid4(), 50)


@pytest.mark.parametrize(("given", "taken"), [(-1, 0.0), (101, 100.0)])
def test_a_progress_out_of_range(given: float, taken: float, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "prefect_rs.artifacts"):
        artifact = ProgressArtifact(progress=given)
        assert artifact.format() == taken
    assert artifact.progress == taken
    assert "is not between 0 and 100" in caplog.text


def test_get_or_create(run: Run, unique: Callable[[str], str]) -> None:
    key = unique("artifact")
    assert run(Artifact.get, key) is None
    first, is_new = run(MarkdownArtifact.get_or_create, key, "d", markdown="# X")
    assert is_new
    assert (first.data, first.description) == ("# X", "d")
    again, is_new = run(MarkdownArtifact.get_or_create, key, markdown="# Y")
    assert (again.id, is_new) == (first.id, False)
    newer = run(Artifact(key=key, type="custom", data={"a": 1}).create)
    assert (newer.data, newer.type) == ('{"a": 1}', "custom")
    assert run(Artifact.get, key).id == newer.id
    assert run(Artifact.get) is not None


def test_artifacts_of_a_run(run: Run, client: SyncPrefectClient) -> None:
    flow_run = new_run(client)
    artifact = run(MarkdownArtifact(markdown="x", flow_run_id=flow_run.id).create, client)
    assert artifact.flow_run_id == flow_run.id


def test_in_a_run_of_the_official_package(
    run: Run, client: SyncPrefectClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow_run = new_run(client)
    active = {"FlowRunContext": type("Context", (), {"flow_run": flow_run})()}
    monkeypatch.setattr(artifacts, "official_context", active.get)
    assert run(Artifact(data=1).create).flow_run_id == flow_run.id


def test_formats() -> None:
    async def main() -> list[Any]:
        return [await MarkdownArtifact(markdown="x").format(), await ImageArtifact(image_url="y").aformat()]

    assert asyncio.run(main()) == ["x", "y"]
    assert TableArtifact(table=[{"a": 1}]).format() == '[{"a": 1}]'
    assert Artifact(data={"a": 1}).format() == '{"a": 1}'

    class Upper(MarkdownArtifact):
        def format(self) -> str:  # type: ignore[override]
            return self.markdown.upper()

    assert Upper(markdown="x").format() == "X"


def test_the_fields_of_each_kind() -> None:
    link = LinkArtifact(link="http://x", key="k")
    assert isinstance(link, ArtifactCreate)
    assert (link.link, link.link_text, link.type, link.key) == ("http://x", None, "markdown", "k")
    assert repr(link).endswith("link='http://x', link_text=None)")
    assert link.model_dump(exclude_unset=True) == {
        "key": "k",
        "type": "markdown",
        "link": "http://x",
        "link_text": None,
    }
    assert link.model_dump(include={"link"}) == {"link": "http://x"}
    assert "link" not in link.model_dump(exclude={"link": True, "key": True}, exclude_none=True)
    assert link == LinkArtifact(link="http://x", key="k")
    assert link != LinkArtifact(link="http://y", key="k")
    for copied in (
        link.model_copy(),
        copy.copy(link),
        copy.deepcopy(link),
        pickle.loads(pickle.dumps(link)),
        LinkArtifact.model_validate(link.model_dump()),
    ):
        assert type(copied) is LinkArtifact
        assert copied == link
    assert link.model_copy(update={"link": "http://y", "key": "j"}).model_dump(include={"link", "key"}) == {
        "link": "http://y",
        "key": "j",
    }
    link.link = "http://z"
    assert link.format() == "[http://z](http://z)"
    with pytest.raises(ValidationError, match="link: Field required"):
        LinkArtifact(key="k")
    with pytest.raises(ValidationError, match="lin: no such field"):
        LinkArtifact(link="x", lin="y")
