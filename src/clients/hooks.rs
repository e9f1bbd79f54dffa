//! Functions of the caller that see the requests of a client, and the one that gives its API key.
//!
//! The functions are kept by a Python object, in `prefect_rs.client.hooks`, that the client's `__dict__` refers to. The transport
//! only knows for which moments there are some. They are called where the caller waits: see `runtime::questions`.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};

use http::{HeaderMap, HeaderValue};
use prefect_rs_macros::methods;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyWeakrefReference};

use super::drive::Mode;
use super::{BaseClient, replaced};
use crate::errors::exceptions::{self, Raised};
use crate::errors::problems::{InputError, InputResult};
use crate::httpx::{PyRequest, PyResponse, SentHeaders};
use crate::locks::lock;
use crate::runtime::{Place, has_caller, perform};
use prefect_client::client::credentials;
use prefect_client::error::{Error, ErrorKind, Result};
use prefect_client::settings::Secret;
use prefect_client::transport::{
    Auth, ExchangeId, Hooked, Hooks, KeySource, Moment, RequestInfo, Response, Retry,
};

/// Where a client refers to its hooks. The garbage collector visits its `__dict__`.
const ATTRIBUTE: &str = "_prefect_rs_hooks";

/// For which moments a client has hooks, and where they are.
#[derive(Default)]
pub(super) struct HookedMoments {
    moments: AtomicU8,
    /// Exchanges for which no further hooks will be called. Locked without waiting, because a forked child may find it
    /// locked.
    ended: Mutex<Vec<u64>>,
    /// The Python object. The garbage collector does not visit this, so it is weak. Locked only by threads that are attached
    /// to Python, so a forked child never finds it locked.
    hooks: Mutex<Option<Py<PyWeakrefReference>>>,
}

/// The hooks of a transport.
pub(super) struct Watching(pub(super) Arc<HookedMoments>);

/// What a client's hooks are called for.
enum Hook {
    Request(ExchangeId, RequestInfo, Arc<SentHeaders>),
    Response(ExchangeId, Response),
    Error(ExchangeId, Error),
    Retry(Option<ExchangeId>, Retry, Option<Result<Response>>),
    Key,
}

impl HookedMoments {
    fn hooks<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        let weak = lock(&self.hooks).as_ref().map(|weak| weak.clone_ref(py));
        weak.and_then(|weak| weak.bind(py).upgrade())
    }

    /// Calls the functions, where the caller of the client waits.
    async fn call(self: Arc<Self>, hook: Hook) -> Result<()> {
        self.call_and(hook, |_| Ok(())).await.unwrap_or(Ok(()))
    }

    /// The same, with what `finish` makes of their result. `None` if nobody waits, or the process is exiting.
    async fn call_and<T: Send + 'static>(
        self: Arc<Self>,
        hook: Hook,
        finish: impl FnOnce(&Bound<'_, PyAny>) -> PyResult<T> + Send + 'static,
    ) -> Option<Result<T>> {
        let is_key = matches!(hook, Hook::Key);
        let run = move |py: Python<'_>, place| match self.hooks(py) {
            Some(hooks) => hook.call(&hooks, place == Place::Loop).map(Bound::unbind),
            None => Ok(py.None()),
        };
        let finish = move |py: Python<'_>, outcome: PyResult<Py<PyAny>>| {
            outcome.and_then(|returned| finish(returned.bind(py))).map_err(|error| {
                Error::new(ErrorKind::Invalid, "a hook raised").caused_by(Some(Raised::passed_on(error)))
            })
        };
        if has_caller() {
            return perform(run, finish).await;
        }
        // In the background, only a key is needed.
        if !is_key {
            return None;
        }
        let work = move || Python::try_attach(|py| finish(py, run(py, Place::Thread)));
        tokio::task::spawn_blocking(work).await.ok().flatten()
    }
}

fn bit(moment: Moment) -> u8 {
    match moment {
        Moment::Request => 1,
        Moment::Response => 2,
        Moment::Error => 4,
        Moment::Retry => 8,
    }
}

