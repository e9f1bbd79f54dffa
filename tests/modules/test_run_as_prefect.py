"""`python -m prefect_rs`: running scripts that import `prefect`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.wire import Wire


def run(*command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run Python with these command-line arguments."""
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, timeout=60, check=False, **options
    )


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


def test_a_scripts_environment_is_like_with_python(script: Path, tmp_path: Path) -> None:
    ran = run("-m", "prefect_rs", "below/script.py", "-m", "--help", "a b", cwd=tmp_path)
    assert ran.stderr == ""
    got = json.loads(ran.stdout)
    script.write_text(without_the_stand_in(script))
    assert got == json.loads(run("below/script.py", "-m", "--help", "a b", cwd=tmp_path).stdout)
    assert got["argv"] == ["below/script.py", "-m", "--help", "a b"]
    assert got["state"] == "Completed"


def test_the_path_of_a_symlinked_script(script: Path, tmp_path: Path) -> None:
    (tmp_path / "link.py").symlink_to(script)
    got = json.loads(run("-m", "prefect_rs", "link.py", cwd=tmp_path).stdout)
    script.write_text(without_the_stand_in(script))
    assert got == json.loads(run("link.py", cwd=tmp_path).stdout)
    assert got["path"] == str(script.parent)


def test_m_runs_a_module(script: Path, tmp_path: Path) -> None:
    ran = run("-m", "prefect_rs", "-m", "below.script", "x", cwd=tmp_path)
    assert ran.stderr == ""
    got = json.loads(ran.stdout)
    script.write_text(without_the_stand_in(script))
    assert got == json.loads(run("-m", "below.script", "x", cwd=tmp_path).stdout)
    assert got["argv"] == [str(script), "x"]


def test_c_runs_code(script: Path, tmp_path: Path) -> None:
    ran = run("-m", "prefect_rs", "-c", REPORT, "x", cwd=tmp_path)
    assert ran.stderr == ""
    got = json.loads(ran.stdout)
    expected = json.loads(run("-c", without_the_stand_in(script), "x", cwd=tmp_path).stdout)
    assert got == {**expected, "own": got["own"]}
    assert set(expected["own"]) - {"__loader__"} <= set(got["own"])


def test_isolated_mode_adds_no_directory_to_the_path(script: Path, tmp_path: Path) -> None:
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
def test_a_traceback_starts_at_the_script(tmp_path: Path, text: str) -> None:
    (tmp_path / "it.py").write_text(text)
    ran = run("-m", "prefect_rs", "it.py", cwd=tmp_path)
    expected = run("it.py", cwd=tmp_path)
    assert (ran.stdout, ran.stderr, ran.returncode) == (
        expected.stdout,
        expected.stderr,
        expected.returncode,
    )
    assert ran.returncode != 0


def test_an_interrupted_script_is_ended_by_the_signal(tmp_path: Path) -> None:
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


def test_a_missing_script(tmp_path: Path) -> None:
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
        ([], "a script, module or code is required"),
        ([""], "a script, module or code is required"),
        (["-m"], "-m requires an argument"),
        (["-c"], "-c requires an argument"),
        (["-x", "it.py"], "unknown option -x"),
    ],
)
def test_invalid_command_lines(arguments: list[str], said: str) -> None:
    ran = run("-m", "prefect_rs", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("usage: python -m prefect_rs ")
    assert said in ran.stderr


def test_a_script_for_the_official_client(tmp_path: Path) -> None:
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
