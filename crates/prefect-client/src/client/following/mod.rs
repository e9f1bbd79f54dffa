//! Following a flow run: its logs and states, as they come.
//!
//! Both are polled with back-off, which works through every proxy and with every server version. Where the server streams
//! events and logs, these say when to poll. They are not returned themselves: the server sends a log before it commits it,
//! and should that fail, the same log comes again with another id.

mod known;
mod logs;

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::Stream;
use http::Method;
use serde_json::json;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::Client;
use super::live::{Channel, Live, events_of};
use super::waiting::polling::{FIRST_INTERVAL, MAX_INTERVAL, Outage, jittered, longer};
use super::waiting::{AWAITING_CONCURRENCY_SLOT, LATE_AFTER, Waitable};
use crate::error::Result;
use crate::moments::later;
use crate::schemas::DateTime;
use crate::schemas::objects::{FlowRun, Log, State, StateType};
use crate::transport::Request;

use logs::RunLogs;

/// Default maximum interval between two polls while the run may log: processes send their logs every 2 s.
const RUNNING_INTERVAL: Duration = Duration::from_secs(2);

/// The interval between two polls after new logs.
const LOG_INTERVAL: Duration = Duration::from_millis(500);

/// The time from a message of a websocket to the poll, because messages often come together.
const WAKE_DELAY: Duration = Duration::from_millis(20);

/// A run that writes logs after its end is followed for at most this many times as long as one that does not.
const LONGEST_STRAGGLING: u32 = 10;

/// No process sends logs any more when the run has been final for so long.
const LONG_OVER: Duration = Duration::from_secs(60);

/// How to follow a flow run.
#[derive(Clone, Debug)]
pub struct Follow {
    /// Whether to return its logs and those of its task runs. Defaults to true.
    pub logs: bool,
    /// Whether to return its states. Defaults to true.
    pub states: bool,
    /// How long to wait for late logs after the end of the run, from the last log on. Defaults to 3 s. Processes send logs
    /// every 2 s.
    pub straggler_timeout: Duration,
    /// Maximum interval between two polls. Defaults to 2 s while the run is running and logs are wanted, otherwise to 5 s.
    pub poll_interval: Option<Duration>,
}

impl Default for Follow {
    fn default() -> Self {
        Self { logs: true, states: true, straggler_timeout: Duration::from_secs(3), poll_interval: None }
    }
}

/// What happened to a flow run that is followed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Followed {
    /// The run, or one of its task runs, logged a message.
    Log(Arc<Log>),
    /// The run entered a state.
    State(Arc<State>),
}

impl Client {
    /// Follows a flow run until it is final and its last logs have arrived: a stream of its states, its logs and the logs
    /// of its task runs. For a run that is over, all of them.
    ///
    /// Each comes exactly once. What is known at a time is in the order of time; a log that reaches the server later
    /// follows what was returned before. Fails with [`ErrorKind::NotFound`](crate::error::ErrorKind::NotFound) if the run
    /// does not exist or is deleted. An unreachable server does not end the stream, unless it stays unreachable for five
    /// minutes.
    ///
    /// ```no_run
    /// use std::pin::pin;
    ///
    /// use futures_util::StreamExt;
    /// use prefect_client::client::{Client, Follow, Followed};
    ///
    /// # async fn example(client: Client, run: uuid::Uuid) -> prefect_client::error::Result<()> {
    /// let mut items = pin!(client.follow_flow_run(run, Follow::default()));
    /// while let Some(item) = items.next().await {
    ///     match item? {
    ///         Followed::Log(log) => println!("{}", log.message),
    ///         Followed::State(state) => println!("-> {:?}", state.name),
    ///         _ => {}
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn follow_flow_run(
        &self,
        flow_run_id: Uuid,
        follow: Follow,
    ) -> impl Stream<Item = Result<Followed>> + Send + use<> {
        // The work sends what it finds through a channel that holds one item, and is polled with the stream: there is no
        // task to own, and nothing is read that nobody asks for.
        let (sender, mut receiver) = mpsc::channel(1);
        let mut work = Some(Box::pin(Following::new(self, flow_run_id, follow, sender).run()));
        futures_util::stream::poll_fn(move |context| {
            if work.as_mut().is_some_and(|work| work.as_mut().poll(context).is_ready()) {
                work = None;
            }
            receiver.poll_recv(context)
        })
    }
}

