"""Write the type stubs of the extension module: `python tools/stubs.py` (or `make stubs`).

Names and defaults of a method's arguments come from its signature, types from its docstring, which follows
Google's style guide: `limit (int | None): ...` and `Returns:`. A method without `Returns:` returns None.
The types of a model's fields are those that the core declares. `python tools/stubs.py --check` fails if the
stubs are out of date.
"""

from __future__ import annotations

import argparse
import ast
import enum
import importlib
import inspect
import re
import subprocess
import sys
import textwrap
import types
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from prefect_rs import _annotations
from prefect_rs._annotations import EVENTS, MODULES, SCHEMAS, Docstring
from prefect_rs._core import Model
from prefect_rs._lazy import REEXPORTS

PACKAGE = Path(__file__).resolve().parent.parent / "python" / "prefect_rs"
BANNER = "# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.\n"

# The names that annotations use, and where they come from.
ORIGINS = {
    **_annotations.ORIGINS,
    "Generic": "typing",
    "TypeVar": "typing_extensions",
    "Self": "typing_extensions",
    "ClassVar": "typing",
    "LabelDiver": f"{EVENTS}.schemas.labelling",
    "TypeAlias": "typing",
    **dict.fromkeys(["_Id", "_Dict"], "prefect_rs._annotations"),
    "overload": "typing",
    "AsyncIterator": "collections.abc",
    "Awaitable": "collections.abc",
    "Coroutine": "collections.abc",
    "Iterator": "collections.abc",
    "AbstractEventLoop": "asyncio",
    "Logger": "logging",
    "ServerType": "prefect_rs.client.base",
    "RequestError": "prefect_rs.exceptions",
    **dict.fromkeys(["Hook", "Retry"], "prefect_rs.client.hooks"),
    "disjoint_base": "typing_extensions",
    "CloudUnauthorizedError": "prefect_rs.exceptions",
    "PrefectClient": "prefect_rs.client.orchestration",
    "SyncPrefectClient": "prefect_rs.client.orchestration",
    "Sequence": "collections.abc",
    **dict.fromkeys(["ByteStream", "Cookies"], "prefect_rs._http"),
    "AsyncClient": "prefect_rs._raw",
    "SyncClient": "prefect_rs._raw",
    "URL": "prefect_rs._url",
    "final": "typing",
    **dict.fromkeys(["AutoEnum", "SortEnum"], "prefect_rs.utilities.collections"),
    **dict.fromkeys(["Headers", "Request"], "prefect_rs._core"),
}

# The types that a model's constructor accepts for a field, which are wider than the field's own.
TAKEN = {
    "UUID": "UUID | str | _HasId",
    "datetime": "datetime | str",
    "timedelta": "timedelta | float",
    "IPv4Network": "IPv4Network | IPv4Address | str",
    "IPv6Network": "IPv6Network | IPv6Address",
    "float": "float",
    "list": "Iterable",
    "set": "Iterable",
    "dict": "Mapping",
}

# In `prefect_rs._annotations`.
ALIASES = {"_Id": "UUID | str | _HasId", "_Dict": "Mapping[str, Any]"}

# The packages of the models' Python methods.
METHODS = (f"{SCHEMAS}._methods.", f"{EVENTS}._methods.")

# The special methods that they may have.
SPECIAL = ("__contains__", "__getitem__", "__len__", "__setitem__")

# The class attributes of a model.
MODEL_ATTRIBUTES = """\
    model_config: dict[str, Any]
    \"""The pydantic configuration: whether undeclared fields are kept or rejected.\"""
    model_fields: dict[str, FieldInfo]
    \"""The fields of the class by name.\"""
"""

GET_CLIENT = """
@overload
def get_client(
    httpx_settings: dict[str, Any] | None = None, sync_client: Literal[False] | None = None
) -> PrefectClient: ...
@overload
def get_client(
    httpx_settings: dict[str, Any] | None = None, *, sync_client: Literal[True]
) -> SyncPrefectClient: ...
@overload
def get_client(httpx_settings: dict[str, Any] | None, sync_client: Literal[True]) -> SyncPrefectClient: ...
@overload
def get_client(
    httpx_settings: dict[str, Any] | None = None, sync_client: bool | None = None
) -> PrefectClient | SyncPrefectClient:
"""

