//! The environment variables with proxies, with the precedence of Python's `urllib` and httpx.

use std::ffi::OsString;

/// The suffix of the names.
const SUFFIX: &str = "_proxy";

/// All variables whose names end in `_proxy`, case-insensitively. A value that is not UTF-8 is `None`.
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
        // Lower case sorts after upper case.
        variables.sort();
        Self { variables, is_cgi }
    }

    /// Whether no variable has a value.
    #[cfg(any(test, target_os = "macos", windows))]
    pub(super) fn is_empty(&self) -> bool {
        self.variables.iter().all(|(_, value)| value.as_deref() == Some(""))
    }

    /// The variable for this scheme, or for `all` or `no`: its name and value. The lower-case name takes precedence, and
    /// disables the others if it is empty.
    pub(super) fn get(&self, scheme: &str) -> Option<(String, Option<String>)> {
        let name = format!("{scheme}{SUFFIX}");
        let mut named = self.variables.iter().rev().filter(|(other, _)| other.eq_ignore_ascii_case(&name));
        let found = named.next()?;
        let is_set = |value: &Option<String>| value.as_ref().is_none_or(|value| !value.trim().is_empty());
        if found.0 == name {
            return is_set(&found.1).then(|| found.clone());
        }
        // In CGI programs, `HTTP_PROXY` is the `Proxy` header of the incoming request.
        if self.is_cgi && scheme == "http" {
            return None;
        }
        std::iter::once(found).chain(named).find(|(_, value)| is_set(value)).cloned()
    }
}
