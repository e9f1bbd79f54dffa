//! Service level agreements. Prefect Cloud only.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;
use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::slas::{Sla, SlaMergeResponse};

/// The response of Prefect Cloud. The agreements are in force by then, so only their names are read, and anything
/// unexpected is ignored.
#[derive(Default, Deserialize)]
#[serde(default)]
struct MergedSlas {
    created: NamedSlas,
    updated: NamedSlas,
    deleted: NamedSlas,
}

/// A list of agreements, or anything else.
#[derive(Deserialize)]
#[serde(untagged)]
enum NamedSlas {
    Agreements(Vec<Agreement>),
    Other(IgnoredAny),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Agreement {
    Name(String),
    Object { name: String },
    Other(IgnoredAny),
}

impl Client {
    /// Sets the service level agreements of a deployment. Others that it has are removed.
    pub async fn apply_slas_for_deployment(&self, id: Uuid, slas: Vec<Sla>) -> Result<Arc<SlaMergeResponse>> {
        let resource = format!("prefect.deployment.{id}");
        let slas: Vec<_> = slas.into_iter().map(|sla| sla.of(&resource)).collect();
        let response = self.post_idempotent("/slas/apply-resource-slas/{}", &[&resource], &slas).await?;
        // An empty body means the same as an empty object. A body that is not JSON does not come from Cloud.
        let merged: MergedSlas = match response.is_success() && response.body().is_empty() {
            true => MergedSlas::default(),
            false => response.json()?,
        };
        Ok(Arc::new(
            SlaMergeResponse::default()
                .created(merged.created.names())
                .updated(merged.updated.names())
                .deleted(merged.deleted.names()),
        ))
    }
}

impl Default for NamedSlas {
    fn default() -> Self {
        Self::Agreements(Vec::new())
    }
}

impl NamedSlas {
    fn names(self) -> Vec<String> {
        let Self::Agreements(agreements) = self else { return Vec::new() };
        let name = |agreement| match agreement {
            Agreement::Name(name) | Agreement::Object { name } => Some(name),
            Agreement::Other(_) => None,
        };
        agreements.into_iter().filter_map(name).collect()
    }
}
