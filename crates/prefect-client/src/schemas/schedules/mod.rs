//! Schedules: when the runs of a deployment are to start.
//!
//! What is written in a language of its own (a cron expression, a recurrence rule, the name of a time zone) is
//! checked when it is made from text, for a message here points at the part at fault and the server's does not.
//! What the server sends is taken as it is: a newer one may know more.
//!
//! Neither language is checked by a crate. The server reads cron with `croniter` and rules with `dateutil`, whose
//! syntax no crate shares: `croner`, `cron` and `cronexpr` want the seconds in another place, or not at all, and
//! differ in `L`, `#`, `?`, `R` and in ranges that wrap around; `rrule` wants a DTSTART that Prefect's rules seldom
//! have, and brings a second calendar library and database of time zones along.

mod cron;
mod rrule;
mod timezone;

use std::sync::Arc;

use super::checked::Positive;
pub use super::checked::Problem;
use super::{DateTime, ModelInfo, TimeDelta};
pub use rrule::anchored;

/// The models, file by file.
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
    /// A schedule of any kind, told by the field that only it has.
    pub enum Schedule by field {
        Interval(IntervalSchedule) = "interval",
        Cron(CronSchedule) = "cron",
        RRule(RRuleSchedule) = "rrule",
        None(NoSchedule) = "",
    }
}

models! {
    /// A schedule by a cron expression.
    pub struct CronSchedule: Sent in "schedules" {
        /// The expression: minute, hour, day of the month, month, day of the week and, if wanted, second and year;
        /// or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`.
        cron: Cron,
        /// The time zone that it is meant in; UTC where none is given.
        timezone: Option<TimeZone> = None,
        /// Whether a day of the month and a day of the week, both given, are alternatives; else both must hold.
        day_or: bool = true,
    }

    /// A schedule of equal steps.
    #[methods("schedules")]
    pub struct IntervalSchedule: Sent in "schedules" {
        /// The time from one run to the next.
        interval: Positive<TimeDelta>,
        /// A moment that the steps are counted from, forwards and backwards.
        anchor_date: DateTime = DateTime::now(),
        /// The time zone whose clock the steps follow when it is put forward or back; UTC where none is given.
        timezone: Option<TimeZone> = None,
    }

    /// No schedule at all.
    pub struct NoSchedule: Sent in "schedules" {}

    /// A schedule by a recurrence rule, as calendars have them (RFC 5545).
    #[methods("schedules")]
    pub struct RRuleSchedule: Sent in "schedules" {
        /// The rule: `FREQ=WEEKLY;BYDAY=MO,TH`, with further lines such as `DTSTART:...` and `EXDATE:...` if wanted.
        rrule: RRule,
        /// The time zone that it is meant in.
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
