//! Events and logs of one flow run.

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::{Stream as Items, StreamExt};
use uuid::Uuid;

use super::{EventSubscription, LogSubscription, Reconnect, until};
use crate::client::{Client, Wait};
use crate::error::{Error, ErrorKind, Result};
use crate::moments::later;
use crate::schemas::events::{EventAnyResourceFilter, EventFilter, ReceivedEvent};
use crate::schemas::filters::{LogFilter, LogFilterFlowRunId};
use crate::schemas::objects::{Log, StateType};
use crate::schemas::{OneOrSeveral, StringEnum};

/// An event or a log of a flow run.
#[derive(Clone, Debug)]
pub enum FlowRunItem {
    /// An event of the run, or that is related to it.
    Event(Arc<ReceivedEvent>),
    /// A log of the run or of its tasks.
    Log(Arc<Log>),
}

type MergedItems<T> = Pin<Box<dyn Items<Item = Result<Arc<T>>> + Send>>;

/// Events and logs of a flow run until it is final. See [`Client::subscribe_flow_run`].
pub struct FlowRunSubscription {
    sources: Connections,
    resource: String,
    straggler_timeout: Duration,
    /// When it ends, if nothing arrives until then. Set when the run is final.
    ends: Option<Instant>,
    is_done: bool,
}

enum Connections {
    Unconnected { events: Box<EventSubscription>, logs: Box<LogSubscription>, client: Client, id: Uuid },
    Connected { events: Option<MergedItems<ReceivedEvent>>, logs: MergedItems<Log>, is_final: Option<Final> },
    Closed,
}

/// Waits until the run is final.
type Final = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// What arrived.
enum NextItem {
    Event(Option<Result<Arc<ReceivedEvent>>>),
    Log(Option<Result<Arc<Log>>>),
    Final(Result<()>),
    NothingMore,
}

impl FlowRunSubscription {
    /// Connects, if it is not connected: to learn at once whether that is possible.
    pub async fn connect(&mut self) -> Result<()> {
        let Connections::Unconnected { events, logs, .. } = &mut self.sources else { return Ok(()) };
        logs.connect().await?;
        events.connect().await?;
        if let Connections::Unconnected { events, logs, client, id } =
            std::mem::replace(&mut self.sources, Connections::Closed)
        {
            self.sources = Connections::Connected {
                events: Some(Box::pin(events.into_stream())),
                logs: Box::pin(logs.into_stream()),
                // The run may be over already, or the event that says so be lost.
                is_final: Some(Box::pin(async move {
                    client.wait_for_flow_run(id, &Wait::default()).await.map(drop)
                })),
            };
        }
        Ok(())
    }

    /// Waits for the next event or log, and returns it. `None` when the run is final and nothing more came of it.
    ///
    /// After an error it is over.
    pub async fn next(&mut self) -> Option<Result<FlowRunItem>> {
        if self.is_done {
            return None;
        }
        let item = self.advance().await.transpose();
        if !matches!(item, Some(Ok(_))) {
            self.is_done = true;
            self.sources = Connections::Closed;
        }
        item
    }

    /// The events and logs as a stream.
    pub fn into_stream(self) -> impl Items<Item = Result<FlowRunItem>> + Send {
        futures_util::stream::unfold(self, async |mut items| Some((items.next().await?, items)))
    }

    async fn advance(&mut self) -> Result<Option<FlowRunItem>> {
        self.connect().await?;
        loop {
            let Connections::Connected { events, logs, is_final } = &mut self.sources else {
                return Ok(None);
            };
            let arrived = tokio::select! {
                event = some(events) => NextItem::Event(event),
                log = logs.next() => NextItem::Log(log),
                result = when(is_final) => NextItem::Final(result),
                () = until(self.ends) => NextItem::NothingMore,
            };
            match arrived {
                NextItem::Event(Some(event)) => {
                    let event = event?;
                    if self.is_terminal(&event) {
                        self.close_events();
                        self.finish();
                    }
                    self.extend();
                    return Ok(Some(FlowRunItem::Event(event)));
                }
                NextItem::Log(Some(log)) => {
                    let log = log?;
                    self.extend();
                    return Ok(Some(FlowRunItem::Log(log)));
                }
                NextItem::Final(result) => {
                    result?;
                    self.finish();
                }
                NextItem::Event(None) if self.ends.is_some() => self.close_events(),
                NextItem::Event(None) => return Err(ended("events")),
                NextItem::Log(None) if self.ends.is_some() => return Ok(None),
                NextItem::Log(None) => return Err(ended("logs")),
                NextItem::NothingMore => return Ok(None),
            }
        }
    }

    fn close_events(&mut self) {
        if let Connections::Connected { events, .. } = &mut self.sources {
            *events = None;
        }
    }

    /// The run is final: only stragglers are left.
    fn finish(&mut self) {
        if let Connections::Connected { is_final, .. } = &mut self.sources {
            *is_final = None;
        }
        self.ends.get_or_insert_with(|| later(Instant::now(), self.straggler_timeout));
    }

    fn extend(&mut self) {
        if self.ends.is_some() {
            self.ends = Some(later(Instant::now(), self.straggler_timeout));
        }
    }

    /// Whether an event says that the run is final.
    fn is_terminal(&self, event: &ReceivedEvent) -> bool {
        let label = |name: &str| event.resource.root.get(name).map(String::as_str);
        if label("prefect.resource.id") != Some(self.resource.as_str()) {
            return false;
        }
        label("prefect.state-type").is_some_and(|state| StateType::from_text(state.into()).is_final())
    }
}

async fn some<T>(source: &mut Option<MergedItems<T>>) -> Option<Result<Arc<T>>> {
    match source {
        Some(source) => source.next().await,
        None => std::future::pending().await,
    }
}

async fn when(is_final: &mut Option<Final>) -> Result<()> {
    match is_final {
        Some(is_final) => is_final.await,
        None => std::future::pending().await,
    }
}

fn ended(what: &str) -> Error {
    Error::new(
        ErrorKind::Read,
        format!("the server closed the stream of {what} before the flow run was final"),
    )
}

impl Client {
    /// Subscribes to the events and logs of a flow run, until it is final and, for `straggler_timeout`, nothing more has
    /// come.
    ///
    /// What was written before is not returned, except for the events of the minute before. Lost connections are opened
    /// again, as for [`subscribe_events`](Self::subscribe_events) and [`subscribe_logs`](Self::subscribe_logs).
    pub fn subscribe_flow_run(
        &self,
        id: Uuid,
        straggler_timeout: Duration,
        reconnection_attempts: u32,
    ) -> FlowRunSubscription {
        let reconnect = Reconnect { attempts: reconnection_attempts, on_clean_close: true };
        let resource = format!("prefect.flow-run.{id}");
        let any_resource = EventAnyResourceFilter::default().id(vec![resource.clone()]);
        let events = EventFilter::default().any_resource(OneOrSeveral::One(Arc::new(any_resource)));
        let logs = LogFilter::default().flow_run_id(Arc::new(LogFilterFlowRunId::default().any_(vec![id])));
        FlowRunSubscription {
            sources: Connections::Unconnected {
                events: Box::new(self.subscribe_events(Some(&events), reconnect)),
                logs: Box::new(self.subscribe_logs(Some(&logs), reconnect)),
                client: self.clone(),
                id,
            },
            resource,
            straggler_timeout,
            ends: None,
            is_done: false,
        }
    }
}
