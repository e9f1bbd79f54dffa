# ruff: noqa: E501  # scripts in strings, which the formatter does not break
"""Models of the official package, and values in parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest


def test_work_pools(told: Callable[[str], dict[str, Any]], read: Callable[[str], Any]) -> None:
    found = told(
        """
        from prefect.client.schemas import actions as official_actions
        F, O = official_filters, official_objects
        name = f"official-{UNIQUE}-{MODE}"
        created = call("create_work_pool", official_actions.WorkPoolCreate(
            name=name, type="process", concurrency_limit=3, is_paused=True, description="d"))
        call("update_work_pool", name, official_actions.WorkPoolUpdate(description="changed"))
        changed = call("read_work_pool", name)
        call("send_worker_heartbeat", name, "w", 30, False,
             O.WorkerMetadata(integrations=[O.Integration(name="i", version="1")]))
        workers = call("read_workers_for_work_pool", name, F.WorkerFilter(status=F.WorkerFilterStatus(any_=["ONLINE"])))
        call("create_work_queue", "q", work_pool_name=name)
        queues = call("read_work_queues", name, F.WorkQueueFilter(name=F.WorkQueueFilterName(startswith_=["q"])))
        pools = call("read_work_pools", None, 0, F.WorkPoolFilter(name=F.WorkPoolFilterName(any_=[name])))
        tell(limit=created.concurrency_limit,
             changed=[changed.description, changed.concurrency_limit, changed.is_paused],
             workers=[one.name for one in workers], queues=[one.name for one in queues],
             pools=[one.name == name for one in pools])
        call("delete_work_pool", name)
        """
    )
    assert found["limit"] == 3
    assert found["changed"] == ["changed", 3, True]
    assert (found["workers"], found["queues"], found["pools"]) == (["w"], ["q"], [True])


@pytest.mark.needs_server("3.4", "the result storage of work pools, which the official client always sends")
def test_overwriting_a_work_pool_like_the_official_client(
    told: Callable[[str], dict[str, Any]],
) -> None:
    found = told(
        """
        from prefect.client.schemas import actions as official_actions
        name, other = f"official-{UNIQUE}-{MODE}", f"theirs-{UNIQUE}-{MODE}"
        storage = official_objects.WorkPoolStorageConfiguration(bundle_upload_step={"s": {}})
        create = official_actions.WorkPoolCreate(name=name, type="process", concurrency_limit=3, is_paused=True,
                                                 description="d", storage_configuration=storage)
        new = official_actions.WorkPoolCreate(name=name, type="process", description="new")
        with official_client(sync_client=True) as client:
            client.create_work_pool(create.model_copy(update={"name": other}))
            theirs = client.create_work_pool(new.model_copy(update={"name": other}), overwrite=True)
        created = call("create_work_pool", create)
        ours = call("create_work_pool", new, overwrite=True)
        tell(upload=created.storage_configuration.bundle_upload_step,
             ours=ours.model_dump(mode="json"), theirs=theirs.model_dump(mode="json"))
        for one in (name, other):
            call("delete_work_pool", one)
        """
    )
    assert found["upload"] == {"s": {}}
    assert found["ours"]["description"] == "new"
    own = {"id", "created", "updated", "name", "default_queue_id"}
    assert {k: v for k, v in found["ours"].items() if k not in own} == {
        k: v for k, v in found["theirs"].items() if k not in own
    }


def test_blocks(told: Callable[[str], dict[str, Any]], read: Callable[[str], Any]) -> None:
    found = told(
        """
        from prefect.client.schemas import actions as official_actions
        from pydantic import SecretStr

        name = f"official-{UNIQUE}"
        logo = "https://example.com/logo.png"
        type_ = call("create_block_type", official_actions.BlockTypeCreate(name=name, slug=name, logo_url=logo))
        update = official_actions.BlockTypeUpdate(documentation_url="https://example.com/docs")
        call("update_block_type", type_.id, update)
        fields = {"properties": {"p": {"type": "string"}}, "secret_fields": ["p"], "block_type_slug": name}
        schema = official_actions.BlockSchemaCreate(fields=fields, block_type_id=type_.id)
        schema = call("create_block_schema", schema)
        ids = {"block_type_id": type_.id, "block_schema_id": schema.id}
        data = {"p": SecretStr("hunter2"), "q": 1}
        given = official_actions.BlockDocumentCreate(name="one", data=data, **ids)
        one = call("create_block_document", given)
        two = call("create_block_document", official_objects.BlockDocument(name="two", data=data, **ids))
        changed = official_actions.BlockDocumentUpdate(data={"p": SecretStr("new")})
        call("update_block_document", two.id, changed)
        with official_client(sync_client=True) as client:
            theirs = client.read_block_document(one.id)
        call("update_block_document", theirs.id, theirs)
        three = official_objects.BlockDocument(name="three", data=data, **ids)
        with official_client(sync_client=True) as client:
            three = client.create_block_document(three)
        tell(type=type_.id, one=one.id, two=two.id, three=three.id)
        """
    )
    kept = {
        name: read(f"/block_documents/{found[name]}?include_secrets=true") for name in ("one", "two", "three")
    }
    assert kept["one"]["data"] == kept["three"]["data"] == {"p": "hunter2", "q": 1}
    assert kept["two"]["data"] == {"p": "new", "q": 1}
    type_ = read(f"/block_types/{found['type']}")
    assert type_["logo_url"] == "https://example.com/logo.png"
    assert type_["documentation_url"] == "https://example.com/docs"


def test_states(told: Callable[[str], dict[str, Any]], read: Callable[[str], Any]) -> None:
    found = told(
        """
        later = datetime(2090, 1, 1, 12, tzinfo=timezone.utc)
        where = {"name": f"states-{UNIQUE}"}
        flow_id = call("create_flow", where)
        statuses = {}
        ids = {}
        for name, state in {
            "completed": official_states.Completed(message="all done"),
            "failed": official_states.Failed(message="boom", name="Exploded"),
            "scheduled": official_states.Scheduled(scheduled_time=later),
            "paused": official_states.Paused(timeout_seconds=600, pause_key="key"),
            "crashed": official_states.Crashed(),
            "cancelling": official_states.Cancelling(),
        }.items():
            run = call("create_flow_run", flow_id.hex, state=official_states.Running())
            statuses[name] = str(call("set_flow_run_state", run.id, state, force=True).status.value)
            ids[name] = run.id
        begun = call("create_flow_run", flow_id.hex, state=official_states.Scheduled(scheduled_time=later))
        tell(statuses=statuses, ids=ids, begun=begun.id, is_ours=type(begun.state).__module__)
        """
    )
    assert set(found["statuses"].values()) == {"ACCEPT"}
    assert found["is_ours"] == "prefect_rs.client.schemas.objects"
    state = {name: read(f"/flow_runs/{run_id}")["state"] for name, run_id in found["ids"].items()}
    assert {name: (one["type"], one["name"], one["message"]) for name, one in state.items()} == {
        "completed": ("COMPLETED", "Completed", "all done"),
        "failed": ("FAILED", "Exploded", "boom"),
        "scheduled": ("SCHEDULED", "Scheduled", None),
        "paused": ("PAUSED", "Paused", None),
        "crashed": ("CRASHED", "Crashed", None),
        "cancelling": ("CANCELLING", "Cancelling", None),
    }
    assert state["scheduled"]["state_details"]["scheduled_time"] == "2090-01-01T12:00:00Z"
    assert state["paused"]["state_details"]["pause_key"] == "key"
    assert state["paused"]["state_details"]["pause_timeout"] is not None
    begun = read(f"/flow_runs/{found['begun']}")
    assert begun["state"]["type"] == "SCHEDULED"
    assert begun["next_scheduled_start_time"] == "2090-01-01T12:00:00Z"


@pytest.mark.needs_server("3.2", "a filter by any of some tags")
def test_filters_and_sort_orders(told: Callable[[str], dict[str, Any]]) -> None:
    found = told(
        """
        F, S = official_filters, official_sorting
        flow_id = call("create_flow", {"name": f"filters-{UNIQUE}", "tags": [UNIQUE]})
        other_id = call("create_flow", {"name": f"filters-{UNIQUE}-b"})
        for name in ["c", "a", "b"]:
            call("create_flow_run", flow_id.hex, name=name, tags=[UNIQUE, name],
                 state=official_states.Running() if name == "b" else official_states.Scheduled())

        mine = F.FlowRunFilter(tags=F.FlowRunFilterTags(all_=[UNIQUE]))
        def runs(filter, **further):
            return [run.name for run in call("read_flow_runs", flow_run_filter=filter, **further)]
        def flows(filter, **further):
            return [one.name.removeprefix(f"filters-{UNIQUE}") for one in call("read_flows", flow_filter=filter, **further)]

        like = F.FlowFilter(name=F.FlowFilterName(like_=UNIQUE))
        tell(
            up=runs(mine, sort=S.FlowRunSort.NAME_ASC),
            down=runs(mine, sort=S.FlowRunSort.NAME_DESC, limit=2),
            text=runs(mine, sort="NAME_ASC", offset=1),
            count=call("count_flow_runs", flow_run_filter=mine),
            running=runs(F.FlowRunFilter(
                tags=F.FlowRunFilterTags(all_=[UNIQUE]),
                state=F.FlowRunFilterState(type=F.FlowRunFilterStateType(any_=[official_objects.StateType.RUNNING])))),
            either=runs(F.FlowRunFilter(
                operator=F.Operator.or_,
                tags=F.FlowRunFilterTags(any_=["nobody"]),
                name=F.FlowRunFilterName(any_=["a"]),
                id=F.FlowRunFilterId(any_=[])), flow_filter=F.FlowFilter(id=F.FlowFilterId(any_=[flow_id]))),
            since=runs(F.FlowRunFilter(
                tags=F.FlowRunFilterTags(all_=[UNIQUE]),
                start_time=F.FlowRunFilterStartTime(after_=datetime.now(timezone.utc) - timedelta(hours=1), is_null_=False))),
            flows_up=flows(like, sort=S.FlowSort.NAME_ASC),
            flows_down=flows(like, sort=S.FlowSort.NAME_DESC),
            of_runs=flows(None, flow_run_filter=mine),
            by_deployment=flows(like, deployment_filter=F.DeploymentFilter(name=F.DeploymentFilterName(any_=["nobody"]))),
        )
        """
    )
    assert found == {
        "up": ["a", "b", "c"],
        "down": ["c", "b"],
        "text": ["b", "c"],
        "count": 3,
        "running": ["b"],
        "either": ["a"],
        "since": ["b"],
        "flows_up": ["", "-b"],
        "flows_down": ["-b", ""],
        "of_runs": [""],
        "by_deployment": [],
    }


@pytest.mark.needs_server("3.2", "labels of flows, which the official client always sends")
def test_objects_that_the_official_client_has_read(
    told: Callable[[str], dict[str, Any]], read: Callable[[str], Any]
) -> None:
    found = told(
        """
        with official_client(sync_client=True) as client:
            flow_id = client.create_flow_from_name(f"read-{UNIQUE}")
            their_flow = client.read_flow(flow_id)
            run = call("create_flow_run", flow=their_flow, parameters={"a": 1})
            their_run = client.read_flow_run(run.id)
        same_flow = call("read_flow", their_flow)
        same_run = call("read_flow_run", their_run)
        failed = official_states.Failed(name="Copied", state_details=their_run.state.state_details)
        call("set_flow_run_state", their_run, failed)
        call("update_flow_run", their_run, empirical_policy=official_objects.FlowRunPolicy(retries=4))
        tell(flow=flow_id, run=run.id, same_flow=same_flow.id, same_run=same_run.id, created=call("create_flow", their_flow))
        """
    )
    assert found["same_flow"] == found["created"] == found["flow"]
    assert found["same_run"] == found["run"]
    run = read(f"/flow_runs/{found['run']}")
    assert run["flow_id"] == found["flow"]
    assert run["parameters"] == {"a": 1}
    assert run["flow_version"] is None
    assert (run["state"]["type"], run["state"]["name"]) == ("FAILED", "Copied")
    assert run["empirical_policy"]["retries"] == 4
    assert UUID(found["run"])


@pytest.mark.parametrize("copy", ["model_copy()", "fresh_copy()", "copy()"])
def test_a_copied_state(told: Callable[[str], dict[str, Any]], read: Callable[[str], Any], copy: str) -> None:
    # The official package's copies have no timestamp, but pydantic's marker for an undefined value.
    found = told(
        f"""
        warnings.simplefilter("ignore")
        run = call("create_flow_run", call("create_flow", {{"name": "copied"}}).hex)
        call("set_flow_run_state", run.id, official_states.Failed(message="m").{copy})
        tell(run=run.id)
        """
    )
    state = read(f"/flow_runs/{found['run']}")["state"]
    assert (state["type"], state["name"], state["message"]) == ("FAILED", "Failed", "m")


def test_the_official_client_accepts_objects_of_this_package(told: Callable[[str], dict[str, Any]]) -> None:
    found = told(
        """
        import prefect_rs.states
        flow_id = call("create_flow", {"name": f"ours-{UNIQUE}"})
        run = call("create_flow_run", flow_id.hex, state=prefect_rs.states.Completed(message="m"))
        with official_client(sync_client=True) as client:
            state = client.read_flow_run(run.id).state
        ours = call("read_flow_run", run.id)
        again = official_objects.FlowRun.model_validate(ours.model_dump())
        again_json = official_objects.FlowRun.model_validate_json(ours.model_dump_json())
        tell(type=state.type.value, message=state.message, same=again.id == run.id, same_json=again_json.id == run.id,
             equal=[ours.state.type == official_objects.StateType.COMPLETED, again.state.message])
        """
    )
    assert found == {
        "type": "COMPLETED",
        "message": "m",
        "same": True,
        "same_json": True,
        "equal": [True, "m"],
    }


def test_pydantic_models_and_prefects_types_in_parameters(
    told: Callable[[str], dict[str, Any]], read: Callable[[str], Any]
) -> None:
    found = told(
        """
        import pydantic
        class Inner(pydantic.BaseModel):
            n: int = 1
            when: datetime = datetime(2026, 1, 1, tzinfo=timezone.utc)
        class Outer(pydantic.BaseModel):
            inner: Inner = Inner()
            key: pydantic.SecretStr = pydantic.SecretStr("hunter2")
            names: set[str] = {"a"}
        run = call("create_flow_run", call("create_flow", {"name": "params"}).hex,
                   parameters={"model": Outer(), "state": official_objects.StateType.RUNNING, "delta": timedelta(minutes=1)})
        tell(run=run.id)
        """
    )
    assert read(f"/flow_runs/{found['run']}")["parameters"] == {
        "model": {"inner": {"n": 1, "when": "2026-01-01T00:00:00Z"}, "key": "**********", "names": ["a"]},
        "state": "RUNNING",
        "delta": 60.0,
    }


def test_artifacts_variables_and_logs(
    told: Callable[[str], dict[str, Any]], read: Callable[[str], Any]
) -> None:
    found = told(
        """
        from prefect.client.schemas import actions as official_actions

        key = f"official-{UNIQUE}"
        artifact = call("create_artifact", official_actions.ArtifactCreate(key=key, data={"a": [1]}, metadata_={"m": "n"}))
        call("update_artifact", artifact, official_actions.ArtifactUpdate(description="d"))
        latest = call("read_latest_artifacts", sort=official_sorting.ArtifactCollectionSort.KEY_ASC,
                      artifact_filter=official_filters.ArtifactCollectionFilter(
                          key=official_filters.ArtifactCollectionFilterKey(any_=[key])))

        name = f"official_{UNIQUE}"
        variable = call("create_variable", official_actions.VariableCreate(name=name, value={"a": None}, tags=["t"]))
        call("update_variable", official_actions.VariableUpdate(name=name, value=2))

        run = call("create_flow_run", {"name": f"logs-{UNIQUE}"})
        log = official_actions.LogCreate(name="n", level=30, message="m", flow_run_id=run.id,
                                         timestamp=datetime(2026, 1, 1, tzinfo=timezone.utc))
        call("create_logs", [log])
        logs = call("read_logs", official_filters.LogFilter(
            flow_run_id=official_filters.LogFilterFlowRunId(any_=[run.id])))
        tell(artifact_id=artifact.id, latest=[one.latest_id for one in latest], variable_id=variable.id,
             logs=[[one.level, one.message, one.timestamp.isoformat()] for one in logs])
        """
    )
    artifact = read(f"/artifacts/{found['artifact_id']}")
    assert (artifact["data"], artifact["metadata_"], artifact["description"]) == ({"a": [1]}, {"m": "n"}, "d")
    assert found["latest"] == [found["artifact_id"]]
    variable = read(f"/variables/{found['variable_id']}")
    assert (variable["value"], variable["tags"]) == (2, ["t"])
    assert found["logs"] == [[30, "m", "2026-01-01T00:00:00+00:00"]]
