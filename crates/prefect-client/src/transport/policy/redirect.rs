//! Where the next request goes when the server sends it elsewhere.
//!
//! Done here and not by the HTTP library, because what must not reach another host is not only the
//! `Authorization` header that every library knows: custom headers hold keys of gateways and proxies.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, LOCATION, USER_AGENT};
use http::{HeaderMap, Method};
use url::Url;

use super::Shared;
use super::options::Timeouts;
use super::request::{Request, RequestInfo};
use super::response::Response;
use crate::error::{Error, ErrorKind, Result};
use crate::settings::RunContext;

/// What the next exchange sends, and where to.
pub(super) struct Target {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Bytes>,
    pub(super) timeouts: Timeouts,
    pub(super) follows_redirects: bool,
    redirects: usize,
}

impl Target {
    /// The request as the caller made it.
    pub(super) fn first(request: &Request, url: Url, shared: &Shared, run: Option<&RunContext>) -> Self {
        let mut headers = shared.headers.clone();
        for (name, value) in run.into_iter().flat_map(RunContext::headers) {
            headers.remove(&name);
            headers.extend(value.map(|value| (name, value)));
        }
        headers.extend(request.headers().clone());
        let options = &shared.options;
        Self {
            method: request.method().clone(),
            url,
            headers,
            body: request.body().cloned(),
            timeouts: request.timeouts().unwrap_or(options.timeouts),
            follows_redirects: request.follow_redirects().unwrap_or(options.follow_redirects),
            redirects: 0,
        }
    }

    pub(super) fn info(&self) -> RequestInfo {
        self.info_without_headers().with_headers(self.headers.clone())
    }

    /// For a response, to which the headers are moved in the end.
    pub(super) fn info_without_headers(&self) -> RequestInfo {
        RequestInfo::new(self.method.clone(), &self.url, self.body.clone())
    }

    /// The request that follows from the response, if it is a redirect. Whether it is followed is up to the caller.
    pub(super) fn next(&self, response: &Response, shared: &Shared) -> Result<Option<Self>> {
        if !response.has_redirect_location() {
            return Ok(None);
        }
        let Some(location) = response.headers().get(LOCATION) else { return Ok(None) };
        if self.follows_redirects && self.redirects >= shared.options.max_redirects {
            let message = format!("more than {} redirects, the last one from", shared.options.max_redirects);
            return Err(Error::of_response(
                ErrorKind::TooManyRedirects,
                response.clone(),
                format!("{message} {}", response.request()),
            ));
        }
        // Some servers put letters beyond ASCII here as they are.
        let url = std::str::from_utf8(location.as_bytes()).ok().and_then(|text| self.url.join(text).ok());
        let is_usable =
            |url: &Url| matches!(url.scheme(), "http" | "https") && http::Uri::try_from(url.as_str()).is_ok();
        let Some(url) = url.filter(is_usable) else {
            let message = format!("the server redirected {} to what is no HTTP URL", response.request());
            return Err(Error::of_response(ErrorKind::Protocol, response.clone(), message));
        };
        Ok(Some(self.follow(url, response.status())))
    }

    fn follow(&self, url: Url, status: u16) -> Self {
        let mut headers = self.headers.clone();
        let mut method = self.method.clone();
        let mut body = self.body.clone();
        // As browsers do: "see other" is asked for with GET, and so is what moved after a POST.
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

/// Whether the new URL is another server's. The same host's HTTPS is not.
fn leaves(from: &Url, to: &Url) -> bool {
    let upgraded = from.scheme() == "http"
        && to.scheme() == "https"
        && from.host() == to.host()
        && from.port_or_known_default() == Some(80)
        && to.port_or_known_default() == Some(443);
    from.origin() != to.origin() && !upgraded
}
