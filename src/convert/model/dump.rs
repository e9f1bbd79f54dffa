//! `model_dump` and `model_dump_json`.

use pyo3::prelude::*;

use crate::convert::contents::DumpOptions;
use crate::convert::dump::{Selection, dump, dump_json};
use crate::convert::instance::Model;
use crate::convert::json::indent;

#[pymethods]
impl Model {
    /// Return the fields as a dict.
    ///
    /// Args:
    ///     mode (str): `python` for Python objects, `json` for JSON types: ids and times as text.
    ///     include (Any): The fields to include: a set of names, or a dict of names and what to include of each.
    ///     exclude (Any): The fields to exclude: a set of names, or a dict of names and what to exclude of each.
    ///     by_alias (bool | None): Accepted for compatibility with pydantic, as are the last four; no field has an
    ///         alias.
    ///     exclude_unset (bool): Whether to exclude fields that were not given.
    ///     exclude_defaults (bool): Whether to exclude fields that equal their default.
    ///     exclude_none (bool): Whether to exclude fields that are None.
    ///     round_trip (bool): Ignored: every dump can be validated again.
    ///     warnings (bool | str): Ignored: there are no warnings.
    ///     serialize_as_any (bool): Ignored: every value is dumped according to its own type.
    ///     context (Any): Ignored: these models have no custom serializers.
    ///
    /// Returns:
    ///     dict[str, Any]: The fields by name; nested models are dicts, too.
    #[pyo3(signature = (*, mode="python", include=None, exclude=None, by_alias=None, exclude_unset=false,
                        exclude_defaults=false, exclude_none=false, round_trip=false, warnings=None,
                        serialize_as_any=false, context=None),
           text_signature = "($self, *, mode='python', include=None, exclude=None, by_alias=None, exclude_unset=False, \
                             exclude_defaults=False, exclude_none=False, round_trip=False, warnings=True, \
                             serialize_as_any=False, context=None)")]
    #[expect(clippy::too_many_arguments, reason = "pydantic's signature")]
    fn model_dump<'py>(
        slf: &Bound<'py, Self>,
        mode: &str,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
        by_alias: Option<bool>,
        exclude_unset: bool,
        exclude_defaults: bool,
        exclude_none: bool,
        round_trip: bool,
        warnings: Option<&Bound<'py, PyAny>>,
        serialize_as_any: bool,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let _ = (by_alias, round_trip, warnings, serialize_as_any, context);
        let options = DumpOptions { exclude_unset, exclude_defaults, exclude_none };
        dump(slf, mode, options, &Selection { include, exclude })
            .map_err(|error| error.into_error(slf.py(), "model_dump"))
    }

    /// Return the fields as JSON.
    ///
    /// Args:
    ///     indent (int | None): Spaces to indent each level by. Defaults to a single line.
    ///     include (Any): The fields to include: a set of names, or a dict of names and what to include of each.
    ///     exclude (Any): The fields to exclude: a set of names, or a dict of names and what to exclude of each.
    ///     by_alias (bool | None): Accepted for compatibility with pydantic, as are the last four; no field has an
    ///         alias.
    ///     exclude_unset (bool): Whether to exclude fields that were not given.
    ///     exclude_defaults (bool): Whether to exclude fields that equal their default.
    ///     exclude_none (bool): Whether to exclude fields that are None.
    ///     round_trip (bool): Ignored: every dump can be validated again.
    ///     warnings (bool | str): Ignored: there are no warnings.
    ///     serialize_as_any (bool): Ignored: every value is dumped according to its own type.
    ///     context (Any): Ignored: these models have no custom serializers.
    ///
    /// Returns:
    ///     str: A JSON object.
    #[pyo3(signature = (*, indent=None, include=None, exclude=None, by_alias=None, exclude_unset=false,
                        exclude_defaults=false, exclude_none=false, round_trip=false, warnings=None,
                        serialize_as_any=false, context=None),
           text_signature = "($self, *, indent=None, include=None, exclude=None, by_alias=None, exclude_unset=False, \
                             exclude_defaults=False, exclude_none=False, round_trip=False, warnings=True, \
                             serialize_as_any=False, context=None)")]
    #[expect(clippy::too_many_arguments, reason = "pydantic's signature")]
    fn model_dump_json<'py>(
        slf: &Bound<'py, Self>,
        indent: Option<usize>,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
        by_alias: Option<bool>,
        exclude_unset: bool,
        exclude_defaults: bool,
        exclude_none: bool,
        round_trip: bool,
        warnings: Option<&Bound<'py, PyAny>>,
        serialize_as_any: bool,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<String> {
        let _ = (by_alias, round_trip, warnings, serialize_as_any, context);
        let options = DumpOptions { exclude_unset, exclude_defaults, exclude_none };
        let text = dump_json(slf, options, &Selection { include, exclude })
            .map_err(|error| error.into_error(slf.py(), "model_dump_json"))?;
        Ok(match indent {
            Some(spaces) => indent::indented(&text, spaces),
            None => text,
        })
    }
}
