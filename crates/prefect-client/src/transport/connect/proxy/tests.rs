//! What variables and texts become; that requests really go there is tested from Python.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::ffi::OsString;

use http::Uri;

use super::environment::Variables;
use super::exempt::Exempt;
use super::{Protocol, Proxies, address};
use crate::error::ErrorKind;

fn credentials(user_info: &str) -> Option<(String, String)> {
    let proxy = address::parse(&format!("http://{user_info}@proxy.test:3128")).unwrap();
    assert_eq!(proxy.uri, "http://proxy.test:3128/", "{user_info}");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    proxy.credentials.map(|(user, password)| (text(user), text(password)))
}

#[test]
fn a_password_may_have_any_character() {
    let passwords = [
        "pa@ss",
        "@",
        "@@@",
        "p^s",
        "p s",
        r"p\s",
        "p#s",
        "p?s",
        "p/s",
        "//",
        "p%s",
        "p%zz",
        "%",
        "p%2",
        "p:s",
        "::",
        "é",
        "密碼",
        "p+s",
        "p&s=",
        "[::1]",
        "http://x",
        "a\nb",
        "a://b@c:1/d?e#f",
        "\"'`<>{}|~!$(),;*",
    ];
    for password in passwords {
        assert_eq!(credentials(&format!("user:{password}")), Some(("user".into(), password.into())));
    }
    for (written, meant) in [("p%40s", "p@s"), ("%3A%2f%23", ":/#"), ("%C3%A9", "é"), ("%25zz", "%zz")] {
        assert_eq!(credentials(&format!("user:{written}")), Some(("user".into(), meant.into())));
    }
}

#[test]
fn user_and_password_may_be_empty() {
    assert_eq!(credentials("user:"), Some(("user".into(), String::new())));
    assert_eq!(credentials("user"), Some(("user".into(), String::new())));
    assert_eq!(credentials(":secret"), Some((String::new(), "secret".into())));
    assert_eq!(credentials(r"domain\user:x"), Some((r"domain\user".into(), "x".into())));
    assert_eq!(credentials(""), None);
    assert_eq!(credentials(":"), None);
}

#[test]
fn invalid_utf_8_is_preserved() {
    let proxy = address::parse("http://user:%E9@h").unwrap();
    assert_eq!(proxy.credentials, Some((b"user".to_vec(), vec![0xe9])));
    assert_eq!(proxy.authorization().unwrap(), "Basic dXNlcjrp");
    assert!(proxy.authorization().unwrap().is_sensitive());
}

#[test]
fn all_forms_of_addresses() {
    let socks = |local_dns| Protocol::Socks5 { local_dns };
    for (text, protocol, uri) in [
        ("http://h", Protocol::Http, "http://h:80/"),
        ("h", Protocol::Http, "http://h:80/"),
        ("h:3128", Protocol::Http, "http://h:3128/"),
        ("127.0.0.1:3128", Protocol::Http, "http://127.0.0.1:3128/"),
        ("//h:3128", Protocol::Http, "http://h:3128/"),
        ("user:a://b@h:3128", Protocol::Http, "http://h:3128/"),
        (" http://h:3128\n", Protocol::Http, "http://h:3128/"),
        ("HTTP://H:3128/", Protocol::Http, "http://h:3128/"),
        ("http://h:/", Protocol::Http, "http://h:80/"),
        ("http://h:3128/path?query#fragment", Protocol::Http, "http://h:3128/"),
        ("https://h", Protocol::Https, "https://h:443/"),
        ("https://h:80", Protocol::Https, "https://h:80/"),
        ("http://[::1]:3128", Protocol::Http, "http://[::1]:3128/"),
        ("http://[FD00::1]", Protocol::Http, "http://[fd00::1]:80/"),
        ("[::1]:3128", Protocol::Http, "http://[::1]:3128/"),
        ("http://bücher.test", Protocol::Http, "http://xn--bcher-kva.test:80/"),
        ("socks5://h", socks(true), "http://h:1080/"),
        ("socks5h://h:1", socks(false), "http://h:1/"),
        ("socks://h:1/", socks(false), "http://h:1/"),
    ] {
        let proxy = address::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"));
        assert_eq!((proxy.protocol, proxy.uri.to_string().as_str()), (protocol, uri), "{text}");
    }
}

