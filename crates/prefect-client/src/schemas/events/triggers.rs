//! The triggers of automations.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Models, ResourceSpecification, whole};
use crate::schemas::{
    EnumInfo, Field, Json, MetricRange, Mismatch, OneOrSeveral, StringEnum, TimeDelta, Type, Value, Within,
};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] =
    &[MetricTriggerOperator::info, Posture::info, PrefectMetric::info];

pub use of_deployments::{
    DeploymentCompoundTrigger, DeploymentEventTrigger, DeploymentMetricTrigger, DeploymentSequenceTrigger,
};

/// The triggers of deployments.
pub(super) const DEPLOYMENT_MODELS: Models = of_deployments::MODELS;

string_enum! {
    /// What makes a trigger fire.
    pub enum Posture in "events.schemas.automations" {
        /// The presence of events.
        Reactive = Reactive,
        /// The absence of events.
        Proactive = Proactive,
        /// A metric.
        Metric = Metric,
    }
}

string_enum! {
    /// How a metric is compared with a threshold.
    pub enum MetricTriggerOperator in "events.schemas.automations" {
        /// Less than.
        Less = LT: "<",
        /// Less than or equal to.
        LessOrEqual = LTE: "<=",
        /// Greater than.
        More = GT: ">",
        /// Greater than or equal to.
        MoreOrEqual = GTE: ">=",
    }
}

string_enum! {
    /// A metric of Prefect Cloud. Any other text is accepted, as Cloud may have more metrics.
    pub open enum PrefectMetric in "events.schemas.automations" {
        /// How late runs start.
        Lateness = lateness,
        /// The duration of runs.
        Duration = duration,
        /// The proportion of successful runs.
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
    /// A trigger of an automation.
    pub enum Trigger by "type" {
        Event(EventTrigger) = "event",
        Metric(MetricTrigger) = "metric",
        Compound(CompoundTrigger) = "compound",
        Sequence(SequenceTrigger) = "sequence",
    }
}

/// Declares each trigger twice: as part of an automation, and as part of a deployment, which the automation then
/// runs.
macro_rules! triggers {
    ($($(#[doc = $doc:expr])* $name:ident / $deployment:ident { $($fields:tt)* })*) => {
        models! {
            /// A metric and its threshold.
            pub struct MetricTriggerQuery: Sent in "events.schemas.automations" {
                /// The metric.
                name: PrefectMetric,
                /// The value to compare with.
                threshold: f64,
                /// The comparison.
                operator: MetricTriggerOperator,
                /// The time over which it is measured: at least 300 seconds.
                range: MetricRange = MetricRange(TimeDelta(300.0)),
                /// For how long the comparison must hold: at least 300 seconds.
                firing_for: MetricRange = MetricRange(TimeDelta(300.0)),
            }

            $(
                $(#[doc = $doc])*
                #[methods("triggers")]
                #[server_only(id)]
                pub struct $name: Sent in "events.schemas.automations" {
                    $($fields)*
                    /// The trigger's id, if the server sent it.
                    id: Option<Uuid> = None,
                }
            )*
        }

        /// The triggers of deployments.
        pub(super) mod of_deployments {
            use super::*;
            use crate::schemas::{JsonObject, ScheduleAfter};

            models! {$(
                $(#[doc = $doc])*
                ///
                /// As part of a deployment, it runs that deployment.
                #[base($name)]
                #[methods("deployment_triggers")]
                pub struct $deployment: Sent in "events.schemas.deployment_triggers" {
                    $($fields)*
                    /// The name of the automation. Defaults to one with the deployment's id.
                    name: Option<String> = None,
                    /// A description of the automation.
                    description: String = String::new(),
                    /// Whether the automation is enabled.
                    enabled: bool = true,
                    /// The parameters of the run. Defaults to those of the deployment.
                    parameters: Option<JsonObject> = None,
                    /// The job variables of the run. Defaults to those of the deployment.
                    job_variables: Option<JsonObject> = None,
                    /// The delay before the run.
                    schedule_after: ScheduleAfter = ScheduleAfter::default(),
                }
            )*}
        }
    };
}

triggers! {
    /// Fires on the presence or absence of events within a time.
    EventTrigger / DeploymentEventTrigger {
        /// The type of the trigger.
        r#type: EventTriggerTag = EventTriggerTag::Event,
        /// Only events about matching resources.
        r#match: Arc<ResourceSpecification> = Arc::default(),
        /// Only events with matching related resources.
        match_related: OneOrSeveral<Arc<ResourceSpecification>> = OneOrSeveral::default(),
        /// The events that must occur first. By default, the trigger is active immediately.
        after: BTreeSet<String> = BTreeSet::new(),
        /// The expected events. Defaults to any event. A name may end in `*`: `prefect.flow-run.*`.
        expect: BTreeSet<String> = BTreeSet::new(),
        /// Labels whose values are evaluated separately. `related:ROLE:LABEL` is a label of the first resource in
        /// that role.
        for_each: BTreeSet<String> = BTreeSet::new(),
        /// Whether it fires on the presence (`Reactive`) or absence (`Proactive`) of events.
        posture: Posture = Posture::Reactive,
        /// The number of events.
        threshold: i64 = 1,
        /// The time within which they are expected: at least 10 seconds if the trigger is proactive.
        within: Within = Within::default(),
    }

    /// Fires on a metric of Prefect Cloud.
    MetricTrigger / DeploymentMetricTrigger {
        /// The type of the trigger.
        r#type: MetricTriggerTag = MetricTriggerTag::Metric,
        /// Only matching resources.
        r#match: Arc<ResourceSpecification> = Arc::default(),
        /// Only resources with matching related resources.
        match_related: OneOrSeveral<Arc<ResourceSpecification>> = OneOrSeveral::default(),
        /// Always `Metric`.
        posture: Posture = Posture::Metric,
        /// The metric and its threshold.
        metric: Arc<MetricTriggerQuery>,
    }

    /// Fires when several triggers fire, in any order.
    CompoundTrigger / DeploymentCompoundTrigger {
        /// The type of the trigger.
        r#type: CompoundTriggerTag = CompoundTriggerTag::Compound,
        /// The triggers.
        triggers: Vec<Trigger>,
        /// The time within which they must fire.
        within: Option<TimeDelta> = None,
        /// How many of them must fire: a number, `any` or `all`.
        require: Requirement,
    }

    /// Fires when several triggers fire in order.
    SequenceTrigger / DeploymentSequenceTrigger {
        /// The type of the trigger.
        r#type: SequenceTriggerTag = SequenceTriggerTag::Sequence,
        /// The triggers, in order.
        triggers: Vec<Trigger>,
        /// The time within which they must fire.
        within: Option<TimeDelta> = None,
    }
}

impl Trigger {
    /// The trigger with every field marked as given: the server has no defaults for some of them.
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

/// How many of several triggers must fire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Requirement {
    /// A number.
    Number(i64),
    /// `any` or `all`.
    Word(String),
    /// Not given.
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
