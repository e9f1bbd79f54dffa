"""The events of acquired and released slots."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def emit(
    phase: str, limits: list[Any], details: dict[str, str], follows: dict[Any, Any], kind: str = ""
) -> dict[Any, Any]:
    """Emit an event for each limit. A failure is logged: it is no reason not to go on.

    Args:
        phase (str): `acquired` or `released`.
        limits (list[Any]): The limits.
        details (dict[str, str]): Labels of the events' resources.
        follows (dict[Any, Any]): The earlier events, by the id of their limit.
        kind (str): The kind of limit, `v1.` for those of tags.

    Returns:
        dict[Any, Any]: The events, by the id of their limit.
    """
    from prefect_rs.events import emit_event

    events = {}
    try:
        for limit in limits:
            related = [
                {
                    "prefect.resource.id": f"prefect.concurrency-limit.{kind}{other.id}",
                    "prefect.resource.role": "concurrency-limit",
                }
                for other in limits
                if other.id != limit.id
            ]
            resource = {
                "prefect.resource.id": f"prefect.concurrency-limit.{kind}{limit.id}",
                "prefect.resource.name": limit.name,
                "limit": str(limit.limit),
                **details,
            }
            events[limit.id] = emit_event(
                f"prefect.concurrency-limit.{kind}{phase}",
                resource=resource,
                related=related,
                follows=follows.get(limit.id),
            )
    except Exception:
        from prefect_rs.concurrency._acquire import logger

        logger().warning("The event that slots were %s could not be emitted", phase, exc_info=True)
    return events