#[test]
fn errors_of_invalid_proxies_contain_no_password() {
    for (text, said) in [
        ("http://", "no host"),
        ("http://user:hunter2@", "no host"),
        ("http://:3128", "no host"),
        ("http:///h", "no host"),
        ("http://user:hunter2@h:port", "1 to 65535"),
        ("http://user:hunter2", "1 to 65535"),
        ("http://h:0", "1 to 65535"),
        ("http://h:65536", "1 to 65535"),
        ("http://h:-1", "1 to 65535"),
        ("http://h:+1", "1 to 65535"),
        ("http://user:hunter2@::1:3128", "brackets"),
        ("http://[::1", "brackets"),
        ("http://[::1]3128", "host is invalid"),
        ("http://[hunter2]", "host is invalid"),
        ("http://a b", "host is invalid"),
        ("http://[fe80::1%25eth0]:1", "zone ids"),
        ("ftp://user:hunter2@h", "\"ftp\""),
        ("socks4://user:hunter2@h", "\"socks4\""),
        ("socks4a://h", "\"socks4a\""),
        ("quic://h", "\"quic\""),
    ] {
        let problem = address::parse(text).map(|proxy| proxy.uri).expect_err(text);
        assert!(problem.contains(said), "{text}: {problem}");
        assert!(!problem.contains("hunter2"), "{text}: {problem}");
    }
    let long = "x".repeat(256);
    assert!(address::check(&format!("socks5://{long}:p@h")).unwrap_err().contains("255"));
    assert!(address::check(&format!("http://{long}:p@h")).is_ok());
}

fn exempts(list: &str, url: &str) -> bool {
    Exempt::parse(list).contains(&url.parse::<Uri>().unwrap())
}

