//! `httpx_settings`: the settings of an httpx client, as far as they are supported.

use std::path::PathBuf;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::{HeaderName, HeaderValue};
use percent_encoding::NON_ALPHANUMERIC;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyList, PyMapping, PyString, PyTuple};

use crate::convert::accept;
use crate::errors::problems::{InputError, InputErrors, InputResult};
use prefect_client::settings::Secret;
use prefect_client::transport::{
    Auth, ClientCertificate, Limits, Options, Origin, Timeouts, Verify, check_proxy_url,
};

/// The supported settings, for error messages.
const SUPPORTED: &str = "timeout, limits, headers, cookies, params, auth, verify, cert, proxy, http2, \
                     follow_redirects, max_redirects, base_url, trust_env, transport, mounts, app, event_hooks";

/// What [`apply`] does not put into the options.
#[derive(Default)]
pub(crate) struct Rest {
    /// The `base_url`, if there is one.
    pub(crate) base_url: Option<String>,
    /// Whether there is a `transport`, `mounts` or an `app`: httpx sends the requests.
    pub(crate) uses_httpx: bool,
    /// Whether there is an `app`.
    pub(crate) has_app: bool,
    is_async: bool,
}

/// Checks and keeps a function of `event_hooks`.
type Hooking<'a, 'py> = &'a mut dyn FnMut(&'static str, &Bound<'py, PyAny>) -> InputResult<()>;

/// Applies `httpx_settings` to the options, and passes each function of `event_hooks` to `hook`.
pub(crate) fn apply<'py>(
    settings: &Bound<'py, PyAny>,
    options: &mut Options,
    is_async: bool,
    hook: Hooking<'_, 'py>,
) -> InputResult<Rest> {
    let mut rest = Rest { is_async, ..Rest::default() };
    let Ok(settings) = settings.cast::<PyMapping>() else {
        return Err(InputError::expected(
            "a dict of settings with the names and types of httpx.Client",
            settings,
        ));
    };
    let mut errors = InputErrors::new();
    for entry in settings.items()?.iter() {
        let (name, value) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        let name = name.str()?.to_string_lossy().into_owned();
        errors.collect(one(&name, &value, options, &mut rest, hook).map_err(|error| error.at(&name)));
    }
    errors.finish()?;
    Ok(rest)
}

fn one<'py>(
    name: &str,
    value: &Bound<'py, PyAny>,
    options: &mut Options,
    rest: &mut Rest,
    hook: Hooking<'_, 'py>,
) -> InputResult<()> {
    match name {
        "timeout" => options.timeouts = timeouts(value)?,
        "limits" => options.limits = limits(value, options.limits)?,
        "headers" => {
            for (name, value) in headers(value)? {
                options.headers.append(name, value);
            }
        }
        "cookies" => {
            for (name, value) in cookies(value)? {
                if [&name, &value]
                    .iter()
                    .any(|text| text.contains(|c: char| c == ';' || c.is_ascii_control()))
                {
                    let message = "expected a cookie without semicolons and control characters";
                    return Err(InputError::without_input("value_error", message).at(&name));
                }
                options.cookies.push((name, value));
            }
        }
        "params" => options.params.extend(params(value)?),
        "auth" => options.auth = auth(value)?,
        "verify" => options.verify = verify(value)?,
        "cert" => options.cert = cert(value)?,
        "proxy" => options.proxy = proxy(value)?,
        "http2" => options.http2 = flag(value)?,
        "http1" if flag(value)? => {}
        "http1" => {
            return Err(InputError::new("value_error", "expected True: HTTP/1.1 cannot be disabled", value));
        }
        "follow_redirects" => options.follow_redirects = flag(value)?,
        "max_redirects" => {
            options.max_redirects = usize::try_from(accept::integer(value)?)
                .map_err(|_| InputError::expected("an integer of at least 0", value))?;
        }
        "base_url" => {
            let url = value.str()?.to_string_lossy().into_owned();
            prefect_client::settings::check_url(&url)
                .map_err(|problem| InputError::without_input("url_parsing", problem))?;
            rest.base_url = Some(url);
        }
        "trust_env" => options.trust_env = flag(value)?,
        "transport" | "mounts" | "app" => {
            let module = value.py().import("prefect_rs._transports")?;
            let problem: Option<String> =
                module.call_method1("problem", (name, value, rest.is_async))?.extract()?;
            if let Some(problem) = problem {
                return Err(InputError::expected(problem, value));
            }
            rest.has_app |= name == "app" && !value.is_none();
            rest.uses_httpx |=
                name != "mounts" && !value.is_none() || name == "mounts" && value.is_truthy()?;
        }
        "event_hooks" => event_hooks(value, hook)?,
        "default_encoding" => {
            let message = format!("not supported: requests are not sent by httpx. Supported are {SUPPORTED}");
            return Err(InputError::without_input("not_supported", message));
        }
        _ => {
            let message = format!("unknown setting; expected {SUPPORTED}");
            return Err(InputError::without_input("extra_forbidden", message));
        }
    }
    Ok(())
}

