//! The exercises, with the names of those in `harness/exercises.py`.

use std::sync::Arc;

use hyper::body::Bytes;
use prefect_client::schemas::objects::FlowRun;
use tokio::runtime::{Builder, Runtime};

use crate::Error;
use crate::exchange::Exchange;
use crate::stopwatch::{Timing, timed};

/// A contender with two runtimes, as in prefect-rs: sync calls run on the calling thread, async calls on another one.
pub(crate) struct Contender {
    here: Runtime,
    elsewhere: Runtime,
    blocking: Arc<Run>,
    awaited: Arc<Run>,
}

/// The flow run to read, and the client to read it with.
struct Run {
    exchange: Exchange,
    path: String,
    id: String,
}

impl Contender {
    pub(crate) fn new(name: &str, api_url: &str, run_id: &str) -> Result<Self, Error> {
        let run = || -> Result<_, Error> {
            let exchange = Exchange::new(name, api_url)?;
            Ok(Arc::new(Run { exchange, path: format!("/flow_runs/{run_id}"), id: run_id.to_owned() }))
        };
        Ok(Self {
            here: Builder::new_current_thread().enable_all().build()?,
            elsewhere: Builder::new_multi_thread().worker_threads(1).enable_all().build()?,
            blocking: run()?,
            awaited: run()?,
        })
    }

    /// Runs an exercise for about `seconds`.
    pub(crate) fn run(&self, exercise: &str, seconds: f64) -> Result<Timing, Error> {
        if let Some(limit) = exercise.strip_prefix("read_runs_") {
            let limit = limit.parse()?;
            return self.blocking_calls(seconds, || self.blocking.read_page(limit));
        }
        if let Some(number) = exercise.strip_prefix("at_once_") {
            let number = number.parse()?;
            return timed(seconds, |times| {
                let run = self.awaited.clone();
                self.elsewhere.block_on(self.elsewhere.spawn(at_once(run, number, times)))??;
                Ok(number * times)
            });
        }
        match exercise {
            "read_run" => self.blocking_calls(seconds, || self.blocking.read()),
            "read_run_async" => timed(seconds, |times| {
                let run = self.awaited.clone();
                self.elsewhere.block_on(self.elsewhere.spawn(one_after_another(run, times)))??;
                Ok(times)
            }),
            other => Err(format!("unknown exercise {other}").into()),
        }
    }

    /// Runs blocking calls on this thread, like a sync client.
    fn blocking_calls<F: Future<Output = Result<(), Error>>>(
        &self,
        seconds: f64,
        call: impl Fn() -> F,
    ) -> Result<Timing, Error> {
        timed(seconds, |times| {
            for _ in 0..times {
                self.here.block_on(call())?;
            }
            Ok(times)
        })
    }
}

async fn one_after_another(run: Arc<Run>, times: usize) -> Result<(), Error> {
    for _ in 0..times {
        run.read().await?;
    }
    Ok(())
}

async fn at_once(run: Arc<Run>, number: usize, times: usize) -> Result<(), Error> {
    for _ in 0..times {
        let calls: Vec<_> = (0..number)
            .map(|_| {
                let run = run.clone();
                tokio::spawn(async move { run.read().await })
            })
            .collect();
        for call in calls {
            call.await??;
        }
    }
    Ok(())
}

impl Run {
    /// Reads and validates the flow run, so that failing fast does not count as being fast.
    async fn read(&self) -> Result<(), Error> {
        let body = self.exchange.send(&self.path, None).await?;
        let run: Arc<FlowRun> = serde_json::from_str(std::str::from_utf8(&body)?)?;
        if run.id.to_string() == self.id { Ok(()) } else { Err("the response is another flow run".into()) }
    }

    /// Reads a page of flow runs with the same request as prefect-rs.
    async fn read_page(&self, limit: usize) -> Result<(), Error> {
        let filter = Bytes::from(format!(r#"{{"limit":{limit},"offset":0}}"#));
        let body = self.exchange.send("/flow_runs/filter", Some(filter)).await?;
        let runs: Vec<Arc<FlowRun>> = serde_json::from_str(std::str::from_utf8(&body)?)?;
        if runs.len() == limit {
            Ok(())
        } else {
            Err(format!("{} flow runs, not {limit}", runs.len()).into())
        }
    }
}
