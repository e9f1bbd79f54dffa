//! Lists that change while they are read.

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
                    let rows = list.rows.iter().skip(offset as usize).take(limit.unwrap_or(most) as usize);
                    Ok(untyped(rows.cloned().collect()))
                }
            };
            Box::pin(std::future::ready(rows))
        });
        let filters = Filters::default();
        Pages::new(super::List { filters, read, count: None, key: None, is_reversed: false }, limit)
    }
}

fn at_once(pages: Pages<Flow>, most: usize) -> Pages<Flow> {
    Pages { records: pages.records.ahead(most, spawned).0, ..pages }
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
    for pages in [0, 1, 2, 5] {
        let list = ChangingList::of(1000);
        let mut ahead = list.pages(None).ahead(pages);
        let mut ids = Vec::new();
        while let Some(page) = ahead.next().await {
            ids.extend(page.unwrap().iter().map(|flow| flow.id));
        }
        assert_eq!(ids, list.ids(), "{pages}");
    }
}

#[tokio::test]
async fn pages_requested_at_once_are_the_same() {
    for (count, most) in
        (2..6).flat_map(|most| [0, 1, 199, 200, 201, 390, 391, 1000].map(|count| (count, most)))
    {
        let list = ChangingList::of(count);
        assert_eq!(rest(at_once(list.pages(None), most)).await, list.ids(), "{count}, {most}");
        for limit in [1, 200, 201, 390, 391, 555, 2000] {
            let expected = list.ids().into_iter().take(limit).collect::<Vec<_>>();
            let pages = at_once(list.pages(Some(limit)), most);
            assert_eq!(rest(pages).await, expected, "{count}, {most}, {limit}");
        }
    }
}

#[tokio::test]
async fn short_lists_and_limits_cost_no_request_more() {
    for (count, limit, most) in [(150, None, 4), (1000, Some(1000), 4), (1000, Some(391), 3), (1000, None, 1)]
    {
        let (list, plain) = (ChangingList::of(count), ChangingList::of(count));
        rest(at_once(list.pages(limit), most)).await;
        rest(plain.pages(limit)).await;
        assert_eq!(list.requests(), plain.requests(), "{count}, {limit:?}, {most}");
    }
}

#[tokio::test]
async fn several_pages_are_requested_at_once() {
    for (number, expected) in [(0, 1), (1, 1), (2, 2), (3, 3), (4, 4), (100, 4)] {
        let (sent, most) = (Arc::new(Mutex::new(0)), Arc::new(Mutex::new(0)));
        let list = ChangingList::of(2000);
        let (rows, sent, seen) = (untyped(list.0.lock().unwrap().rows.clone()), sent, most.clone());
        let read: ReadPage = Box::new(move |_, limit, offset| {
            let page = rows.iter().skip(offset as usize).take(limit.unwrap() as usize).cloned().collect();
            let (sent, seen) = (sent.clone(), seen.clone());
            Box::pin(async move {
                let now = {
                    let mut sent = sent.lock().unwrap();
                    *sent += 1;
                    *sent
                };
                let most = (*seen.lock().unwrap()).max(now);
                *seen.lock().unwrap() = most;
                tokio::task::yield_now().await;
                *sent.lock().unwrap() -= 1;
                Ok(page)
            })
        });
        let filters = Filters::default();
        let whole = super::List { filters, read, count: None, key: None, is_reversed: false };
        let pages: Pages<Flow> = Pages::new(whole, None);
        assert_eq!(rest(at_once(pages, number)).await, list.ids());
        assert_eq!(*most.lock().unwrap(), expected, "{number}");
    }
}

