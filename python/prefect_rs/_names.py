"""Error messages for missing names and modules, with where they are or what to use instead.

Imported only when such an error is raised.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

_PACKAGE = "prefect_rs"

# The public modules. If several have a name, messages refer to the first.
MODULES = (
    "exceptions",
    "states",
    "client.schemas.objects",
    "client.schemas.actions",
    "client.schemas.filters",
    "client.schemas.responses",
    "client.schemas.schedules",
    "client.schemas.sorting",
    "client.schemas.events",
    "events.actions",
    "events.filters",
    "events.utilities",
    "events.clients",
    "events.schemas.automations",
    "events.schemas.deployment_triggers",
    "events.schemas.events",
    "events.schemas.labelling",
    "events.subscribers",
    "logging.clients",
    "logging.handlers",
    "logging.loggers",
    "_experimental.sla.objects",
    "client.orchestration",
    "client.cloud",
    "client.collections",
    "client.hooks",
    "client.base",
    "deployments",
    "deployments.flow_runs",
    "flow_runs",
    "futures",
    "variables",
    "artifacts",
    "automations",
    "concurrency.sync",
    "concurrency.asyncio",
    "concurrency.v1.sync",
    "concurrency.v1.asyncio",
    "blocks.system",
    "blocks.core",
    "schedules",
    "settings",
    "settings.context",
    "input",
    "input.run_input",
    "input.actions",
    "types",
    "types.names",
    "client.types.flexible_schedule_list",
    "testing",
    "testing.utilities",
    "client.utilities",
    "client.attribution",
    "client.subscriptions",
    "utilities.collections",
    "utilities.urls",
    "",
    "client",
    "client.schemas",
    "client.types",
    "blocks",
    "concurrency",
    "concurrency.v1",
    "events",
    "utilities",
    "_experimental",
    "_experimental.sla",
    "events.schemas",
    "logging",
)


def attribute_error(module: str, name: str) -> AttributeError:
    """Create the error to raise if a module does not have an attribute."""
    message = f"module {module!r} has no attribute {name!r}"
    if not name.startswith("_"):
        submodule = module.partition(".")[2]
        message += f": {advice(f'{submodule}.{name}'.lstrip('.'))}"
    return AttributeError(message)


def raise_import_error(name: str) -> None:
    """Raise an `ImportError` for a module or name that does not exist, if it is being imported."""
    parent, _, last = name.rpartition(".")
    if last.startswith("__") or not _is_imported():
        return
    dotted = _dotted_name()
    if dotted is not None:
        # `__import__(module, fromlist=["Class.method"])`, as in APScheduler: Python ignores this error.
        raise ModuleNotFoundError(name=dotted)
    message = f"{python_message(name)}: {advice(name.partition('.')[2])}"
    if is_from_import():
        raise ImportError(message, name=parent, path=getattr(sys.modules.get(parent), "__file__", None))
    raise ModuleNotFoundError(message, name=name)


def python_message(name: str) -> str:
    """Get Python's own message for a failed import, which code and tests may search for."""
    parent, _, last = name.rpartition(".")
    if is_from_import():
        place = getattr(sys.modules.get(parent), "__file__", None) or "unknown location"
        return f"cannot import name {last!r} from {parent!r} ({place})"
    return f"No module named {name!r}"


def _frames() -> "list[FrameType]":
    """List the active frames of the import system, innermost first."""
    if not hasattr(sys, "_getframe"):
        return []
    frame: FrameType | None = sys._getframe(1)
    frames: list[FrameType] = []
    for _ in range(16):
        if frame is None:
            break
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            frames.append(frame)
        elif frames:
            break
        frame = frame.f_back
    return frames


def _frame_of(function: str) -> "FrameType | None":
    return next((frame for frame in _frames() if frame.f_code.co_name == function), None)


def _dotted_name() -> "str | None":
    """Get the full name being imported if the part from `fromlist` contains a dot."""
    frame = _frame_of("_handle_fromlist")
    if frame is None or "." not in str(frame.f_locals.get("x", "")):
        return None
    return f"{frame.f_locals['module'].__name__}.{frame.f_locals['x']}"


def _is_imported() -> bool:
    # `importlib.util.find_spec` only checks whether a module exists.
    return not _frames() or _frame_of("_find_and_load_unlocked") is not None


def is_from_import() -> bool:
    """Whether a name of a module is being imported, as in `from prefect_rs import flow`."""
    return _frame_of("_handle_fromlist") is not None


def advice(path: str, package: str = _PACKAGE) -> str:
    """Explain where a name is, or what to use instead.

    Args:
        path (str): The path of the name without the package, such as `states.Complete`.
        package (str): The package that it is imported from: `prefect_rs`, or `prefect` after
            `install_as_prefect()`.

    Returns:
        str: The rest of a sentence, for an error message.
    """
    module, _, name = path.rpartition(".")
    homes = [home for home in MODULES if module != home and name in _public(home)]
    if name in _public(module):
        homes = []
    # The last name of a missing module may be that of an unrelated module here: `schedules`, `utilities`.
    replacement = _replacement(path)
    submodules = {f"{home}.{name}".lstrip(".") for home in homes} & set(MODULES)
    if homes and not (submodules and replacement):
        return f"import it from {package}{'.' if homes[0] else ''}{homes[0]}"
    if replacement:
        return replacement.replace(f"{_PACKAGE}.", f"{package}.")
    similar = "" if name.startswith("_") else _similar(module, name)
    if similar:
        return f"did you mean {package}.{similar}?"
    return (
        "neither this package nor the official client has it there. Code that does not use the API may be in "
        "the official package (`pip install prefect`)"
    )


def _replacement(path: str) -> str:
    import re

    from prefect_rs._replacements import FLOW_CODE, REPLACEMENTS, RUNS_FLOWS

    if path.partition(".")[0] in FLOW_CODE:
        return RUNS_FLOWS
    return next((text for pattern, text in REPLACEMENTS if re.fullmatch(pattern, path)), "")


def _similar(module: str, name: str) -> str:
    """Find the most similar name, in the module or else in all modules."""
    from difflib import get_close_matches

    for modules in ([module] if module in MODULES else [], MODULES):
        known = dict(_places(reversed(modules)))
        # Ignores case, which is the most frequent mistake.
        folded = {each.lower(): each for each in known}
        found = get_close_matches(name.lower(), folded, 1, 0.8)
        if found:
            return f"{known[folded[found[0]]]}.{folded[found[0]]}".lstrip(".")
    return ""


def _places(modules: "Iterable[str]") -> "Iterator[tuple[str, str]]":
    for module in modules:
        for name in _public(module):
            yield name, module


# What `_public` has found out.
_PUBLIC: "dict[str, set[str]]" = {}


def _public(module: str) -> "set[str]":
    """List the public names of a module and its submodules, without creating its models."""
    if module not in MODULES:
        return set()
    if module in _PUBLIC:
        return _PUBLIC[module]
    full = f"{_PACKAGE}.{module}".rstrip(".")
    __import__(full)
    imported = sys.modules[full]
    submodules = (each.rpartition(".") for each in MODULES if each)
    _PUBLIC[module] = {
        *getattr(imported, "__all__", ()),
        # `_core` is private, so the module that re-exports its names counts as theirs.
        *vars(imported).get("_REEXPORTS", {}).get(f"{_PACKAGE}._core", ()),
        *(name for parent, _, name in submodules if parent == module),
    }
    return _PUBLIC[module]
