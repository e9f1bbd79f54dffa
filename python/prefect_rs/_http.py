"""Rarely used parts of requests and responses. Imported on first use."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator
    from typing import Any


class Cookies(dict[str, str]):
    """Cookies by name, with the methods of `httpx.Cookies` that do not require a cookie jar."""

    def set(self, name: str, value: str, domain: str = "", path: str = "/") -> None:
        """Set a cookie. Cookies are stored by name only: `domain` and `path` are ignored."""
        self[name] = value

    def delete(self, name: str, domain: str | None = None, path: str | None = None) -> None:
        """Delete a cookie.

        Raises:
            KeyError: The cookie does not exist.
        """
        del self[name]


class ByteStream:
    """A body that supports `for` and `async for`, any number of times."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        return pieces(self._content, None)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return apieces(self._content, None)


def pieces(body: Any, size: int | None) -> Iterator[Any]:
    """Iterate over a body, bytes or text, in chunks of a size. The default is a single chunk."""
    for start in range(0, len(body), size or len(body) or 1):
        yield body[start : start + (size or len(body))]


async def apieces(body: Any, size: int | None) -> AsyncIterator[Any]:
    """Like `pieces`, for `async for`."""
    for piece in pieces(body, size):
        yield piece


def lines(body: str, _size: None) -> Iterator[str]:
    """Iterate over the lines of a text, without line endings."""
    yield from body.splitlines()


async def alines(body: str, _size: None) -> AsyncIterator[str]:
    """Like `lines`, for `async for`."""
    for line in body.splitlines():
        yield line


async def aread(content: bytes) -> bytes:
    """Return the content, for code that awaits it."""
    return content


async def aclose() -> None:
    """Do nothing: the connection is already released."""


def links(values: Iterable[str]) -> dict[str, dict[str, str]]:
    """Parse `Link` headers: links by their relation, or by their URL if they have none."""
    import re

    found: dict[str, dict[str, str]] = {}
    for value in values:
        for url, rest in re.findall(
            r"<([^>]*)>((?:\s*;\s*[^\s,;=]+(?:\s*=\s*(?:\"[^\"]*\"|[^\s,;]*))?)*)", value
        ):
            link = {"url": url}
            for name, quoted, plain in re.findall(r";\s*([^\s,;=]+)\s*=\s*(?:\"([^\"]*)\"|([^\s,;]*))", rest):
                link[name] = quoted or plain.strip("'")
            found[link.get("rel") or url] = link
    return found


def restore(cls: type[Any], arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
    """Recreate an unpickled response."""
    return cls(*arguments, **keywords)
