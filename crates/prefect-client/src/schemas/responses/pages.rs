//! Pages of results, with the total count.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::{DeploymentResponse, TaskRunResponse};
use crate::schemas::Model;
use crate::schemas::objects::{Flow, FlowRun};

/// A page of results.
pub trait Page: Model + DeserializeOwned {
    /// The type of the results.
    type Item: Model + DeserializeOwned;

    /// A page of results: page number `page`, counted from 1, with up to `limit` of `count` results.
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
        /// The flows on this page.
        results: Vec<Arc<Flow>>,
        /// The total number of flows.
        count: i64,
        /// The maximum number of flows per page.
        limit: i64,
        /// The number of pages.
        pages: i64,
        /// The number of this page, counted from 1.
        page: i64,
    }

    /// A page of flow runs.
    pub struct FlowRunPaginationResponse: Received in "responses" {
        /// The flow runs on this page.
        results: Vec<Arc<FlowRun>>,
        /// The total number of flow runs.
        count: i64,
        /// The maximum number of flow runs per page.
        limit: i64,
        /// The number of pages.
        pages: i64,
        /// The number of this page, counted from 1.
        page: i64,
    }

    /// A page of task runs.
    pub struct TaskRunPaginationResponse: Received in "responses" {
        /// The task runs on this page.
        results: Vec<Arc<TaskRunResponse>>,
        /// The total number of task runs.
        count: i64,
        /// The maximum number of task runs per page.
        limit: i64,
        /// The number of pages.
        pages: i64,
        /// The number of this page, counted from 1.
        page: i64,
    }

    /// A page of deployments.
    pub struct DeploymentPaginationResponse: Received in "responses" {
        /// The deployments on this page.
        results: Vec<Arc<DeploymentResponse>>,
        /// The total number of deployments.
        count: i64,
        /// The maximum number of deployments per page.
        limit: i64,
        /// The number of pages.
        pages: i64,
        /// The number of this page, counted from 1.
        page: i64,
    }
}
