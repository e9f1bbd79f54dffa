//! The HTTP request that opens a websocket.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::header::{
    AUTHORIZATION, CONNECTION, DATE, HOST, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_EXTENSIONS, SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper::upgrade::Parts;
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use uuid::Uuid;

use super::PROTOCOL;
use crate::error::{Error, ErrorKind, Result};
use crate::settings::Secret;
use crate::transport::connect::stream::Stream;
use crate::transport::http::exchange;
use crate::transport::http::progress::{Progress, RequestBody, Step};
use crate::transport::http::request::{Request, RequestInfo};
use crate::transport::http::response::Response;
use crate::transport::options::Timeouts;
use crate::transport::policy::api_key::Key;
use crate::transport::policy::redirect::Target;
use crate::transport::{Options, Transport};

/// Maximum time for the response to the upgrade. Some proxies swallow it: then there is never one.
const UPGRADE_TIMEOUT: Duration = Duration::from_secs(10);

/// Most of a message fits, and a connection that waits for messages costs no more than this.
const READ_BUFFER: usize = 16 * 1024;
const WRITE_BUFFER: usize = 64 * 1024;

/// The constant of RFC 6455, section 1.3, that a server appends to the key.
const ACCEPT_SUFFIX: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

pub(super) type WebSocket = WebSocketStream<TokioIo<Stream>>;

/// An open websocket.
pub(super) struct OpenSocket {
    pub(super) connection: WebSocket,
    pub(super) request: RequestInfo,
    /// Whether the server speaks the protocol that was asked for.
    pub(super) agreed: bool,
    /// By how many seconds the server's clock is ahead, if that is known.
    pub(super) clock: Option<f64>,
    /// The credentials of the request that opened it, which has none if a redirect led to another server.
    pub(super) token: Option<Secret>,
    /// The API key of that request, if a function gave it.
    pub(super) key: Option<Key>,
}

/// Opens a websocket. Redirects are followed as for other requests.
pub(super) async fn open(transport: &Transport, path: &str, asks_for_protocol: bool) -> Result<OpenSocket> {
    let shared = &*transport.shared;
    let limit = |limit: Option<Duration>| Some(limit.map_or(UPGRADE_TIMEOUT, |it| it.min(UPGRADE_TIMEOUT)));
    let usual = transport.timeouts();
    let timeouts = Timeouts { read: limit(usual.read), write: limit(usual.write), ..usual };
    let request = Request::new(Method::GET, path).with_timeouts(timeouts);
    let url = transport.url(&request);
    let mut key = transport.api_key().await?;
    let mut is_new = false;
    let mut target = Target::first(&request, url.clone(), transport, key.as_ref());
    loop {
        let response = match upgrade(transport, &target, asks_for_protocol).await? {
            Outcome::Opened(opened) => return Ok(OpenSocket { key, ..*opened }),
            Outcome::Response(response) => response.sent_with(target.headers.clone()),
        };
        if let Some(rejected) = key.as_ref().filter(|key| !is_new && key.is_rejected(&response))
            && let Some(next) = transport.next_api_key(rejected).await?
        {
            target = Target::first(&request, url.clone(), transport, Some(&next));
            is_new = true;
            key = Some(next);
            continue;
        }
        match target.next(&response, shared)? {
            Some(next) if target.follows_redirects => target = next,
            _ => return Err(refused(response)),
        }
    }
}

enum Outcome {
    Opened(Box<OpenSocket>),
    Response(Response),
}

async fn upgrade(transport: &Transport, target: &Target, asks_for_protocol: bool) -> Result<Outcome> {
    let shared = &*transport.shared;
    let progress = Progress::new(&target.timeouts);
    let mut request = exchange::request(target, shared, RequestBody::new(None, progress.clone()))?;
    shared.proxies.towards(request.uri())?;
    let connector = transport.pool.for_sockets(request.uri(), &shared.options, &shared.proxies)?;
    let stream =
        connector.connect(request.uri().clone(), target.timeouts.connect).await.map_err(|error| {
            let limit = target.timeouts.connect.unwrap_or_default();
            match exchange::is_timeout(&*error) {
                true => exchange::timed_out(Step::Connect, limit, target),
                false => exchange::not_connected(&*error, target, shared),
            }
            .unsent()
        })?;
    let key = BASE64.encode(Uuid::new_v4().as_bytes());
    *request.uri_mut() = path_of(target);
    prepare(request.headers_mut(), target, &key, asks_for_protocol)?;

    let broken = |error: hyper::Error| exchange::body_error(&error, target, shared);
    let (mut sender, connection) = http1::handshake(stream).await.map_err(broken)?;
    let connection = connection.with_upgrades();
    tokio::pin!(connection);
    let exchange = async {
        let sending = progress.with_timeouts(&target.timeouts, sender.send_request(request));
        let response = match sending.await {
            Ok(response) => response.map_err(broken)?,
            Err((_, limit)) => return Err(swallowed(limit, target)),
        };
        shared.cookies.store_from(response.headers(), &target.url);
        match response.status() {
            StatusCode::SWITCHING_PROTOCOLS => {
                let opened = switch(response, target, &key, &shared.options).await?;
                Ok(Outcome::Opened(Box::new(opened)))
            }
            _ => exchange::response_of(response, &progress, target, shared).await.map(Outcome::Response),
        }
    };
    tokio::pin!(exchange);
    // The connection ends when it hands over its stream. What went wrong before, the exchange reports.
    tokio::select! {
        biased;
        outcome = &mut exchange => return outcome,
        _ = &mut connection => {}
    }
    exchange.await
}

