//! Rewrites filter criteria that the server accepts only in another place or form.

use std::borrow::Cow;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::schemas::Model;
use crate::schemas::filters::{
    DeploymentFilter, DeploymentFilterPaused, Filters, Operator, WorkPoolFilterName,
};

/// The filters in the form that the server accepts. `work_pool_name` of a deployment filter moves into the work pool
/// filter, combined with its criteria, and `is_schedule_active` becomes its opposite, `paused`.
pub(super) fn for_server(filters: &Filters) -> Result<Cow<'_, Filters>> {
    let Some(given) = &filters.deployment else { return Ok(Cow::Borrowed(filters)) };
    let mut deployment = (**given).clone();
    let mut was_given = false;
    for name in ["is_schedule_active", "work_pool_name"] {
        if let Some(index) = DeploymentFilter::info().position(name) {
            was_given |= deployment.meta().fields_set().contains(index);
            deployment.meta_mut().unmark(index);
        }
    }
    if !was_given {
        return Ok(Cow::Borrowed(filters));
    }
    let mut sent = filters.clone();
    if let Some(is_active) = deployment.is_schedule_active.take() {
        if deployment.paused.is_some() {
            let message = "expected no `paused` beside it: both are the same criterion";
            return Err(Error::invalid("deployment_filter.is_schedule_active", message));
        }
        deployment = deployment.paused(Arc::new(DeploymentFilterPaused::default().eq_(!is_active)));
    }
    let pool = deployment.work_pool_name.take();
    if let Some(mut names) = pool.and_then(|pool| pool.any_.clone()) {
        let mut pools = filters.work_pool.as_deref().cloned().unwrap_or_default();
        if deployment.operator == Operator::Or || pools.operator == Operator::Or {
            let message = "expected filters without `or_`: the server can combine the work pool with other criteria only by AND";
            return Err(Error::invalid("deployment_filter.work_pool_name", message));
        }
        if let Some(wanted) = pools.name.as_ref().and_then(|name| name.any_.as_ref()) {
            names.retain(|name| wanted.contains(name));
        }
        pools = pools.name(Arc::new(WorkPoolFilterName::default().any_(names)));
        sent.work_pool = Some(Arc::new(pools));
    }
    sent.deployment = Some(Arc::new(deployment));
    Ok(Cow::Owned(sent))
}

/// Rejects a deployment filter by work pool for endpoints without a work pool filter: the server would ignore it.
pub(super) fn reject_work_pool(filters: &Filters, what: &str) -> Result<()> {
    if filters.deployment.as_ref().is_some_and(|filter| filter.work_pool_name.is_some()) {
        let message =
            format!("expected None: the server cannot filter {what} by the work pool of their deployment");
        return Err(Error::invalid("deployment_filter.work_pool_name", message));
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::schemas::filters::{DeploymentFilterName, WorkPoolFilter};

    fn text(filter: Option<&impl serde::Serialize>) -> String {
        filter.map(|filter| serde_json::to_string(filter).unwrap()).unwrap_or_default()
    }

    fn names(names: &[&str]) -> Arc<WorkPoolFilterName> {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        Arc::new(WorkPoolFilterName::default().any_(names))
    }

    #[test]
    fn the_work_pool_moves_into_the_work_pool_filter() {
        let named = Arc::new(DeploymentFilterName::default().like_("x".to_owned()));
        let deployment = DeploymentFilter::default().name(named).work_pool_name(names(&["a", "b"]));
        let mut filters = Filters { deployment: Some(Arc::new(deployment)), ..Filters::default() };
        let sent = for_server(&filters).unwrap();
        assert_eq!(text(sent.deployment.as_ref()), r#"{"name":{"like_":"x"}}"#);
        assert_eq!(text(sent.work_pool.as_ref()), r#"{"name":{"any_":["a","b"]}}"#);

        filters.work_pool = Some(Arc::new(WorkPoolFilter::default().name(names(&["b", "c"]))));
        let sent = for_server(&filters).unwrap();
        assert_eq!(text(sent.work_pool.as_ref()), r#"{"name":{"any_":["b"]}}"#);

        filters.work_pool = Some(Arc::new(WorkPoolFilter::default().operator(Operator::Or)));
        assert!(for_server(&filters).unwrap_err().to_string().contains("work_pool_name"));
    }

    #[test]
    fn is_schedule_active_is_the_opposite_of_paused() {
        let deployment = DeploymentFilter::default().is_schedule_active(true);
        let filters = Filters { deployment: Some(Arc::new(deployment.clone())), ..Filters::default() };
        assert_eq!(text(for_server(&filters).unwrap().deployment.as_ref()), r#"{"paused":{"eq_":false}}"#);

        let both = deployment.paused(Arc::new(DeploymentFilterPaused::default().eq_(true)));
        let filters = Filters { deployment: Some(Arc::new(both)), ..Filters::default() };
        assert!(for_server(&filters).is_err());
    }

    #[test]
    fn a_criterion_that_is_none_is_not_sent() {
        let deployment = DeploymentFilter::default().work_pool_name(None).is_schedule_active(None);
        let filters = Filters { deployment: Some(Arc::new(deployment)), ..Filters::default() };
        let sent = for_server(&filters).unwrap();
        assert_eq!((text(sent.deployment.as_ref()), sent.work_pool.is_none()), ("{}".to_owned(), true));
    }
}
