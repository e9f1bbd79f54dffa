"""Finds the Prefect server that is installed."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable
from importlib.machinery import PathFinder
from pathlib import Path

from ._errors import NotInstalled

_HOW_TO_INSTALL = "install one with `pip install prefect`"


class Installation:
    """An installed Prefect server, and how to run it.

    Attributes:
        python: The interpreter that can import the package. None if only a command is known.
        package: The directory of the package `prefect`. None if only a command is known.
        command: The command `prefect`, if only that is known.
        is_separate: Whether it is in another environment than this process.
    """

    def __init__(
        self,
        *,
        python: str | None = None,
        package: Path | None = None,
        command: str | None = None,
        is_separate: bool = False,
    ) -> None:
        self.python = python
        self.package = package
        self.command = command
        self.is_separate = is_separate

    @property
    def version(self) -> str | None:
        """The version, such as `3.9.1`, if it is known."""
        for name in self._distributions():
            if name.startswith("prefect-"):
                return name.removeprefix("prefect-").removesuffix(".dist-info")
        return None

    def database_key(self) -> str | None:
        """Identify what a new database of this server contains.

        That depends on the version, the migrations, and the packages that bring block types.

        Returns:
            A name for files, such as `3.9.1-0a1b2c3d4e`. None if it is unknown.
        """
        if self.package is None:
            return None
        for folder in ("_migrations", "migrations"):
            versions = self.package / "server" / "database" / folder / "versions" / "sqlite"
            names = sorted(path.name for path in versions.glob("*.py"))
            if names:
                digest = hashlib.sha256("\n".join([*names, *self._distributions()]).encode())
                return f"{self.version or 'unknown'}-{digest.hexdigest()[:10]}"
        return None

    def _distributions(self) -> list[str]:
        """The metadata directories of Prefect and its integrations."""
        if self.package is None:
            return []
        found = self.package.parent.glob("prefect[-_]*.dist-info")
        return sorted(path.name for path in found if not path.name.startswith("prefect_rs-"))


def find(venv: str | os.PathLike[str] | None = None) -> Installation:
    """Find a Prefect server.

    Args:
        venv: The virtual environment to take it from. Defaults to the environment of this process, or else
            that of the command `prefect` on the `PATH`.

    Returns:
        The server.

    Raises:
        NotInstalled: There is none. The message says where one was looked for.
    """
    if venv is not None:
        return _in_named_environment(Path(venv))
    found = _in_this_environment() or _on_the_path()
    if found is None:
        raise NotInstalled(
            f"no Prefect server is installed: {_HOW_TO_INSTALL}, in this environment or in one whose command "
            "`prefect` is on the PATH, or name a virtual environment that has one"
        )
    return found


def _in_named_environment(venv: Path) -> Installation:
    # Absolute, because the working directory will differ. Not resolved, to stay in the virtual environment.
    venv = venv.expanduser().absolute()
    python = _python_of(venv)
    if python is None:
        raise NotInstalled(
            f"no Prefect server is installed in {venv}: that is not a virtual environment, because it has no "
            f"{_programs(venv).name}/python"
        )
    package = _package_of(venv)
    if package is None:
        raise NotInstalled(
            f"no Prefect server is installed in {venv}: it does not contain the package `prefect` with its "
            f"server; {_HOW_TO_INSTALL}"
        )
    return Installation(python=str(python), package=package, is_separate=True)


def _in_this_environment() -> Installation | None:
    # Bypasses `sys.meta_path`, where this package may be installed as `prefect`.
    found = PathFinder.find_spec("prefect")
    package = _with_server(map(Path, (found and found.submodule_search_locations) or ()))
    if package is None or not sys.executable:
        return None
    return Installation(python=sys.executable, package=package.absolute())


def _on_the_path() -> Installation | None:
    command = shutil.which("prefect")
    if command is None:
        return None
    # The command may be a link into its environment, as with pipx and uv.
    venv = Path(command).resolve().parent.parent
    python, package = _python_of(venv), _package_of(venv)
    if python is not None and package is not None:
        return Installation(python=str(python), package=package, is_separate=True)
    # A script, such as that of pyenv.
    return Installation(command=str(Path(command).absolute()), is_separate=True)


def _programs(venv: Path) -> Path:
    return venv / ("Scripts" if sys.platform == "win32" else "bin")


def _python_of(venv: Path) -> Path | None:
    python = _programs(venv) / ("python.exe" if sys.platform == "win32" else "python")
    return python if python.exists() else None


def _package_of(venv: Path) -> Path | None:
    places = [*venv.glob("lib/python*/site-packages/prefect"), venv / "Lib" / "site-packages" / "prefect"]
    return _with_server(places)


def _with_server(places: Iterable[Path]) -> Path | None:
    """The first of these packages that has a server: `prefect-client` has none, nor has any directory."""
    return next((place for place in places if (place / "server" / "api" / "server.py").is_file()), None)
