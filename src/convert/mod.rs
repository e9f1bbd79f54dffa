//! Python objects to core values and back.
//!
//! - `values`: fields of models and results
//! - `uuids`, `json`, `models`: the kinds that need more
//! - `answer`: the results of calls

pub(crate) mod answer;
pub(crate) mod json;
pub(crate) mod models;
pub(crate) mod uuids;
pub(crate) mod values;
