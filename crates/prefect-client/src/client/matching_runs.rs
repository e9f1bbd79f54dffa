//! Deletes, cancels or changes all flow runs that match filters.
//!
//! The ids of the runs are read first. So each run is attempted once, runs that are created meanwhile do not keep it going,
//! and those that cannot be changed do not either. A run that no longer matches the flow run filter is left alone.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use super::bulk::Bulk;
use super::flow_runs::{CANCEL_TRIES, cancelled, only, restricted_to};
use super::query::Query;
use super::{Client, if_found};
use crate::error::{Error, Result};
use crate::schemas::StringEnum;
use crate::schemas::filters::{Filters, FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType, Operator};
use crate::schemas::objects::{FlowRun, State, StateType};
use crate::schemas::responses::{FlowRunBulkDeleteResponse, FlowRunBulkSetStateResponse, SetStateStatus};
use crate::schemas::sorting::FlowRunSort;

/// The server's maximum for a bulk operation.
const BATCH: usize = 50;

/// The states of runs that can be cancelled.
const CANCELLABLE: [StateType; 4] =
    [StateType::Scheduled, StateType::Pending, StateType::Running, StateType::Paused];

/// The order in which runs are listed. Any would do, but in this one, the server finds each page by an index.
const ANY_ORDER: Option<FlowRunSort> = Some(FlowRunSort::ExpectedStartTimeDesc);

/// Called, and awaited, before the first batch and after each one, with the number of runs that are done and of all runs.
pub type OnProgress = Box<dyn Fn(usize, usize) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// How many flow runs entered a state.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    /// How many.
    pub count: usize,
    /// The first batch in which the server's database failed for some runs, if there is one.
    pub failed: Option<Bulk<FlowRunBulkSetStateResponse>>,
}

impl Client {
    /// Deletes all flow runs that match the filters. Returns how many.
    pub async fn delete_flow_runs_where(&self, filters: &Filters, progress: &OnProgress) -> Result<usize> {
        let ids = self.ids_where(filters, progress).await?;
        let (mut deleted, mut is_bulk) = (0, true);
        for (index, batch) in ids.chunks(BATCH).enumerate() {
            let filter = those(filters, batch);
            if is_bulk {
                match self.delete_batch(filter.clone(), batch).await {
                    Err(error) if is_unknown_endpoint(&error) => is_bulk = false,
                    count => deleted += count?,
                }
            }
            if !is_bulk {
                for run in self.read_flow_runs(&only(filter), None, None, 0).await? {
                    deleted += usize::from(if_found(self.delete_flow_run(run.id).await)?.is_some());
                }
            }
            progress(ids.len().min((index + 1) * BATCH), ids.len()).await;
        }
        Ok(deleted)
    }

    async fn delete_batch(&self, filter: FlowRunFilter, ids: &[Uuid]) -> Result<usize> {
        let filters = only(filter);
        let query = Query::limited(&filters, i64::try_from(ids.len()).ok())?;
        // Deleting them again changes nothing.
        let response = self.post_idempotent("/flow_runs/bulk_delete", &[], &query).await?;
        let answer: Arc<FlowRunBulkDeleteResponse> = response.read()?;
        if answer.deleted.len() == ids.len() {
            return Ok(ids.len());
        }
        // Some were deleted by others, or by a first attempt whose response was lost.
        let left = self.count_flow_runs(&only(with_ids(ids))).await?;
        Ok(ids.len().saturating_sub(usize::try_from(left).unwrap_or(0)))
    }

    /// Proposes a state for all flow runs that match the filters. A run that the server's rules keep from entering it is not
    /// an error.
    pub async fn set_flow_runs_state_where(
        &self,
        filters: &Filters,
        state: &State,
        force: bool,
        progress: &OnProgress,
    ) -> Result<Changed> {
        let ids = self.ids_where(filters, progress).await?;
        let mut changed = Changed::default();
        for (index, batch) in ids.chunks(BATCH).enumerate() {
            changed.count +=
                self.set_state_of(&those(filters, batch), state, force, &mut changed.failed).await?.len();
            progress(ids.len().min((index + 1) * BATCH), ids.len()).await;
        }
        Ok(changed)
    }

