//! Automations: a trigger and the actions that follow.

use uuid::Uuid;

use super::{Action, Trigger, taken_over};
use crate::schemas::DateTime;

/// Declares the models of automations: their common fields, and the additional ones of each.
macro_rules! automations {
    ($($(#[$($attribute:tt)*])* $name:ident: $kind:ident { $($fields:tt)* })*) => {
        models! {$(
            $(#[$($attribute)*])*
            pub struct $name: $kind in "events.schemas.automations" {
                /// The automation's name, which need not be unique.
                name: String,
                /// A description.
                description: String = String::new(),
                /// Whether it is enabled.
                enabled: bool = true,
                /// Its tags.
                tags: Vec<String> = Vec::new(),
                /// Its trigger.
                trigger: Trigger,
                /// The actions to take whenever the trigger fires.
                actions: Vec<Action>,
                /// The actions to take when the automation becomes triggered.
                actions_on_trigger: Vec<Action> = Vec::new(),
                /// The actions to take when the trigger resolves.
                actions_on_resolve: Vec<Action> = Vec::new(),
                /// The resource that owns it, such as `prefect.deployment.UUID`.
                owner_resource: Option<String> = None,
                $($fields)*
            }
        )*}
    };
}

automations! {
    /// An automation without what the server sets.
    AutomationCore: Sent {}

    /// An automation: the server takes actions when events occur, or fail to occur.
    #[base(AutomationCore)]
    #[not_compared(created, updated)]
    Automation: Received {
        /// The automation's id.
        id: Uuid,
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
    }
}

impl From<&Automation> for AutomationCore {
    fn from(automation: &Automation) -> Self {
        taken_over(automation)
    }
}