impl Hooks for Watching {
    fn watches(&self, moment: Moment) -> bool {
        self.0.moments.load(Ordering::Relaxed) & bit(moment) != 0
    }

    fn request(&self, exchange: ExchangeId, request: RequestInfo) -> Hooked<HeaderMap> {
        let sent = Arc::new(SentHeaders::new(request.headers().clone()));
        let called = self.0.clone().call(Hook::Request(exchange, request, sent.clone()));
        Box::pin(async move { called.await.map(|()| sent.close()) })
    }

    fn response(&self, exchange: ExchangeId, response: Response) -> Hooked<()> {
        Box::pin(self.0.clone().call(Hook::Response(exchange, response)))
    }

    fn error(&self, exchange: ExchangeId, error: Error) -> Hooked<()> {
        Box::pin(self.0.clone().call(Hook::Error(exchange, error)))
    }

    fn retry(
        &self,
        exchange: Option<ExchangeId>,
        retry: Retry,
        outcome: Option<Result<Response>>,
    ) -> Hooked<()> {
        Box::pin(self.0.clone().call(Hook::Retry(exchange, retry, outcome)))
    }

    fn ended(&self, exchange: ExchangeId) {
        if let Ok(mut ended) = self.0.ended.try_lock() {
            ended.push(exchange.number);
        }
    }
}

/// Asks the function that is the client's `api_key`.
pub(super) struct KeyFunction(pub(super) Arc<HookedMoments>);

impl KeySource for KeyFunction {
    fn key(&self) -> Hooked<HeaderValue> {
        let called = self.0.clone().call_and(Hook::Key, |returned| {
            key(returned).map_err(|error| error.at("api_key").into_error(returned.py(), "api_key"))
        });
        Box::pin(async move {
            called.await.unwrap_or_else(|| {
                Err(Error::invalid("api_key", "the function could not be called: the process is exiting"))
            })
        })
    }
}

/// The Python side of [`HookedMoments`].
#[pyclass(module = "prefect_rs._core", name = "_Watched", frozen)]
struct PyWatched(Arc<HookedMoments>);

#[pymethods]
impl PyWatched {
    /// Sets the moments for which there are functions, as a sum of the bits of `request`, `response`, `error` and `retry`.
    fn set(&self, moments: u8) {
        self.0.moments.store(moments, Ordering::Relaxed);
    }

    /// The exchanges that have ended since the last call.
    fn ended(&self) -> Vec<u64> {
        self.0.ended.try_lock().map(|mut ended| std::mem::take(&mut *ended)).unwrap_or_default()
    }
}

/// A new Python object for the hooks.
fn create<'py>(py: Python<'py>, watched: &Arc<HookedMoments>) -> PyResult<Bound<'py, PyAny>> {
    let watched = Bound::new(py, PyWatched(watched.clone()))?;
    py.import("prefect_rs.client.hooks")?.getattr("Hooks")?.call1((watched,))
}

/// What a constructor's arguments say about hooks.
#[derive(Default)]
pub(super) struct HookArguments<'py> {
    /// `httpx_settings["event_hooks"]`, checked: kinds and functions.
    pub(super) event_hooks: Vec<(&'static str, Bound<'py, PyAny>)>,
    pub(super) api_key: Option<Bound<'py, PyAny>>,
}

impl HookArguments<'_> {
    fn is_empty(&self) -> bool {
        self.event_hooks.is_empty() && self.api_key.is_none()
    }
}

/// Checks that a value is a function that a client can call, which only the async client may have to await.
pub(super) fn function(value: &Bound<'_, PyAny>, may_await: bool) -> InputResult<()> {
    let py = value.py();
    if !value.is_callable() {
        let kind = value.get_type().name().map(|name| name.to_string()).unwrap_or_default();
        return Err(InputError::without_input("callable_type", format!("expected a function, not {kind}")));
    }
    let is_async = || py.import("prefect_rs.client.hooks")?.getattr("is_async")?.call1((value,))?.is_truthy();
    if !may_await && is_async()? {
        let message = "expected a function that is not an `async def`: only the async client can await it";
        return Err(InputError::without_input("not_supported", message));
    }
    Ok(())
}

