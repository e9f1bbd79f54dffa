//! Finds out why a flow run has not started.

use std::collections::{HashMap, HashSet, VecDeque};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use uuid::Uuid;

use crate::client::Client;
use crate::error::ErrorKind;
use crate::locks::lock;
use crate::schemas::DateTime;
use crate::schemas::objects::{
    DeploymentStatus, FlowRun, StateType, WorkPool, WorkQueueStatus, WorkerStatus,
};
use crate::schemas::responses::DeploymentResponse;

/// A run is late when it should have started this long ago.
pub(in crate::client) const LATE_AFTER: Duration = Duration::from_secs(10);

/// The name of the state of runs that wait because of a concurrency limit.
pub(in crate::client) const AWAITING_CONCURRENCY_SLOT: &str = "AwaitingConcurrencySlot";

/// How long a reason holds for other runs of the same place.
const KNOWN_FOR: Duration = Duration::from_secs(10);

/// Deployment, work pool, work queue and name of the state: runs that share them are late for the same reasons.
type SameReasons = (Option<Uuid>, Option<String>, Option<String>, Option<String>);

/// When a place was looked into, and the reason that was found.
type Finding = (Instant, Option<String>);

/// What was found out, shared by a client's waits.
#[derive(Clone, Default)]
pub(super) struct Late(Arc<Mutex<HashMap<SameReasons, Finding>>>);

/// The late runs of one wait.
pub(super) struct LateWatch {
    late: Late,
    client: Client,
    state: Mutex<Noted>,
    added: Notify,
}

#[derive(Default)]
struct Noted {
    known: HashSet<Uuid>,
    queue: VecDeque<Arc<FlowRun>>,
    /// The reasons that were logged.
    warned: HashSet<String>,
}

impl Late {
    pub(super) fn watch(&self, client: &Client) -> LateWatch {
        LateWatch {
            late: self.clone(),
            client: client.clone(),
            state: Mutex::default(),
            added: Notify::new(),
        }
    }
}

impl LateWatch {
    /// Queues a late run, so that the reason is looked up.
    pub(super) fn note(&self, run: &Arc<FlowRun>) {
        if is_late(run) && lock(&self.state).known.insert(run.id) {
            lock(&self.state).queue.push_back(run.clone());
            self.added.notify_one();
        }
    }

    /// Looks up and logs the reasons of the queued runs.
    pub(super) async fn look(&self) -> Infallible {
        loop {
            self.added.notified().await;
            while let Some(run) = self.first() {
                self.reason(&run).await;
            }
        }
    }

    fn first(&self) -> Option<Arc<FlowRun>> {
        lock(&self.state).queue.pop_front()
    }

    /// Why a run has not started, if that can be found out.
    pub(super) async fn reason(&self, run: &FlowRun) -> Option<String> {
        if !is_waiting(run) {
            return None;
        }
        let starts = run.next_scheduled_start_time.or(run.expected_start_time);
        if let Some(starts) = starts.filter(|starts| *starts > DateTime::now()) {
            return Some(format!("it is scheduled for {starts}"));
        }
        let place = (
            run.deployment_id,
            run.work_pool_name.clone(),
            run.work_queue_name.clone(),
            run.state_name.clone(),
        );
        let known = lock(&self.late.0).get(&place).cloned();
        let reason = match known.filter(|(at, _)| at.elapsed() < KNOWN_FOR) {
            Some((_, reason)) => reason,
            None => {
                let reasons = reasons(&self.client, run).await;
                let reason = (!reasons.is_empty()).then(|| reasons.join("; "));
                let mut known = lock(&self.late.0);
                known.retain(|_, (at, _)| at.elapsed() < KNOWN_FOR);
                known.insert(place, (Instant::now(), reason.clone()));
                reason
            }
        };
        if let Some(reason) = &reason
            && lock(&self.state).warned.insert(reason.clone())
        {
            self.client.warn(&format!("flow run {:?} ({}) has not started: {reason}", run.name, run.id));
        }
        reason
    }
}

/// Whether a run waits for somebody to run it.
fn is_waiting(run: &FlowRun) -> bool {
    run.state_type == Some(StateType::Scheduled)
}

