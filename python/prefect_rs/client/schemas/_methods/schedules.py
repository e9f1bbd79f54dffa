"""Python methods of schedules."""

from prefect_rs.client.schemas._timezones import name_of_start, named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

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


class _Anchored:
    """A model with a schedule to send. A rule without a start gets one, as in the official client."""

    __slots__ = ()

    if TYPE_CHECKING:
        schedule: Any

    def _prepare(self, fields: "dict[str, Any]") -> None:
        given = fields.get("schedule")
        # A `Schedule` of `prefect_rs.schedules` or `prefect.schedules`.
        if given is not None and hasattr(given, "cron") and hasattr(given, "interval"):
            found = _fields_of(given)
            for name, default in (("active", True), ("parameters", {}), ("slug", None)):
                # An update changes only what is given.
                if fields.get(name) is None and getattr(given, name, default) != default:
                    found[name] = getattr(given, name)
            fields.update(found)

    def _finish(self) -> None:
        from prefect_rs.client.schemas.schedules import RRuleSchedule

        if isinstance(self.schedule, RRuleSchedule):
            from prefect_rs._core import anchored_rule

            rule = anchored_rule(self.schedule.rrule, self.schedule.timezone)
            if rule is not None:
                self.schedule = type(self.schedule)(rrule=rule, timezone=self.schedule.timezone)


class DeploymentScheduleUpdate(_Anchored):
    """Validation of a `DeploymentScheduleUpdate`."""

    __slots__ = ()


class DeploymentScheduleCreate(_Anchored, _DeploymentScheduleCreate):
    """The methods of `DeploymentScheduleCreate`."""

    __slots__ = ()

    # Not annotated as a `ClassVar`, which `typing.get_type_hints` would have to find.
    _hints = {"active": "active must be able to be parsed as a boolean, got"}  # noqa: RUF012

    @classmethod
    def from_schedule(cls, schedule: "Any") -> "Self":
        """Return a schedule of a deployment to create.

        Args:
            schedule (Any): A schedule, or a `Schedule` of `prefect.schedules`, which also has `active`,
                `parameters` and `slug`.

        Returns:
            Self: The schedule to create.

        Raises:
            ValidationError: The object is not a schedule.
        """
        from prefect_rs.client.schemas.schedules import SCHEDULE_TYPES

        if isinstance(schedule, SCHEDULE_TYPES):
            return cls(schedule=schedule)
        if not any(hasattr(schedule, kind) for kind in ("interval", "cron", "rrule")):
            return cls(schedule=schedule)
        further = {
            name: getattr(schedule, name)
            for name in ("active", "parameters", "slug")
            if hasattr(schedule, name)
        }
        return cls(**_fields_of(schedule), **further)


def _fields_of(schedule: "Any") -> "dict[str, Any]":
    """The field `schedule` for an object with the fields of any kind of schedule."""
    kinds = {
        "interval": ("interval", "anchor_date", "timezone"),
        "cron": ("cron", "timezone", "day_or"),
        "rrule": ("rrule", "timezone"),
    }
    kind = next((name for name in kinds if getattr(schedule, name, None) is not None), "")
    names = kinds.get(kind, ())
    return {"schedule": {name: getattr(schedule, name) for name in names if hasattr(schedule, name)}}


class IntervalSchedule(_IntervalSchedule):
    """The methods of `IntervalSchedule`."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        if fields.get("timezone") is None:
            # The offset in a text is not a time zone: intervals follow UTC.
            fields["timezone"] = named(getattr(fields.get("anchor_date"), "tzinfo", None)) or "UTC"


class RRuleSchedule(_RRuleSchedule):
    """The methods of `RRuleSchedule`."""

    __slots__ = ()

    @classmethod
    def from_rrule(cls, rrule: "Any") -> "Self":
        """Return a schedule with a rule of the package dateutil.

        Args:
            rrule (Any): A `dateutil.rrule.rrule`, or a `rruleset` whose rules start at the same time.

        Returns:
            Self: The schedule, in the time zone of the start. Defaults to UTC.

        Raises:
            ValueError: The rules of the set start at different times or in different time zones, or the time
                zone of the start has no name in the IANA database. UTC and fixed offsets of whole hours,
                such as `Etc/GMT-2`, have one.
            TypeError: The object is neither a rule nor a set of rules.
        """
        found = _dateutil()
        if isinstance(rrule, found.rrule):
            return cls(rrule=str(_ended_in_its_zone(rrule)), timezone=name_of_start(rrule._dtstart))
        if not isinstance(rrule, found.rruleset):
            raise TypeError(f"expected a rrule or a rruleset of dateutil, not {type(rrule).__name__}")
        starts = [rule._dtstart for rule in (*rrule._rrule, *rrule._exrule)]
        zones = {name_of_start(start) for start in starts}
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
            # The text of a rule includes a line for its start.
            lines.extend(f"{kind}:{str(_ended_in_its_zone(rule)).rpartition('RRULE:')[2]}" for rule in rules)
        for kind, moments in (("RDATE", rrule._rdate), ("EXDATE", rrule._exdate)):
            lines.extend(f"{kind}:{_in_zone(moment, zone):%Y%m%dT%H%M%S}" for moment in moments)
        return cls(rrule="\n".join(lines), timezone=zone)

    def to_rrule(self) -> "Any":
        """Return the rule as an object of the package dateutil, which can compute its dates.

        Returns:
            Any: A `dateutil.rrule.rrule`, or a `rruleset` if there is more than one rule, in the schedule's
                time zone. A rule without a start starts with the year 2020.

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

        # Times in the text are in the schedule's time zone, even with a Z.
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
    """The rule with UNTIL in the time zone of its start, as the text of both has no time zone."""
    zone = rule._dtstart.tzinfo
    if zone is None or rule._until is None or rule._until.tzinfo is None:
        return rule
    return rule.replace(until=rule._until.astimezone(zone))


def _in_zone(moment: "datetime", zone: str) -> "datetime":
    """A time in a time zone. A naive one is in it already."""
    if moment.tzinfo is None:
        return moment
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(zone))


def _dateutil() -> "Any":
    try:
        from dateutil import rrule  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        raise ImportError(
            "rules as objects require the package dateutil: pip install python-dateutil", name="dateutil"
        ) from None
    return rrule
