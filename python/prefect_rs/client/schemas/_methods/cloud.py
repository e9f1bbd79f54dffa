"""Python methods of Prefect Cloud's users and workspaces."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from uuid import UUID

    from prefect_rs.client.schemas import objects

    class _User(objects.User):
        pass

    class _Workspace(objects.Workspace):
        pass
else:
    _User = _Workspace = object


class User(_User):
    """The methods of `User`."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The user's first and last name, or their handle if they have neither.

        Returns:
            str: A display name.
        """
        return " ".join(filter(None, (self.first_name, self.last_name))) or self.handle


class Workspace(_Workspace):
    """The methods of `Workspace`."""

    __slots__ = ()

    @property
    def id(self) -> "UUID":
        """An alias of `workspace_id`.

        Returns:
            UUID: The workspace's id.
        """
        return self.workspace_id

    @property
    def name(self) -> str:
        """An alias of `workspace_name`.

        Returns:
            str: The workspace's name.
        """
        return self.workspace_name

    @property
    def description(self) -> "str | None":
        """An alias of `workspace_description`.

        Returns:
            str | None: The workspace's description.
        """
        return self.workspace_description

    @property
    def handle(self) -> str:
        """The full handle, which is unique.

        Returns:
            str: `account_handle/workspace_handle`, or only the latter if the account's handle is unknown.
        """
        return "/".join(filter(None, (self.account_handle, self.workspace_handle)))

    def api_url(self) -> str:
        """Return the URL of the workspace's API, for `PREFECT_API_URL`.

        Returns:
            str: A URL below the current `PREFECT_CLOUD_API_URL`.
        """
        from prefect_rs._core import cloud_urls

        return f"{cloud_urls()[0]}/accounts/{self.account_id}/workspaces/{self.workspace_id}"

    def ui_url(self) -> str:
        """Return the URL of the workspace in the UI.

        Returns:
            str: A URL below the current `PREFECT_CLOUD_UI_URL`.
        """
        from prefect_rs._core import cloud_urls

        return f"{cloud_urls()[1]}/account/{self.account_id}/workspace/{self.workspace_id}"

    def __hash__(self) -> int:
        return hash(self.handle)