    /// Cancels all flow runs that match the filters, as [`cancel_flow_run`](Self::cancel_flow_run) does: they enter
    /// `Cancelling` or `Cancelled`. Final runs are left alone.
    pub async fn cancel_flow_runs_where(&self, filters: &Filters, progress: &OnProgress) -> Result<Changed> {
        let mut left = Vec::new();
        let mut pages = self.iter_flow_runs(cancellable(filters), ANY_ORDER, None);
        while let Some(page) = pages.next().await? {
            left.extend(page.iter().filter_map(Cancellation::of));
        }
        let total = left.len();
        progress(0, total).await;
        let mut changed = Changed::default();
        let mut tries = 0;
        while !left.is_empty() && tries < CANCEL_TRIES {
            tries += 1;
            let mut again = Vec::new();
            for ((target, from), ids) in Cancellation::grouped(&left) {
                for batch in ids.chunks(BATCH) {
                    // Only those that are still in a state of that type: what they are cancelled with depends on it.
                    let types = FlowRunFilterStateType::default().any_(vec![from.clone()]);
                    let states = FlowRunFilterState::default().r#type(Arc::new(types));
                    let filter = with_ids(batch).state(Arc::new(states));
                    let entered =
                        self.set_state_of(&filter, &target.state(), false, &mut changed.failed).await?;
                    again.extend(batch.iter().filter(|id| !entered.contains(id)));
                    changed.count += entered.len();
                    progress(changed.count.min(total), total).await;
                }
            }
            left = self.still_cancellable(&again).await?;
        }
        if changed.count < total {
            // The others have ended meanwhile, or cannot be cancelled.
            progress(total, total).await;
        }
        Ok(changed)
    }

    /// Counts the flow runs that [`cancel_flow_runs_where`](Self::cancel_flow_runs_where) would cancel.
    pub async fn count_cancellable_flow_runs(&self, filters: &Filters) -> Result<i64> {
        self.count_flow_runs(&cancellable(filters)).await
    }

    /// The ids of all flow runs that match the filters.
    async fn ids_where(&self, filters: &Filters, progress: &OnProgress) -> Result<Vec<Uuid>> {
        let mut ids = Vec::new();
        let mut pages = self.iter_flow_runs(filters.clone(), ANY_ORDER, None);
        while let Some(page) = pages.next().await? {
            ids.extend(page.iter().map(|run| run.id));
        }
        progress(0, ids.len()).await;
        Ok(ids)
    }

    /// Proposes a state for the runs that match the filter, [`BATCH`] at most. Returns those that entered it.
    async fn set_state_of(
        &self,
        filter: &FlowRunFilter,
        state: &State,
        force: bool,
        failed: &mut Option<Bulk<FlowRunBulkSetStateResponse>>,
    ) -> Result<Vec<Uuid>> {
        let outcome = match self.bulk_set_flow_run_state(filter, state, force, None).await {
            Err(error) if is_unknown_endpoint(&error) => {
                return self.set_state_one_by_one(filter, state, force).await;
            }
            outcome => outcome?,
        };
        let accepted = outcome.answer.results.iter().filter(|result| result.status == SetStateStatus::Accept);
        let accepted = accepted.map(|result| result.flow_run_id).collect();
        if failed.is_none() && outcome.failure().is_some() {
            *failed = Some(outcome);
        }
        Ok(accepted)
    }

    async fn set_state_one_by_one(
        &self,
        filter: &FlowRunFilter,
        state: &State,
        force: bool,
    ) -> Result<Vec<Uuid>> {
        let mut entered = Vec::new();
        for run in self.read_flow_runs(&only(filter.clone()), None, None, 0).await? {
            let result = if_found(self.set_flow_run_state(run.id, state, force).await)?;
            if result.is_some_and(|result| result.status == SetStateStatus::Accept) {
                entered.push(run.id);
            }
        }
        Ok(entered)
    }

    /// Reads the runs again that did not enter the state: they may have changed meanwhile.
    async fn still_cancellable(&self, ids: &[Uuid]) -> Result<Vec<Cancellation>> {
        let mut found = Vec::new();
        for batch in ids.chunks(BATCH) {
            let runs = self.read_flow_runs(&only(with_ids(batch)), None, None, 0).await?;
            found.extend(runs.iter().filter_map(Cancellation::of));
        }
        Ok(found)
    }
}

/// A run that is to be cancelled.
struct Cancellation {
    id: Uuid,
    target: Target,
    /// The type of the state that it is in.
    from: StateType,
}

/// What a run is cancelled with.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Target {
    Cancelled,
    Cancelling,
}

impl Target {
    fn state(self) -> State {
        match self {
            Self::Cancelled => crate::schemas::states::cancelled(),
            Self::Cancelling => crate::schemas::states::cancelling(),
        }
    }
}

impl Cancellation {
    fn of(run: &Arc<FlowRun>) -> Option<Self> {
        let target = match cancelled(run)?.r#type {
            StateType::Cancelling => Target::Cancelling,
            _ => Target::Cancelled,
        };
        let from = run.state.as_ref()?.r#type.clone();
        Some(Self { id: run.id, target, from })
    }

    /// The ids by what the runs are cancelled with and the type of their state.
    fn grouped(all: &[Self]) -> Vec<((Target, StateType), Vec<Uuid>)> {
        let mut groups: HashMap<(Target, &str), (StateType, Vec<Uuid>)> = HashMap::new();
        for each in all {
            let group = groups.entry((each.target, each.from.text()));
            group.or_insert_with(|| (each.from.clone(), Vec::new())).1.push(each.id);
        }
        groups.into_iter().map(|((target, _), (from, ids))| ((target, from), ids)).collect()
    }
}

