//! Limits on how many slots of something may be taken at once, and the slots themselves.

use std::sync::Arc;

use http::{Method, StatusCode};
use serde::Serialize;
use uuid::Uuid;

use super::Client;
use super::flows::Created;
use super::query::Query;
use crate::error::{Error, Result};
use crate::schemas::actions::{GlobalConcurrencyLimitCreate, GlobalConcurrencyLimitUpdate, SlotMode};
use crate::schemas::filters::Filters;
use crate::schemas::objects::ConcurrencyLeaseHolder;
use crate::schemas::responses::GlobalConcurrencyLimitResponse;
use crate::schemas::{Name, NonNegative};
use crate::transport::{Request, Response};

/// Slots to take: as many of each of these limits.
#[derive(Serialize, Clone, Debug)]
pub struct SlotsToTake {
    /// The names of the limits.
    pub names: Vec<String>,
    /// How many of each.
    pub slots: i64,
    /// What becomes of them.
    pub mode: SlotMode,
}

#[derive(Serialize)]
struct LeasedSlots<'a> {
    #[serde(flatten)]
    slots: &'a SlotsToTake,
    lease_duration: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<&'a ConcurrencyLeaseHolder>,
}

#[derive(Serialize)]
struct SlotsToRelease<'a> {
    names: &'a [String],
    slots: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    occupancy_seconds: Option<f64>,
}

#[derive(Serialize)]
struct Renewal {
    lease_duration: f64,
}

#[derive(Serialize)]
struct Lease {
    lease_id: Uuid,
}

impl Client {
    /// Creates a limit. Gives its id.
    pub async fn create_global_concurrency_limit(
        &self,
        limit: &GlobalConcurrencyLimitCreate,
    ) -> Result<Uuid> {
        Ok(self.post("/v2/concurrency_limits/", &[], limit).await?.json::<Created>()?.id)
    }

    /// The limit with this id.
    pub async fn read_global_concurrency_limit(
        &self,
        id: Uuid,
    ) -> Result<Arc<GlobalConcurrencyLimitResponse>> {
        self.get("/v2/concurrency_limits/{}", &[&id]).await?.json()
    }

    /// The limit with this name.
    pub async fn read_global_concurrency_limit_by_name(
        &self,
        name: &str,
    ) -> Result<Arc<GlobalConcurrencyLimitResponse>> {
        self.get("/v2/concurrency_limits/{}", &[&name]).await?.json()
    }

    /// A page of all limits, those for tags among them.
    pub async fn read_global_concurrency_limits(
        &self,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<GlobalConcurrencyLimitResponse>>> {
        let all = Filters::default();
        self.find("/v2/concurrency_limits/filter", &Query::page(&all, None, limit, offset)).await
    }

    /// Changes what is set in the update, and nothing else.
    pub async fn update_global_concurrency_limit(
        &self,
        name: &str,
        update: &GlobalConcurrencyLimitUpdate,
    ) -> Result<Response> {
        self.patch("/v2/concurrency_limits/{}", &[&name], update).await?.unless_page()
    }

    /// Sets how many slots a limit has and how many of them are given back each second, if that is told; creates it
    /// if it is not there.
    pub async fn upsert_global_concurrency_limit_by_name(
        &self,
        name: &Name,
        limit: NonNegative<i64>,
        slot_decay_per_second: Option<NonNegative<f64>>,
    ) -> Result<()> {
        let mut update = GlobalConcurrencyLimitUpdate::default().limit(Some(limit));
        let mut create = GlobalConcurrencyLimitCreate::default().name(name.clone()).limit(limit);
        if let Some(decay) = slot_decay_per_second {
            update = update.slot_decay_per_second(Some(decay));
            create = create.slot_decay_per_second(Some(decay));
        }
        let is = |error: &Error, status: StatusCode| error.status() == Some(status.as_u16());
        match self.update_global_concurrency_limit(name.as_str(), &update).await {
            Err(error) if is(&error, StatusCode::NOT_FOUND) => {}
            done => return done.map(drop),
        }
        match self.create_global_concurrency_limit(&create).await {
            // Somebody else was faster.
            Err(error) if is(&error, StatusCode::CONFLICT) => {
                self.update_global_concurrency_limit(name.as_str(), &update).await.map(drop)
            }
            done => done.map(drop),
        }
    }

    /// Deletes a limit.
    pub async fn delete_global_concurrency_limit_by_name(&self, name: &str) -> Result<Response> {
        let request = Request::to(Method::DELETE, "/v2/concurrency_limits/{}", &[&name])?;
        self.send(&request).await?.unless_page()
    }

    /// Takes slots. The server answers 423 if there are not enough, and in its `Retry-After` when there may be.
    pub async fn increment_concurrency_slots(&self, slots: &SlotsToTake) -> Result<Response> {
        self.post("/v2/concurrency_limits/increment", &[], slots).await?.unless_page()
    }

    /// The same for some seconds, after which they are given back if the lease is not renewed.
    pub async fn increment_concurrency_slots_with_lease(
        &self,
        slots: &SlotsToTake,
        lease_duration: f64,
        holder: Option<&ConcurrencyLeaseHolder>,
    ) -> Result<Response> {
        let body = LeasedSlots { slots, lease_duration, holder };
        self.post("/v2/concurrency_limits/increment-with-lease", &[], &body).await?.unless_page()
    }

    /// Lets a lease go on for so many seconds from now. The server answers 410 if there is no such lease any more.
    pub async fn renew_concurrency_lease(&self, lease_id: Uuid, lease_duration: f64) -> Result<Response> {
        let body = Renewal { lease_duration };
        self.post_once("/v2/concurrency_limits/leases/{}/renew", &[&lease_id], &body).await?.unless_page()
    }

    /// Gives slots back, which were taken for some seconds.
    pub async fn release_concurrency_slots(
        &self,
        names: &[String],
        slots: i64,
        occupancy_seconds: Option<f64>,
    ) -> Result<Response> {
        let body = SlotsToRelease { names, slots, occupancy_seconds };
        self.post("/v2/concurrency_limits/decrement", &[], &body).await?.unless_page()
    }

    /// Gives the slots of a lease back, and ends it.
    pub async fn release_concurrency_slots_with_lease(&self, lease_id: Uuid) -> Result<Response> {
        self.post_once("/v2/concurrency_limits/decrement-with-lease", &[], &Lease { lease_id })
            .await?
            .unless_page()
    }
}
