//! Questions to Python code: a function of the caller, such as one that says whether to go on waiting, or a transport that
//! sends requests.
//!
//! A future that runs without the GIL asks with [`ask`] and [`perform`]. Whoever drives the call calls the function, on the
//! caller's thread and event loop, and in the caller's context. If the function raises, that ends the call.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use pyo3::exceptions::{PyException, PyRuntimeError, PyStopAsyncIteration, PyStopIteration, PyTypeError};
use pyo3::prelude::*;
use pyo3::{PyTraverseError, PyVisit, intern};
use tokio::sync::oneshot;

use super::log::{LISTENER, Listener};
use crate::convert::classes;
use crate::locks::lock;
use prefect_client::schemas::Record;

/// A question.
pub(crate) enum Question {
    /// For the function of the caller that the call was given.
    Ask { about: About, reply: oneshot::Sender<bool> },
    /// For any other Python code.
    Perform(Job),
    /// The answer to this job is not needed any more.
    Withdraw(u64),
}

/// What the caller's function is called with.
pub(crate) enum About {
    Record(Arc<dyn Record>),
    /// How much is done, and how much there is to do. The answer does not matter.
    Progress(usize, usize),
}

/// Where Python code runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On a thread, which it may block.
    Thread,
    /// On an event loop, which awaits what it returns.
    Loop,
}

/// Python code to run.
pub(crate) struct Job {
    id: u64,
    run: AnswerFunction,
    done: Done,
}

