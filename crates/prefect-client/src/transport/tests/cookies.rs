//! Cookies from the options, and those set by servers.

use super::*;

fn cookie(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// The cookies of a request, in the order of their names.
fn cookies_of(request: &server::Recorded) -> Vec<&str> {
    let mut cookies: Vec<_> = request.header("cookie").into_iter().flat_map(|all| all.split("; ")).collect();
    cookies.sort_unstable();
    cookies
}

#[tokio::test]
async fn cookies_from_the_options_are_sent_to_every_path() {
    let server = Server::always(Reply::json("true")).await;
    let options = Options { cookies: vec![cookie("a", "1"), cookie("b", "two")], ..options() };
    let transport = transport(&server.url("/deep/api"), options);
    transport.send(&get("/flows")).await.unwrap();
    assert_eq!(cookies_of(&server.request()), ["a=1", "b=two"]);
}

#[tokio::test]
async fn cookies_set_by_the_server_are_stored() {
    let server = Server::answers([
        Reply::new("200 OK", "set-cookie: s=1; Path=/\r\nset-cookie: a=new; Path=/\r\n", "true"),
        Reply::new("200 OK", "set-cookie: s=; Path=/; Max-Age=0\r\n", "true"),
        Reply::json("true"),
    ])
    .await;
    let transport = transport(&server.url(""), Options { cookies: vec![cookie("a", "old")], ..options() });
    transport.send(&get("/1")).await.unwrap();
    transport.send(&get("/2")).await.unwrap();
    // Connections of its own or not: the cookies are the client's.
    transport.with_own_connections().send(&get("/3")).await.unwrap();
    let requests = server.requests();
    assert_eq!(cookies_of(&requests[0]), ["a=old"]);
    assert_eq!(cookies_of(&requests[1]), ["a=new", "s=1"]);
    assert_eq!(cookies_of(&requests[2]), ["a=new"]);
}

#[tokio::test]
async fn a_cookie_set_by_a_redirect_is_sent_to_its_target() {
    let server = Server::answers([
        Reply::new("302 Found", "location: /next\r\nset-cookie: s=1; Path=/\r\n", ""),
        Reply::json("true"),
    ])
    .await;
    transport(&server.url(""), options()).send(&get("/first")).await.unwrap();
    assert_eq!(cookies_of(&server.requests()[1]), ["s=1"]);
}

#[tokio::test]
async fn cookies_are_not_sent_to_another_host() {
    let other = Server::always(Reply::json("true")).await;
    let location = format!("http://localhost:{}/", other.port());
    let server = Server::answers([Reply::redirect("307 Temporary Redirect", &location)]).await;
    let options = Options { cookies: vec![cookie("a", "1")], ..options() };
    transport(&server.url(""), options).send(&get("/")).await.unwrap();
    assert_eq!(cookies_of(&server.request()), ["a=1"]);
    assert_eq!(other.request().header("cookie"), None);
}
