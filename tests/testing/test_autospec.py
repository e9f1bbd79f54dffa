"""`unittest.mock` and pytest's `monkeypatch` treat clients and models as Python's own classes."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any
from unittest import mock

import prefect_rs.client.schemas.objects
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import CloudClient
from prefect_rs.client.schemas.objects import Flow, FlowRun
from prefect_rs.deployments import run_deployment
from prefect_rs.exceptions import ObjectNotFound

from tests.support.clients import methods
from tests.support.models import ID

NOWHERE = "http://127.0.0.1:9/api"
WORKSPACE = f"{NOWHERE}/accounts/{ID}/workspaces/{ID}"
CLIENTS: list[Any] = [PrefectClient, SyncPrefectClient, CloudClient]
WAYS: dict[str, Callable[[Any], Any]] = {
    "class": lambda kind: mock.create_autospec(kind, instance=True),
    "instance": lambda kind: mock.create_autospec(kind(WORKSPACE)),
    "spec_set": lambda kind: mock.create_autospec(kind, instance=True, spec_set=True),
}


def outcome(call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """The result of a call; since Python 3.13, mocks of coroutine functions check arguments when awaited."""
    made = call(*args, **kwargs)
    return asyncio.run(_awaited(made)) if inspect.isawaitable(made) else made


async def _awaited(made: Any) -> Any:
    return await made


def arguments(method: Any) -> dict[str, Any]:
    """The required arguments of a method."""
    needed = [each for each in inspect.signature(method).parameters.values() if each.default is each.empty]
    return {
        each.name: None for each in needed if each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY)
    }


# ---- Clients -------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", CLIENTS)
def test_every_method_of_a_mock_checks_its_arguments(kind: Any, way: str) -> None:
    mocked = WAYS[way](kind)
    real = kind(WORKSPACE)
    for name in methods(kind):
        method, original = getattr(mocked, name), getattr(real, name)
        assert isinstance(method, mock.AsyncMock) is inspect.iscoroutinefunction(original), name
        right = arguments(original)
        outcome(method, **right)
        method.assert_called_with(**right)
        takes_any = any(
            each.kind is each.VAR_KEYWORD for each in inspect.signature(original).parameters.values()
        )
        if not takes_any:
            with pytest.raises(TypeError):
                outcome(method, **right, misspelled=1)
        if right:
            with pytest.raises(TypeError):
                outcome(method, **dict(list(right.items())[1:]))


@pytest.mark.parametrize("kind", CLIENTS)
def test_the_constructor_of_a_mock_checks_its_arguments(kind: Any) -> None:
    mocked = mock.create_autospec(kind)
    mocked("http://127.0.0.1:9/api", api_key="x", httpx_settings={})
    for wrong in ({"ap": "x"}, {"httpx_setting": {}}):
        with pytest.raises(TypeError):
            mocked(**wrong)


@pytest.mark.parametrize("kind", [PrefectClient, SyncPrefectClient])
def test_monkeypatch(kind: Any) -> None:
    client = kind(NOWHERE)
    for owner in (kind, client):
        before = owner.read_flow_run
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(owner, "read_flow_run", lambda *args: args[-1])
            assert client.read_flow_run("x") == "x"
            with pytest.raises(AttributeError):
                patch.setattr(owner, "read_flow_rum", None)
        assert owner.read_flow_run == before
    name = f"prefect_rs.client.orchestration.{kind.__name__}.read_flow_run"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(name, lambda self, flow_run_id: flow_run_id)
        assert client.read_flow_run("x") == "x"
    with mock.patch(name, autospec=True) as mocked:
        mocked.return_value = "run"
        assert outcome(client.read_flow_run, "x") == "run"
        mocked.assert_called_once_with(client, "x")
    assert vars(client) == {}


def test_functions_that_take_a_client_accept_a_mock() -> None:
    client: Any = mock.create_autospec(SyncPrefectClient, instance=True)
    client.run_deployment.return_value = "run"
    made: Any = run_deployment("a/b", client=client, timeout=0)
    assert made == "run"
    client.run_deployment.assert_called_once()


def test_an_error_as_side_effect() -> None:
    client = SyncPrefectClient(NOWHERE)
    with (
        mock.patch.object(client, "read_flow_run", side_effect=ObjectNotFound("no such run")),
        pytest.raises(ObjectNotFound, match="no such run"),
    ):
        client.read_flow_run(ID)


# ---- Models --------------------------------------------------------------------------------------


def run(**fields: Any) -> FlowRun:
    return FlowRun(**{"name": "a", "flow_id": ID, **fields})


@pytest.mark.parametrize(
    "made", [lambda: mock.create_autospec(FlowRun, instance=True), lambda: mock.create_autospec(run())]
)
def test_a_mock_of_a_model(made: Callable[[], Any]) -> None:
    mocked = made()
    assert isinstance(mocked, FlowRun)
    mocked.name = "b"
    assert mocked.name == "b"
    mocked.model_dump(mode="json")
    for wrong in (lambda: mocked.model_dump(mod="json"), lambda: mocked.model_validate(objj={})):
        with pytest.raises(TypeError):
            wrong()
    with pytest.raises(AttributeError):
        mocked.nmae  # noqa: B018


def test_a_mock_of_a_models_class() -> None:
    mocked = mock.create_autospec(FlowRun)
    mocked.model_validate.return_value = "run"
    assert mocked.model_validate({"name": "a"}) == "run"
    with pytest.raises(TypeError):
        mocked.model_validate()
    assert isinstance(mocked(), FlowRun)
    with pytest.raises(AttributeError):
        mock.Mock(spec_set=FlowRun).nmae = 1


@pytest.mark.parametrize("autospec", [None, True])
def test_methods_of_a_models_class_can_be_patched(autospec: Any) -> None:
    before = FlowRun.model_validate
    with mock.patch.object(FlowRun, "model_dump", autospec=autospec, return_value={}) as mocked:
        assert run().model_dump(mode="json") == {}
        mocked.assert_called_once()
        if autospec:
            with pytest.raises(TypeError):
                run().model_dump(mod="json")  # type: ignore[call-arg]
        assert Flow(name="a").model_dump() != {}
    with mock.patch.object(FlowRun, "model_validate", autospec=autospec, return_value="run") as mocked:
        assert FlowRun.model_validate({}) == "run"  # type: ignore[comparison-overlap]
        mocked.assert_called_once_with({})
    assert run().model_dump()["name"] == "a"
    assert FlowRun.model_validate == before
    assert not {"model_dump", "model_validate"} & vars(FlowRun).keys()


def test_fields_can_be_patched() -> None:
    one = run()
    with mock.patch.object(one, "name", "b"):
        assert one.name == "b"
    with mock.patch.object(FlowRun, "name", new_callable=mock.PropertyMock, return_value="b"):
        assert one.name == "b"
    with mock.patch.dict(one.parameters, {"x": 1}):
        assert one.parameters == {"x": 1}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(one, "name", "b")
        patch.setattr(FlowRun, "tags", ["patched"])
        assert (one.name, one.tags) == ("b", ["patched"])
    assert (one.name, one.tags, one.parameters) == ("a", [], {})


def test_a_model_can_be_replaced_in_its_module() -> None:
    with mock.patch("prefect_rs.client.schemas.objects.FlowRun") as mocked:
        assert prefect_rs.client.schemas.objects.FlowRun is mocked
    assert prefect_rs.client.schemas.objects.FlowRun is FlowRun


def test_wraps_a_model() -> None:
    wrapped = mock.Mock(wraps=run())
    assert wrapped.model_dump()["name"] == "a"
    wrapped.model_dump.assert_called_once_with()


def test_a_method_of_an_instance_cannot_be_replaced_as_with_pydantic() -> None:
    one = run()
    with pytest.raises(AttributeError, match=r"patch\.object\(FlowRun, \"model_dump\"\)"):
        one.model_dump = lambda: {}  # type: ignore[method-assign, assignment]
    assert one.model_dump()["name"] == "a"


def test_attributes_of_subclasses_can_be_replaced_and_deleted() -> None:
    class Mine(Flow):
        _note = "class"

        def shout(self) -> str:
            return self.name.upper()

    one = Mine(name="a")
    with mock.patch.object(one, "_note", "mine"), mock.patch.object(one, "shout", return_value="x"):
        assert (one._note, one.shout()) == ("mine", "x")
    assert (one._note, one.shout()) == ("class", "A")
    with pytest.raises(AttributeError, match="name cannot be deleted from a Mine"):
        del one.name
