"""Discriminated unions of triggers, for annotations: pydantic, and so FastAPI, validates one member only.

For a plain union, pydantic tries every member, and reports a mistake once for each.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Tag:
    """The value of a member's field `type`."""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    def __repr__(self) -> str:
        return f"Tag({self.tag!r})"


class Discriminator:
    """Makes pydantic select the member with `trigger_discriminator`."""

    def __init__(self, members: "dict[str, Any]") -> None:
        self.members = members

    def __repr__(self) -> str:
        return f"Discriminator({trigger_discriminator.__name__})"

    def __get_pydantic_core_schema__(self, source: "Any", handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema

        choices = {tag: handler.generate_schema(member) for tag, member in self.members.items()}
        return core_schema.tagged_union_schema(choices, discriminator=trigger_discriminator)


def trigger_discriminator(value: "Any") -> str:
    """Return the type of a trigger.

    Args:
        value (Any): A trigger, or a dict with the fields of one.

    Returns:
        str: The `type`. For a dict without one: `compound` or `sequence` if it has `triggers`, `metric` if
            its posture is `Metric`, and `event` otherwise.
    """
    if not isinstance(value, dict):
        return str(getattr(value, "type", "event"))
    if "type" in value:
        kind: str = value["type"]
        return kind
    if "triggers" in value:
        return "compound" if "require" in value else "sequence"
    return "metric" if value.get("posture") == "Metric" else "event"


def discriminated(*members: "Any") -> "Any":
    """The discriminated union of these triggers."""
    from typing import Annotated

    by_tag = {member.model_fields["type"].default: member for member in members}
    first, *rest = (Annotated[member, Tag(tag)] for tag, member in by_tag.items())
    union: Any = first
    for member in rest:
        union = union | member
    return Annotated[union, Discriminator(by_tag)]