struct Following {
    client: Client,
    flow_run_id: Uuid,
    follow: Follow,
    sender: mpsc::Sender<Result<Followed>>,
    known_states: HashSet<Uuid>,
    /// States that are not sent yet, by time.
    states: VecDeque<Arc<State>>,
    logs: RunLogs,
    events: Live,
    log_records: Live,
    outage: Outage,
    end: Option<RunEnd>,
    is_looked_into: bool,
    /// Whether it may log.
    is_running: bool,
}

/// The end of the run.
struct RunEnd {
    seen: Instant,
    /// Since when no log has arrived.
    quiet_since: Instant,
    /// Whether the run ended so long ago that no more logs will arrive.
    is_long_over: bool,
}

/// What a poll found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Polled {
    Nothing,
    Log,
    State,
}

impl Following {
    fn new(
        client: &Client,
        flow_run_id: Uuid,
        follow: Follow,
        sender: mpsc::Sender<Result<Followed>>,
    ) -> Self {
        Self {
            client: client.clone(),
            flow_run_id,
            follow,
            sender,
            known_states: HashSet::new(),
            states: VecDeque::new(),
            logs: RunLogs::new(client, flow_run_id),
            events: Live::new(Channel::Events),
            log_records: Live::new(Channel::Logs),
            outage: Outage::default(),
            end: None,
            is_looked_into: false,
            is_running: false,
        }
    }

    async fn run(mut self) {
        if let Err(error) = self.follow().await {
            self.send(Err(error)).await;
        }
    }

    /// Polls until the run is over.
    async fn follow(&mut self) -> Result<()> {
        let mut interval = FIRST_INTERVAL;
        loop {
            let longest = self.longest_interval();
            let first = FIRST_INTERVAL.min(longest);
            let wait = match self.poll().await {
                Ok(None) => return Ok(()),
                Ok(Some(news)) => {
                    self.outage.end();
                    interval = match news {
                        Polled::State => first,
                        Polled::Log => LOG_INTERVAL.min(longest),
                        Polled::Nothing => longer(interval, longest),
                    };
                    jittered(interval).min(self.time_left())
                }
                Err(error) => {
                    interval = first;
                    // The processes of the run may have been cut off as well, and send their logs late.
                    self.logs.count_now();
                    let what = || format!("flow run {}, which is followed", self.flow_run_id);
                    self.outage.wait(&self.client, &error, what).ok_or(error)?
                }
            };
            if self.is_woken_within(wait).await {
                interval = first;
            }
        }
    }

    /// Waits for this time, or until a websocket tells of news. Returns whether it does.
    async fn is_woken_within(&mut self, wait: Duration) -> bool {
        let Self { client, events, log_records, .. } = self;
        if events.may_open(client) {
            let resource = format!("{}{}", FlowRun::RESOURCE_PREFIX, self.flow_run_id);
            events.open(client, &events_of(&[resource], FlowRun::RESOURCE_PREFIX));
        }
        if self.follow.logs && log_records.may_open(client) {
            log_records.open(client, &json!({"flow_run_id": {"any_": [self.flow_run_id]}}));
        }
        let mut until = later(Instant::now(), wait);
        let mut is_woken = false;
        loop {
            tokio::select! {
                biased;
                () = tokio::time::sleep_until(until.into()) => return is_woken,
                _ = events.next(client) => {}
                _ = log_records.next(client) => {}
            }
            is_woken = true;
            until = until.min(Instant::now() + WAKE_DELAY);
        }
    }

    fn longest_interval(&self) -> Duration {
        let usual = if self.follow.logs && self.is_running { RUNNING_INTERVAL } else { MAX_INTERVAL };
        self.follow.poll_interval.unwrap_or(usual)
    }

