//! Waiting for runs.
//!
//! Runs are polled with back-off, which works through every proxy and with every server version.

mod late;
mod poller;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures_util::Stream;
use uuid::Uuid;

use super::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::StringEnum;
use crate::schemas::filters::{Filters, FlowRunFilter, FlowRunFilterId, TaskRunFilter, TaskRunFilterId};
use crate::schemas::objects::{FlowRun, State, StateType, TaskRun};

use late::{Late, Watch};
pub use poller::Waitable;
use poller::{Poller, Waiter};

/// Default maximum interval between two polls of a run.
const MAX_INTERVAL: Duration = Duration::from_secs(5);

/// Maximum time to look for a reason before a timeout error is returned.
const REASON_TIMEOUT: Duration = Duration::from_secs(2);

/// The states that end a wait. A final state always does.
#[derive(Clone, Default)]
pub enum Until {
    /// A final state.
    #[default]
    Final,
    /// A state of one of these types, or with one of these names.
    States {
        /// The types.
        types: Vec<StateType>,
        /// The names, in any case.
        names: Vec<String>,
    },
    /// Any state for which this returns true. It must not block, and may be called several times for one state.
    Accepted(Arc<dyn Fn(&State) -> bool + Send + Sync>),
}

/// How to wait.
#[derive(Clone, Default)]
pub struct Wait {
    /// The states that end the wait.
    pub until: Until,
    /// Maximum time to wait. `None` waits forever.
    pub timeout: Option<Duration>,
    /// Maximum interval between two polls. The first interval is 0.1 s. Defaults to 5 s.
    pub poll_interval: Option<Duration>,
}

impl Until {
    fn is_reached(&self, state: &State) -> bool {
        state.r#type.is_final()
            || match self {
                Self::Final => false,
                Self::States { types, names } => {
                    types.contains(&state.r#type)
                        || state
                            .name
                            .as_ref()
                            .is_some_and(|name| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name)))
                }
                Self::Accepted(accepts) => accepts(state),
            }
    }
}

/// State shared by all waits of a client and its clones.
#[derive(Clone, Default)]
pub(super) struct Waits {
    flow_runs: Poller<FlowRun>,
    task_runs: Poller<TaskRun>,
    late: Late,
}

impl Wait {
    fn longest_interval(&self) -> Duration {
        self.poll_interval.unwrap_or(MAX_INTERVAL)
    }
}

impl Waitable for FlowRun {
    const KIND: &'static str = "flow run";
    const RESOURCE: &'static str = "/flow_runs";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn state(&self) -> Option<&State> {
        self.state.as_deref()
    }

    fn as_flow_run(self: &Arc<Self>) -> Option<&Arc<FlowRun>> {
        Some(self)
    }

    fn with_ids(ids: Vec<Uuid>) -> Filters {
        let filter = FlowRunFilter::default().id(Arc::new(FlowRunFilterId::default().any_(ids)));
        Filters { flow_run: Some(Arc::new(filter)), ..Filters::default() }
    }
}

impl Waitable for TaskRun {
    const KIND: &'static str = "task run";
    const RESOURCE: &'static str = "/task_runs";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn state(&self) -> Option<&State> {
        self.state.as_deref()
    }

    fn as_flow_run(self: &Arc<Self>) -> Option<&Arc<FlowRun>> {
        None
    }

    fn with_ids(ids: Vec<Uuid>) -> Filters {
        let filter = TaskRunFilter::default().id(Arc::new(TaskRunFilterId::default().any_(ids)));
        Filters { task_run: Some(Arc::new(filter)), ..Filters::default() }
    }
}

/// A wait for several runs. See [`Client::wait_for_flow_runs`].
pub struct Waiting<R: Waitable> {
    waiter: Waiter<R>,
    wait: Wait,
    ends: Option<Instant>,
    /// The latest version of each run that is not done.
    latest: HashMap<Uuid, Arc<R>>,
    left: HashSet<Uuid>,
    late: Watch,
}

impl<R: Waitable> Waiting<R> {
    fn new(client: &Client, poller: &Poller<R>, ids: Vec<Uuid>, wait: Wait) -> Self {
        Self {
            left: ids.iter().copied().collect(),
            waiter: poller.wait(client, ids, wait.longest_interval()),
            ends: wait.timeout.and_then(|timeout| Instant::now().checked_add(timeout)),
            wait,
            latest: HashMap::new(),
            late: client.waits.late.watch(client),
        }
    }

