//! What an automation waits for.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Models, ResourceSpecification, whole};
use crate::schemas::{
    EnumInfo, Field, Json, MetricRange, Mismatch, OneOrSeveral, StringEnum, TimeDelta, Type, Value, Within,
};

/// The enumerations of this file.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] =
    &[MetricTriggerOperator::info, Posture::info, PrefectMetric::info];

pub use of_deployments::{
    DeploymentCompoundTrigger, DeploymentEventTrigger, DeploymentMetricTrigger, DeploymentSequenceTrigger,
};

/// The triggers that are given with a deployment.
pub(super) const DEPLOYMENT_MODELS: Models = of_deployments::MODELS;

string_enum! {
    /// What sets a trigger off.
    pub enum Posture in "events.schemas.automations" {
        /// That events come.
        Reactive = Reactive,
        /// That events fail to come.
        Proactive = Proactive,
        /// A number that is measured.
        Metric = Metric,
    }
}

string_enum! {
    /// How a number compares with a threshold.
    pub enum MetricTriggerOperator in "events.schemas.automations" {
        /// It is less.
        Less = LT: "<",
        /// It is less or equal.
        LessOrEqual = LTE: "<=",
        /// It is more.
        More = GT: ">",
        /// It is more or equal.
        MoreOrEqual = GTE: ">=",
    }
}

string_enum! {
    /// A metric of Prefect Cloud. Cloud may have more than are named here, so any other text is taken as well.
    pub open enum PrefectMetric in "events.schemas.automations" {
        /// How late runs start.
        Lateness = lateness,
        /// How long runs take.
        Duration = duration,
        /// Which part of the runs ends well.
        Successes = successes,
    }
}

string_enum! {
    /// The tag of [`EventTrigger`].
    pub literal EventTriggerTag { Event = event, }
}

string_enum! {
    /// The tag of [`MetricTrigger`].
    pub literal MetricTriggerTag { Metric = metric, }
}

string_enum! {
    /// The tag of [`CompoundTrigger`].
    pub literal CompoundTriggerTag { Compound = compound, }
}

string_enum! {
    /// The tag of [`SequenceTrigger`].
    pub literal SequenceTriggerTag { Sequence = sequence, }
}

model_union! {
    /// What an automation waits for.
    pub enum Trigger by "type" {
        Event(EventTrigger) = "event",
        Metric(MetricTrigger) = "metric",
        Compound(CompoundTrigger) = "compound",
        Sequence(SequenceTrigger) = "sequence",
    }
}

