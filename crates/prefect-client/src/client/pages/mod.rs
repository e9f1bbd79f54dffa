//! Whole lists, read page by page.
//!
//! The server pages by offset. Others create and delete objects meanwhile, which shifts the rest: an offset alone
//! would return some objects twice and skip others. So each page overlaps the one before it. If it has an object that was
//! returned before, nothing was skipped; if it does not, too much came or went, and the list is read again from further
//! up. What was returned before is known by its id.
//!
//! Where the list is sorted by a time that the server can also filter by, each page is asked for from the last time on, and
//! the offset only counts within objects of that same time.

mod requests;

use std::any::Any;
use std::collections::HashSet;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use futures_util::{Stream, StreamExt};
use tokio::sync::mpsc;
use uuid::Uuid;

use self::requests::{MAX_AT_ONCE, Requests, Span};
pub use self::requests::{Spawn, spawned};
use super::{MAX_PAGE_SIZE, SLACK};
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::filters::Filters;
use crate::schemas::{AnyField, DateTime, Model, Record, Value};

/// By how many objects a page overlaps the one before it.
const OVERLAP: i64 = 10;

/// The largest overlap with objects of the time that the page starts at, so that their order does not matter.
const OVERLAP_AT_KEY: i64 = MAX_PAGE_SIZE / 2;

/// How often in a row the server may return the same page without anything new. Once happens if objects come meanwhile.
const MAX_REPEATED: u32 = 3;

/// A page that is being read.
pub type PageFuture = Pin<Box<dyn Future<Output = Result<Vec<Arc<dyn Record>>>> + Send>>;

/// Reads one page of the objects that match the filters: `limit` objects after the first `offset`. Without a limit it has
/// as many as the server gives.
pub(super) type ReadPage = Box<dyn Fn(&Filters, Option<i64>, i64) -> PageFuture + Send + Sync>;

/// A count that is being requested.
pub type CountFuture = Pin<Box<dyn Future<Output = Result<i64>> + Send>>;

/// Counts the objects of a list.
pub type Counter = Arc<dyn Fn() -> CountFuture + Send + Sync>;

/// A time that a list is sorted by, and that the server can filter by.
#[derive(Clone, Copy)]
pub(super) struct SortTime {
    /// The field of the objects.
    pub(super) field: &'static str,
    /// Whether the earliest comes first.
    pub(super) is_ascending: bool,
    /// The filters, for objects of this time or after it in the order of the list.
    pub(super) from: fn(&Filters, DateTime, bool) -> Filters,
    /// Whether objects may lack the time. The server leaves those out if it filters by it.
    pub(super) is_optional: bool,
}

/// A page of a list that the server does not page by offset.
pub(super) struct Part {
    pub(super) rows: Vec<Arc<dyn Record>>,
    /// How many objects the list has, if the server says so.
    pub(super) total: Option<i64>,
}

/// How a list is read.
enum Reading {
    /// By offset.
    List(List),
    /// In another way.
    Parts(Pin<Box<dyn Stream<Item = Result<Part>> + Send>>),
}

/// A list that the server pages by offset.
pub(super) struct List {
    pub(super) filters: Filters,
    pub(super) read: ReadPage,
    pub(super) count: Option<Counter>,
    pub(super) key: Option<SortTime>,
    /// Whether the server has only the reverse order, so that a short page need not be the last.
    pub(super) is_reversed: bool,
}

/// The objects of a list, page by page, in the list's order, without their type: for bindings. See [`Pages`].
pub struct Records {
    source: Reading,
    total: Option<i64>,
    /// How many objects are left to return.
    left: Option<usize>,
    /// How large a page is. `None` asks for as many as the server gives.
    page: Option<i64>,
    /// How many objects the largest page had.
    largest: i64,
    /// Whether to make use of the list's key.
    has_key: bool,
    /// The time that the list is asked for from.
    start: Option<DateTime>,
    /// Where in the list the objects end that were returned.
    position: i64,
    returned: HashSet<Uuid>,
    requests: Requests,
    /// The ids of a page without anything new, and how many such pages there were in a row.
    repeated: (Vec<Uuid>, u32),
    is_done: bool,
}

impl Records {
    pub(super) fn new(list: List, limit: Option<usize>) -> Self {
        Self::from_source(Reading::List(list), limit)
    }

