//! Whole lists, read page by page.
//!
//! The server pages by offset. Others create and delete objects meanwhile, which shifts the rest: an offset alone
//! would return some objects twice and skip others. So each page overlaps the one before it. If it has an object that was
//! returned before, nothing was skipped; if it does not, too much came or went, and the list is read again from further
//! up. What was returned before is known by its id.
//!
//! Where the list is sorted by a time that the server can also filter by, each page is asked for from the last time on, and
//! the offset only counts within objects of that same time.

use std::any::Any;
use std::collections::HashSet;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use futures_util::{Stream, StreamExt};
use tokio::sync::mpsc;
use uuid::Uuid;

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
pub(super) type PageFuture = Pin<Box<dyn Future<Output = Result<Vec<Arc<dyn Record>>>> + Send>>;

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
            repeated: (Vec::new(), 0),
            is_done: false,
        }
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
            let page = self.read(limit, offset);
            let rows = match page.await {
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

    fn read(&self, limit: Option<i64>, offset: i64) -> PageFuture {
        let Reading::List(list) = &self.source else { return Box::pin(std::future::ready(Ok(Vec::new()))) };
        match (list.key, self.start) {
            (Some(key), Some(start)) => {
                (list.read)(&(key.from)(&list.filters, start, key.is_ascending), limit, offset)
            }
            _ => (list.read)(&list.filters, limit, offset),
        }
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

    /// How many objects to ask for, as many as are left at most.
    fn limit_of_page(&self, overlap: i64) -> Option<i64> {
        let left = self.left.and_then(|left| i64::try_from(left).ok()).unwrap_or(i64::MAX);
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

    /// Reads up to this many pages ahead, in a task of the current Tokio runtime. Dropping the result ends the task and
    /// its request.
    pub fn ahead(mut self, pages: usize) -> PagesAhead<T> {
        let (sender, receiver) = mpsc::channel(pages.max(1));
        let task = tokio::spawn(async move {
            loop {
                let page = self.next().await.transpose();
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
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::client::keys;
    use crate::schemas::objects::{Flow, FlowRun};

    /// A list that changes between requests.
    #[derive(Clone, Default)]
    struct ChangingList(Arc<Mutex<ListState>>);

    #[derive(Default)]
    struct ListState {
        rows: Vec<Arc<Flow>>,
        requests: usize,
    }

    impl ChangingList {
        fn of(count: usize) -> Self {
            let list = Self::default();
            list.insert_first(count);
            list
        }

        fn insert_first(&self, count: usize) {
            let rows = &mut self.0.lock().unwrap().rows;
            for _ in 0..count {
                rows.insert(
                    0,
                    serde_json::from_value(serde_json::json!({"id": Uuid::new_v4(), "name": "etl"})).unwrap(),
                );
            }
        }

        fn delete_first(&self, count: usize) {
            self.0.lock().unwrap().rows.drain(..count);
        }

        fn ids(&self) -> Vec<Uuid> {
            self.0.lock().unwrap().rows.iter().map(|flow| flow.id).collect()
        }

        fn requests(&self) -> usize {
            self.0.lock().unwrap().requests
        }

        fn pages(&self, limit: Option<usize>) -> Pages<Flow> {
            self.pages_of(200, limit)
        }

        fn pages_of(&self, most: i64, limit: Option<usize>) -> Pages<Flow> {
            let list = self.clone();
            let read: ReadPage = Box::new(move |_, limit, offset| {
                let mut list = list.0.lock().unwrap();
                list.requests += 1;
                let rows = match limit {
                    Some(limit) if limit > most => Err(Error::new(ErrorKind::Refused, "Invalid limit")),
                    limit => {
                        let rows =
                            list.rows.iter().skip(offset as usize).take(limit.unwrap_or(most) as usize);
                        Ok(untyped(rows.cloned().collect()))
                    }
                };
                Box::pin(std::future::ready(rows))
            });
            let filters = Filters::default();
            Pages::new(super::List { filters, read, count: None, key: None, is_reversed: false }, limit)
        }
    }

    async fn rest(mut pages: Pages<Flow>) -> Vec<Uuid> {
        let mut ids = Vec::new();
        while let Some(page) = pages.next().await.unwrap() {
            assert!(!page.is_empty());
            ids.extend(page.iter().map(|flow| flow.id));
        }
        assert!(pages.next().await.unwrap().is_none());
        ids
    }

    #[tokio::test]
    async fn all_objects_are_returned_in_order() {
        for count in [0, 1, 199, 200, 201, 389, 390, 391, 1000] {
            let list = ChangingList::of(count);
            assert_eq!(rest(list.pages(None)).await, list.ids(), "{count}");
        }
        let list = ChangingList::of(380);
        rest(list.pages(None)).await;
        assert_eq!(list.requests(), 2);
    }

    #[tokio::test]
    async fn a_limit_holds_for_all_pages_together() {
        let list = ChangingList::of(1000);
        for limit in [0, 1, 200, 201, 555, 1000, 2000] {
            let expected = list.ids().into_iter().take(limit).collect::<Vec<_>>();
            assert_eq!(rest(list.pages(Some(limit))).await, expected, "{limit}");
        }
    }

    #[tokio::test]
    async fn a_server_may_allow_for_smaller_pages() {
        for count in [0, 1, 49, 50, 51, 130] {
            for most in [1, 2, 5, 50] {
                let list = ChangingList::of(count);
                assert_eq!(rest(list.pages_of(most, None)).await, list.ids(), "{count}, {most}");
            }
        }
    }

    #[tokio::test]
    async fn objects_that_stay_are_returned_once_while_others_come() {
        for inserted in [1, 9, 10, 11, 189] {
            let list = ChangingList::of(1000);
            let stay = list.ids();
            let mut pages = list.pages(None);
            let mut ids = Vec::new();
            for _ in 0..3 {
                ids.extend(pages.next().await.unwrap().unwrap().iter().map(|flow| flow.id));
                list.insert_first(inserted);
            }
            ids.extend(rest(pages).await);
            assert_eq!(ids, stay, "{inserted}");
        }
    }

    #[tokio::test]
    async fn objects_that_stay_are_returned_once_while_others_go() {
        for deleted in [1, 9, 10, 11, 199, 200] {
            let list = ChangingList::of(1000);
            let all = list.ids();
            let mut pages = list.pages(None);
            let mut ids = Vec::new();
            for _ in 0..3 {
                ids.extend(pages.next().await.unwrap().unwrap().iter().map(|flow| flow.id));
                list.delete_first(deleted);
            }
            ids.extend(rest(pages).await);
            assert_eq!(ids, all, "{deleted}");
        }
    }

    #[tokio::test]
    async fn a_list_may_become_empty() {
        let list = ChangingList::of(1000);
        let mut pages = list.pages(None);
        pages.next().await.unwrap();
        list.delete_first(1000);
        assert!(pages.next().await.unwrap().is_none());
    }

    #[tokio::test]
    async fn a_server_that_ignores_the_offset_is_an_error() {
        for count in [200, 201, 1000] {
            let list = ChangingList::of(count);
            let rows = untyped(list.0.lock().unwrap().rows.clone());
            let read: ReadPage = Box::new(move |_, limit, _| {
                let rows = rows.iter().take(limit.unwrap() as usize).cloned().collect();
                Box::pin(std::future::ready(Ok(rows)))
            });
            let filters = Filters::default();
            let mut pages: Pages<Flow> =
                Pages::new(super::List { filters, read, count: None, key: None, is_reversed: false }, None);
            assert_eq!(pages.next().await.unwrap().unwrap().len(), 200);
            let error = pages.next().await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Decode);
            assert!(error.to_string().contains("the same 200 objects 3 times"), "{error}");
        }
    }

    #[tokio::test]
    async fn pages_read_ahead_are_the_same() {
        let list = ChangingList::of(1000);
        let mut ahead = list.pages(None).ahead(2);
        let mut ids = Vec::new();
        while let Some(page) = ahead.next().await {
            ids.extend(page.unwrap().iter().map(|flow| flow.id));
        }
        assert_eq!(ids, list.ids());
    }

    /// Runs by expected start time, many of them at the same one, which others create and delete between requests.
    struct Busy {
        runs: Vec<Arc<FlowRun>>,
        random: u64,
        /// Whether runs without a time come last.
        is_null_last: bool,
    }

    impl Busy {
        fn below(&mut self, limit: usize) -> usize {
            self.random = self.random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (self.random >> 33) as usize % limit
        }

        fn create(&mut self, times: usize) {
            let time = match times {
                0 => None,
                _ => DateTime::from_microseconds(self.below(times) as i64),
            };
            self.runs.push(Arc::new(FlowRun::default().expected_start_time(time)));
            let is_null_last = self.is_null_last;
            self.runs.sort_by_key(|run| {
                (is_null_last && run.expected_start_time.is_none(), run.expected_start_time)
            });
        }

        fn page(&mut self, filters: &Filters, limit: Option<i64>, offset: i64) -> Vec<Arc<dyn Record>> {
            let from =
                filters.flow_run.as_ref().and_then(|filter| filter.expected_start_time.as_ref()?.after_);
            let matching =
                self.runs.iter().filter(|run| from.is_none_or(|from| run.expected_start_time >= Some(from)));
            untyped(matching.skip(offset as usize).take(limit.unwrap() as usize).cloned().collect())
        }
    }

    #[tokio::test]
    async fn runs_that_stay_are_returned_once_with_a_busy_neighbour() {
        for (seed, times) in (0..8).flat_map(|seed| [3, 30, 100_000].map(|times| (seed, times))) {
            let mut busy = Busy { runs: Vec::new(), random: seed, is_null_last: seed % 2 == 0 };
            (0..1000).for_each(|_| busy.create(times));
            (0..seed % 3 * 3).for_each(|_| busy.create(0));
            let stay: HashSet<Uuid> = busy.runs.iter().step_by(3).map(|run| run.id).collect();
            let kept = stay.clone();
            let busy = Mutex::new(busy);
            let read: ReadPage = Box::new(move |filters, limit, offset| {
                let mut busy = busy.lock().unwrap();
                let page = busy.page(filters, limit, offset);
                for _ in 0..busy.below(60) {
                    busy.create(times);
                    let count = busy.runs.len();
                    let at = busy.below(count);
                    if !kept.contains(&busy.runs[at].id) {
                        busy.runs.remove(at);
                    }
                }
                Box::pin(std::future::ready(Ok(page)))
            });
            let filters = Filters::default();
            let key = keys::of("FlowRun", Some("EXPECTED_START_TIME_ASC"), &filters);
            let list = super::List { filters, read, count: None, key, is_reversed: false };
            let mut pages: Pages<FlowRun> = Pages::new(list, None);
            let mut returned = Vec::new();
            while let Some(page) = pages.next().await.unwrap() {
                returned.extend(page.iter().map(|run| run.id));
            }
            let once: HashSet<Uuid> = returned.iter().copied().collect();
            assert_eq!(once.len(), returned.len(), "{seed}, {times}");
            assert_eq!(stay.difference(&once).count(), 0, "{seed}, {times}");
        }
    }
}
