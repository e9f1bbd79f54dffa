# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""The Rust core of prefect_rs. Its names are private: import from `prefect_rs`."""

from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from datetime import timedelta
from prefect_rs._http import ByteStream, Cookies
from prefect_rs._url import URL
from typing import Any, NoReturn, Protocol, final
from typing_extensions import Self, disjoint_base
from prefect_rs.client.cloud import CloudClient as CloudClient
from prefect_rs.client.orchestration import PrefectClient as PrefectClient
from prefect_rs.client.orchestration import SyncPrefectClient as SyncPrefectClient

__all__ = [
    "CloudClient",
    "FieldInfo",
    "Headers",
    "Model",
    "PREFECT_VERSION",
    "PrefectClient",
    "Request",
    "Response",
    "SERVER_API_VERSION",
    "SyncPrefectClient",
    "__version__",
    "_event_limits",
    "_restore_model",
    "anchored_rule",
    "cloud_urls",
    "schema",
    "schema_names",
]

__version__: str
PREFECT_VERSION: str
SERVER_API_VERSION: str

def anchored_rule(rrule: str, timezone: str | None = None) -> str | None:
    """Add a `DTSTART` to a recurrence rule that has none. A rule needs one before it is stored.

    Args:
        rrule (str): The rule.
        timezone (str | None): The rule's time zone. Defaults to UTC.

    Returns:
        str | None: The rule with a `DTSTART`, or None if it already has one or cannot have one.
    """

def cloud_urls() -> tuple[str, str]:
    """The URLs of Prefect Cloud's API and of its web interface, as currently configured, without trailing slashes."""

def schema(module: str, name: str) -> Any:
    """A model or enumeration of such a module, by its name."""

def schema_names(module: str) -> list[str]:
    """The names of the models and enumerations in a module such as `prefect_rs.client.schemas.objects`."""

@final
class FieldInfo:
    """The description of a field in `model_fields`, with the names that pydantic uses."""
    @property
    def _type(self) -> tuple[str, Any]: ...
    @property
    def annotation(self) -> str:
        """The type of the field.

        Returns:
            str: A Python annotation, as text.
        """
    @property
    def default(self) -> Any:
        """The default value of the field.

        Returns:
            Any: The default, or `...` for a required field. Defaults such as ids and times are generated on each
                access.
        """
    @property
    def deprecated(self) -> str | None:
        """What to use instead, if the field is deprecated.

        Returns:
            str | None: The advice, or None if the field is not deprecated.
        """
    @property
    def description(self) -> str:
        """The description of the field.

        Returns:
            str: A sentence or two.
        """
    def get_default(
        self,
        *,
        call_default_factory: bool = True,
    ) -> Any:
        """Return the default value, like pydantic's `FieldInfo.get_default`.

        Args:
            call_default_factory (bool): Accepted for compatibility with pydantic, and ignored.

        Returns:
            Any: The same as `default`.
        """
    def is_required(
        self,
    ) -> bool:
        """Return whether the field is required.

        Returns:
            bool: True if the field has no default.
        """

