//! Waiting for runs.
//!
//! Runs are polled with back-off, which works through every proxy and with every server version. Where the server streams
//! events, they make it quicker.

mod failure;
mod late;
mod poller;
pub(super) mod polling;
mod run_events;

use std::collections::{HashMap, HashSet, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use futures_util::Stream;
use tokio::sync::Notify;
use uuid::Uuid;

use super::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::locks::lock;
use crate::moments::later;
use crate::schemas::StringEnum;
use crate::schemas::filters::{
    Filters, FlowRunFilter, FlowRunFilterId, LogFilter, LogFilterFlowRunId, LogFilterTaskRunId,
    TaskRunFilter, TaskRunFilterId,
};
use crate::schemas::objects::{FlowRun, State, StateType, TaskRun};

pub use failure::RunFailure;
pub(super) use late::{AWAITING_CONCURRENCY_SLOT, LATE_AFTER};
use late::{Late, LateWatch};
pub use poller::Waitable;
use poller::{LatestRun, Poller, Waiter};
use polling::MAX_INTERVAL;

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
    /// Any state for which this future returns true. It is asked once for each state, one state at a time.
    Asked(Arc<dyn Fn(Arc<State>) -> Asking + Send + Sync>),
}

/// The future of [`Until::Asked`].
pub type Asking = Pin<Box<dyn Future<Output = bool> + Send>>;

/// How to wait.
#[derive(Clone, Default)]
pub struct Wait {
    /// The states that end the wait.
    pub until: Until,
    /// Maximum time to wait. `None` waits forever, zero reads the runs once.
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
                // See `StateQuestions`.
                Self::Asked(_) => false,
            }
    }
}

/// The states that [`Until::Asked`] has yet to be asked about, and the runs that it accepted.
#[derive(Default)]
struct StateQuestions {
    /// The state of each run that is not asked about again.
    asked: HashMap<Uuid, Uuid>,
    open: VecDeque<(Uuid, Arc<State>)>,
    accepted: HashSet<Uuid>,
}

impl StateQuestions {
    /// Whether the run's present state was accepted. If it is new, it will be asked about.
    fn settle(&mut self, run: Uuid, state: &Arc<State>) -> bool {
        if self.asked.insert(run, state.id) != Some(state.id) {
            self.accepted.remove(&run);
            self.open.retain(|(of, _)| *of != run);
            self.open.push_back((run, state.clone()));
        }
        self.accepted.contains(&run)
    }
}

/// State shared by all waits of a client and its clones.
#[derive(Clone, Default)]
pub(super) struct Waits {
    flow_runs: Poller<FlowRun>,
    task_runs: Poller<TaskRun>,
    late: Late,
}

impl Waits {
    /// Logs why the run has not started, if it is late.
    pub(super) async fn look_into(&self, client: &Client, run: &FlowRun) {
        if late::is_late(run) {
            let watch = self.late.watch(client);
            let _ = tokio::time::timeout(REASON_TIMEOUT, watch.reason(run)).await;
        }
    }
}

impl Wait {
    fn longest_interval(&self) -> Duration {
        self.poll_interval.unwrap_or(MAX_INTERVAL)
    }
}

impl Waitable for FlowRun {
    const KIND: &'static str = "flow run";
    const RESOURCE: &'static str = "/flow_runs";
    const RESOURCE_PREFIX: &'static str = "prefect.flow-run.";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn state(&self) -> Option<&Arc<State>> {
        self.state.as_ref()
    }

    fn as_flow_run(self: &Arc<Self>) -> Option<&Arc<FlowRun>> {
        Some(self)
    }

    fn with_ids(ids: Vec<Uuid>) -> Filters {
        let filter = FlowRunFilter::default().id(Arc::new(FlowRunFilterId::default().any_(ids)));
        Filters { flow_run: Some(Arc::new(filter)), ..Filters::default() }
    }

    fn logs_of(id: Uuid) -> LogFilter {
        LogFilter::default().flow_run_id(Arc::new(LogFilterFlowRunId::default().any_(vec![id])))
    }
}

impl Waitable for TaskRun {
    const KIND: &'static str = "task run";
    const RESOURCE: &'static str = "/task_runs";
    const RESOURCE_PREFIX: &'static str = "prefect.task-run.";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn state(&self) -> Option<&Arc<State>> {
        self.state.as_ref()
    }

    fn as_flow_run(self: &Arc<Self>) -> Option<&Arc<FlowRun>> {
        None
    }

    fn with_ids(ids: Vec<Uuid>) -> Filters {
        let filter = TaskRunFilter::default().id(Arc::new(TaskRunFilterId::default().any_(ids)));
        Filters { task_run: Some(Arc::new(filter)), ..Filters::default() }
    }

    fn logs_of(id: Uuid) -> LogFilter {
        LogFilter::default().task_run_id(Arc::new(LogFilterTaskRunId::default().any_(vec![id])))
    }
}

/// A wait for several runs. See [`Client::wait_for_flow_runs`].
pub struct Waiting<R: Waitable> {
    client: Client,
    waiter: Waiter<R>,
    wait: Wait,
    ends: Option<Instant>,
    /// The latest version of each run that is not done.
    latest: HashMap<Uuid, Arc<R>>,
    left: HashSet<Uuid>,
    /// What the single read of a wait without time found.
    once: Option<VecDeque<(Uuid, LatestRun<R>)>>,
    questions: Mutex<StateQuestions>,
    asked: Notify,
    late: LateWatch,
}