    /// Reads what is new, and sends it. `None` when the run is over and everything was read.
    async fn poll(&mut self) -> Result<Option<Polled>> {
        let mut news = if self.read_states().await? { Polled::State } else { Polled::Nothing };
        let mut is_over = self.end.is_some();
        if self.follow.logs {
            is_over = is_over && self.time_left().is_zero();
            if is_over {
                self.logs.count_now();
            }
            while let Some(logs) = self.logs.next().await? {
                for log in logs {
                    self.send_states(Some(log.timestamp)).await;
                    self.send(Ok(Followed::Log(log))).await;
                }
                if news == Polled::Nothing {
                    news = Polled::Log;
                }
                if let Some(end) = &mut self.end {
                    end.quiet_since = Instant::now();
                }
            }
            // Unless the last logs came only now.
            is_over = is_over && self.time_left().is_zero();
        }
        self.send_states(None).await;
        Ok((!is_over).then_some(news))
    }

    /// How long the run is to be followed, if it is final.
    fn time_left(&self) -> Duration {
        let Some(end) = &self.end else { return Duration::MAX };
        if end.is_long_over {
            return Duration::ZERO;
        }
        let timeout = self.follow.straggler_timeout;
        let most = timeout.saturating_mul(LONGEST_STRAGGLING).saturating_sub(end.seen.elapsed());
        timeout.saturating_sub(end.quiet_since.elapsed()).min(most)
    }

    /// Reads the states. Returns whether there are new ones.
    async fn read_states(&mut self) -> Result<bool> {
        let request = Request::new(Method::GET, "/flow_run_states/")
            .with_query("flow_run_id", self.flow_run_id.to_string())
            .with_retries(0);
        let response = self.client.send(Ok(request)).await?;
        // The clock of the states.
        let now = response.date().unwrap_or_else(DateTime::now);
        let states: Vec<Arc<State>> = response.read()?;
        let Some(last) = states.last() else {
            // It has none yet, or does not exist.
            self.read_run().await?;
            return Ok(false);
        };
        self.is_running = !matches!(last.r#type, StateType::Scheduled | StateType::Paused);
        if !last.r#type.is_final() {
            // A run that was final may have been started again.
            self.end = None;
        } else if self.end.is_none() {
            let is_long_over = since(last.timestamp, now) > LONG_OVER;
            let now = Instant::now();
            self.end = Some(RunEnd { seen: now, quiet_since: now, is_long_over });
        }
        if !self.is_looked_into && is_late(last, now) {
            self.is_looked_into = true;
            let run = self.read_run().await?;
            self.client.parts.waits.look_into(&self.client, &run).await;
        }
        let mut has_new = false;
        for state in states {
            if self.known_states.insert(state.id) {
                has_new = true;
                self.states.push_back(state);
            }
        }
        if !self.follow.states {
            self.states.clear();
        }
        Ok(has_new)
    }

    async fn read_run(&mut self) -> Result<Arc<FlowRun>> {
        let request = Request::new(Method::GET, format!("/flow_runs/{}", self.flow_run_id)).with_retries(0);
        self.client.send(Ok(request)).await?.read()
    }

    /// Sends the states that are not later than this, or all of them.
    async fn send_states(&mut self, until: Option<DateTime>) {
        let is_due = |state: &Arc<State>| until.is_none_or(|until| state.timestamp <= until);
        while self.states.front().is_some_and(is_due) {
            if let Some(state) = self.states.pop_front() {
                self.send(Ok(Followed::State(state))).await;
            }
        }
    }

    async fn send(&mut self, item: Result<Followed>) {
        // It is received by the stream that polls this, and so never closed.
        let _ = self.sender.send(item).await;
    }
}

/// The time from one moment to a later one.
fn since(earlier: DateTime, now: DateTime) -> Duration {
    let microseconds = now.microseconds().saturating_sub(earlier.microseconds());
    Duration::from_micros(u64::try_from(microseconds).unwrap_or_default())
}

/// Whether a run in this state should have been started by now.
fn is_late(state: &State, now: DateTime) -> bool {
    let due = state.state_details.scheduled_time.unwrap_or(state.timestamp);
    state.r#type == StateType::Scheduled
        && (state.name.as_deref() == Some(AWAITING_CONCURRENCY_SLOT) || since(due, now) > LATE_AFTER)
}
