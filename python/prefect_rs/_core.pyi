# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""The Rust core of prefect_rs. Its names are private: import from `prefect_rs`."""

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from datetime import timedelta
from prefect_rs._http import ByteStream, Cookies
from prefect_rs._url import URL
from typing import Any, final
from typing_extensions import Self, TypeVar, disjoint_base
from uuid import UUID
from prefect_rs.client.cloud import CloudClient as CloudClient
from prefect_rs.client.orchestration import PrefectClient as PrefectClient
from prefect_rs.client.orchestration import SyncPrefectClient as SyncPrefectClient

__all__ = [
    "AsyncItemIterator",
    "CloudClient",
    "FieldInfo",
    "Headers",
    "ItemIterator",
    "Model",
    "PREFECT_VERSION",
    "PrefectClient",
    "Request",
    "Response",
    "SERVER_API_VERSION",
    "SyncPrefectClient",
    "_Emitter",
    "_LogQueue",
    "_Slots",
    "_Subscription",
    "__version__",
    "_acquire_slots",
    "_attribution_headers",
    "_current_runs",
    "_discard_queues",
    "_drain",
    "_emit_event",
    "_end_through",
    "_event_limits",
    "_events_target",
    "_flush_events",
    "_flush_logs",
    "_log_queue",
    "_restore_model",
    "_send_through",
    "_setting_names",
    "_setting_values",
    "_settle_slots",
    "anchored_rule",
    "cloud_urls",
    "matching_client",
    "schema",
    "schema_names",
]

__version__: str
PREFECT_VERSION: str
SERVER_API_VERSION: str

def anchored_rule(rrule: str, timezone: str | None = None) -> str | None:
    """Add a `DTSTART` to a recurrence rule that has none. A rule needs one before it is stored.

    Args:
        rrule: The rule.
        timezone: The rule's time zone. Defaults to UTC.

    Returns:
        The rule with a `DTSTART`, or None if it already has one or cannot have one.
    """

def matching_client(given: Any, is_async: bool) -> Any:
    """The client for a function that may be given one, of any kind, and that runs as a coroutine or not: the given one, one
    with the same session, or, if none was given, the one of this process's settings.
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
    def _is_compared(self) -> bool: ...
    @property
    def _type(self) -> tuple[str, Any]: ...
    @property
    def annotation(self) -> str:
        """The type of the field.

        Returns:
            A Python annotation, as text.
        """
    @property
    def default(self) -> Any:
        """The default value of the field.

        Returns:
            The default, or `...` for a required field. Defaults such as ids and times are generated on each
                access.
        """
    @property
    def deprecated(self) -> str | None:
        """What to use instead, if the field is deprecated.

        Returns:
            The advice, or None if the field is not deprecated.
        """
    @property
    def description(self) -> str:
        """The description of the field.

        Returns:
            A sentence or two.
        """
    def get_default(self, *, call_default_factory: bool = True) -> Any:
        """Return the default value, like pydantic's `FieldInfo.get_default`.

        Args:
            call_default_factory: Accepted for compatibility with pydantic, and ignored.

        Returns:
            The same as `default`.
        """
    def is_required(self) -> bool:
        """Return whether the field is required.

        Returns:
            True if the field has no default.
        """

@final
class Headers:
    """Headers: a mapping whose names are case-insensitive. It is read-only, except that of a request before it is sent: see
    `on_request`.

    Args:
        headers (Any): A mapping, or pairs of names and values.
    """
    def __new__(cls, headers: Any = None) -> Self: ...
    def __getitem__(self, name: str, /) -> str: ...
    def __contains__(self, name: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...
    def __setitem__(self, name: str, value: str, /) -> None: ...
    def __delitem__(self, name: str, /) -> None: ...
    def copy(self) -> Headers:
        """Copy the headers.

        Returns:
            The copy.
        """
    @property
    def encoding(self) -> str:
        """The encoding of the values.

        Returns:
            `ascii`, or `iso-8859-1` if a value has other characters.
        """
    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a header. Multiple values are joined with commas.

        Args:
            name: The name, case-insensitive.
            default: The value to return if the header does not exist.

        Returns:
            The value, or the default.
        """
    def get_list(self, name: str, split_commas: bool = False) -> list[str]:
        """Return all values of a header.

        Args:
            name: The name, case-insensitive.
            split_commas: Whether to split the values at commas.

        Returns:
            A value for each header line.
        """
    def items(self) -> list[tuple[str, str]]:
        """Return names and values. Multiple values of a name are joined with commas.

        Returns:
            The pairs, each name once.
        """
    def keys(self) -> list[str]:
        """Return the names in lower case.

        Returns:
            The names, each once.
        """
    def multi_items(self) -> list[tuple[str, str]]:
        """Return all headers. A name may occur more than once.

        Returns:
            A pair of name and value for each header line.
        """
    @property
    def raw(self) -> list[tuple[bytes, bytes]]:
        """Names and values as bytes.

        Returns:
            A pair for each header line. The names are in lower case.
        """
    def update(self, headers: Any) -> None:
        """Add headers, or replace their values. Only the headers of a request that is not sent yet can be changed.

        Args:
            headers: A mapping, or pairs of names and values.
        """
    def values(self) -> list[str]:
        """Return the values. Multiple values of a name are joined with commas.

        Returns:
            The values, in the order of the names.
        """

