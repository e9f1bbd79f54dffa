"""For tests of code that uses this package: a real server in seconds, and fixtures for pytest.

    from prefect_rs.testing import prefect_test_harness

    with prefect_test_harness():
        run_the_code()

docs/testing.md says which way of testing serves when. The fixtures need no import: pytest finds them.
"""

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs._server._errors import ServerError as ServerError
    from prefect_rs._server._prefect_server import PrefectServer as PrefectServer
    from prefect_rs._server._running import RunningServer as RunningServer
    from prefect_rs.testing._httpx import through_httpx as through_httpx
    from prefect_rs.testing.utilities import prefect_test_harness as prefect_test_harness

__getattr__, __dir__, __all__ = forward(
    __name__,
    {
        "prefect_rs._server._errors": ["ServerError"],
        "prefect_rs._server._prefect_server": ["PrefectServer"],
        "prefect_rs._server._running": ["RunningServer"],
        "prefect_rs.testing._httpx": ["through_httpx"],
        "prefect_rs.testing.utilities": ["prefect_test_harness"],
    },
)