    fn from_source(source: Reading, limit: Option<usize>) -> Self {
        Self {
            source,
            total: None,
            left: limit,
            page: Some(MAX_PAGE_SIZE),
            largest: 0,
            has_key: true,
            start: None,
            position: 0,
            returned: HashSet::new(),
            requests: Requests::default(),
            repeated: (Vec::new(), 0),
            is_done: false,
        }
    }

    /// For a caller that reads this many pages ahead: requests up to four of them at once, if the list is read by offset, and
    /// reads them as `spawn` does. Also returns how many of the pages the caller has to keep.
    pub fn ahead(mut self, pages: usize, spawn: Spawn) -> (Self, usize) {
        let is_foreseeable =
            matches!(&self.source, Reading::List(list) if list.key.is_none() && !list.is_reversed);
        let at_once = if is_foreseeable { pages.clamp(1, MAX_AT_ONCE) } else { 1 };
        self.requests = Requests::at_once(at_once, spawn);
        (self, pages.saturating_sub(at_once - 1))
    }

    /// Whether all objects have been returned.
    pub fn is_done(&self) -> bool {
        self.is_done || self.left == Some(0)
    }

    /// How many objects are left to return at most.
    pub fn limit(&self) -> Option<usize> {
        self.left
    }

    /// How many objects the list has, if the server said so with a page.
    pub fn total(&self) -> Option<i64> {
        self.total
    }

    /// Counts the objects of the list. `None` if the server cannot, or if it says so with the first page.
    pub fn counter(&self) -> Option<Counter> {
        match &self.source {
            Reading::List(list) => list.count.clone(),
            Reading::Parts(_) => None,
        }
    }

    /// Reads the next page. It is never empty; `None` after the last.
    pub async fn next(&mut self) -> Result<Option<Vec<Arc<dyn Record>>>> {
        match &self.source {
            Reading::List(_) => self.next_by_offset().await,
            Reading::Parts(_) => self.next_part().await,
        }
    }

    async fn next_part(&mut self) -> Result<Option<Vec<Arc<dyn Record>>>> {
        while !self.is_done() {
            let Reading::Parts(parts) = &mut self.source else { break };
            let Some(part) = parts.next().await else { break };
            let Part { mut rows, total } = part?;
            self.total = self.total.or(total);
            if let Some(left) = &mut self.left {
                rows.truncate(*left);
                *left -= rows.len();
            }
            if !rows.is_empty() {
                return Ok(Some(rows));
            }
        }
        self.is_done = true;
        Ok(None)
    }

    async fn next_by_offset(&mut self) -> Result<Option<Vec<Arc<dyn Record>>>> {
        let mut step_back = 0;
        while !self.is_done() {
            let usual = match (self.page, self.start) {
                (None, _) => OVERLAP.min(self.largest / 2),
                (Some(_), None) => OVERLAP,
                (Some(_), Some(_)) => OVERLAP_AT_KEY,
            };
            let overlap = usual.saturating_add(step_back).min(self.position);
            let offset = self.position - overlap;
            let limit = self.limit_of_page(overlap);
            let rows = match self.page_at(Span { limit, offset }).await {
                // The server allows for fewer.
                Err(error)
                    if error.kind() == ErrorKind::Refused && self.page.is_some() && self.largest == 0 =>
                {
                    self.page = None;
                    continue;
                }
                rows => rows?,
            };
            let ids = rows.iter().map(|row| id(&**row)).collect::<Result<Vec<_>>>()?;
            // What precedes it and was not returned before is new.
            let anchor = ids.iter().position(|id| self.returned.contains(id));
            if overlap > 0 && offset > 0 && anchor.is_none() {
                // Further each time: much may have been deleted.
                step_back = overlap.saturating_mul(4);
                continue;
            }
            let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            let reached = offset.saturating_add(count);
            let is_short = match limit {
                Some(limit) => count < limit,
                None => count < self.largest || reached == self.position,
            };
            self.position = reached;
            self.largest = self.largest.max(count);
            let mut new = Vec::with_capacity(rows.len());
            let next = self.next_start(&rows);
            // Unless objects of the same time are in any order.
            let known = if self.start.is_some() && offset == 0 { None } else { anchor };
            for (row, id) in rows.into_iter().zip(&ids).skip(known.unwrap_or_default()) {
                if self.left.is_none_or(|left| new.len() < left) && self.returned.insert(*id) {
                    new.push(row);
                }
            }
            if !is_short && new.is_empty() {
                self.check_progress(ids, offset)?;
            }
            self.is_done = is_short && (new.is_empty() || !self.is_reversed());
            if self.is_done && self.has_more_without_key() {
                // They come first or last, depending on the database.
                (self.is_done, self.has_key, self.start) = (false, false, None);
                self.position = i64::try_from(self.returned.len()).unwrap_or(i64::MAX);
            } else if let Some((start, position)) = next {
                (self.start, self.position) = (Some(start), position);
            }
            self.left = self.left.map(|left| left - new.len());
            if self.is_done() {
                self.requests.cancel();
            }
            if !new.is_empty() {
                return Ok(Some(new));
            }
            step_back = 0;
        }
        Ok(None)
    }

