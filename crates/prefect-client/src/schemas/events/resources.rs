//! What an event is about, and which such things an automation waits for.

use crate::schemas::{OneOrSeveral, OrderedMap};

models! {
    /// Something that an event is about: labels, of which `prefect.resource.id` tells what it is.
    #[methods("resources")]
    pub struct Resource: Received in "events.schemas.events" {
        /// The labels: names with a text.
        root: OrderedMap<String>,
    }

    /// Something that an event has to do with: as a resource, with the label `prefect.resource.role`.
    #[base(Resource)]
    #[methods("resources")]
    pub struct RelatedResource: Received in "events.schemas.events" {
        /// The labels: names with a text.
        root: OrderedMap<String>,
    }

    /// Which resources: those that have each of these labels with one of the texts that are given for it. A text
    /// may end in `*` for anything that begins so, and begin with `!` for anything else.
    #[methods("resources")]
    pub struct ResourceSpecification: Received in "events.schemas.events" {
        /// The labels, each with a text or several.
        root: OrderedMap<OneOrSeveral<String>>,
    }
}

macro_rules! of_labels {
    ($($model:ident($label:ty),)*) => {$(
        impl<K: Into<String>, V: Into<$label>> FromIterator<(K, V)> for $model {
            fn from_iter<I: IntoIterator<Item = (K, V)>>(labels: I) -> Self {
                Self::default().root(labels.into_iter().collect::<OrderedMap<_>>())
            }
        }
    )*};
}

of_labels! {
    Resource(String),
    RelatedResource(String),
    ResourceSpecification(OneOrSeveral<String>),
}
