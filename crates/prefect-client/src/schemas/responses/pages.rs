//! Pages: some of what was found, and how much there is in all.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::{DeploymentResponse, TaskRunResponse};
use crate::schemas::Model;
use crate::schemas::objects::{Flow, FlowRun};

/// One page of what was found.
pub trait Page: Model + DeserializeOwned {
    /// What it is a page of.
    type Item: Model + DeserializeOwned;

    /// A page from what is on it: the page with this number, counted from 1, of pages with `limit` objects each, of
    /// `count` objects in all.
    fn of(results: Vec<Arc<Self::Item>>, count: i64, limit: i64, page: i64) -> Self;
}

macro_rules! pages {
    ($($page:ident: $item:ty,)*) => {$(
        impl Page for $page {
            type Item = $item;

            fn of(results: Vec<Arc<Self::Item>>, count: i64, limit: i64, page: i64) -> Self {
                let full = count.checked_div(limit).unwrap_or(0);
                let pages = full + i64::from(count > full * limit && limit > 0);
                Self::default().results(results).count(count).limit(limit).pages(pages).page(page)
            }
        }
    )*};
}

pages! {
    FlowPaginationResponse: Flow,
    FlowRunPaginationResponse: FlowRun,
    DeploymentPaginationResponse: DeploymentResponse,
    TaskRunPaginationResponse: TaskRunResponse,
}

models! {
    /// A page of flows.
    pub struct FlowPaginationResponse: Received in "responses" {
        /// The flows of this page.
        results: Vec<Arc<Flow>>,
        /// How many flows there are in all.
        count: i64,
        /// At most how many flows a page has.
        limit: i64,
        /// How many pages there are.
        pages: i64,
        /// Which page this is, from 1 up.
        page: i64,
    }

    /// A page of flow runs.
    pub struct FlowRunPaginationResponse: Received in "responses" {
        /// The flow runs of this page.
        results: Vec<Arc<FlowRun>>,
        /// How many flow runs there are in all.
        count: i64,
        /// At most how many flow runs a page has.
        limit: i64,
        /// How many pages there are.
        pages: i64,
        /// Which page this is, from 1 up.
        page: i64,
    }

    /// A page of task runs.
    pub struct TaskRunPaginationResponse: Received in "responses" {
        /// The task runs of this page.
        results: Vec<Arc<TaskRunResponse>>,
        /// How many task runs there are in all.
        count: i64,
        /// At most how many task runs a page has.
        limit: i64,
        /// How many pages there are.
        pages: i64,
        /// Which page this is, from 1 up.
        page: i64,
    }

    /// A page of deployments.
    pub struct DeploymentPaginationResponse: Received in "responses" {
        /// The deployments of this page.
        results: Vec<Arc<DeploymentResponse>>,
        /// How many deployments there are in all.
        count: i64,
        /// At most how many deployments a page has.
        limit: i64,
        /// How many pages there are.
        pages: i64,
        /// Which page this is, from 1 up.
        page: i64,
    }
}