    /// Fails if the server returns the same page again and again, at whatever offset: the list would never end.
    fn check_progress(&mut self, ids: Vec<Uuid>, offset: i64) -> Result<()> {
        let (before, count) = &mut self.repeated;
        *count = if *before == ids { *count + 1 } else { 1 };
        if *count < MAX_REPEATED {
            *before = ids;
            return Ok(());
        }
        let what = format!(
            "the server returned the same {} objects {MAX_REPEATED} times, the last time for offset={offset}: it seems to \
             ignore the offset, and the rest of the list cannot be read",
            ids.len()
        );
        Err(Error::new(ErrorKind::Decode, what))
    }

    /// The page, and those that will probably follow it are requested if they may be.
    fn page_at(&mut self, span: Span) -> PageFuture {
        let end = self.position.saturating_add(self.left_to_return());
        let Reading::List(list) = &self.source else { return Box::pin(std::future::ready(Ok(Vec::new()))) };
        let from = list.key.zip(self.start);
        let filters = from.map(|(key, start)| (key.from)(&list.filters, start, key.is_ascending));
        let filters = filters.as_ref().unwrap_or(&list.filters);
        let is_long = self.page.is_some_and(|page| self.largest >= page);
        self.requests.page(
            span,
            |span| (list.read)(filters, span.limit, span.offset),
            |span| if is_long { span.following(end) } else { None },
        )
    }

    /// Whether the list was asked for from a time on, so that objects without one may be left.
    fn has_more_without_key(&self) -> bool {
        self.start.is_some()
            && matches!(&self.source, Reading::List(List { key: Some(key), .. }) if key.is_optional)
    }

    fn is_reversed(&self) -> bool {
        matches!(&self.source, Reading::List(list) if list.is_reversed)
    }

    /// The time of the last object, which the list is asked for from now on, and the position among objects of that time.
    fn next_start(&self, rows: &[Arc<dyn Record>]) -> Option<(DateTime, i64)> {
        let Reading::List(List { key: Some(key), .. }) = &self.source else { return None };
        if !self.has_key {
            return None;
        }
        let time_of = |row: &Arc<dyn Record>| time(&**row, key.field);
        let last = rows.last().and_then(time_of).filter(|last| self.start != Some(*last))?;
        let same = rows.iter().rev().take_while(|row| time_of(row) == Some(last)).count();
        Some((last, i64::try_from(same).unwrap_or(i64::MAX)))
    }

    fn left_to_return(&self) -> i64 {
        self.left.and_then(|left| i64::try_from(left).ok()).unwrap_or(i64::MAX)
    }

    /// How many objects to ask for, as many as are left at most.
    fn limit_of_page(&self, overlap: i64) -> Option<i64> {
        let left = self.left_to_return();
        self.page.map(|page| {
            // Less than a page, so that it is certain to begin with the first object.
            let page = if self.is_reversed() && overlap >= self.position { page - SLACK } else { page };
            page.min(left.saturating_add(overlap))
        })
    }
}

/// All objects of a list, page by page, in the list's order.
///
/// An object that is in the list all the while is returned exactly once, whatever is created and deleted meanwhile, as
/// long as what the list is sorted by does not change. An object that is created or deleted meanwhile may be returned
/// or not.
pub struct Pages<T> {
    records: Records,
    model: PhantomData<fn() -> T>,
}

