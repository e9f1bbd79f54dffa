//! Inputs of flow runs: values that are sent to a run.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::objects::FlowRunInput;

#[derive(Serialize)]
struct NewInput<'a> {
    key: &'a str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sender: Option<&'a str>,
}

#[derive(Serialize)]
struct InputFilter<'a> {
    prefix: &'a str,
    limit: i64,
    exclude_keys: &'a [String],
}

impl Client {
    /// Creates an input of a flow run, under a key that is unique among its inputs.
    pub async fn create_flow_run_input(
        &self,
        flow_run_id: Uuid,
        key: &str,
        value: &str,
        sender: Option<&str>,
    ) -> Result<()> {
        self.post("/flow_runs/{}/input", &[&flow_run_id], &NewInput { key, value, sender }).await?.empty()
    }

    /// Reads the inputs of a flow run whose keys start with `key_prefix`, oldest first.
    pub async fn filter_flow_run_input(
        &self,
        flow_run_id: Uuid,
        key_prefix: &str,
        limit: i64,
        exclude_keys: &[String],
    ) -> Result<Vec<Arc<FlowRunInput>>> {
        let filter = InputFilter { prefix: key_prefix, limit, exclude_keys };
        self.post_query("/flow_runs/{}/input/filter", &[&flow_run_id], &filter).await?.read()
    }

    /// Reads the value of the input with this key.
    pub async fn read_flow_run_input(&self, flow_run_id: Uuid, key: &str) -> Result<String> {
        self.get("/flow_runs/{}/input/{}", &[&flow_run_id, &key]).await?.text()
    }

    /// Deletes the input with this key.
    pub async fn delete_flow_run_input(&self, flow_run_id: Uuid, key: &str) -> Result<()> {
        self.delete("/flow_runs/{}/input/{}", &[&flow_run_id, &key]).await
    }
}
