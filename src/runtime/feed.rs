//! Items that a task reads ahead, for Python code that iterates over them.
//!
//! The task runs on the background runtime and puts batches of items, such as the pages of a list, into a bounded buffer. It
//! starts when the first item is asked for. Items are taken from the buffer one by one, by threads that are attached to
//! Python. So none is lost when the coroutine that waits for it is cancelled, or the thread is interrupted.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures_util::{Stream, StreamExt};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::{PyTraverseError, PyVisit};
use tokio::sync::Notify;
use tokio::task::{AbortHandle, JoinSet};

use super::crashes::caught;
use super::log::{self, Line, Lines, Listener};
use super::questions::{Place, Question, Questions};
use super::wakeups::Slot;
use super::{Closing, SIGNAL_INTERVAL, background, block_aside, closed};
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use crate::locks::lock;
use prefect_client::client::{Counter, Records};
use prefect_client::error::{Error, Result};

/// How long the first item waits for the number of all items.
const COUNT_TIMEOUT: Duration = Duration::from_secs(1);

/// How long a coroutine may take buffered items before it lets the event loop run others.
const SLICE: Duration = Duration::from_micros(300);

/// Items that arrive together, such as a page.
pub(crate) struct Batch {
    pub(crate) items: Vec<Answer>,
    /// Whether the items end with it.
    pub(crate) is_last: bool,
    /// How many items there are, if this is known.
    pub(crate) total: Option<i64>,
}

/// The batches of an iterator.
pub(crate) type Batches = Pin<Box<dyn Stream<Item = Result<Batch>> + Send>>;

/// Where the items of an iterator come from.
pub(crate) struct Source {
    /// Called on the background runtime, when the first item is asked for.
    start: Box<dyn FnOnce() -> Batches + Send>,
    /// How many batches to read ahead.
    ahead: usize,
    /// Requests the number of items.
    count: Option<Counter>,
    /// Maximum number of items.
    limit: Option<usize>,
    /// Whether the first batch may tell the number of items.
    is_list: bool,
    /// Converts an error.
    pub(crate) rename: fn(Error) -> Error,
    /// Ends the iteration with an error when it is closed.
    pub(crate) closing: Option<Arc<Closing>>,
    /// The number of items, if it is known.
    total: Option<usize>,
    /// The function of the caller that the stream asks. Not kept here once the iterator exists.
    pub(super) asked: Option<Py<PyAny>>,
    /// What sends the requests, if that is not the client itself. Not kept here once the iterator exists, either.
    pub(crate) sender: Option<Py<PyAny>>,
    /// The client, whose hooks see the requests. Nor is this.
    pub(crate) client: Option<Py<PyAny>>,
}

