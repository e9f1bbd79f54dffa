//! Schedules of deployments.
//!
//! Cron expressions, recurrence rules and names of time zones are checked when they are created from text, as our
//! messages point at the invalid part and the server's do not. What the server sends is not checked, as newer servers
//! may accept more.
//!
//! No crate checks either language. The server reads cron with `croniter` and rules with `dateutil`, whose syntax no
//! crate implements: `croner`, `cron` and `cronexpr` expect seconds in another place, or not at all, and differ in
//! `L`, `#`, `?`, `R` and in ranges that wrap around; `rrule` requires a DTSTART, which Prefect's rules rarely have,
//! and adds a second calendar library and time zone database.

mod cron;
mod rrule;
mod timezone;
mod zones;

use std::sync::Arc;

use super::checked::Positive;
pub use super::checked::Problem;
use super::{DateTime, ModelInfo, TimeDelta};
pub use rrule::anchored;

/// The models of each file.
pub(super) const FILES: &[&[fn() -> &'static ModelInfo]] = &[MODELS];

checked_text! {
    /// A cron expression: `*/15 9-17 * * mon-fri`.
    Cron by cron::check;
    /// A recurrence rule: `FREQ=WEEKLY;BYDAY=MO`.
    RRule by rrule::check;
    /// The name of a time zone: `America/New_York`.
    TimeZone by timezone::check;
}

model_union! {
    /// A schedule of any type, identified by a field that only that type has.
    pub enum Schedule by field {
        Interval(IntervalSchedule) = "interval",
        Cron(CronSchedule) = "cron",
        RRule(RRuleSchedule) = "rrule",
        None(NoSchedule) = "",
    }
}

models! {
    /// A schedule defined by a cron expression.
    pub struct CronSchedule: Sent in "schedules" {
        /// The expression: minute, hour, day of the month, month, day of the week and, optionally, second and year;
        /// or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`.
        cron: Cron,
        /// The time zone of the expression. Defaults to UTC.
        timezone: Option<TimeZone> = None,
        /// Whether it suffices that either the day of the month or the day of the week matches, if both are given.
        day_or: bool = true,
    }

    /// A schedule of equal intervals.
    #[methods("schedules")]
    pub struct IntervalSchedule: Sent in "schedules" {
        /// The time between runs.
        interval: Positive<TimeDelta>,
        /// The time from which intervals are counted, forwards and backwards.
        anchor_date: DateTime = DateTime::now(),
        /// The time zone whose daylight saving time the intervals follow. Defaults to UTC.
        timezone: Option<TimeZone> = None,
    }

    /// No schedule.
    pub struct NoSchedule: Sent in "schedules" {}

    /// A schedule defined by a recurrence rule (RFC 5545).
    #[methods("schedules")]
    pub struct RRuleSchedule: Sent in "schedules" {
        /// The rule: `FREQ=WEEKLY;BYDAY=MO,TH`, optionally with further lines such as `DTSTART:...` and `EXDATE:...`.
        rrule: RRule,
        /// The time zone of the rule.
        timezone: Option<TimeZone> = Some(TimeZone("UTC".to_owned())),
    }
}

macro_rules! into_schedule {
    ($($kind:ident($model:ident),)*) => {$(
        impl From<$model> for Schedule {
            fn from(schedule: $model) -> Self {
                Self::$kind(Arc::new(schedule))
            }
        }
    )*};
}

into_schedule! {
    Interval(IntervalSchedule),
    Cron(CronSchedule),
    RRule(RRuleSchedule),
    None(NoSchedule),
}
