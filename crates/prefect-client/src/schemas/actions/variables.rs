//! Variables to create and to change.

use crate::schemas::objects::{VariableName, VariableValue};

models! {
    /// A variable to create.
    pub struct VariableCreate: Sent in "actions" {
        /// Its name: at most 255 lower-case letters, digits, dashes and underscores.
        name: VariableName,
        /// Its value: text, a number, a boolean, nothing, or a list or dict of them.
        value: VariableValue,
        /// Tags to find it by.
        tags: Option<Vec<String>> = None,
    }

    /// A change to a variable: only what is set is changed.
    pub struct VariableUpdate: Sent in "actions" {
        /// Its name, by which `update_variable` finds it.
        name: Option<VariableName> = None,
        /// Its value from now on.
        value: Option<VariableValue> = None,
        /// Its tags from now on.
        tags: Option<Vec<String>> = None,
    }
}
