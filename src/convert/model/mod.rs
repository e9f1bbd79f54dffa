//! The Python methods of models, by subject.

mod attributes;
mod copies;
mod create;
mod dump;
mod object;
mod pydantic;
mod subclass;

pub(crate) use copies::restore_model;
