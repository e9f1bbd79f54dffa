"""`prefect_rs.install_as_prefect()`: imports of `prefect` get this package."""

from __future__ import annotations

import importlib
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import prefect_rs
import pytest
from prefect_rs._core import PREFECT_VERSION

from tests.support.paths import PACKAGE
from tests.support.wire import run_python

# The public modules, relative to the package: `client.orchestration`.
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
    if not {"_methods", "_server"} & set(path.parts)
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


# ---- Modules -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("name", MODULES)
def test_every_public_module_has_the_same_objects_under_both_names(name: str) -> None:
    ours = importlib.import_module(f"prefect_rs.{name}")
    theirs = importlib.import_module(f"prefect.{name}")
    assert theirs.__name__ == f"prefect.{name}"
    assert theirs.__doc__ == ours.__doc__
    assert theirs.__file__ == ours.__file__
    for each in getattr(ours, "__all__", ()):
        assert getattr(theirs, each) is getattr(ours, each)
        assert each in dir(theirs)


def test_the_expected_modules_exist() -> None:
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
def test_cloud_modules_exist() -> None:
    from prefect.client.cloud import CloudClient, get_cloud_client
    from prefect_rs.client import cloud

    assert CloudClient is cloud.CloudClient
    assert get_cloud_client is cloud.get_cloud_client


@pytest.mark.usefixtures("installed")
def test_star_imports() -> None:
    ours: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    exec("from prefect_rs.client.schemas.objects import *", ours)
    exec("from prefect.client.schemas.objects import *", theirs)
    assert {k: v for k, v in ours.items() if k[:2] != "__"} == {
        k: v for k, v in theirs.items() if k[:2] != "__"
    }


@pytest.mark.usefixtures("installed")
def test_top_level_names() -> None:
    import prefect
    from prefect import exceptions, get_client, states

    assert get_client is prefect_rs.get_client
    assert prefect.exceptions.ObjectNotFound is prefect_rs.exceptions.ObjectNotFound
    assert exceptions.ObjectNotFound is prefect_rs.exceptions.ObjectNotFound
    assert states.Completed is prefect_rs.states.Completed
    # Code that reads it wants to know what the official client of that version can do.
    assert prefect.__version__ == PREFECT_VERSION
    assert prefect_rs.__version__ != PREFECT_VERSION


@pytest.mark.usefixtures("installed")
def test_models_and_errors_are_the_same_classes() -> None:
    from prefect.client.schemas.objects import State
    from prefect.exceptions import PrefectException, ValidationError
    from prefect.states import Completed

    assert isinstance(Completed(), prefect_rs.client.schemas.objects.State)
    assert isinstance(prefect_rs.states.Completed(), State)
    with pytest.raises(ValidationError):
        prefect_rs.client.schemas.objects.State(type="nonsense")
    with pytest.raises(PrefectException):
        prefect_rs.SyncPrefectClient("nonsense")


def test_imports_stay_lazy() -> None:
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
def test_reload_and_importlib() -> None:
    import importlib.util

    import prefect.states

    assert importlib.util.find_spec("prefect.states").name == "prefect.states"  # type: ignore[union-attr]
    assert importlib.reload(prefect.states) is prefect.states
    assert prefect.states.Completed is prefect_rs.states.Completed
    assert prefect_rs.states.__spec__ is not None
    assert prefect_rs.states.__spec__.name == "prefect_rs.states"


def test_concurrent_imports() -> None:
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