CONTEXT = {
    "PrefectClient": """
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exc_info: Any) -> None: ...
    @property
    def _client(self) -> AsyncClient: ...
    @_client.setter
    def _client(self, value: Any) -> None: ...
    def __enter__(self) -> NoReturn: ...
    def __exit__(self, *exc_info: Any) -> NoReturn: ...
""",
    "SyncPrefectClient": """
    def __enter__(self) -> Self: ...
    def __exit__(self, *exc_info: Any) -> None: ...
    @property
    def _client(self) -> SyncClient: ...
    @_client.setter
    def _client(self, value: Any) -> None: ...
    def __aenter__(self) -> NoReturn: ...
    def __aexit__(self, *exc_info: Any) -> NoReturn: ...
""",
}

# The models that are generic, as in the official client. This is for type checkers only.
GENERIC = ("OrchestrationResult", "State")
PARAMETER = '_R = TypeVar("_R", default=Any)\n'

# The classes of iterators, which are generic at run time as well.
ITEM = '_T_co = TypeVar("_T_co", covariant=True)\n'
ITERATORS = {
    "AsyncItemIterator": """
    def __aiter__(self) -> Self: ...
    def __anext__(self) -> Coroutine[Any, Any, _T_co]: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exc_info: Any) -> None: ...
    async def aclose(self) -> None:
""",
    "ItemIterator": """
    def __iter__(self) -> Self: ...
    def __next__(self) -> _T_co: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exc_info: Any) -> None: ...
    def close(self) -> None:
""",
}

PRIVATE = """
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
    client: Any,
    names: list[str],
    slots: int,
    timeout: float | None,
    max_retries: int | None,
    lease_duration: float | None,
    holder: Any,
    task_run_id: Any,
    on_lost: Callable[[Exception], None] | None,
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
"""


def stubs() -> dict[Path, str]:
    """All stubs, by path."""
    files = {
        PACKAGE / "_core.pyi": core(),
        PACKAGE / "client" / "cloud.pyi": cloud(),
        PACKAGE / "client" / "orchestration.pyi": orchestration(),
    }
    for module in MODULES:
        files[PACKAGE.joinpath(*module.split(".")[1:]).with_suffix(".pyi")] = schemas(module)
    for package in (SCHEMAS, EVENTS):
        files[PACKAGE.joinpath(*package.split(".")[1:]) / "__init__.pyi"] = forwarded(package)
    files[PACKAGE / "events" / "clients.pyi"] = forwarded(f"{EVENTS}.clients")
    return files


# ---- Modules ---------------------------------------------------------------------------------------


def core() -> str:
    """The extension module, including the base class of the models."""
    module = importlib.import_module("prefect_rs._core")
    listed = f"__all__ = {sorted(module.__all__)!r}\n\n"
    parts = [f"{listed}__version__: str\nPREFECT_VERSION: str\nSERVER_API_VERSION: str\n"]
    head = "def anchored_rule(rrule: str, timezone: str | None = None) -> str | None:"
    parts.append(function(module.anchored_rule, head))
    head = "def matching_client(given: Any, is_async: bool) -> Any:"
    parts.append(function(module.matching_client, head))
    parts.append(function(module.cloud_urls, "def cloud_urls() -> tuple[str, str]:"))
    parts.append(function(module.schema, "def schema(module: str, name: str) -> Any:"))
    parts.append(function(module.schema_names, "def schema_names(module: str) -> list[str]:"))
    for name in ["FieldInfo", "Headers", "Request", "Response", "Model"]:
        parts.append(plain_class(getattr(module, name)))
    parts.append(ITEM)
    for name in ["AsyncItemIterator", "ItemIterator"]:
        parts.append(iterator_class(getattr(module, name)))
    parts.append(PRIVATE)
    exports = (
        "from prefect_rs.client.cloud import CloudClient as CloudClient\n"
        "from prefect_rs.client.orchestration import PrefectClient as PrefectClient\n"
        "from prefect_rs.client.orchestration import SyncPrefectClient as SyncPrefectClient\n"
    )
    return finish(module.__doc__, parts, "prefect_rs._core", exports)


