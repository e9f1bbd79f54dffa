//! The variables that name proxies, with the precedence that Python's `urllib` and httpx give them.

use std::ffi::OsString;

/// The suffix of their names.
const SUFFIX: &str = "_proxy";

/// All variables whose names end in `_proxy`, in any capitals. A value is `None` where it is not UTF-8.
pub(super) struct Variables {
    variables: Vec<(String, Option<String>)>,
    is_cgi: bool,
}

impl Variables {
    pub(super) fn of_process() -> Self {
        Self::new(std::env::vars_os())
    }

    pub(super) fn new(environment: impl IntoIterator<Item = (OsString, OsString)>) -> Self {
        let mut is_cgi = false;
        let mut variables = Vec::new();
        for (name, value) in environment {
            let Some(name) = name.to_str() else { continue };
            is_cgi |= name == "REQUEST_METHOD";
            if name.len() >= SUFFIX.len() && name.to_ascii_lowercase().ends_with(SUFFIX) {
                variables.push((name.to_owned(), value.into_string().ok()));
            }
        }
        // Small letters sort after capitals.
        variables.sort();
        Self { variables, is_cgi }
    }

    /// Whether none has a value.
    #[cfg(any(test, target_os = "macos", windows))]
    pub(super) fn is_empty(&self) -> bool {
        self.variables.iter().all(|(_, value)| value.as_deref() == Some(""))
    }

    /// The variable for this scheme, or for `all` or `no`: its name and its value. In small letters it wins, and
    /// turns the others off if it is empty.
    pub(super) fn get(&self, scheme: &str) -> Option<(String, Option<String>)> {
        let name = format!("{scheme}{SUFFIX}");
        let mut named = self.variables.iter().rev().filter(|(other, _)| other.eq_ignore_ascii_case(&name));
        let found = named.next()?;
        let is_set = |value: &Option<String>| value.as_ref().is_none_or(|value| !value.trim().is_empty());
        if found.0 == name {
            return is_set(&found.1).then(|| found.clone());
        }
        // A web server hands the header `Proxy` of whoever asks to a CGI program as `HTTP_PROXY`.
        if self.is_cgi && scheme == "http" {
            return None;
        }
        std::iter::once(found).chain(named).find(|(_, value)| is_set(value)).cloned()
    }
}