/// Functions that see the requests: lists of them by `request` and `response`.
fn event_hooks<'py>(value: &Bound<'py, PyAny>, hook: Hooking<'_, 'py>) -> InputResult<()> {
    let Ok(mapping) = value.cast::<PyMapping>() else {
        return Err(InputError::expected("a dict with lists of functions for request and response", value));
    };
    known_keys(mapping, &["request", "response"])?;
    for kind in ["request", "response"] {
        if !mapping.contains(kind)? {
            continue;
        }
        let functions = mapping.get_item(kind)?;
        if !functions.is_instance_of::<PyList>() && !functions.is_instance_of::<PyTuple>() {
            return Err(InputError::of_type("list_type", "a list of functions", &functions).at(kind));
        }
        for (index, function) in functions.try_iter()?.enumerate() {
            hook(kind, &function?).map_err(|error| error.at_index(index).at(kind))?;
        }
    }
    Ok(())
}

/// Headers. Values may be secret, so errors do not show them.
pub(crate) fn headers(value: &Bound<'_, PyAny>) -> InputResult<Vec<(HeaderName, HeaderValue)>> {
    let mut headers = Vec::new();
    for (name, text) in pairs(value)? {
        let (Ok(header), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(&text)) else {
            let message = "expected a header that is valid in HTTP: a name of letters, digits and hyphens, and a value of \
                           visible ASCII characters";
            return Err(InputError::without_input("value_error", message).at(&name));
        };
        headers.push((header, value));
    }
    Ok(headers)
}

pub(crate) fn flag(value: &Bound<'_, PyAny>) -> InputResult<bool> {
    value
        .cast::<PyBool>()
        .map(|flag| flag.is_true())
        .map_err(|_| InputError::expected("True or False", value))
}

/// A number of seconds, or `None` for no limit.
fn seconds(value: &Bound<'_, PyAny>) -> InputResult<Option<Duration>> {
    if value.is_none() {
        return Ok(None);
    }
    let wrong = || InputError::expected("a number of seconds of at least 0, or None for no limit", value);
    if value.is_instance_of::<PyString>() || value.is_instance_of::<PyBool>() {
        return Err(wrong());
    }
    let seconds: f64 = value.extract().map_err(|_| wrong())?;
    Duration::try_from_secs_f64(seconds).map(Some).map_err(|_| wrong())
}

