//! System proxies of macOS and Windows, which are used if the environment has none, as in httpx.

use std::sync::Arc;

use http::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};

use super::{Proxy, address};
use crate::error::{Error, ErrorKind, Result};

/// The system's settings when the client was created.
pub(super) struct System(Matcher);

impl System {
    pub(super) fn new() -> Self {
        Self(Matcher::from_system())
    }

    pub(super) fn towards(&self, url: &Uri) -> Result<Option<Arc<Proxy>>> {
        let found = self.0.intercept(url);
        found.map(|found| parse(&found).map(Arc::new)).transpose()
    }
}

fn parse(found: &Intercept) -> Result<Proxy> {
    let unusable = |problem| Error::new(ErrorKind::Settings, format!("system proxy: {problem}"));
    address::parse(&found.uri().to_string()).map_err(unusable)
}
