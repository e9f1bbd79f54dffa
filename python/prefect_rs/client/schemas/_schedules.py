"""What schedules can do besides holding their fields: see `_methods`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, timedelta, tzinfo
    from typing import Any, ClassVar

    from typing_extensions import Self

    from prefect_rs.client.schemas import actions, schedules

    class _DeploymentScheduleCreate(actions.DeploymentScheduleCreate):
        pass

    class _IntervalSchedule(schedules.IntervalSchedule):
        pass

    class _RRuleSchedule(schedules.RRuleSchedule):
        pass
else:
    _DeploymentScheduleCreate = _IntervalSchedule = _RRuleSchedule = object


def construct_schedule(
    interval: "float | timedelta | None" = None,
    anchor_date: "datetime | str | None" = None,
    cron: "str | None" = None,
    rrule: "str | None" = None,
    timezone: "str | None" = None,
) -> "schedules.IntervalSchedule | schedules.CronSchedule | schedules.RRuleSchedule":
    """A schedule of the kind that is told by what is given.

    Args:
        interval (float | timedelta | None): The time from one run to the next; a number is in seconds.
        anchor_date (datetime | str | None): A moment that the steps of an interval are counted from.
        cron (str | None): A cron expression.
        rrule (str | None): A recurrence rule.
        timezone (str | None): The time zone that it is meant in.

    Returns:
        IntervalSchedule | CronSchedule | RRuleSchedule: The schedule.

    Raises:
        ValueError: None of `interval`, `cron` and `rrule` is given, or more than one; or an `anchor_date`
            without an `interval`.
        ValidationError: What is given is no interval, cron expression, rule or time zone.
    """
    from prefect_rs.client.schemas import schedules

    given = [
        name
        for name, value in (("interval", interval), ("cron", cron), ("rrule", rrule))
        if value is not None
    ]
    if len(given) > 1:
        raise ValueError(
            f"Only one of interval, cron, or rrule can be provided. {' and '.join(given)} were given"
        )
    if anchor_date is not None and interval is None:
        raise ValueError(
            "An anchor date can only be provided with an interval schedule: pass an interval, or leave out "
            "anchor_date"
        )
    if not given and timezone is not None:
        raise ValueError(
            "A timezone can only be provided with interval, cron, or rrule: pass one of them, or leave out "
            "timezone"
        )
    if not given:
        raise ValueError("Either interval, cron, or rrule must be provided")
    if interval is not None:
        anchor = {} if anchor_date is None else {"anchor_date": anchor_date}
        return schedules.IntervalSchedule(interval=interval, timezone=timezone, **anchor)
    if cron is not None:
        return schedules.CronSchedule(cron=cron, timezone=timezone)
    return schedules.RRuleSchedule(rrule=rrule or "", timezone=timezone)


def is_schedule_type(obj: "Any") -> bool:
    """Whether an object is a schedule.

    Args:
        obj (Any): Anything.

    Returns:
        bool: True for an instance of one of `SCHEDULE_TYPES`.
    """
    from prefect_rs.client.schemas import schedules

    return isinstance(obj, schedules.SCHEDULE_TYPES)


def is_valid_timezone(v: str) -> bool:
    """Whether a text is the name of a time zone.

    Args:
        v (str): A text such as `Europe/Berlin`.

    Returns:
        bool: True for the names of the IANA's database.
    """
    from prefect_rs.client.schemas.schedules import CronSchedule
    from prefect_rs.exceptions import ValidationError

    try:
        CronSchedule(cron="@daily", timezone=v)
    except ValidationError:
        return False
    return True


def _named_zone(zone: "tzinfo | None") -> "str | None":
    """The name of a time zone in the IANA's database, if it tells one."""
    # `zoneinfo` has a key, `pytz` a zone, `pendulum` a name; `dateutil` has the text of a rule, or a path.
    for attribute in ("key", "zone", "name", "_s", "_filename"):
        name = getattr(zone, attribute, None)
        if not isinstance(name, str):
            continue
        path = name.replace("\\", "/")
        if attribute == "_filename" and path.startswith("/"):
            import os

            # /etc/localtime is a link to the file of a zone.
            path = os.path.realpath(path).replace("\\", "/")
        name = path.rpartition("/zoneinfo/")[2]
        if name and is_valid_timezone(name):
            return name
    return None


