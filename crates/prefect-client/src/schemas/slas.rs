//! Service level agreements of Prefect Cloud: what is to be told somebody if a deployment's runs do not keep it.

use std::sync::Arc;

use super::{ModelInfo, TimeDelta};

/// The models, file by file.
pub(super) const FILES: &[&[fn() -> &'static ModelInfo]] = &[MODELS];

string_enum! {
    /// How bad it is if an agreement is not kept.
    pub literal SlaSeverity {
        /// Hardly.
        Minor = minor,
        /// A little.
        Low = low,
        /// So so.
        Moderate = moderate,
        /// Very.
        High = high,
        /// Nothing is worse.
        Critical = critical,
    }
}

model_union! {
    /// An agreement of any kind, told by the field that only it has.
    pub enum Sla by field {
        TimeToCompletion(TimeToCompletionSla) = "duration",
        Lateness(LatenessSla) = "within",
        Frequency(FrequencySla) = "stale_after",
    }
}

models! {
    /// What all agreements have.
    #[methods("slas")]
    pub struct ServiceLevelAgreement: Sent in "slas" {
        /// Its name, which no other agreement of its deployment has.
        name: String,
        /// How bad it is if it is not kept.
        severity: SlaSeverity = SlaSeverity::Moderate,
        /// Whether it is in force.
        enabled: Option<bool> = Some(true),
        /// What it is about, such as `prefect.deployment.` and an id: see `set_deployment_id`.
        owner_resource: Option<String> = None,
    }

    /// Each run is to be done within some time.
    #[base(ServiceLevelAgreement)]
    pub struct TimeToCompletionSla: Sent in "slas" {
        /// Its name, which no other agreement of its deployment has.
        name: String,
        /// How bad it is if it is not kept.
        severity: SlaSeverity = SlaSeverity::Moderate,
        /// Whether it is in force.
        enabled: Option<bool> = Some(true),
        /// In how many seconds.
        duration: i64,
        /// What it is about, such as `prefect.deployment.` and an id: see `set_deployment_id`.
        owner_resource: Option<String> = None,
    }

    /// A run is to be done every so often.
    #[base(ServiceLevelAgreement)]
    pub struct FrequencySla: Sent in "slas" {
        /// Its name, which no other agreement of its deployment has.
        name: String,
        /// How bad it is if it is not kept.
        severity: SlaSeverity = SlaSeverity::Moderate,
        /// Whether it is in force.
        enabled: Option<bool> = Some(true),
        /// How long after the last run there has to be another.
        stale_after: TimeDelta,
        /// What it is about, such as `prefect.deployment.` and an id: see `set_deployment_id`.
        owner_resource: Option<String> = None,
    }

    /// Each run is to start when it is due, or soon after.
    #[base(ServiceLevelAgreement)]
    pub struct LatenessSla: Sent in "slas" {
        /// Its name, which no other agreement of its deployment has.
        name: String,
        /// How bad it is if it is not kept.
        severity: SlaSeverity = SlaSeverity::Moderate,
        /// Whether it is in force.
        enabled: Option<bool> = Some(true),
        /// How late it may be.
        within: TimeDelta,
        /// What it is about, such as `prefect.deployment.` and an id: see `set_deployment_id`.
        owner_resource: Option<String> = None,
    }

    /// What became of the agreements of a deployment when others were applied.
    pub struct SlaMergeResponse: Received in "slas" {
        /// The names of those that are new.
        created: Vec<String>,
        /// The names of those that were there.
        updated: Vec<String>,
        /// The names of those that are no more.
        deleted: Vec<String>,
    }
}

impl Sla {
    /// The same agreement about this resource.
    #[must_use]
    pub fn of(self, resource: &str) -> Self {
        let resource = Some(resource.to_owned());
        match self {
            Self::TimeToCompletion(sla) => {
                Self::TimeToCompletion(Arc::new(Arc::unwrap_or_clone(sla).owner_resource(resource)))
            }
            Self::Lateness(sla) => {
                Self::Lateness(Arc::new(Arc::unwrap_or_clone(sla).owner_resource(resource)))
            }
            Self::Frequency(sla) => {
                Self::Frequency(Arc::new(Arc::unwrap_or_clone(sla).owner_resource(resource)))
            }
            Self::Unknown(json) => Self::Unknown(json),
        }
    }
}
