//! Python objects as core values, and back. Each module uses only those above it.
//!
//! - `c_api`: functions of the C API
//! - `recent`: objects that cannot change, shared
//! - `uuids`: `uuid.UUID`
//! - `modules`: the names of modules of models
//! - `enums`: the classes of enumerations
//! - `instance`: an instance of a model, and its state
//! - `annotations`, `classes`: the classes of models, and the types of their fields
//! - `json`: JSON text; writing it uses `values` and `contents`, below
//! - `values`: core values to Python objects
//! - `access`: reading a model's fields
//! - `contents`: a model's fields, one level deep
//! - `accept`: Python objects to models and core values, validated
//! - `dicts`: models as dicts
//! - `copy`, `compare`, `dump`, `pickle`: what else models can do
//! - `field`, `model`: the Python methods of fields and models
//! - `answer`: the results of calls

pub(crate) mod accept;
mod access;
mod annotations;
pub(crate) mod answer;
mod c_api;
pub(crate) mod classes;
mod compare;
mod contents;
mod copy;
mod dicts;
mod dump;
pub(crate) mod enums;
pub(crate) mod field;
pub(crate) mod instance;
pub(crate) mod json;
pub(crate) mod model;
mod modules;
mod pickle;
mod recent;
pub(crate) mod uuids;
pub(crate) mod values;
