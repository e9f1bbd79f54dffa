//! Proxies, and what is not read without TLS.

use std::path::PathBuf;

use super::*;
use crate::settings::Secret;
use crate::transport::{Origin, Verify};

fn through(proxy: &str) -> Options {
    Options { proxy: Some(Secret::new(proxy)), ..options() }
}

#[tokio::test]
async fn a_proxy_gets_an_absolute_url() {
    let proxy = Server::always(Reply::json("true")).await;
    let transport = transport("http://prefect.invalid:4200/api", through(&proxy.url("")));
    transport.send(&get("/flows").with_query("a", "b")).await.unwrap();
    let request = proxy.request();
    assert_eq!(request.line, "GET http://prefect.invalid:4200/api/flows?a=b HTTP/1.1");
    assert_eq!(request.header("host"), Some("prefect.invalid:4200"));
    assert_eq!(request.header("proxy-authorization"), None);
}

#[tokio::test]
async fn proxy_credentials_are_sent() {
    let proxy = Server::always(Reply::json("true")).await;
    let url = format!("http://user:pass@127.0.0.1:{}", proxy.port());
    transport("http://prefect.invalid", through(&url)).send(&get("/")).await.unwrap();
    assert_eq!(proxy.request().header("proxy-authorization"), Some("Basic dXNlcjpwYXNz"));
}

#[tokio::test]
async fn a_proxy_does_not_see_the_credentials_in_the_url() {
    let proxy = Server::always(Reply::json("true")).await;
    transport("http://user:secret@prefect.invalid", through(&proxy.url(""))).send(&get("/x")).await.unwrap();
    assert_eq!(proxy.request().line, "GET http://prefect.invalid/x HTTP/1.1");
}

#[tokio::test]
async fn an_invalid_proxy_is_an_error() {
    for proxy in ["http://user:secret@[", "ftp://user:secret@h", "http://user:secret@h:99999"] {
        let error = failed(transport("http://h", through(proxy)).send(&get("/")).await, ErrorKind::Invalid);
        assert!(error.to_string().starts_with("proxy: "), "{error}");
        assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
    }
}

/// Reading the system's certificates takes longer than all else before the first request. That cannot be
/// seen from here, but a file in their place is read in the same place, and a missing one is noticed.
#[tokio::test]
async fn no_certificates_are_read_for_plain_http() {
    let server = Server::always(Reply::json("true")).await;
    let verify = || Verify::File(PathBuf::from("/no/such.pem"), Origin::Argument("verify"));
    let plain = Options { verify: verify(), ..options() };
    transport(&server.url(""), plain.clone()).send(&get("/")).await.unwrap();
    let proxied = Options { verify: verify(), ..through(&server.url("")) };
    transport("http://prefect.invalid", proxied).send(&get("/")).await.unwrap();

    let secure = Options { verify: verify(), ..through("https://127.0.0.1:1") };
    for transport in [transport("https://127.0.0.1:1", plain), transport("http://h", secure)] {
        let error = failed(transport.send(&get("/")).await, ErrorKind::Invalid);
        assert!(error.to_string().starts_with("verify: /no/such.pem: "), "{error}");
    }
}
