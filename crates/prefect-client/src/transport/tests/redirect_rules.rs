//! The rules of redirects, without a server.

use bytes::Bytes;
use http::{StatusCode, Version};

use super::super::redirect::Target;
use super::*;

/// The target that follows when this one is answered with that status and location.
fn next(transport: &Transport, target: &Target, status: u16, location: &[u8]) -> Result<Option<Target>> {
    let headers =
        HeaderMap::from_iter([(http::header::LOCATION, HeaderValue::from_bytes(location).unwrap())]);
    let status = StatusCode::from_u16(status).unwrap();
    let response = Response::from_parts(target.info(), status, Version::HTTP_11, headers, Bytes::new());
    target.next(&response, &transport.shared)
}

/// A request with a body and headers, answered with a redirect.
fn followed(method: &Method, from: &str, status: u16, location: &str) -> Target {
    let transport = with_headers(
        from,
        &[("authorization", "secret"), ("cookie", "c=1"), ("x-key", "k"), ("user-agent", "test/1")],
        options(),
    );
    let request = Request::new(method.clone(), "/a/b").with_query("c", "d").with_json(&1).unwrap();
    let first = Target::first(&request, transport.url(&request), &transport, None);
    next(&transport, &first, status, location.as_bytes()).unwrap().expect("it is a redirect")
}

/// The names of the headers that are sent on, sorted.
fn kept(target: &Target) -> Vec<&str> {
    let mut names: Vec<_> = target.headers.keys().map(HeaderName::as_str).collect();
    names.sort_unstable();
    names
}

const ALL: [&str; 5] = ["authorization", "content-type", "cookie", "user-agent", "x-key"];

#[test]
fn method_and_body_depend_on_the_status() {
    let (get, head, post, put, delete) =
        (Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE);
    for (method, status, expected) in [
        (&post, 301, &get),
        (&post, 302, &get),
        (&post, 303, &get),
        (&post, 307, &post),
        (&post, 308, &post),
        (&put, 301, &put),
        (&put, 302, &put),
        (&put, 303, &get),
        (&put, 307, &put),
        (&delete, 302, &delete),
        (&delete, 303, &get),
        (&delete, 308, &delete),
        (&head, 301, &head),
        (&head, 303, &head),
        (&get, 301, &get),
        (&get, 308, &get),
    ] {
        let target = followed(method, "http://h/api", status, "/new");
        assert_eq!(target.method, expected, "{method} {status}");
        let body_is_kept = method == expected;
        assert_eq!(target.body.is_some(), body_is_kept, "{method} {status}");
        assert_eq!(target.headers.contains_key("content-type"), body_is_kept, "{method} {status}");
    }
}

#[test]
fn locations_are_relative_to_the_request() {
    for (location, expected) in [
        ("/new?x=1", "http://h:81/new?x=1"),
        ("new", "http://h:81/api/a/new"),
        ("../up", "http://h:81/api/up"),
        ("?only=query", "http://h:81/api/a/b?only=query"),
        ("//other/x", "http://other/x"),
        ("http://other:82/x", "http://other:82/x"),
        ("/é", "http://h:81/%C3%A9"),
    ] {
        assert_eq!(followed(&Method::GET, "http://h:81/api", 302, location).url.as_str(), expected);
    }
}

#[test]
fn headers_are_dropped_for_another_server() {
    for (from, location, everything) in [
        ("http://h/", "/x", true),
        ("http://h/", "http://h:80/x", true),
        ("http://h/", "http://H/x", true),
        ("http://h/", "https://h/x", true),
        ("http://h/", "https://h:443/x", true),
        ("http://h/", "https://h:444/x", false),
        ("http://h:81/", "https://h/x", false),
        ("http://h/", "https://other/x", false),
        ("https://h/", "http://h/x", false),
        ("https://h/", "https://h:444/x", false),
        ("http://h/", "http://h:81/x", false),
        ("http://h/", "http://sub.h/x", false),
    ] {
        let target = followed(&Method::POST, from, 307, location);
        let expected: &[&str] = if everything { &ALL } else { &["content-type", "user-agent"] };
        assert_eq!(kept(&target), expected, "{from} to {location}");
        assert_eq!(target.body.as_deref(), Some(&b"1"[..]), "{from} to {location}");
    }
}

#[test]
fn dropped_headers_are_not_restored() {
    let transport = with_headers("http://h/", &[("authorization", "secret")], options());
    let first = Target::first(&get("/"), "http://h/".parse().unwrap(), &transport, None);
    let away = next(&transport, &first, 302, b"http://other/").unwrap().unwrap();
    let back = next(&transport, &away, 302, b"http://h/").unwrap().unwrap();
    assert!(first.headers.contains_key("authorization"));
    assert_eq!(kept(&back), [""; 0]);
}

#[test]
fn other_responses_are_not_followed() {
    let transport = transport("http://h/", options());
    let first = Target::first(&get("/"), "http://h/".parse().unwrap(), &transport, None);
    for status in [200, 201, 300, 304, 305, 400, 503] {
        assert!(next(&transport, &first, status, b"/x").unwrap().is_none(), "{status}");
    }
}

#[test]
fn an_invalid_location_is_an_error() {
    let transport = transport("http://h/", options());
    let first = Target::first(&get("/x"), "http://h/x".parse().unwrap(), &transport, None);
    for location in [&b"ftp://h/x"[..], b"file:///etc/passwd", b"data:text/plain,x", b"http://", b"/\xff"] {
        let error = next(&transport, &first, 302, location).err().expect("no HTTP URL");
        assert_eq!(error.kind(), ErrorKind::Protocol);
        assert_eq!(
            error.to_string(),
            "the server redirected GET http://h/x to something that is not an HTTP URL"
        );
        assert_eq!(error.status(), Some(302));
    }
}
