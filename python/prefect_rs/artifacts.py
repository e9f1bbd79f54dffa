"""Artifacts: tables, texts, links, images and progress that the user interface shows.

    artifact_id = create_table_artifact([{"region": "north", "orders": 12}], key="orders")

Created within a flow run of the official package, an artifact belongs to that run.
"""

from __future__ import annotations

from prefect_rs._dispatch import (
    async_client,
    async_dispatch,
    async_method,
    awaiting,
    blocking,
    official_context,
    sync_client,
)
from prefect_rs._extended import Extended
from prefect_rs._lazy import forward
from prefect_rs.client.schemas.actions import ArtifactCreate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any, TypeAlias
    from uuid import UUID

    from prefect_rs import PrefectClient, SyncPrefectClient
    from prefect_rs.client.schemas import objects

    Client: TypeAlias = "PrefectClient | SyncPrefectClient | None"
    Table: TypeAlias = "dict[str, list[Any]] | list[dict[str, Any]] | list[list[Any]]"

__all__ = [
    "Artifact",
    "ImageArtifact",
    "LinkArtifact",
    "MarkdownArtifact",
    "ProgressArtifact",
    "TableArtifact",
    "acreate_image_artifact",
    "acreate_link_artifact",
    "acreate_markdown_artifact",
    "acreate_progress_artifact",
    "acreate_table_artifact",
    "aupdate_progress_artifact",
    "create_image_artifact",
    "create_link_artifact",
    "create_markdown_artifact",
    "create_progress_artifact",
    "create_table_artifact",
    "update_progress_artifact",
]

__getattr__, __dir__, _names = forward(__name__, {})


class Artifact(Extended, ArtifactCreate):
    """An artifact to create.

    Args:
        type (str | None): Its type, such as `markdown`.
        key (str | None): A name with lowercase letters, digits and dashes. Artifacts with the same key are
            versions of one; those without a key are shown only with their run.
        description (str | None): A description, as Markdown.
        data (Any): The content.
        flow_run_id (UUID | None): The flow run that it belongs to. Defaults to the one that this code runs
            in.
        task_run_id (UUID | None): The task run that it belongs to. Defaults to the one that this code runs
            in.
    """

    def _format(self) -> Any:
        from json import dumps

        return dumps(self.data)

    async def aformat(self) -> Any:
        """Return the data to send to the API, in a coroutine."""
        return self._format()

    @async_method("aformat")
    def format(self) -> Any:
        """Return the data to send to the API."""
        return self._format()

    async def acreate(self, client: Client = None) -> objects.Artifact:
        """Create the artifact, in a coroutine.

        Args:
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            Artifact: The artifact, with its id.
        """
        return await async_client(client).create_artifact(self._to_send(await self.aformat()))

    @async_method("acreate")
    def create(self, client: Client = None) -> objects.Artifact:
        """Create the artifact.

        Args:
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            Artifact: The artifact, with its id.
        """
        return self._create(client)

    def _create(self, client: Client = None) -> objects.Artifact:
        return sync_client(client).create_artifact(self._to_send(self.format(_sync=True)))  # type: ignore[call-arg]

    def _to_send(self, data: Any) -> ArtifactCreate:
        fields = ArtifactCreate.model_fields
        given = {name: getattr(self, name) for name in self.model_fields_set if name in fields}
        task_run = getattr(official_context("TaskRunContext"), "task_run", None)
        flow_run = getattr(official_context("FlowRunContext"), "flow_run", None)
        given["task_run_id"] = self.task_run_id or getattr(task_run, "id", None)
        given["flow_run_id"] = (
            self.flow_run_id or getattr(flow_run, "id", None) or getattr(task_run, "flow_run_id", None)
        )
        return ArtifactCreate(**{**given, "type": self.type, "data": data})

    @classmethod
    async def aget(cls, key: str | None = None, client: Client = None) -> objects.Artifact | None:
        """Read the most recent artifact with a key, in a coroutine.

        Args:
            key (str | None): The key. Defaults to any.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            Artifact | None: The artifact, None if there is none.
        """
        return await awaiting(_get(async_client(client), key))

    @classmethod
    @async_method("aget")
    def get(cls, key: str | None = None, client: Client = None) -> objects.Artifact | None:
        """Read the most recent artifact with a key.

        Args:
            key (str | None): The key. Defaults to any.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            Artifact | None: The artifact, None if there is none.
        """
        return blocking(_get(sync_client(client), key))

    @classmethod
    async def aget_or_create(
        cls,
        key: str | None = None,
        description: str | None = None,
        data: dict[str, Any] | Any | None = None,
        client: Client = None,
        **kwargs: Any,
    ) -> tuple[objects.Artifact, bool]:
        """Read the most recent artifact with a key, or create one if there is none, in a coroutine.

        Args:
            key (str | None): The key.
            description (str | None): The description of a new one.
            data (dict[str, Any] | Any | None): The data of a new one.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.
            **kwargs (Any): Other fields of a new one.

        Returns:
            tuple[Artifact, bool]: The artifact, and whether it was created.
        """
        found = await cls.aget(key, client)
        if found is not None:
            return found, False
        return await cls(key=key, description=description, data=data, **kwargs).acreate(client), True

    @classmethod
    @async_method("aget_or_create")
    def get_or_create(
        cls,
        key: str | None = None,
        description: str | None = None,
        data: dict[str, Any] | Any | None = None,
        client: Client = None,
        **kwargs: Any,
    ) -> tuple[objects.Artifact, bool]:
        """Read the most recent artifact with a key, or create one if there is none.

        Args:
            key (str | None): The key.
            description (str | None): The description of a new one.
            data (dict[str, Any] | Any | None): The data of a new one.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.
            **kwargs (Any): Other fields of a new one.

        Returns:
            tuple[Artifact, bool]: The artifact, and whether it was created.
        """
        found = blocking(_get(sync_client(client), key))
        if found is not None:
            return found, False
        return cls(key=key, description=description, data=data, **kwargs)._create(client), True


