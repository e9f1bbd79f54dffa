"""`except prefect.exceptions.ObjectNotFound` catches this package's errors if the official package is
imported.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.paths import PACKAGE
from tests.support.wire import run_python
from tools.prefect_server import DEFAULT_VENV

OFFICIAL = DEFAULT_VENV / "bin" / "python"

# A module that looks like the official one: some classes, with its constructors.
STAND_IN = """
import sys, types
package, module = types.ModuleType("prefect"), types.ModuleType("prefect.exceptions")
exec('''
class PrefectException(Exception): pass
class ObjectNotFound(PrefectException):
    def __init__(self, http_exc, help_message=None): raise RuntimeError("not called")
    def __str__(self): return "the official text"
class PrefectHTTPStatusError(Exception): pass
class FailedRun(PrefectException): pass
''', vars(module))
sys.modules["prefect"], sys.modules["prefect.exceptions"] = package, module
"""

PROGRAM = """
import copy, pickle, sys
import prefect_rs.exceptions as ours, prefect.exceptions as official
from prefect_rs import states
not_found = ours.raising("ObjectNotFound")
assert issubclass(not_found, (ours.ObjectNotFound)) and issubclass(not_found, official.ObjectNotFound)
assert issubclass(not_found, official.PrefectException)
assert issubclass(not_found, official.PrefectHTTPStatusError)
assert not_found is ours.raising("ObjectNotFound") and not_found.__name__ == "ObjectNotFound"
try:
    raise not_found("no such flow")
except official.ObjectNotFound as error:
    assert str(error) == error.help_message == "no such flow" and error.http_exc is error
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert type(twin) is not_found and str(twin) == "no such flow"
for name in ours.__all__:
    cls = getattr(ours, name)
    if isinstance(cls, type):
        raised = ours.also_httpx(cls)
        assert issubclass(raised, cls)
        kin = getattr(official, cls.__name__, None)
        if isinstance(kin, type) and kin.__module__ == "prefect.exceptions":
            assert issubclass(raised, kin), name
try:
    states.Failed(message="boom").result()
except official.FailedRun as error:
    assert isinstance(error, ours.FailedRun) and str(error) == "boom"
print("fine", "httpx" in sys.modules)
"""


def test_errors_are_official_ones_if_the_official_package_is_imported() -> None:
    ran = run_python(STAND_IN + PROGRAM)
    assert (ran.stdout, ran.stderr) == ("fine False\n", "")


def test_without_the_official_package_nothing_changes() -> None:
    ran = run_python(
        "import sys, prefect_rs.exceptions as ours\n"
        "assert ours.raising('ObjectNotFound') is ours.ObjectNotFound\n"
        "assert not [each for each in sys.modules if each.split('.')[0] in ('prefect', 'httpx')]\n"
    )
    assert (ran.stdout, ran.stderr) == ("", "")


def test_this_package_under_the_official_name_is_not_the_official_package() -> None:
    ran = run_python(
        "import prefect_rs\n"
        "prefect_rs.install_as_prefect()\n"
        "import prefect.exceptions, prefect_rs.exceptions as ours\n"
        "assert ours.raising('ObjectNotFound') is ours.ObjectNotFound is prefect.exceptions.ObjectNotFound\n"
    )
    assert (ran.stdout, ran.stderr) == ("", "")


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official package is not installed in .venvs")
def test_with_the_real_official_package(api_url: str, tmp_path: Path) -> None:
    package = str(PACKAGE.parent)
    program = PROGRAM + (
        "import prefect.client.cloud, httpx, uuid\n"
        "cloud = ours.raising('CloudUnauthorizedError')\n"
        "assert issubclass(cloud, prefect.client.cloud.CloudUnauthorizedError)\n"
        "from prefect_rs import SyncPrefectClient\n"
        "for kind in (official.ObjectNotFound, official.PrefectException, httpx.HTTPStatusError):\n"
        "    try:\n"
        f"        SyncPrefectClient({api_url!r}).read_flow_run(uuid.uuid4())\n"
        "    except kind as error:\n"
        "        assert isinstance(error, ours.ObjectNotFound) and error.response.status_code == 404\n"
    )
    ran = subprocess.run(
        [str(OFFICIAL), "-c", program],
        env={**os.environ, "PYTHONPATH": package, "PREFECT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.returncode) == ("fine True\n", 0), ran.stderr
