//! Subscriptions: events and logs as the server streams them.
//!
//! - `feed`: a websocket that is opened again when it is lost
//! - `burst`: detects that a server may have dropped messages
//! - `seen`: what was returned before
//! - `events`, `logs`: the subscriptions
//! - `text`: full-text search in logs
//! - `flow_run`: both for one flow run

mod burst;
mod events;
mod flow_run;
mod logs;
mod seen;
mod subscription_socket;
mod text;

use std::time::Instant;

use crate::error::{Error, ErrorKind};
use crate::schemas::DateTime;

pub use events::EventSubscription;
pub use flow_run::{FlowRunItem, FlowRunSubscription};
pub use logs::LogSubscription;

/// When a subscription connects again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconnect {
    /// Maximum number of attempts in a row after the connection was lost. The first two are made at once, the others
    /// after 1 to 5 seconds. Defaults to 10, which takes about half a minute.
    pub attempts: u32,
    /// Whether to connect again after the server has closed the connection normally. By default, that ends the
    /// subscription.
    pub on_clean_close: bool,
}

impl Default for Reconnect {
    fn default() -> Self {
        Self { attempts: 10, on_clean_close: false }
    }
}

fn later(moment: DateTime, seconds: f64) -> DateTime {
    moment.after(seconds).unwrap_or(moment)
}

async fn until(moment: Option<Instant>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment.into()).await,
        None => std::future::pending().await,
    }
}

fn undecodable(path: &str, problem: &serde_json::Error) -> Error {
    Error::new(ErrorKind::Decode, format!("a message of {path} does not have the expected form: {problem}"))
}