@final
class Headers:
    """Headers: a read-only mapping whose names are case-insensitive.

    Args:
        headers (Any): A mapping, or pairs of names and values.
    """
    def __new__(
        cls,
        headers: Any = None,
    ) -> Self: ...
    def __getitem__(self, name: str, /) -> str: ...
    def __contains__(self, name: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...
    def __setitem__(self, name: str, value: str, /) -> NoReturn: ...
    def __delitem__(self, name: str, /) -> NoReturn: ...
    def copy(
        self,
    ) -> Headers:
        """Copy the headers.

        Returns:
            Headers: The copy.
        """
    @property
    def encoding(self) -> str:
        """The encoding of the values.

        Returns:
            str: `ascii`, or `iso-8859-1` if a value has other characters.
        """
    def get(
        self,
        name: str,
        default: Any = None,
    ) -> Any:
        """The value of a header.

        Args:
            name (str): Case-insensitive.
            default (Any): What to return if there is no such header.

        Returns:
            Any: The value, or the default; several values are joined with commas.
        """
    def get_list(
        self,
        name: str,
        split_commas: bool = False,
    ) -> list[str]:
        """Every value of a header.

        Args:
            name (str): Case-insensitive.
            split_commas (bool): Whether to split each value at its commas.

        Returns:
            list[str]: One value per header line.
        """
    def items(
        self,
    ) -> list[tuple[str, str]]:
        """Names and values.

        Returns:
            list[tuple[str, str]]: Each name once; several values are joined with commas.
        """
    def keys(
        self,
    ) -> list[str]:
        """The names, in lower case.

        Returns:
            list[str]: Each once.
        """
    def multi_items(
        self,
    ) -> list[tuple[str, str]]:
        """Every header with its value.

        Returns:
            list[tuple[str, str]]: One pair per header line: a name may appear more than once.
        """
    @property
    def raw(self) -> list[tuple[bytes, bytes]]:
        """Names and values as bytes.

        Returns:
            list[tuple[bytes, bytes]]: One pair per header line; the names are in lower case.
        """
    def values(
        self,
    ) -> list[str]:
        """The values.

        Returns:
            list[str]: In the order of the names.
        """

@final
class Request:
    """A request that was sent, or that `build_request` made.

    Args:
        method (str): The method, such as `GET`.
        url (str): The URL; user and password are removed.
        content (bytes | None): The body.
        headers (Any): A mapping, or pairs of names and values.
    """
    def __new__(
        cls,
        method: str,
        url: str,
        content: bytes | None = None,
        headers: Any = None,
    ) -> Self: ...
    def aread(
        self,
    ) -> Coroutine[Any, Any, bytes]:
        """The body, as `content`, for code that awaits it.

        Returns:
            Coroutine[Any, Any, bytes]: Gives the body.
        """
    @property
    def content(self) -> bytes:
        """The body.

        Returns:
            bytes: As it was sent; empty if there was none.
        """
    @property
    def extensions(self) -> dict[str, Any]:
        """Extensions of httpx, of which there are none.

        Returns:
            dict[str, Any]: Empty.
        """
    @property
    def headers(self) -> Headers:
        """The headers that the client set. Values that may be secret are masked: `[secure]`, or `Basic [secure]`. Only
        the usual headers and those of Prefect are shown in full; cookies that a server set are not listed.

        Returns:
            Headers: A read-only mapping with case-insensitive names.
        """
    @property
    def method(self) -> str:
        """The method, such as `GET`.

        Returns:
            str: In upper case.
        """
    def read(
        self,
    ) -> bytes:
        """The body, as `content`.

        Returns:
            bytes: The body.
        """
    @property
    def stream(self) -> ByteStream:
        """The body, as something to iterate over.

        Returns:
            ByteStream: It works with `for` and with `async for`.
        """
    @property
    def url(self) -> URL:
        """The URL: a text that has the attributes of `httpx.URL`, such as `path`.

        Returns:
            URL: Without user and password.
        """

@final
class Response:
    """A response, read to its end.

    Args:
        status_code (int): The status.
        headers (list[tuple[str, str]]): The headers.
        content (bytes): The body.
        request (Request): The request that was answered.
        http_version (str): `HTTP/1.1` or `HTTP/2`.
        elapsed (timedelta | None): How long it took.
        num_bytes_downloaded (int | None): The size of the body on the wire. Defaults to that of the content.
        history (Sequence[Response]): The redirects that led to it.
        next_request (Request | None): The request that would follow it.
    """
    def __new__(
        cls,
        status_code: int,
        headers: list[tuple[str, str]],
        content: bytes,
        request: Request,
        http_version: str = "HTTP/1.1",
        *,
        elapsed: timedelta | None = None,
        num_bytes_downloaded: int | None = None,
        history: Sequence[Response] = (),
        next_request: Request | None = None,
    ) -> Self: ...
    def aclose(
        self,
    ) -> Coroutine[Any, Any, None]:
        """Do nothing, as `close`, for code that awaits it.

        Returns:
            Coroutine[Any, Any, None]: Does nothing.
        """
    def aiter_bytes(
        self,
        chunk_size: int | None = None,
    ) -> AsyncIterator[bytes]:
        """Iterate over the body, for code that uses `async for`.

        Args:
            chunk_size (int | None): The size of each piece; the whole body if None.

        Returns:
            AsyncIterator[bytes]: Nothing for an empty body.
        """
    def aiter_lines(
        self,
    ) -> AsyncIterator[str]:
        """Iterate over the lines of the body, for code that uses `async for`.

        Returns:
            AsyncIterator[str]: Without the line ends.
        """
    def aiter_raw(
        self,
        chunk_size: int | None = None,
    ) -> AsyncIterator[bytes]:
        """Iterate over the body, as `aiter_bytes`: it was decompressed when it was read.

        Args:
            chunk_size (int | None): The size of each piece; the whole body if None.

        Returns:
            AsyncIterator[bytes]: Nothing for an empty body.
        """
    def aiter_text(
        self,
        chunk_size: int | None = None,
    ) -> AsyncIterator[str]:
        """Iterate over the body as text, for code that uses `async for`.

        Args:
            chunk_size (int | None): The number of characters in each piece; the whole body if None.

        Returns:
            AsyncIterator[str]: Nothing for an empty body.
        """
    def aread(
        self,
    ) -> Coroutine[Any, Any, bytes]:
        """The body, as `content`, for code that awaits it.

        Returns:
            Coroutine[Any, Any, bytes]: Gives the body.
        """
    @property
    def charset_encoding(self) -> str | None:
        """The encoding that the content type names.

        Returns:
            str | None: None if it names none.
        """
    def close(
        self,
    ) -> None:
        """Do nothing: the response was read to its end, and its connection is free again.

        Returns:
            None: Always.
        """
    @property
    def content(self) -> bytes:
        """The body.

        Returns:
            bytes: Decompressed.
        """
    @property
    def cookies(self) -> Cookies:
        """The cookies that this response sets.

        Returns:
            Cookies: A dict of names and values, without those that have expired.
        """
    @property
    def default_encoding(self) -> str:
        """The encoding of a body whose content type names none.

        Returns:
            str: `utf-8`.
        """
    @property
    def elapsed(self) -> timedelta:
        """How long it took from sending the request to the end of the response.

        Returns:
            timedelta: Without retries and redirects: those took their own time.
        """
    @property
    def encoding(self) -> str:
        """The body's encoding.

        Returns:
            str: The one that the content type names, or else `utf-8`, the encoding of JSON.
        """
    @property
    def extensions(self) -> dict[str, Any]:
        """Extensions of httpx.

        Returns:
            dict[str, Any]: `http_version` and `reason_phrase`, as bytes.
        """
    @property
    def has_redirect_location(self) -> bool:
        """Whether this is a redirect that says where to.

        Returns:
            bool: True for 301, 302, 303, 307 and 308 with a `Location`.
        """
    @property
    def headers(self) -> Headers:
        """The headers.

        Returns:
            Headers: A read-only mapping with case-insensitive names.
        """
    @property
    def history(self) -> list[Response]:
        """The redirects that led to this response.

        Returns:
            list[Response]: The first one first; empty if there were none.
        """
    @property
    def http_version(self) -> str:
        """The protocol.

        Returns:
            str: `HTTP/1.1` or `HTTP/2`.
        """
    @property
    def is_client_error(self) -> bool:
        """Whether the status is 400 to 499.

        Returns:
            bool: True for an error in the request.
        """
    @property
    def is_closed(self) -> bool:
        """Whether the response is closed: it always is, as it was read to its end.

        Returns:
            bool: True.
        """
    @property
    def is_error(self) -> bool:
        """Whether the status is 400 to 599.

        Returns:
            bool: True for an error.
        """
    @property
    def is_informational(self) -> bool:
        """Whether the status is 100 to 199.

        Returns:
            bool: True for an interim response.
        """
    @property
    def is_redirect(self) -> bool:
        """Whether the status is 300 to 399.

        Returns:
            bool: True for a redirect.
        """
    @property
    def is_server_error(self) -> bool:
        """Whether the status is 500 to 599.

        Returns:
            bool: True for an error in the server.
        """
    @property
    def is_stream_consumed(self) -> bool:
        """Whether the body was read: it always is. It can be read again, as it is kept.

        Returns:
            bool: True.
        """
    @property
    def is_success(self) -> bool:
        """Whether the status is 200 to 299.

        Returns:
            bool: True for a success.
        """
    def iter_bytes(
        self,
        chunk_size: int | None = None,
    ) -> Iterator[bytes]:
        """Iterate over the body.

        Args:
            chunk_size (int | None): The size of each piece; the whole body if None.

        Returns:
            Iterator[bytes]: Nothing for an empty body.
        """
    def iter_lines(
        self,
    ) -> Iterator[str]:
        """Iterate over the lines of the body.

        Returns:
            Iterator[str]: Without the line ends.
        """
    def iter_raw(
        self,
        chunk_size: int | None = None,
    ) -> Iterator[bytes]:
        """Iterate over the body, as `iter_bytes`: it was decompressed when it was read.

        Args:
            chunk_size (int | None): The size of each piece; the whole body if None.

        Returns:
            Iterator[bytes]: Nothing for an empty body.
        """
    def iter_text(
        self,
        chunk_size: int | None = None,
    ) -> Iterator[str]:
        """Iterate over the body as text.

        Args:
            chunk_size (int | None): The number of characters in each piece; the whole body if None.

        Returns:
            Iterator[str]: Nothing for an empty body.
        """
    def json(
        self,
        **kwargs: Any,
    ) -> Any:
        """Read the body as JSON.

        Args:
            **kwargs (Any): If given, they are passed on to `json.loads`, which then reads the body.

        Returns:
            Any: Dicts, lists, texts, numbers.

        Raises:
            DecodingError: The body is not JSON.
        """
    @property
    def links(self) -> dict[str, dict[str, str]]:
        """The `Link` headers.

        Returns:
            dict[str, dict[str, str]]: By relation, or by URL where there is none: the `url`, and the parameters.
        """
    @property
    def next_request(self) -> Request | None:
        """The request that would follow this response.

        Returns:
            Request | None: None unless it is a redirect and `follow_redirects` is false.
        """
    @property
    def num_bytes_downloaded(self) -> int:
        """How many bytes the body had on the wire.

        Returns:
            int: Of a compressed body, its compressed size.
        """
    def raise_for_status(
        self,
    ) -> Response:
        """Raise the error that the status stands for, unless it is a success.

        Returns:
            Response: This response.

        Raises:
            PrefectHTTPStatusError: The status is not a success. `ObjectNotFound` and its kin are subclasses.
        """
    def read(
        self,
    ) -> bytes:
        """The body, as `content`.

        Returns:
            bytes: The body.
        """
    @property
    def reason_phrase(self) -> str:
        """The status in words.

        Returns:
            str: Such as `Not Found`.
        """
    @property
    def request(self) -> Request:
        """The request that was answered.

        Returns:
            Request: After redirects, the last one.
        """
    @property
    def status_code(self) -> int:
        """The status.

        Returns:
            int: Such as 200.
        """
    @property
    def stream(self) -> ByteStream:
        """The body, as something to iterate over.

        Returns:
            ByteStream: It works with `for` and with `async for`.
        """
    @property
    def text(self) -> str:
        """The body as text.

        Returns:
            str: Decoded with `encoding`; what cannot be decoded becomes `U+FFFD`.
        """
    @property
    def url(self) -> URL:
        """The URL that was requested, without user and password: a text that has the attributes of `httpx.URL`.

        Returns:
            URL: After redirects, that of the last request.
        """

@disjoint_base
class Model:
    """The base class of all models. They are created as pydantic's are: by keyword, validated, with defaults."""

    model_config: dict[str, Any]
    """The pydantic configuration: whether undeclared fields are kept or rejected."""
    model_fields: dict[str, FieldInfo]
    """The fields of the class by name."""
    def __init_subclass__(cls, **options: Any) -> None: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...
    def __init__(self, **fields: Any) -> None: ...
    def __iter__(self) -> Iterator[tuple[str, Any]]: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: Any) -> Any: ...
    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> Any: ...
    @classmethod
    def model_construct(
        cls,
        _fields_set: set[str] | None = None,
        **values: Any,
    ) -> Self:
        """Create a model without validation, from values that are known to be valid.

        Args:
            _fields_set (set[str] | None): The fields that count as given. Defaults to those of `values`.
            **values (Any): The fields.

        Returns:
            Self: The model.
        """
    def model_copy(
        self,
        *,
        update: dict[str, Any] | None = None,
        deep: bool = False,
    ) -> Self:
        """Return a copy.

        Args:
            update (dict[str, Any] | None): Values of fields to change in the copy. They are not validated.
            deep (bool): Whether to copy the values of the fields as well.

        Returns:
            Self: The copy.
        """
    def model_dump(
        self,
        *,
        mode: str = "python",
        include: Any = None,
        exclude: Any = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        round_trip: bool = False,
        warnings: bool | str = True,
        serialize_as_any: bool = False,
        context: Any = None,
    ) -> dict[str, Any]:
        """Return the fields as a dict.

        Args:
            mode (str): `python` for Python objects, `json` for JSON types: ids and times as text.
            include (Any): The fields to include: a set of names, or a dict of names and what to include of each.
            exclude (Any): The fields to exclude: a set of names, or a dict of names and what to exclude of each.
            by_alias (bool | None): Accepted for compatibility with pydantic, as are the last four; no field has an
                alias.
            exclude_unset (bool): Whether to exclude fields that were not given.
            exclude_defaults (bool): Whether to exclude fields that equal their default.
            exclude_none (bool): Whether to exclude fields that are None.
            round_trip (bool): Ignored: every dump can be validated again.
            warnings (bool | str): Ignored: there are no warnings.
            serialize_as_any (bool): Ignored: every value is dumped according to its own type.
            context (Any): Ignored: these models have no custom serializers.

        Returns:
            dict[str, Any]: The fields by name; nested models are dicts, too.
        """
    def model_dump_json(
        self,
        *,
        indent: int | None = None,
        include: Any = None,
        exclude: Any = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        round_trip: bool = False,
        warnings: bool | str = True,
        serialize_as_any: bool = False,
        context: Any = None,
    ) -> str:
        """Return the fields as JSON.

        Args:
            indent (int | None): Spaces to indent each level by. Defaults to a single line.
            include (Any): The fields to include: a set of names, or a dict of names and what to include of each.
            exclude (Any): The fields to exclude: a set of names, or a dict of names and what to exclude of each.
            by_alias (bool | None): Accepted for compatibility with pydantic, as are the last four; no field has an
                alias.
            exclude_unset (bool): Whether to exclude fields that were not given.
            exclude_defaults (bool): Whether to exclude fields that equal their default.
            exclude_none (bool): Whether to exclude fields that are None.
            round_trip (bool): Ignored: every dump can be validated again.
            warnings (bool | str): Ignored: there are no warnings.
            serialize_as_any (bool): Ignored: every value is dumped according to its own type.
            context (Any): Ignored: these models have no custom serializers.

        Returns:
            str: A JSON object.
        """
    @property
    def model_extra(self) -> dict[str, Any]:
        """Undeclared fields, such as those of a newer server.

        Returns:
            dict[str, Any]: The fields by name. They can be read as attributes, too.
        """
    @property
    def model_fields_set(self) -> set[str]:
        """The fields that were given, as opposed to left at their default.

        Returns:
            set[str]: The names of the fields.
        """
    @classmethod
    def model_json_schema(
        cls,
        by_alias: bool = True,
        ref_template: str = "#/$defs/{model}",
        *,
        mode: str = "validation",
    ) -> dict[str, Any]:
        """Return the JSON schema of the model. Requires pydantic.

        Args:
            by_alias (bool): Accepted for compatibility with pydantic; no field has an alias.
            ref_template (str): The format of references to other schemas, with `{model}` in it.
            mode (str): `validation` for the schema of what is accepted, `serialization` for that of what
                `model_dump_json` returns.

        Returns:
            dict[str, Any]: The schema, with those of nested models in its `$defs`.

        Raises:
            ImportError: pydantic is not installed.
        """
    @classmethod
    def model_validate(
        cls,
        obj: Any,
        *,
        strict: bool | None = None,
        from_attributes: bool | None = None,
        context: Any = None,
    ) -> Self:
        """Validate a dict, or an object with the fields as attributes.

        Args:
            obj (Any): A dict, an instance (which is returned as it is), or an object of another package that has
                the fields as attributes.
            strict (bool | None): Not supported: anything but None and False is an error.
            from_attributes (bool | None): False to refuse objects of other packages.
            context (Any): Accepted for compatibility with pydantic; these models have no custom validators.

        Returns:
            Self: The model.

        Raises:
            ValidationError: A field is missing or invalid. All such fields are reported.
        """
    @classmethod
    def model_validate_json(
        cls,
        json_data: str | bytes | bytearray,
        *,
        strict: bool | None = None,
        context: Any = None,
    ) -> Self:
        """Validate JSON.

        Args:
            json_data (str | bytes | bytearray): A JSON object, as the server sends it.
            strict (bool | None): Not supported: anything but None and False is an error.
            context (Any): Accepted for compatibility with pydantic; these models have no custom validators.

        Returns:
            Self: The model.

        Raises:
            ValidationError: The text is not JSON, or a field is missing or invalid.
        """
    @classmethod
    def model_validate_list(
        cls,
        obj: Any,
        *,
        strict: bool | None = None,
        from_attributes: bool | None = None,
        context: Any = None,
    ) -> list[Self]:
        """Validate a list of dicts.

        Args:
            obj (Any): A list, or another collection, of what `model_validate` accepts.
            strict (bool | None): Not supported: anything but None and False is an error.
            from_attributes (bool | None): False to refuse objects of other packages.
            context (Any): Accepted for compatibility with pydantic; these models have no custom validators.

        Returns:
            list[Self]: The models, in the same order.

        Raises:
            ValidationError: It is not a list, or one of its items is invalid. All problems are reported.
        """
    def reset_fields(
        self,
    ) -> Self:
        """Return a copy with a new id and new times of creation and change, which the server sets.

        Returns:
            Self: The copy. The values of the other fields are shared.
        """

def _event_limits() -> tuple[int, int]: ...

class _HasId(Protocol):
    @property
    def id(self) -> Any: ...

def _restore_model(class_: type[Model], fields: dict[str, Any], fields_set: set[str]) -> Model: ...
