# Written by tools/stubs.py from the docstrings in src/python and the models in src/schemas.
"""The Rust core of prefect_rs. Its names are private: import from `prefect_rs`."""

from collections.abc import Iterator
from typing import Any, Protocol, final
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
    """Add the start to a recurrence rule that has none, as every rule gets one before it is stored.

    Args:
        rrule (str): The rule.
        timezone (str | None): The time zone that it is meant in. Defaults to UTC.

    Returns:
        str | None: The rule with a line for its `DTSTART`; None where it has one, or cannot have one.
    """

def cloud_urls() -> tuple[str, str]:
    """The URLs of Prefect Cloud's API and of its pages, as the settings have them now; no slash at their end."""

def schema(module: str, name: str) -> Any:
    """A model or enumeration of such a module, by its name."""

def schema_names(module: str) -> list[str]:
    """The names of the models and enumerations in a module such as `prefect_rs.client.schemas.objects`."""

@final
class FieldInfo:
    """What is known of a field: what `model_fields` gives, with the names that pydantic has for it."""
    @property
    def _type(self) -> tuple[str, Any]: ...
    @property
    def annotation(self) -> str:
        """The type of what the field holds.

        Returns:
            str: As Python writes it.
        """
    @property
    def default(self) -> Any:
        """The default.

        Returns:
            Any: What the field holds where nothing is given. Ids and times are made anew each time.
        """
    @property
    def description(self) -> str:
        """What the field holds.

        Returns:
            str: In a sentence or two.
        """
    def get_default(
        self,
        *,
        call_default_factory: bool = True,
    ) -> Any:
        """The default, as pydantic's `FieldInfo` gives it.

        Args:
            call_default_factory (bool): Accepted as pydantic accepts it; a default is always made.

        Returns:
            Any: As `default`.
        """
    def is_required(
        self,
    ) -> bool:
        """Whether the field has no default.

        Returns:
            bool: True if it must be given.
        """