/// Checks that the server has switched to a websocket, and takes over the stream of the connection.
async fn switch(
    response: http::Response<Incoming>,
    target: &Target,
    key: &str,
    options: &Options,
) -> Result<OpenSocket> {
    let headers = response.headers();
    let invalid = |what: &str| {
        let what = format!("the server switched to another protocol, but not to a websocket: {what}");
        Error::for_request(ErrorKind::Protocol, target.info(), what)
    };
    if !has_token(headers, &UPGRADE, "websocket") {
        return Err(invalid("its response has no header `Upgrade: websocket`"));
    }
    let accept = headers.get(SEC_WEBSOCKET_ACCEPT).map(HeaderValue::as_bytes);
    if accept != Some(accept_for(key).as_bytes()) {
        return Err(invalid("its Sec-WebSocket-Accept does not match the request"));
    }
    let clock = headers.get(DATE).and_then(|date| seconds_ahead(date.to_str().ok()?));
    let agreed = has_token(headers, &SEC_WEBSOCKET_PROTOCOL, PROTOCOL);
    let upgraded = hyper::upgrade::on(response)
        .await
        .map_err(|error| Error::for_request(ErrorKind::Read, target.info(), error))?;
    let Ok(Parts { io, read_buf, .. }) = upgraded.downcast::<Stream>() else {
        return Err(invalid("the connection is of an unknown kind"));
    };
    let limit = usize::try_from(options.max_response_bytes).ok();
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_message_size(limit)
        .max_frame_size(limit);
    let stream = TokioIo::new(io);
    let connection =
        WebSocketStream::from_partially_read(stream, read_buf.into(), Role::Client, Some(config)).await;
    Ok(OpenSocket {
        connection,
        request: target.info(),
        agreed,
        clock,
        token: token(&target.headers),
        key: None,
    })
}

/// The path and query of a URL. An absolute URL is only for forwarding proxies, and here the proxy has opened a tunnel.
fn path_of(target: &Target) -> Uri {
    let url = &target.url;
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    Uri::try_from(format!("{}{query}", url.path())).unwrap_or_default()
}

/// Adds the headers of the upgrade. They replace custom headers of these names.
fn prepare(headers: &mut HeaderMap, target: &Target, key: &str, asks_for_protocol: bool) -> Result<()> {
    let value = |text: &str| {
        HeaderValue::from_str(text).map_err(|_| {
            Error::invalid("api", "the host contains characters that are not allowed in a header")
        })
    };
    let host = target.url.host_str().unwrap_or_default();
    let host = match target.url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    headers.entry(HOST).or_insert(value(&host)?);
    headers.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"));
    headers.insert(SEC_WEBSOCKET_KEY, value(key)?);
    headers.remove(SEC_WEBSOCKET_EXTENSIONS);
    headers.remove(SEC_WEBSOCKET_PROTOCOL);
    if asks_for_protocol {
        headers.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(PROTOCOL));
    }
    Ok(())
}

/// Whether a header with a list of words has this one.
fn has_token(headers: &HeaderMap, name: &http::HeaderName, token: &str) -> bool {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|word| word.trim().eq_ignore_ascii_case(token))
}

/// How far a time is ahead of the clock of this machine.
fn seconds_ahead(date: &str) -> Option<f64> {
    let theirs = rfc2822::DateTimeParser::new().parse_timestamp(date).ok()?;
    Some(theirs.duration_since(Timestamp::now()).as_secs_f64())
}

/// What a server that understands websockets responds to the key.
pub(in crate::transport) fn accept_for(key: &str) -> String {
    use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
    BASE64.encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, format!("{key}{ACCEPT_SUFFIX}").as_bytes()))
}

/// The auth string or API key in the `Authorization` header.
fn token(headers: &HeaderMap) -> Option<Secret> {
    let (scheme, credentials) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let credentials = credentials.trim();
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(Secret::new(credentials));
    }
    let pair = scheme.eq_ignore_ascii_case("basic").then(|| BASE64.decode(credentials).ok())??;
    String::from_utf8(pair).ok().map(Secret::new)
}

fn swallowed(limit: Duration, target: &Target) -> Error {
    let what = format!(
        "no response to the request for a websocket arrived within {} s: a proxy may not support websockets",
        limit.as_secs_f64()
    );
    Error::for_request(ErrorKind::ReadTimeout, target.info(), what)
}

/// The error for a response that is not an upgrade.
fn refused(response: Response) -> Error {
    let what = format!(
        "the server, or a proxy in front of it, did not open a websocket: it responded with {} {} to {}",
        response.status(),
        response.reason(),
        response.request()
    );
    let kind = match response.status() {
        401 | 407 => ErrorKind::Authentication,
        408 | 429 | 500 | 502..=504 => ErrorKind::Status,
        _ => ErrorKind::SocketRefused,
    };
    match response.clone().error_for_status() {
        // It says more: the server's own explanation.
        Err(error) if matches!(kind, ErrorKind::Authentication | ErrorKind::Status) => error.into_kind(kind),
        _ => Error::for_response(kind, response, what),
    }
}