def orchestration() -> str:
    """The clients, and the function that returns one of them."""
    module = importlib.import_module("prefect_rs.client.orchestration")
    parts = [client_class(module.PrefectClient), client_class(module.SyncPrefectClient)]
    parts.append(GET_CLIENT.strip("\n") + "\n" + docstring(untyped(module.get_client.__doc__), "    "))
    listed = f"__all__ = {sorted(module.__all__)!r}\n"
    exports = "".join(
        f"from {place} import {name} as {name}\n"
        for place, names in module._REEXPORTS.items()
        for name in names
    )
    return finish(module.__doc__, [listed, *parts], module.__name__, exports)


def cloud() -> str:
    """The client of Prefect Cloud, and the function that returns it."""
    module = importlib.import_module("prefect_rs.client.cloud")
    head = "def get_cloud_client(\n" + "".join(
        parameters(module.get_cloud_client, Docstring(module.get_cloud_client.__doc__), None)
    )
    parts = [
        f"__all__ = {sorted(module.__all__)!r}\n",
        client_class(module.CloudClient, module.CloudClient.__mro__[1]),
        head + ") -> CloudClient:\n" + docstring(untyped(module.get_cloud_client.__doc__), "    "),
    ]
    places = {**REEXPORTS[module.__name__], **model_origins()}
    lines = [
        f"from {places[name]} import {name} as {name}\n" for name in sorted(module.__all__) if name in places
    ]
    return finish(module.__doc__, parts, module.__name__, "".join(lines))


def schemas(name: str) -> str:
    """A module of models and enumerations."""
    module = importlib.import_module(name)
    parts = [f"__all__ = {list(module.__all__)!r}\n"]
    if any(getattr(module, each).__module__ == name for each in GENERIC if each in module.__all__):
        parts.append(PARAMETER)
    imports = []
    for each in module.__all__:
        value = getattr(module, each)
        if isinstance(value, types.UnionType) or get_origin(value) is Annotated:
            union = " | ".join(member.__name__ for member in union_members(value))
            parts.append(f"{each}: TypeAlias = {union}\n")
        elif inspect.isfunction(value):
            documented = Docstring(value.__doc__)
            parts.append(
                function(
                    value,
                    f"def {each}({''.join(parameters(value, documented, None))}) -> {documented.returns}:",
                )
            )
        elif isinstance(value, (int, str, set)):
            parts.append(f"{each}: {'set[StateType]' if isinstance(value, set) else type(value).__name__}\n")
        elif value.__module__ != name:
            imports.append(f"from {value.__module__} import {each} as {each}\n")
        elif issubclass(value, enum.Enum):
            parts.append(enumeration(value))
        elif issubclass(value, Model):
            parts.append(model(value))
        else:
            attributes = [
                name for name, member in vars(value).items() if name[0] != "_" and not callable(member)
            ]
            typed = "".join(f"    {name}: ClassVar[Any]\n" for name in attributes)
            parts.append(f"class {each}:\n" + docstring(value.__doc__, "    ") + typed)
    for each, place in REEXPORTS.get(name, {}).items():
        imports.append(f"from {place} import {each} as {each}\n")
    return finish(module.__doc__, parts, module.__name__, "".join(imports))


def union_members(union: Any) -> list[type]:
    """The classes in a union. The union and the classes may be annotated."""
    if get_origin(union) is Annotated:
        union = get_args(union)[0]
    return [get_args(each)[0] if get_origin(each) is Annotated else each for each in get_args(union)]


def forwarded(name: str) -> str:
    """A module that only re-exports names."""
    module = importlib.import_module(name)
    names = sorted(module.__all__)
    lines = [f"from {place(module, each)} import {each} as {each}\n" for each in names]
    return finish(module.__doc__, [f"__all__ = {names!r}\n"], name, "".join(lines))