pub(super) fn is_late(run: &FlowRun) -> bool {
    is_waiting(run)
        && (run.state_name.as_deref() == Some("Late")
            || run.state_name.as_deref() == Some(AWAITING_CONCURRENCY_SLOT)
            || run.estimated_start_time_delta.0 > LATE_AFTER.as_secs_f64())
}

async fn reasons(client: &Client, run: &FlowRun) -> Vec<String> {
    let mut reasons = Vec::new();
    let Some(deployment_id) = run.deployment_id else {
        reasons.push("it has no deployment, so that no worker will run it".to_owned());
        return reasons;
    };
    let deployment = match client.read_deployment(deployment_id).await {
        Ok(deployment) => deployment,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            reasons.push(format!("its deployment {deployment_id} does not exist any more"));
            return reasons;
        }
        Err(_) => return reasons,
    };
    of_deployment(&deployment, run, &mut reasons);
    let pool = run.work_pool_name.as_deref().or(deployment.work_pool_name.as_deref());
    let queue = run.work_queue_name.as_deref().or(deployment.work_queue_name.as_deref());
    match pool {
        Some(pool) => of_pool(client, pool, queue, &mut reasons).await,
        None if deployment.status == Some(DeploymentStatus::NotReady) => reasons
            .push("its deployment has no work pool, and no process serves it (`flow.serve()`)".to_owned()),
        None => {}
    }
    reasons
}

fn of_deployment(deployment: &DeploymentResponse, run: &FlowRun, reasons: &mut Vec<String>) {
    let name = &deployment.name;
    if deployment.paused {
        reasons.push(format!("its deployment {name:?} is paused"));
    } else if run.auto_scheduled
        && !deployment.schedules.is_empty()
        && deployment.schedules.iter().all(|schedule| !schedule.active)
    {
        reasons.push(format!("the schedule of its deployment {name:?} is paused"));
    }
    if run.state_name.as_deref() == Some(AWAITING_CONCURRENCY_SLOT) {
        let limit = deployment.global_concurrency_limit.as_ref().map(|limit| limit.limit);
        let limit =
            limit.or(deployment.concurrency_limit).map_or_else(String::new, |limit| format!(" of {limit}"));
        reasons.push(format!("its deployment {name:?} is at its concurrency limit{limit}"));
    }
}

async fn of_pool(client: &Client, pool: &str, queue: Option<&str>, reasons: &mut Vec<String>) {
    let found = match client.read_work_pool(pool).await {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            reasons.push(format!("its work pool {pool:?} does not exist"));
            return;
        }
        Err(_) => return,
    };
    if found.is_paused {
        reasons.push(format!("its work pool {pool:?} is paused"));
    }
    let limit = found.concurrency_limit.as_ref().map(|limit| limit.0);
    reasons.extend(at_limit("work pool", pool, limit, found.active_slots));
    if let Some(queue) = queue {
        of_queue(client, pool, queue, reasons).await;
    }
    if has_workers(&found)
        && let Ok(workers) = client.read_workers_for_work_pool(pool, None, None, 0).await
        && !workers.iter().any(|worker| worker.status == WorkerStatus::Online)
    {
        reasons.push(format!("no worker of its work pool {pool:?} is online"));
    }
}

async fn of_queue(client: &Client, pool: &str, queue: &str, reasons: &mut Vec<String>) {
    let Ok(found) = client.read_work_queue_by_name(queue, Some(pool)).await else { return };
    if found.is_paused || found.status == Some(WorkQueueStatus::Paused) {
        reasons.push(format!("its work queue {queue:?} is paused"));
    }
    let limit = found.concurrency_limit.as_ref().map(|limit| limit.0);
    reasons.extend(at_limit("work queue", queue, limit, found.active_slots));
}

fn at_limit(kind: &str, name: &str, limit: Option<i64>, active: Option<i64>) -> Option<String> {
    let limit = limit?;
    let is_reached = limit == 0 || active.is_some_and(|active| active >= limit);
    is_reached.then(|| format!("its {kind} {name:?} is at its concurrency limit of {limit}"))
}

/// Push and managed work pools have no workers.
fn has_workers(pool: &WorkPool) -> bool {
    !pool.r#type.ends_with(":push") && !pool.r#type.ends_with(":managed")
}