def _zone_of(moment: "datetime") -> str:
    """The name of the time zone of a rule's start; UTC if it has none.

    Raises:
        ValueError: It has a time zone that has no name, so that the schedule would have another.
    """
    zone = moment.tzinfo
    if zone is None:
        return "UTC"
    name = _named_zone(zone) or _local_zone(zone)
    if name is not None:
        return name
    # One that has the same offset at all times; the database has names for whole hours.
    offset = zone.utcoffset(None)
    if offset is not None:
        hours, rest = divmod(int(offset.total_seconds()), 3600)
        name = f"Etc/GMT{-hours:+d}" if hours else "UTC"
        if not rest and not offset.microseconds and is_valid_timezone(name):
            return name
    raise ValueError(
        f"the time zone {zone!r} of the rule's start has no name in the IANA's database, and a schedule is "
        'sent with one: use zoneinfo.ZoneInfo("America/New_York") or the like'
    )


def _local_zone(zone: "tzinfo") -> "str | None":
    """The name of the machine's time zone, for an object that stands for that: `dateutil.tz.tzlocal()`."""
    if type(zone).__name__ != "tzlocal":
        return None
    import os

    path = os.environ.get("TZ", "").removeprefix(":") or os.path.realpath("/etc/localtime")
    name = path.replace("\\", "/").rpartition("/zoneinfo/")[2]
    return name if is_valid_timezone(name) else None


class _Anchored:
    """What has a schedule to send: a rule gets a start, as the official client and the server give it."""

    __slots__ = ()

    if TYPE_CHECKING:
        schedule: Any

    def _finish(self) -> None:
        from prefect_rs.client.schemas.schedules import RRuleSchedule

        if isinstance(self.schedule, RRuleSchedule):
            from prefect_rs._core import anchored_rule

            rule = anchored_rule(self.schedule.rrule, self.schedule.timezone)
            if rule is not None:
                self.schedule = type(self.schedule)(rrule=rule, timezone=self.schedule.timezone)


class DeploymentScheduleUpdate(_Anchored):
    """What is done to a `DeploymentScheduleUpdate`."""

    __slots__ = ()


class DeploymentScheduleCreate(_Anchored, _DeploymentScheduleCreate):
    """The methods of `DeploymentScheduleCreate`."""

    __slots__ = ()

    # What a problem with a field says besides: see `fill` in src/convert/models.
    _words: "ClassVar[dict[str, str]]" = {"active": "active must be able to be parsed as a boolean, got"}  # noqa: RUF012  (typing is not imported)

    @classmethod
    def from_schedule(cls, schedule: "Any") -> "Self":
        """A schedule of a deployment to create.

        Args:
            schedule (Any): A schedule, or what `prefect.schedules` makes, which also tells whether it is
                switched on, its parameters and its slug.

        Returns:
            Self: The schedule to create.

        Raises:
            ValidationError: It is no schedule.
        """
        if is_schedule_type(schedule):
            return cls(schedule=schedule)
        kinds = {
            "interval": ("interval", "anchor_date", "timezone"),
            "cron": ("cron", "timezone", "day_or"),
            "rrule": ("rrule", "timezone"),
        }
        kind = next((name for name in kinds if getattr(schedule, name, None) is not None), None)
        fields = {
            name: getattr(schedule, name) for name in kinds.get(kind or "", ()) if hasattr(schedule, name)
        }
        if kind is None and not hasattr(schedule, "interval"):
            return cls(schedule=schedule)
        further = {
            name: getattr(schedule, name)
            for name in ("active", "parameters", "slug")
            if hasattr(schedule, name)
        }
        return cls(schedule=fields, **further)