@final
class Request:
    """A request that was sent, or that was created by `build_request`.

    Args:
        method (str): The HTTP method, such as `GET`.
        url (str): The URL. Credentials are removed.
        content (bytes | None): The body.
        headers (Any): A mapping, or pairs of names and values.
    """
    def __new__(cls, method: str, url: str, content: bytes | None = None, headers: Any = None) -> Self: ...
    def aread(self) -> Coroutine[Any, Any, bytes]:
        """Return the body, like `content`, for code that awaits it.

        Returns:
            A coroutine that returns the body.
        """
    @property
    def content(self) -> bytes:
        """The body.

        Returns:
            The body as it was sent. It may be empty.
        """
    @property
    def extensions(self) -> dict[str, Any]:
        """Data that hooks keep for the time of an exchange with the server.

        Returns:
            The dict that all functions of `on_request`, `on_response`, `on_error` and `on_retry` get for the same
                exchange. Elsewhere, an empty one.
        """
    @property
    def headers(self) -> Headers:
        """The headers that the client set.

        Values are masked as `[secure]` or `Basic [secure]`, except those of common headers and of Prefect's own. Cookies
        that a server has set are not included.

        Returns:
            A mapping with case-insensitive names. Functions of `on_request` may change it.
        """
    @property
    def method(self) -> str:
        """The HTTP method.

        Returns:
            The method in upper case, such as `GET`.
        """
    def read(self) -> bytes:
        """Return the body, like `content`.

        Returns:
            The body.
        """
    @property
    def stream(self) -> ByteStream:
        """The body as an iterable.

        Returns:
            The body, for `for` and `async for`.
        """
    @property
    def url(self) -> URL:
        """The URL: text that has the attributes of `httpx.URL`, such as `path`.

        Returns:
            The URL without credentials.
        """

