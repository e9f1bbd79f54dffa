//! Proposed states.

use std::sync::Arc;

use crate::schemas::Json;
use crate::schemas::objects::{State, StateDetails, StateType};

models! {
    /// A state to propose for a run.
    #[accepts(State)]
    pub struct StateCreate: Sent in "actions" {
        /// Its type.
        r#type: StateType,
        /// Its name.
        name: Option<String> = None,
        /// A message.
        message: Option<String> = None,
        /// Further details.
        state_details: Arc<StateDetails> = Arc::default(),
        /// Its data.
        data: Option<Json> = None,
    }
}

impl From<&State> for StateCreate {
    /// Converts the state to one to propose, without what the server sets: the id and the times.
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
    /// The initial state of a run. Its data is dropped, as the official client does: servers respond with an internal
    /// error to the creation of a run whose initial state has data.
    pub fn first(state: &State) -> Self {
        Self::from(state).data(None)
    }
}
