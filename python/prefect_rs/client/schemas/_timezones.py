"""The names of time zones, for schedules."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, tzinfo


def is_valid_timezone(v: str) -> bool:
    """Return whether a text is the name of a time zone.

    Args:
        v (str): A text such as `Europe/Berlin`.

    Returns:
        bool: True for names in the IANA database.
    """
    from prefect_rs.client.schemas.schedules import CronSchedule
    from prefect_rs.exceptions import ValidationError

    try:
        CronSchedule(cron="@daily", timezone=v)
    except ValidationError:
        return False
    return True


def named(zone: "tzinfo | None") -> "str | None":
    """The name of a time zone in the IANA database, if the object has one."""
    # `zoneinfo` has a key, `pytz` a zone, `pendulum` a name, `dateutil` the text of a rule or a path.
    for attribute in ("key", "zone", "name", "_s", "_filename"):
        name = getattr(zone, attribute, None)
        if not isinstance(name, str):
            continue
        path = name.replace("\\", "/")
        if attribute == "_filename" and path.startswith("/"):
            import os

            # /etc/localtime links to the file of a zone.
            path = os.path.realpath(path).replace("\\", "/")
        name = path.rpartition("/zoneinfo/")[2]
        if name and is_valid_timezone(name):
            return name
    return None


def name_of_start(moment: "datetime") -> str:
    """The name of the time zone of a rule's start, or UTC if it is naive.

    Raises:
        ValueError: The time zone has no name, so the schedule cannot have it.
    """
    zone = moment.tzinfo
    if zone is None:
        return "UTC"
    name = named(zone) or _local(zone)
    if name is not None:
        return name
    # A fixed offset. The database has names for those of whole hours.
    offset = zone.utcoffset(None)
    if offset is not None:
        hours, rest = divmod(int(offset.total_seconds()), 3600)
        name = f"Etc/GMT{-hours:+d}" if hours else "UTC"
        if not rest and not offset.microseconds and is_valid_timezone(name):
            return name
    raise ValueError(
        f"the time zone {zone!r} of the rule's start has no name in the IANA database, which a schedule "
        'needs: use zoneinfo.ZoneInfo("America/New_York") or similar'
    )


def _local(zone: "tzinfo") -> "str | None":
    """The name of the system's time zone, if the object represents it: `dateutil.tz.tzlocal()`."""
    if type(zone).__name__ != "tzlocal":
        return None
    import os

    path = os.environ.get("TZ", "").removeprefix(":") or os.path.realpath("/etc/localtime")
    name = path.replace("\\", "/").rpartition("/zoneinfo/")[2]
    return name if is_valid_timezone(name) else None