#[tokio::test]
async fn objects_that_stay_are_returned_once_by_requests_at_once() {
    for (seed, most) in (0..20).flat_map(|seed| [1, 2, 4].map(|most| (seed, most))) {
        let list = ChangingList::of(2000);
        let stay: Vec<Uuid> = list.ids().into_iter().step_by(3).collect();
        let kept: HashSet<Uuid> = stay.iter().copied().collect();
        let state = Arc::new(Mutex::new((list.clone(), Random(seed))));
        let read: ReadPage = Box::new(move |_, limit, offset| {
            let (state, kept) = (state.clone(), kept.clone());
            Box::pin(async move {
                let late = state.lock().unwrap().1.below(4);
                for _ in 0..late {
                    tokio::task::yield_now().await;
                }
                let (list, random) = &mut *state.lock().unwrap();
                let rows = &mut list.0.lock().unwrap().rows;
                let page = rows.iter().skip(offset as usize).take(limit.unwrap() as usize).cloned().collect();
                for _ in 0..random.below(30) {
                    let flow = serde_json::json!({"id": Uuid::new_v4(), "name": "etl"});
                    let at = random.below(rows.len());
                    rows.insert(at, serde_json::from_value(flow).unwrap());
                    let at = random.below(rows.len());
                    if !kept.contains(&rows[at].id) {
                        rows.remove(at);
                    }
                }
                Ok(untyped(page))
            })
        });
        let filters = Filters::default();
        let whole = super::List { filters, read, count: None, key: None, is_reversed: false };
        let pages: Pages<Flow> = Pages::new(whole, None);
        let returned = rest(at_once(pages, most)).await;
        let once: HashSet<Uuid> = returned.iter().copied().collect();
        assert_eq!(once.len(), returned.len(), "{seed}, {most}");
        let left: Vec<Uuid> = returned.into_iter().filter(|id| stay.contains(id)).collect();
        assert_eq!(left, stay, "{seed}, {most}");
    }
}

/// A sequence of numbers that looks random.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit
    }
}

/// Runs by expected start time, many of them at the same one, which others create and delete between requests.
struct Busy {
    runs: Vec<Arc<FlowRun>>,
    random: Random,
    /// Whether runs without a time come last.
    is_null_last: bool,
}

impl Busy {
    fn create(&mut self, times: usize) {
        let time = match times {
            0 => None,
            _ => DateTime::from_microseconds(self.random.below(times) as i64),
        };
        self.runs.push(Arc::new(FlowRun::default().expected_start_time(time)));
        let is_null_last = self.is_null_last;
        self.runs
            .sort_by_key(|run| (is_null_last && run.expected_start_time.is_none(), run.expected_start_time));
    }

    fn page(&mut self, filters: &Filters, limit: Option<i64>, offset: i64) -> Vec<Arc<dyn Record>> {
        let from = filters.flow_run.as_ref().and_then(|filter| filter.expected_start_time.as_ref()?.after_);
        let matching =
            self.runs.iter().filter(|run| from.is_none_or(|from| run.expected_start_time >= Some(from)));
        untyped(matching.skip(offset as usize).take(limit.unwrap() as usize).cloned().collect())
    }
}

#[tokio::test]
async fn runs_that_stay_are_returned_once_with_a_busy_neighbour() {
    for (seed, times) in (0..8).flat_map(|seed| [3, 30, 100_000].map(|times| (seed, times))) {
        let mut busy = Busy { runs: Vec::new(), random: Random(seed), is_null_last: seed % 2 == 0 };
        (0..1000).for_each(|_| busy.create(times));
        (0..seed % 3 * 3).for_each(|_| busy.create(0));
        let stay: HashSet<Uuid> = busy.runs.iter().step_by(3).map(|run| run.id).collect();
        let kept = stay.clone();
        let busy = Mutex::new(busy);
        let read: ReadPage = Box::new(move |filters, limit, offset| {
            let mut busy = busy.lock().unwrap();
            let page = busy.page(filters, limit, offset);
            for _ in 0..busy.random.below(60) {
                busy.create(times);
                let count = busy.runs.len();
                let at = busy.random.below(count);
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
