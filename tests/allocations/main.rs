//! What the most frequent calls ask of the memory: a check that they stay as cheap as they are. Times differ from run
//! to run and from machine to machine; these figures do not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[cfg(feature = "python")]
mod binding;
mod core;
mod counter;
mod expected;
mod server;

#[global_allocator]
static COUNTER: counter::Counter = counter::Counter;