#[test]
fn exempt_hosts() {
    for (list, url, expected) in [
        ("", "http://h", false),
        (" , ,", "http://h", false),
        (".", "http://h", false),
        ("*", "http://h", true),
        ("*", "http://[::1]:1", true),
        ("x, *,y", "http://127.0.0.1", true),
        ("*:4200", "http://h:4200", true),
        ("*:4200", "http://h:4201", false),
        // Names.
        ("d.test", "http://d.test", true),
        ("d.test", "http://a.b.d.test:4200", true),
        ("d.test", "http://xd.test", false),
        ("d.test", "http://test", false),
        ("d.TEST", "http://A.D.test", true),
        (".d.test", "http://a.d.test", true),
        (".d.test", "http://d.test", true),
        (".d.test", "http://xd.test", false),
        ("*.d.test", "http://a.d.test", true),
        ("*.d.test", "http://a.b.d.test", true),
        ("*.d.test", "http://d.test", false),
        ("*.d.test", "http://xd.test", false),
        ("*d.test", "http://xd.test", false),
        ("d.test.", "http://d.test", true),
        ("d.test", "http://a.d.test.", true),
        ("localhost", "http://api.localhost", true),
        ("x d.test", "http://d.test", true),
        (",,d.test,", "http://d.test", true),
        ("bücher.test", "http://xn--bcher-kva.test", true),
        ("xn--bcher-kva.test", "http://xn--bcher-kva.test", true),
        ("0.1", "http://127.0.0.1", false),
        // Ports.
        ("d.test:4200", "http://d.test:4200", true),
        ("d.test:4200", "http://a.d.test:4200", true),
        ("d.test:4200", "http://d.test:4201", false),
        ("d.test:80", "http://d.test", true),
        ("d.test:443", "https://d.test", true),
        ("d.test:443", "http://d.test", false),
        ("d.test:x", "http://d.test", false),
        ("*.d.test:1", "http://a.d.test:1", true),
        ("127.0.0.1:4200", "http://127.0.0.1:4200", true),
        ("127.0.0.1:4200", "http://127.0.0.1:4201", false),
        ("[::1]:4200", "http://[::1]:4200", true),
        ("[::1]:4200", "http://[::1]:4201", false),
        // Addresses.
        ("127.0.0.1", "http://127.0.0.1:4200", true),
        ("127.0.0.1", "http://127.0.0.10", false),
        ("::1", "http://[::1]:4200", true),
        ("[::1]", "http://[::1]:4200", true),
        ("0:0::1", "http://[::1]", true),
        ("::ffff:127.0.0.1", "http://127.0.0.1", true),
        ("127.0.0.1", "http://[::ffff:127.0.0.1]", true),
        // Networks.
        ("10.0.0.0/8", "http://10.1.2.3", true),
        ("10.9.9.9/8", "http://10.1.2.3", true),
        ("10.0.0.0/8", "http://11.1.2.3", false),
        ("10.0.0.0/8", "http://[::ffff:10.1.2.3]", true),
        ("10.1.2.0/31", "http://10.1.2.1", true),
        ("10.1.2.0/31", "http://10.1.2.2", false),
        ("10.1.2.3/32", "http://10.1.2.3", true),
        ("0.0.0.0/0", "http://10.1.2.3", true),
        ("0.0.0.0/0", "http://[fd00::1]", false),
        ("10.0.0.0/33", "http://10.0.0.0", false),
        ("10.0.0.0/x", "http://10.0.0.0", false),
        ("10.0.0.0/8", "http://10.test", false),
        ("fd00::/8", "http://[fd12::5]", true),
        ("[fd00::]/8", "http://[fd12::5]", true),
        ("fd00::/8", "http://[fe00::5]", false),
        ("::/0", "http://[fd00::1]", true),
        ("::/0", "http://10.1.2.3", true),
        ("fd00::/129", "http://[fd00::]", false),
        ("::ffff:10.0.0.0/104", "http://10.1.2.3", true),
        ("::ffff:10.0.0.0/104", "http://11.1.2.3", false),
        // Schemes, as httpx has them.
        ("http://d.test", "http://d.test", true),
        ("http://d.test", "https://d.test", false),
        ("all://d.test:1/", "https://d.test:1", true),
    ] {
        assert_eq!(exempts(list, url), expected, "{list:?} {url}");
    }
}

fn variables(variables: &[(&str, &str)]) -> Variables {
    Variables::new(variables.iter().map(|(name, value)| (OsString::from(name), OsString::from(value))))
}

/// Where a request goes: the proxy's URL, or `direct`, or the error.
fn route(given: &[(&str, &str)], url: &str) -> String {
    match Proxies::from_variables(&variables(given)).towards(&url.parse().unwrap()) {
        Ok(None) => "direct".to_owned(),
        Ok(Some(proxy)) => format!("{proxy} (from {})", proxy.origin.as_deref().unwrap()),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Settings);
            error.to_string()
        }
    }
}

#[test]
fn lower_case_names_take_precedence_and_disable_others() {
    let on = "http://h:1 (from HTTP_PROXY)";
    assert_eq!(route(&[("HTTP_PROXY", "h:1")], "http://x"), on);
    assert_eq!(
        route(&[("HTTP_PROXY", "h:1"), ("http_proxy", "l:2")], "http://x"),
        "http://l:2 (from http_proxy)"
    );
    assert_eq!(route(&[("Http_Proxy", "h:1")], "http://x"), "http://h:1 (from Http_Proxy)");
    assert_eq!(route(&[("HTTP_PROXY", "h:1"), ("http_proxy", "")], "http://x"), "direct");
    assert_eq!(route(&[("HTTP_PROXY", "h:1"), ("http_proxy", " ")], "http://x"), "direct");
    assert_eq!(route(&[("HTTP_PROXY", "")], "http://x"), "direct");
    // As in httpx, curl and requests, this leaves ALL_PROXY in force.
    let both = [("HTTP_PROXY", "h:1"), ("http_proxy", ""), ("ALL_PROXY", "a:1")];
    assert_eq!(route(&both, "http://x"), "http://a:1 (from ALL_PROXY)");
    assert_eq!(route(&[("ALL_PROXY", "h:1"), ("all_proxy", "")], "http://x"), "direct");
    assert_eq!(route(&[("HTTP_PROXY", "h:1"), ("NO_PROXY", "x"), ("no_proxy", "")], "http://x"), on);
    assert_eq!(route(&[("HTTP_PROXY", "h:1"), ("NO_PROXY", "x"), ("no_proxy", "y")], "http://x"), on);
    assert_eq!(route(&[("HTTP_PROXY", "h:1"), ("NO_PROXY", "y"), ("no_proxy", "x")], "http://x"), "direct");
}

