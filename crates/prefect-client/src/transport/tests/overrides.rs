//! Options that replace those of the transport.

use std::sync::Arc;

use super::*;
use crate::transport::Overrides;

#[tokio::test]
async fn they_replace_those_of_the_transport_and_not_those_of_the_request() {
    let server = Server::scripted(|_| Reply::new("503 X", "retry-after: 0\r\n", "")).await;
    let transport = with_headers(&server.url(""), &[("x-a", "1"), ("x-b", "1")], options());
    let mut headers = HeaderMap::new();
    headers.insert("x-a", HeaderValue::from_static("2"));
    let timeouts = Timeouts::all(Some(Duration::from_secs(5)));
    let overrides = Arc::new(Overrides { timeouts: Some(timeouts), max_retries: Some(1), headers });
    let other = transport.with_overrides(overrides);
    assert_eq!((other.timeouts(), other.max_retries()), (timeouts, 1));
    assert_eq!(other.headers().get("x-a").unwrap(), "2");
    other.send(&get("/")).await.unwrap();
    assert_eq!(server.requests().len(), 2);
    other.send(&get("/").with_retries(0)).await.unwrap();
    let own = get("/").with_header(HeaderName::from_static("x-a"), HeaderValue::from_static("3"));
    other.send(&own.with_retries(0)).await.unwrap();
    transport.send(&get("/")).await.unwrap();
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|it| [it.header("x-a").unwrap(), it.header("x-b").unwrap()].concat())
        .collect();
    assert_eq!(sent, ["21", "21", "21", "31", "11"]);
}
