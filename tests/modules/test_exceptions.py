"""Exception classes: hierarchy, messages, pickling."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import httpx
import pytest
from prefect_rs import exceptions as exc

from tests.support.exceptions import REQUEST_ERRORS, STATUS_ERRORS, Own, Request, Response, round_trips
from tests.support.paths import PACKAGE, ROOT

# The names in `prefect.exceptions`, and the built-in base class that each has besides `PrefectException`.
OFFICIAL: dict[str, type[BaseException]] = {
    **dict.fromkeys(
        """CrashedRun FailedRun CancelledRun PausedRun UnfinishedRun MissingFlowError UnspecifiedFlowError
        MissingResult ScriptError ParameterTypeError ObjectNotFound ObjectAlreadyExists ObjectLimitReached
        ObjectUnsupported UpstreamTaskError PrefectHTTPStatusError MappingLengthMismatch
        MappingMissingIterable BlockMissingCapabilities ProtectedBlockError InvalidRepositoryURLError
        InfrastructureError InfrastructureNotFound InfrastructureNotAvailable NotPausedError
        FlowPauseTimeout FlowRunWaitTimeout FlowRunWatchError SerializationError ConfigurationError
        EventTooLarge ProfileSettingsValidationError HashError PrefectException""".split(),  # noqa: SIM905
        Exception,
    ),
    **dict.fromkeys(["ParameterBindError", "SignatureMismatchError", "ReservedArgumentError"], TypeError),
    **dict.fromkeys(["MissingProfileError", "InvalidNameError"], ValueError),
    "MissingContextError": RuntimeError,
    "PrefectImportError": ImportError,
}
SIGNALS = ["PrefectSignal", "Abort", "Pause", "ExternalSignal", "TerminationSignal"]


def named(name: str) -> Any:
    return getattr(exc, name)


def every_error() -> list[BaseException]:
    """An instance of every exception class."""
    response, request = Response(), Request()
    made: list[BaseException] = [named(name)("said", response) for name in STATUS_ERRORS]
    made += [named(name)("said", request=request) for name in REQUEST_ERRORS]
    made += [
        exc.ValidationError("create_flow_run", [{"loc": ["tags", 0], "msg": "expected text", "input": 1}]),
        exc.ValidationError("no state"),
        exc.ScriptError(ValueError("no"), "flow.py"),
        exc.EventTooLarge(10, 5),
        exc.ProfileSettingsValidationError([("PREFECT_API_URL", ValueError("no URL"))]),
        exc.PausedRun("paused", state="a state"),
        exc.Pause("paused", state="a state"),
        exc.TerminationSignal(15),
    ]
    done = {type(error).__name__ for error in made}
    made += [
        named(name)("said")
        for name in exc.__all__
        if name not in done and isinstance(named(name), type) and issubclass(named(name), BaseException)
    ]
    return made


# ---- Classes -------------------------------------------------------------------------------------


def test_every_official_exception_exists_with_its_base_class() -> None:
    for name, kind in OFFICIAL.items():
        assert issubclass(named(name), kind), name
        assert issubclass(named(name), exc.PrefectException), name
    for name in SIGNALS:
        assert issubclass(named(name), BaseException), name
        assert not issubclass(named(name), Exception), name
    assert issubclass(exc.Abort, exc.PrefectSignal)
    assert issubclass(exc.Pause, exc.PrefectSignal)
    assert issubclass(exc.TerminationSignal, exc.ExternalSignal)
    assert len(OFFICIAL) + len(SIGNALS) == 46


def test_base_classes_of_this_packages_exceptions() -> None:
    for name in STATUS_ERRORS:
        assert issubclass(named(name), exc.PrefectHTTPStatusError), name
    for name, kind in REQUEST_ERRORS.items():
        assert issubclass(named(name), exc.RequestError), name
        assert issubclass(named(name), kind), name
    assert issubclass(exc.CloudUnauthorizedError, exc.AuthenticationError)
    assert issubclass(exc.ValidationError, ValueError)
    assert issubclass(exc.ValidationError, exc.PrefectException)
    assert issubclass(exc.RequestValidationError, exc.ValidationError)
    assert issubclass(exc.SettingsError, exc.ConfigurationError)
    assert issubclass(exc.SettingsError, ValueError)
    assert issubclass(exc.ClientClosedError, RuntimeError)
    assert issubclass(exc.ServerVersionMismatch, RuntimeError)


def test_all_and_docstrings() -> None:
    defined = {
        name
        for name, value in vars(exc).items()
        if isinstance(value, type) and value.__module__.startswith(exc.__name__) and not name.startswith("_")
    }
    assert defined | {"also_httpx", "exception_traceback", "raising"} == set(exc.__all__)
    assert list(exc.__all__) == sorted(exc.__all__, key=lambda name: (name.islower(), name))
    for name in exc.__all__:
        assert named(name).__dict__["__doc__"] if name in defined else named(name).__doc__, name


def test_importing_the_module_imports_nothing_else() -> None:
    program = (
        f"import sys; sys.path.append({str(PACKAGE.parent)!r})\n"
        "import prefect_rs; before = set(sys.modules)\n"
        "import prefect_rs.exceptions\n"
        "print(*sorted(set(sys.modules) - before - {'__future__'}))"
    )
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True
    )
    modules = ran.stdout.split()
    assert [name for name in modules if not name.startswith("prefect_rs.exceptions")] == []
    assert "prefect_rs.exceptions._protocols" not in modules


def test_every_kind_of_error_occurs() -> None:
    core = ROOT / "crates/prefect-client/src"
    kinds = re.findall(r'^ +Self::(\w+) => "\w+",$', (core / "error.rs").read_text(), re.MULTILINE)
    sources = [*core.rglob("*.rs"), *(ROOT / "src").rglob("*.rs")]
    code = "".join(path.read_text() for path in sources if path.name != "error.rs")
    assert [kind for kind in kinds if f"ErrorKind::{kind}" not in code] == []


def test_the_core_has_a_class_for_every_kind_of_error() -> None:
    source = ROOT / "crates/prefect-client/src/error.rs"
    names = re.findall(r'^ +Self::\w+ => "(\w+)",$', source.read_text(), re.MULTILINE)
    assert len(names) > 20
    for name in names:
        assert issubclass(exc.raising(name), exc.PrefectException), name


# ---- Status errors -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STATUS_ERRORS)
def test_a_status_error_has_request_and_response(name: str) -> None:
    response = Response()
    error = named(name)("no such flow", response)
    assert str(error) == "no such flow"
    assert error.args == ("no such flow",)
    assert error.response is response
    assert error.request is response.request
    assert error.status_code == 404
    assert error.http_exc is error
    other = Request("POST")
    assert named(name)("no such flow", response, other).request is other
    assert named(name)("no such flow", request=other, response=response).request is other
    error.request = other
    assert error.request is other


def test_the_default_message_is_from_the_response() -> None:
    error = exc.PrefectHTTPStatusError("", Response())
    assert str(error) == "404 Not Found for GET http://127.0.0.1:4200/api/flows/1: Flow not found"
    assert str(exc.PrefectHTTPStatusError("", Response(body="<html>"))).endswith(": <html>")
    assert len(str(exc.PrefectHTTPStatusError("", Response(body="x" * 5_000)))) < 700


def test_the_official_constructors() -> None:
    response = Response()
    cause = httpx.HTTPStatusError("404 of httpx", request=None, response=response)
    for error in [exc.ObjectNotFound(cause), exc.ObjectNotFound(http_exc=cause)]:
        assert str(error) == error.help_message == "404 of httpx"
        assert error.http_exc is cause
        assert error.response is response
        assert error.request is response.request
    for error in [
        exc.ObjectNotFound(cause, "No such flow"),
        exc.ObjectNotFound(cause, help_message="No such flow"),
    ]:
        assert str(error) == error.help_message == "No such flow"
        assert error.response is response
    assert exc.ObjectNotFound(cause, "No such flow", "more").args == ("No such flow", "more")
    for cls in [exc.ObjectAlreadyExists, exc.ObjectLimitReached, exc.ObjectUnsupported]:
        again = cls(http_exc=cause)
        assert again.http_exc is cause
        assert str(again) == "404 of httpx"
        assert cls(cause, "told").args == ("told",)
    bare = exc.ObjectNotFound(ValueError("no flow"))
    assert str(bare) == "no flow"
    assert bare.status_code == 404
    assert exc.ObjectAlreadyExists(ValueError("one flow")).status_code == 409
    assert str(exc.ProtectedBlockError("It is protected")) == "It is protected"
    assert str(exc.CloudUnauthorizedError("Log in")) == "Log in"


def test_help_message_defaults_to_the_message() -> None:
    error = exc.ObjectNotFound("no such flow", Response())
    assert error.help_message == "no such flow"


def test_from_httpx_error() -> None:
    request = httpx.Request("GET", "http://127.0.0.1/api/flows/1")
    response = httpx.Response(404, json={"detail": "Flow not found"}, request=request)
    with pytest.raises(httpx.HTTPStatusError) as caught:
        response.raise_for_status()
    error = exc.PrefectHTTPStatusError.from_httpx_error(caught.value)
    assert "Flow not found" in str(error)
    assert error.response is response
    assert error.request is request
    assert isinstance(error, httpx.HTTPStatusError)
    assert isinstance(exc.ObjectNotFound.from_httpx_error(caught.value), exc.ObjectNotFound)


# ---- Request errors ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REQUEST_ERRORS)
def test_a_request_error_has_the_request(name: str) -> None:
    request = Request()
    error = named(name)("connection refused", request=request)
    assert str(error) == "connection refused"
    assert error.args == ("connection refused",)
    assert error.request is request
    assert error.response is None
    assert str(named(name)(request=request)) == "GET http://127.0.0.1:4200/api/flows/1 failed"
    assert str(named(name)()) == name


def test_a_decoding_error_has_the_response() -> None:
    response = Response()
    error = exc.DecodingError("no JSON", response=response)
    assert error.response is response
    assert error.request is response.request


# ---- Other errors --------------------------------------------------------------------------------


def test_errors_that_build_their_own_message() -> None:
    assert "10" in str(exc.EventTooLarge(10, 5))
    assert (exc.EventTooLarge(10, 5).size, exc.EventTooLarge(10, 5).maximum) == (10, 5)
    script = exc.ScriptError(ValueError("no"), "flow.py")
    assert isinstance(script.user_exc, ValueError)
    assert "flow.py" in str(script)
    assert exc.TerminationSignal(15).signal == 15
    assert exc.PausedRun(state="a state").state == "a state"
    assert exc.Pause(state="a state").state == "a state"
    assert exc.PrefectImportError("no").msg == "no"
    assert exc.ProfileSettingsValidationError([("a", "b")]).errors == [("a", "b")]
    assert "a: b" in str(exc.ProfileSettingsValidationError([("a", "b")]))

    def flow(a: int, b: int = 1) -> None: ...

    bound = exc.ParameterBindError.from_bind_failure(flow, TypeError("too many"), (1, 2, 3), {"c": 4})
    assert "Error binding parameters for function 'flow': too many" in str(bound)
    assert "received args: (1, 2, 3) and kwargs: ['c']" in str(bound)
    assert "['a']" in str(exc.SignatureMismatchError.from_bad_params(["a"], ["b"]))
    wrong = exc.ValidationError("it", [{"loc": ["a", 0], "msg": "expected a number"}])
    assert "a.0: expected a number" in str(exc.ParameterTypeError.from_validation_error(wrong))


# ---- Copies --------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", every_error(), ids=lambda error: type(error).__name__)
def test_every_error_can_be_pickled_and_copied(error: BaseException) -> None:
    error.custom = {"kept": [1]}
    for again in round_trips(error):
        assert isinstance(again, type(error))
        assert type(again).__name__ == type(error).__name__
        assert str(again) == str(error)
        assert again.custom == {"kept": [1]}
        for name in ["response", "request", "status_code", "title", "state", "size", "maximum", "msg"]:
            assert getattr(again, name, None) == getattr(error, name, None), name
        if not isinstance(error, (exc.ScriptError, exc.ProfileSettingsValidationError)):
            assert again.args == error.args
        if isinstance(error, exc.ValidationError):
            assert isinstance(again, exc.ValidationError)
            assert again.errors() == error.errors()
        if hasattr(error, "http_exc"):
            assert again.http_exc is again


def test_a_subclass_with_another_constructor_can_be_pickled() -> None:
    for again in round_trips(Own("etl", Response())):
        assert type(again) is Own
        assert again.flow == "etl"
        assert str(again) == "no flow etl"