impl<R: Waitable> Waiting<R> {
    fn new(client: &Client, poller: &Poller<R>, ids: Vec<Uuid>, wait: Wait) -> Self {
        let is_once = wait.timeout.is_some_and(|timeout| timeout.is_zero());
        let left = ids.iter().copied().collect();
        Self {
            left,
            waiter: poller.wait(client, if is_once { Vec::new() } else { ids }, wait.longest_interval()),
            ends: wait.timeout.map(|timeout| later(Instant::now(), timeout)),
            wait,
            latest: HashMap::new(),
            once: None,
            questions: Mutex::default(),
            asked: Notify::new(),
            late: client.parts.waits.late.watch(client),
            client: client.clone(),
        }
    }

    /// Waits for the next run that is done, and returns it. `None` after the last.
    ///
    /// When the timeout expires, returns [`ErrorKind::WaitTimeout`] once, and then `None`.
    pub async fn next(&mut self) -> Option<Result<Arc<R>>> {
        if self.left.is_empty() {
            return None;
        }
        let next = match self.wait.timeout {
            Some(timeout) if timeout.is_zero() => self.next_at_once().await,
            _ => self.next_in_time().await,
        };
        let (id, seen) = match next {
            Some(done) => done?,
            None => {
                let error = self.timed_out().await;
                self.left.clear();
                return Some(Err(error));
            }
        };
        self.left.remove(&id);
        self.latest.remove(&id);
        Some(seen)
    }

    /// The next run that is done: `None` when the timeout expires, `Some(None)` after the last.
    async fn next_in_time(&mut self) -> Option<Option<(Uuid, LatestRun<R>)>> {
        loop {
            let Self { waiter, wait, latest, late, questions, asked, .. } = self;
            let next = waiter.next(|run| is_done(run, wait, latest, late, questions, asked));
            tokio::select! {
                biased;
                done = next => return Some(done),
                () = asked.notified() => {}
                never = late.look() => match never {},
                () = until(self.ends) => return None,
            }
            let ends = self.ends;
            tokio::select! {
                biased;
                () = self.ask() => {}
                () = until(ends) => return None,
            }
        }
    }

    /// The next run that was done when all were read once.
    async fn next_at_once(&mut self) -> Option<Option<(Uuid, LatestRun<R>)>> {
        let mut read = match self.once.take() {
            Some(read) => read,
            None => match poller::read_all(&self.client, self.left.iter().copied().collect()).await {
                Ok(read) => read.into(),
                Err(error) => {
                    let id = self.left.drain().next().unwrap_or_default();
                    return Some(Some((id, Err(error))));
                }
            },
        };
        while let Some((id, seen)) = read.pop_front() {
            let Self { wait, latest, late, questions, asked, .. } = &mut *self;
            let is_taken = match &seen {
                Err(_) => true,
                Ok(run) => {
                    is_done(run, wait, latest, late, questions, asked) || {
                        self.ask().await;
                        lock(&self.questions).accepted.contains(&id)
                    }
                }
            };
            if is_taken {
                self.once = Some(read);
                return Some(Some((id, seen)));
            }
        }
        None
    }

    /// Asks about the states that are new.
    async fn ask(&self) {
        let Until::Asked(ask) = &self.wait.until else { return };
        loop {
            let open = lock(&self.questions).open.pop_front();
            let Some((run, state)) = open else { return };
            let id = state.id;
            if ask(state).await {
                let mut questions = lock(&self.questions);
                if questions.asked.get(&run) == Some(&id) {
                    questions.accepted.insert(run);
                }
            }
        }
    }

    /// The latest versions of the runs that are not done, as far as they were read. Also after the timeout.
    pub fn unfinished(&self) -> impl Iterator<Item = &Arc<R>> {
        self.latest.values()
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

/// Whether a run is done. If not, it is noted: as the latest, if it is late, and if its state is to be asked about.
fn is_done<R: Waitable>(
    run: &Arc<R>,
    wait: &Wait,
    latest: &mut HashMap<Uuid, Arc<R>>,
    late: &LateWatch,
    questions: &Mutex<StateQuestions>,
    asked: &Notify,
) -> bool {
    if let Some(state) = run.state() {
        let is_accepted = match &wait.until {
            Until::Asked(_) if !state.r#type.is_final() => {
                let mut questions = lock(questions);
                let is_accepted = questions.settle(run.id(), state);
                if !questions.open.is_empty() {
                    asked.notify_one();
                }
                is_accepted
            }
            until => until.is_reached(state),
        };
        if is_accepted {
            return true;
        }
    }
    if let Some(run) = run.as_flow_run() {
        late.note(run);
    }
    latest.insert(run.id(), run.clone());
    false
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
        Waiting::new(self, &self.parts.waits.flow_runs, ids, wait)
    }

    /// Like [`Client::wait_for_flow_run`], for a task run.
    pub async fn wait_for_task_run(&self, id: Uuid, wait: &Wait) -> Result<Arc<TaskRun>> {
        one(self.wait_for_task_runs(vec![id], wait.clone())).await
    }

    /// Like [`Client::wait_for_flow_runs`], for task runs.
    pub fn wait_for_task_runs(&self, ids: Vec<Uuid>, wait: Wait) -> Waiting<TaskRun> {
        Waiting::new(self, &self.parts.waits.task_runs, ids, wait)
    }
}

async fn one<R: Waitable>(mut waiting: Waiting<R>) -> Result<Arc<R>> {
    let done = waiting.next().await;
    done.unwrap_or_else(|| Err(Error::invalid("ids", "expected at least one run to wait for")))
}
