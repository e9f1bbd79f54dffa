"""Python methods of block types."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.client.schemas import actions

    class _BlockTypeUpdate(actions.BlockTypeUpdate):
        pass
else:
    _BlockTypeUpdate = object


class BlockTypeUpdate(_BlockTypeUpdate):
    """The methods of `BlockTypeUpdate`."""

    __slots__ = ()

    @classmethod
    def updatable_fields(cls) -> set[str]:
        """What can be changed of a block type.

        Returns:
            set[str]: The names of the fields.
        """
        return set(cls.model_fields)
