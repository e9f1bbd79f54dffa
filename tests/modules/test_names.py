"""Every name in the official modules can be imported, or the `ImportError` says what to use instead.

`official_names.json` lists the names. `tools/official_names.py` writes it and defines which ones count.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import json
import pickle
import re
import subprocess
import sys
import typing
from pathlib import Path
from types import UnionType
from typing import Any

import prefect_rs
import pytest
from prefect_rs import _names, _replacements
from prefect_rs._core import PREFECT_VERSION

from tests.support.paths import PACKAGE
from tests.support.wire import run_python

TOLD = json.loads((Path(__file__).with_name("official_names.json")).read_text())
# Names that modules of both packages import for themselves.
INTERNAL = {"async_dispatch"}
NAMES = [
    (module, name, kind)
    for module, names in TOLD["names"].items()
    for name, kind in names.items()
    if name not in INTERNAL
]
GENERIC = "neither this package nor the official client"

# Names that are of another kind here, with reasons.
OTHER_KINDS: dict[str, str] = {}


def ours(module: str) -> str:
    return module.replace("prefect", "prefect_rs", 1)


def has(module: str, name: str) -> bool:
    return hasattr(importlib.import_module(ours(module)), name)


def kind(found: Any) -> str:
    if inspect.isclass(found):
        if issubclass(found, BaseException):
            return "exception"
        return "enum" if issubclass(found, enum.Enum) else "class"
    if isinstance(found, UnionType) or typing.get_origin(found) is not None:
        return "type"
    if type(found).__name__ == "Setting":
        return "setting"
    return "function" if callable(found) else "constant"


HERE = [(module, name, kind) for module, name, kind in NAMES if has(module, name)]
ELSEWHERE = [(module, name) for module, name, _ in NAMES if not has(module, name)]
MODULES_ELSEWHERE = [
    module
    for module in TOLD["modules"]
    if not any(each == module or each.startswith(f"{module}.") for each in TOLD["names"])
    and module.removeprefix("prefect.") not in _names.MODULES
]


def refusal(statement: str) -> ImportError:
    """The error that an import raises."""
    with pytest.raises(ImportError) as caught:
        exec(statement, {})
    return caught.value


# ---- Names that exist here -----------------------------------------------------------------------


@pytest.mark.parametrize("module", TOLD["names"])
def test_names_are_of_the_official_kind(module: str) -> None:
    wrong = {
        name: kind(getattr(importlib.import_module(ours(module)), name))
        for where, name, official in HERE
        if where == module
        and official != kind(getattr(importlib.import_module(ours(module)), name))
        and f"{module}.{name}" not in OTHER_KINDS
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("prefect_rs", "State get_client exceptions states"),
        (
            "prefect_rs.states",
            "State StateType StateDetails to_state_create StateGroup get_state_exception "
            "raise_state_exception is_state_iterable",
        ),
        ("prefect_rs.exceptions", "HTTPStatusError exception_traceback"),
        ("prefect_rs.client.schemas.filters", "State StateType"),
        ("prefect_rs.client.schemas.actions", "StateType IntervalSchedule"),
        (
            "prefect_rs.client.orchestration",
            "FlowRun FlowRunFilter OrchestrationResult TaskRunSort WorkQueue",
        ),
    ],
)
def test_some_names_that_were_missing_once(module: str, names: str) -> None:
    for name in names.split():
        space: dict[str, Any] = {}
        exec(f"from {module} import {name}", space)
        assert space[name] is getattr(importlib.import_module(module), name)
        if not inspect.ismodule(space[name]):
            assert name in dir(importlib.import_module(module)) or module == "prefect_rs"


def test_a_reexported_name_is_the_original() -> None:
    from prefect_rs.client import orchestration, schemas
    from prefect_rs.client.schemas import filters, objects
    from prefect_rs.states import State

    assert prefect_rs.State is State is objects.State is filters.State is schemas.State
    assert orchestration.FlowRun is objects.FlowRun
    assert pickle.loads(pickle.dumps(State)) is State


def test_importing_a_name_creates_only_the_models_that_it_needs() -> None:
    ran = run_python(
        "import sys, prefect_rs\n"
        "assert not {'prefect_rs._names', 'prefect_rs._lazy', 'difflib'} & set(sys.modules)\n"
        "from prefect_rs.states import State\n"
        "from prefect_rs.client.orchestration import FlowRun\n"
        "objects = sys.modules['prefect_rs.client.schemas.objects']\n"
        "print(sorted({'Flow', 'FlowRun', 'Log', 'State'} & set(vars(objects))))\n"
        "print('prefect_rs._names' in sys.modules)\n"
    )
    assert (ran.stdout, ran.stderr) == ("['FlowRun', 'State']\nFalse\n", "")


# ---- Names that do not exist here ----------------------------------------------------------------


@pytest.mark.parametrize(("module", "name"), ELSEWHERE)
def test_a_missing_name_says_what_to_use(module: str, name: str) -> None:
    said = str(refusal(f"from {ours(module)} import {name}"))
    assert said.startswith(f"cannot import name '{name}' from '{ours(module)}' (")
    assert GENERIC not in said
    with pytest.raises(AttributeError) as caught:
        getattr(importlib.import_module(ours(module)), name)
    assert said.partition("): ")[2] in str(caught.value)


@pytest.mark.parametrize("module", MODULES_ELSEWHERE)
def test_a_missing_module_says_what_to_use(module: str) -> None:
    error = refusal(f"import {ours(module)}")
    assert isinstance(error, ModuleNotFoundError)
    assert str(error).startswith("No module named 'prefect_rs.")
    assert error.name is not None
    assert f"{ours(module)}.".startswith(f"{error.name}.")
    assert GENERIC not in str(error)


def test_every_module_of_the_official_package_is_known() -> None:
    assert {"prefect.deployments.runner", "prefect.server", "prefect.flows"} <= set(MODULES_ELSEWHERE)
    assert TOLD["version"] == PREFECT_VERSION


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("from prefect_rs.client.schemas.filters import FlowRun", "prefect_rs.client.schemas.objects"),
        ("from prefect_rs.client.schemas.objects import FlowRunFilter", "prefect_rs.client.schemas.filters"),
        ("from prefect_rs.client.schemas import FlowFilter", "prefect_rs.client.schemas.filters"),
        ("from prefect_rs.exceptions import Completed", "prefect_rs.states"),
        ("from prefect_rs import Completed", "prefect_rs.states"),
        ("from prefect_rs import ObjectNotFound", "prefect_rs.exceptions"),
        ("from prefect_rs.states import get_client", "prefect_rs.client.orchestration"),
        ("from prefect_rs.client import FlowRun", "prefect_rs.client.schemas.objects"),
        ("from prefect_rs.events.schemas import Event", "prefect_rs.events.schemas.events"),
        ("from prefect_rs.client.orchestration import EventFilter", "prefect_rs.events.filters"),
        (
            "from prefect_rs.client.schemas.schedules import DeploymentCreate",
            "prefect_rs.client.schemas.actions",
        ),
    ],
)
@pytest.mark.parametrize("stands_in", [False, True])
def test_a_name_in_another_module_says_which(statement: str, where: str, stands_in: bool) -> None:
    if stands_in:
        with prefect_rs.install_as_prefect():
            said = str(refusal(statement.replace("prefect_rs", "prefect")))
        where = where.replace("prefect_rs", "prefect")
    else:
        said = str(refusal(statement))
    assert said.partition(" (cannot import name")[0].endswith(f"import it from {where}")
    assert "pip install" not in said
    # It does exist there.
    with prefect_rs.install_as_prefect():
        exec(f"from {where} import {statement.rpartition(' ')[2]}", {})


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("from prefect_rs.client.orchestration.routes import X", "internal of the official client"),
        ("import prefect_rs.client.orchestration.routes", "internal of the official client"),
        ("from prefect_rs.events.worker import EventsWorker", "internal of the official client"),
        ("from prefect_rs.server.schemas import schedules", "for code that runs flows"),
    ],
)
@pytest.mark.parametrize("stands_in", [False, True])
def test_a_missing_module_is_not_taken_for_another_of_the_same_name(
    statement: str, told: str, stands_in: bool
) -> None:
    if stands_in:
        with prefect_rs.install_as_prefect():
            said = str(refusal(statement.replace("prefect_rs", "prefect")))
        told = told.replace("prefect_rs", "prefect")
    else:
        said = str(refusal(statement))
    assert re.search(told, said)
    assert "import it from" not in said


def is_module(name: str) -> bool:
    return name in {part for module in _names.MODULES for part in module.split(".")}


@pytest.mark.parametrize("stands_in", [False, True])
def test_no_name_that_exists_here_requires_the_official_package(stands_in: bool) -> None:
    top = "prefect" if stands_in else "prefect_rs"
    names = {name for _, name, _ in HERE} | {
        name for module in _names.MODULES for name in _names._public(module)
    }
    for module in _names.MODULES:
        for name in sorted(names):
            if not hasattr(importlib.import_module(f"prefect_rs.{module}".rstrip(".")), name):
                said = _names.advice(f"{module}.{name}".lstrip("."), top)
                if is_module(name) and _names._replacement(f"{module}.{name}".lstrip(".")):
                    continue
                assert "pip install" not in said, (module, name, said)
                assert said.startswith(f"import it from {top}"), (module, name, said)


@pytest.mark.parametrize(
    ("statement", "right"),
    [
        ("from prefect_rs.states import Complete", "prefect_rs.states.Completed"),
        ("from prefect_rs.states import completed", "prefect_rs.states.Completed"),
        (
            "from prefect_rs.client.schemas.objects import Flowrun",
            "prefect_rs.client.schemas.objects.FlowRun",
        ),
        ("from prefect_rs.exceptions import ObjectNotFoundError", "prefect_rs.exceptions.ObjectNotFound"),
        ("from prefect_rs import getclient", "prefect_rs.get_client"),
        (
            "from prefect_rs.client.orchestration import PrefectCleint",
            "prefect_rs.client.orchestration.PrefectClient",
        ),
        ("import prefect_rs.exception", "prefect_rs.exceptions"),
        ("import prefect_rs.client.schema", "prefect_rs.client.schemas"),
    ],
)
def test_a_misspelled_name_suggests_the_right_one(statement: str, right: str) -> None:
    assert str(refusal(statement)).endswith(f"did you mean {right}?")


def test_an_unknown_name() -> None:
    said = str(refusal("from prefect_rs.client.schemas.objects import Qwertzuiop"))
    assert GENERIC in said


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("import prefect_rs.deployments.runner", "pip install prefect"),
        ("from prefect_rs.deployments import deploy", "pip install prefect"),
        ("from prefect_rs.flow_runs import pause_flow_run", "suspend_flow_run suspends"),
        ("from prefect_rs import flow", "pip install prefect"),
        ("import prefect_rs.flows", "pip install prefect"),
        ("from prefect_rs.client.orchestration import FlowRunAsyncClient", "PrefectClient"),
        ("from prefect_rs.client.orchestration import PREFECT_API_KEY", "import it from prefect_rs.settings"),
    ],
)
def test_both_forms_of_import_say_what_to_use(statement: str, told: str) -> None:
    assert told in str(refusal(statement))


def test_a_missing_attribute_is_an_attribute_error() -> None:
    assert not hasattr(prefect_rs, "flow")
    assert getattr(prefect_rs.states, "nothing", 7) == 7
    with pytest.raises(AttributeError, match=r"import it from prefect_rs\.states"):
        prefect_rs.exceptions.Completed  # type: ignore[attr-defined]  # noqa: B018
    # Python's own lookups on modules get Python's own error.
    with pytest.raises(AttributeError, match=r"^module 'prefect_rs\.states' has no attribute '__wrapped__'$"):
        prefect_rs.states.__wrapped__  # type: ignore[attr-defined]  # noqa: B018


def test_find_spec_of_a_missing_module_is_none() -> None:
    assert importlib.util.find_spec("prefect_rs.flows") is None
    assert importlib.util.find_spec("prefect_rs.states") is not None


def test_other_packages_keep_their_own_errors() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"^No module named 'prefect_rs_other'$"):
        importlib.import_module("prefect_rs_other")
    with pytest.raises(ImportError, match="cannot import name 'nothing' from 'json'"):
        exec("from json import nothing", {})


def test_a_script_prints_the_hint(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("from prefect_rs.client.schemas.filters import FlowRun\n")
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "import it from prefect_rs.client.schemas.objects" in ran.stderr


def test_reloading_installs_only_one_finder() -> None:
    program = (
        "import importlib, sys, prefect_rs\n"
        "importlib.reload(prefect_rs)\n"
        "print(sum(getattr(each, '__module__', '') == 'prefect_rs' for each in sys.meta_path))\n"
    )
    assert run_python(program).stdout == "1\n"


# ---- The table of hints --------------------------------------------------------------------------


def test_every_row_is_needed_and_is_about_a_missing_name() -> None:
    told = [f"{module}.{name}" for module, name in ELSEWHERE] + MODULES_ELSEWHERE
    missing = {each.partition(".")[2] for each in told}
    here = {f"{module}.{name}".partition(".")[2] for module, name, _ in HERE}
    for pattern, _ in _replacements.REPLACEMENTS:
        assert any(re.fullmatch(pattern, each) for each in missing), pattern
    for name in here:
        module, _, last = name.rpartition(".")
        assert hasattr(importlib.import_module(f"prefect_rs.{module}".rstrip(".")), last)
    assert not _replacements.FLOW_CODE & {name.partition(".")[0] for name in here}


def test_what_the_table_suggests_exists() -> None:
    client = prefect_rs.SyncPrefectClient
    for _, said in _replacements.REPLACEMENTS:
        for method in re.findall(r"`client\.(\w+)", said):
            assert hasattr(client, method), said
        for constructor in re.findall(r"`states\.(\w+)", said):
            assert hasattr(prefect_rs.states, constructor), said
        for place in re.findall(r"prefect_rs\.([\w.]+)", said):
            module, _, last = place.rstrip(".").rpartition(".")
            assert hasattr(importlib.import_module(f"prefect_rs.{module}".rstrip(".")), last), said


def test_every_public_module_is_listed() -> None:
    public = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip(".")
        for path in PACKAGE.rglob("*.py")
        if not {"_methods", "_server"} & set(path.parts)
        and (not path.name.startswith("_") or path.name == "__init__.py")
    }
    # It needs polyfactory, so it is not imported to look for names.
    assert set(_names.MODULES) == public - {"testing.factories"}