def finish(doc: str | None, parts: list[str], module: str, imports: str = "") -> str:
    """A stub from its parts, with the imports that they need."""
    body = with_aliases("\n".join(parts))
    # Types in docstrings do not have to be imported.
    code = re.sub(r'"""[\s\S]*?"""', "", body)
    used = set(re.findall(r"\b[A-Za-z_]\w*\b", code))
    defined = set(re.findall(r"^class (\w+)", code, re.MULTILINE))
    origins = {**ORIGINS, **{name: place for name, place in model_origins().items() if place != module}}
    needed: dict[str, list[str]] = {}
    for name in sorted(used & origins.keys() - defined):
        if origins[name] != module and f" {name} as " not in imports:
            needed.setdefault(origins[name], []).append(name)
    lines = [f"from {place} import {', '.join(names)}\n" for place, names in sorted(needed.items())]
    text = BANNER + docstring(doc, "") + "\n" + "".join(lines) + imports + "\n" + body
    command = [
        sys.executable,
        "-m",
        "ruff",
        "format",
        "--config",
        "format.skip-magic-trailing-comma = true",
        "--stdin-filename",
        "stub.pyi",
        "-",
    ]
    formatted = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    return re.sub(r"\(\n((?: {4,8}\S.*,\n)+) {0,4}\)(?= ->)", filled, formatted)


def with_aliases(body: str) -> str:
    """The code with the names of types that are frequent and long. Docstrings stay as they are."""
    code_and_docs = re.split(r'("""[\s\S]*?""")', body)
    for alias, meaning in ALIASES.items():
        code_and_docs[::2] = [code.replace(meaning, alias) for code in code_and_docs[::2]]
    return "".join(code_and_docs)


def filled(listed: re.Match[str]) -> str:
    """Parameters on as few lines as possible: stubs are a part of the installed size."""
    listed_ones = [line.strip() for line in listed[1].splitlines()]
    indent = listed[1][: len(listed[1]) - len(listed[1].lstrip())]
    # Not within a parameter: their spaces are replaced meanwhile.
    joined = " ".join(each.replace(" ", "\0") for each in listed_ones)
    lines = textwrap.wrap(joined, 116 - len(indent), break_long_words=False, break_on_hyphens=False)
    text = "\n".join(indent + line.replace("\0", " ") for line in lines)
    return f"(\n{text}\n{indent[4:]})"


def model_origins() -> dict[str, str]:
    """The module of each model."""
    return {
        name: place(module, name)
        for module in map(importlib.import_module, MODULES)
        for name in module.__all__
    }


def place(module: types.ModuleType, name: str) -> str:
    """The module that defines a name of another module."""
    value = getattr(module, name)
    if isinstance(value, type) and value.__module__ != module.__name__:
        return str(value.__module__)
    # Unions, constants and functions belong to the first module that has them.
    modules = (each for each in MODULES if name in importlib.import_module(each).__all__)
    return next(modules, None) or REEXPORTS[module.__name__][name]


# ---- Classes ---------------------------------------------------------------------------------------


def client_class(cls: type, base: type | None = None) -> str:
    """A client: its constructor, and the methods that it does not inherit."""
    head = f"class {cls.__name__}({base.__name__})" if base else f"class {cls.__name__}"
    lines = [f"{head}:\n", docstring(cls.__doc__, "    ")]
    lines.append(constructor(cls))
    lines.append(CONTEXT.get(cls.__name__, ""))
    for name, member in sorted(public(cls)):
        if base and name not in vars(cls):
            continue
        if inspect.isgetsetdescriptor(member):
            lines.append(attribute(name, member))
        else:
            lines.append(method(name, member, inspect.iscoroutinefunction(member), client=cls.__name__))
    return "".join(lines)