impl<T: Model> Pages<T> {
    pub(super) fn new(list: List, limit: Option<usize>) -> Self {
        Self { records: Records::new(list, limit), model: PhantomData }
    }

    /// The objects of a list that the server does not page by offset.
    pub(super) fn of_parts(
        parts: impl Stream<Item = Result<Part>> + Send + 'static,
        limit: Option<usize>,
    ) -> Self {
        let source = Reading::Parts(Box::pin(parts));
        Self { records: Records::from_source(source, limit), model: PhantomData }
    }

    /// Reads the next page. It is never empty; `None` after the last.
    pub async fn next(&mut self) -> Result<Option<Vec<Arc<T>>>> {
        let page = self.records.next().await?;
        Ok(page.map(|page| page.into_iter().filter_map(typed).collect()))
    }

    /// Counts the objects of the list. `None` if the server cannot.
    pub async fn count(&self) -> Result<Option<i64>> {
        match self.records.counter() {
            Some(count) => count().await.map(Some),
            None => Ok(None),
        }
    }

    /// The same without the type.
    pub fn into_records(self) -> Records {
        self.records
    }

    /// Reads up to this many pages ahead, in a task of the current Tokio runtime. Up to four of them are requested at once, if
    /// the list is read by offset. Dropping the result ends the task and its requests.
    pub fn ahead(self, pages: usize) -> PagesAhead<T> {
        let (records, kept) = self.records.ahead(pages, spawned);
        let mut pages = Self { records, ..self };
        let (sender, receiver) = mpsc::channel(kept.max(1));
        let task = tokio::spawn(async move {
            loop {
                let page = pages.next().await.transpose();
                let is_last = !matches!(page, Some(Ok(_)));
                if let Some(page) = page
                    && sender.send(page).await.is_err()
                {
                    break;
                }
                if is_last {
                    break;
                }
            }
        });
        PagesAhead { receiver, task: task.abort_handle() }
    }

    /// The objects one by one, as a stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<Arc<T>>> + Send {
        let rows = (self, Vec::new().into_iter());
        futures_util::stream::try_unfold(
            rows,
            async |(mut pages, mut rows): (Self, std::vec::IntoIter<Arc<T>>)| {
                loop {
                    if let Some(row) = rows.next() {
                        return Ok(Some((row, (pages, rows))));
                    }
                    match pages.next().await? {
                        Some(page) => rows = page.into_iter(),
                        None => return Ok(None),
                    }
                }
            },
        )
    }
}

fn typed<T: Model>(row: Arc<dyn Record>) -> Option<Arc<T>> {
    let row: Arc<dyn Any + Send + Sync> = row;
    row.downcast().ok()
}

/// The rows of a page without their type.
pub(super) fn untyped<T: Model>(rows: Vec<Arc<T>>) -> Vec<Arc<dyn Record>> {
    rows.into_iter().map(|row| row as Arc<dyn Record>).collect()
}

/// The id of an object that a list has.
fn id(row: &dyn Record) -> Result<Uuid> {
    match value(row, "id") {
        Some(Value::Uuid(id)) => Ok(id),
        _ => {
            Err(Error::new(ErrorKind::Decode, format!("the server sent a {} without an id", row.info().name)))
        }
    }
}

fn time(row: &dyn Record, field: &str) -> Option<DateTime> {
    match value(row, field) {
        Some(Value::DateTime(time)) => Some(time),
        _ => None,
    }
}

fn value<'a>(row: &'a dyn Record, field: &str) -> Option<Value<'a>> {
    row.info().position(field).and_then(|index| row.field(index)).map(AnyField::get)
}

/// [`Pages`] that are read ahead.
pub struct PagesAhead<T> {
    receiver: mpsc::Receiver<Result<Vec<Arc<T>>>>,
    task: tokio::task::AbortHandle,
}

impl<T> PagesAhead<T> {
    /// The next page. `None` after the last, or after an error.
    pub async fn next(&mut self) -> Option<Result<Vec<Arc<T>>>> {
        self.receiver.recv().await
    }
}

impl<T> Drop for PagesAhead<T> {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[cfg(test)]
mod tests;
