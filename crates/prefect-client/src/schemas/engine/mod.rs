//! How models are declared, described at run time, decoded and encoded.
//!
//! - `model`: `models!`, which declares models, and [`Model`], [`Record`] and [`ModelInfo`]
//! - `enums`: `string_enum!`, which declares string enums
//! - `union`: `model_union!`, which declares unions of models
//! - `value`: [`Type`], [`Value`] and [`Field`]
//! - `scalars`: [`Field`] of standard types
//! - `attached`: what a binding keeps for a model or an enum
//! - `decode`, `encode`: JSON

mod attached;
#[macro_use]
pub(super) mod model;
#[macro_use]
mod enums;
#[macro_use]
mod union;
pub(crate) mod decode;
pub(crate) mod encode;
mod scalars;
mod value;

use super::types::{json, time};

pub use attached::Attached;
pub use enums::{EnumInfo, StringEnum};
pub use model::{Extras, FieldInfo, FieldNotes, FieldSet, Meta, Model, ModelInfo, ModelKind, Record};
pub use union::{Member, Tag, UnionInfo};
pub use value::{AnyField, Field, Mismatch, Type, Value};
