"""Validation of block documents."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.client.schemas import actions, objects

    class _BlockDocument(objects.BlockDocument):
        pass

    class _BlockDocumentCreate(actions.BlockDocumentCreate):
        pass

    class _BlockDocumentReference(objects.BlockDocumentReference):
        pass
else:
    _BlockDocument = _BlockDocumentCreate = _BlockDocumentReference = object


class BlockDocument(_BlockDocument):
    """Validation of a `BlockDocument`."""

    __slots__ = ()

    def _finish(self) -> None:
        _named_unless_anonymous(self)


class BlockDocumentCreate(_BlockDocumentCreate):
    """Validation of a `BlockDocumentCreate`."""

    __slots__ = ()

    def _finish(self) -> None:
        _named_unless_anonymous(self)


class BlockDocumentReference(_BlockDocumentReference):
    """Validation of a `BlockDocumentReference`."""

    __slots__ = ()

    def _finish(self) -> None:
        if self.parent_block_document_id == self.reference_block_document_id:
            message = (
                "expected another block document than the parent: a document cannot refer to itself. "
                "`parent_block_document_id` and `reference_block_document_id` cannot be the same"
            )
            raise _problem(self, "reference_block_document_id", message)


def _named_unless_anonymous(document: "objects.BlockDocument | actions.BlockDocumentCreate") -> None:
    if not document.name and not document.is_anonymous:
        raise _problem(
            document,
            "name",
            "missing: a block document needs a name, unless it is anonymous. Names must be provided for "
            "block documents.",
        )


def _problem(model: "Any", field: str, message: str) -> "Exception":
    """The exception for a field that is inconsistent with others."""
    from prefect_rs.exceptions import ValidationError

    return ValidationError(type(model).__name__, [{"loc": (field,), "msg": message}])
