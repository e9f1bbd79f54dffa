# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""A client for Prefect Cloud, its models and its exceptions."""

from collections.abc import Awaitable, Callable, Mapping
from prefect_rs._annotations import _Dict, _Id
from prefect_rs._core import Response
from prefect_rs.client.orchestration import PrefectClient
from typing import Any
from prefect_rs.exceptions import CloudUnauthorizedError as CloudUnauthorizedError
from prefect_rs.client.schemas.objects import IPAllowlist as IPAllowlist
from prefect_rs.client.schemas.objects import IPAllowlistEntry as IPAllowlistEntry
from prefect_rs.client.schemas.objects import IPAllowlistMyAccessResponse as IPAllowlistMyAccessResponse
from prefect_rs.exceptions import ObjectNotFound as ObjectNotFound
from prefect_rs.exceptions import PrefectException as PrefectException
from prefect_rs.client.schemas.objects import User as User
from prefect_rs.client.schemas.objects import Workspace as Workspace
from prefect_rs.client.schemas.objects import WorkspaceSettings as WorkspaceSettings

__all__ = [
    "CloudClient",
    "CloudUnauthorizedError",
    "IPAllowlist",
    "IPAllowlistEntry",
    "IPAllowlistMyAccessResponse",
    "ObjectNotFound",
    "PrefectException",
    "User",
    "Workspace",
    "WorkspaceSettings",
    "get_cloud_client",
]

