"""URLs that are strings and have the attributes of `httpx.URL`. Imported when a URL is first read."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterable, Iterator, KeysView, ValuesView
    from typing import Any
    from urllib.parse import SplitResult

    from typing_extensions import Self

_DEFAULT_PORTS = {"ftp": 21, "http": 80, "https": 443, "ws": 80, "wss": 443}
# The characters that httpx does not escape, in addition to letters, digits, `-._~` and existing escapes.
_IN_PATH = "!$&'()*+,;=:@/[]|%"
_IN_QUERY = "!$&'()*+,;=:@/?[]|^`{}%"


def _urllib() -> Any:
    """Import `urllib.parse`, which is slow and not needed for URLs that are only displayed."""
    import urllib.parse

    return urllib.parse


def _urlsplit(url: str) -> SplitResult:
    return _urllib().urlsplit(url)  # type: ignore[no-any-return]


def _urlunsplit(parts: tuple[str, ...]) -> str:
    return _urllib().urlunsplit(parts)  # type: ignore[no-any-return]


def _urljoin(base: str, url: str) -> str:
    return _urllib().urljoin(base, url)  # type: ignore[no-any-return]


def _quote(text: str, safe: str) -> str:
    return _urllib().quote(text, safe)  # type: ignore[no-any-return]


def _unquote(text: str) -> str:
    return _urllib().unquote(text)  # type: ignore[no-any-return]


class URL(str):
    """A URL: a string with the attributes and methods of `httpx.URL`.

    Since it is a `str`, it can be compared, searched, formatted and serialized like any other string. The `/`
    operator appends a segment to the path.
    """

    __slots__ = ()

    def __new__(cls, url: object = "", **parts: Any) -> Self:
        """Create a URL from a string, optionally replacing parts of it as in `copy_with`."""
        created = super().__new__(cls, url)
        return created.copy_with(**parts) if parts else created

    def __repr__(self) -> str:
        return f"{type(self).__name__}({_masked(self)!r})"

    def __getnewargs__(self) -> tuple[str]:
        return (str(self),)

    @property
    def scheme(self) -> str:
        """The scheme in lower case, such as `https`. Empty if the URL is relative."""
        return _urlsplit(self).scheme

    @property
    def raw_scheme(self) -> bytes:
        """The scheme as bytes."""
        return self.scheme.encode("ascii")

    @property
    def userinfo(self) -> bytes:
        """The user information, `user:password`. Empty in URLs of a client, which removes it."""
        user, at, _ = _urlsplit(self).netloc.rpartition("@")
        return user.encode("ascii") if at else b""

    @property
    def username(self) -> str:
        """The decoded user name, or an empty string."""
        return _unquote(self.userinfo.decode("ascii").partition(":")[0])

    @property
    def password(self) -> str:
        """The decoded password, or an empty string."""
        return _unquote(self.userinfo.decode("ascii").partition(":")[2])

    @property
    def host(self) -> str:
        """The host in lower case: IPv6 addresses without brackets, internationalized names decoded."""
        host = _urlsplit(self).hostname or ""
        if host.startswith("xn--") or ".xn--" in host:
            try:
                return host.encode("ascii").decode("idna")
            except UnicodeError:
                return host
        return host

    @property
    def raw_host(self) -> bytes:
        """The host as sent: internationalized names are encoded."""
        host = _urlsplit(self).hostname or ""
        return host.encode("ascii" if host.isascii() else "idna")

    @property
    def port(self) -> int | None:
        """The port, or None if it is missing or the default port of the scheme."""
        split = _urlsplit(self)
        return None if split.port == _DEFAULT_PORTS.get(split.scheme) else split.port

    @property
    def netloc(self) -> bytes:
        """The host and, unless it is the default, the port as bytes."""
        host, port = self.raw_host, self.port
        host = b"[%b]" % host if b":" in host else host
        return host if port is None else b"%b:%d" % (host, port)

    @property
    def path(self) -> str:
        """The decoded path."""
        return _unquote(self.raw_path.partition(b"?")[0].decode("ascii"))

    @property
    def query(self) -> bytes:
        """The query as bytes, not decoded. Empty if there is none."""
        return _quote(_urlsplit(self).query, _IN_QUERY).encode("ascii")

    @property
    def raw_path(self) -> bytes:
        """The path and the query as sent."""
        split = _urlsplit(self)
        path = _quote(split.path or ("/" if split.netloc else ""), _IN_PATH).encode("ascii")
        has_query = "?" in str(self).partition("#")[0]
        return path + b"?" + self.query if has_query else path

    @property
    def raw(self) -> tuple[bytes, bytes, int | None, bytes]:
        """The scheme, host, port and path as sent."""
        return self.raw_scheme, self.raw_host, self.port, self.raw_path

    @property
    def fragment(self) -> str:
        """The decoded part after `#`, or an empty string."""
        return _unquote(_urlsplit(self).fragment)

    @property
    def params(self) -> QueryParams:
        """The decoded query as a read-only mapping."""
        return QueryParams(self.query)

    @property
    def is_absolute_url(self) -> bool:
        """Whether the URL has a scheme and a host."""
        split = _urlsplit(self)
        return bool(split.scheme and split.hostname)

    @property
    def is_relative_url(self) -> bool:
        """Whether the scheme or the host is missing."""
        return not self.is_absolute_url

    def copy_with(self, **parts: Any) -> Self:
        """Copy the URL, replacing parts of it.

        Args:
            **parts: Any of `scheme`, `userinfo`, `username`, `password`, `host`, `port`, `netloc`, `path`,
                `query`, `raw_path`, `fragment` and `params`, with the types of the attributes. Strings and
                bytes are interchangeable.

        Returns:
            The new URL.

        Raises:
            TypeError: A part is unknown or has the wrong type.
        """
        given = {name: _text(name, value) for name, value in parts.items()}
        split = _urlsplit(self)
        user = given.pop("userinfo", self.userinfo.decode("ascii"))
        if "username" in given or "password" in given:
            name, _, word = user.partition(":")
            name = _quote(given.pop("username", _unquote(name)), "")
            word = _quote(given.pop("password", _unquote(word)), "")
            user = f"{name}:{word}" if word else name
        scheme = given.pop("scheme", split.scheme)
        port = given.pop("port", "" if split.port is None else str(split.port))
        if "netloc" in given:
            host, port = given.pop("netloc"), ""
        else:
            host = given.pop("host", split.hostname or "")
            host = f"[{host}]" if ":" in host and not host.startswith("[") else host
            host = host if host.isascii() else host.encode("idna").decode("ascii")
        if port == str(_DEFAULT_PORTS.get(scheme)):
            port = ""
        netloc = (f"{user}@" if user else "") + host + (f":{port}" if port else "")
        path, query = split.path, split.query
        if "raw_path" in given:
            path, _, query = given.pop("raw_path").partition("?")
        path = _quote(given.pop("path", path), _IN_PATH)
        query = _quote(given.pop("query", query), _IN_QUERY)
        if "params" in given:
            query = str(QueryParams(parts["params"]))
            del given["params"]
        fragment = _quote(given.pop("fragment", _unquote(split.fragment)), _IN_QUERY)
        if netloc and not path.startswith("/"):
            path = f"/{path}"
        return type(self)(_urlunsplit((scheme, netloc, path, query, fragment)))

    def copy_set_param(self, key: str, value: Any = None) -> Self:
        """Copy the URL, setting a query parameter."""
        return self.copy_with(params=self.params.set(key, value))

    def copy_add_param(self, key: str, value: Any = None) -> Self:
        """Copy the URL, adding a query parameter."""
        return self.copy_with(params=self.params.add(key, value))

    def copy_remove_param(self, key: str) -> Self:
        """Copy the URL, removing a query parameter."""
        return self.copy_with(params=self.params.remove(key))

    def copy_merge_params(self, params: Any) -> Self:
        """Copy the URL, merging query parameters into its own."""
        return self.copy_with(params=self.params.merge(params))

    def join(self, url: str | Iterable[str]) -> Self:
        """Resolve a URL relative to this one, like a browser.

        Args:
            url: The relative URL. Any other iterable than a string is joined as by `str.join`.

        Returns:
            The new URL.
        """
        if not isinstance(url, str):
            joined = getattr(url, "raw_path", None)
            return type(self)(str.join(self, url) if joined is None else _urljoin(self, str(url)))
        return type(self)(_urljoin(self, url))

    def __truediv__(self, segment: object) -> Self:
        """Append one or more segments to the path. Query and fragment are removed."""
        if not isinstance(segment, str):
            return NotImplemented
        split = _urlsplit(self)
        path = f"{split.path.rstrip('/')}/{_quote(segment.lstrip('/'), _IN_PATH)}"
        return type(self)(_urlunsplit((split.scheme, split.netloc, path, "", "")))


class QueryParams:
    """Query parameters: a read-only mapping of names to their first values, like `httpx.QueryParams`."""

    __slots__ = ("_values",)
    _values: dict[str, list[str]]

    def __init__(self, params: Any = None, /, **kwargs: Any) -> None:
        """Create the parameters from a query string, a mapping (of values or lists), pairs, or keywords."""
        given: Any = kwargs if params is None else params
        if isinstance(given, bytes):
            given = given.decode("ascii")
        if isinstance(given, str):
            pairs = _urllib().parse_qsl(given, keep_blank_values=True)
        elif hasattr(given, "multi_items"):
            pairs = given.multi_items()
        else:
            pairs = list(given.items() if hasattr(given, "items") else given)
        self._values = {}
        for name, value in pairs:
            for each in value if isinstance(value, (list, tuple)) else [value]:
                self._values.setdefault(str(name), []).append(_to_text(each))

    def keys(self) -> KeysView[str]:
        """The names, without duplicates."""
        return self._values.keys()

    def values(self) -> ValuesView[str]:
        """The first value of each name."""
        return self._first().values()

    def items(self) -> ItemsView[str, str]:
        """The names with their first values."""
        return self._first().items()

    def multi_items(self) -> list[tuple[str, str]]:
        """All parameters, including repeated names."""
        return [(name, value) for name, values in self._values.items() for value in values]

    def get(self, key: str, default: Any = None) -> Any:
        """Get the first value of a name, or the default."""
        values = self._values.get(str(key))
        return values[0] if values else default

    def get_list(self, key: str) -> list[str]:
        """Get all values of a name."""
        return list(self._values.get(str(key), ()))

    def set(self, key: str, value: Any = None) -> QueryParams:
        """Copy the parameters, setting one."""
        return self._with({**self._values, str(key): [_to_text(value)]})

    def add(self, key: str, value: Any = None) -> QueryParams:
        """Copy the parameters, adding one."""
        return self._with({**self._values, str(key): [*self.get_list(key), _to_text(value)]})

    def remove(self, key: str) -> QueryParams:
        """Copy the parameters, removing one."""
        return self._with({name: values for name, values in self._values.items() if name != str(key)})

    def merge(self, params: Any = None) -> QueryParams:
        """Copy the parameters, merging others into them."""
        return self._with({**self._values, **QueryParams(params)._values})

    def _with(self, values: dict[str, list[str]]) -> QueryParams:
        copy = QueryParams()
        copy._values = values
        return copy

    def _first(self) -> dict[str, str]:
        return {name: values[0] for name, values in self._values.items()}

    def __getitem__(self, key: str) -> str:
        return self._values[key][0]

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, QueryParams) and sorted(self.multi_items()) == sorted(other.multi_items())

    def __hash__(self) -> int:
        return hash(str(self))

    def __str__(self) -> str:
        return _urllib().urlencode(self.multi_items())  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        return f"QueryParams({str(self)!r})"


def _to_text(value: Any) -> str:
    """Convert a parameter's value to text like httpx."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(name: str, value: Any) -> str:
    """Convert a part of a URL to text."""
    if name not in _PARTS:
        raise TypeError(f"{name!r} is not a part of a URL; expected one of {', '.join(_PARTS)}")
    if name == "params" or isinstance(value, str):
        return str(value)
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.decode("ascii")
    if name == "port" and isinstance(value, int):
        return str(value)
    expected = "an int" if name == "port" else "a string"
    raise TypeError(f"{name}: expected {expected}, not {type(value).__name__}")


_PARTS = (
    "scheme",
    "userinfo",
    "username",
    "password",
    "host",
    "port",
    "netloc",
    "path",
    "query",
    "raw_path",
    "fragment",
    "params",
)


def _masked(url: str) -> str:
    """Mask the password in a URL, like the `repr` of httpx."""
    split = _urlsplit(url)
    user, at, host = split.netloc.rpartition("@")
    name, colon, word = user.partition(":")
    if not word:
        return str(url)
    return _urlunsplit(split._replace(netloc=f"{name}{colon}[secure]{at}{host}"))