    /// Waits for the next run that is done, and returns it. `None` after the last.
    ///
    /// When the timeout expires, returns [`ErrorKind::WaitTimeout`] once, and then `None`.
    pub async fn next(&mut self) -> Option<Result<Arc<R>>> {
        if self.left.is_empty() {
            return None;
        }
        let Self { waiter, wait, latest, late, .. } = self;
        let next = waiter.next(|run| {
            if run.state().is_some_and(|state| wait.until.is_reached(state)) {
                return true;
            }
            if let Some(run) = run.as_flow_run() {
                late.note(run);
            }
            latest.insert(run.id(), run.clone());
            false
        });
        let done = tokio::select! {
            biased;
            done = next => done,
            never = late.look() => match never {},
            () = until(self.ends) => {
                let error = self.timed_out().await;
                self.left.clear();
                return Some(Err(error));
            }
        };
        let (id, seen) = done?;
        self.left.remove(&id);
        self.latest.remove(&id);
        Some(seen)
    }

    /// The remaining runs as a stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<Arc<R>>> + Send {
        futures_util::stream::unfold(self, async |mut waiting| Some((waiting.next().await?, waiting)))
    }

    async fn timed_out(&self) -> Error {
        let seconds = self.wait.timeout.unwrap_or_default().as_secs_f64();
        let mut left = self.left.iter();
        let (Some(id), None) = (left.next(), left.next()) else {
            let message = format!("{} {}s were not done within {seconds} s", self.left.len(), R::KIND);
            return Error::new(ErrorKind::WaitTimeout, message);
        };
        let mut message = match self.latest.get(id) {
            Some(run) => {
                let state = run.state().map_or_else(
                    || "without a state".to_owned(),
                    |state| format!("still {:?}", state.name.as_deref().unwrap_or(state.r#type.text())),
                );
                format!("{} {:?} ({id}) was not done within {seconds} s: it is {state}", R::KIND, run.name())
            }
            None => {
                format!("{} {id} was not done within {seconds} s: the server has not responded yet", R::KIND)
            }
        };
        if let Some(run) = self.latest.get(id).and_then(R::as_flow_run) {
            let reason = self.late.reason(run);
            if let Ok(Some(reason)) = tokio::time::timeout(REASON_TIMEOUT, reason).await {
                message.push_str("; ");
                message.push_str(&reason);
            }
        }
        Error::new(ErrorKind::WaitTimeout, message)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn until(moment: Option<Instant>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment.into()).await,
        None => std::future::pending().await,
    }
}

impl Client {
    /// Waits until a flow run is final, or in a state that is waited for, and returns it.
    ///
    /// Fails with [`ErrorKind::WaitTimeout`] when the timeout expires. An unreachable server does not end the wait, unless it
    /// stays unreachable for five minutes. If the run is late, the reason is looked up once and logged.
    pub async fn wait_for_flow_run(&self, id: Uuid, wait: &Wait) -> Result<Arc<FlowRun>> {
        one(self.wait_for_flow_runs(vec![id], wait.clone())).await
    }

    /// Waits for flow runs, each until it is final or in a state that is waited for.
    ///
    /// All waits of a client and its clones share their requests: at most one per 200 runs at a time.
    pub fn wait_for_flow_runs(&self, ids: Vec<Uuid>, wait: Wait) -> Waiting<FlowRun> {
        Waiting::new(self, &self.waits.flow_runs, ids, wait)
    }

    /// Like [`Client::wait_for_flow_run`], for a task run.
    pub async fn wait_for_task_run(&self, id: Uuid, wait: &Wait) -> Result<Arc<TaskRun>> {
        one(self.wait_for_task_runs(vec![id], wait.clone())).await
    }

    /// Like [`Client::wait_for_flow_runs`], for task runs.
    pub fn wait_for_task_runs(&self, ids: Vec<Uuid>, wait: Wait) -> Waiting<TaskRun> {
        Waiting::new(self, &self.waits.task_runs, ids, wait)
    }
}

async fn one<R: Waitable>(mut waiting: Waiting<R>) -> Result<Arc<R>> {
    let done = waiting.next().await;
    done.unwrap_or_else(|| Err(Error::invalid("ids", "expected at least one run to wait for")))
}
