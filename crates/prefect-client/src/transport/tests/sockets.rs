//! Websockets.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role};

use super::*;
use crate::settings::Secret;
use crate::transport::socket::upgrade::accept_for;
use crate::transport::{Handshake, Socket};

pub(super) type Peer = WebSocketStream<TcpStream>;

/// A server of websockets on loopback, with the heads of the requests that it got.
pub(super) struct Sockets {
    port: u16,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Sockets {
    /// Upgrades each connection, with these additional headers, and gives it to the script.
    pub(super) async fn scripted<F, R>(headers: &'static str, script: F) -> Self
    where
        F: Fn(Peer) -> R + Send + Sync + 'static,
        R: Future<Output = ()> + Send,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (shared, script) = (heads.clone(), Arc::new(script));
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let (shared, script) = (shared.clone(), script.clone());
                tokio::spawn(async move {
                    let head = head(&mut stream).await;
                    let key = header(&head, "sec-websocket-key").unwrap_or_default().to_owned();
                    shared.lock().unwrap().push(head);
                    let response = format!(
                        "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\
                         sec-websocket-accept: {}\r\n{headers}\r\n",
                        accept_for(&key)
                    );
                    stream.write_all(response.as_bytes()).await.unwrap();
                    script(WebSocketStream::from_raw_socket(stream, Role::Server, None).await).await;
                });
            }
        });
        Self { port, heads }
    }

    /// Accepts any credentials, and gives the authenticated websocket to the script.
    async fn authenticated<F, R>(script: F) -> Self
    where
        F: Fn(Peer) -> R + Send + Sync + 'static,
        R: Future<Output = ()> + Send + 'static,
    {
        let script = Arc::new(script);
        Self::scripted(AGREED, move |mut peer| {
            let script = script.clone();
            async move {
                assert!(next(&mut peer).await.contains(r#""type":"auth""#));
                peer.send(Message::text(r#"{"type": "auth_success"}"#)).await.unwrap();
                script(peer).await;
            }
        })
        .await
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/api", self.port)
    }

    /// The head of the request that was the only one.
    fn head(&self) -> String {
        let heads = self.heads.lock().unwrap();
        assert_eq!(heads.len(), 1, "{heads:?}");
        heads[0].clone()
    }
}

pub(super) const AGREED: &str = "sec-websocket-protocol: prefect\r\n";

async fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(head).unwrap()
}

/// The value of a header that may be there once.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let pairs = head.lines().filter_map(|line| line.split_once(": "));
    let mut values = pairs.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    let first = values.next();
    assert_eq!(values.next(), None, "{name} came twice: {head}");
    first
}

pub(super) async fn next(peer: &mut Peer) -> String {
    loop {
        if let Message::Text(text) = peer.next().await.unwrap().unwrap() {
            return text.to_string();
        }
    }
}

async fn close(peer: &mut Peer, code: u16, reason: &'static str) {
    let frame = CloseFrame { code: CloseCode::from(code), reason: reason.into() };
    peer.close(Some(frame)).await.unwrap();
    while let Some(Ok(_)) = peer.next().await {}
}

async fn open(url: &str, headers: &[(&'static str, &'static str)]) -> Result<Socket> {
    Socket::open(&with_headers(url, headers, options()), "/events/out", Handshake::Message).await
}

fn error(result: Result<Socket>, kind: ErrorKind) -> String {
    let Err(error) = result else { panic!("it was opened") };
    assert_eq!(error.kind(), kind, "{error}");
    error.to_string()
}

#[test]
fn the_response_to_the_key_is_that_of_rfc_6455() {
    assert_eq!(accept_for("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

#[tokio::test]
async fn the_upgrade_has_the_headers_of_every_request() {
    let server = Sockets::authenticated(async |_| ()).await;
    let mut options = options();
    options.cookies = vec![("session".to_owned(), "abc".to_owned())];
    options.params = vec![("tenant".to_owned(), "a b".to_owned())];
    // Those of websockets replace custom headers.
    let custom = [("x-team", "red"), ("upgrade", "h2c"), ("sec-websocket-extensions", "permessage-deflate")];
    let transport = with_headers(&server.url(), &custom, options);
    Socket::open(&transport, "/events/out", Handshake::Message).await.unwrap();

    let head = server.head();
    assert!(head.starts_with("GET /api/events/out?tenant=a+b HTTP/1.1\r\n"), "{head}");
    let header = |name| header(&head, name);
    assert_eq!(header("host"), Some(&*format!("127.0.0.1:{}", server.port)));
    assert_eq!(header("connection"), Some("Upgrade"));
    assert_eq!(header("upgrade"), Some("websocket"));
    assert_eq!(header("sec-websocket-version"), Some("13"));
    assert_eq!(header("sec-websocket-protocol"), Some("prefect"));
    assert_eq!(header("sec-websocket-extensions"), None);
    assert_eq!(header("x-team"), Some("red"));
    assert_eq!(header("cookie"), Some("session=abc"));
    assert_eq!(header("content-length"), None);
}

#[tokio::test]
async fn messages_pass_in_both_directions() {
    let server = Sockets::authenticated(async |mut peer: Peer| {
        for _ in 0..3 {
            let text = next(&mut peer).await;
            peer.send(Message::text(format!("{text}!"))).await.unwrap();
        }
        assert_eq!(next(&mut peer).await, "done");
        close(&mut peer, 1000, "").await;
    })
    .await;
    let mut socket = open(&server.url(), &[]).await.unwrap();
    socket.send_text("one").await.unwrap();
    assert_eq!(socket.next_text().await.unwrap().as_deref(), Some("one!"));
    socket.feed_text("two").await.unwrap();
    socket.feed_text("three").await.unwrap();
    socket.flush().await.unwrap();
    // What arrives before the answer to a ping is not lost.
    socket.ping().await.unwrap();
    assert_eq!(socket.next_text().await.unwrap().as_deref(), Some("two!"));
    assert_eq!(socket.next_text().await.unwrap().as_deref(), Some("three!"));
    socket.send_text("done").await.unwrap();
    assert_eq!(socket.next_text().await.unwrap(), None);
    assert_eq!(socket.close_code(), Some(1000));
}

#[tokio::test]
async fn the_handshake_repeats_the_credentials_of_the_header() {
    let basic = format!("Basic {}", BASE64.encode("user:pässword"));
    for (header, token) in [
        (None, "null"),
        (Some("Bearer pnu_123".to_owned()), "\"pnu_123\""),
        (Some(basic), "\"user:pässword\""),
        (Some("Negotiate abc".to_owned()), "null"),
    ] {
        let received = Arc::new(Mutex::new(String::new()));
        let shared = received.clone();
        let server = Sockets::scripted(AGREED, move |mut peer| {
            let shared = shared.clone();
            async move {
                *shared.lock().unwrap() = next(&mut peer).await;
                peer.send(Message::text(r#"{"type": "auth_success"}"#)).await.unwrap();
            }
        })
        .await;
        let headers = header
            .iter()
            .map(|value| (http::header::AUTHORIZATION, HeaderValue::from_str(value).unwrap()))
            .collect();
        let transport = Transport::new(server.url().parse().unwrap(), headers, options());
        Socket::open(&transport, "/events/out", Handshake::Message).await.unwrap();
        assert_eq!(*received.lock().unwrap(), format!(r#"{{"token":{token},"type":"auth"}}"#));
    }
}

#[tokio::test]
async fn without_the_subprotocol_there_is_no_handshake() {
    // As on /events/in of Prefect Cloud, which does not ask for it, and on servers that do not know it.
    for handshake in [Handshake::Headers, Handshake::Message] {
        let server = Sockets::scripted("", async |mut peer: Peer| {
            assert_eq!(next(&mut peer).await, "an event");
            peer.send(Message::text("received")).await.unwrap();
        })
        .await;
        let mut socket =
            Socket::open(&transport(&server.url(), options()), "/events/in", handshake).await.unwrap();
        socket.send_text("an event").await.unwrap();
        assert_eq!(socket.next_text().await.unwrap().as_deref(), Some("received"));
        let asked = header(&server.head(), "sec-websocket-protocol").map(str::to_owned);
        assert_eq!(asked.as_deref(), (handshake == Handshake::Message).then_some("prefect"));
    }
}

#[tokio::test]
async fn rejected_credentials_are_an_authentication_error() {
    let closing = Sockets::scripted(AGREED, async |mut peer: Peer| {
        next(&mut peer).await;
        close(&mut peer, 1008, "Invalid token").await;
    })
    .await;
    let message =
        error(open(&closing.url(), &[("authorization", "Bearer secret")]).await, ErrorKind::Authentication);
    assert!(message.contains("1008 Invalid token") && !message.contains("secret"), "{message}");

    let answering = Sockets::scripted(AGREED, async |mut peer: Peer| {
        next(&mut peer).await;
        peer.send(Message::text(r#"{"type": "auth_failure", "reason": "expired"}"#)).await.unwrap();
    })
    .await;
    let message = error(open(&answering.url(), &[]).await, ErrorKind::Authentication);
    assert!(message.contains("expired"), "{message}");

    let server = Server::always(Reply::new("401 Unauthorized", "", "{}")).await;
    error(open(&server.url("/api"), &[]).await, ErrorKind::Authentication);
}

#[tokio::test]
async fn the_code_of_a_close_says_what_it_means() {
    for (code, kind, part) in [
        (1002, ErrorKind::Protocol, "rejected a message of the websocket: 1002 Invalid filter"),
        (1008, ErrorKind::Authentication, "1008 Invalid filter"),
        (1009, ErrorKind::Protocol, "too large"),
        (1011, ErrorKind::Read, "closed the websocket: 1011"),
        (1012, ErrorKind::Read, "closed the websocket: 1012"),
    ] {
        let server = Sockets::authenticated(move |mut peer: Peer| async move {
            close(&mut peer, code, "Invalid filter").await;
        })
        .await;
        let mut socket = open(&server.url(), &[]).await.unwrap();
        let error = socket.next_text().await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(part), "{error}");
        assert_eq!(socket.close_code(), Some(code));
    }
    let server = Sockets::authenticated(async |mut peer: Peer| close(&mut peer, 1001, "").await).await;
    assert_eq!(open(&server.url(), &[]).await.unwrap().next_text().await.unwrap(), None);
}

#[tokio::test]
async fn a_connection_that_is_cut_is_lost() {
    let server = Sockets::authenticated(async |mut peer: Peer| {
        peer.send(Message::text("one")).await.unwrap();
        // A part of a message.
        peer.get_mut().write_all(b"\x81\x7d{").await.unwrap();
    })
    .await;
    let mut socket = open(&server.url(), &[]).await.unwrap();
    assert_eq!(socket.next_text().await.unwrap().as_deref(), Some("one"));
    let error = socket.next_text().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Read, "{error}");
    assert!(error.to_string().contains("/api/events/out"), "{error}");
    assert_eq!(socket.send_text("more").await.unwrap_err().kind(), ErrorKind::Read);
}

#[tokio::test]
async fn a_connection_that_answers_no_ping_is_lost() {
    let server = Sockets::authenticated(async |_peer| std::future::pending().await).await;
    let mut socket = open(&server.url(), &[]).await.unwrap();
    socket.patience.silence = Duration::from_millis(100);
    socket.patience.answer = Duration::from_millis(200);
    let began = std::time::Instant::now();
    let error = socket.next_text().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Read, "{error}");
    assert!(error.to_string().contains("a ping was not answered within 0.2 s"), "{error}");
    assert!(began.elapsed() >= Duration::from_millis(300), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_silent_connection_that_answers_pings_stays() {
    let server = Sockets::authenticated(async |mut peer: Peer| {
        // Reading answers the pings.
        let reading = async { while let Some(Ok(_)) = peer.next().await {} };
        let _ = tokio::time::timeout(Duration::from_millis(500), reading).await;
        peer.send(Message::text("late")).await.unwrap();
    })
    .await;
    let mut socket = open(&server.url(), &[]).await.unwrap();
    socket.patience.silence = Duration::from_millis(50);
    socket.patience.answer = Duration::from_millis(200);
    assert_eq!(socket.next_text().await.unwrap().as_deref(), Some("late"));
}

#[tokio::test]
async fn a_refused_upgrade_says_what_the_server_responded() {
    for (status, kind) in [
        ("403 Forbidden", ErrorKind::SocketRefused),
        ("404 Not Found", ErrorKind::SocketRefused),
        ("426 Upgrade Required", ErrorKind::SocketRefused),
        ("200 OK", ErrorKind::SocketRefused),
        ("503 Service Unavailable", ErrorKind::Status),
        ("429 Too Many Requests", ErrorKind::Status),
    ] {
        let server = Server::always(Reply::new(status, "", "<html>")).await;
        let message = error(open(&server.url("/api"), &[]).await, kind);
        assert!(message.contains(status) && message.contains("/api/events/out"), "{message}");
    }
}

#[tokio::test]
async fn a_swallowed_upgrade_times_out() {
    let server = Server::always(Reply::raw("").and_hang()).await;
    let mut options = options();
    options.timeouts.read = Some(Duration::from_millis(200));
    let opened =
        Socket::open(&transport(&server.url("/api"), options), "/events/out", Handshake::Message).await;
    let message = error(opened, ErrorKind::ReadTimeout);
    assert!(message.contains("a proxy may not support websockets"), "{message}");
}

#[tokio::test]
async fn a_response_that_is_no_websocket_is_invalid() {
    let head = "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\n";
    for (headers, part) in [
        ("upgrade: h2c\r\n", "no header `Upgrade: websocket`"),
        ("upgrade: websocket\r\nsec-websocket-accept: abc\r\n", "Sec-WebSocket-Accept does not match"),
    ] {
        let server = Server::always(Reply::raw(format!("{head}{headers}\r\n"))).await;
        let message = error(open(&server.url("/api"), &[]).await, ErrorKind::Protocol);
        assert!(message.contains(part), "{message}");
    }
}

#[tokio::test]
async fn nothing_listens() {
    let message = error(open("http://127.0.0.1:9/api", &[]).await, ErrorKind::Connect);
    assert!(message.contains("could not connect"), "{message}");
}

#[tokio::test]
async fn redirects_are_followed_without_credentials_for_others() {
    let target = Sockets::scripted(AGREED, async |mut peer: Peer| {
        assert_eq!(next(&mut peer).await, r#"{"token":null,"type":"auth"}"#);
        peer.send(Message::text(r#"{"type": "auth_success"}"#)).await.unwrap();
    })
    .await;
    let server =
        Server::always(Reply::redirect("307 Temporary Redirect", &format!("{}/events/out", target.url())))
            .await;
    open(&server.url("/api"), &[("authorization", "Bearer secret"), ("x-key", "secret")]).await.unwrap();
    let head = target.head();
    assert!(!head.contains("secret"), "{head}");
    assert_eq!(header(&head, "upgrade"), Some("websocket"));
}

#[tokio::test]
async fn a_proxy_opens_a_tunnel_even_for_plain_http() {
    let server = Sockets::authenticated(async |_| ()).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = listener.local_addr().unwrap();
    let to = server.port;
    let asked = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let asked = head(&mut stream).await;
        stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.unwrap();
        tokio::spawn(async move {
            let mut upstream = TcpStream::connect(("127.0.0.1", to)).await.unwrap();
            let _ = tokio::io::copy_bidirectional(&mut stream, &mut upstream).await;
        });
        asked
    });
    let mut options = options();
    options.proxy = Some(Secret::new(format!("http://user:pw@{proxy}")));
    Socket::open(&transport(&server.url(), options), "/events/out", Handshake::Message).await.unwrap();
    let asked = asked.await.unwrap();
    assert!(asked.starts_with(&format!("CONNECT 127.0.0.1:{to} HTTP/1.1\r\n")), "{asked}");
    assert_eq!(header(&asked, "proxy-authorization"), Some(&*format!("Basic {}", BASE64.encode("user:pw"))));
    // The proxy's credentials are not for the server.
    assert!(
        server.head().starts_with("GET /api/events/out HTTP/1.1\r\n") && !server.head().contains("proxy-")
    );
}

#[tokio::test]
async fn a_tunnel_without_a_port_leads_to_that_of_http() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = listener.local_addr().unwrap();
    let asked = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        head(&mut stream).await
    });
    let mut options = options();
    options.proxy = Some(Secret::new(format!("http://{proxy}")));
    let opened =
        Socket::open(&transport("http://prefect.test/api", options), "/events/out", Handshake::Message).await;
    error(opened, ErrorKind::Connect);
    assert!(asked.await.unwrap().starts_with("CONNECT prefect.test:80 HTTP/1.1\r\n"));
}
