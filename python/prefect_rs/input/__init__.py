"""Input of flow runs: send it to a run, and receive what a run sends.

    send_input({"approved": True}, flow_run_id=run.id)

With pydantic, inputs can be models derived from `RunInput`.
"""

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.input.actions import acreate_flow_run_input as acreate_flow_run_input
    from prefect_rs.input.actions import (
        acreate_flow_run_input_from_model as acreate_flow_run_input_from_model,
    )
    from prefect_rs.input.actions import adelete_flow_run_input as adelete_flow_run_input
    from prefect_rs.input.actions import afilter_flow_run_input as afilter_flow_run_input
    from prefect_rs.input.actions import aread_flow_run_input as aread_flow_run_input
    from prefect_rs.input.actions import create_flow_run_input as create_flow_run_input
    from prefect_rs.input.actions import create_flow_run_input_from_model as create_flow_run_input_from_model
    from prefect_rs.input.actions import delete_flow_run_input as delete_flow_run_input
    from prefect_rs.input.actions import filter_flow_run_input as filter_flow_run_input
    from prefect_rs.input.actions import read_flow_run_input as read_flow_run_input
    from prefect_rs.input.run_input import GetInputHandler as GetInputHandler
    from prefect_rs.input.run_input import Keyset as Keyset
    from prefect_rs.input.run_input import RunInput as RunInput
    from prefect_rs.input.run_input import RunInputMetadata as RunInputMetadata
    from prefect_rs.input.run_input import keyset_from_base_key as keyset_from_base_key
    from prefect_rs.input.run_input import keyset_from_paused_state as keyset_from_paused_state
    from prefect_rs.input.run_input import receive_input as receive_input
    from prefect_rs.input.run_input import send_input as send_input

__getattr__, __dir__, __all__ = forward(
    __name__,
    {
        "prefect_rs.input.actions": [
            *("acreate_flow_run_input", "acreate_flow_run_input_from_model", "adelete_flow_run_input"),
            *("afilter_flow_run_input", "aread_flow_run_input", "create_flow_run_input"),
            *("create_flow_run_input_from_model", "delete_flow_run_input", "filter_flow_run_input"),
            "read_flow_run_input",
        ],
        "prefect_rs.input.run_input": [
            *("GetInputHandler", "Keyset", "RunInput", "RunInputMetadata", "keyset_from_base_key"),
            *("keyset_from_paused_state", "receive_input", "send_input"),
        ],
    },
)