@final
class Headers:
    """Headers: a mapping that does not mind capitals."""
    def __getitem__(self, name: str, /) -> str: ...
    def __contains__(self, name: object, /) -> bool: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[str]: ...
    def get(
        self,
        name: str,
        default: Any = None,
    ) -> Any:
        """The value of a header.

        Args:
            name (str): In any capitals.
            default (Any): What to give where there is no such header.

        Returns:
            Any: The value, or the default; several values are joined with commas.
        """
    def get_list(
        self,
        name: str,
    ) -> list[str]:
        """Every value of a header.

        Args:
            name (str): In any capitals.

        Returns:
            list[str]: One for each header line.
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
            list[tuple[str, str]]: One pair a header line: a name may be there more than once.
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
    """A request that was sent.

    Args:
        method (str): The method, such as `GET`.
        url (str): The URL; user and password are taken out of it.
        content (bytes | None): The body.
    """
    def __new__(
        cls,
        method: str,
        url: str,
        content: bytes | None = None,
    ) -> Self: ...
    @property
    def content(self) -> bytes:
        """The body.

        Returns:
            bytes: As it was sent; empty where there was none.
        """
    @property
    def headers(self) -> Headers:
        """The headers that may be shown: none, for they hold the credentials.

        Returns:
            Headers: Empty.
        """
    @property
    def method(self) -> str:
        """The method, such as `GET`.

        Returns:
            str: In capitals.
        """
    @property
    def url(self) -> str:
        """The URL.

        Returns:
            str: Without the user and password that it may have been sent with.
        """

@final
class Response:
    """An answer, read to its end.

    Args:
        status_code (int): The status.
        headers (list[tuple[str, str]]): The headers.
        content (bytes): The body.
        request (Request): The request that is answered.
    """
    def __new__(
        cls,
        status_code: int,
        headers: list[tuple[str, str]],
        content: bytes,
        request: Request,
    ) -> Self: ...
    @property
    def content(self) -> bytes:
        """The body.

        Returns:
            bytes: As it came, but decompressed.
        """
    @property
    def encoding(self) -> str:
        """The body's encoding.

        Returns:
            str: The one that the content type names, or `utf-8`, which is what JSON is in.
        """
    @property
    def headers(self) -> Headers:
        """The headers.

        Returns:
            Headers: A mapping that does not mind capitals.
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
    def is_error(self) -> bool:
        """Whether the status is 400 to 599.

        Returns:
            bool: True for an error.
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
    def is_success(self) -> bool:
        """Whether the status is 200 to 299.

        Returns:
            bool: True for a success.
        """
    def json(
        self,
    ) -> Any:
        """The body read as JSON.

        Returns:
            Any: Dicts, lists, texts, numbers.

        Raises:
            DecodingError: It is no JSON.
        """
    def raise_for_status(
        self,
    ) -> Response:
        """Raise the error that the status stands for, if it stands for one.

        Returns:
            Response: This response.

        Raises:
            PrefectHTTPStatusError: The status is not a success; `ObjectNotFound` and its kin are kinds of it.
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
            Request: The last one, where there were redirects.
        """
    @property
    def status_code(self) -> int:
        """The status.

        Returns:
            int: Such as 200.
        """
    @property
    def text(self) -> str:
        """The body as text.

        Returns:
            str: Read in its `encoding`; what cannot be read becomes `U+FFFD`.
        """
    @property
    def url(self) -> str:
        """The URL that was asked, without user and password.

        Returns:
            str: That of the last request, where there were redirects.
        """

@disjoint_base
class Model:
    """What all models can do. They are made as pydantic's are: by keyword, checked, with defaults."""

    model_config: dict[str, Any]
    """Whether fields that the class does not declare are kept or refused, as pydantic tells it."""
    model_fields: dict[str, FieldInfo]
    """The fields of the class, by their names."""
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
        """A model from what is known to be right: nothing is checked.

        Args:
            _fields_set (set[str] | None): The fields that count as given; those of `values` where None.
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
        """A copy.

        Args:
            update (dict[str, Any] | None): Fields to have other values in the copy; they are not checked.
            deep (bool): Whether what is in the fields is copied too.

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
        """The fields as a dict.

        Args:
            mode (str): `python` for Python's objects, `json` for what JSON can hold: ids and times as text.
            include (Any): Only these fields: a set of names, or a dict with what to include of each.
            exclude (Any): All but these fields: a set of names, or a dict with what to exclude of each.
            by_alias (bool | None): There for pydantic's sake, as are the last four; no field has an alias.
            exclude_unset (bool): Whether to leave out fields that were not given.
            exclude_defaults (bool): Whether to leave out fields that are at their default.
            exclude_none (bool): Whether to leave out fields that are None.
            round_trip (bool): Every dump can be read back.
            warnings (bool | str): There are none.
            serialize_as_any (bool): Every value is dumped as what it is.
            context (Any): What pydantic hands to serializers; these models have none of their users'.

        Returns:
            dict[str, Any]: Models within are dicts, too.
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
        """The fields as JSON.

        Args:
            indent (int | None): How many blanks to indent each level by; all on one line where None.
            include (Any): Only these fields: a set of names, or a dict with what to include of each.
            exclude (Any): All but these fields: a set of names, or a dict with what to exclude of each.
            by_alias (bool | None): There for pydantic's sake, as are the last four; no field has an alias.
            exclude_unset (bool): Whether to leave out fields that were not given.
            exclude_defaults (bool): Whether to leave out fields that are at their default.
            exclude_none (bool): Whether to leave out fields that are None.
            round_trip (bool): Every dump can be read back.
            warnings (bool | str): There are none.
            serialize_as_any (bool): Every value is dumped as what it is.
            context (Any): What pydantic hands to serializers; these models have none of their users'.

        Returns:
            str: An object.
        """
    @property
    def model_extra(self) -> dict[str, Any]:
        """The fields that the server sent and this version does not know.

        Returns:
            dict[str, Any]: They are attributes, too.
        """
    @property
    def model_fields_set(self) -> set[str]:
        """The fields that were given, as opposed to left at their default.

        Returns:
            set[str]: Their names.
        """
    @classmethod
    def model_json_schema(
        cls,
        by_alias: bool = True,
        ref_template: str = "#/$defs/{model}",
        *,
        mode: str = "validation",
    ) -> dict[str, Any]:
        """The JSON schema of the model, as pydantic makes it of its own; pydantic has to be installed.

        Args:
            by_alias (bool): There for pydantic's sake; no field has an alias.
            ref_template (str): Where a schema refers to another one: a format with `{model}` in it.
            mode (str): `validation` for what is taken, `serialization` for what `model_dump_json` gives.

        Returns:
            dict[str, Any]: The schema; those of models within stand in its `$defs`.

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
        """A model from a dict, or from an object with these attributes.

        Args:
            obj (Any): A dict, an instance (which is given back), or an object of another package that has the
                fields as attributes.
            strict (bool | None): Not offered: anything but None and False is an error.
            from_attributes (bool | None): False to take no objects of other packages.
            context (Any): What pydantic hands to validators; these models have none of their users'.

        Returns:
            Self: The model.

        Raises:
            ValidationError: A field is missing or wrong; all such fields are told.
        """
    @classmethod
    def model_validate_json(
        cls,
        json_data: str | bytes | bytearray,
        *,
        strict: bool | None = None,
        context: Any = None,
    ) -> Self:
        """A model from JSON.

        Args:
            json_data (str | bytes | bytearray): An object, as the server sends it.
            strict (bool | None): Not offered: anything but None and False is an error.
            context (Any): What pydantic hands to validators; these models have none of their users'.

        Returns:
            Self: The model.

        Raises:
            ValidationError: The text is no JSON, or a field is missing or wrong.
        """
    def reset_fields(
        self,
    ) -> Self:
        """A copy with the fields fresh that the server sets: the id, and the times of creation and change.

        Returns:
            Self: The copy. What is in the other fields is shared.
        """

class _HasId(Protocol):
    @property
    def id(self) -> Any: ...

def _restore_model(class_: type[Model], fields: dict[str, Any], fields_set: set[str]) -> Model: ...
