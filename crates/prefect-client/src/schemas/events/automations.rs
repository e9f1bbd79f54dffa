//! Automations: what they wait for, and what they then do.

use uuid::Uuid;

use super::{Action, Trigger, taken_over};
use crate::schemas::DateTime;

/// Declares the models of an automation: what all of them have, and what each has besides.
macro_rules! automations {
    ($($(#[$($attribute:tt)*])* $name:ident: $kind:ident { $($fields:tt)* })*) => {
        models! {$(
            $(#[$($attribute)*])*
            pub struct $name: $kind in "events.schemas.automations" {
                /// The automation's name. Others may have the same.
                name: String,
                /// What it is for.
                description: String = String::new(),
                /// Whether it is switched on.
                enabled: bool = true,
                /// Tags to find it by.
                tags: Vec<String> = Vec::new(),
                /// What it waits for.
                trigger: Trigger,
                /// What it does whenever it is set off.
                actions: Vec<Action>,
                /// What it does when it is set off and was not before.
                actions_on_trigger: Vec<Action> = Vec::new(),
                /// What it does when what set it off is over.
                actions_on_resolve: Vec<Action> = Vec::new(),
                /// What it belongs to, such as `prefect.deployment.UUID`.
                owner_resource: Option<String> = None,
                $($fields)*
            }
        )*}
    };
}

automations! {
    /// What makes up an automation.
    AutomationCore: Sent {}

    /// An automation: when something happens, or fails to, the server does something.
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