impl BaseClient {
    /// Sets the functions that the constructor was given.
    pub(super) fn set_hooks(slf: &Bound<'_, Self>, given: HookArguments<'_>) -> PyResult<()> {
        if given.is_empty() {
            return Ok(());
        }
        let hooks = hooks_or_new(slf)?;
        for (kind, function) in given.event_hooks {
            hooks.call_method1(intern!(slf.py(), "add"), (kind, function))?;
        }
        if let Some(function) = given.api_key {
            hooks.setattr(intern!(slf.py(), "api_key"), function)?;
        }
        Ok(())
    }

    fn add_hook<'py>(
        slf: &Bound<'py, Self>,
        kind: &'static str,
        function: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        self::function(function, slf.get().mode == Mode::Await)
            .map_err(|error| error.at("function").into_error(py, &format!("on_{kind}")))?;
        hooks_or_new(slf)?.call_method1(intern!(py, "add"), (kind, function))
    }
}

/// The hooks of a client, if it has any.
fn hooks_of<'py>(client: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Ok(client) = client.cast::<BaseClient>() else { return Ok(None) };
    let py = client.py();
    if let Some(own) = replaced::attributes(client.as_any())?.get_item(intern!(py, ATTRIBUTE))? {
        return Ok(Some(own));
    }
    let watched = client.get().session()?.watched.clone();
    Ok(watched.hooks(py))
}

/// The hooks of a client, which may be new.
pub(super) fn hooks_or_new<'py>(client: &Bound<'py, BaseClient>) -> PyResult<Bound<'py, PyAny>> {
    let py = client.py();
    let attributes = replaced::attributes(client.as_any())?;
    let name = PyString::intern(py, ATTRIBUTE);
    if let Some(hooks) = hooks_of(client.as_any())? {
        attributes.set_item(name, &hooks)?;
        return Ok(hooks);
    }
    let watched = client.get().session()?.watched.clone();
    let hooks = create(py, &watched)?;
    let weak = PyWeakrefReference::new(&hooks)?.unbind();
    *lock(&watched.hooks) = Some(weak);
    attributes.set_item(name, &hooks)?;
    Ok(hooks)
}

/// Forgets the hooks of an earlier session of this client.
pub(super) fn forget(client: &Bound<'_, BaseClient>) -> PyResult<()> {
    let attributes = replaced::attributes(client.as_any())?;
    if attributes.contains(ATTRIBUTE)? {
        attributes.del_item(ATTRIBUTE)?;
    }
    Ok(())
}

impl Hook {
    /// Calls the functions. The result has to be awaited if it is awaitable.
    fn call<'py>(self, hooks: &Bound<'py, PyAny>, is_async: bool) -> PyResult<Bound<'py, PyAny>> {
        let py = hooks.py();
        let extensions = |ExchangeId { number, attempt }| -> PyResult<Bound<'py, PyDict>> {
            Ok(hooks.call_method1(intern!(py, "extensions"), (number, attempt))?.cast_into()?)
        };
        let run = |kind: &str, subject: Bound<'py, PyAny>| {
            hooks.call_method1(intern!(py, "run"), (kind, subject, is_async))
        };
        match self {
            Self::Request(exchange, info, sent) => {
                let request = PyRequest::new(info).hooked(extensions(exchange)?, Some(sent));
                run("request", Bound::new(py, request)?.into_any())
            }
            Self::Response(exchange, response) => {
                let response = PyResponse::new(response).hooked(extensions(exchange)?);
                run("response", Bound::new(py, response)?.into_any())
            }
            Self::Error(exchange, error) => run("error", failure(py, &error, extensions(exchange)?)?),
            Self::Retry(exchange, retry, outcome) => {
                let attempt = exchange.map_or(retry.failures(), |exchange| exchange.attempt);
                let extensions = match exchange {
                    Some(exchange) => extensions(exchange)?,
                    None => PyDict::new(py),
                };
                let none = || py.None().into_bound(py);
                let (response, error) = match &outcome {
                    Some(Ok(response)) => {
                        let response = PyResponse::new(response.clone()).hooked(extensions.clone());
                        (Bound::new(py, response)?.into_any(), none())
                    }
                    Some(Err(error)) => (none(), failure(py, error, extensions.clone())?),
                    None => (none(), none()),
                };
                let request = match retry.request() {
                    Some(info) => {
                        Bound::new(py, PyRequest::new(info.clone()).hooked(extensions, None))?.into_any()
                    }
                    None => none(),
                };
                let wait = retry.wait().as_secs_f64();
                let subject = hooks.call_method1(
                    intern!(py, "retry"),
                    (request, response, error, attempt, wait, retry.reason()),
                )?;
                run("retry", subject)
            }
            Self::Key => hooks.call_method1(intern!(py, "key"), (is_async,)),
        }
    }
}