class CloudClient(PrefectClient):
    """An async client of Prefect Cloud and of one of its workspaces.

    The methods that it shares with `PrefectClient` use the configured workspace. Those for accounts, workspaces and users
    use Prefect Cloud itself. The account and the workspace are those in `host` or, by default, in `PREFECT_API_URL`, which
    has the form `https://api.prefect.cloud/api/accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID`.

    In addition to what its documentation lists, every method may raise the exceptions that are documented for
    `PrefectClient`, and `CloudUnauthorizedError` if the API key is invalid or lacks a permission.

    Args:
        host (str | None): The URL of Prefect Cloud's API, with or without account and workspace. Defaults to
            `PREFECT_API_URL`, if that contains an account, otherwise to `PREFECT_CLOUD_API_URL`.
        api_key (str | Callable[[], str | Awaitable[str]] | None): An API key, or a function that returns one, as for
            `PrefectClient`. Defaults to `PREFECT_API_KEY`.
        httpx_settings (dict[str, Any] | None): Settings of the connection, as for `PrefectClient`. A `base_url` takes
            precedence over `host`.
        infer_cloud_url (bool): Whether the host may be inferred from `PREFECT_API_URL`.

    Raises:
        ValidationError: An argument is invalid.
        SettingsError: A setting is invalid.
    """
    def __init__(
        self, host: str | None = None, api_key: str | Callable[[], str | Awaitable[str]] | None = None,
        httpx_settings: dict[str, Any] | None = None, *, infer_cloud_url: bool = True,
    ) -> None: ...
    @property
    def account_base_url(self) -> str:
        """The path of the configured account, below Prefect Cloud's API. Raises a `SettingsError` if no account is
        configured.

        Returns:
            `accounts/ACCOUNT_ID`, for `get` and `request`.
        """
    @property
    def account_id(self) -> str | None:
        """The id of the configured account.

        Returns:
            The id, or None if no account is configured.
        """
    async def api_healthcheck(self) -> None:
        """Check that Prefect Cloud is available and that the API key is valid, with a timeout of 10 seconds.

        Unlike the method of `PrefectClient`, this raises errors.
        """
    async def check_ip_allowlist_access(self) -> IPAllowlistMyAccessResponse:
        """Check whether the IP allowlist of the configured account allows this client's address.

        Returns:
            Whether it does, and why.

        Raises:
            SettingsError: No account is configured. This is a `ValueError`.
        """
    async def create_workspace(
        self, name: str, description: str | None = None, *, handle: str | None = None
    ) -> Workspace:
        """Create a workspace in the configured account or, if none is configured, in the user's only account.

        Args:
            name: The workspace's name.
            description: A description.
            handle: A handle that is unique in the account. Defaults to one that is derived from the name:
                `Data Science` becomes `data-science`.

        Returns:
            The workspace.

        Raises:
            ObjectAlreadyExists: The account has a workspace with this handle.
            SettingsError: No account is configured, and the user has none or several. They are listed. This is a
                `ValueError`.
        """
    async def delete(
        self, route: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Any:
        """Send a DELETE request to Prefect Cloud itself.

        Args:
            route: A path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The JSON of the response, or None if it is empty.

        Raises:
            ObjectNotFound: The object does not exist.
        """
    async def get(
        self, route: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Any:
        """Send a GET request to Prefect Cloud itself.

        Args:
            route: A path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The JSON of the response, or None if it is empty.

        Raises:
            ObjectNotFound: The object does not exist.
        """
    async def patch(
        self, route: str, *, json: Any = None, content: str | bytes | None = None,
        data: _Dict | str | bytes | None = None, params: _Dict | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send a PATCH request to Prefect Cloud itself.

        Args:
            route: A path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            json: The body, encoded as JSON.
            content: The body as it is.
            data: The body: a form, or text or bytes as they are.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The JSON of the response, or None if it is empty.

        Raises:
            ObjectNotFound: The object does not exist.
        """
    async def post(
        self, route: str, *, json: Any = None, content: str | bytes | None = None,
        data: _Dict | str | bytes | None = None, params: _Dict | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send a POST request to Prefect Cloud itself.

        Args:
            route: A path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            json: The body, encoded as JSON.
            content: The body as it is.
            data: The body: a form, or text or bytes as they are.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The JSON of the response, or None if it is empty.

        Raises:
            ObjectNotFound: The object does not exist.
        """
    async def put(
        self, route: str, *, json: Any = None, content: str | bytes | None = None,
        data: _Dict | str | bytes | None = None, params: _Dict | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send a PUT request to Prefect Cloud itself.

        Args:
            route: A path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            json: The body, encoded as JSON.
            content: The body as it is.
            data: The body: a form, or text or bytes as they are.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The JSON of the response, or None if it is empty.

        Raises:
            ObjectNotFound: The object does not exist.
        """
    async def raw_request(
        self, method: str, path: str, params: _Dict | None = None, path_params: _Dict | None = None, *,
        json: Any = None, content: str | bytes | None = None, data: _Dict | str | bytes | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a request to Prefect Cloud itself and return the response, whatever its status.

        Args:
            method: The HTTP method, such as `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            path: A path below Prefect Cloud's API, such as `/me/accounts`.
            params: Query parameters, added to those in the path. A list gives one parameter
                for each item.
            path_params: Values for placeholders such as `{id}` in the path. Each is encoded as
                a single path segment.
            json: The body, encoded as JSON.
            content: The body as it is.
            data: The body: a form, or text or bytes as they are.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The response.
        """
    async def read_account_ip_allowlist(self) -> IPAllowlist:
        """Read the IP allowlist of the configured account.

        Returns:
            The allowlist.

        Raises:
            SettingsError: No account is configured. This is a `ValueError`.
        """
    async def read_account_settings(self) -> dict[str, Any]:
        """Read the settings of the configured account.

        Returns:
            The settings.

        Raises:
            SettingsError: No account is configured. This is a `ValueError`.
        """
    async def read_current_user(self) -> User:
        """Read the user that the API key belongs to.

        Returns:
            The user.
        """
    async def read_current_workspace(self) -> Workspace:
        """Read the configured workspace.

        Returns:
            The workspace.

        Raises:
            SettingsError: No workspace is configured, or the API key has no access to it. This is a `ValueError`.
        """
    async def read_worker_metadata(self) -> dict[str, Any]:
        """Read the metadata of all worker and work pool types.

        Returns:
            The metadata by collection and type.

        Raises:
            SettingsError: No workspace is configured. This is a `ValueError`.
        """
    async def read_workspace_settings(self, workspace_id: _Id) -> WorkspaceSettings:
        """Read the settings of a workspace in the configured account.

        Args:
            workspace_id: The workspace's id, or any object with an `id`.

        Returns:
            The settings.

        Raises:
            ObjectNotFound: The workspace does not exist in the account.
            SettingsError: No account is configured. This is a `ValueError`.
        """
    async def read_workspaces(self) -> list[Workspace]:
        """Read the workspaces that the API key has access to, in all accounts.

        Returns:
            The workspaces.
        """
    async def request(
        self, method: str, route: str, params: _Dict | None = None, path_params: _Dict | None = None, *,
        json: Any = None, content: str | bytes | None = None, data: _Dict | str | bytes | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send a request to Prefect Cloud itself. For a request to the workspace, prefix the path with `workspace_base_url`.

        Args:
            method: The HTTP method, such as `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            route: A path below Prefect Cloud's API, such as `/me/accounts`.
            params: Query parameters, added to those in the route. A list gives one parameter
                for each item.
            path_params: Values for placeholders such as `{id}` in the route.
            json: The body, encoded as JSON.
            content: The body as it is.
            data: The body: a form, or text or bytes as they are.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The JSON of the response, or None if it is empty.

        Raises:
            ObjectNotFound: The object does not exist.
        """
    async def update_account_ip_allowlist(self, updated_allowlist: IPAllowlist | _Dict) -> None:
        """Replace the IP allowlist of the configured account.

        Args:
            updated_allowlist: The complete new allowlist.

        Raises:
            SettingsError: No account is configured. This is a `ValueError`.
        """
    async def update_account_settings(self, settings: dict[str, Any]) -> None:
        """Update settings of the configured account.

        Args:
            settings: The settings to change. Other settings keep their values.

        Raises:
            SettingsError: No account is configured. This is a `ValueError`.
        """
    @property
    def workspace_base_url(self) -> str:
        """The path of the configured workspace, below Prefect Cloud's API. Raises a `SettingsError` if no workspace is
        configured.

        Returns:
            `accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID`, for `get` and `request`.
        """
    @property
    def workspace_id(self) -> str | None:
        """The id of the configured workspace.

        Returns:
            The id, or None if no workspace is configured.
        """

def get_cloud_client(
    host: str | None = None, api_key: str | Callable[[], str | Awaitable[str]] | None = None,
    httpx_settings: dict[str, Any] | None = None, infer_cloud_url: bool = True,
) -> CloudClient:
    """Create a client for Prefect Cloud.

    Args:
        host: The URL of Prefect Cloud's API, with or without account and workspace. Defaults to
            the one in `PREFECT_API_URL` if that contains an account, or else to `PREFECT_CLOUD_API_URL`.
        api_key: An API key of Prefect Cloud, or a
            function that returns one, as for `PrefectClient`. Defaults to `PREFECT_API_KEY`.
        httpx_settings: Connection settings, as for `PrefectClient`. A `base_url`
            takes precedence over `host`.
        infer_cloud_url: Whether `host` defaults to the URL in `PREFECT_API_URL`.

    Returns:
        The client. It connects when its first method is called.

    Raises:
        ValidationError: An argument is invalid.
        SettingsError: A setting is invalid.
    """