def plain_class(cls: type) -> str:
    """A class of the extension module."""
    decorator = "@disjoint_base" if cls.__name__ == "Model" else "@final"
    lines = [f"{decorator}\nclass {cls.__name__}:\n", docstring(cls.__doc__, "    ")]
    if cls.__name__ in ("Headers", "Request", "Response"):
        lines.append(constructor(cls))
    if cls.__name__ == "Model":
        lines.append(MODEL_ATTRIBUTES)
        lines.append("    def __init_subclass__(cls, **options: Any) -> None: ...\n")
        lines.append("    def __copy__(self) -> Self: ...\n")
        lines.append("    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...\n")
        lines.append("    def __init__(self, **fields: Any) -> None: ...\n")
        lines.append("    def __iter__(self) -> Iterator[tuple[str, Any]]: ...\n")
        for hook, first in (("core", "_source"), ("json", "core_schema")):
            lines.append("    @classmethod\n")
            lines.append(
                f"    def __get_pydantic_{hook}_schema__(cls, {first}: Any, handler: Any) -> Any: ...\n"
            )
        lines.append("    @property\n    def __pydantic_serializer__(self) -> Any: ...\n")
    if cls.__name__ == "FieldInfo":
        lines.append("    @property\n    def _is_compared(self) -> bool: ...\n")
        lines.append("    @property\n    def _type(self) -> tuple[str, Any]: ...\n")
    if cls.__name__ == "Headers":
        lines.append("    def __getitem__(self, name: str, /) -> str: ...\n")
        lines.append("    def __contains__(self, name: object, /) -> bool: ...\n")
        lines.append("    def __len__(self) -> int: ...\n")
        lines.append("    def __iter__(self) -> Iterator[str]: ...\n")
        lines.append("    def __setitem__(self, name: str, value: str, /) -> None: ...\n")
        lines.append("    def __delitem__(self, name: str, /) -> None: ...\n")
    for name, member in sorted(public(cls)):
        if name in ("model_config", "model_fields"):
            continue
        if inspect.isgetsetdescriptor(member):
            lines.append(attribute(name, member))
        else:
            decorator = "    @classmethod\n" if inspect.ismethod(member) or is_classmethod(cls, name) else ""
            lines.append(decorator + method(name, member, False, "cls" if decorator else "self"))
    return "".join(lines)


def iterator_class(cls: Any) -> str:
    """A class of iterators."""
    name = cls.__name__
    protocol = name.replace("Item", "")
    close = "aclose" if name.startswith("Async") else "close"
    return (
        f"@final\nclass {name}({protocol}[_T_co]):\n{docstring(cls.__doc__, '    ')}"
        f"    def __length_hint__(self) -> int:\n{docstring(cls.__length_hint__.__doc__, '        ')}"
        f"{ITERATORS[name]}{docstring(getattr(cls, close).__doc__, '        ')}"
    )


def model(cls: Any) -> str:
    """A model: its fields, its constructor and its methods."""
    # Only public bases. The methods of other bases are listed in the model.
    bases: list[type] = [base for base in cls.__bases__ if lookup(base.__name__) == base]
    names = [base.__name__ for base in bases]
    if not any(issubclass(base, Model) for base in bases):
        names.append("Model")
    if cls.__name__ in GENERIC:
        names.append("Generic[_R]")
    lines = [f"class {cls.__name__}({', '.join(names)}):\n", docstring(cls.__doc__, "    ")]
    parameters = []
    for name, field in cls.model_fields.items():
        lines.append(f"    {name}: {field.annotation}\n")
        lines.append(docstring(field.description, "    "))
        default = "" if field.is_required() else " = ..."
        parameters.append(f"        {name}: {taken(field.annotation)}{default},\n")
    # Keyword-only parameters without a default may follow those with one.
    star = "        *,\n" if parameters else ""
    if list(cls.model_fields) == ["root"]:
        # Its value may be positional, or consist of the keywords.
        star, more = "", "        /,\n        **labels: Any,\n"
        parameters = [parameters[0].replace(",\n", " = ...,\n") + more]
    lines.append(f"    def __init__(\n        self,\n{star}{''.join(parameters)}    ) -> None: ...\n")
    inherited = {name for base in bases for each in base.__mro__ for name in vars(each)}
    for base in cls.__mro__[1:]:
        if base.__module__.startswith(METHODS):
            for name, member in vars(base).items():
                if name in SPECIAL:
                    lines.append(special(name, member))
                    continue
                if name.startswith("_") or name in inherited or name in cls.model_fields:
                    continue
                inherited.add(name)
                if inspect.isfunction(member):
                    lines.append(method(name, member, inspect.iscoroutinefunction(member)))
                elif isinstance(member, classmethod):
                    lines.append("    @classmethod\n" + method(name, getattr(cls, name), False, "cls"))
                elif isinstance(member, property):
                    lines.append(attribute(name, member))
    return "".join(lines)


