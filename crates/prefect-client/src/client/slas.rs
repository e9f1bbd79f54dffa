//! Service level agreements, which only Prefect Cloud knows.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;
use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::slas::{Sla, SlaMergeResponse};

/// What Prefect Cloud answers. By then the agreements are in force, so it is read for the names alone, and whatever else
/// it holds is no error.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Merged {
    created: Named,
    updated: Named,
    deleted: Named,
}

/// The agreements, each as an automation with a name, or what else there is.
#[derive(Deserialize)]
#[serde(untagged)]
enum Named {
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
    /// Gives a deployment these agreements, and no others.
    pub async fn apply_slas_for_deployment(&self, id: Uuid, slas: Vec<Sla>) -> Result<Arc<SlaMergeResponse>> {
        let resource = format!("prefect.deployment.{id}");
        let slas: Vec<_> = slas.into_iter().map(|sla| sla.of(&resource)).collect();
        let response = self.post_once("/slas/apply-resource-slas/{}", &[&resource], &slas).await?;
        // No body at all says as much as an empty object. What is no JSON comes from something else than Cloud.
        let merged: Merged = match response.is_success() && response.body().is_empty() {
            true => Merged::default(),
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

impl Default for Named {
    fn default() -> Self {
        Self::Agreements(Vec::new())
    }
}

impl Named {
    fn names(self) -> Vec<String> {
        let Self::Agreements(agreements) = self else { return Vec::new() };
        let name = |agreement| match agreement {
            Agreement::Name(name) | Agreement::Object { name } => Some(name),
            Agreement::Other(_) => None,
        };
        agreements.into_iter().filter_map(name).collect()
    }
}
