# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""A client for Prefect Cloud, its models and its exceptions."""

from collections.abc import Mapping
from prefect_rs._core import Response, _HasId
from prefect_rs.client.orchestration import PrefectClient
from typing import Any
from typing_extensions import Self, disjoint_base
from uuid import UUID
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

@disjoint_base
class CloudClient(PrefectClient):
    """A client of Prefect Cloud and of one workspace of it, whose methods are awaited.

    The methods of `PrefectClient` go to the workspace that is configured, those about accounts, workspaces and users
    to Prefect Cloud itself. The account and the workspace are those in `host` or else in `PREFECT_API_URL`, of the
    form `https://api.prefect.cloud/api/accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID`.

    Args:
        host (str | None): The URL of Prefect Cloud's API, with or without account and workspace. Where None, that
            in `PREFECT_API_URL` if it names an account, and else `PREFECT_CLOUD_API_URL`.
        api_key (str | None): A key of Prefect Cloud; `PREFECT_API_KEY` where None.
        httpx_settings (dict[str, Any] | None): How to connect, as `PrefectClient` takes it. A `base_url` in it counts
            instead of `host`.
        infer_cloud_url (bool): Whether `PREFECT_API_URL` may tell the host.

    Raises:
        ValidationError: An argument is wrong.
        SettingsError: A setting is broken.
    """
    def __new__(
        cls,
        host: str | None = None,
        api_key: str | None = None,
        httpx_settings: dict[str, Any] | None = None,
        *,
        infer_cloud_url: bool = True,
    ) -> Self: ...
    @property
    def account_base_url(self) -> str:
        """The path of the account below Prefect Cloud's API. If none is configured, this raises a `SettingsError`.

        Returns:
            str: `accounts/ACCOUNT_ID`, for `get` and `request`.
        """
    @property
    def account_id(self) -> str | None:
        """The id of the account.

        Returns:
            str | None: None if none is configured.
        """
    async def api_healthcheck(
        self,
    ) -> None:
        """Ask Prefect Cloud whether it is there and knows the key. It has 10 seconds to answer.

        Returns:
            None: It does. (Unlike that of `PrefectClient`, this method raises what went wrong.)

        Raises:
            CloudUnauthorizedError: The key is not known.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def check_ip_allowlist_access(
        self,
    ) -> IPAllowlistMyAccessResponse:
        """Ask whether this client's own address is among the networks that the account may be reached from.

        Returns:
            IPAllowlistMyAccessResponse: Whether it is, and why.

        Raises:
            SettingsError: No account is configured; it is a `ValueError`.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def create_workspace(
        self,
        name: str,
        description: str | None = None,
        *,
        handle: str | None = None,
    ) -> Workspace:
        """Create a workspace, in the account that is configured or else in the only one that the user belongs to.

        Args:
            name (str): Its name.
            description (str | None): What it is for.
            handle (str | None): Its handle, which no other workspace of the account may have; made of the name where
                None: `Data Science` becomes `data-science`.

        Returns:
            Workspace: The workspace.

        Raises:
            ObjectAlreadyExists: The account has a workspace with this handle.
            SettingsError: No account is configured, and the user belongs to none or to several, which are listed; it
                is a `ValueError`.
            ValidationError: An argument is wrong.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def delete(
        self,
        route: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send a DELETE request to Prefect Cloud itself, for what has no method of its own.

        Args:
            route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Any: The response, read as JSON; None if it is empty.

        Raises:
            ObjectNotFound: There is no such object.
            ValidationError: An argument is wrong. No request is sent.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud responded with another error.
            RequestError: The request failed before a usable response arrived.
        """
    async def get(
        self,
        route: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send a GET request to Prefect Cloud itself, for what has no method of its own.

        Args:
            route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Any: The response, read as JSON; None if it is empty.

        Raises:
            ObjectNotFound: There is no such object.
            ValidationError: An argument is wrong. No request is sent.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud responded with another error.
            RequestError: The request failed before a usable response arrived.
        """
    async def patch(
        self,
        route: str,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send a PATCH request to Prefect Cloud itself, for what has no method of its own.

        Args:
            route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Any: The response, read as JSON; None if it is empty.

        Raises:
            ObjectNotFound: There is no such object.
            ValidationError: An argument is wrong. No request is sent.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud responded with another error.
            RequestError: The request failed before a usable response arrived.
        """
    async def post(
        self,
        route: str,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send a POST request to Prefect Cloud itself, for what has no method of its own.

        Args:
            route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Any: The response, read as JSON; None if it is empty.

        Raises:
            ObjectNotFound: There is no such object.
            ValidationError: An argument is wrong. No request is sent.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud responded with another error.
            RequestError: The request failed before a usable response arrived.
        """
    async def put(
        self,
        route: str,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send a PUT request to Prefect Cloud itself, for what has no method of its own.

        Args:
            route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
                `f"{client.account_base_url}/settings"`.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Any: The response, read as JSON; None if it is empty.

        Raises:
            ObjectNotFound: There is no such object.
            ValidationError: An argument is wrong. No request is sent.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud responded with another error.
            RequestError: The request failed before a usable response arrived.
        """
    async def raw_request(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None = None,
        path_params: Mapping[str, Any] | None = None,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send any request to Prefect Cloud itself and return the response as it is, whatever its status.

        Args:
            method (str): `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            path (str): The path below Prefect Cloud's API, such as `/me/accounts`.
            params (Mapping[str, Any] | None): Query parameters, added to those of the path; of a list, one for each
                item.
            path_params (Mapping[str, Any] | None): The values of `{id}` and the like in the path. Each stays one
                segment of the path, whatever is in it.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            RequestError: The request failed before a usable response arrived.
        """
    async def read_account_ip_allowlist(
        self,
    ) -> IPAllowlist:
        """Read the networks that the account may be reached from.

        Returns:
            IPAllowlist: The networks.

        Raises:
            SettingsError: No account is configured; it is a `ValueError`.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def read_account_settings(
        self,
    ) -> dict[str, Any]:
        """Read the settings of the account.

        Returns:
            dict[str, Any]: The settings.

        Raises:
            SettingsError: No account is configured; it is a `ValueError`.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def read_current_user(
        self,
    ) -> User:
        """Read who the key belongs to.

        Returns:
            User: The user.

        Raises:
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def read_current_workspace(
        self,
    ) -> Workspace:
        """Read the workspace that is configured.

        Returns:
            Workspace: The workspace.

        Raises:
            SettingsError: No workspace is configured, or the key gives no access to it; it is a `ValueError`.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def read_worker_metadata(
        self,
    ) -> dict[str, Any]:
        """Read what is known of the types of workers and work pools.

        Returns:
            dict[str, Any]: By the collection that brings them, and by type.

        Raises:
            SettingsError: No workspace is configured; it is a `ValueError`.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def read_workspace_settings(
        self,
        workspace_id: UUID | str | _HasId,
    ) -> WorkspaceSettings:
        """Read the settings of a workspace of the account that is configured.

        Args:
            workspace_id (UUID | str | _HasId): The workspace's id, or the workspace itself.

        Returns:
            WorkspaceSettings: The settings.

        Raises:
            ObjectNotFound: The account has no such workspace.
            SettingsError: No account is configured; it is a `ValueError`.
            ValidationError: The id is no UUID; nothing was sent.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def read_workspaces(
        self,
    ) -> list[Workspace]:
        """Read the workspaces that the key gives access to, of all accounts.

        Returns:
            list[Workspace]: The workspaces.

        Raises:
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def request(
        self,
        method: str,
        route: str,
        params: Mapping[str, Any] | None = None,
        path_params: Mapping[str, Any] | None = None,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Any:
        """Send any request to Prefect Cloud itself, for what has no method of its own. (For one to the workspace, put
        `workspace_base_url` before the path.)

        Args:
            method (str): `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            route (str): The path below Prefect Cloud's API, such as `/me/accounts`.
            params (Mapping[str, Any] | None): Query parameters, added to those of the route; of a list, one for each
                item.
            path_params (Mapping[str, Any] | None): The values of `{id}` and the like in the route.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Any: The response, read as JSON; None if it is empty.

        Raises:
            ObjectNotFound: There is no such object.
            ValidationError: An argument is wrong. No request is sent.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud responded with another error.
            RequestError: The request failed before a usable response arrived.
        """
    async def update_account_ip_allowlist(
        self,
        updated_allowlist: IPAllowlist | Mapping[str, Any],
    ) -> None:
        """Replace the networks that the account may be reached from.

        Args:
            updated_allowlist (IPAllowlist | Mapping[str, Any]): All of them: what is not in it is no longer allowed.

        Returns:
            None: They are replaced.

        Raises:
            SettingsError: No account is configured; it is a `ValueError`.
            ValidationError: That is no allowlist; nothing was sent.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    async def update_account_settings(
        self,
        settings: dict[str, Any],
    ) -> None:
        """Change settings of the account.

        Args:
            settings (dict[str, Any]): The settings to change; the others stay as they are.

        Returns:
            None: They are changed.

        Raises:
            SettingsError: No account is configured; it is a `ValueError`.
            ValidationError: That is no dict, or JSON cannot hold it.
            CloudUnauthorizedError: The key is not known, or does not allow this.
            PrefectHTTPStatusError: Prefect Cloud answered with another error.
            RequestError: Prefect Cloud did not answer.
        """
    @property
    def workspace_base_url(self) -> str:
        """The path of the workspace below Prefect Cloud's API. If none is configured, this raises a `SettingsError`.

        Returns:
            str: `accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID`, for `get` and `request`.
        """
    @property
    def workspace_id(self) -> str | None:
        """The id of the workspace.

        Returns:
            str | None: None if none is configured.
        """

def get_cloud_client(
    host: str | None = None,
    api_key: str | None = None,
    httpx_settings: dict[str, Any] | None = None,
    infer_cloud_url: bool = True,
) -> CloudClient:
    """Create a client for Prefect Cloud.

    Args:
        host (str | None): The URL of Prefect Cloud's API, with or without account and workspace. Defaults to
            the one in `PREFECT_API_URL` if that contains an account, or else to `PREFECT_CLOUD_API_URL`.
        api_key (str | None): An API key of Prefect Cloud. Defaults to `PREFECT_API_KEY`.
        httpx_settings (dict[str, Any] | None): Connection settings, as for `PrefectClient`. A `base_url`
            takes precedence over `host`.
        infer_cloud_url (bool): Whether `host` defaults to the URL in `PREFECT_API_URL`.

    Returns:
        CloudClient: The client. It connects when its first method is called.

    Raises:
        ValidationError: An argument is invalid.
        SettingsError: A setting is invalid.
    """
