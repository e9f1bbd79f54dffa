"""Methods that call other methods, for clients on which one of those is overridden or patched.

In the official client, an override of `create_flow_from_name` affects `create_flow`. Here, the core makes
both calls, so `src/functions.rs` comes here if there is an override.
"""

import sys

from prefect_rs._dispatch import awaiting, blocking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from typing import Any

# The API versions that a mismatch was looked for in, by URL and version of the client.
_checked: "set[tuple[str, str]]" = set()


def call(
    method: "Any", is_coroutine: bool, args: "tuple[Any, ...]", kwargs: "dict[str, Any] | None"
) -> "Any":
    """Call a method of a client in a way that uses the overrides of other methods.

    Args:
        method: The method descriptor.
        is_coroutine: Whether the client is an async one.
        args: The client and the positional arguments.
        kwargs: The keyword arguments.

    Returns:
        The result, or a coroutine.
    """
    steps = getattr(sys.modules[__name__], f"_{method.__name__}")(method, *args, **(kwargs or {}))
    return awaiting(steps) if is_coroutine else blocking(steps)


def _create_flow(method: "Any", client: "Any", flow: "Any") -> "Generator[Any, Any, Any]":
    name = flow["name"] if isinstance(flow, dict) else flow.name
    return (yield client.create_flow_from_name(name))


def _create_work_pool(
    method: "Any", client: "Any", *args: "Any", overwrite: bool = False, **kwargs: "Any"
) -> "Generator[Any, Any, Any]":
    from prefect_rs.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
    from prefect_rs.exceptions import ObjectAlreadyExists

    # create_work_pool(WorkPoolCreate(...), True)
    if len(args) > 1 and isinstance(args[1], bool):
        args, overwrite = (args[0], None, *args[2:]), args[1]
    try:
        return (yield method(client, *args, overwrite=False, **kwargs))
    except ObjectAlreadyExists:
        if not overwrite:
            raise
    given = args[0] if args else kwargs.pop("work_pool", None)
    if given is None or isinstance(given, str):
        names = ("type", "description", "is_paused", "concurrency_limit")
        fields = {**dict(zip(names, args[1:], strict=False)), **kwargs, "name": given or kwargs.get("name")}
        given = {name: value for name, value in fields.items() if value is not None}
    wanted = WorkPoolCreate.model_validate(given)
    existing = yield client.read_work_pool(work_pool_name=wanted.name)
    if existing.type != wanted.type:
        from warnings import warn

        warn(
            f"the type of the work pool {wanted.name!r} cannot be changed "
            f"from {existing.type!r} to {wanted.type!r}",
            stacklevel=2,
        )
    update = WorkPoolUpdate.model_validate(wanted.model_dump(exclude={"name", "type"}))
    yield client.update_work_pool(work_pool_name=wanted.name, work_pool=update)
    return (yield client.read_work_pool(work_pool_name=wanted.name))


def _find_automation(method: "Any", client: "Any", id_or_name: "Any") -> "Generator[Any, Any, Any]":
    from uuid import UUID

    if not isinstance(id_or_name, str):
        return (yield client.read_automation(getattr(id_or_name, "id", id_or_name)))
    try:
        id = UUID(id_or_name)
    except ValueError:
        pass
    else:
        return (yield client.read_automation(id))
    automations = yield client.read_automations()
    for form in (str, str.lower):
        for automation in automations:
            if form(automation.name) == form(id_or_name):
                return automation
    return None


def _match_work_queues(
    method: "Any", client: "Any", prefixes: "Iterable[str]", work_pool_name: "str | None" = None
) -> "Generator[Any, Any, Any]":
    from prefect_rs.client.schemas.filters import WorkQueueFilter, WorkQueueFilterName

    queues: list[Any] = []
    size = 100
    matching = WorkQueueFilter(name=WorkQueueFilterName(startswith_=list(prefixes)))
    while True:
        page = yield client.read_work_queues(
            work_pool_name=work_pool_name, work_queue_filter=matching, offset=len(queues), limit=size
        )
        queues += page
        # As in the official client, the last page is an empty one.
        if not page:
            return queues


def _raise_for_api_version_mismatch(method: "Any", client: "Any") -> "Generator[Any, Any, None]":
    from prefect_rs.client.base import ServerType
    from prefect_rs.exceptions import AuthenticationError, ServerVersionMismatch

    if client.server_type == ServerType.CLOUD:
        return
    try:
        server = yield client.api_version()
    except AuthenticationError:
        raise
    except Exception as error:
        raise RuntimeError(f"the API at {client.api_url} cannot be reached: {error}") from error
    ours = client.client_version()
    theirs, own = _release(server), _release(ours)
    if not theirs:
        raise ServerVersionMismatch(f"the server at {client.api_url} reported an invalid version: {server!r}")
    if theirs[0] != own[0]:
        raise ServerVersionMismatch(
            f"Found incompatible versions: client: {ours}, server: {server} at {client.api_url}. "
            "Major versions must match"
        )
    if theirs < own:
        client.logger.warning(
            f"The server at {client.api_url} is running an older version of Prefect than your client: "
            f"{server}. The client is made for {ours}. Calls that the server does not support will fail"
        )


def _raise_for_api_version_mismatch_once(method: "Any", client: "Any") -> "Generator[Any, Any, None]":
    from prefect_rs.settings import get_current_settings

    key = (str(client.api_url), client.client_version())
    if key in _checked or not get_current_settings().client.server_version_check_enabled:
        return
    yield client.raise_for_api_version_mismatch()
    _checked.add(key)


def _upsert_global_concurrency_limit_by_name(
    method: "Any", client: "Any", name: str, limit: int, slot_decay_per_second: "float | None" = None
) -> "Generator[Any, Any, None]":
    from prefect_rs.client.schemas.actions import GlobalConcurrencyLimitCreate, GlobalConcurrencyLimitUpdate
    from prefect_rs.exceptions import ObjectNotFound

    decay = {} if slot_decay_per_second is None else {"slot_decay_per_second": slot_decay_per_second}
    try:
        existing = yield client.read_global_concurrency_limit_by_name(name)
    except ObjectNotFound:
        existing = None
    if not existing:
        create = GlobalConcurrencyLimitCreate.model_validate({"name": name, "limit": limit, **decay})
        yield client.create_global_concurrency_limit(create)
    elif existing.limit != limit or decay.get("slot_decay_per_second") not in (
        None,
        existing.slot_decay_per_second,
    ):
        update = GlobalConcurrencyLimitUpdate.model_validate({"limit": limit, **decay})
        yield client.update_global_concurrency_limit(name, update)


def _release(version: str) -> "tuple[int, ...]":
    """The numbers at the beginning of a version."""
    import re

    found = re.match(r"v?(\d+(?:\.\d+)*)", version)
    return tuple(map(int, found[1].split("."))) if found else ()
