//! The cookies of a client: those that it was given, and those that servers set.
//!
//! Kept here and not by the HTTP library, which parses the URL once more for every request to do so.

use std::sync::{Mutex, MutexGuard, PoisonError};

use cookie_store::CookieStore;
use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};
use url::Url;

/// How many bytes a cookie may have, and how many cookies are kept: what browsers take of one site.
const LONGEST: usize = 4096;
const MOST: usize = 180;

/// Cookies, shared by all exchanges of a client.
pub(super) struct Cookies {
    given: CookieStore,
    all: Mutex<CookieStore>,
}

impl Cookies {
    /// Begins with these, which go to every path of the server at this URL.
    pub(super) fn new(given: &[(String, String)], base: &Url) -> Self {
        let mut store = CookieStore::default();
        for (name, value) in given {
            let _ = store.parse(&format!("{name}={value}; Path=/"), base);
        }
        Self { given: store.clone(), all: Mutex::new(store) }
    }

    /// A copy that waits for nobody: where somebody is busy with them, of those that were given.
    pub(super) fn copied(&self) -> Self {
        let all = self.all.try_lock().map_or_else(|_| self.given.clone(), |store| store.clone());
        Self { given: self.given.clone(), all: Mutex::new(all) }
    }

    /// Adds those for this URL, unless the request brings its own.
    pub(super) fn add_to(&self, headers: &mut HeaderMap, url: &Url) {
        if headers.contains_key(COOKIE) {
            return;
        }
        let pairs: Vec<_> =
            self.store().get_request_values(url).map(|(name, value)| format!("{name}={value}")).collect();
        if !pairs.is_empty()
            && let Ok(value) = HeaderValue::try_from(pairs.join("; "))
        {
            headers.insert(COOKIE, value);
        }
    }

    /// Keeps what an answer from this URL sets. Cookies that break the rules are passed over, as browsers do, and so
    /// are those that are too long. When there are too many, all that servers have set are forgotten.
    pub(super) fn keep(&self, headers: &HeaderMap, url: &Url) {
        for cookie in headers.get_all(SET_COOKIE) {
            let Ok(text) = std::str::from_utf8(cookie.as_bytes()) else { continue };
            if text.len() <= LONGEST {
                let mut store = self.store();
                let _ = store.parse(text, url);
                if store.iter_any().count() > MOST {
                    *store = self.given.clone();
                }
            }
        }
    }

    fn store(&self) -> MutexGuard<'_, CookieStore> {
        // Nothing in here panics half way through a change.
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
