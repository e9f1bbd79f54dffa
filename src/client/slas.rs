//! Service level agreements, which only Prefect Cloud knows.

use std::sync::Arc;

use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::slas::{Sla, SlaMergeResponse};

impl Client {
    /// Gives a deployment these agreements, and no others.
    pub async fn apply_slas_for_deployment(&self, id: Uuid, slas: Vec<Sla>) -> Result<Arc<SlaMergeResponse>> {
        let resource = format!("prefect.deployment.{id}");
        let slas: Vec<_> = slas.into_iter().map(|sla| sla.of(&resource)).collect();
        self.post_once("/slas/apply-resource-slas/{}", &[&resource], &slas).await?.json()
    }
}