/// A number, a tuple of connect, read, write and pool, a dict of them, or an `httpx.Timeout`.
pub(crate) fn timeouts(value: &Bound<'_, PyAny>) -> InputResult<Timeouts> {
    if let Ok(tuple) = value.cast::<PyTuple>() {
        let parts: Vec<_> = tuple.iter().collect();
        let [connect, read, write, pool] = parts.as_slice() else {
            return Err(InputError::expected("four numbers: connect, read, write, pool", value));
        };
        return Ok(Timeouts {
            connect: seconds(connect)?,
            read: seconds(read)?,
            write: seconds(write)?,
            pool: seconds(pool)?,
        });
    }
    if let Ok(mapping) = value.cast::<PyMapping>() {
        known_keys(mapping, &["timeout", "connect", "read", "write", "pool"])?;
        let part = |name: &str| match mapping.contains(name)? {
            true => seconds(&mapping.get_item(name)?).map(Some).map_err(|error| error.at(name)),
            false => Ok(None),
        };
        let rest = part("timeout")?;
        let of = |name: &str| {
            part(name)?.or(rest).ok_or_else(|| {
                let message =
                    "missing: expected connect, read, write and pool, or timeout as the default of the others";
                InputError::without_input("missing", message).at(name)
            })
        };
        return Ok(Timeouts {
            connect: of("connect")?,
            read: of("read")?,
            write: of("write")?,
            pool: of("pool")?,
        });
    }
    let py = value.py();
    if value.hasattr(intern!(py, "connect"))? && value.hasattr(intern!(py, "pool"))? {
        let part = |name: &str| seconds(&value.getattr(name)?).map_err(|error| error.at(name));
        return Ok(Timeouts {
            connect: part("connect")?,
            read: part("read")?,
            write: part("write")?,
            pool: part("pool")?,
        });
    }
    Ok(Timeouts::all(seconds(value)?))
}

/// A dict, or an `httpx.Limits`. Limits that a dict does not contain are unchanged.
fn limits(value: &Bound<'_, PyAny>, mut limits: Limits) -> InputResult<Limits> {
    const NAMES: [&str; 3] = ["max_connections", "max_keepalive_connections", "keepalive_expiry"];
    let mapping = value.cast::<PyMapping>().ok();
    if let Some(mapping) = mapping {
        known_keys(mapping, &NAMES)?;
    } else if !value.hasattr("max_connections")? {
        return Err(InputError::expected(
            format_args!("a dict with {}, or an httpx.Limits", NAMES.join(", ")),
            value,
        ));
    }
    for name in NAMES {
        let part = match mapping {
            Some(mapping) if mapping.contains(name)? => mapping.get_item(name)?,
            Some(_) => continue,
            None => value.getattr(name)?,
        };
        let count = || -> InputResult<Option<usize>> {
            if part.is_none() {
                return Ok(None);
            }
            let least = i64::from(name == "max_connections");
            match accept::integer(&part)? {
                number if number >= least => Ok(usize::try_from(number).ok()),
                _ => {
                    Err(InputError::expected(format_args!("an integer of at least {least}, or None"), &part))
                }
            }
        };
        match name {
            "max_connections" => limits.max_connections = count().map_err(|error| error.at(name))?,
            "max_keepalive_connections" => {
                limits.max_keepalive_connections = count().map_err(|error| error.at(name))?;
            }
            _ => limits.keepalive_expiry = seconds(&part).map_err(|error| error.at(name))?,
        }
    }
    Ok(limits)
}

fn known_keys(mapping: &Bound<'_, PyMapping>, known: &[&str]) -> InputResult<()> {
    for key in mapping.keys()?.iter() {
        let name = key.str()?.to_string_lossy().into_owned();
        if !known.contains(&name.as_str()) {
            let message = format!("unknown setting; expected {}", known.join(", "));
            return Err(InputError::without_input("extra_forbidden", message).at(&name));
        }
    }
    Ok(())
}

/// Names and values: a mapping, such as `httpx.Headers`, or a list of pairs.
fn pairs(value: &Bound<'_, PyAny>) -> InputResult<Vec<(String, String)>> {
    let items = items(value)?;
    let mut pairs = Vec::new();
    for (name, value) in items {
        let (name, value) = (string(&name)?, string(&value)?);
        pairs.push((name, value));
    }
    Ok(pairs)
}

/// Cookies: pairs, or an `http.cookiejar.CookieJar`.
fn cookies(value: &Bound<'_, PyAny>) -> InputResult<Vec<(String, String)>> {
    if !value.hasattr("set_cookie")? {
        return pairs(value);
    }
    let mut cookies = Vec::new();
    for cookie in value.try_iter()? {
        let cookie = cookie?;
        cookies.push((string(&cookie.getattr("name")?)?, string(&cookie.getattr("value")?)?));
    }
    Ok(cookies)
}

