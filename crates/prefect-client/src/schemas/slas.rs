//! Service level agreements of Prefect Cloud, which alert someone if a deployment's runs violate them.

use std::sync::Arc;

use super::{ModelInfo, TimeDelta};

/// The models of each file.
pub(super) const FILES: &[&[fn() -> &'static ModelInfo]] = &[MODELS];

string_enum! {
    /// The severity of a violation.
    pub literal SlaSeverity {
        /// Minor.
        Minor = minor,
        /// Low.
        Low = low,
        /// Moderate.
        Moderate = moderate,
        /// High.
        High = high,
        /// Critical.
        Critical = critical,
    }
}

model_union! {
    /// An agreement of any type, identified by a field that only that type has.
    pub enum Sla by field {
        TimeToCompletion(TimeToCompletionSla) = "duration",
        Lateness(LatenessSla) = "within",
        Frequency(FrequencySla) = "stale_after",
    }
}

models! {
    /// The base of all agreements.
    #[methods("slas")]
    pub struct ServiceLevelAgreement: Sent in "slas" {
        /// Its name, unique within the deployment.
        name: String,
        /// The severity of a violation.
        severity: SlaSeverity = SlaSeverity::Moderate,
        /// Whether it is enabled.
        enabled: Option<bool> = Some(true),
        /// The resource that it applies to, such as `prefect.deployment.` and an id: see `set_deployment_id`.
        owner_resource: Option<String> = None,
    }

    /// Each run must complete within a time.
    #[base(ServiceLevelAgreement)]
    pub struct TimeToCompletionSla: Sent in "slas" {
        /// Its name, unique within the deployment.
        name: String,
        /// The severity of a violation.
        severity: SlaSeverity = SlaSeverity::Moderate,
        /// Whether it is enabled.
        enabled: Option<bool> = Some(true),
        /// The maximum duration, in seconds.
        duration: i64,
        /// The resource that it applies to, such as `prefect.deployment.` and an id: see `set_deployment_id`.
        owner_resource: Option<String> = None,
    }

    /// Runs must complete regularly.
    #[base(ServiceLevelAgreement)]
    pub struct FrequencySla: Sent in "slas" {
        /// Its name, unique within the deployment.
        name: String,
        /// The severity of a violation.
        severity: SlaSeverity = SlaSeverity::Moderate,
        /// Whether it is enabled.
        enabled: Option<bool> = Some(true),
        /// The maximum time between runs.
        stale_after: TimeDelta,
        /// The resource that it applies to, such as `prefect.deployment.` and an id: see `set_deployment_id`.
        owner_resource: Option<String> = None,
    }

    /// Each run must start on time.
    #[base(ServiceLevelAgreement)]
    pub struct LatenessSla: Sent in "slas" {
        /// Its name, unique within the deployment.
        name: String,
        /// The severity of a violation.
        severity: SlaSeverity = SlaSeverity::Moderate,
        /// Whether it is enabled.
        enabled: Option<bool> = Some(true),
        /// The maximum lateness.
        within: TimeDelta,
        /// The resource that it applies to, such as `prefect.deployment.` and an id: see `set_deployment_id`.
        owner_resource: Option<String> = None,
    }

    /// The result of applying agreements to a deployment.
    pub struct SlaMergeResponse: Received in "slas" {
        /// The names of the created agreements.
        created: Vec<String>,
        /// The names of the updated agreements.
        updated: Vec<String>,
        /// The names of the deleted agreements.
        deleted: Vec<String>,
    }
}

impl Sla {
    /// The agreement with this resource.
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