def enumeration(cls: type[enum.Enum]) -> str:
    """An enumeration of strings."""
    lines = [f"class {cls.__name__}({cls.__mro__[1].__name__}):\n", docstring(cls.__doc__, "    ")]
    lines.extend(f"    {member.name} = {member.value!r}\n" for member in cls)
    if cls.__mro__[1].__name__ == "SortEnum":
        lines.append('    def __new__(cls, field: str, direction: str = "asc") -> Self: ...\n')
    return "".join(lines)


def public(cls: type) -> Iterator[tuple[str, Any]]:
    """The public members of a class, including inherited ones."""
    names = {name for base in cls.__mro__ if base is not object for name in vars(base)}
    for name in names:
        if not name.startswith("_"):
            yield name, inspect.getattr_static(cls, name) if is_property(cls, name) else getattr(cls, name)


def is_property(cls: type, name: str) -> bool:
    return inspect.isgetsetdescriptor(inspect.getattr_static(cls, name))


def is_classmethod(cls: type, name: str) -> bool:
    return isinstance(inspect.getattr_static(cls, name), (classmethod, type(dict.__dict__["fromkeys"])))


# ---- Members ---------------------------------------------------------------------------------------


def attribute(name: str, member: Any) -> str:
    """A property."""
    returns = Docstring(member.__doc__).returns
    if returns == "None":
        raise SystemExit(f"The docstring of {name} lacks the type in 'Returns:'")
    text = f"    @property\n    def {name}(self) -> {returns}:\n"
    return text + docstring(untyped(member.__doc__), "        ")


def constructor(cls: type) -> str:
    """The constructor, which is `__new__` for classes that cannot be subclassed."""
    is_client = "__init__" in vars(cls)
    listed = parameters(cls, Docstring(cls.__doc__), "self" if is_client else "cls")
    name, returned = ("__init__", "None") if is_client else ("__new__", "Self")
    return f"    def {name}(\n{''.join(listed)}    ) -> {returned}: ...\n"


def method(
    name: str,
    member: Callable[..., Any],
    is_async: bool,
    first: str = "self",
    client: str | None = None,
) -> str:
    """A method with the types of its docstring. An async client returns async iterators."""
    documented = Docstring(member.__doc__)
    listed = parameters(member, documented, first)
    prefix = "async def" if is_async else "def"
    text = f"    {prefix} {name}(\n{''.join(listed)}    ) -> {documented.returns}:\n"
    is_sync_client = client == "SyncPrefectClient"
    text += docstring(summary(name, member) if is_sync_client else untyped(member.__doc__), "        ")
    if client is None or is_sync_client:
        return text
    return re.sub(r"\bItemIterator\[", "AsyncItemIterator[", text)


def summary(name: str, member: Callable[..., Any]) -> str:
    """The first paragraph of a docstring: the stub of the async client has the same one in full."""
    first, *rest = inspect.cleandoc(member.__doc__ or "").split("\n\n", 1)
    reference = f"See `PrefectClient.{name}`."
    between = " " if len(first + reference) < 90 else "\n\n"
    return f"{first}{between}{reference}" if rest else first


def special(name: str, member: Callable[..., Any]) -> str:
    """A special method, with the types of its annotations."""
    signature = inspect.signature(member)
    listed = [f"{each.name}: {each.annotation}" for each in list(signature.parameters.values())[1:]]
    types_as_text = [
        re.sub(r"<class '(\w+)'>", r"\1", text) for text in [*listed, str(signature.return_annotation)]
    ]
    return f"    def {name}({', '.join(['self', *types_as_text[:-1]])}) -> {types_as_text[-1]}: ...\n"


