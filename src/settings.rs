//! The settings and attribution headers of this process, for the modules `prefect_rs.settings` and
//! `prefect_rs.client.attribution`.

use std::collections::HashMap;
use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::attribution;
use crate::errors::exceptions;
use prefect_client::settings::{Settings, Shown, Sources, run_context_headers};

/// List the names of the settings that the client knows.
///
/// Returns:
///     list[tuple[list[str], str, str]]: Of each setting the names of its environment variables, its key in TOML
///         files, and its default as text.
#[pyfunction(name = "_setting_names")]
pub(crate) fn setting_names() -> Vec<(Vec<&'static str>, &'static str, String)> {
    let named = Settings::names(&Sources::from_process()).into_iter();
    named.map(|each| (each.variables.to_vec(), each.path, each.default)).collect()
}

/// List the values of the settings, in the order of `_setting_names`.
///
/// Args:
///     overrides (Mapping[str, str]): Environment variables to use instead of those of the process.
///
/// Returns:
///     list[tuple[Any, bool]]: Of each setting its value, and whether any source has it.
///
/// Raises:
///     SettingsError: A setting is invalid.
#[pyfunction(name = "_setting_values")]
pub(crate) fn setting_values(
    py: Python<'_>,
    overrides: HashMap<String, String>,
) -> PyResult<Vec<(Bound<'_, PyAny>, bool)>> {
    let mut sources = Sources::from_process();
    sources.environment.extend(overrides);
    let listed = py.detach(|| Settings::list(&sources));
    let listed = listed.map_err(|error| exceptions::from_core(py, &error.into()))?;
    listed.into_iter().map(|(value, is_set)| Ok((to_python(py, value)?, is_set))).collect()
}

fn to_python(py: Python<'_>, value: Shown) -> PyResult<Bound<'_, PyAny>> {
    Ok(match value {
        Shown::None => py.None().into_bound(py),
        Shown::Bool(flag) => flag.into_pyobject(py)?.to_owned().into_any(),
        Shown::Int(number) => number.into_pyobject(py)?.into_any(),
        Shown::Float(number) => number.into_pyobject(py)?.into_any(),
        Shown::Text(text) => text.into_pyobject(py)?.into_any(),
        Shown::Secret(secret) => secret.expose().into_pyobject(py)?.into_any(),
        Shown::Path(path) => PathBuf::into_pyobject(path, py)?.into_any(),
        Shown::Codes(codes) => py.get_type::<pyo3::types::PySet>().call1((codes,))?,
        Shown::Headers(headers) => {
            let dict = PyDict::new(py);
            for (name, value) in headers {
                dict.set_item(name, value)?;
            }
            dict.into_any()
        }
    })
}

/// The headers that attribute requests to the worker, flow and deployment that this code runs for.
#[pyfunction(name = "_attribution_headers")]
pub(crate) fn attribution_headers(py: Python<'_>) -> HashMap<String, String> {
    let mut headers: HashMap<String, String> = run_context_headers(&Sources::from_process())
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    if let Some(run) = attribution::run_context(py) {
        for (name, value) in run.named() {
            match value {
                Some(value) => headers.insert(name.to_owned(), value.to_owned()),
                None => headers.remove(name),
            };
        }
    }
    headers
}
