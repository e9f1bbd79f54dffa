"""Names that the official package defines for all of its clients."""

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.client.schemas.objects import CsrfToken as CsrfToken
    from prefect_rs.exceptions import HTTPStatusError as HTTPStatusError
    from prefect_rs.exceptions import PrefectHTTPStatusError as PrefectHTTPStatusError
    from prefect_rs.utilities.collections import AutoEnum as AutoEnum
    from prefect_rs.utilities.collections import ServerType as ServerType

__all__ = ["ServerType"]

__getattr__, __dir__, _names = forward(
    __name__,
    {
        # Importing `enum` is slow, so its users are lazy.
        "prefect_rs.utilities.collections": ["AutoEnum", "ServerType"],
        # Re-exported because the official module has these names.
        "prefect_rs.client.schemas.objects": ["CsrfToken"],
        "prefect_rs.exceptions": ["HTTPStatusError", "PrefectHTTPStatusError"],
    },
)