impl Source {
    /// The items of a stream, which is created when the first one is asked for. At most `ahead` of them are buffered.
    pub(crate) fn of<S, T>(ahead: usize, start: impl FnOnce() -> S + Send + 'static) -> Self
    where
        S: Stream<Item = Result<T>> + Send + 'static,
        T: Into<Answer> + 'static,
    {
        let batch = |item: T| Batch { items: vec![item.into()], is_last: false, total: None };
        Self::batches(ahead, move || Box::pin(start().map(move |item| item.map(batch))))
    }

    /// The items of a stream of batches, of which at most `ahead` are buffered. With 0, each is read when it is needed.
    pub(crate) fn batches(ahead: usize, start: impl FnOnce() -> Batches + Send + 'static) -> Self {
        Self {
            start: Box::new(start),
            ahead,
            count: None,
            limit: None,
            is_list: false,
            rename: |error| error,
            closing: None,
            total: None,
            asked: None,
            sender: None,
            client: None,
        }
    }

    /// With a known number of items.
    pub(crate) fn with_total(self, total: usize) -> Self {
        Self { total: Some(total), ..self }
    }

    /// With the function that the stream asks.
    pub(crate) fn asking(self, asked: Option<Py<PyAny>>) -> Self {
        Self { asked, ..self }
    }

    /// The objects of a list, of which `ahead` pages are read ahead.
    pub(crate) fn pages(records: Records, ahead: i64) -> Self {
        let (limit, count) = (records.limit(), records.counter());
        let ahead = usize::try_from(ahead).unwrap_or(usize::MAX);
        let (records, ahead) = records.ahead(ahead, log::spawned);
        let pages = move || -> Batches { Box::pin(futures_util::stream::try_unfold(records, page)) };
        Self { limit, count, is_list: true, ..Self::batches(ahead, pages) }
    }
}

async fn page(mut records: Records) -> Result<Option<(Batch, Records)>> {
    let Some(page) = records.next().await? else { return Ok(None) };
    let items = page.into_iter().map(Answer::Model).collect();
    Ok(Some((Batch { items, is_last: records.is_done(), total: records.total() }, records)))
}

/// The buffer between the task and the Python code. It belongs to the process that created it.
pub(crate) struct Feed {
    process: u32,
    /// Locked briefly, without waiting for the GIL meanwhile. The task locks it as well, so a forked child must not.
    state: Mutex<FeedState>,
    /// Wakes threads that wait for items.
    arrived: Condvar,
    /// Wakes the task when there is room.
    room: Notify,
    lines: Lines,
    questions: Questions,
    ahead: usize,
    count: Option<Counter>,
    limit: Option<usize>,
    is_list: bool,
    rename: fn(Error) -> Error,
    /// Whether the number of items is requested with the first of them, because `__length_hint__` must not block.
    counts_early: bool,
}

#[derive(Default)]
struct FeedState {
    /// Until the task is started.
    start: Option<Unstarted>,
    task: Option<AbortHandle>,
    batches: VecDeque<std::vec::IntoIter<Answer>>,
    /// Whether items of the first batch have been taken.
    is_begun: bool,
    /// Raised when all items are taken.
    error: Option<Error>,
    /// No further items will arrive.
    is_over: bool,
    /// The coroutines that wait, in the order in which they came.
    coroutines: VecDeque<Arc<Slot>>,
    /// The number of threads that wait.
    threads: usize,
    /// How many items have been taken.
    taken: usize,
    /// How many items there are, as counted by the server.
    total: Option<usize>,
    /// Until when a coroutine may take items without letting the event loop run.
    slice: Option<Instant>,
}

struct Unstarted {
    batches: Box<dyn FnOnce() -> Batches + Send>,
    closing: Option<Arc<Closing>>,
}

/// The next item.
pub(super) enum Next {
    Item(Answer),
    Failed(Error),
    /// There are no more.
    Over,
    /// It has not arrived yet.
    Pending,
}

impl FeedState {
    fn buffered(&self) -> usize {
        self.batches.iter().map(ExactSizeIterator::len).sum()
    }

    /// Whether there is something to take, or there will be nothing.
    fn has_news(&self) -> bool {
        self.is_over || self.error.is_some() || !self.batches.is_empty()
    }

    fn has_room(&self, ahead: usize) -> bool {
        let unread = self.batches.len() - usize::from(self.is_begun && !self.batches.is_empty());
        let is_awaited = self.threads > 0 || !self.coroutines.is_empty();
        unread < ahead || (is_awaited && self.batches.is_empty())
    }

    fn take(&mut self) -> Next {
        if let Some(batch) = self.batches.front_mut()
            && let Some(item) = batch.next()
        {
            self.is_begun = batch.len() > 0;
            if !self.is_begun {
                self.batches.pop_front();
            }
            self.taken += 1;
            return Next::Item(item);
        }
        match self.error.take() {
            Some(error) => Next::Failed(error),
            None if self.is_over => Next::Over,
            None => Next::Pending,
        }
    }

    /// Wakes as many coroutines as there is something for.
    fn wake(&self) {
        let count = if self.is_over { self.coroutines.len() } else { self.buffered() };
        for slot in self.coroutines.iter().take(count) {
            slot.clone().has_news();
        }
    }
}

impl Feed {
    pub(crate) fn new(source: Source, counts_early: bool) -> Arc<Self> {
        let start = Unstarted { batches: source.start, closing: source.closing };
        Arc::new(Self {
            process: std::process::id(),
            state: Mutex::new(FeedState { start: Some(start), total: source.total, ..FeedState::default() }),
            arrived: Condvar::new(),
            room: Notify::new(),
            lines: Lines::default(),
            questions: Questions::default(),
            ahead: source.ahead,
            count: source.count,
            limit: source.limit,
            is_list: source.is_list,
            rename: source.rename,
            counts_early,
        })
    }

    fn state(&self) -> MutexGuard<'_, FeedState> {
        lock(&self.state)
    }

    pub(super) fn is_of_this_process(&self) -> bool {
        self.process == std::process::id()
    }

