# ruff: noqa: E501  # scripts in strings, which the formatter does not break
"""Errors in a process that has imported both packages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_invalid_official_objects(told: Callable[[str], dict[str, Any]]) -> None:
    found = told(
        """
        errors = {}
        run = call("create_flow_run", call("create_flow", {"name": "wrong"}).hex)
        for name, (method, args, kwargs) in {
            "a task": ("create_flow_run", (prefect.task(lambda: None),), {"parameters": {"f": flow}}),
            "a constructor": ("set_flow_run_state", (run.id, official_states.Completed), {}),
            "a sort of another kind": ("read_flows", (), {"sort": official_sorting.FlowRunSort.START_TIME_ASC}),
            "a filter of another kind": ("read_flow_runs", (), {"flow_run_filter": official_filters.LogFilter()}),
        }.items():
            try:
                call(method, *args, **kwargs)
            except Exception as error:
                errors[name] = [type(error).__name__, str(error)]
        tell(**errors)
        """
    )
    assert {name: kind for name, (kind, _) in found.items()} == {
        "a task": "ValidationError",
        "a constructor": "ValidationError",
        "a sort of another kind": "ValidationError",
        "a filter of another kind": "ValidationError",
    }
    assert "parameters.f" in found["a task"][1]
    assert "state" in found["a constructor"][1]
    assert "sort" in found["a sort of another kind"][1]
    assert "flow_run_filter" in found["a filter of another kind"][1]


def test_except_clauses_for_httpx_catch_this_packages_errors(told: Callable[[str], dict[str, Any]]) -> None:
    found = told(
        """
        import httpx, socket
        caught = {}
        try:
            call("read_flow_run", uuid4())
        except httpx.HTTPStatusError as error:
            caught["status"] = [type(error).__name__, error.response.status_code, str(error.request.method)]
        try:
            call("create_flow_from_name", "a/b")
        except httpx.HTTPStatusError as error:
            caught["refused"] = [type(error).__name__, error.response.status_code]
        with socket.socket() as bound:
            bound.bind(("127.0.0.1", 0))
            port = bound.getsockname()[1]
        URL2 = f"http://127.0.0.1:{port}/api"
        CLIENT = type(CLIENT)(URL2)
        for kind in (httpx.ConnectError, httpx.TransportError, httpx.HTTPError):
            try:
                call("hello")
            except kind as error:
                caught[kind.__name__] = [type(error).__name__, str(error.request.url) == URL2 + "/hello"]
        tell(**caught)
        """
    )
    assert found == {
        "status": ["ObjectNotFound", 404, "GET"],
        "refused": ["RequestValidationError", 422],
        "ConnectError": ["ConnectError", True],
        "TransportError": ["ConnectError", True],
        "HTTPError": ["ConnectError", True],
    }


def test_errors_are_not_httpxs_unless_httpx_is_imported(tmp_path: Path) -> None:
    code = """
import sys, prefect_rs
try:
    prefect_rs.SyncPrefectClient("http://127.0.0.1:1/api").hello()
except ConnectionError as error:
    print(type(error).__name__, "httpx" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, timeout=60
    )
    assert done.stdout == "ConnectError False\n", done.stderr