/// Declares each trigger twice: as it stands in an automation, and as it is given with a deployment, which the
/// automation then runs.
macro_rules! triggers {
    ($($(#[doc = $doc:expr])* $name:ident / $deployment:ident { $($fields:tt)* })*) => {
        models! {
            /// Which number is measured, and from which value on it counts.
            pub struct MetricTriggerQuery: Sent in "events.schemas.automations" {
                /// The number.
                name: PrefectMetric,
                /// The value that it is compared with.
                threshold: f64,
                /// How it is compared.
                operator: MetricTriggerOperator,
                /// From how much time it is measured: 300 seconds or more.
                range: MetricRange = MetricRange(TimeDelta(300.0)),
                /// For how long it must be so: 300 seconds or more.
                firing_for: MetricRange = MetricRange(TimeDelta(300.0)),
            }

            $(
                $(#[doc = $doc])*
                #[methods("triggers")]
                #[server_only(id)]
                pub struct $name: Sent in "events.schemas.automations" {
                    $($fields)*
                    /// The trigger's id, where the server sent it.
                    id: Option<Uuid> = None,
                }
            )*
        }

        /// The triggers that are given with a deployment.
        pub(super) mod of_deployments {
            use super::*;
            use crate::schemas::{JsonObject, ScheduleAfter};

            models! {$(
                $(#[doc = $doc])*
                ///
                /// Given with a deployment, it runs that deployment.
                #[base($name)]
                #[methods("deployment_triggers")]
                pub struct $deployment: Sent in "events.schemas.deployment_triggers" {
                    $($fields)*
                    /// The name of the automation; one that tells the deployment where there is none.
                    name: Option<String> = None,
                    /// What the automation is for.
                    description: String = String::new(),
                    /// Whether the automation is switched on.
                    enabled: bool = true,
                    /// The parameters of the run; those of the deployment where there are none.
                    parameters: Option<JsonObject> = None,
                    /// The job variables of the run; those of the deployment where there are none.
                    job_variables: Option<JsonObject> = None,
                    /// How long to wait until the run.
                    schedule_after: ScheduleAfter = ScheduleAfter::default(),
                }
            )*}
        }
    };
}

triggers! {
    /// Waits for events, or for their failing to come, within a span of time.
    EventTrigger / DeploymentEventTrigger {
        /// The kind of trigger.
        r#type: EventTriggerTag = EventTriggerTag::Event,
        /// Only events about such a resource.
        r#match: Arc<ResourceSpecification> = Arc::default(),
        /// Only events that have to do with such resources.
        match_related: OneOrSeveral<Arc<ResourceSpecification>> = OneOrSeveral::default(),
        /// The events that must come before the wait begins; it begins at once where there are none.
        after: BTreeSet<String> = BTreeSet::new(),
        /// The events that are waited for; any where there are none. They may end in `*`: `prefect.flow-run.*`.
        expect: BTreeSet<String> = BTreeSet::new(),
        /// Labels: it waits apart for each text that they have. `related:ROLE:LABEL` is a label of the first
        /// resource in that role.
        for_each: BTreeSet<String> = BTreeSet::new(),
        /// Whether it waits for events (`Reactive`) or for their failing to come (`Proactive`).
        posture: Posture = Posture::Reactive,
        /// How many events must come, or fail to.
        threshold: i64 = 1,
        /// Within how much time: at least 10 seconds where it waits for their failing to come.
        within: Within = Within::default(),
    }

    /// Waits for a number that Prefect Cloud measures.
    MetricTrigger / DeploymentMetricTrigger {
        /// The kind of trigger.
        r#type: MetricTriggerTag = MetricTriggerTag::Metric,
        /// Only what is about such a resource.
        r#match: Arc<ResourceSpecification> = Arc::default(),
        /// Only what has to do with such resources.
        match_related: OneOrSeveral<Arc<ResourceSpecification>> = OneOrSeveral::default(),
        /// That it is a number that it waits for.
        posture: Posture = Posture::Metric,
        /// Which number, and from which value on it counts.
        metric: Arc<MetricTriggerQuery>,
    }

    /// Waits for several triggers, in any order.
    CompoundTrigger / DeploymentCompoundTrigger {
        /// The kind of trigger.
        r#type: CompoundTriggerTag = CompoundTriggerTag::Compound,
        /// The triggers.
        triggers: Vec<Trigger>,
        /// Within how much time they must be set off.
        within: Option<TimeDelta> = None,
        /// How many of them must be set off: a number, `any` or `all`.
        require: Requirement,
    }

    /// Waits for several triggers, one after the other.
    SequenceTrigger / DeploymentSequenceTrigger {
        /// The kind of trigger.
        r#type: SequenceTriggerTag = SequenceTriggerTag::Sequence,
        /// The triggers, in their order.
        triggers: Vec<Trigger>,
        /// Within how much time they must be set off.
        within: Option<TimeDelta> = None,
    }
}

impl Trigger {
    /// The trigger with all that it has counted as given: the server has no defaults for some of it.
    #[must_use]
    pub(crate) fn whole(&self) -> Self {
        match self {
            Self::Event(trigger) => Self::Event(Arc::new(whole(&**trigger))),
            Self::Metric(trigger) => {
                let metric = Arc::new(whole(&*trigger.metric));
                Self::Metric(Arc::new(whole(&(**trigger).clone().metric(metric))))
            }
            Self::Compound(trigger) => {
                let triggers: Vec<_> = trigger.triggers.iter().map(Self::whole).collect();
                let trigger = (**trigger).clone().within(trigger.within).triggers(triggers);
                Self::Compound(Arc::new(whole(&trigger)))
            }
            Self::Sequence(trigger) => {
                let triggers: Vec<_> = trigger.triggers.iter().map(Self::whole).collect();
                let trigger = (**trigger).clone().within(trigger.within).triggers(triggers);
                Self::Sequence(Arc::new(whole(&trigger)))
            }
            Self::Unknown(json) => Self::Unknown(json.clone()),
        }
    }
}

macro_rules! into_trigger {
    ($($kind:ident($model:ident),)*) => {$(
        impl From<$model> for Trigger {
            fn from(trigger: $model) -> Self {
                Self::$kind(Arc::new(trigger))
            }
        }
    )*};
}

into_trigger! {
    Event(EventTrigger),
    Metric(MetricTrigger),
    Compound(CompoundTrigger),
    Sequence(SequenceTrigger),
}

/// How many of several triggers must be set off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Requirement {
    /// So many.
    Number(i64),
    /// `any` or `all`.
    Word(String),
    /// Nothing is said.
    #[default]
    Nothing,
}

impl Field for Requirement {
    const TYPE: Type = Type::Checked(&Type::Json, |value| {
        let given = match value {
            Value::Json(json) => serde_json::from_str(json.get()).unwrap_or_default(),
            _ => Self::Nothing,
        };
        match given {
            Self::Number(number) if number < 1 => Err("require must be at least 1".to_owned()),
            Self::Number(_) => Ok(()),
            Self::Word(word) if matches!(word.as_str(), "any" | "all") => Ok(()),
            _ => Err("expected a whole number from 1 up, any or all".to_owned()),
        }
    });

    fn to_value(&self) -> Value<'_> {
        // Infallible in fact.
        Value::Json(std::borrow::Cow::Owned(Json::new(self).unwrap_or_default().into_raw()))
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        Json::from_value(value)?.read().map_err(|_| Mismatch)
    }
}
