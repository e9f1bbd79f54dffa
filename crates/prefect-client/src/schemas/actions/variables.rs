//! Creation and updates of variables.

use crate::schemas::objects::{VariableName, VariableValue};

models! {
    /// A variable to create.
    pub struct VariableCreate: Sent in "actions" {
        /// Its name: at most 255 lowercase letters, digits, dashes and underscores.
        name: VariableName,
        /// Its value: text, a number, a boolean, None, or a list or dict of these.
        value: VariableValue,
        /// Its tags.
        tags: Option<Vec<String>> = None,
    }

    /// Changes to a variable. Only fields that are set are changed.
    pub struct VariableUpdate: Sent in "actions" {
        /// The name of the variable to change.
        name: Option<VariableName> = None,
        /// Its new value.
        value: Option<VariableValue> = None,
        /// The tags that replace its current ones.
        tags: Option<Vec<String>> = None,
    }
}
