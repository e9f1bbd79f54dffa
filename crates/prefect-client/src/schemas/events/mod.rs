//! Events, and automations that react to them.

mod actions;
mod automations;
mod event;
mod filters;
mod pages;
mod resources;
mod triggers;

use super::{AnyField, EnumInfo, Model, ModelInfo, Value};

pub use actions::*;
pub use automations::*;
pub use event::*;
pub use filters::*;
pub use pages::*;
pub use resources::*;
pub use triggers::*;

type Models = &'static [fn() -> &'static ModelInfo];
type Enums = &'static [fn() -> &'static EnumInfo];

pub(super) const ACTIONS: Models = actions::MODELS;
pub(super) const AUTOMATIONS: &[Models] = &[automations::MODELS, triggers::MODELS];
pub(super) const AUTOMATION_ENUMS: Enums = triggers::ENUMS;
pub(super) const DEPLOYMENT_TRIGGERS: Models = triggers::DEPLOYMENT_MODELS;
pub(super) const EVENTS: &[Models] = &[event::MODELS, resources::MODELS];
pub(super) const FILTERS: Models = filters::MODELS;
pub(super) const FILTER_ENUMS: Enums = filters::ENUMS;
pub(super) const PAGES: Models = pages::MODELS;

/// The model with every field marked as given, and therefore sent: for fields that the server requires although they
/// have a default here.
pub(crate) fn whole<M: Model>(model: &M) -> M {
    let mut whole = model.clone();
    for index in 0..M::info().fields.len() {
        if !matches!(model.field(index).map(AnyField::get), None | Some(Value::Null)) {
            whole.meta_mut().mark(index);
        }
    }
    whole
}

/// A model with the common fields that another model was given.
pub(crate) fn taken_over<From: Model, To: Model>(from: &From) -> To {
    let mut to = To::default();
    for (index, field) in To::info().fields.iter().enumerate() {
        if let Some(place) = From::info().position(field.name)
            && from.meta().fields_set().contains(place)
        {
            // Fields of one name are of one type.
            if let (Some(field), Some(value)) = (to.field_mut(index), from.field(place))
                && field.set(value.get()).is_ok()
            {
                to.meta_mut().mark(index);
            }
        }
    }
    to
}
