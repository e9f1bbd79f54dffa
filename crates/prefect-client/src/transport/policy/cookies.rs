//! The cookie jar: cookies from the options, and those that servers set.

use std::sync::{Mutex, MutexGuard};

use crate::locks::lock;
use cookie_store::CookieStore;
use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};
use url::Url;

/// Maximum size of a cookie and number of cookies, as in browsers per site.
const MAX_BYTES: usize = 4096;
const MAX_COOKIES: usize = 180;

/// The cookie jar of a transport.
pub(in crate::transport) struct Cookies {
    given: CookieStore,
    all: Mutex<CookieStore>,
}

impl Cookies {
    /// A jar with these cookies, which are sent to every path of the server at this URL.
    pub(in crate::transport) fn new(given: &[(String, String)], base: &Url) -> Self {
        let mut store = CookieStore::default();
        for (name, value) in given {
            let _ = store.parse(&format!("{name}={value}; Path=/"), base);
        }
        Self { given: store.clone(), all: Mutex::new(store) }
    }

    /// A copy. Never waits for the lock: if it is held, the copy has only the cookies from the options.
    pub(in crate::transport) fn snapshot(&self) -> Self {
        let all = self.all.try_lock().map_or_else(|_| self.given.clone(), |store| store.clone());
        Self { given: self.given.clone(), all: Mutex::new(all) }
    }

    /// Adds the cookies for a URL to a request, unless it has a `Cookie` header.
    pub(in crate::transport) fn add_to(&self, headers: &mut HeaderMap, url: &Url) {
        if headers.contains_key(COOKIE) {
            return;
        }
        let pairs: Vec<_> =
            self.jar().get_request_values(url).map(|(name, value)| format!("{name}={value}")).collect();
        if !pairs.is_empty()
            && let Ok(value) = HeaderValue::try_from(pairs.join("; "))
        {
            headers.insert(COOKIE, value);
        }
    }

    /// Stores the cookies that a response sets. Invalid and oversized cookies are ignored, as in browsers. If there are
    /// too many, all cookies set by servers are dropped.
    pub(in crate::transport) fn store_from(&self, headers: &HeaderMap, url: &Url) {
        for cookie in headers.get_all(SET_COOKIE) {
            let Ok(text) = std::str::from_utf8(cookie.as_bytes()) else { continue };
            if text.len() <= MAX_BYTES {
                let mut store = self.jar();
                let _ = store.parse(text, url);
                if store.iter_any().count() > MAX_COOKIES {
                    *store = self.given.clone();
                }
            }
        }
    }

    fn jar(&self) -> MutexGuard<'_, CookieStore> {
        // No operation panics halfway through a change.
        lock(&self.all)
    }
}
