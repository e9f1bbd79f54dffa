//! Options for a call: clients that share the connections of another one.

use std::sync::Arc;

use prefect_rs_macros::methods;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString};

use super::{BaseClient, Client, hooks, replaced};
use crate::arguments::httpx_settings;
use crate::convert::accept;
use crate::errors::problems::{InputError, InputErrors, InputResult};
use prefect_client::transport::Overrides;

/// The methods that use the idempotency key of the options. Others would ignore it, so they reject it.
const CREATING: [&str; 3] = ["create_flow_run", "create_flow_run_from_deployment", "run_deployment"];

/// What a client has different from the one that it was made of.
#[derive(Clone, Default)]
pub(super) struct CallOptions {
    overrides: Arc<Overrides>,
    idempotency_key: Option<Arc<str>>,
}

impl CallOptions {
    /// These options, with those of the keywords.
    fn with(&self, keywords: &Bound<'_, PyDict>) -> InputResult<Self> {
        let mut overrides = (*self.overrides).clone();
        let mut idempotency_key = self.idempotency_key.clone();
        let mut errors = InputErrors::new();
        for (name, value) in keywords {
            let name = name.cast::<PyString>().map_err(PyErr::from)?.to_string_lossy().into_owned();
            let checked = match name.as_str() {
                "timeout" if value.is_instance_of::<pyo3::types::PyEllipsis>() => Ok(()),
                "timeout" => {
                    httpx_settings::timeouts(&value).map(|timeouts| overrides.timeouts = Some(timeouts))
                }
                "max_retries" | "headers" | "idempotency_key" if value.is_none() => Ok(()),
                "max_retries" => retries(&value).map(|most| overrides.max_retries = Some(most)),
                "headers" => httpx_settings::headers(&value).map(|headers| {
                    for (name, _) in &headers {
                        overrides.headers.remove(name);
                    }
                    for (name, mut value) in headers {
                        value.set_sensitive(true);
                        overrides.headers.append(name, value);
                    }
                }),
                "idempotency_key" => key(&value).map(|key| idempotency_key = Some(key)),
                _ => {
                    let message = format!("with_options() got an unexpected keyword argument '{name}'");
                    return Err(pyo3::exceptions::PyTypeError::new_err(message).into());
                }
            };
            errors.collect(checked.map_err(|error| error.at(&name)));
        }
        errors.finish()?;
        Ok(Self { overrides: Arc::new(overrides), idempotency_key })
    }

    /// The client with these options.
    pub(super) fn apply(&self, client: Client) -> Client {
        let client = client.with_transport(client.transport().with_overrides(self.overrides.clone()));
        match &self.idempotency_key {
            Some(key) => client.with_idempotency_key(key.clone()),
            None => client,
        }
    }
}

fn retries(value: &Bound<'_, PyAny>) -> InputResult<u32> {
    let wrong = || InputError::expected("an integer of at least 0", value);
    if value.is_instance_of::<PyBool>() {
        return Err(wrong());
    }
    u32::try_from(accept::integer(value)?).map_err(|_| wrong())
}

fn key(value: &Bound<'_, PyAny>) -> InputResult<Arc<str>> {
    let text = value.cast::<PyString>().map_err(|_| InputError::of_type("string_type", "text", value))?;
    match text.to_string_lossy() {
        key if key.is_empty() => Err(InputError::expected("text that is not empty", value)),
        key => Ok(key.as_ref().into()),
    }
}

impl BaseClient {
    /// The core's client, with the options of this one.
    pub(super) fn with_own_options(&self, core: Client) -> Client {
        match self.options.get() {
            Some(options) => options.apply(core),
            None => core,
        }
    }

    /// Rejects the idempotency key of the options for a method that would ignore it.
    pub(super) fn check_idempotency_key(&self, method: &str) -> InputResult<()> {
        let has_key = self.options.get().is_some_and(|options| options.idempotency_key.is_some());
        if !has_key || CREATING.contains(&method) || method.starts_with("__") {
            return Ok(());
        }
        let message = format!(
            "{method}() does not use it: expected a call of create_flow_run(), create_flow_run_from_deployment() or \
             run_deployment(), or a client without one"
        );
        Err(InputError::without_input("not_supported", message).at("idempotency_key"))
    }

    /// A client of the same class, with these options.
    fn derived<'py>(slf: &Bound<'py, Self>, options: CallOptions) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let hooks = hooks::hooks_or_new(slf)?;
        let class = slf.get_type();
        let made = class.call_method1(intern!(py, "__new__"), (&class,))?;
        let client = made.cast::<Self>().map_err(PyErr::from)?.get();
        // Neither has been set: `__init__` was not called.
        let _ = client.session.set(slf.get().shared_session()?.clone());
        let _ = client.options.set(options);
        drop(hooks);
        let attributes = replaced::attributes(&made)?;
        attributes.update(replaced::attributes(slf.as_any())?.as_mapping())?;
        // With a transport, this is not a replacement, but belongs to the client.
        if Self::sender(slf)?.is_some() && attributes.contains(intern!(py, "_client"))? {
            attributes.del_item(intern!(py, "_client"))?;
        }
        Ok(made)
    }
}

#[methods]
impl BaseClient {
    /// Return a client with other options, which shares everything else with this one: connections, waits, hooks.
    ///
    /// It takes microseconds, so it can be made for a single call: `client.with_options(timeout=5).read_flows()`. It has the same
    /// class, and copies of the attributes that a subclass has set; `__init__` is not called. Options that are not given are
    /// those of this client. Closing one of the two closes both.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     timeout (float | tuple[float | None, ...] | Mapping[str, float | None] | Any | None): The timeout of each step in
    ///         seconds, in the forms that `httpx_settings` takes. None means no limit.
    ///     max_retries (int | None): Maximum number of retries of a request.
    ///     headers (Any): A mapping, or pairs of names and values. They replace the client's headers of these names, and
    ///         `Authorization` its credentials.
    ///     idempotency_key (str | None): The key of the flow run that a call creates: see `create_flow_run_from_deployment`.
    ///         Other methods than `create_flow_run`, `create_flow_run_from_deployment` and `run_deployment` reject it.
    ///
    /// Returns:
    ///     Self: The client.
    ///
    /// Raises:
    ///     ValidationError: An option is invalid.
    #[pyo3(
        signature = (**kwargs),
        text_signature = "($self, *, timeout=..., max_retries=None, headers=None, idempotency_key=None)"
    )]
    fn with_options<'py>(
        slf: &Bound<'py, Self>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let own = slf.get().options.get().cloned().unwrap_or_default();
        let options = match kwargs {
            Some(keywords) => own.with(keywords).map_err(|error| error.into_error(py, "with_options"))?,
            None => own,
        };
        Self::derived(slf, options)
    }

    /// This client without the idempotency key of its options, for the other calls of a function that creates a flow run.
    fn _without_idempotency_key<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        match slf.get().options.get() {
            Some(options) if options.idempotency_key.is_some() => {
                Self::derived(slf, CallOptions { idempotency_key: None, ..options.clone() })
            }
            _ => Ok(slf.as_any().clone()),
        }
    }
}
