//! Events: something happened to something.

use std::sync::Arc;

use uuid::Uuid;

use super::{RelatedResource, Resource};
use crate::schemas::{DateTime, JsonObject};

/// Declares the models of an event: what all of them have, and what each has besides.
macro_rules! events {
    ($($(#[$($attribute:tt)*])* $name:ident: $kind:ident { $($fields:tt)* })*) => {
        models! {$(
            $(#[$($attribute)*])*
            pub struct $name: $kind in "events.schemas.events" {
                /// When it happened, by the clock of whoever tells it.
                occurred: DateTime = DateTime::now(),
                /// What happened, such as `prefect.flow-run.Completed`.
                event: String,
                /// To what it happened.
                resource: Arc<Resource>,
                /// What else it has to do with.
                related: Vec<Arc<RelatedResource>> = Vec::new(),
                /// What more there is to say.
                payload: JsonObject = JsonObject::default(),
                /// The event's id, which whoever tells it chooses.
                id: Uuid = Uuid::now_v7(),
                /// The id of an event that happened before it, where that matters.
                follows: Option<Uuid> = None,
                $($fields)*
            }
        )*}
    };
}

events! {
    /// Something that happened.
    #[methods("events")]
    Event: Sent {}

    /// Something that happened, as the server keeps it.
    #[base(Event)]
    ReceivedEvent: Received {
        /// When the server was told.
        received: DateTime,
    }
}