#[test]
fn each_scheme_has_its_variable() {
    let given = [("HTTP_PROXY", "h:1"), ("https_proxy", "https://s:2")];
    assert_eq!(route(&given, "http://x"), "http://h:1 (from HTTP_PROXY)");
    assert_eq!(route(&given, "https://x"), "https://s:2 (from https_proxy)");
    assert_eq!(route(&[("HTTP_PROXY", "h:1")], "https://x"), "direct");
    assert_eq!(route(&[("FTP_PROXY", "h:1")], "https://x"), "direct");
    let given = [("HTTP_PROXY", "h:1"), ("ALL_PROXY", "socks://a:3")];
    assert_eq!(route(&given, "http://x"), "http://h:1 (from HTTP_PROXY)");
    assert_eq!(route(&given, "https://x"), "socks://a:3 (from ALL_PROXY)");
}

#[test]
fn http_proxy_is_ignored_in_cgi_programs() {
    let cgi = ("REQUEST_METHOD", "GET");
    assert_eq!(route(&[cgi, ("HTTP_PROXY", "h:1")], "http://x"), "direct");
    assert_eq!(route(&[cgi, ("http_proxy", "h:1")], "http://x"), "http://h:1 (from http_proxy)");
    assert_eq!(route(&[cgi, ("HTTPS_PROXY", "h:1")], "https://x"), "http://h:1 (from HTTPS_PROXY)");
    assert_eq!(
        route(&[cgi, ("HTTP_PROXY", "h:1"), ("ALL_PROXY", "a:1")], "http://x"),
        "http://a:1 (from ALL_PROXY)"
    );
}

#[test]
fn an_unusable_proxy_is_an_error_if_it_applies() {
    let given = [("HTTP_PROXY", "ftp://user:hunter2@h"), ("NO_PROXY", "exempt.test")];
    let said = route(&given, "http://x");
    assert!(said.starts_with("environment variable HTTP_PROXY: ") && said.contains("\"ftp\""), "{said}");
    assert!(said.contains("NO_PROXY") && !said.contains("hunter2"), "{said}");
    assert_eq!(route(&given, "https://x"), "direct");
    assert_eq!(route(&given, "http://exempt.test"), "direct");
    // A variable that is wrong does not hand over to another.
    let said = route(&[("http_proxy", "http://"), ("HTTP_PROXY", "h"), ("ALL_PROXY", "h")], "http://x");
    assert!(said.starts_with("environment variable http_proxy: "), "{said}");
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_utf_8_is_an_error() {
    use std::os::unix::ffi::OsStringExt;
    let value = OsString::from_vec(b"http://user:\xff@h".to_vec());
    let proxies = Proxies::from_variables(&Variables::new([(OsString::from("HTTP_PROXY"), value)]));
    let error = proxies.towards(&Uri::from_static("http://x")).map(|_| ()).expect_err("it cannot be used");
    assert!(error.to_string().contains("HTTP_PROXY: is not UTF-8"), "{error}");
}

#[test]
fn an_environment_without_proxies_is_empty() {
    assert!(variables(&[("PATH", "x"), ("HTTP_PROXY", "")]).is_empty());
    assert!(!variables(&[("NO_PROXY", "x")]).is_empty());
}