/// The exception for an error, whose request has the extensions.
fn failure<'py>(
    py: Python<'py>,
    error: &Error,
    extensions: Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    let raised = exceptions::from_core(py, error).into_value(py).into_bound(py).into_any();
    if let Some(info) = error.request() {
        let request = PyRequest::new(info.clone()).hooked(extensions, None);
        // Not all exceptions of the caller's own have one.
        let _ = raised.setattr(intern!(py, "request"), request);
    }
    Ok(raised)
}

/// The header for a key. Errors never show it.
fn key(returned: &Bound<'_, PyAny>) -> InputResult<HeaderValue> {
    let expected = |what: String| {
        InputError::without_input("string_type", format!("expected the function to return a key, not {what}"))
    };
    let text: String = returned
        .extract()
        .map_err(|_| expected(returned.get_type().name().map(|name| name.to_string()).unwrap_or_default()))?;
    if text.is_empty() {
        return Err(expected("empty text".to_owned()));
    }
    credentials(&Auth::Bearer(Secret::new(text)))
        .map_err(|error| InputError::without_input("value_error", error.to_string()))
}

#[methods]
impl BaseClient {
    /// Call a function before each request, also before retries and redirects.
    ///
    /// It may add headers: `request.headers["X-Trace"] = "1"`. `request.extensions` is a dict that the other hooks for the same
    /// exchange with the server get as well; its `attempt` is the number of the try. The async client also awaits async
    /// functions. An exception ends the call. This works as a decorator, too.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     function (Callable[[Request], Any]): The function, called with the request.
    ///
    /// Returns:
    ///     Hook: The hook, which can be called like the function, and has `remove()`.
    fn on_request<'py>(slf: &Bound<'py, Self>, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::add_hook(slf, "request", function)
    }

    /// Call a function with each response, whatever its status, also before a retry or a redirect.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     function (Callable[[Response], Any]): The function, as for `on_request`.
    ///
    /// Returns:
    ///     Hook: The hook, which can be called like the function, and has `remove()`.
    fn on_response<'py>(slf: &Bound<'py, Self>, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::add_hook(slf, "response", function)
    }

    /// Call a function with the exception of each request that got no usable response, also before a retry.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     function (Callable[[RequestError], Any]): The function, as for `on_request`.
    ///
    /// Returns:
    ///     Hook: The hook, which can be called like the function, and has `remove()`.
    fn on_error<'py>(slf: &Bound<'py, Self>, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::add_hook(slf, "error", function)
    }

    /// Call a function before the delay of each retry.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     function (Callable[[Retry], Any]): The function, as for `on_request`. It is called with the request, the response or
    ///         the exception, the number of the try that failed, and the delay.
    ///
    /// Returns:
    ///     Hook: The hook, which can be called like the function, and has `remove()`.
    fn on_retry<'py>(slf: &Bound<'py, Self>, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::add_hook(slf, "retry", function)
    }
}
