//! The kinds of arguments that client methods take, for the `methods` attribute: each checks an argument and converts
//! it to a core type.

use std::marker::PhantomData;
use std::sync::Arc;

use pyo3::prelude::*;
use uuid::Uuid;

use super::Given;
use crate::errors::problems::InputResult;
use prefect_client::schemas::{self, Field, StringEnum};

/// A kind of argument. Every type that a model's field may have is one.
pub(crate) trait Kind {
    /// What the core takes.
    type Value;

    /// The value, or what is wrong with the argument of this name.
    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Self::Value>;
}

impl<T: Field> Kind for T {
    type Value = T;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<T> {
        super::field(name, given)
    }
}

/// An argument that distinguishes `None` from a missing value, for PyO3.
pub(crate) struct Distinct<'py>(pub(crate) Option<Bound<'py, PyAny>>);

impl<'py> FromPyObject<'_, 'py> for Distinct<'py> {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(Some(value.to_owned())))
    }
}

/// A UUID, its text, or an object with an `id`.
pub(crate) struct Id;

impl Kind for Id {
    type Value = Uuid;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Uuid> {
        super::id(name, given)
    }
}

/// A collection of ids.
pub(crate) struct Ids;

impl Kind for Ids {
    type Value = Vec<Uuid>;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Vec<Uuid>> {
        super::ids(name, given)
    }
}

/// Text. Unlike a field of a model, it may not be bytes.
pub(crate) struct Text;

impl Kind for Text {
    type Value = String;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<String> {
        super::text(name, given)
    }
}

/// Text that becomes a segment of a URL's path, such as a name.
pub(crate) struct PathPart;

impl Kind for PathPart {
    type Value = String;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<String> {
        super::part(name, given)
    }
}

/// A model: an instance, a dict, or an object with the same attributes.
pub(crate) struct Model<M>(PhantomData<M>);

impl<M: schemas::Model> Kind for Model<M> {
    type Value = Arc<M>;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Arc<M>> {
        super::model(name, given)
    }
}

/// An integer with a lower bound.
pub(crate) struct AtLeast<const LEAST: i64>;

impl<const LEAST: i64> Kind for AtLeast<LEAST> {
    type Value = i64;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<i64> {
        super::at_least(LEAST, name, given)
    }
}

/// A sort order: a member of the enumeration, or its text.
pub(crate) struct Sort<E>(PhantomData<E>);

impl<E: StringEnum> Kind for Sort<E> {
    type Value = E;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<E> {
        super::sort(name, given)
    }
}

/// The maximum number of results, or `None` for the server's own.
pub(crate) struct Limit;

impl Kind for Limit {
    type Value = Option<i64>;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Option<i64>> {
        super::optional_at_least(0, name, Some(given))
    }
}

/// The number of results to skip. `None` is 0.
pub(crate) struct Offset;

impl Kind for Offset {
    type Value = i64;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<i64> {
        Ok(super::optional_at_least(0, name, Some(given))?.unwrap_or(0))
    }
}

/// A page number, starting at 1.
pub(crate) struct Page;

impl Kind for Page {
    type Value = i64;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<i64> {
        super::at_least(1, name, given)
    }
}

/// A required argument that may be `None`.
pub(crate) struct Nullable<K>(PhantomData<K>);

impl<K: Kind> Kind for Nullable<K> {
    type Value = Option<K::Value>;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Option<K::Value>> {
        if given.is_none() { Ok(None) } else { K::check(name, given).map(Some) }
    }
}
