"""URLs of objects in the API and in the user interface: `url_for`."""

from __future__ import annotations

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal
    from uuid import UUID

    URLType = Literal["ui", "api"]

__all__ = [
    "API_URL_FORMATS",
    "RUN_TYPES",
    "UI_URL_FORMATS",
    "convert_class_to_name",
    "url_for",
    "validate_restricted_url",
]

__getattr__, __dir__, _names = forward(__name__, {})

# Paths below the URL of the user interface, by the kind of object.
UI_URL_FORMATS = {
    "flow": "flows/flow/{obj_id}",
    "flow-run": "runs/flow-run/{obj_id}",
    "flow-run-response": "runs/flow-run/{obj_id}",
    "task-run": "runs/task-run/{obj_id}",
    "block": "blocks/block/{obj_id}",
    "block-document": "blocks/block/{obj_id}",
    "work-pool": "work-pools/work-pool/{obj_id}",
    "work-queue": "work-queues/work-queue/{obj_id}",
    "concurrency-limit": "concurrency-limits/concurrency-limit/{obj_id}",
    "deployment": "deployments/deployment/{obj_id}",
    "automation": "automations/automation/{obj_id}",
    "received-event": "events/event/{occurred}/{obj_id}",
    "worker": "work-pools/work-pool/{work_pool_name}/worker/{obj_id}",
}

# Paths below the URL of the API.
API_URL_FORMATS = {
    "flow": "flows/{obj_id}",
    "flow-run": "flow_runs/{obj_id}",
    "task-run": "task_runs/{obj_id}",
    "variable": "variables/name/{obj_id}",
    "block": "blocks/{obj_id}",
    "work-pool": "work_pools/{obj_id}",
    "work-queue": "work_queues/{obj_id}",
    "concurrency-limit": "concurrency_limits/{obj_id}",
    "deployment": "deployments/{obj_id}",
    "automation": "automations/{obj_id}",
}

RUN_TYPES = {"flow-run", "task-run"}


def convert_class_to_name(obj: Any) -> str:
    """Return the name of a class in the form of a URL, such as `flow-run` for `FlowRun`.

    Args:
        obj (Any): The class, or an object of it.

    Returns:
        str: The name, in lowercase, with dashes.
    """
    name = (obj if isinstance(obj, type) else type(obj)).__name__
    return "".join(f"-{each.lower()}" if each.isupper() else each for each in name).lstrip("-")


def url_for(
    obj: Any,
    obj_id: str | UUID | None = None,
    url_type: URLType = "ui",
    default_base_url: str | None = None,
    **additional_format_kwargs: Any,
) -> str | None:
    """Return the URL of an object's page in the user interface, or of the object in the API. No request is
    sent.

    The URL of the user interface is the setting `PREFECT_UI_URL`. Its default is derived from
    `PREFECT_API_URL`.

    Args:
        obj (Any): An object of this package or the official one, such as a `FlowRun`, a future, a `Resource`
            of an event, or the name of a kind of object, such as `flow-run`.
        obj_id (str | UUID | None): The id of the object; the name of a variable or a work pool. Needed if
            `obj` is a name.
        url_type (Literal["ui", "api"]): Which URL.
        default_base_url (str | None): The base URL if none is set.
        **additional_format_kwargs (Any): Other parts of the URL: `occurred` of an event and `work_pool_name`
            of a worker.

    Returns:
        str | None: The URL. None if this kind of object has none or no base URL is set; empty if the object
            has no id.

    Raises:
        ValueError: `url_type` is neither `ui` nor `api`, or a part of the URL is missing.
        SettingsError: A setting is invalid.
    """
    if url_type not in ("ui", "api"):
        raise ValueError(f"url_type must be 'ui' or 'api', not {url_type!r}")
    name, found = (obj, None) if isinstance(obj, str) else _identify(obj)
    formats = UI_URL_FORMATS if url_type == "ui" else API_URL_FORMATS
    if name not in formats:
        # Models of responses, such as `DeploymentResponse`.
        name = name.removesuffix("-response").removesuffix("-with-status")
    path = formats.get(name)
    if path is None:
        _log("no %s URL is known for this kind of object: %s", url_type, name)
        return None
    if isinstance(obj, str) and not obj_id:
        raise ValueError(f"the id of the {name} is missing: pass it as obj_id")
    from prefect_rs.settings import get_current_settings

    settings = get_current_settings()
    base = (settings.ui_url if url_type == "ui" else settings.api.url) or default_base_url
    if not base:
        setting = "PREFECT_UI_URL" if url_type == "ui" else "PREFECT_API_URL"
        _log("%s is not set, and default_base_url is not given", setting)
        return None
    obj_id = obj_id or found
    if not obj_id:
        _log("the object has no id: %r", obj)
        return ""
    parts = {"obj_id": obj_id, **additional_format_kwargs}
    if name == "received-event" and hasattr(obj, "occurred"):
        parts["occurred"] = obj.occurred.strftime("%Y-%m-%d")
    from urllib.parse import quote

    try:
        path = path.format(**{key: quote(str(value), safe="") for key, value in parts.items()})
    except KeyError as error:
        raise ValueError(f"the URL of a {name} requires {error.args[0]} as a keyword argument") from None
    return f"{base.rstrip('/')}/{path}"


def _identify(obj: Any) -> tuple[str, Any]:
    """The name of the kind of an object, and its id."""
    names = {each.__name__ for each in type(obj).__mro__}
    if names & {"PrefectFuture", "PrefectFlowRunFuture"}:
        is_flow_run = "PrefectFlowRunFuture" in names
        # Only one of the two attributes has a value; reading the other may warn.
        attribute = "flow_run_id" if is_flow_run else "task_run_id"
        return attribute.removesuffix("_id").replace("_", "-"), getattr(obj, attribute, None)
    if "Block" in names:
        return "block", getattr(obj, "_block_document_id", None)
    if "Automation" in names:
        return "automation", obj.id
    if "ReceivedEvent" in names:
        return "received-event", obj.id
    if "Resource" in names:
        kind = obj.id.split(".")
        return kind[1] if kind[0] == "prefect" and len(kind) > 1 else obj.id, kind[-1]
    name = convert_class_to_name(obj)
    return name, getattr(obj, "name" if name in ("variable", "work-pool") else "id", None)


def _log(message: str, *parts: Any) -> None:
    from logging import getLogger

    getLogger("prefect_rs.utilities.urls").debug(message, *parts)


def validate_restricted_url(url: str) -> None:
    """Check that a URL is one of the public internet, before requesting it for someone else.

    The host name is resolved, and every address it has must be public. This does not protect against a name
    that gets another address before the request.

    Args:
        url (str): The URL.

    Raises:
        ValueError: The URL is not an `http` or `https` URL, or its host is unknown or has a private address.
    """
    import socket
    from ipaddress import ip_address
    from urllib.parse import urlsplit

    try:
        parsed = urlsplit(url)
        host = parsed.hostname or ""
    except ValueError:
        raise ValueError(f"{url!r} is not a valid URL") from None
    if parsed.scheme not in ("http", "https"):
        raise ValueError(f"{url!r} is not a valid URL: only http and https URLs are allowed")
    if not host:
        raise ValueError(f"{url!r} is not a valid URL: it has no host")
    try:
        addresses = {str(each[4][0]) for each in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise ValueError(f"{url!r} is not a valid URL: its host could not be resolved") from None
    for address in sorted(addresses):
        # Without the zone of a link-local address.
        if ip_address(address.partition("%")[0]).is_private:
            raise ValueError(f"{url!r} is not a valid URL: its host has the private address {address}")