@final
class Response:
    """A complete response.

    Args:
        status_code (int): The status code.
        headers (list[tuple[str, str]]): The headers.
        content (bytes): The body.
        request (Request): The request.
        http_version (str): `HTTP/1.1` or `HTTP/2`.
        elapsed (timedelta | None): The time from sending the request to the end of the response.
        num_bytes_downloaded (int | None): The number of bytes of the body on the wire. Defaults to the size of the content.
        history (Sequence[Response]): The redirects that led to this response.
        next_request (Request | None): The request to which this response redirects.
    """
    def __new__(
        cls, status_code: int, headers: list[tuple[str, str]], content: bytes, request: Request,
        http_version: str = "HTTP/1.1", *, elapsed: timedelta | None = None,
        num_bytes_downloaded: int | None = None, history: Sequence[Response] = (),
        next_request: Request | None = None,
    ) -> Self: ...
    def aclose(self) -> Coroutine[Any, Any, None]:
        """Do nothing, like `close`, for code that awaits it.

        Returns:
            A coroutine that does nothing.
        """
    def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Iterate over the body, for code that uses `async for`.

        Args:
            chunk_size: The size of each chunk. Defaults to the whole body.

        Returns:
            The chunks. There are none for an empty body.
        """
    def aiter_lines(self) -> AsyncIterator[str]:
        """Iterate over the lines of the body, for code that uses `async for`.

        Returns:
            The lines, without line endings.
        """
    def aiter_raw(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Iterate over the body, like `aiter_bytes`. It is decompressed already.

        Args:
            chunk_size: The size of each chunk. Defaults to the whole body.

        Returns:
            The chunks. There are none for an empty body.
        """
    def aiter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        """Iterate over the body as text, for code that uses `async for`.

        Args:
            chunk_size: The number of characters in each chunk. Defaults to the whole body.

        Returns:
            The chunks. There are none for an empty body.
        """
    def aread(self) -> Coroutine[Any, Any, bytes]:
        """Return the body, like `content`, for code that awaits it.

        Returns:
            A coroutine that returns the body.
        """
    @property
    def charset_encoding(self) -> str | None:
        """The charset of the content type.

        Returns:
            The charset, or None if it has none.
        """
    def close(self) -> None:
        """Do nothing. The response is read completely, and its connection is released already."""
    @property
    def content(self) -> bytes:
        """The body.

        Returns:
            The body, decompressed.
        """
    @property
    def cookies(self) -> Cookies:
        """The cookies that this response sets.

        Returns:
            A dict of names and values, without expired cookies.
        """
    @property
    def default_encoding(self) -> str:
        """The encoding of a body whose content type has no charset.

        Returns:
            `utf-8`.
        """
    @property
    def elapsed(self) -> timedelta:
        """The time from sending the request to the end of the response.

        Returns:
            The time, without retries and redirects.
        """
    @property
    def encoding(self) -> str:
        """The encoding of the body.

        Returns:
            The charset of the content type, or `utf-8`, the encoding of JSON.
        """
    @property
    def extensions(self) -> dict[str, Any]:
        """The httpx extensions of the response.

        Returns:
            `http_version` and `reason_phrase`, as bytes.
        """
    @property
    def has_redirect_location(self) -> bool:
        """Whether this is a redirect with a target.

        Returns:
            True for 301, 302, 303, 307 and 308 with a `Location`.
        """
    @property
    def headers(self) -> Headers:
        """The headers.

        Returns:
            A read-only mapping with case-insensitive names.
        """
    @property
    def history(self) -> list[Response]:
        """The redirects that led to this response.

        Returns:
            The redirects, the first one first.
        """
    @property
    def http_version(self) -> str:
        """The HTTP version.

        Returns:
            `HTTP/1.1` or `HTTP/2`.
        """
    @property
    def is_client_error(self) -> bool:
        """Whether the status is 400 to 499.

        Returns:
            True for an error in the request.
        """
    @property
    def is_closed(self) -> bool:
        """Whether the response is closed. It always is, because it is read completely.

        Returns:
            True.
        """
    @property
    def is_error(self) -> bool:
        """Whether the status is 400 to 599.

        Returns:
            True for an error.
        """
    @property
    def is_informational(self) -> bool:
        """Whether the status is 100 to 199.

        Returns:
            True for an interim response.
        """
    @property
    def is_redirect(self) -> bool:
        """Whether the status is 300 to 399.

        Returns:
            True for a redirect.
        """
    @property
    def is_server_error(self) -> bool:
        """Whether the status is 500 to 599.

        Returns:
            True for an error in the server.
        """
    @property
    def is_stream_consumed(self) -> bool:
        """Whether the body was consumed. It always is, and can be read again.

        Returns:
            True.
        """
    @property
    def is_success(self) -> bool:
        """Whether the status is 200 to 299.

        Returns:
            True for a success.
        """
    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Iterate over the body.

        Args:
            chunk_size: The size of each chunk. Defaults to the whole body.

        Returns:
            The chunks. There are none for an empty body.
        """
    def iter_lines(self) -> Iterator[str]:
        """Iterate over the lines of the body.

        Returns:
            The lines, without line endings.
        """
    def iter_raw(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Iterate over the body, like `iter_bytes`. It is decompressed already.

        Args:
            chunk_size: The size of each chunk. Defaults to the whole body.

        Returns:
            The chunks. There are none for an empty body.
        """
    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """Iterate over the body as text.

        Args:
            chunk_size: The number of characters in each chunk. Defaults to the whole body.

        Returns:
            The chunks. There are none for an empty body.
        """
    def json(self, **kwargs: Any) -> Any:
        """Parse the body as JSON.

        Args:
            **kwargs: Arguments for `json.loads`, which then parses the body.

        Returns:
            The parsed value.

        Raises:
            DecodingError: The body is not valid JSON.
        """
    @property
    def links(self) -> dict[str, dict[str, str]]:
        """The `Link` headers.

        Returns:
            The `url` and the parameters of each link, by its relation or, if it has none, by
                its URL.
        """
    @property
    def next_request(self) -> Request | None:
        """The request to which this response redirects, if `follow_redirects` is False.

        Returns:
            The request, or None if this is not a redirect.
        """
    @property
    def num_bytes_downloaded(self) -> int:
        """The number of bytes of the body on the wire.

        Returns:
            The number of bytes, compressed if the body was compressed.
        """
    def raise_for_status(self) -> Response:
        """Raise an exception unless the status is a success.

        Returns:
            This response.

        Raises:
            PrefectHTTPStatusError: The status is not a success. The exception may be a subclass, such as `ObjectNotFound`.
        """
    def read(self) -> bytes:
        """Return the body, like `content`.

        Returns:
            The body.
        """
    @property
    def reason_phrase(self) -> str:
        """The reason phrase of the status.

        Returns:
            The phrase, such as `Not Found`.
        """
    @property
    def request(self) -> Request:
        """The request of this response.

        Returns:
            The request. After redirects, the last one.
        """
    @property
    def status_code(self) -> int:
        """The status code.

        Returns:
            The code, such as 200.
        """
    @property
    def stream(self) -> ByteStream:
        """The body as an iterable.

        Returns:
            The body, for `for` and `async for`.
        """
    @property
    def text(self) -> str:
        """The body as text.

        Returns:
            The body, decoded with `encoding`. Invalid sequences are replaced with `U+FFFD`.
        """
    @property
    def url(self) -> URL:
        """The URL of the request, without credentials: text that has the attributes of `httpx.URL`.

        Returns:
            The URL. After redirects, that of the last request.
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
    @property
    def __pydantic_serializer__(self) -> Any: ...
    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Create a model without validation, from values that are known to be valid.

        Args:
            _fields_set: The fields that count as given. Defaults to those of `values`.
            **values: The fields.

        Returns:
            The model.
        """
    def model_copy(self, *, update: dict[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy.

        Args:
            update: Values of fields to change in the copy. They are not validated.
            deep: Whether to copy the values of the fields as well.

        Returns:
            The copy.
        """
    def model_dump(
        self, *, mode: str = "python", include: Any = None, exclude: Any = None, by_alias: bool | None = None,
        exclude_unset: bool = False, exclude_defaults: bool = False, exclude_none: bool = False,
        round_trip: bool = False, warnings: bool | str = True, serialize_as_any: bool = False, context: Any = None,
    ) -> dict[str, Any]:
        """Return the fields as a dict.

        Args:
            mode: `python` for Python objects, `json` for JSON types: ids and times as text.
            include: The fields to include: a set of names, or a dict of names and what to include of each.
            exclude: The fields to exclude: a set of names, or a dict of names and what to exclude of each.
            by_alias: Accepted for compatibility with pydantic, as are the last four; no field has an
                alias.
            exclude_unset: Whether to exclude fields that were not given.
            exclude_defaults: Whether to exclude fields that equal their default.
            exclude_none: Whether to exclude fields that are None.
            round_trip: Ignored: every dump can be validated again.
            warnings: Ignored: there are no warnings.
            serialize_as_any: Ignored: every value is dumped according to its own type.
            context: Ignored: these models have no custom serializers.

        Returns:
            The fields by name; nested models are dicts, too.
        """
    def model_dump_json(
        self, *, indent: int | None = None, include: Any = None, exclude: Any = None, by_alias: bool | None = None,
        exclude_unset: bool = False, exclude_defaults: bool = False, exclude_none: bool = False,
        round_trip: bool = False, warnings: bool | str = True, serialize_as_any: bool = False, context: Any = None,
    ) -> str:
        """Return the fields as JSON.

        Args:
            indent: Spaces to indent each level by. Defaults to a single line.
            include: The fields to include: a set of names, or a dict of names and what to include of each.
            exclude: The fields to exclude: a set of names, or a dict of names and what to exclude of each.
            by_alias: Accepted for compatibility with pydantic, as are the last four; no field has an
                alias.
            exclude_unset: Whether to exclude fields that were not given.
            exclude_defaults: Whether to exclude fields that equal their default.
            exclude_none: Whether to exclude fields that are None.
            round_trip: Ignored: every dump can be validated again.
            warnings: Ignored: there are no warnings.
            serialize_as_any: Ignored: every value is dumped according to its own type.
            context: Ignored: these models have no custom serializers.

        Returns:
            A JSON object.
        """
    @property
    def model_extra(self) -> dict[str, Any]:
        """Undeclared fields, such as those of a newer server.

        Returns:
            The fields by name. They can be read as attributes, too.
        """
    @property
    def model_fields_set(self) -> set[str]:
        """The fields that were given, as opposed to left at their default.

        Returns:
            The names of the fields.
        """
    @classmethod
    def model_json_schema(
        cls, by_alias: bool = True, ref_template: str = "#/$defs/{model}", *, mode: str = "validation"
    ) -> dict[str, Any]:
        """Return the JSON schema of the model. Requires pydantic.

        Args:
            by_alias: Accepted for compatibility with pydantic; no field has an alias.
            ref_template: The format of references to other schemas, with `{model}` in it.
            mode: `validation` for the schema of what is accepted, `serialization` for that of what
                `model_dump_json` returns.

        Returns:
            The schema, with those of nested models in its `$defs`.

        Raises:
            ImportError: pydantic is not installed.
        """
    @classmethod
    def model_validate(
        cls, obj: Any, *, strict: bool | None = None, from_attributes: bool | None = None, context: Any = None
    ) -> Self:
        """Validate a dict, or an object with the fields as attributes.

        Args:
            obj: A dict, an instance (which is returned as it is), or an object of another package that has
                the fields as attributes.
            strict: Not supported: anything but None and False is an error.
            from_attributes: False to refuse objects of other packages.
            context: Accepted for compatibility with pydantic; these models have no custom validators.

        Returns:
            The model.

        Raises:
            ValidationError: A field is missing or invalid. All such fields are reported.
        """
    @classmethod
    def model_validate_json(
        cls, json_data: str | bytes | bytearray, *, strict: bool | None = None, context: Any = None
    ) -> Self:
        """Validate JSON.

        Args:
            json_data: A JSON object, as the server sends it.
            strict: Not supported: anything but None and False is an error.
            context: Accepted for compatibility with pydantic; these models have no custom validators.

        Returns:
            The model.

        Raises:
            ValidationError: The text is not JSON, or a field is missing or invalid.
        """
    @classmethod
    def model_validate_list(
        cls, obj: Any, *, strict: bool | None = None, from_attributes: bool | None = None, context: Any = None
    ) -> list[Self]:
        """Validate a list of dicts.

        Args:
            obj: A list, or another collection, of what `model_validate` accepts.
            strict: Not supported: anything but None and False is an error.
            from_attributes: False to refuse objects of other packages.
            context: Accepted for compatibility with pydantic; these models have no custom validators.

        Returns:
            The models, in the same order.

        Raises:
            ValidationError: It is not a list, or one of its items is invalid. All problems are reported.
        """
    def reset_fields(self) -> Self:
        """Return a copy with a new id and new times of creation and change, which the server sets.

        Returns:
            The copy. The values of the other fields are shared.
        """

_T_co = TypeVar("_T_co", covariant=True)

@final
class AsyncItemIterator(AsyncIterator[_T_co]):
    """An async iterator over what the server sends, such as all objects of a list. Items are read ahead in the background.

    No request is sent before the first item is needed. An error ends the iteration, and so does closing the client. Leaving an
    `async with` block, `aclose()` and dropping the iterator end its requests. Cancelling the wait for an item loses no item,
    and several tasks may take items at once.
    """
    def __length_hint__(self) -> int:
        """The number of items left, for progress bars. It is known once the first item has arrived: if a list has more than one
        page, the server counts it then.
        """

    def __aiter__(self) -> Self: ...
    def __anext__(self) -> Coroutine[Any, Any, _T_co]: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exc_info: Any) -> None: ...
    async def aclose(self) -> None:
        """End the iteration and its requests."""

@final
class ItemIterator(Iterator[_T_co]):
    """An iterator over what the server sends, such as all objects of a list. Items are read ahead in the background.

    No request is sent before the first item is needed. An error ends the iteration, and so does closing the client. Leaving a
    `with` block, `close()` and dropping the iterator end its requests.
    """
    def __length_hint__(self) -> int:
        """The number of items left, for progress bars. If a list has more than one page, the server counts it, once."""

    def __iter__(self) -> Self: ...
    def __next__(self) -> _T_co: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exc_info: Any) -> None: ...
    def close(self) -> None:
        """End the iteration and its requests."""

def _event_limits() -> tuple[int, int]: ...
def _attribution_headers() -> dict[str, str]: ...
def _setting_names() -> list[tuple[list[str], str, str]]: ...
def _setting_values(overrides: Mapping[str, str]) -> list[tuple[Any, bool]]: ...
def _emit_event(fields: dict[str, Any]) -> Any: ...
def _flush_events(timeout: float | None, is_async: bool) -> Any: ...
def _log_queue() -> Any: ...
def _flush_logs(timeout: float | None, is_async: bool) -> Any: ...
def _current_runs() -> list[UUID | None]: ...
def _drain() -> None: ...
def _discard_queues() -> None: ...
def _send_through(factory: tuple[int, Any] | None) -> tuple[int, Any] | None: ...
def _end_through(number: int) -> None: ...
def _events_target() -> tuple[str | None, bool, bool, bool]: ...

@final
class _Subscription:
    def __new__(cls, api_url: str | None, path: str, first: str) -> Self: ...
    @property
    def api_url(self) -> str: ...
    @property
    def is_connected(self) -> bool: ...
    def next(self) -> Coroutine[Any, Any, str]: ...
    def next_blocking(self) -> str: ...

@final
class _LogQueue:
    @property
    def is_enabled(self) -> bool: ...
    @property
    def when_missing_flow(self) -> str: ...
    def send(self, fields: dict[str, Any], is_last: bool) -> bool: ...

@final
class _Emitter:
    def __new__(
        cls, api_url: str | None, api_key: str | None, max_failures: int, checkpoint_every: int
    ) -> Self: ...
    @property
    def api_url(self) -> str: ...
    def connect(self) -> Coroutine[Any, Any, None]: ...
    def connect_blocking(self) -> None: ...
    def emit(self, event: Any) -> Coroutine[Any, Any, None]: ...
    def emit_blocking(self, event: Any) -> None: ...
    def close(self) -> Coroutine[Any, Any, None]: ...
    def close_blocking(self) -> None: ...

def _acquire_slots(
    client: Any, names: list[str], slots: int, timeout: float | None, max_retries: int | None,
    lease_duration: float | None, holder: Any, task_run_id: Any, on_lost: Callable[[Exception], None] | None,
) -> Any: ...
def _settle_slots(timeout: float) -> bool: ...

@final
class _Slots:
    @property
    def limits(self) -> list[Any]: ...
    @property
    def lease_id(self) -> UUID | None: ...
    def release(self, is_async: bool) -> Any: ...
    def let_go(self) -> None: ...

def _restore_model(class_: type[Model], fields: dict[str, Any], fields_set: set[str]) -> Model: ...
