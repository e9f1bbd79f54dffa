//! The client that module-level functions use, such as `prefect_rs.deployments.run_deployment`.

use std::sync::{Arc, Mutex};

use pyo3::prelude::*;

use super::call_options::CallOptions;
use super::construct::{self, Arguments};
use super::drive::Mode;
use super::session::Session;
use super::{BaseClient, PrefectClient, SyncPrefectClient};
use crate::errors::exceptions;
use crate::httpx::transport::through;
use crate::locks::lock;
use prefect_client::settings::Settings;

/// What the shared session depends on: the settings, and the environment variables that configure proxies.
#[derive(PartialEq)]
struct SessionKey {
    settings: Settings,
    proxies: Vec<(String, String)>,
    /// Whether they send through httpx.
    through: Option<u64>,
}

/// The session for this process's settings. Only threads that hold the GIL lock it, so a forked child never finds it
/// locked.
static SHARED: Mutex<Option<(SessionKey, Arc<Mutex<Session>>)>> = Mutex::new(None);

impl SessionKey {
    fn current(py: Python<'_>) -> PyResult<Self> {
        let sources = construct::sources(py);
        let settings = py.detach(|| Settings::load_from(&sources));
        let settings = settings.map_err(|error| exceptions::from_core(py, &error.into()))?;
        let is_proxy = |name: &str| name.to_ascii_lowercase().ends_with("_proxy");
        let mut proxies: Vec<_> =
            sources.environment.into_iter().filter(|(name, _)| is_proxy(name)).collect();
        proxies.sort();
        Ok(Self { settings, proxies, through: through() })
    }
}

/// The session for this process's settings, as they are now. It is kept until the settings change.
fn shared(py: Python<'_>) -> PyResult<Arc<Mutex<Session>>> {
    let key = SessionKey::current(py)?;
    if let Some((known, session)) = &*lock(&SHARED)
        && *known == key
    {
        return Ok(session.clone());
    }
    // Not under the lock, as this runs Python code. If two threads get here, the last one's session is kept.
    let constructed = BaseClient::construct(py, Arguments::default());
    let (session, _) = construct::raised(py, "get_client", constructed)?;
    let session = Arc::new(Mutex::new(session));
    let new = Some((key, session.clone()));
    let old = std::mem::replace(&mut *lock(&SHARED), new);
    drop(old);
    Ok(session)
}

/// A client that uses this session.
fn with_session<'py>(
    py: Python<'py>,
    mode: Mode,
    is_cloud: bool,
    session: Arc<Mutex<Session>>,
    options: Option<CallOptions>,
) -> PyResult<Bound<'py, PyAny>> {
    let base = BaseClient::uninitialized(mode, is_cloud);
    let _ = base.session.set(session);
    if let Some(options) = options {
        let _ = base.options.set(options);
    }
    let base = PyClassInitializer::from(base);
    Ok(match mode {
        Mode::Await => Bound::new(py, base.add_subclass(PrefectClient))?.into_any(),
        Mode::Block => Bound::new(py, base.add_subclass(SyncPrefectClient))?.into_any(),
    })
}

/// The client for a function that may be given one, of any kind, and that runs as a coroutine or not: the given one, one
/// with the same session, or, if none was given, the one of this process's settings.
#[pyfunction]
pub(crate) fn matching_client<'py>(given: &Bound<'py, PyAny>, is_async: bool) -> PyResult<Bound<'py, PyAny>> {
    let py = given.py();
    let mode = if is_async { Mode::Await } else { Mode::Block };
    if given.is_none() {
        return with_session(py, mode, false, shared(py)?, None);
    }
    match given.cast::<BaseClient>() {
        Ok(given) if given.get().mode != mode => {
            let client = given.get();
            let options = client.options.get().cloned();
            let session = client.shared_session()?.clone();
            let twin = with_session(py, mode, client.is_cloud, session, options)?;
            BaseClient::keep_sender(&twin, BaseClient::sender(given)?)?;
            Ok(twin)
        }
        // Also a mock, or a client of another package with the same methods.
        _ => Ok(given.clone()),
    }
}
