//! Whole lists, read page by page.
//!
//! The server pages by offset. Others create and delete objects meanwhile, which shifts the rest: an offset alone
//! would return some objects twice and skip others. So each page overlaps the one before it. If it has an object that was
//! returned before, nothing was skipped; if it does not, too much came or went, and the list is read again from further
//! up. What was returned before is known by its id.

use std::collections::HashSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use futures_util::Stream;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::MAX_PAGE_SIZE;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::{AnyField, Model, Value};

/// By how many objects a page overlaps the one before it.
const OVERLAP: i64 = 10;

/// Reads one page: `limit` objects after the first `offset`. Without a limit it has as many as the server gives.
pub type ReadPage<T> = Box<dyn Fn(Option<i64>, i64) -> PageFuture<T> + Send + Sync>;

/// A page that is being read.
pub type PageFuture<T> = Pin<Box<dyn Future<Output = Result<Vec<Arc<T>>>> + Send>>;

/// All objects of a list, page by page, in the list's order.
///
/// An object that is in the list all the while is returned exactly once, whatever is created and deleted meanwhile, as
/// long as what the list is sorted by does not change. An object that is created or deleted meanwhile may be returned
/// or not.
pub struct Pages<T> {
    read: ReadPage<T>,
    /// How many objects are left to return.
    left: Option<usize>,
    /// How large a page is. `None` asks for as many as the server gives.
    page: Option<i64>,
    /// How many objects the largest page had.
    largest: i64,
    /// Where in the list the objects end that were returned.
    position: i64,
    returned: HashSet<Uuid>,
    is_done: bool,
}

impl<T: Model> Pages<T> {
    /// All objects that `read` reads, or the first `limit` of them.
    pub fn new(
        limit: Option<usize>,
        read: impl Fn(Option<i64>, i64) -> PageFuture<T> + Send + Sync + 'static,
    ) -> Self {
        Self {
            read: Box::new(read),
            left: limit,
            page: Some(MAX_PAGE_SIZE),
            largest: 0,
            position: 0,
            returned: HashSet::new(),
            is_done: false,
        }
    }

    /// Reads the next page. It is never empty; `None` after the last.
    pub async fn next(&mut self) -> Result<Option<Vec<Arc<T>>>> {
        let mut step_back = 0;
        while !self.is_done && self.left != Some(0) {
            let usual = if self.page.is_some() { OVERLAP } else { OVERLAP.min(self.largest / 2) };
            let overlap = usual.saturating_add(step_back).min(self.position);
            let offset = self.position - overlap;
            let limit = self.limit(overlap);
            let rows = match (self.read)(limit, offset).await {
                // The server allows for fewer.
                Err(error) if error.kind() == ErrorKind::Refused && self.page.is_some() && offset == 0 => {
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
            self.is_done = match limit {
                Some(limit) => count < limit,
                None => count < self.largest || reached == self.position,
            };
            self.position = reached;
            self.largest = self.largest.max(count);
            let mut new = Vec::with_capacity(rows.len());
            for (row, id) in rows.into_iter().zip(ids).skip(anchor.unwrap_or_default()) {
                if self.left.is_none_or(|left| new.len() < left) && self.returned.insert(id) {
                    new.push(row);
                }
            }
            self.left = self.left.map(|left| left - new.len());
            if !new.is_empty() {
                return Ok(Some(new));
            }
            step_back = 0;
        }
        Ok(None)
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

    /// How many objects to ask for, as many as are left at most.
    fn limit(&self, overlap: i64) -> Option<i64> {
        let left = self.left.and_then(|left| i64::try_from(left).ok()).unwrap_or(i64::MAX);
        self.page.map(|page| page.min(left.saturating_add(overlap)))
    }
}

/// The id of an object that a list has.
fn id<M: Model>(row: &M) -> Result<Uuid> {
    let info = M::info();
    let field = info.position("id").and_then(|index| row.field(index));
    match field.map(AnyField::get) {
        Some(Value::Uuid(id)) => Ok(id),
        _ => Err(Error::new(ErrorKind::Decode, format!("the server sent a {} without an id", info.name))),
    }
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
    use crate::schemas::objects::Flow;

    /// A list that changes between requests.
    #[derive(Clone, Default)]
    struct List(Arc<Mutex<State>>);

    #[derive(Default)]
    struct State {
        rows: Vec<Arc<Flow>>,
        requests: usize,
    }

    impl List {
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
            Pages::new(limit, move |limit, offset| {
                let mut list = list.0.lock().unwrap();
                list.requests += 1;
                let rows = match limit {
                    Some(limit) if limit > most => Err(Error::new(ErrorKind::Refused, "Invalid limit")),
                    limit => {
                        let rows =
                            list.rows.iter().skip(offset as usize).take(limit.unwrap_or(most) as usize);
                        Ok(rows.cloned().collect())
                    }
                };
                Box::pin(std::future::ready(rows))
            })
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
            let list = List::of(count);
            assert_eq!(rest(list.pages(None)).await, list.ids(), "{count}");
        }
        let list = List::of(380);
        rest(list.pages(None)).await;
        assert_eq!(list.requests(), 2);
    }

    #[tokio::test]
    async fn a_limit_holds_for_all_pages_together() {
        let list = List::of(1000);
        for limit in [0, 1, 200, 201, 555, 1000, 2000] {
            let expected = list.ids().into_iter().take(limit).collect::<Vec<_>>();
            assert_eq!(rest(list.pages(Some(limit))).await, expected, "{limit}");
        }
    }

    #[tokio::test]
    async fn a_server_may_allow_for_smaller_pages() {
        for count in [0, 1, 49, 50, 51, 130] {
            for most in [1, 2, 5, 50] {
                let list = List::of(count);
                assert_eq!(rest(list.pages_of(most, None)).await, list.ids(), "{count}, {most}");
            }
        }
    }

    #[tokio::test]
    async fn objects_that_stay_are_returned_once_while_others_come() {
        for inserted in [1, 9, 10, 11, 189] {
            let list = List::of(1000);
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
            let list = List::of(1000);
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
        let list = List::of(1000);
        let mut pages = list.pages(None);
        pages.next().await.unwrap();
        list.delete_first(1000);
        assert!(pages.next().await.unwrap().is_none());
    }

    #[tokio::test]
    async fn pages_read_ahead_are_the_same() {
        let list = List::of(1000);
        let mut ahead = list.pages(None).ahead(2);
        let mut ids = Vec::new();
        while let Some(page) = ahead.next().await {
            ids.extend(page.unwrap().iter().map(|flow| flow.id));
        }
        assert_eq!(ids, list.ids());
    }
}
