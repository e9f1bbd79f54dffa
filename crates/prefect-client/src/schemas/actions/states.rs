//! States to enter.

use std::sync::Arc;

use crate::schemas::Json;
use crate::schemas::objects::{State, StateDetails, StateType};

models! {
    /// A state for a run to enter.
    #[accepts(State)]
    pub struct StateCreate: Sent in "actions" {
        /// What it means to the server.
        r#type: StateType,
        /// Its name.
        name: Option<String> = None,
        /// A message to people.
        message: Option<String> = None,
        /// What else is known of it.
        state_details: Arc<StateDetails> = Arc::default(),
        /// Data that goes with it.
        data: Option<Json> = None,
    }
}

impl From<&State> for StateCreate {
    /// A state to enter that is like this one: what the server sets by itself (the id, the times) is left
    /// to it.
    fn from(state: &State) -> Self {
        let mut create = Self::default().r#type(state.r#type.clone());
        create = match &state.name {
            Some(name) => create.name(name.clone()),
            None => create,
        };
        create = match &state.message {
            Some(message) => create.message(message.clone()),
            None => create,
        };
        create = match &state.data {
            Some(data) => create.data(data.clone()),
            None => create,
        };
        create.state_details(state.state_details.clone())
    }
}

impl StateCreate {
    /// The state that a run begins in. Its data stays behind, as with the official client: servers answer the
    /// creation of a run whose first state has data with an internal error.
    pub fn first(state: &State) -> Self {
        Self::from(state).data(None)
    }
}
