"""Standing in for the official package: `import prefect…` gives what `prefect_rs…` has.

Each public module of this package has a counterpart of the official name, made when it is first imported. A
counterpart holds nothing of its own: what is read from it or set on it is the original's, so that both names
always give the same objects, and a test may patch either.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any
else:
    ModuleType = type(sys)

_US, _THEM = "prefect_rs", "prefect"

# Modules of the official client that are imported from, private as their names are.
_IMPORTED = {"_experimental"}

# What belongs to a module's name and not to the module.
_OWN = {"__loader__", "__name__", "__package__", "__path__", "__spec__"}


class Installation:
    """What `install_as_prefect()` gives: to be ignored, or used in a `with`, at whose end all is undone."""

    def __init__(self, is_first: bool) -> None:
        self._is_first = is_first

    def __enter__(self) -> "Installation":
        return self

    def __exit__(self, *exc_info: "object") -> None:
        if self._is_first:
            uninstall_as_prefect()


def install_as_prefect() -> Installation:
    """Make this package importable under the name of the official one, in this process.

    `prefect.client.orchestration`, `prefect.client.cloud`, `prefect.client.schemas` and `prefect.events`
    with all below them, `prefect.states`, `prefect.exceptions`, `prefect.utilities.collections` and
    `prefect._experimental.sla.objects` are then the modules of these names in `prefect_rs`, even where the
    official package is installed. `prefect.__version__` is the version of the official client that this one
    is made after. To import anything else of `prefect` is an `ImportError` that says what to do. Once in
    place, to ask for it again changes nothing.

    Returns:
        Installation: To be used in a `with` if it is to be undone at its end. Where it was in place before,
            it stays.

    Raises:
        RuntimeError: The official package has been imported already.
    """
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return Installation(False)
    for name, module in list(sys.modules.items()):
        if module is not None and (name == _THEM or name.startswith(f"{_THEM}.")):
            place = getattr(module, "__file__", None) or "somewhere unknown"
            raise RuntimeError(
                f"{name} has been imported already, from {place}, and objects of both packages would get "
                f"mixed: call {_US}.install_as_prefect() before anything imports {_THEM}"
            )
    sys.meta_path.insert(0, _Finder())
    return Installation(True)


def uninstall_as_prefect() -> None:
    """Undo `install_as_prefect()`; nothing, where it was not called.

    What has been imported by then goes on working. A later `import prefect` gives the official package again,
    or fails where that is not installed.
    """
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Finder)]
    for name, module in list(sys.modules.items()):
        if isinstance(module, _Counterpart):
            del sys.modules[name]


class _Finder:
    """What Python asks for `prefect` and all below it, before it looks for the official package."""

    def find_spec(
        self, name: str, path: "Sequence[str] | None" = None, target: "ModuleType | None" = None
    ) -> "ModuleSpec | None":
        top, dot, below = name.partition(".")
        if top != _THEM:
            return None
        from importlib import import_module
        from importlib.machinery import ModuleSpec

        original = f"{_US}{dot}{below}"
        if any(part.startswith("_") and part not in _IMPORTED for part in below.split(".")):
            raise _missing(name)
        try:
            module = import_module(original)
        except ModuleNotFoundError as error:
            if error.name is None or not f"{original}.".startswith(f"{error.name}."):
                raise
            raise _missing(name) from None
        # All are packages for Python: it then asks here for a name that a module lacks, too.
        return ModuleSpec(name, _Loader(module), is_package=True)  # type: ignore[arg-type]


class _Loader:
    """Makes the counterpart of a module."""

    def __init__(self, original: "ModuleType") -> None:
        self.original = original

    def create_module(self, spec: "ModuleSpec") -> "ModuleType":
        module = _Counterpart(spec.name, self.original.__doc__)
        vars(module).update(__original__=self.original, __path__=[])
        if spec.name == _THEM:
            from prefect_rs._core import PREFECT_VERSION

            vars(module)["__version__"] = PREFECT_VERSION
        return module

    def exec_module(self, module: "ModuleType") -> None:
        """Nothing is left to do."""


class _Counterpart(ModuleType):
    """A module under its other name."""

    def __getattr__(self, attribute: str) -> "Any":
        try:
            return getattr(vars(self)["__original__"], attribute)
        except AttributeError:
            if attribute.startswith("__"):
                raise
            told = _advice(f"{self.__name__}.{attribute}")
            raise AttributeError(f"{told} (module {self.__name__} has no attribute {attribute})") from None

    def __setattr__(self, attribute: str, value: "Any") -> None:
        # The import system keeps its books here, and hangs the counterparts of submodules in.
        if attribute in _OWN or isinstance(value, _Counterpart):
            super().__setattr__(attribute, value)
        else:
            setattr(vars(self)["__original__"], attribute, value)

    def __delattr__(self, attribute: str) -> None:
        if attribute in vars(self):
            super().__delattr__(attribute)
        else:
            delattr(vars(self)["__original__"], attribute)

    def __dir__(self) -> "list[str]":
        return sorted({*vars(self), *dir(vars(self)["__original__"])})


def _missing(name: str) -> ModuleNotFoundError:
    from prefect_rs._names import as_python_says

    # Of the name of the package: what is missing is the official one. Python would also hide the message if
    # it were of the name that was looked for.
    return ModuleNotFoundError(f"{_advice(name)} ({as_python_says(name)})", name=_THEM)


def _advice(name: str) -> str:
    from prefect_rs._names import advice

    told = advice(name.partition(".")[2], _THEM)
    if "pip install" in told:
        told += f". Under that name it is there once nothing stands in for it; this client is there as {_US}"
    return (
        f"{name} is not provided by {_US}, which stands in for {_THEM} in this process (install_as_prefect): "
        f"{told}"
    )
