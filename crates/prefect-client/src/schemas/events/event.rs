//! Events.

use std::sync::Arc;

use uuid::Uuid;

use super::{RelatedResource, Resource};
use crate::schemas::{DateTime, JsonObject};

/// Declares the models of events: their common fields, and the additional ones of each.
macro_rules! events {
    ($($(#[$($attribute:tt)*])* $name:ident: $kind:ident { $($fields:tt)* })*) => {
        models! {$(
            $(#[$($attribute)*])*
            pub struct $name: $kind in "events.schemas.events" {
                /// When it occurred, by the sender's clock.
                occurred: DateTime = DateTime::now(),
                /// What happened, such as `prefect.flow-run.Completed`.
                event: String,
                /// The resource that the event is about.
                resource: Arc<Resource>,
                /// The related resources.
                related: Vec<Arc<RelatedResource>> = Vec::new(),
                /// Additional data.
                payload: JsonObject = JsonObject::default(),
                /// The event's id, chosen by the sender.
                id: Uuid = Uuid::now_v7(),
                /// The id of a preceding event, if the order matters.
                follows: Option<Uuid> = None,
                $($fields)*
            }
        )*}
    };
}

events! {
    /// An event.
    #[methods("events")]
    Event: Sent {}

    /// An event that the server received.
    #[base(Event)]
    ReceivedEvent: Received {
        /// When the server received it.
        received: DateTime,
    }
}