fn items<'py>(value: &Bound<'py, PyAny>) -> InputResult<Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)>> {
    let py = value.py();
    let wrong = || InputError::without_input("type_error", "expected a dict, or a list of pairs");
    let list = if value.hasattr("multi_items")? {
        value.call_method0("multi_items")?
    } else if value.hasattr(intern!(py, "items"))? {
        value.call_method0(intern!(py, "items"))?
    } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        value.clone()
    } else {
        return Err(wrong());
    };
    let mut items = Vec::new();
    for item in list.try_iter()? {
        items.push(item?.extract().map_err(|_| wrong())?);
    }
    Ok(items)
}

/// Text, or its UTF-8 bytes.
fn string(value: &Bound<'_, PyAny>) -> InputResult<String> {
    let wrong = || InputError::without_input("string_type", "expected text for every name and value");
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return String::from_utf8(bytes.as_bytes().to_vec()).map_err(|_| wrong());
    }
    value.cast::<PyString>().map(|text| text.to_string_lossy().into_owned()).map_err(|_| wrong())
}

/// Query parameters, as in httpx: values are converted to text, and a list gives one parameter for each item.
pub(crate) fn params(value: &Bound<'_, PyAny>) -> InputResult<Vec<(String, String)>> {
    let mut params = Vec::new();
    for (name, value) in items(value)? {
        let name = string(&name)?;
        let values = match value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            true => value.try_iter()?.collect::<PyResult<Vec<_>>>()?,
            false => vec![value],
        };
        for value in values {
            params.push((name.clone(), param(&value)?));
        }
    }
    Ok(params)
}

/// A query parameter's value as text.
fn param(value: &Bound<'_, PyAny>) -> InputResult<String> {
    Ok(match value.cast::<PyBool>() {
        Ok(flag) => flag.is_true().to_string(),
        Err(_) if value.is_none() => String::new(),
        Err(_) => value.str()?.to_string_lossy().into_owned(),
    })
}

/// User and password of an `httpx.BasicAuth`, from the header that it adds to requests: it does not store them.
fn httpx_basic(value: &Bound<'_, PyAny>) -> InputResult<Option<Secret>> {
    let py = value.py();
    // An instance implies that httpx is imported. Subclasses may behave differently.
    let modules = py.import("sys")?.getattr("modules")?;
    let Ok(httpx) = modules.get_item("httpx") else { return Ok(None) };
    if !httpx.getattr("BasicAuth").is_ok_and(|class| value.get_type().is(&class)) {
        return Ok(None);
    }
    let keywords = PyDict::new(py);
    keywords.set_item("headers", PyDict::new(py))?;
    let request = py.import("types")?.call_method("SimpleNamespace", (), Some(&keywords))?;
    value.call_method1("auth_flow", (&request,))?.call_method0("__next__")?;
    let header: String = request.getattr("headers")?.get_item("Authorization")?.extract()?;
    let pair = header.strip_prefix("Basic ").and_then(|pair| BASE64.decode(pair).ok());
    match pair.map(String::from_utf8) {
        Some(Ok(pair)) => Ok(Some(Secret::new(pair))),
        _ => Err(InputError::without_input(
            "value_error",
            "expected a user and a password that are valid UTF-8",
        )),
    }
}

/// A user and a password. Errors never show them.
pub(crate) fn auth(value: &Bound<'_, PyAny>) -> InputResult<Option<Auth>> {
    if value.is_none() {
        return Ok(None);
    }
    if let Some(pair) = httpx_basic(value)? {
        return Ok(Some(Auth::Basic(pair)));
    }
    let wrong = || {
        let kind = value.get_type().name().map(|name| name.to_string()).unwrap_or_default();
        let advice = match kind.as_str() {
            "NetRCAuth" => ". Use the pair from netrc.netrc().authenticators(host)",
            _ => "",
        };
        let message = format!(
            "expected a pair of user and password, or an httpx.BasicAuth: {kind} is not supported, because requests are \
             not sent by httpx{advice}"
        );
        InputError::without_input("not_supported", message)
    };
    let pair: (Bound<'_, PyAny>, Bound<'_, PyAny>) = value.extract().map_err(|_| wrong())?;
    let (user, password) = (string(&pair.0).map_err(|_| wrong())?, string(&pair.1).map_err(|_| wrong())?);
    Ok(Some(Auth::Basic(Secret::new(format!("{user}:{password}")))))
}

