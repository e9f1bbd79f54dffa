"""`install_as_prefect()`: makes this package importable as `prefect`.

Each public module gets an alias under the official name, created when it is first imported. An alias forwards
attribute access to the original module, so that both names always give the same objects, and tests can patch
either.
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

_PACKAGE, _OFFICIAL = "prefect_rs", "prefect"

# Modules that are available under the official name although their names are private.
_PRIVATE_MODULES = {"_experimental"}

# The attributes that an alias does not share with the original module.
_OWN_ATTRIBUTES = {"__loader__", "__name__", "__package__", "__path__", "__spec__"}


class Installation:
    """Returned by `install_as_prefect()`. As a context manager, it undoes the installation on exit."""

    def __init__(self, is_first: bool) -> None:
        self._is_first = is_first

    def __enter__(self) -> "Installation":
        return self

    def __exit__(self, *exc_info: "object") -> None:
        if self._is_first:
            uninstall_as_prefect()


def install_as_prefect() -> Installation:
    """Make this package importable as `prefect` in this process.

    The public modules of `prefect_rs` can then be imported under `prefect` as well, even if the official
    package is installed. `prefect.__version__` is the version of the official client whose API this package
    implements. Importing anything else from `prefect` raises an `ImportError` that says what to use instead.
    Further calls have no effect.

    Returns:
        Installation: A context manager that undoes the installation on exit, unless this package was already
            installed before.

    Raises:
        RuntimeError: The official package has already been imported.
    """
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return Installation(False)
    for name, module in list(sys.modules.items()):
        if module is not None and (name == _OFFICIAL or name.startswith(f"{_OFFICIAL}.")):
            place = getattr(module, "__file__", None) or "an unknown location"
            raise RuntimeError(
                f"{name} has already been imported from {place}, and objects of both packages would get "
                f"mixed: call {_PACKAGE}.install_as_prefect() before anything imports {_OFFICIAL}"
            )
    sys.meta_path.insert(0, _Finder())
    return Installation(True)


def uninstall_as_prefect() -> None:
    """Undo `install_as_prefect()`. Has no effect if it was not called.

    Modules and names that have been imported remain usable. `import prefect` then imports the official
    package again, or fails if that is not installed.
    """
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Finder)]
    for name, module in list(sys.modules.items()):
        if isinstance(module, _Alias):
            del sys.modules[name]


class _Finder:
    """Finds `prefect` and its submodules, before Python searches for the official package."""

    def find_spec(
        self, name: str, path: "Sequence[str] | None" = None, target: "ModuleType | None" = None
    ) -> "ModuleSpec | None":
        top, dot, submodule = name.partition(".")
        if top != _OFFICIAL:
            return None
        from importlib import import_module
        from importlib.machinery import ModuleSpec

        original = f"{_PACKAGE}{dot}{submodule}"
        if any(part.startswith("_") and part not in _PRIVATE_MODULES for part in submodule.split(".")):
            raise _missing(name)
        try:
            module = import_module(original)
        except ModuleNotFoundError as error:
            if error.name is None or not f"{original}.".startswith(f"{error.name}."):
                raise
            raise _missing(name) from None
        # As packages, so that Python looks here for missing names of a module too.
        return ModuleSpec(name, _Loader(module), is_package=True)  # type: ignore[arg-type]


class _Loader:
    """Creates the alias of a module."""

    def __init__(self, original: "ModuleType") -> None:
        self.original = original

    def create_module(self, spec: "ModuleSpec") -> "ModuleType":
        module = _Alias(spec.name, self.original.__doc__)
        vars(module).update(__original__=self.original, __path__=[])
        if spec.name == _OFFICIAL:
            from prefect_rs._core import PREFECT_VERSION

            vars(module)["__version__"] = PREFECT_VERSION
        return module

    def exec_module(self, module: "ModuleType") -> None:
        """Do nothing: `create_module` has done everything."""


class _Alias(ModuleType):
    """A module under its official name."""

    def __getattr__(self, attribute: str) -> "Any":
        try:
            return getattr(vars(self)["__original__"], attribute)
        except AttributeError:
            if attribute.startswith("__"):
                raise
            advice = _advice(f"{self.__name__}.{attribute}")
            raise AttributeError(f"{advice} (module {self.__name__} has no attribute {attribute})") from None

    def __setattr__(self, attribute: str, value: "Any") -> None:
        # The import system sets these, and the aliases of submodules.
        if attribute in _OWN_ATTRIBUTES or isinstance(value, _Alias):
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
    from prefect_rs._names import python_message

    # With the name of the package, as if the official package were not installed. With the name of the
    # module, Python would replace the message.
    return ModuleNotFoundError(f"{_advice(name)} ({python_message(name)})", name=_OFFICIAL)


def _advice(name: str) -> str:
    from prefect_rs._names import advice

    text = advice(name.partition(".")[2], _OFFICIAL)
    if "pip install" in text:
        text += (
            f". To use both packages, do not call install_as_prefect() and import this client as {_PACKAGE}"
        )
    return (
        f"{name} is not provided by {_PACKAGE}, which replaces {_OFFICIAL} in this process "
        f"(install_as_prefect): {text}"
    )
