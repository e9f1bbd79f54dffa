"""Variables."""

from __future__ import annotations

from typing import Any


async def crud(call: Any) -> None:
    from prefect.client.schemas.actions import VariableCreate, VariableUpdate

    values = {
        "text": "x",
        "number": 2**53,
        "float": 1.5,
        "true": True,
        "null": None,
        "list": [1, {"a": None}],
    }
    for what, value in values.items():
        name = call.name(what)
        await call(f"create_variable: {what}", VariableCreate(name=name, value=value))
        await call(f"read_variable_by_name: {what}", name)
    name = call.name("dict")
    await call("create_variable: dict", VariableCreate(name=name, value={"k": {"n": 0.1}}, tags=["b", "a"]))
    await call("create_variable: again", VariableCreate(name=name, value="other"))
    await call("create_variable: bad name", {"name": "not a name", "value": 1})
    await call("read_variable_by_name: unknown", call.name("none"))
    await call("read_variable_by_name: tags", name)
    await call("update_variable", VariableUpdate(name=name, value="new"))
    await call("update_variable: tags", VariableUpdate(name=name, tags=["t"]))
    await call("update_variable: null", VariableUpdate(name=name, value=None, tags=[]))
    await call("update_variable: unknown", VariableUpdate(name=call.name("none"), value=1))
    await call("read_variable_by_name: updated", name)
    await call.sent("read_variables")
    await call.sent("read_variables: limit", limit=1)
    await call.sent("read_variables: positional", 2)
    await call("read_variables: limit too high", limit=100000)
    await call("delete_variable_by_name", name)
    await call("delete_variable_by_name: again", name)
    for what in values:
        await call(f"delete_variable_by_name: {what}", call.name(what))
