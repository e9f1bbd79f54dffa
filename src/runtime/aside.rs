//! Blocking calls that take long, such as waits for runs.
//!
//! They run on the background runtime, and the calling thread sleeps meanwhile. So they take no lane: any number of threads
//! may wait, and the client's other calls do not have to wait for them.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

use pyo3::prelude::*;
use tokio::task::AbortHandle;

use super::crashes::caught;
use super::log::{self, Line, Lines, Listener};
use super::questions::{Place, Question, Questions};
use super::{SIGNAL_INTERVAL, Work, background};
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use crate::locks::lock;
use prefect_client::error::Result;

/// What the future and the thread that waits for it share.
#[derive(Default)]
struct Handover {
    news: Mutex<Answered>,
    arrived: Condvar,
    lines: Lines,
    questions: Questions,
}

#[derive(Default)]
struct Answered {
    has_some: bool,
    answer: Option<Result<Answer>>,
}

impl Handover {
    fn tell(&self, answer: Option<Result<Answer>>) {
        let mut news = lock(&self.news);
        news.has_some = true;
        if answer.is_some() {
            news.answer = answer;
        }
        self.arrived.notify_one();
    }

    /// Waits for news, until it is time to check for signals.
    fn wait(&self) -> Option<Result<Answer>> {
        let news = lock(&self.news);
        let waited = self.arrived.wait_timeout_while(news, SIGNAL_INTERVAL, |news| !news.has_some);
        let mut news = waited.unwrap_or_else(PoisonError::into_inner).0;
        news.has_some = false;
        news.answer.take()
    }
}

impl Listener for Handover {
    fn receive(self: Arc<Self>, line: Line) {
        self.lines.add(line);
        self.tell(None);
    }

    fn ask(self: Arc<Self>, question: Question) {
        self.questions.add(question);
        self.tell(None);
    }
}

/// Aborts the work if the thread stops waiting for it.
struct Aborting(AbortHandle);

impl Drop for Aborting {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Does the work on the background runtime, until it is done, or a signal handler or `asked` raises. `asked` is the
/// function that the work asks.
pub(crate) fn block_aside(py: Python<'_>, work: Work, asked: Option<&Py<PyAny>>) -> PyResult<Answer> {
    let raised = |error| exceptions::from_core(py, &error);
    let runtime = background::handle().map_err(raised)?;
    let desk = Arc::new(Handover::default());
    let filled = desk.clone();
    let task = runtime.spawn(log::with_listener(desk.clone(), async move {
        let answer = caught(work).await;
        filled.tell(Some(answer));
    }));
    let _aborting = Aborting(task.abort_handle());
    loop {
        let answer = py.detach(|| desk.wait());
        desk.lines.log(py);
        if let Some(answer) = answer {
            return answer.map_err(raised);
        }
        desk.questions.answer(py, asked, Place::Thread)?;
        py.check_signals()?;
    }
}
