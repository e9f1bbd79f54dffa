//! Following redirects.
//!
//! HTTP libraries drop only the `Authorization` header on redirects to another host. Custom headers can contain keys of
//! gateways and proxies, so here nearly all headers are dropped.

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION, USER_AGENT};
use http::{HeaderMap, Method};
use url::Url;

use super::api_key::Key;
use crate::error::{Error, ErrorKind, Result};
use crate::transport::http::request::{Request, RequestInfo};
use crate::transport::http::response::Response;
use crate::transport::options::Timeouts;
use crate::transport::{Transport, TransportState};

/// The next request to send.
pub(in crate::transport) struct Target {
    pub(in crate::transport) method: Method,
    pub(in crate::transport) url: Url,
    pub(in crate::transport) headers: HeaderMap,
    pub(in crate::transport) body: Option<Bytes>,
    pub(in crate::transport) timeouts: Timeouts,
    pub(in crate::transport) follows_redirects: bool,
    redirects: usize,
}

impl Target {
    /// The first request, as the caller made it.
    pub(in crate::transport) fn first(
        request: &Request,
        url: Url,
        transport: &Transport,
        key: Option<&Key>,
    ) -> Self {
        let shared = &*transport.shared;
        let mut headers = shared.headers.clone();
        if let Some(key) = key {
            headers.insert(AUTHORIZATION, key.value.clone());
        }
        for (name, value) in transport.run.iter().flat_map(|run| run.headers()) {
            headers.remove(&name);
            headers.extend(value.map(|value| (name, value)));
        }
        if let Some(overriding) = transport.overriding_headers() {
            headers.extend(overriding.clone());
        }
        headers.extend(request.headers().clone());
        let options = &shared.options;
        Self {
            method: request.method().clone(),
            url,
            headers,
            body: request.body().cloned(),
            timeouts: request.timeouts().unwrap_or_else(|| transport.timeouts()),
            follows_redirects: request.follow_redirects().unwrap_or(options.follow_redirects),
            redirects: 0,
        }
    }

    pub(in crate::transport) fn info(&self) -> RequestInfo {
        self.info_without_headers().with_headers(self.headers.clone())
    }

    /// For a response, which gets the headers later.
    pub(in crate::transport) fn info_without_headers(&self) -> RequestInfo {
        RequestInfo::new(self.method.clone(), &self.url, self.body.clone())
    }

    /// The next request if the response is a redirect. Whether to follow it is up to the caller.
    pub(in crate::transport) fn next(
        &self,
        response: &Response,
        shared: &TransportState,
    ) -> Result<Option<Self>> {
        if !response.has_redirect_location() {
            return Ok(None);
        }
        let Some(location) = response.headers().get(LOCATION) else { return Ok(None) };
        if self.follows_redirects && self.redirects >= shared.options.max_redirects {
            let message = format!("more than {} redirects, the last from", shared.options.max_redirects);
            return Err(Error::for_response(
                ErrorKind::TooManyRedirects,
                response.clone(),
                format!("{message} {}", response.request()),
            ));
        }
        // Some servers send non-ASCII characters unencoded.
        let url = std::str::from_utf8(location.as_bytes()).ok().and_then(|text| self.url.join(text).ok());
        let is_usable =
            |url: &Url| matches!(url.scheme(), "http" | "https") && http::Uri::try_from(url.as_str()).is_ok();
        let Some(url) = url.filter(is_usable) else {
            let message =
                format!("the server redirected {} to something that is not an HTTP URL", response.request());
            return Err(Error::for_response(ErrorKind::Protocol, response.clone(), message));
        };
        Ok(Some(self.follow(url, response.status())))
    }

    fn follow(&self, url: Url, status: u16) -> Self {
        let mut headers = self.headers.clone();
        let mut method = self.method.clone();
        let mut body = self.body.clone();
        // As browsers do: 303 becomes GET, and so do 301 and 302 after a POST.
        let becomes_get = match status {
            303 => method != Method::HEAD,
            301 | 302 => method == Method::POST,
            _ => false,
        };
        if becomes_get {
            method = Method::GET;
            body = None;
            headers.remove(CONTENT_TYPE);
        }
        if leaves(&self.url, &url) {
            let kept = [USER_AGENT, CONTENT_TYPE].into_iter();
            headers = kept.filter_map(|name| headers.remove(&name).map(|value| (name, value))).collect();
        }
        Self { method, url, headers, body, redirects: self.redirects + 1, ..*self }
    }
}

/// Whether a redirect leads to another server. An upgrade to HTTPS on the same host does not.
fn leaves(from: &Url, to: &Url) -> bool {
    let upgraded = from.scheme() == "http"
        && to.scheme() == "https"
        && from.host() == to.host()
        && from.port_or_known_default() == Some(80)
        && to.port_or_known_default() == Some(443);
    from.origin() != to.origin() && !upgraded
}
