"""Validation of artifacts."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.client.schemas import objects

    class _Artifact(objects.Artifact):
        pass
else:
    _Artifact = object


class Artifact(_Artifact):
    """The methods of `Artifact`."""

    __slots__ = ()

    def _finish(self) -> None:
        """Truncate metadata, as the server does."""
        if self.metadata_ is not None:
            for name, text in self.metadata_.items():
                if len(text) > 500:
                    self.metadata_[name] = text[:500] + "..."
