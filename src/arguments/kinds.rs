//! The kinds of arguments that client methods take, for the `methods` attribute: each checks an argument and converts
//! it to a core type.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use pyo3::prelude::*;
use uuid::Uuid;

use super::Given;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::client::DeploymentToRun;
use prefect_client::schemas::{self, Field, StringEnum};

/// A kind of argument. Every type that a model's field may have is one.
pub(crate) trait ArgumentKind {
    /// What the core takes.
    type Value;

    /// The value, or what is wrong with the argument of this name.
    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Self::Value>;
}

impl<T: Field> ArgumentKind for T {
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

impl ArgumentKind for Id {
    type Value = Uuid;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Uuid> {
        super::id(name, given)
    }
}

/// A collection of ids.
pub(crate) struct Ids;

impl ArgumentKind for Ids {
    type Value = Vec<Uuid>;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Vec<Uuid>> {
        super::ids(name, given)
    }
}

/// Text. Unlike a field of a model, it may not be bytes.
pub(crate) struct PlainText;

impl ArgumentKind for PlainText {
    type Value = String;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<String> {
        super::text(name, given)
    }
}

/// Text that becomes a segment of a URL's path, such as a name.
pub(crate) struct PathPart;

impl ArgumentKind for PathPart {
    type Value = String;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<String> {
        super::part(name, given)
    }
}

/// A model: an instance, a dict, or an object with the same attributes.
pub(crate) struct ModelArgument<M>(PhantomData<M>);

impl<M: schemas::Model> ArgumentKind for ModelArgument<M> {
    type Value = Arc<M>;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Arc<M>> {
        super::model(name, given)
    }
}

/// An integer with a lower bound.
pub(crate) struct AtLeast<const LEAST: i64>;

impl<const LEAST: i64> ArgumentKind for AtLeast<LEAST> {
    type Value = i64;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<i64> {
        super::at_least(LEAST, name, given)
    }
}

/// A sort order: a member of the enumeration, or its text.
pub(crate) struct Sort<E>(PhantomData<E>);

impl<E: StringEnum> ArgumentKind for Sort<E> {
    type Value = E;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<E> {
        super::sort(name, given)
    }
}

/// The maximum number of results, or `None` for the server's own.
pub(crate) struct Limit;

impl ArgumentKind for Limit {
    type Value = Option<i64>;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Option<i64>> {
        super::optional_at_least(0, name, Some(given))
    }
}

/// The number of results to skip. `None` is 0.
pub(crate) struct Offset;

impl ArgumentKind for Offset {
    type Value = i64;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<i64> {
        Ok(super::optional_at_least(0, name, Some(given))?.unwrap_or(0))
    }
}

/// A page number, starting at 1.
pub(crate) struct PageNumber;

impl ArgumentKind for PageNumber {
    type Value = i64;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<i64> {
        super::at_least(1, name, given)
    }
}

/// A duration of at least 0: a number of seconds, or a timedelta.
pub(crate) struct Seconds;

impl ArgumentKind for Seconds {
    type Value = Duration;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Duration> {
        super::seconds(name, given)
    }
}

/// An interval between two requests: a duration of more than 0.
pub(crate) struct Interval;

impl ArgumentKind for Interval {
    type Value = Duration;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Duration> {
        let interval = super::seconds(name, given)?;
        if interval.is_zero() {
            return Err(InputError::new("greater_than", "expected more than 0 seconds", given).at(name));
        }
        Ok(interval)
    }
}

/// A deployment: `flow/deployment`, an id, or an object with an `id`.
pub(crate) struct DeploymentArgument;

impl ArgumentKind for DeploymentArgument {
    type Value = DeploymentToRun;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<DeploymentToRun> {
        super::deployment(name, given)
    }
}

/// A required argument that may be `None`.
pub(crate) struct OrNone<K>(PhantomData<K>);

impl<K: ArgumentKind> ArgumentKind for OrNone<K> {
    type Value = Option<K::Value>;

    fn check(name: &str, given: Given<'_, '_>) -> InputResult<Option<K::Value>> {
        if given.is_none() { Ok(None) } else { K::check(name, given).map(Some) }
    }
}