/// TLS verification: a flag, a PEM file, or an `ssl.SSLContext`.
fn verify(value: &Bound<'_, PyAny>) -> InputResult<Verify> {
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(if flag.is_true() { Verify::System } else { Verify::Nothing });
    }
    if let Ok(path) = value.extract::<PathBuf>() {
        return Ok(Verify::File(path, Origin::Argument("httpx_settings[\"verify\"]")));
    }
    if !value.hasattr("get_ca_certs")? {
        return Err(InputError::expected("True, False, the path of a PEM file, or an ssl.SSLContext", value));
    }
    // CERT_NONE is 0.
    if value.getattr("verify_mode")?.eq(0)? {
        return Ok(Verify::Nothing);
    }
    if !value.getattr("check_hostname")?.extract::<bool>()? {
        let message = "an SSLContext that verifies certificates but not host names is not supported: expected \
                       check_hostname to be True";
        return Err(InputError::without_input("not_supported", message));
    }
    let keywords = PyDict::new(value.py());
    keywords.set_item("binary_form", true)?;
    let certificates: Vec<Vec<u8>> = value.call_method("get_ca_certs", (), Some(&keywords))?.extract()?;
    if certificates.is_empty() {
        let message = "cannot read certificates from this SSLContext (those in a directory are only loaded on demand): \
                       expected one with a CA file";
        return Err(InputError::without_input("not_supported", message));
    }
    Ok(Verify::Certificates(certificates))
}

/// The client certificate: a PEM file that includes the key, or a pair of files.
fn cert(value: &Bound<'_, PyAny>) -> InputResult<Option<ClientCertificate>> {
    if value.is_none() {
        return Ok(None);
    }
    if let Ok(certificate) = value.extract::<PathBuf>() {
        return Ok(Some(ClientCertificate { certificate, key: None }));
    }
    match value.extract::<(PathBuf, PathBuf)>() {
        Ok((certificate, key)) => Ok(Some(ClientCertificate { certificate, key: Some(key) })),
        Err(_) => Err(InputError::expected(
            "the path of a PEM file, or a pair of paths (certificate and key): an encrypted key is not supported",
            &value.py().None().into_bound(value.py()),
        )),
    }
}

/// The URL of a proxy, or an `httpx.Proxy`. It may contain a password, so errors never show it.
fn proxy(value: &Bound<'_, PyAny>) -> InputResult<Option<Secret>> {
    if value.is_none() {
        return Ok(None);
    }
    let text = match value.cast::<PyString>() {
        Ok(text) => text.to_string_lossy().into_owned(),
        Err(_) => value
            .getattr_opt("url")?
            .map_or_else(|| value.str(), |url| url.str())?
            .to_string_lossy()
            .into_owned(),
    };
    if let Some(headers) = value.getattr_opt("headers")?.filter(|_| !value.is_instance_of::<PyString>())
        && headers.len()? > 0
    {
        let message = "headers for the proxy are not supported: expected an httpx.Proxy without headers";
        return Err(InputError::without_input("not_supported", message).at("headers"));
    }
    // `httpx.Proxy` removes the credentials from its URL.
    let credentials: Option<(Vec<u8>, Vec<u8>)> = match value.getattr_opt("raw_auth")? {
        Some(pair) if !pair.is_none() => Some(pair.extract()?),
        _ => None,
    };
    // As in httpx, only proxies from the environment may lack a scheme.
    let Some((scheme, rest)) = text.split_once("://") else {
        return Err(InputError::without_input(
            "url_parsing",
            "expected a URL such as http://proxy.example:8080",
        ));
    };
    let url = match credentials {
        Some((user, password)) => {
            let encoded =
                |bytes: &[u8]| percent_encoding::percent_encode(bytes, NON_ALPHANUMERIC).to_string();
            format!("{scheme}://{}:{}@{rest}", encoded(&user), encoded(&password))
        }
        None => text,
    };
    check_proxy_url(&url).map_err(|problem| InputError::without_input("url_parsing", problem))?;
    Ok(Some(Secret::new(url)))
}