def parameters(member: Callable[..., Any], documented: Docstring, first: str | None = "self") -> list[str]:
    """The parameters, one per line."""
    lines = [f"        {first},\n"] if first else []
    keyword_only = False
    for parameter in inspect.signature(member).parameters.values():
        if parameter.name in ("self", "cls", "$self") and parameter.name not in documented.parameters:
            continue
        stars = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}.get(parameter.kind.name, "")
        if parameter.kind is parameter.VAR_POSITIONAL:
            keyword_only = True
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            lines.append("        *,\n")
        kind = documented.parameters.get(stars + parameter.name)
        if kind is None:
            where = getattr(member, "__qualname__", member)
            raise SystemExit(f"The docstring of {where} lacks the type of {stars}{parameter.name}")
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        default = default.replace("Ellipsis", "...")
        lines.append(f"        {stars}{parameter.name}: {kind}{default},\n")
    return lines


def function(member: Callable[..., Any], head: str) -> str:
    return head + "\n" + docstring(untyped(member.__doc__), "    ")


def untyped(text: str | None) -> str | None:
    """A docstring without the types of arguments and of the result, which the annotations beside it have."""
    if not text:
        return text
    text = re.sub(r"^( +\*{0,2}\w+) \((.+?)\):", r"\1:", text, flags=re.MULTILINE)
    return re.sub(
        rf"^( *Returns:\n +){re.escape(Docstring(text).returns)}: ", r"\1", text, flags=re.MULTILINE
    )


def docstring(text: str | None, indent: str) -> str:
    """A docstring, indented."""
    if not text:
        return f"{indent}...\n" if indent else ""
    lines = inspect.cleandoc(text).replace("\\", "\\\\")
    quoted = f'"""{lines}"""' if "\n" not in lines else f'"""{lines}\n"""'
    return textwrap.indent(quoted, indent) + "\n"


def taken(annotation: str) -> str:
    """The types that a constructor accepts for a field of this type."""

    class Widen(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.AST:
            if node.id in TAKEN:
                return ast.parse(TAKEN[node.id], mode="eval").body
            value = lookup(node.id)
            if value is not None:
                wider = "str" if issubclass(value, enum.Enum) else f"Mapping[str, Any]{short_form(value)}"
                return ast.parse(f"{node.id} | {wider}", mode="eval").body
            return node

        def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
            # The strings of a Literal are not names.
            if isinstance(node.value, ast.Name) and node.value.id == "Literal":
                return node
            return self.generic_visit(node)

    return ast.unparse(Widen().visit(ast.parse(annotation, mode="eval")))


def short_form(value: Any) -> str:
    """The types that may be passed instead of a filter's model: a value, or several."""
    if value.__module__ != f"{SCHEMAS}.filters":
        return ""
    fields = value.model_fields
    if "eq_" in fields:
        return " | bool"
    field = fields.get("all_" if value.__name__.endswith("Tags") or "any_" not in fields else "any_")
    item = re.search(r"list\[(.+)\]", field.annotation) if field else None
    return f" | {taken(item[1])} | Iterable[{taken(item[1])}]" if item else ""


def lookup(name: str) -> type | None:
    place = model_origins().get(name)
    return None if place is None else getattr(importlib.import_module(place), name)


def main(arguments: Iterable[str] | None = None) -> int:
    """Write the stubs, or list those that are out of date."""
    parser = argparse.ArgumentParser(description="Write the type stubs of the extension module.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a stub is out of date")
    check = parser.parse_args(None if arguments is None else list(arguments)).check
    stale = [path for path, text in stubs().items() if not path.exists() or path.read_text() != text]
    if check:
        for path in stale:
            print(f"{path.name} is out of date: run `make stubs`", file=sys.stderr)
        return 1 if stale else 0
    for path, text in stubs().items():
        path.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
