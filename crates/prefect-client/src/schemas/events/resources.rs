//! The resources of events, and specifications of resources.

use crate::schemas::{OneOrSeveral, OrderedMap};

models! {
    /// A resource that an event is about: labels, with `prefect.resource.id` as its id.
    #[methods("resources")]
    pub struct Resource: Received in "events.schemas.events" {
        /// The labels by name.
        root: OrderedMap<String>,
    }

    /// A resource that an event is related to. The label `prefect.resource.role` says how.
    #[base(Resource)]
    #[methods("resources")]
    pub struct RelatedResource: Received in "events.schemas.events" {
        /// The labels by name.
        root: OrderedMap<String>,
    }

    /// A specification of resources, by labels. A resource matches if each label has one of the given values. A value
    /// may end in `*` to match any suffix, and start with `!` to match anything else.
    #[methods("resources")]
    pub struct ResourceSpecification: Received in "events.schemas.events" {
        /// The labels by name, each with a value or several.
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