# ---- Missing names -------------------------------------------------------------------------------


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("from prefect import flow", "prefect.flow"),
        ("from prefect import get_client, task", "prefect.task"),
        ("import prefect.blocks.webhook", "prefect.blocks.webhook"),
        ("from prefect.blocks.notifications import SlackWebhook", "prefect.blocks.notifications"),
        ("import prefect.flows", "prefect.flows"),
        ("import prefect.events.worker", "prefect.events.worker"),
        ("from prefect.states import return_value_to_state", "prefect.states.return_value_to_state"),
        ("from prefect.client.schemas.objects import Nonsense", "prefect.client.schemas.objects.Nonsense"),
        ("import prefect.states.deeper", "prefect.states.deeper"),
        ("import prefect._core", "prefect._core"),
        ("import prefect.client.schemas._methods", "prefect.client.schemas._methods"),
    ],
)
def test_a_missing_module_says_what_to_do(statement: str, name: str) -> None:
    with pytest.raises(ImportError) as caught:
        exec(statement, {})
    said = str(caught.value)
    assert said.startswith(f"{name} is not provided by prefect_rs")
    assert "pip install prefect" in said
    assert "install_as_prefect" in said
    # The message starts like Python's own, which code and tests look for.
    module, _, last = name.rpartition(".")
    assert f"cannot import name {last!r} from {module!r} (" in said or f"No module named {name!r}" in said
    # For code that works without the official package, it looks like it is not installed.
    assert isinstance(caught.value, ModuleNotFoundError)
    assert caught.value.name == "prefect"


@pytest.mark.usefixtures("installed")
def test_a_missing_attribute_says_what_to_do() -> None:
    import prefect
    import prefect.states

    with pytest.raises(AttributeError, match=r"prefect\.flow is not provided .*`pip install prefect`"):
        prefect.flow  # noqa: B018
    with pytest.raises(AttributeError, match=r"prefect\.states\.nonsense is not provided"):
        prefect.states.nonsense  # noqa: B018
    assert not hasattr(prefect, "flow")
    assert getattr(prefect, "task", 7) == 7


@pytest.mark.usefixtures("installed")
def test_packages_with_similar_names_are_not_affected() -> None:
    with pytest.raises(ModuleNotFoundError, match="No module named 'prefect_aws'"):
        importlib.import_module("prefect_aws")


@pytest.mark.usefixtures("installed")
def test_an_error_within_a_module_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise ModuleNotFoundError("No module named 'something_else'", name="something_else")

    monkeypatch.setattr(importlib, "import_module", broken)
    with pytest.raises(ModuleNotFoundError, match="No module named 'something_else'"):
        __import__("prefect.states")


# ---- Installing and uninstalling -----------------------------------------------------------------


def test_undo() -> None:
    path = list(sys.meta_path)
    prefect_rs.install_as_prefect()
    from prefect.states import Completed

    kept = sys.modules["prefect.states"]
    prefect_rs.uninstall_as_prefect()
    assert sys.meta_path == path
    assert loaded() == set()
    with pytest.raises(ModuleNotFoundError, match="No module named 'prefect'"):
        importlib.import_module("prefect.states")
    # What was imported keeps working.
    assert Completed().is_completed()
    assert kept.Failed is prefect_rs.states.Failed
    prefect_rs.uninstall_as_prefect()
    assert sys.meta_path == path


def test_a_second_call_changes_nothing_and_the_first_can_undo() -> None:
    path = list(sys.meta_path)
    with prefect_rs.install_as_prefect():
        first = importlib.import_module("prefect.states")
        with prefect_rs.install_as_prefect():
            assert len(sys.meta_path) == len(path) + 1
        assert importlib.import_module("prefect.states") is first
    assert sys.meta_path == path


def test_the_context_manager_undoes_after_an_exception() -> None:
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


def test_it_refuses_if_the_official_package_has_been_imported(official: Path) -> None:
    path = list(sys.meta_path)
    try:
        importlib.import_module("prefect")
        with pytest.raises(RuntimeError) as caught:
            prefect_rs.install_as_prefect()
    finally:
        for name in loaded():
            del sys.modules[name]
    assert "prefect has already been imported" in str(caught.value)
    assert str(official / "prefect" / "__init__.py") in str(caught.value)
    assert "install_as_prefect() before" in str(caught.value)
    assert sys.meta_path == path


def test_it_takes_precedence_over_an_installed_official_package(official: Path) -> None:
    with prefect_rs.install_as_prefect():
        assert importlib.import_module("prefect").get_client is prefect_rs.get_client
        with pytest.raises(ImportError, match=r"prefect\.flow is not provided"):
            exec("from prefect import flow", {})
    try:
        assert importlib.import_module("prefect").flow == "the real one"
    finally:
        for name in loaded():
            del sys.modules[name]


def test_a_pickle_made_with_it_can_be_loaded_without_it(tmp_path: Path) -> None:
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
