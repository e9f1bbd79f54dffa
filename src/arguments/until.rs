//! The states that end a wait.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyString;

use super::{ArgumentKind, Given};
use crate::errors::problems::{InputError, InputResult};
use crate::runtime::ask;
use prefect_client::client::Until;
use prefect_client::schemas::StringEnum;
use prefect_client::schemas::objects::StateType;

/// Types and names of states, or a function of a state.
pub(crate) struct UntilState;

impl ArgumentKind for UntilState {
    /// The function, if it is one, has to be called by whoever drives the wait.
    type Value = (Until, Option<Py<PyAny>>);

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Self::Value> {
        let expected = || {
            let expected = "the type or name of a state, several of them, or a function that takes a state";
            InputError::expected(expected, given).at(name)
        };
        let (mut types, mut names) = (Vec::new(), Vec::new());
        let mut add = |state: Given<'_, '_>| -> InputResult<()> {
            // A member of the enumeration is text, too.
            let text = state.cast::<PyString>().map_err(|_| expected())?.to_string_lossy().into_owned();
            match StateType::info().members.iter().any(|(_, member)| *member == text) {
                true => types.push(StateType::from_text(text.into())),
                false => names.push(text),
            }
            Ok(())
        };
        if given.is_instance_of::<PyString>() {
            add(given)?;
        } else if given.is_callable() {
            let until = Until::Asked(Arc::new(|state| Box::pin(ask(state))));
            return Ok((until, Some(given.clone().unbind())));
        } else {
            for state in given.try_iter().map_err(|_| expected())? {
                add(&state?)?;
            }
            if types.is_empty() && names.is_empty() {
                return Err(InputError::new("too_short", "expected at least one state", given).at(name));
            }
        }
        Ok((Until::States { types, names }, None))
    }
}