type AnswerFunction = Box<dyn FnOnce(Python<'_>, Place) -> PyResult<Py<PyAny>> + Send>;
type Done = Box<dyn FnOnce(Python<'_>, PyResult<Py<PyAny>>) + Send>;

/// Questions that have not been answered yet.
#[derive(Default)]
pub(super) struct Questions {
    waiting: Mutex<Vec<Question>>,
    /// Jobs on the event loop, as tasks.
    running: Mutex<Vec<(u64, Py<PyAny>)>>,
}

/// Asks the caller's function about an object. If nothing calls it, waits forever.
pub(crate) async fn ask(about: Arc<dyn Record>) -> bool {
    put(About::Record(about)).await
}

/// Calls the caller's function with how much is done, and how much there is to do. If nothing calls it, waits forever.
pub(crate) async fn report(done: usize, total: usize) {
    put(About::Progress(done, total)).await;
}

async fn put(about: About) -> bool {
    let (reply, answer) = oneshot::channel();
    let _ = LISTENER.try_with(|listener| listener.clone().ask(Question::Ask { about, reply }));
    match answer.await {
        Ok(answer) => answer,
        Err(_) => std::future::pending().await,
    }
}

/// Whether a caller waits for the current future, which then may [`perform`].
pub(crate) fn has_caller() -> bool {
    LISTENER.try_with(|_| ()).is_ok()
}

/// Runs Python code where the caller waits for the call: on its thread, or on its event loop, where what it returns is
/// awaited. `finish` converts the outcome. Dropping the future cancels what is awaited.
///
/// Returns None if no caller waits: the future is one of the background.
pub(crate) async fn perform<T: Send + 'static>(
    run: impl FnOnce(Python<'_>, Place) -> PyResult<Py<PyAny>> + Send + 'static,
    finish: impl FnOnce(Python<'_>, PyResult<Py<PyAny>>) -> T + Send + 'static,
) -> Option<T> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    let listener = LISTENER.try_with(Clone::clone).ok()?;
    let (reply, answer) = oneshot::channel();
    let done: Done = Box::new(move |py, outcome| {
        // The call may have ended in the meantime.
        let _ = reply.send(finish(py, outcome));
    });
    listener.clone().ask(Question::Perform(Job { id, run: Box::new(run), done }));
    let mut withdrawing = Withdrawing(Some((listener, id)));
    let outcome = answer.await;
    withdrawing.0 = None;
    match outcome {
        Ok(outcome) => Some(outcome),
        // The call is ending.
        Err(_) => std::future::pending().await,
    }
}

/// Withdraws a job when it is dropped.
struct Withdrawing(Option<(Arc<dyn Listener>, u64)>);

impl Drop for Withdrawing {
    fn drop(&mut self) {
        if let Some((listener, id)) = self.0.take() {
            listener.ask(Question::Withdraw(id));
        }
    }
}

impl Questions {
    pub(super) fn add(&self, question: Question) {
        lock(&self.waiting).push(question);
    }

    pub(super) fn is_empty(&self) -> bool {
        lock(&self.waiting).is_empty()
    }

    /// Answers them. `function` is that of the caller, if the call was given one.
    pub(super) fn answer(&self, py: Python<'_>, function: Option<&Py<PyAny>>, place: Place) -> PyResult<()> {
        let questions = std::mem::take(&mut *lock(&self.waiting));
        let withdrawn =
            |job: u64| questions.iter().any(|it| matches!(it, Question::Withdraw(id) if *id == job));
        let withdrawn: Vec<u64> = questions
            .iter()
            .filter_map(|it| match it {
                Question::Perform(job) if withdrawn(job.id) => Some(job.id),
                _ => None,
            })
            .collect();
        for question in questions {
            match (question, function) {
                (Question::Ask { about, reply }, Some(function)) => {
                    // The call may have ended in the meantime.
                    let _ = reply.send(call(function.bind(py), about).map_err(|error| raised(py, error))?);
                }
                (question @ Question::Ask { .. }, None) => self.add(question),
                (Question::Perform(job), _) if withdrawn.contains(&job.id) => {}
                (Question::Perform(job), _) => self.perform(py, job, place)?,
                (Question::Withdraw(id), _) => self.withdraw(py, id)?,
            }
        }
        Ok(())
    }

    fn perform(&self, py: Python<'_>, Job { id, run, done }: Job, place: Place) -> PyResult<()> {
        let outcome = run(py, place).map_err(|error| raised(py, error));
        let outcome = match outcome {
            Ok(made) if place == Place::Loop && made.bind(py).hasattr(intern!(py, "__await__"))? => {
                let task =
                    py.import(intern!(py, "asyncio"))?.call_method1(intern!(py, "ensure_future"), (made,))?;
                let done = JobDone(Mutex::new(Some(done)));
                task.call_method1(intern!(py, "add_done_callback"), (done,))?;
                self.keep(py, id, task)?;
                return Ok(());
            }
            // Such as a KeyboardInterrupt.
            Err(error) if !error.is_instance_of::<PyException>(py) => return Err(error),
            outcome => outcome,
        };
        done(py, outcome);
        Ok(())
    }

    fn withdraw(&self, py: Python<'_>, id: u64) -> PyResult<()> {
        let task = {
            let mut running = lock(&self.running);
            let position = running.iter().position(|(job, _)| *job == id);
            position.map(|position| running.swap_remove(position))
        };
        task.map_or(Ok(()), |(_, task)| cancel(task.bind(py)))
    }

    /// Keeps a task alive, and drops those that are done.
    fn keep(&self, py: Python<'_>, id: u64, task: Bound<'_, PyAny>) -> PyResult<()> {
        let known = std::mem::take(&mut *lock(&self.running));
        let mut running = vec![(id, task.unbind())];
        for (id, task) in known {
            if !is_done(task.bind(py))? {
                running.push((id, task));
            }
        }
        lock(&self.running).extend(running);
        Ok(())
    }

    /// Ends all jobs on the event loop. Returns those that are not done yet.
    pub(super) fn cancel(&self, py: Python<'_>) -> PyResult<Vec<Py<PyAny>>> {
        let running = std::mem::take(&mut *lock(&self.running));
        let mut left = Vec::new();
        for (_, task) in running {
            if !is_done(task.bind(py))? {
                cancel(task.bind(py))?;
                left.push(task);
            }
        }
        Ok(left)
    }

    pub(super) fn has_running(&self) -> bool {
        !lock(&self.running).is_empty()
    }

    pub(super) fn traverse(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        let Ok(running) = self.running.try_lock() else { return Ok(()) };
        running.iter().try_for_each(|(_, task)| visit.call(task))
    }
}

/// Calls the caller's function.
fn call(function: &Bound<'_, PyAny>, about: About) -> PyResult<bool> {
    let py = function.py();
    let (answer, matters) = match about {
        About::Record(record) => (function.call1((classes::wrap(py, record)?,))?, true),
        About::Progress(done, total) => (function.call1((done, total))?, false),
    };
    if answer.hasattr(intern!(py, "__await__"))? {
        let _ = answer.call_method0(intern!(py, "close"));
        let message = format!(
            "{} returned a coroutine: expected a function that is not an `async def`",
            function.repr()?
        );
        return Err(PyTypeError::new_err(message));
    }
    Ok(matters && answer.is_truthy()?)
}

/// What code of the caller raised. As in coroutines and generators, an exception that would end the call or the iteration as
/// if it had succeeded becomes a `RuntimeError`.
fn raised(py: Python<'_>, error: PyErr) -> PyErr {
    let name = match () {
        () if error.is_instance_of::<PyStopIteration>(py) => "StopIteration",
        () if error.is_instance_of::<PyStopAsyncIteration>(py) => "StopAsyncIteration",
        () => return error,
    };
    let made = PyRuntimeError::new_err(format!("a function that the client has called raised {name}"));
    made.set_cause(py, Some(error));
    made
}

pub(super) fn is_done(task: &Bound<'_, PyAny>) -> PyResult<bool> {
    task.call_method0(intern!(task.py(), "done"))?.is_truthy()
}

/// Cancels a task, from any thread.
fn cancel(task: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = task.py();
    let its = task.call_method0(intern!(py, "get_loop"))?;
    let running = py.import(intern!(py, "asyncio"))?.call_method0(intern!(py, "_get_running_loop"))?;
    // When an event loop ends, it cancels all tasks. A second time would interrupt what the task does then.
    let cancelling = task.getattr_opt(intern!(py, "cancelling"))?.map(|count| count.call0()).transpose()?;
    if cancelling.is_some_and(|count| count.is_truthy().unwrap_or_default()) {
        return Ok(());
    }
    if running.is(&its) {
        task.call_method0(intern!(py, "cancel"))?;
    } else if !its.call_method0(intern!(py, "is_closed"))?.is_truthy()? {
        its.call_method1(intern!(py, "call_soon_threadsafe"), (task.getattr(intern!(py, "cancel"))?,))?;
    }
    Ok(())
}

/// Called by the event loop when the task of a job is done.
#[pyclass(module = "prefect_rs._core", frozen)]
struct JobDone(Mutex<Option<Done>>);

#[pymethods]
impl JobDone {
    fn __call__(&self, task: &Bound<'_, PyAny>) {
        let done = lock(&self.0).take();
        if let Some(done) = done {
            let outcome = task.call_method0(intern!(task.py(), "result"));
            done(task.py(), outcome.map(Bound::unbind).map_err(|error| raised(task.py(), error)));
        }
    }
}