/// Whether the server is older than an endpoint. The path of a bulk operation is then the path of a run, so that only the
/// method is wrong.
fn is_unknown_endpoint(error: &Error) -> bool {
    matches!(error.status(), Some(404 | 405))
}

/// The runs with these ids, as long as they match the flow run filter.
fn those(filters: &Filters, ids: &[Uuid]) -> FlowRunFilter {
    restricted_to(filters.flow_run.as_deref().unwrap_or(&FlowRunFilter::default()), ids)
}

fn with_ids(ids: &[Uuid]) -> FlowRunFilter {
    restricted_to(&FlowRunFilter::default(), ids)
}

/// The filters, without runs that are final or being cancelled, as far as that can be expressed.
fn cancellable(filters: &Filters) -> Filters {
    let filter = filters.flow_run.as_deref().cloned().unwrap_or_default();
    let state = filter.state.as_deref().cloned().unwrap_or_default();
    if filter.operator != Operator::And || state.operator != Operator::And {
        return filters.clone();
    }
    let types = state.r#type.as_deref().cloned().unwrap_or_default();
    let wanted = match &types.any_ {
        Some(given) => given.iter().filter(|each| CANCELLABLE.contains(each)).cloned().collect(),
        None => CANCELLABLE.to_vec(),
    };
    let state = state.r#type(Arc::new(types.any_(wanted)));
    Filters { flow_run: Some(Arc::new(filter.state(Arc::new(state)))), ..filters.clone() }
}

impl Filters {
    /// Whether they match every object, as far as can be seen: no criterion is set, or none that excludes anything.
    pub fn match_everything(&self) -> bool {
        Query::new(self).ok().and_then(|query| serde_json::to_value(&query).ok()).is_some_and(|filters| {
            let Value::Object(filters) = filters else { return true };
            filters.values().all(is_vacuous)
        })
    }
}

/// Whether a filter, or a criterion, excludes nothing.
fn is_vacuous(filter: &Value) -> bool {
    let Value::Object(criteria) = filter else { return filter.is_null() };
    let is_or = criteria.get("operator").and_then(Value::as_str) == Some(Operator::Or.text());
    let mut set = criteria.iter().filter(|(name, value)| *name != "operator" && !value.is_null()).peekable();
    let excludes_nothing = |(name, value): (&String, &Value)| match (name.as_str(), value) {
        ("not_any_" | "all_", Value::Array(values)) => values.is_empty(),
        ("like_", Value::String(pattern)) => pattern.chars().all(|character| character == '%'),
        (_, Value::Object(_)) => is_vacuous(value),
        _ => false,
    };
    // With OR, one such criterion matches everything.
    if is_or && set.peek().is_some() { set.any(excludes_nothing) } else { set.all(excludes_nothing) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn matches_everything(filter: Value) -> bool {
        let flow_run: FlowRunFilter = serde_json::from_value(filter).unwrap();
        Filters { flow_run: Some(Arc::new(flow_run)), ..Filters::default() }.match_everything()
    }

    #[test]
    fn filters_that_exclude_nothing_match_everything() {
        assert!(Filters::default().match_everything());
        for filter in [
            r#"{}"#,
            r#"{"operator": "or_"}"#,
            r#"{"name": null}"#,
            r#"{"name": {}}"#,
            r#"{"name": {"like_": ""}}"#,
            r#"{"name": {"like_": "%"}}"#,
            r#"{"id": {"not_any_": []}}"#,
            r#"{"tags": {"operator": "and_", "all_": []}}"#,
            r#"{"state": {"type": {"not_any_": []}}}"#,
            r#"{"operator": "or_", "name": {"like_": "a"}, "id": {"not_any_": []}}"#,
        ] {
            assert!(matches_everything(serde_json::from_str(filter).unwrap()), "{filter}");
        }
        for filter in [
            r#"{"id": {"any_": []}}"#,
            r#"{"name": {"like_": "a"}}"#,
            r#"{"name": {"like_": "a"}, "id": {"not_any_": []}}"#,
            r#"{"deployment_id": {"is_null_": false}}"#,
            r#"{"operator": "or_", "name": {"like_": "a"}, "state": {"name": {"any_": ["Late"]}}}"#,
        ] {
            assert!(!matches_everything(serde_json::from_str(filter).unwrap()), "{filter}");
        }
    }
}