class IntervalSchedule(_IntervalSchedule):
    """The methods of `IntervalSchedule`."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        if fields.get("timezone") is None:
            # The offset in a text is no time zone: its steps are those of UTC.
            fields["timezone"] = _named_zone(getattr(fields.get("anchor_date"), "tzinfo", None)) or "UTC"


class RRuleSchedule(_RRuleSchedule):
    """The methods of `RRuleSchedule`."""

    __slots__ = ()

    @classmethod
    def from_rrule(cls, rrule: "Any") -> "Self":
        """A schedule by a rule of the package dateutil.

        Args:
            rrule (Any): A `dateutil.rrule.rrule`, or a `rruleset` whose rules start at one time.

        Returns:
            Self: The schedule, in the time zone of that start, or else of UTC.

        Raises:
            ValueError: The rules of the set start at different times or in different time zones, or the time
                zone of their start has no name in the IANA's database. A fixed offset of whole hours has one,
                such as `Etc/GMT-2`, and so has UTC.
            TypeError: It is neither a rule nor a set of rules.
        """
        found = _dateutil()
        if isinstance(rrule, found.rrule):
            return cls(rrule=str(_ended_in_its_zone(rrule)), timezone=_zone_of(rrule._dtstart))
        if not isinstance(rrule, found.rruleset):
            raise TypeError(f"expected a rrule or a rruleset of dateutil, not {type(rrule).__name__}")
        starts = [rule._dtstart for rule in (*rrule._rrule, *rrule._exrule)]
        zones = {_zone_of(start) for start in starts}
        if len(zones) > 1:
            raise ValueError(
                f"rruleset has too many dtstart timezones: {', '.join(sorted(zones))}; a schedule has one "
                "for all of its rules"
            )
        if len(set(starts)) > 1:
            told = ", ".join(sorted(start.isoformat() for start in set(starts)))
            raise ValueError(
                f"rruleset has too many dtstarts: the rules of the set start at {told}; a schedule has one "
                "start for all"
            )
        zone = zones.pop() if zones else "UTC"
        lines = [f"DTSTART:{start:%Y%m%dT%H%M%S}" for start in starts[:1]]
        for kind, rules in (("RRULE", rrule._rrule), ("EXRULE", rrule._exrule)):
            # The text of a rule has a line for its start, too.
            lines.extend(f"{kind}:{str(_ended_in_its_zone(rule)).rpartition('RRULE:')[2]}" for rule in rules)
        for kind, moments in (("RDATE", rrule._rdate), ("EXDATE", rrule._exdate)):
            lines.extend(f"{kind}:{_in_zone(moment, zone):%Y%m%dT%H%M%S}" for moment in moments)
        return cls(rrule="\n".join(lines), timezone=zone)

    def to_rrule(self) -> "Any":
        """The rule as the package dateutil has it, which can tell its dates.

        Returns:
            Any: A `dateutil.rrule.rrule`, or a `rruleset` where there is more than one rule; in the
                schedule's time zone. A rule without a start starts with the year 2020.

        Raises:
            ImportError: dateutil is not installed.
        """
        import re
        from datetime import datetime, timezone

        found = _dateutil()
        from dateutil import tz  # type: ignore[import-untyped, unused-ignore]

        zone = tz.gettz(self.timezone or "UTC") or timezone.utc

        def aware(moment: "datetime") -> "datetime":
            return moment.replace(tzinfo=zone)

        def localized(rule: "Any") -> "Any":
            start = rule._dtstart
            until = rule._until if rule._until is None else aware(rule._until)
            return rule.replace(dtstart=aware(start), until=until)

        # Times in the text mean the schedule's time zone, even with a Z.
        text = re.sub(r"(?<=T\d{6})Z\b", "", self.rrule)
        rule = found.rrulestr(text, dtstart=datetime(2020, 1, 1), cache=True)
        if isinstance(rule, found.rrule):
            return localized(rule)
        all_ = found.rruleset(cache=True)
        for each in rule._rrule:
            all_.rrule(localized(each))
        for each in rule._exrule:
            all_.exrule(localized(each))
        for moment in rule._rdate:
            all_.rdate(aware(moment))
        for moment in rule._exdate:
            all_.exdate(aware(moment))
        return all_


def _ended_in_its_zone(rule: "Any") -> "Any":
    """A rule whose UNTIL is by the clock of its start: as text, both are without their time zones."""
    zone = rule._dtstart.tzinfo
    if zone is None or rule._until is None or rule._until.tzinfo is None:
        return rule
    return rule.replace(until=rule._until.astimezone(zone))


def _in_zone(moment: "datetime", zone: str) -> "datetime":
    """A moment by the clock of a time zone; one without a time zone is by it already."""
    if moment.tzinfo is None:
        return moment
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(zone))


def _dateutil() -> "Any":
    try:
        from dateutil import rrule  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        raise ImportError(
            "rules as objects need the package dateutil: pip install python-dateutil", name="dateutil"
        ) from None
    return rrule