    /// Starts the task, unless it was started before.
    pub(super) fn start(self: &Arc<Self>, py: Python<'_>) -> PyResult<()> {
        if !self.is_of_this_process() {
            return Err(PyRuntimeError::new_err(
                "the iterator belongs to the process that this one was forked from: create a new one in this process",
            ));
        }
        if self.state().start.is_none() {
            return Ok(());
        }
        let runtime = background::handle().map_err(|error| exceptions::from_core(py, &error))?;
        let mut state = self.state();
        if let Some(start) = state.start.take() {
            let task = runtime.spawn(log::with_listener(self.clone(), self.clone().produce(start)));
            state.task = Some(task.abort_handle());
        }
        Ok(())
    }

    /// Reads batches into the buffer.
    async fn produce(self: Arc<Self>, start: Unstarted) {
        let ending = Ending(self.clone());
        if let Err(error) = caught(self.read(start)).await {
            self.state().error = Some((self.rename)(error));
        }
        drop(ending);
    }

    async fn read(self: &Arc<Self>, start: Unstarted) -> Result<()> {
        let mut batches = (start.batches)();
        let mut counting = JoinSet::new();
        let mut is_first = true;
        loop {
            self.has_room().await;
            let batch = match &start.closing {
                None => batches.next().await,
                Some(closing) => tokio::select! {
                    biased;
                    () = closing.wait() => Some(Err(closed())),
                    batch = batches.next() => batch,
                },
            };
            match batch {
                None => return Ok(()),
                Some(Err(error)) => return Err(error),
                Some(Ok(batch)) => {
                    if is_first && !batch.is_last && self.counts_early && self.count.is_some() {
                        counting.spawn(log::with_listener(self.clone(), self.clone().count()));
                        let _ = tokio::time::timeout(COUNT_TIMEOUT, counting.join_next()).await;
                    }
                    is_first = false;
                    let is_last = batch.is_last;
                    self.push(batch);
                    if is_last {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// Waits until there is room for a batch.
    async fn has_room(&self) {
        while !self.state().has_room(self.ahead) {
            self.room.notified().await;
        }
    }

    fn push(&self, batch: Batch) {
        if let Some(total) = batch.total {
            self.counted(total);
        }
        let mut state = self.state();
        if !batch.items.is_empty() {
            state.batches.push_back(batch.items.into_iter());
        }
        state.is_over |= batch.is_last;
        state.wake();
        self.arrived.notify_all();
    }

    /// Requests the number of items. Without it there is no hint, which is not an error.
    async fn count(self: Arc<Self>) {
        if let Some(count) = &self.count
            && let Ok(count) = count().await
        {
            self.counted(count);
        }
    }

    fn counted(&self, count: i64) {
        let count = usize::try_from(count).unwrap_or(0);
        self.state().total = Some(self.limit.map_or(count, |limit| limit.min(count)));
    }

    /// How many items are left, if that is known.
    pub(super) fn known_length(&self) -> Option<usize> {
        if !self.is_of_this_process() {
            return None;
        }
        let state = self.state();
        let buffered = state.buffered();
        match state.total {
            _ if state.is_over => Some(buffered),
            Some(total) => Some(total.saturating_sub(state.taken).max(buffered)),
            None => None,
        }
    }

    /// How many items are left, if they can be counted. Waits for the first page: if there are more, the server is asked for
    /// their number.
    pub(super) fn length(self: &Arc<Self>, py: Python<'_>) -> PyResult<Option<usize>> {
        if !self.is_list {
            return Ok(self.known_length());
        }
        self.start(py)?;
        while !self.state().has_news() {
            py.detach(|| self.wait());
            self.log(py);
            self.answer(py, None, Place::Thread)?;
            py.check_signals()?;
        }
        if let (None, Some(count)) = (self.known_length(), &self.count) {
            let (feed, count) = (self.clone(), count());
            let counted = async move {
                // Without it there is no hint, which is not an error: `list` asks for one, too.
                if let Ok(count) = count.await {
                    feed.counted(count);
                }
                Ok(Answer::None)
            };
            block_aside(py, Box::pin(counted), None)?;
        }
        Ok(self.known_length())
    }

    /// The next item, if it has arrived.
    pub(super) fn take(&self) -> Next {
        let mut state = self.state();
        let next = state.take();
        if state.has_room(self.ahead) {
            self.room.notify_one();
        }
        next
    }

    /// Logs the messages of the task.
    pub(super) fn log(&self, py: Python<'_>) {
        self.lines.log(py);
    }

    /// Calls the function that the task asks, if it has asked. If that raises, the iteration ends.
    pub(super) fn answer(&self, py: Python<'_>, asked: Option<&Py<PyAny>>, place: Place) -> PyResult<()> {
        self.questions.answer(py, asked, place).inspect_err(|_| self.close())
    }

    /// Reports the tasks that do a part of its work to the garbage collector.
    pub(super) fn traverse(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.questions.traverse(visit)
    }

    /// Whether a coroutine has taken items for so long that the event loop should run others.
    pub(super) fn should_yield(&self) -> bool {
        let mut state = self.state();
        let now = Instant::now();
        // One that found nothing buffered waits, which lets the loop run.
        if state.batches.is_empty() {
            state.slice = None;
            return false;
        }
        match state.slice {
            Some(ends) if ends <= now => {
                state.slice = None;
                true
            }
            Some(_) => false,
            None => {
                state.slice = Some(now + SLICE);
                false
            }
        }
    }

    /// Registers a coroutine that waits for the next item.
    pub(super) fn register(&self, slot: Arc<Slot>) {
        let mut state = self.state();
        state.coroutines.push_back(slot.clone());
        // Something may have arrived in the meantime.
        if state.has_news() || !self.questions.is_empty() {
            slot.has_news();
        }
        self.room.notify_one();
    }

    /// Removes a coroutine that no longer waits. If it left an item or a question, another one takes it.
    pub(super) fn unregister(&self, slot: &Arc<Slot>) {
        let mut state = self.state();
        state.coroutines.retain(|other| !Arc::ptr_eq(other, slot));
        state.wake();
        if !self.questions.is_empty()
            && let Some(slot) = state.coroutines.front()
        {
            slot.clone().has_news();
        }
    }

    /// Waits for the next item with the GIL released, until it arrives or a signal handler raises.
    pub(super) fn next<'py>(
        self: &Arc<Self>,
        py: Python<'py>,
        asked: Option<&Py<PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.start(py)?;
        loop {
            // Also while items are buffered, so that the next ones are read.
            self.answer(py, asked, Place::Thread)?;
            let next = self.take();
            self.log(py);
            match next {
                Next::Item(item) => return item.into_python(py).map(Some),
                Next::Failed(error) => return Err(exceptions::from_core(py, &error)),
                Next::Over => return Ok(None),
                Next::Pending => py.detach(|| self.wait()),
            }
            py.check_signals()?;
        }
    }

    /// Blocks until something arrives, or it is time to check for signals.
    fn wait(&self) {
        let mut state = self.state();
        if state.has_news() || !self.questions.is_empty() {
            return;
        }
        state.threads += 1;
        self.room.notify_one();
        let woken = self.arrived.wait_timeout(state, SIGNAL_INTERVAL);
        woken.unwrap_or_else(PoisonError::into_inner).0.threads -= 1;
    }

    /// Ends the iteration, and aborts the task with its requests.
    pub(super) fn close(&self) {
        if !self.is_of_this_process() {
            return;
        }
        let left = {
            let mut state = self.state();
            state.is_over = true;
            state.error = None;
            if let Some(task) = &state.task {
                task.abort();
            }
            state.wake();
            self.arrived.notify_all();
            (state.start.take(), std::mem::take(&mut state.batches))
        };
        // Dropped without the lock: it may contain Python objects.
        drop(left);
        if self.questions.has_running() {
            Python::try_attach(|py| self.questions.cancel(py).map(drop).unwrap_or_default());
        }
    }
}

impl Listener for Feed {
    fn receive(self: Arc<Self>, line: Line) {
        self.lines.add(line);
        if let Some(slot) = self.state().coroutines.front() {
            slot.clone().has_news();
        }
    }

    fn ask(self: Arc<Self>, question: Question) {
        self.questions.add(question);
        if let Some(slot) = self.state().coroutines.front() {
            slot.clone().has_news();
        }
        self.arrived.notify_all();
    }
}

/// Ends the iteration when the task ends, in whatever way.
struct Ending(Arc<Feed>);

impl Drop for Ending {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.is_over = true;
        state.wake();
        self.0.arrived.notify_all();
    }
}
