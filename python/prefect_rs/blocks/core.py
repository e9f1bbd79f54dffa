"""`Block`: the data of a block document of any type, without the code of its class."""

from __future__ import annotations

from prefect_rs._dispatch import async_client, async_method, awaiting, blocking, sync_client
from prefect_rs._lazy import forward
from prefect_rs._secrets import SecretValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any, ClassVar
    from uuid import UUID

    from typing_extensions import Self

    from prefect_rs import PrefectClient, SyncPrefectClient

__all__ = ["Block"]

__getattr__, __dir__, _names = forward(__name__, {})


class Block:
    """The data of a block document, as attributes: `Block.load("slack-webhook/alerts").url`.

    The class of a block, which can do something with the data, is in the official package. Classes derived
    from this one say which type of block they are with `_block_type_slug`.

    Args:
        **data (Any): The data.
    """

    _block_type_slug: ClassVar[str | None] = None

    _block_document_id: UUID | None = None
    _block_document_name: str | None = None
    _found_slug: str | None = None

    def __init__(self, **data: Any) -> None:
        self._data = data

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_data"][name]
        except KeyError:
            pass
        known = ", ".join(self.__dict__.get("_data", ())) or "no fields"
        raise AttributeError(f"the block has no field {name!r}; it has {known}")

    def model_dump(self, mode: str = "python") -> dict[str, Any]:
        """Return the data as a dict.

        Args:
            mode (str): With `json`, the value of a `Secret` is asterisks.

        Returns:
            dict[str, Any]: The data. That of other blocks includes their secrets.
        """
        return {
            name: str(value) if mode == "json" and isinstance(value, SecretValue) else value
            for name, value in self._data.items()
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Block) and type(other) is type(self) and other._data == self._data

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        # Any of the data may be secret.
        name = f"{self._found_slug or self._block_type_slug}/{self._block_document_name}"
        return f"<{type(self).__name__} {name}: {', '.join(self._data)}>"

    @classmethod
    def get_block_type_slug(cls) -> str:
        """Return the slug of the type of block.

        Returns:
            str: The slug, such as `secret`.

        Raises:
            ValueError: This class is for blocks of any type.
        """
        if cls._block_type_slug is None:
            raise ValueError(f"{cls.__name__} is for any type of block: it has no slug of its own")
        return cls._block_type_slug

    # ---- Reading -----------------------------------------------------------------------------------

    @classmethod
    async def aload(
        cls, name: str, validate: bool = True, client: PrefectClient | SyncPrefectClient | None = None
    ) -> Self:
        """Read a block document, in a coroutine.

        Args:
            name (str): The name of the document, for `Block` after the slug of its type:
                `slack-webhook/alerts`.
            validate (bool): Not needed: the data is not validated, as this package has no block classes.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            Block: The block.

        Raises:
            ValueError: The document or the type does not exist, or the name lacks the slug.
        """
        return await awaiting(cls._load(async_client(client), name))

    @classmethod
    @async_method("aload")
    def load(
        cls, name: str, validate: bool = True, client: PrefectClient | SyncPrefectClient | None = None
    ) -> Self:
        """Read a block document.

        Args:
            name (str): The name of the document, for `Block` after the slug of its type:
                `slack-webhook/alerts`.
            validate (bool): Not needed: the data is not validated, as this package has no block classes.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            Block: The block.

        Raises:
            ValueError: The document or the type does not exist, or the name lacks the slug.
        """
        return blocking(cls._load(sync_client(client), name))

    @classmethod
    async def aload_from_ref(
        cls,
        ref: str | UUID | dict[str, Any],
        validate: bool = True,
        client: PrefectClient | SyncPrefectClient | None = None,
    ) -> Self:
        """Read a block document by its id, in a coroutine.

        Args:
            ref (str | UUID | dict[str, Any]): The id, or a dict `{"block_document_id": id}`; a text that is
                no id is a name as `aload` takes.
            validate (bool): Not needed: the data is not validated, as this package has no block classes.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            Block: The block.

        Raises:
            ValueError: The document does not exist.
        """
        return await awaiting(cls._load(async_client(client), ref))

    @classmethod
    @async_method("aload_from_ref")
    def load_from_ref(
        cls,
        ref: str | UUID | dict[str, Any],
        validate: bool = True,
        client: PrefectClient | SyncPrefectClient | None = None,
    ) -> Self:
        """Read a block document by its id.

        Args:
            ref (str | UUID | dict[str, Any]): The id, or a dict `{"block_document_id": id}`; a text that is
                no id is a name as `load` takes.
            validate (bool): Not needed: the data is not validated, as this package has no block classes.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            Block: The block.

        Raises:
            ValueError: The document does not exist.
        """
        return blocking(cls._load(sync_client(client), ref))

    @classmethod
    def _load(cls, client: Any, ref: Any) -> Generator[Any, Any, Self]:
        from uuid import UUID

        from prefect_rs.exceptions import ObjectNotFound

        ref = ref["block_document_id"] if isinstance(ref, dict) else ref
        try:
            ref, (slug, name) = UUID(str(ref)), ("", "")
        except ValueError:
            slug, name = cls._place(ref)
        try:
            if slug:
                document = yield client.read_block_document_by_name(name, slug)
            else:
                document = yield client.read_block_document(ref)
        except ObjectNotFound as error:
            raise ValueError(
                f"there is no block document {ref} of type {cls._block_type_slug or 'any'}"
            ) from error
        block = cls(**document.data)
        block._block_document_id, block._block_document_name = document.id, document.name
        block._found_slug = getattr(document.block_type, "slug", None)
        return block

    @classmethod
    def _place(cls, name: str) -> tuple[str, str]:
        """The slug and the name of a document."""
        if cls._block_type_slug is not None:
            return cls._block_type_slug, name
        slug, slash, name = name.partition("/")
        if not slash:
            raise ValueError(
                f"expected the slug of the type and the name, such as slack-webhook/alerts, not {slug!r}"
            )
        return slug, name

    # ---- Writing -----------------------------------------------------------------------------------

    async def asave(
        self,
        name: str | None = None,
        overwrite: bool = False,
        client: PrefectClient | SyncPrefectClient | None = None,
    ) -> UUID:
        """Save the data as a block document, in a coroutine.

        Args:
            name (str | None): The name of the document. Defaults to the one that the block was loaded from.
            overwrite (bool): Whether to overwrite a document that exists.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            UUID: The id of the document.

        Raises:
            ValueError: The document exists, and `overwrite` is false; or the server does not have the type of
                block.
        """
        return await awaiting(self._save(async_client(client), name, overwrite))

    @async_method("asave")
    def save(
        self,
        name: str | None = None,
        overwrite: bool = False,
        client: PrefectClient | SyncPrefectClient | None = None,
    ) -> UUID:
        """Save the data as a block document.

        Args:
            name (str | None): The name of the document. Defaults to the one that the block was loaded from.
            overwrite (bool): Whether to overwrite a document that exists.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Returns:
            UUID: The id of the document.

        Raises:
            ValueError: The document exists, and `overwrite` is false; or the server does not have the type of
                block.
        """
        return blocking(self._save(sync_client(client), name, overwrite))

    def _save(self, client: Any, name: str | None, overwrite: bool) -> Generator[Any, Any, UUID]:
        from prefect_rs.client.schemas.actions import BlockDocumentCreate, BlockDocumentUpdate
        from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound

        slug, name = self._found_slug or self._block_type_slug, name or self._block_document_name
        if slug is None or not name:
            raise ValueError("a new block needs a name, and a class with a _block_type_slug")
        try:
            block_type = yield client.read_block_type_by_slug(slug)
            schema = yield client.get_most_recent_block_schema_for_block_type(block_type.id)
        except ObjectNotFound:
            schema = None
        if schema is None:
            raise ValueError(
                f"the server has no type of block {slug!r}: register it with the official package"
            )
        data = self._data_to_save()
        try:
            document = yield client.create_block_document(
                BlockDocumentCreate(
                    name=name, data=data, block_schema_id=schema.id, block_type_id=block_type.id
                )
            )
        except ObjectAlreadyExists as error:
            if not overwrite:
                raise ValueError(
                    f"the block document {slug}/{name} exists: pass overwrite=True to overwrite it"
                ) from error
            document = yield client.read_block_document_by_name(name, slug, include_secrets=False)
            update = BlockDocumentUpdate(data=data, block_schema_id=schema.id, merge_existing_data=False)
            yield client.update_block_document(document.id, update)
        self._block_document_id, self._block_document_name, self._found_slug = document.id, name, slug
        return document.id  # type: ignore[no-any-return]

    def _data_to_save(self) -> dict[str, Any]:
        return self._data

    @classmethod
    async def adelete(cls, name: str, client: PrefectClient | SyncPrefectClient | None = None) -> None:
        """Delete a block document, in a coroutine.

        Args:
            name (str): The name of the document, for `Block` after the slug of its type.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Raises:
            ValueError: The document does not exist.
        """
        await awaiting(cls._delete(async_client(client), name))

    @classmethod
    @async_method("adelete")
    def delete(cls, name: str, client: PrefectClient | SyncPrefectClient | None = None) -> None:
        """Delete a block document.

        Args:
            name (str): The name of the document, for `Block` after the slug of its type.
            client (PrefectClient | SyncPrefectClient | None): A client. Defaults to the one of the settings.

        Raises:
            ValueError: The document does not exist.
        """
        blocking(cls._delete(sync_client(client), name))

    @classmethod
    def _delete(cls, client: Any, name: str) -> Generator[Any, Any, None]:
        block = yield from cls._load(client, name)
        yield client.delete_block_document(block._block_document_id)
