//! Lists that the server pages in other ways than by offset, as [`Pages`]: by the number of the page, or by what to leave
//! out.

use std::collections::HashSet;
use std::pin::Pin;
use std::sync::Arc;

use futures_util::stream::{Stream, try_unfold};
use uuid::Uuid;

use super::pages::{Pages, Part, untyped};
use super::{Client, MAX_PAGE_SIZE};
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::Record;
use crate::schemas::objects::FlowRunInput;
use crate::schemas::responses::{FlowRunSlotSummary, WorkQueueConcurrencyStatusDetail};

/// A page with a number.
struct Numbered {
    /// With their ids.
    rows: Vec<(Uuid, Arc<dyn Record>)>,
    /// How many objects and pages there are.
    count: i64,
    pages: i64,
    /// The number, as the server says.
    page: i64,
}

type NumberedFuture = Pin<Box<dyn Future<Output = Result<Numbered>> + Send>>;

/// All pages, read one after the other. An object that is on two of them, as others came meanwhile, is returned once.
fn all_pages(
    read: impl Fn(i64) -> NumberedFuture + Send + Sync + 'static,
) -> impl Stream<Item = Result<Part>> + Send + 'static {
    let read: Arc<dyn Fn(i64) -> NumberedFuture + Send + Sync> = Arc::new(read);
    try_unfold((Some(1), HashSet::new()), move |(next, mut returned)| {
        let read = read.clone();
        async move {
            let Some(number) = next else { return Ok(None) };
            let Numbered { rows, count, pages, page } = read(number).await?;
            if page != number {
                let what = format!("the server returned page {page} instead of page {number}");
                return Err(Error::new(ErrorKind::Decode, what));
            }
            let next = (number < pages && !rows.is_empty()).then_some(number + 1);
            let rows = rows.into_iter().filter_map(|(id, row)| returned.insert(id).then_some(row)).collect();
            Ok(Some((Part { rows, total: Some(count) }, (next, returned))))
        }
    })
}

impl Client {
    /// Iterates over the work queues of a work pool, with the flow runs that occupy their concurrency slots: all queues, or
    /// the first `limit`.
    pub fn iter_work_pool_concurrency_status(
        &self,
        name: String,
        flow_run_limit: i64,
        limit: Option<usize>,
    ) -> Pages<WorkQueueConcurrencyStatusDetail> {
        let client = self.clone();
        let read = move |page| -> NumberedFuture {
            let (client, name) = (client.clone(), name.clone());
            Box::pin(async move {
                let found =
                    client.read_work_pool_concurrency_status(&name, page, None, flow_run_limit).await?;
                let rows =
                    found.queues.iter().map(|queue| (queue.queue_id, queue.clone() as Arc<dyn Record>));
                Ok(Numbered {
                    rows: rows.collect(),
                    count: found.count,
                    pages: found.pages,
                    page: found.page,
                })
            })
        };
        Pages::of_parts(all_pages(read), limit)
    }

    /// Iterates over the flow runs that occupy the concurrency slots of a work queue: all of them, or the first `limit`.
    pub fn iter_work_queue_concurrency_status(
        &self,
        id: Uuid,
        limit: Option<usize>,
    ) -> Pages<FlowRunSlotSummary> {
        let client = self.clone();
        let read = move |page| -> NumberedFuture {
            let client = client.clone();
            Box::pin(async move {
                let found = client.read_work_queue_concurrency_status(id, page, None).await?;
                let rows = found.flow_runs.iter().map(|run| (run.id, run.clone() as Arc<dyn Record>));
                Ok(Numbered {
                    rows: rows.collect(),
                    count: found.count,
                    pages: found.pages,
                    page: found.page,
                })
            })
        };
        Pages::of_parts(all_pages(read), limit)
    }

    /// Iterates over the inputs of a flow run whose keys start with `key_prefix`, oldest first: all of them, or the first
    /// `limit`.
    pub fn iter_flow_run_input(
        &self,
        flow_run_id: Uuid,
        key_prefix: String,
        exclude_keys: Vec<String>,
        limit: Option<usize>,
    ) -> Pages<FlowRunInput> {
        let client = self.clone();
        let parts = try_unfold(Some(exclude_keys), move |excluded| {
            let (client, key_prefix) = (client.clone(), key_prefix.clone());
            async move {
                let Some(mut excluded) = excluded else { return Ok(None) };
                let page =
                    client.filter_flow_run_input(flow_run_id, &key_prefix, MAX_PAGE_SIZE, &excluded).await?;
                let is_last = i64::try_from(page.len()).is_ok_and(|count| count < MAX_PAGE_SIZE);
                if page.iter().any(|input| excluded.iter().any(|key| *key == *input.key.as_str())) {
                    let what = "the server returned inputs that were to be left out: it seems to ignore exclude_keys";
                    return Err(Error::new(ErrorKind::Decode, what));
                }
                excluded.extend(page.iter().map(|input| input.key.as_str().to_owned()));
                let part = Part { rows: untyped(page), total: None };
                Ok(Some((part, (!is_last).then_some(excluded))))
            }
        });
        Pages::of_parts(parts, limit)
    }
}
