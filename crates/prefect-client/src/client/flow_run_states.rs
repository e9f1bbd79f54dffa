//! The states that a flow run has been in.

use std::sync::Arc;

use http::Method;
use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::objects::State;
use crate::transport::Request;

impl Client {
    /// The states of a flow run, in the order in which it entered them.
    pub async fn read_flow_run_states(&self, flow_run_id: Uuid) -> Result<Vec<Arc<State>>> {
        let request =
            Request::new(Method::GET, "/flow_run_states/").with_query("flow_run_id", flow_run_id.to_string());
        self.request(&request).await?.json()
    }

    /// The state with this id.
    pub async fn read_flow_run_state(&self, id: Uuid) -> Result<Arc<State>> {
        self.get("/flow_run_states/{}", &[&id]).await?.json()
    }
}
