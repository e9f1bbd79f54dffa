//! Global concurrency limits, and their slots.

use std::sync::Arc;

use http::{Method, StatusCode};
use serde::Serialize;
use uuid::Uuid;

use super::query::Query;
use super::{Client, Created, with_json};
use crate::error::{Error, Result};
use crate::schemas::actions::{GlobalConcurrencyLimitCreate, GlobalConcurrencyLimitUpdate, SlotMode};
use crate::schemas::filters::Filters;
use crate::schemas::objects::ConcurrencyLeaseHolder;
use crate::schemas::responses::GlobalConcurrencyLimitResponse;
use crate::schemas::{Name, NonNegative};
use crate::transport::{Request, Response};

/// Slots to acquire: the same number from each limit.
#[derive(Serialize, Clone, Debug)]
pub struct SlotsToTake {
    /// Names of the limits.
    pub names: Vec<String>,
    /// Number of slots from each limit.
    pub slots: i64,
    /// Whether the slots count as concurrency or as a rate limit.
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
struct RenewalBody {
    lease_duration: f64,
}

#[derive(Serialize)]
struct LeaseBody {
    lease_id: Uuid,
}

impl Client {
    /// Creates a global concurrency limit. Returns its id.
    pub async fn create_global_concurrency_limit(
        &self,
        limit: &GlobalConcurrencyLimitCreate,
    ) -> Result<Uuid> {
        Ok(self.post("/v2/concurrency_limits/", &[], limit).await?.json::<Created>()?.id)
    }

    /// Reads a global concurrency limit.
    pub async fn read_global_concurrency_limit(
        &self,
        id: Uuid,
    ) -> Result<Arc<GlobalConcurrencyLimitResponse>> {
        self.get("/v2/concurrency_limits/{}", &[&id]).await?.read()
    }

    /// Reads the global concurrency limit with this name.
    pub async fn read_global_concurrency_limit_by_name(
        &self,
        name: &str,
    ) -> Result<Arc<GlobalConcurrencyLimitResponse>> {
        self.get("/v2/concurrency_limits/{}", &[&name]).await?.read()
    }

    /// Reads a page of all limits, including those of tags.
    pub async fn read_global_concurrency_limits(
        &self,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<GlobalConcurrencyLimitResponse>>> {
        let filters = Filters::default();
        self.find("/v2/concurrency_limits/filter", &Query::page(&filters, None, limit, offset)?).await?.read()
    }

    /// Updates the limit with this name. Fields that are not set in the update stay as they are.
    pub async fn update_global_concurrency_limit(
        &self,
        name: &str,
        update: &GlobalConcurrencyLimitUpdate,
    ) -> Result<Response> {
        self.patch_idempotent("/v2/concurrency_limits/{}", &[&name], update).await?.unless_page()
    }

    /// Sets the number of slots of a limit and, if given, its slot decay. Creates the limit if it does not exist.
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
            // Created concurrently.
            Err(error) if is(&error, StatusCode::CONFLICT) => {
                self.update_global_concurrency_limit(name.as_str(), &update).await.map(drop)
            }
            done => done.map(drop),
        }
    }

    /// Deletes the limit with this name.
    pub async fn delete_global_concurrency_limit_by_name(&self, name: &str) -> Result<Response> {
        let request = Request::to(Method::DELETE, "/v2/concurrency_limits/{}", &[&name])?;
        self.send(Ok(request)).await?.unless_page()
    }

    /// Acquires slots. If there are too few, the server responds with 423 and a `Retry-After` header.
    pub async fn increment_concurrency_slots(&self, slots: &SlotsToTake) -> Result<Response> {
        self.post("/v2/concurrency_limits/increment", &[], slots).await?.unless_page()
    }

    /// Acquires slots for `lease_duration` seconds. They are released when the lease expires without a renewal.
    pub async fn increment_concurrency_slots_with_lease(
        &self,
        slots: &SlotsToTake,
        lease_duration: f64,
        holder: Option<&ConcurrencyLeaseHolder>,
    ) -> Result<Response> {
        let body = LeasedSlots { slots, lease_duration, holder };
        self.post("/v2/concurrency_limits/increment-with-lease", &[], &body).await?.unless_page()
    }

    /// Renews a lease for `lease_duration` seconds from now. The server responds with 410 if the lease has expired.
    pub async fn renew_concurrency_lease(&self, lease_id: Uuid, lease_duration: f64) -> Result<Response> {
        let body = RenewalBody { lease_duration };
        self.post_idempotent("/v2/concurrency_limits/leases/{}/renew", &[&lease_id], &body)
            .await?
            .unless_page()
    }

    /// The same, without retries.
    pub(super) async fn renew_lease_once(&self, lease_id: Uuid, lease_duration: f64) -> Result<Response> {
        let path = "/v2/concurrency_limits/leases/{}/renew";
        let request = with_json(Method::POST, path, &[&lease_id], &RenewalBody { lease_duration });
        self.send(request.map(|request| request.with_retries(0))).await?.unless_page()
    }

    /// Releases slots, which were occupied for `occupancy_seconds`.
    pub async fn release_concurrency_slots(
        &self,
        names: &[String],
        slots: i64,
        occupancy_seconds: Option<f64>,
    ) -> Result<Response> {
        let body = SlotsToRelease { names, slots, occupancy_seconds };
        self.post("/v2/concurrency_limits/decrement", &[], &body).await?.unless_page()
    }

    /// Releases the slots of a lease.
    pub async fn release_concurrency_slots_with_lease(&self, lease_id: Uuid) -> Result<Response> {
        self.post_idempotent("/v2/concurrency_limits/decrement-with-lease", &[], &LeaseBody { lease_id })
            .await?
            .unless_page()
    }
}
