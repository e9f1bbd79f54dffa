"""Clients under multiprocessing and gunicorn; clients cannot be copied or pickled."""

from __future__ import annotations

import copy
import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
import threading
from http.client import HTTPConnection
from typing import Any

import prefect_rs
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.support.wire import Wire, eventually, run_python

# Python 3.12 and later warn if a process with threads forks, which is what these tests do.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def make(mode: str, url: str) -> Any:
    """A client with a timeout of a few seconds, so that a failing test fails soon."""
    kind = SyncPrefectClient if mode == "sync" else PrefectClient
    return kind(url, httpx_settings={"timeout": 5})


# ---- multiprocessing -----------------------------------------------------------------------------

PROGRAM = """
import asyncio, concurrent.futures, multiprocessing, sys, warnings, prefect_rs
warnings.simplefilter("ignore", DeprecationWarning)

def count(client):
    got = client.count_flow_runs()
    return got if isinstance(got, int) else asyncio.run(got)

def make(mode, url):
    return prefect_rs.SyncPrefectClient(url) if mode == "sync" else prefect_rs.PrefectClient(url)

def body(mode, url):
    return count(client) if client is not None else count(make(mode, url))

client = None
if __name__ == "__main__":
    method, mode, url = sys.argv[1:]
    parents = make(mode, url)
    count(parents)
    if method == "fork":
        client = parents
    context = multiprocessing.get_context(method)
    with context.Pool(2) as pool:
        print(pool.starmap(body, [(mode, url)] * 6), count(parents))
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        print(list(pool.map(body, [mode] * 6, [url] * 6)), count(parents))
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_every_start_method_of_multiprocessing(wire: Wire, mode: str, method: str, tmp_path: Any) -> None:
    """With fork the children use the parent's client. With the other methods they make their own."""
    script = tmp_path / "script.py"
    script.write_text(PROGRAM)
    run = "import runpy, sys; sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name='__main__')"
    if method == "fork":
        ran = run_python(run, str(script), method, mode, wire.api_url)
    else:
        ran = subprocess.run(
            [sys.executable, str(script), method, mode, wire.api_url],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (ran.stdout, ran.stderr) == ("[7, 7, 7, 7, 7, 7] 7\n" * 2, "")


# ---- gunicorn ------------------------------------------------------------------------------------

APPLICATION = """
import asyncio, os, prefect_rs
sync_client = prefect_rs.SyncPrefectClient(os.environ["API"])
async_client = prefect_rs.PrefectClient(os.environ["API"])
if os.environ["USED"] == "yes":
    sync_client.count_flow_runs()
    asyncio.run(async_client.count_flow_runs())

def application(environ, start_response):
    if environ["PATH_INFO"] == "/sync":
        counted = sync_client.count_flow_runs()
    else:
        counted = asyncio.run(async_client.count_flow_runs())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{os.getpid()} {counted}".encode()]
"""


@pytest.mark.parametrize("used", ["yes", "no"])
@pytest.mark.parametrize("worker", ["sync", "gthread"])
def test_gunicorn_with_preload(wire: Wire, worker: str, used: str, tmp_path: Any) -> None:
    """The application and its clients are loaded before the workers are forked. They exit without output."""
    (tmp_path / "application.py").write_text(APPLICATION)
    # A gunicorn worker ignores a termination signal while it starts.
    (tmp_path / "config.py").write_text(
        "def post_worker_init(worker): open(f'up-{worker.pid}', 'w').close()\n"
    )
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        listener.set_inheritable(True)
        options = ["--config", "config.py", "--preload", "--workers", "2", "--worker-class", worker]
        options += ["--log-level", "warning", "--no-control-socket"]
        if worker == "gthread":
            options += ["--threads", "4"]
        run = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                *options,
                "--bind",
                f"fd://{listener.fileno()}",
                "application",
            ],
            cwd=tmp_path,
            env={**os.environ, "API": wire.api_url, "USED": used},
            pass_fds=[listener.fileno()],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            said: list[str] = []
            assert eventually(lambda: len(list(tmp_path.glob("up-*"))) == 2)

            def ask(path: str) -> None:
                connection = HTTPConnection("127.0.0.1", listener.getsockname()[1], timeout=20)
                connection.request("GET", path)
                said.append(connection.getresponse().read().decode())
                connection.close()

            threads = [threading.Thread(target=ask, args=(path,)) for path in ("/sync", "/async") * 15]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(30)
        finally:
            run.terminate()
            out, _ = run.communicate(timeout=30)
    assert out == ""
    assert [each.split()[1] for each in said] == ["7"] * 30
    assert str(run.pid) not in {each.split()[0] for each in said}
    if used == "yes":  # the workers do not use the master's connections
        first, second, *others = (seen.connection for seen in wire.requests)
        assert (first, second) == (1, 2)
        assert min(others) > 2


# ---- Copying and pickling ------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_a_client_is_an_error(wire: Wire, mode: str, protocol: int) -> None:
    client = make(mode, wire.api_url)
    with pytest.raises((TypeError, pickle.PicklingError)) as caught:
        pickle.dumps(client, protocol)
    assert type(client).__name__ in str(caught.value)
    assert "pickle" in str(caught.value)


def test_copying_a_client_is_an_error(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    for copied in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match=type(client).__name__):
            copied(client)


def test_pickling_a_call_is_an_error(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).hello()
    with pytest.raises((TypeError, pickle.PicklingError)):
        pickle.dumps(call)
    call.close()
    assert prefect_rs.__version__
