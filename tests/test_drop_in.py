"""`prefect_rs.install_as_prefect()` and `python -m prefect_rs`: this package under the official name."""

from __future__ import annotations

import importlib
import json
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import prefect_rs
import pytest
from helpers_wire import Wire, run_python
from prefect_rs._core import PREFECT_VERSION

PACKAGE = Path(prefect_rs.__file__).parent
# The public modules below the package, as `client.orchestration`.
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
    if "_methods" not in path.parts
    and (not path.name.startswith("_") or (path.name == "__init__.py" and path.parent != PACKAGE))
)


def loaded() -> set[str]:
    return {name for name in sys.modules if name == "prefect" or name.startswith("prefect.")}


@pytest.fixture
def installed() -> Iterator[None]:
    assert loaded() == set()
    with prefect_rs.install_as_prefect():
        yield
    assert loaded() == set()


def run(*command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run Python with this command line."""
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, timeout=60, check=False, **options
    )


# ---- The modules -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("name", MODULES)
def test_every_public_module_is_there_with_the_same_objects(name: str) -> None:
    ours = importlib.import_module(f"prefect_rs.{name}")
    theirs = importlib.import_module(f"prefect.{name}")
    assert theirs.__name__ == f"prefect.{name}"
    assert theirs.__doc__ == ours.__doc__
    assert theirs.__file__ == ours.__file__
    for each in getattr(ours, "__all__", ()):
        assert getattr(theirs, each) is getattr(ours, each)
        assert each in dir(theirs)


def test_the_modules_that_were_asked_for_are_among_them() -> None:
    assert {
        "client",
        "client.orchestration",
        "client.schemas",
        "client.schemas.actions",
        "client.schemas.filters",
        "client.schemas.objects",
        "client.schemas.responses",
        "client.schemas.sorting",
        "exceptions",
        "states",
        "utilities.collections",
    } <= set(MODULES)


@pytest.mark.usefixtures("installed")
def test_cloud_is_among_them() -> None:
    from prefect.client.cloud import CloudClient, get_cloud_client
    from prefect_rs.client import cloud

    assert CloudClient is cloud.CloudClient
    assert get_cloud_client is cloud.get_cloud_client


@pytest.mark.usefixtures("installed")
def test_star_import_gives_the_same_names() -> None:
    ours: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    exec("from prefect_rs.client.schemas.objects import *", ours)
    exec("from prefect.client.schemas.objects import *", theirs)
    assert {k: v for k, v in ours.items() if k[:2] != "__"} == {
        k: v for k, v in theirs.items() if k[:2] != "__"
    }


@pytest.mark.usefixtures("installed")
def test_the_top_level_has_the_names_of_the_package() -> None:
    import prefect
    from prefect import exceptions, get_client, states

    assert get_client is prefect_rs.get_client
    assert prefect.exceptions.ObjectNotFound is prefect_rs.exceptions.ObjectNotFound
    assert exceptions.ObjectNotFound is prefect_rs.exceptions.ObjectNotFound
    assert states.Completed is prefect_rs.states.Completed
    # Code that asks for it wants to know what the official client of that version can do.
    assert prefect.__version__ == PREFECT_VERSION
    assert prefect_rs.__version__ != PREFECT_VERSION


@pytest.mark.usefixtures("installed")
def test_models_and_errors_match_across_both_names() -> None:
    from prefect.client.schemas.objects import State
    from prefect.exceptions import PrefectException, ValidationError
    from prefect.states import Completed

    assert isinstance(Completed(), prefect_rs.client.schemas.objects.State)
    assert isinstance(prefect_rs.states.Completed(), State)
    with pytest.raises(ValidationError):
        prefect_rs.client.schemas.objects.State(type="nonsense")
    with pytest.raises(PrefectException):
        prefect_rs.SyncPrefectClient("nonsense")


def test_importing_stays_lazy() -> None:
    program = """
import sys, prefect_rs
prefect_rs.install_as_prefect()
assert not [name for name in sys.modules if name.split(".")[0] == "prefect"]
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun
print(sorted(name for name in sys.modules if name.split(".")[0] == "prefect"))
print(sorted(set(vars(sys.modules["prefect_rs.client.schemas.objects"])) & {"FlowRun", "Flow", "Log"}))
print("asyncio" in sys.modules, "prefect_rs.exceptions" in sys.modules)
"""
    ran = run_python(program)
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == [
        "['prefect', 'prefect.client', 'prefect.client.orchestration', 'prefect.client.schemas', "
        "'prefect.client.schemas.objects']",
        "['FlowRun']",
        "False False",
    ]


@pytest.mark.usefixtures("installed")
def test_patching_either_name_patches_both(monkeypatch: pytest.MonkeyPatch) -> None:
    from unittest import mock

    import prefect.client.orchestration
    import prefect_rs.client.orchestration as ours

    real = ours.get_client
    with mock.patch("prefect.client.orchestration.get_client") as stand_in:
        assert ours.get_client is stand_in
        assert prefect.client.orchestration.get_client is stand_in
    assert ours.get_client is real
    with mock.patch("prefect_rs.client.orchestration.get_client") as stand_in:
        assert prefect.client.orchestration.get_client is stand_in
    assert prefect.client.orchestration.get_client is real
    monkeypatch.setattr("prefect.states.Completed", None)
    assert prefect_rs.states.Completed is None
    monkeypatch.undo()
    assert prefect_rs.states.Completed.__name__ == "Completed"


@pytest.mark.usefixtures("installed")
def test_reloading_and_importlib_work() -> None:
    import importlib.util

    import prefect.states

    assert importlib.util.find_spec("prefect.states").name == "prefect.states"  # type: ignore[union-attr]
    assert importlib.reload(prefect.states) is prefect.states
    assert prefect.states.Completed is prefect_rs.states.Completed
    assert prefect_rs.states.__spec__ is not None
    assert prefect_rs.states.__spec__.name == "prefect_rs.states"


def test_many_threads_importing_at_once_get_the_same() -> None:
    program = """
import threading, prefect_rs
prefect_rs.install_as_prefect()
got = []
def load():
    from prefect.client.schemas import filters, objects
    from prefect.states import Completed
    got.append((filters.FlowRunFilter, objects.FlowRun, Completed))
threads = [threading.Thread(target=load) for _ in range(16)]
[t.start() for t in threads]; [t.join() for t in threads]
print(len(got), len(set(got)))
"""
    ran = run_python(program)
    assert (ran.stdout, ran.stderr) == ("16 1\n", "")


# ---- What is not there -----------------------------------------------------------------------------


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("from prefect import flow", "prefect.flow"),
        ("from prefect import get_client, task", "prefect.task"),
        ("import prefect.blocks.system", "prefect.blocks"),
        ("from prefect.blocks.system import Secret", "prefect.blocks"),
        ("import prefect.flows", "prefect.flows"),
        ("import prefect.client.subscriptions", "prefect.client.subscriptions"),
        ("from prefect.states import return_value_to_state", "prefect.states.return_value_to_state"),
        ("from prefect.client.schemas.objects import Nonsense", "prefect.client.schemas.objects.Nonsense"),
        ("import prefect.states.deeper", "prefect.states.deeper"),
        ("import prefect._core", "prefect._core"),
        ("import prefect.client.schemas._methods", "prefect.client.schemas._methods"),
    ],
)
def test_a_name_that_is_not_provided_says_what_to_do(statement: str, name: str) -> None:
    with pytest.raises(ImportError) as caught:
        exec(statement, {})
    said = str(caught.value)
    assert said.startswith(f"{name} is not provided by prefect_rs")
    assert "pip install prefect" in said
    assert "install_as_prefect" in said
    # In Python's words as well: code and tests look for them.
    module, _, last = name.rpartition(".")
    assert f"cannot import name {last!r} from {module!r} (" in said or f"No module named {name!r}" in said
    # To code that can do without the official package it looks as if that were not installed.
    assert isinstance(caught.value, ModuleNotFoundError)
    assert caught.value.name == "prefect"


@pytest.mark.usefixtures("installed")
def test_an_attribute_that_is_not_provided_is_missing_and_says_what_to_do() -> None:
    import prefect
    import prefect.states

    with pytest.raises(AttributeError, match=r"prefect\.flow is not provided .*`pip install prefect`"):
        prefect.flow  # noqa: B018
    with pytest.raises(AttributeError, match=r"prefect\.states\.nonsense is not provided"):
        prefect.states.nonsense  # noqa: B018
    assert not hasattr(prefect, "flow")
    assert getattr(prefect, "task", 7) == 7


@pytest.mark.usefixtures("installed")
def test_another_package_of_a_similar_name_is_left_alone() -> None:
    with pytest.raises(ModuleNotFoundError, match="No module named 'prefect_aws'"):
        importlib.import_module("prefect_aws")


@pytest.mark.usefixtures("installed")
def test_an_error_of_a_module_itself_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise ModuleNotFoundError("No module named 'something_else'", name="something_else")

    monkeypatch.setattr(importlib, "import_module", broken)
    with pytest.raises(ModuleNotFoundError, match="No module named 'something_else'"):
        __import__("prefect.states")


# ---- Coming and going ------------------------------------------------------------------------------


def test_it_can_be_undone() -> None:
    path = list(sys.meta_path)
    prefect_rs.install_as_prefect()
    from prefect.states import Completed

    kept = sys.modules["prefect.states"]
    prefect_rs.uninstall_as_prefect()
    assert sys.meta_path == path
    assert loaded() == set()
    with pytest.raises(ModuleNotFoundError, match="No module named 'prefect'"):
        importlib.import_module("prefect.states")
    # What was imported goes on working.
    assert Completed().is_completed()
    assert kept.Failed is prefect_rs.states.Failed
    prefect_rs.uninstall_as_prefect()
    assert sys.meta_path == path


def test_asking_twice_changes_nothing_and_the_first_undoes() -> None:
    path = list(sys.meta_path)
    with prefect_rs.install_as_prefect():
        first = importlib.import_module("prefect.states")
        with prefect_rs.install_as_prefect():
            assert len(sys.meta_path) == len(path) + 1
        assert importlib.import_module("prefect.states") is first
    assert sys.meta_path == path


def test_it_is_undone_when_the_block_raises() -> None:
    path = list(sys.meta_path)
    with pytest.raises(KeyError), prefect_rs.install_as_prefect():
        raise KeyError
    assert sys.meta_path == path


@pytest.fixture
def official(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package on the path that looks like the official one."""
    (tmp_path / "prefect" / "client").mkdir(parents=True)
    (tmp_path / "prefect" / "__init__.py").write_text("flow = 'the real one'")
    (tmp_path / "prefect" / "client" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_it_refuses_where_the_real_one_was_imported(official: Path) -> None:
    path = list(sys.meta_path)
    try:
        importlib.import_module("prefect")
        with pytest.raises(RuntimeError) as caught:
            prefect_rs.install_as_prefect()
    finally:
        for name in loaded():
            del sys.modules[name]
    assert "prefect has been imported already" in str(caught.value)
    assert str(official / "prefect" / "__init__.py") in str(caught.value)
    assert "install_as_prefect() before" in str(caught.value)
    assert sys.meta_path == path


def test_it_wins_over_one_that_is_only_installed(official: Path) -> None:
    with prefect_rs.install_as_prefect():
        assert importlib.import_module("prefect").get_client is prefect_rs.get_client
        with pytest.raises(ImportError, match=r"prefect\.flow is not provided"):
            exec("from prefect import flow", {})
    try:
        assert importlib.import_module("prefect").flow == "the real one"
    finally:
        for name in loaded():
            del sys.modules[name]


def test_a_pickle_made_under_it_loads_without_it(tmp_path: Path) -> None:
    program = """
import pickle, sys, prefect_rs
prefect_rs.install_as_prefect()
from prefect.client.schemas.filters import FlowFilter
from prefect.client.schemas.sorting import FlowSort
from prefect.client.orchestration import SyncPrefectClient
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed, Failed
things = [Completed(message="done"), FlowFilter(tags=["a"]), FlowSort.NAME_ASC, Failed, SyncPrefectClient,
          ObjectNotFound]
with open(sys.argv[1], "wb") as file:
    pickle.dump(things, file)
"""
    ran = run_python(program, str(tmp_path / "it"))
    assert ran.stderr == ""
    assert loaded() == set()
    state, flow_filter, sort, failed, kind, error = pickle.loads((tmp_path / "it").read_bytes())
    assert state.message == "done"
    assert state.is_completed()
    assert flow_filter.tags.all_ == ["a"]
    assert sort is prefect_rs.client.schemas.sorting.FlowSort.NAME_ASC
    assert failed is prefect_rs.states.Failed
    assert kind is prefect_rs.SyncPrefectClient
    assert error is prefect_rs.exceptions.ObjectNotFound


# ---- python -m prefect_rs --------------------------------------------------------------------------

REPORT = """
import json, sys
from prefect.states import Completed
main = sys.modules["__main__"]
print(json.dumps({
    "argv": sys.argv, "name": __name__, "file": globals().get("__file__"), "path": sys.path[0],
    "is_main": vars(main) is globals(), "state": str(Completed()),
    "own": sorted(name for name in globals() if name[:2] == "__" and name != "__annotations__"),
    "spec": __spec__ is None,
}))
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    path = tmp_path / "below" / "script.py"
    path.write_text(REPORT)
    return path


def without_the_stand_in(script: Path) -> str:
    return script.read_text().replace("from prefect.", "from prefect_rs.")


def test_a_script_finds_what_python_would_have_given_it(script: Path, tmp_path: Path) -> None:
    ran = run("-m", "prefect_rs", "below/script.py", "-m", "--help", "a b", cwd=tmp_path)
    assert ran.stderr == ""
    got = json.loads(ran.stdout)
    script.write_text(without_the_stand_in(script))
    assert got == json.loads(run("below/script.py", "-m", "--help", "a b", cwd=tmp_path).stdout)
    assert got["argv"] == ["below/script.py", "-m", "--help", "a b"]
    assert got["state"] == "Completed"


def test_a_linked_script_has_the_path_of_the_real_one(script: Path, tmp_path: Path) -> None:
    (tmp_path / "link.py").symlink_to(script)
    got = json.loads(run("-m", "prefect_rs", "link.py", cwd=tmp_path).stdout)
    script.write_text(without_the_stand_in(script))
    assert got == json.loads(run("link.py", cwd=tmp_path).stdout)
    assert got["path"] == str(script.parent)


def test_a_module(script: Path, tmp_path: Path) -> None:
    ran = run("-m", "prefect_rs", "-m", "below.script", "x", cwd=tmp_path)
    assert ran.stderr == ""
    got = json.loads(ran.stdout)
    script.write_text(without_the_stand_in(script))
    assert got == json.loads(run("-m", "below.script", "x", cwd=tmp_path).stdout)
    assert got["argv"] == [str(script), "x"]


def test_code(script: Path, tmp_path: Path) -> None:
    ran = run("-m", "prefect_rs", "-c", REPORT, "x", cwd=tmp_path)
    assert ran.stderr == ""
    got = json.loads(ran.stdout)
    expected = json.loads(run("-c", without_the_stand_in(script), "x", cwd=tmp_path).stdout)
    assert got == {**expected, "own": got["own"]}
    assert set(expected["own"]) - {"__loader__"} <= set(got["own"])


def test_isolated_it_puts_no_directory_on_the_path(script: Path, tmp_path: Path) -> None:
    got = json.loads(run("-I", "-m", "prefect_rs", "below/script.py", cwd=tmp_path).stdout)
    assert got["path"] not in ("", str(tmp_path), str(script.parent))


@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        ("", 0, ""),
        ("import sys; sys.exit()", 0, ""),
        ("import sys; sys.exit(7)", 7, ""),
        ("raise SystemExit('no luck')", 1, "no luck\n"),
        ("import os; os._exit(9)", 9, ""),
    ],
)
def test_exit_codes(tmp_path: Path, ending: str, code: int, said: str) -> None:
    (tmp_path / "it.py").write_text(f"import prefect\n{ending}")
    ran = run("-m", "prefect_rs", str(tmp_path / "it.py"))
    assert (ran.returncode, ran.stderr) == (code, said)


@pytest.mark.parametrize(
    "text",
    [
        "def deep():\n    1 / 0\ndeep()\n",
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise KeyError('x') from error\n",
        "this is no Python\n",
        "def f(:\n",
        "import sys\nsys.excepthook = lambda kind, error, tb: print(kind.__name__, tb.tb_lineno)\n1 / 0\n",
        "raise KeyboardInterrupt\n",
    ],
)
def test_a_traceback_begins_at_the_script(tmp_path: Path, text: str) -> None:
    (tmp_path / "it.py").write_text(text)
    ran = run("-m", "prefect_rs", "it.py", cwd=tmp_path)
    expected = run("it.py", cwd=tmp_path)
    assert (ran.stdout, ran.stderr, ran.returncode) == (
        expected.stdout,
        expected.stderr,
        expected.returncode,
    )
    assert ran.returncode != 0


def test_an_interrupted_script_ends_by_the_signal(tmp_path: Path) -> None:
    (tmp_path / "it.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n")
    ran = run("-m", "prefect_rs", str(tmp_path / "it.py"))
    assert ran.returncode == -signal.SIGINT
    assert "prefect_rs" not in ran.stderr


def test_a_script_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "it.py").write_bytes("# coding: latin-1\nprint(ascii('\u00e9'))\n".encode("latin-1"))
    assert run("-m", "prefect_rs", str(tmp_path / "it.py")).stdout == "'\\xe9'\n"


def test_classes_of_the_script_can_be_pickled(tmp_path: Path) -> None:
    (tmp_path / "it.py").write_text(
        "import pickle\nclass Own: pass\nprint(type(pickle.loads(pickle.dumps(Own()))) is Own)\n"
    )
    assert run("-m", "prefect_rs", str(tmp_path / "it.py")).stdout == "True\n"


def test_a_script_that_is_not_there(tmp_path: Path) -> None:
    ran = run("-m", "prefect_rs", str(tmp_path / "none.py"))
    assert ran.returncode == run(str(tmp_path / "none.py")).returncode == 2
    assert ran.stderr == f"can't open '{tmp_path / 'none.py'}': No such file or directory\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(option: str) -> None:
    ran = run("-m", "prefect_rs", option)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("usage: python -m prefect_rs ")
    assert "install_as_prefect" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to run"),
        ([""], "nothing to run"),
        (["-m"], "-m takes an argument"),
        (["-c"], "-c takes an argument"),
        (["-x", "it.py"], "no option -x"),
    ],
)
def test_a_command_line_that_makes_no_sense(arguments: list[str], said: str) -> None:
    ran = run("-m", "prefect_rs", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("usage: python -m prefect_rs ")
    assert said in ran.stderr


def test_a_script_of_the_official_client_runs(tmp_path: Path) -> None:
    (tmp_path / "it.py").write_text(
        "import sys\n"
        "from prefect.client.orchestration import get_client\n"
        "with get_client(sync_client=True) as client:\n"
        "    print(client.count_flow_runs())\n"
    )
    with Wire() as wire:
        ran = run(
            "-m",
            "prefect_rs",
            str(tmp_path / "it.py"),
            env={"PREFECT_API_URL": wire.api_url, "HOME": "/none"},
        )
    assert (ran.stdout, ran.stderr) == ("7\n", "")