def _get(client: Any, key: str | None) -> Generator[Any, Any, objects.Artifact | None]:
    from prefect_rs.client.schemas.filters import ArtifactFilter

    only = None if key is None else ArtifactFilter(key={"any_": [key]})
    found = yield client.read_artifacts(artifact_filter=only, limit=1, sort="UPDATED_DESC")
    return found[0] if found else None


class LinkArtifact(Artifact):
    """A link.

    Args:
        link (str): The URL.
        link_text (str | None): Its text. Defaults to the URL.
        **fields (Any): The fields of an `Artifact`.
    """

    _own = {"link": ..., "link_text": None}  # noqa: RUF012

    link: str = ""
    link_text: str | None = None

    def __init__(self, **fields: Any) -> None:
        super().__init__(**{"type": "markdown", **fields})

    def _format(self) -> str:
        return f"[{self.link_text or self.link}]({self.link})"


class MarkdownArtifact(Artifact):
    """A text.

    Args:
        markdown (str): The text, as Markdown.
        **fields (Any): The fields of an `Artifact`.
    """

    _own = {"markdown": ...}  # noqa: RUF012

    markdown: str = ""

    def __init__(self, **fields: Any) -> None:
        super().__init__(**{"type": "markdown", **fields})

    def _format(self) -> str:
        return self.markdown


class TableArtifact(Artifact):
    """A table.

    Args:
        table (dict[str, list[Any]] | list[dict[str, Any]] | list[list[Any]]): Its columns, or its rows.
        **fields (Any): The fields of an `Artifact`.
    """

    _own = {"table": ...}  # noqa: RUF012

    table: Table = ()  # type: ignore[assignment]

    def __init__(self, **fields: Any) -> None:
        super().__init__(**{"type": "table", **fields})

    def _format(self) -> str:
        from json import dumps

        return dumps(_without_nan(self.table))


def _without_nan(item: Any) -> Any:
    """The item with None for each NaN, which JSON does not have."""
    if isinstance(item, dict):
        return {key: _without_nan(value) for key, value in item.items()}
    if isinstance(item, list):
        return [_without_nan(each) for each in item]
    return None if item != item else item


class ProgressArtifact(Artifact):
    """A progress bar.

    Args:
        progress (float): The progress in percent, from 0 to 100.
        **fields (Any): The fields of an `Artifact`.
    """

    _own = {"progress": ...}  # noqa: RUF012

    progress: float = 0.0

    def __init__(self, **fields: Any) -> None:
        super().__init__(**{"type": "progress", **fields})

    def _format(self) -> float:
        progress = max(0.0, min(100.0, self.progress))
        if progress != self.progress:
            from logging import getLogger

            getLogger("prefect_rs.artifacts").warning(
                "the progress %s is not between 0 and 100, and is taken as %s", self.progress, progress
            )
            self.progress = progress
        return progress


class ImageArtifact(Artifact):
    """An image at a public URL.

    Args:
        image_url (str): The URL.
        **fields (Any): The fields of an `Artifact`.
    """

    _own = {"image_url": ...}  # noqa: RUF012

    image_url: str = ""

    def __init__(self, **fields: Any) -> None:
        super().__init__(**{"type": "image", **fields})

    def _format(self) -> str:
        return self.image_url


async def acreate_link_artifact(
    link: str,
    link_text: str | None = None,
    key: str | None = None,
    description: str | None = None,
    client: Client = None,
) -> UUID:
    """Create a link, in a coroutine. Like `create_link_artifact`."""
    artifact = LinkArtifact(key=key, description=description, link=link, link_text=link_text)
    return (await artifact.acreate(client)).id


@async_dispatch(acreate_link_artifact)
def create_link_artifact(
    link: str,
    link_text: str | None = None,
    key: str | None = None,
    description: str | None = None,
    client: Client = None,
) -> UUID:
    """Create a link. Returns a coroutine where an event loop runs.

    Args:
        link (str): The URL.
        link_text (str | None): Its text. Defaults to the URL.
        key (str | None): A name with lowercase letters, digits and dashes. Without one, the artifact is shown
            only with its run.
        description (str | None): A description, as Markdown.
        client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

    Returns:
        UUID: The id of the artifact.
    """
    artifact = LinkArtifact(key=key, description=description, link=link, link_text=link_text)
    return artifact._create(client).id


