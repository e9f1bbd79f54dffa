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
        """Return the fields of a block type that can be updated.

        Returns:
            set[str]: The names of the fields.
        """
        return set(cls.model_fields)
