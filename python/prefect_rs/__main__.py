"""`python -m prefect_rs script.py`: runs a script that imports `prefect`, with this package instead."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType, TracebackType

_USAGE = "usage: python -m prefect_rs [-h] (script.py | -m module | -c code) [arguments ...]"

_HELP = f"""\
{_USAGE}

Runs a script, a module or a piece of code like `python` does, after `prefect_rs.install_as_prefect()`:
`prefect.client.orchestration`, `prefect.states` and so on are then the modules of prefect_rs.

  script.py    run a script
  -m module    run a module
  -c code      run a piece of code
  arguments    passed to the program as sys.argv[1:]
  -h, --help   print this help
"""


def main(arguments: "list[str]") -> None:
    """Run the command line.

    Args:
        arguments (list[str]): The command-line arguments, without the name of this program.

    Raises:
        SystemExit: The program exited, or the arguments are invalid.
    """
    first, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if first in ("-h", "--help"):
        print(_HELP, end="")
        return
    if not first or (first in ("-m", "-c") and not rest):
        problem = f"{first} requires an argument" if first else "a script, module or code is required"
        _exit_with_error(f"{_USAGE}\n{problem}")
    if first.startswith("-") and first not in ("-m", "-c"):
        _exit_with_error(f"{_USAGE}\nunknown option {first}; options of Python go before -m prefect_rs")

    from prefect_rs._drop_in import install_as_prefect

    install_as_prefect()
    try:
        if first == "-m":
            _run_module(rest)
        elif first == "-c":
            _put_on_path("")
            _run(rest[0], "<string>", _main_module(), ["-c", *rest[1:]])
        else:
            _run_script(first, rest)
    except BaseException as error:
        _hide_own_frames(error)
        raise


def _run_script(script: str, arguments: "list[str]") -> None:
    from importlib.machinery import SourceFileLoader
    from os.path import abspath, dirname, realpath

    try:
        with open(script, "rb") as file:
            source = file.read()
    except OSError as error:
        _exit_with_error(f"can't open {script!r}: {error.strerror}")
    _put_on_path(dirname(realpath(script)))
    module = _main_module()
    path = abspath(script)
    loader = SourceFileLoader("__main__", path)
    vars(module).update(__file__=path, __cached__=None, __loader__=loader)
    _run(source, path, module, [script, *arguments])


def _run_module(arguments: "list[str]") -> None:
    from runpy import run_module

    sys.argv = ["-m", *arguments[1:]]
    run_module(arguments[0], run_name="__main__", alter_sys=True)


def _run(source: "str | bytes", name: str, module: "ModuleType", arguments: "list[str]") -> None:
    sys.argv = arguments
    sys.modules["__main__"] = module
    exec(compile(source, name, "exec", dont_inherit=True), vars(module))


def _main_module() -> "ModuleType":
    import builtins
    from types import ModuleType

    module = ModuleType("__main__")
    vars(module).update(__builtins__=builtins)
    return module


def _put_on_path(directory: str) -> None:
    """Replace the working directory in `sys.path` as Python does, unless it runs with `-I` or `-P`."""
    if not getattr(sys.flags, "safe_path", sys.flags.isolated):
        sys.path[0] = directory


def _hide_own_frames(error: BaseException) -> None:
    """Print the traceback as if the program had been run without this module."""
    traceback = _without_own_frames(error.__traceback__)
    hook = sys.excepthook

    def excepthook(kind: "type[BaseException]", error: BaseException, _: "TracebackType | None") -> None:
        hook(kind, error.with_traceback(traceback), traceback)

    sys.excepthook = excepthook


def _without_own_frames(traceback: "TracebackType | None") -> "TracebackType | None":
    import runpy

    own = {__file__, runpy.__file__, "<frozen runpy>"}
    while traceback is not None and traceback.tb_frame.f_code.co_filename in own:
        traceback = traceback.tb_next
    return traceback


def _exit_with_error(message: str) -> "None":
    print(message, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main(sys.argv[1:])