async def acreate_markdown_artifact(
    markdown: str, key: str | None = None, description: str | None = None
) -> UUID:
    """Create a text, in a coroutine. Like `create_markdown_artifact`."""
    return (await MarkdownArtifact(key=key, description=description, markdown=markdown).acreate()).id


@async_dispatch(acreate_markdown_artifact)
def create_markdown_artifact(markdown: str, key: str | None = None, description: str | None = None) -> UUID:
    """Create a text. Returns a coroutine where an event loop runs.

    Args:
        markdown (str): The text, as Markdown.
        key (str | None): A name with lowercase letters, digits and dashes. Without one, the artifact is shown
            only with its run.
        description (str | None): A description, as Markdown.

    Returns:
        UUID: The id of the artifact.
    """
    artifact = MarkdownArtifact(key=key, description=description, markdown=markdown)
    return artifact._create().id


async def acreate_table_artifact(
    table: Table, key: str | None = None, description: str | None = None
) -> UUID:
    """Create a table, in a coroutine. Like `create_table_artifact`."""
    return (await TableArtifact(key=key, description=description, table=table).acreate()).id


@async_dispatch(acreate_table_artifact)
def create_table_artifact(table: Table, key: str | None = None, description: str | None = None) -> UUID:
    """Create a table. Returns a coroutine where an event loop runs.

    Args:
        table (dict[str, list[Any]] | list[dict[str, Any]] | list[list[Any]]): Its columns, or its rows. NaN
            is sent as null.
        key (str | None): A name with lowercase letters, digits and dashes. Without one, the artifact is shown
            only with its run.
        description (str | None): A description, as Markdown.

    Returns:
        UUID: The id of the artifact.
    """
    artifact = TableArtifact(key=key, description=description, table=table)
    return artifact._create().id


async def acreate_progress_artifact(
    progress: float, key: str | None = None, description: str | None = None
) -> UUID:
    """Create a progress bar, in a coroutine. Like `create_progress_artifact`."""
    return (await ProgressArtifact(key=key, description=description, progress=progress).acreate()).id


@async_dispatch(acreate_progress_artifact)
def create_progress_artifact(progress: float, key: str | None = None, description: str | None = None) -> UUID:
    """Create a progress bar. Returns a coroutine where an event loop runs.

    Args:
        progress (float): The progress in percent, from 0 to 100.
        key (str | None): A name with lowercase letters, digits and dashes. Without one, the artifact is shown
            only with its run.
        description (str | None): A description, as Markdown.

    Returns:
        UUID: The id of the artifact, for `update_progress_artifact`.
    """
    artifact = ProgressArtifact(key=key, description=description, progress=progress)
    return artifact._create().id


async def aupdate_progress_artifact(
    artifact_id: UUID, progress: float, description: str | None = None, client: Client = None
) -> UUID:
    """Update a progress bar, in a coroutine. Like `update_progress_artifact`."""
    return await awaiting(_update_progress(async_client(client), artifact_id, progress, description))


@async_dispatch(aupdate_progress_artifact)
def update_progress_artifact(
    artifact_id: UUID, progress: float, description: str | None = None, client: Client = None
) -> UUID:
    """Update a progress bar. Returns a coroutine where an event loop runs.

    Args:
        artifact_id (UUID): The id of the artifact.
        progress (float): The progress in percent, from 0 to 100.
        description (str | None): A description, as Markdown. Defaults to the one it has.
        client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

    Returns:
        UUID: The id of the artifact.

    Raises:
        ObjectNotFound: The artifact does not exist.
    """
    return blocking(_update_progress(sync_client(client), artifact_id, progress, description))


def _update_progress(
    client: Any, artifact_id: UUID, progress: float, description: str | None
) -> Generator[Any, Any, UUID]:
    from prefect_rs.client.schemas.actions import ArtifactUpdate

    update: dict[str, Any] = {"data": ProgressArtifact(progress=progress)._format()}
    if description:
        update["description"] = description
    yield client.update_artifact(artifact_id, ArtifactUpdate(**update))
    return artifact_id


async def acreate_image_artifact(
    image_url: str, key: str | None = None, description: str | None = None
) -> UUID:
    """Create an image, in a coroutine. Like `create_image_artifact`."""
    return (await ImageArtifact(key=key, description=description, image_url=image_url).acreate()).id


@async_dispatch(acreate_image_artifact)
def create_image_artifact(image_url: str, key: str | None = None, description: str | None = None) -> UUID:
    """Create an image. Returns a coroutine where an event loop runs.

    Args:
        image_url (str): The URL of the image, which browsers can open.
        key (str | None): A name with lowercase letters, digits and dashes. Without one, the artifact is shown
            only with its run.
        description (str | None): A description, as Markdown.

    Returns:
        UUID: The id of the artifact.
    """
    artifact = ImageArtifact(key=key, description=description, image_url=image_url)
    return artifact._create().id
