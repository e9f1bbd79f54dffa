//! Slots of concurrency limits, for `prefect_rs.concurrency`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use pyo3::prelude::*;

use super::{BaseClient, LongWork};
use crate::arguments;
use crate::convert::answer::Answer;
use crate::convert::{classes, uuids};
use crate::errors::exceptions;
use crate::runtime::{self, Call};
use prefect_client::client::{HeldSlots, OnLost, SlotPurpose, WantedSlots, end_slots, unfinished_slots};
use prefect_client::schemas::Record;

/// How often the end of what is unfinished is checked for.
const CHECK_INTERVAL: Duration = Duration::from_millis(5);

/// Slots that were acquired, see `acquire_slots`. They are released when it is garbage collected.
#[pyclass(module = "prefect_rs._core", name = "_Slots", frozen, weakref)]
pub(crate) struct PySlots(Arc<HeldSlots>);

#[pymethods]
impl PySlots {
    /// The limits whose slots they are, as `MinimalConcurrencyLimitResponse`.
    #[getter]
    fn limits<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let limits = self.0.limits().iter().map(|limit| limit.clone() as Arc<dyn Record>);
        Ok(classes::wrap_all(py, limits.collect())?.into_any())
    }

    /// The id of the lease. None if there is no lease.
    #[getter]
    fn lease_id<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.lease_id().map(|id| uuids::make(py, id)).transpose()
    }

    /// Release the slots, as a coroutine or blocking. This goes on in the background if it is cancelled.
    fn release<'py>(slf: &Bound<'py, Self>, is_async: bool) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let slots = slf.get().0.clone();
        let work = runtime::work(async move { slots.release().await });
        if is_async {
            return Ok(Bound::new(py, Call::new("release", slf.as_any(), Ok(work)))?.into_any());
        }
        runtime::block_aside(py, work, None)?.into_python(py)
    }

    /// Release the slots in the background.
    fn let_go(&self) {
        self.0.let_go();
    }
}

/// Acquire slots. Returns `_Slots`, or None if the timeout expires; a coroutine with an async client.
///
/// With `task_run_id`, they are slots of tags; with `lease_duration`, they have a lease; otherwise, they are those of rate
/// limits. `on_lost` is called with the reason when the lease is lost, in a thread of its own.
#[pyfunction(name = "_acquire_slots")]
#[expect(clippy::too_many_arguments, reason = "those of the Python function")]
pub(crate) fn acquire_slots<'py>(
    client: &Bound<'py, BaseClient>,
    names: Vec<String>,
    slots: i64,
    timeout: Option<f64>,
    max_retries: Option<i64>,
    lease_duration: Option<f64>,
    holder: Option<&Bound<'py, PyAny>>,
    task_run_id: Option<&Bound<'py, PyAny>>,
    on_lost: Option<Py<PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    BaseClient::call_aside(client, "concurrency", |core| {
        let purpose = match (arguments::given(task_run_id), lease_duration) {
            (Some(id), _) => SlotPurpose::TaskRun(arguments::id("task_run_id", id)?),
            (None, Some(duration)) => {
                let holder = arguments::optional_model("holder", holder)?;
                SlotPurpose::Lease { duration, holder, on_lost: on_lost.map(in_a_thread) }
            }
            (None, None) => SlotPurpose::RateLimit,
        };
        // Too long a time, infinity, is no limit.
        let timeout = timeout.and_then(|seconds| Duration::try_from_secs_f64(seconds.max(0.0)).ok());
        let wanted = WantedSlots { names, slots, purpose, timeout, max_retries };
        Ok(LongWork::new(async move {
            let held = core.acquire_slots(wanted).await?;
            Ok(match held {
                Some(held) => {
                    Answer::finish(move |py| Ok(Bound::new(py, PySlots(Arc::new(held)))?.into_any()))
                }
                None => Answer::None,
            })
        }))
    })
}

/// Calls the function in a new thread: it waits for the GIL, which the thread of the renewals must not.
fn in_a_thread(function: Py<PyAny>) -> OnLost {
    Box::new(move |error| {
        let call = move || {
            Python::try_attach(|py| {
                let error = exceptions::from_core(py, &error);
                if let Err(raised) = function.call1(py, (error.into_value(py),)) {
                    raised.write_unraisable(py, None);
                }
            });
        };
        // If there can be no more threads, the block goes on as if it did not have to know.
        let _ = std::thread::Builder::new().name("prefect-rs-lease".to_owned()).spawn(call);
    })
}

/// Wait until all slots that were let go are released, for at most this many seconds, as the process is about to end.
/// Returns whether they are.
#[pyfunction(name = "_settle_slots")]
pub(crate) fn settle_slots(py: Python<'_>, timeout: f64) -> PyResult<bool> {
    end_slots();
    let began = Instant::now();
    while unfinished_slots() > 0 {
        if began.elapsed().as_secs_f64() >= timeout {
            return Ok(false);
        }
        py.detach(|| std::thread::sleep(CHECK_INTERVAL));
        py.check_signals()?;
    }
    Ok(true)
}
