"""`prefect_rs.blocks`: secrets, and the data of other blocks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.blocks.core import Block
from prefect_rs.blocks.system import Secret

from tests.support import blocks

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("value", "got"),
    [("hush", "hush"), ({"user": "hush"}, {"user": "hush"}), ('{"a": 1}', {"a": 1}), (5, 5), ([1], [1])],
)
def test_secrets(run: Run, unique: Callable[[str], str], value: Any, got: Any) -> None:
    name = unique("secret")
    document_id = run(Secret(value=value).save, name)
    secret = run(Secret.load, name)
    assert secret.get() == got
    assert secret.value.get_secret_value() == value
    assert secret._block_document_id == document_id
    assert "hush" not in f"{secret!r} {secret} {secret.value} {secret.value!r} {secret.model_dump()}"
    run(Secret.delete, name)
    with pytest.raises(ValueError, match=f"there is no block document {name} of type secret"):
        run(Secret.load, name)


def test_overwriting(run: Run, unique: Callable[[str], str]) -> None:
    name = unique("secret")
    first = run(Secret(value=1).save, name)
    with pytest.raises(ValueError, match=f"the block document secret/{name} exists: pass overwrite=True"):
        run(Secret(value=2).save, name)
    assert run(Secret.load, name).get() == 1
    assert run(Secret(value=2).save, name, overwrite=True) == first
    secret = run(Secret.load, name)
    assert secret.get() == 2
    # A block that was loaded knows its name.
    assert run(secret.save, overwrite=True) == first


def test_other_blocks(
    run: Run, client: SyncPrefectClient, unique: Callable[[str], str], api_url: str
) -> None:
    with blocks.kind(api_url) as kind:
        document = kind.document(user="x", password="hush", keys={"a": "hush"})
        name, slug = document["name"], kind.slug
        block = run(Block.load, f"{slug}/{name}")
        assert (block.user, block.password, block.keys) == ("x", "hush", {"a": "hush"})
        assert block.model_dump() == {"user": "x", "password": "hush", "keys": {"a": "hush"}}
        assert repr(block).startswith(f"<Block {slug}/{name}: ")
        assert "hush" not in f"{block!r} {block}"
        for ref in (
            document["id"],
            UUID(document["id"]),
            {"block_document_id": document["id"]},
            f"{slug}/{name}",
        ):
            assert run(Block.load_from_ref, ref) == block
        with pytest.raises(AttributeError, match="no field 'token'; it has "):
            block.token  # noqa: B018

        class Store(Block):
            _block_type_slug = slug

        assert run(Store.load, name).user == "x"
        assert Store.get_block_type_slug() == slug
        saved = run(Store(user="y").save, unique("block"))
        assert client.read_block_document(saved).data == {"user": "y"}
        run(Store.delete, name)
        with pytest.raises(ValueError, match="there is no block document"):
            run(Store.load, name)


def test_what_is_refused(run: Run) -> None:
    with pytest.raises(ValueError, match="expected the slug of the type and the name"):
        run(Block.load, "alerts")
    with pytest.raises(ValueError, match="there is no block document"):
        run(Block.load, "slack-webhook/no-such-block")
    with pytest.raises(ValueError, match="a new block needs a name, and a class with a _block_type_slug"):
        run(Block(url="x").save, "name")
    with pytest.raises(ValueError, match="a new block needs a name"):
        run(Secret(value="x").save)
    with pytest.raises(ValueError, match="it has no slug of its own"):
        Block.get_block_type_slug()

    class Missing(Block):
        _block_type_slug = "no-such-type"

    with pytest.raises(ValueError, match="the server has no type of block 'no-such-type'"):
        run(Missing(a=1).save, "name")


def test_with_a_client(api_url: str, mode: str, unique: Callable[[str], str]) -> None:
    name = unique("secret")
    with SyncPrefectClient(api_url) as client:
        Secret(value="one").save(name, client=client)
        assert Secret.load(name, client=client).get() == "one"

        async def main() -> None:
            # A client of either kind.
            assert (await Secret.aload(name, client=client)).get() == "one"
            await Secret.adelete(name, client=client)

        asyncio.run(main())
