"""Rules for names, and functions that check them."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")
    N = TypeVar("N", str, None)

    ArtifactKey = BlockDocumentName = BlockTypeSlug = VariableName = str
    Name = NameOrEmpty = NonEmptyishName = URILike = ValidAssetKey = str

# A package for Python, which then looks for a missing name as a submodule: see `_lazy`.
__path__: "list[str]" = []

__all__ = [
    "BANNED_CHARACTERS",
    "LOWERCASE_LETTERS_NUMBERS_AND_DASHES_ONLY_REGEX",
    "LOWERCASE_LETTERS_NUMBERS_AND_DASHES_OR_UNDERSCORES_REGEX",
    "LOWERCASE_LETTERS_NUMBERS_AND_UNDERSCORES_REGEX",
    "MAX_ASSET_KEY_LENGTH",
    "MAX_VARIABLE_NAME_LENGTH",
    "RESTRICTED_ASSET_CHARACTERS",
    "WITHOUT_BANNED_CHARACTERS",
    "WITHOUT_BANNED_CHARACTERS_EMPTY_OK",
    "ArtifactKey",
    "BlockDocumentName",
    "BlockTypeSlug",
    "Name",
    "NameOrEmpty",
    "NonEmptyishName",
    "URILike",
    "ValidAssetKey",
    "VariableName",
    "non_emptyish",
    "raise_on_name_alphanumeric_dashes_only",
    "raise_on_name_alphanumeric_dashes_underscores_only",
    "raise_on_name_alphanumeric_underscores_only",
    "validate_uri",
    "validate_valid_asset_key",
]

LOWERCASE_LETTERS_NUMBERS_AND_DASHES_ONLY_REGEX = "^[a-z0-9-]*$"
LOWERCASE_LETTERS_NUMBERS_AND_UNDERSCORES_REGEX = "^[a-z0-9_]*$"
LOWERCASE_LETTERS_NUMBERS_AND_DASHES_OR_UNDERSCORES_REGEX = "^[a-z0-9-_]*$"
BANNED_CHARACTERS = ["/", "%", "&", ">", "<"]
WITHOUT_BANNED_CHARACTERS = "^[^/%&><]+$"
WITHOUT_BANNED_CHARACTERS_EMPTY_OK = "^[^/%&><]*$"
MAX_VARIABLE_NAME_LENGTH = 255
MAX_ASSET_KEY_LENGTH = 512
RESTRICTED_ASSET_CHARACTERS = [*"\n\r\t\0 #?&%\"'<>[]{}|\\^`"]


def checked(value: "T", is_valid: bool, expected: str) -> "T":
    """Return the value.

    Raises:
        ValueError: It is not valid.
    """
    if not is_valid:
        raise ValueError(f"expected {expected}, not {value!r}")
    return value


def check_time_zone(value: str) -> str:
    """Check that this is a time zone of the IANA database."""
    from zoneinfo import available_timezones

    return checked(value, value in available_timezones(), "a time zone such as Europe/Berlin")


def _matching(value: "N", pattern: str, field_name: str, allowed: str) -> "N":
    import re

    if value is not None and not re.match(pattern, value):
        raise ValueError(f"{field_name} may only have {allowed}, but is {value!r}")
    return value


def raise_on_name_alphanumeric_dashes_only(value: "N", field_name: str = "value") -> "N":
    """Return the name if it has only lowercase letters, digits and dashes.

    Args:
        value (str | None): The name.
        field_name (str): What it is, for the error.

    Returns:
        str | None: The name.

    Raises:
        ValueError: It has other characters.
    """
    pattern = LOWERCASE_LETTERS_NUMBERS_AND_DASHES_ONLY_REGEX
    return _matching(value, pattern, field_name, "lowercase letters, digits and dashes")


def raise_on_name_alphanumeric_underscores_only(value: "N", field_name: str = "value") -> "N":
    """Return the name if it has only lowercase letters, digits and underscores.

    Args:
        value (str | None): The name.
        field_name (str): What it is, for the error.

    Returns:
        str | None: The name.

    Raises:
        ValueError: It has other characters.
    """
    pattern = LOWERCASE_LETTERS_NUMBERS_AND_UNDERSCORES_REGEX
    return _matching(value, pattern, field_name, "lowercase letters, digits and underscores")


def raise_on_name_alphanumeric_dashes_underscores_only(value: str, field_name: str = "value") -> str:
    """Return the name if it has only lowercase letters, digits, dashes and underscores.

    Args:
        value (str): The name.
        field_name (str): What it is, for the error.

    Returns:
        str: The name.

    Raises:
        ValueError: It has other characters.
    """
    pattern = LOWERCASE_LETTERS_NUMBERS_AND_DASHES_OR_UNDERSCORES_REGEX
    return _matching(value, pattern, field_name, "lowercase letters, digits, dashes and underscores")


def non_emptyish(value: str) -> str:
    """Return the name if it has more than spaces and quotes.

    Raises:
        ValueError: It has not.
    """
    return checked(value, bool(value.strip("' \"")), "a name that is not empty")


def validate_uri(value: str) -> str:
    """Return the text if it starts with a scheme such as `s3://`, in lowercase.

    Raises:
        ValueError: It does not.
    """
    import re

    return checked(value, bool(re.match("^[a-z0-9]+://", value)), "a URI such as s3://bucket/key.csv")


def validate_valid_asset_key(value: str) -> str:
    """Return the key of an asset if it is a URI of at most 512 characters, without spaces, quotes and the
    like.

    Raises:
        ValueError: It is not.
    """
    wrong = next((character for character in RESTRICTED_ASSET_CHARACTERS if character in value), None)
    if wrong is not None:
        raise ValueError(f"the key of an asset cannot have {wrong!r}")
    expected = f"the key of an asset with at most {MAX_ASSET_KEY_LENGTH} characters"
    return validate_uri(checked(value, len(value) <= MAX_ASSET_KEY_LENGTH, expected))


def __getattr__(name: str) -> "Any":
    dashes, both = raise_on_name_alphanumeric_dashes_only, raise_on_name_alphanumeric_dashes_underscores_only
    rules: dict[str, list[tuple[str, Any]]] = {
        "ArtifactKey": [("AfterValidator", lambda value: dashes(value, "Artifact key"))],
        "BlockDocumentName": [
            ("field", {"pattern": WITHOUT_BANNED_CHARACTERS}),
            ("AfterValidator", lambda value: dashes(value, "Block document name")),
        ],
        "BlockTypeSlug": [("AfterValidator", lambda value: dashes(value, "Block type slug"))],
        "Name": [("field", {"pattern": WITHOUT_BANNED_CHARACTERS})],
        "NameOrEmpty": [("field", {"pattern": WITHOUT_BANNED_CHARACTERS_EMPTY_OK})],
        "NonEmptyishName": [
            ("field", {"pattern": WITHOUT_BANNED_CHARACTERS}),
            ("BeforeValidator", non_emptyish),
        ],
        "URILike": [("AfterValidator", validate_uri)],
        "ValidAssetKey": [
            ("AfterValidator", validate_valid_asset_key),
            ("field", {"max_length": MAX_ASSET_KEY_LENGTH}),
        ],
        "VariableName": [
            ("AfterValidator", lambda value: both(value, "Variable name")),
            ("field", {"max_length": MAX_VARIABLE_NAME_LENGTH}),
        ],
    }
    if name not in rules:
        from prefect_rs._names import attribute_error

        raise attribute_error(__name__, name)
    from prefect_rs.types._annotations import annotated

    globals()[name] = found = annotated(name, str, rules[name])
    return found
