//! Sends one request and reads the response, with timeouts.

use std::error::Error as StdError;
use std::pin::Pin;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING};
use http::response::Parts;
use http::{HeaderValue, Method, Request, Uri, Version};
use http_body::Body;
use hyper::body::Incoming;
use hyper_util::client::legacy;
use tokio::runtime::{Handle, RuntimeFlavor};

use super::encoding::{DecodeError, Encodings};
use super::exchanger;
use super::progress::{Progress, RequestBody, Step};
use super::response::Response;
use crate::error::{Error, ErrorKind, Result};
use crate::transport::TransportState;
use crate::transport::connect::pool::Pool;
use crate::transport::connect::proxy;
use crate::transport::connect::tls;
use crate::transport::options::{Options, Timeouts};
use crate::transport::policy::redirect::Target;

/// Sends the request of a target and reads the whole response.
pub(in crate::transport) async fn exchange(
    pool: &Pool,
    shared: &TransportState,
    target: &Target,
) -> Result<Response> {
    if let Some(exchanger) = &shared.options.exchanger {
        return exchanger::through(&**exchanger, shared, target).await;
    }
    let began = Instant::now();
    let progress = Progress::new(&target.timeouts);
    let request = request(target, shared, RequestBody::new(target.body.clone(), progress.clone()))?;
    shared.proxies.towards(request.uri())?;
    let client = pool.client(request.uri(), &shared.options, &shared.proxies)?;
    notice_closed_connections().await;
    let timeouts = &target.timeouts;
    let response = match progress.with_timeouts(timeouts, client.send(request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => return Err(send_error(&error, &progress, target, shared)),
        Err((step, limit)) => return Err(timed_out(step, limit, target)),
    };
    let (head, body) = response.into_parts();
    shared.cookies.store_from(&head.headers, &target.url);
    progress.enter(Step::Read);
    let (body, downloaded) = read(body, &progress, timeouts, &shared.options)
        .await
        .map_err(|error| error.into_error(target, shared))?;
    let response = decoded(head, body, target, shared.options.max_response_bytes)?;
    Ok(response.measured(began.elapsed(), downloaded))
}

/// Reads the body of a response that another connection than one of the pool received.
pub(in crate::transport) async fn response_of(
    received: http::Response<Incoming>,
    progress: &std::sync::Arc<Progress>,
    target: &Target,
    shared: &TransportState,
) -> Result<Response> {
    let (head, body) = received.into_parts();
    progress.enter(Step::Read);
    let body = read(body, progress, &target.timeouts, &shared.options).await;
    let (body, _) = body.map_err(|error| error.into_error(target, shared))?;
    decoded(head, body, target, shared.options.max_response_bytes)
}

/// Decodes the body. Removes `Content-Encoding` and `Content-Length`, which do not describe the decoded body.
pub(super) fn decoded(mut head: Parts, body: Bytes, target: &Target, limit: u64) -> Result<Response> {
    let encodings = Encodings::announced(&head.headers);
    // An empty body is not encoded, whatever the headers say: responses to HEAD, and 204.
    if encodings.is_none() || body.is_empty() {
        return Ok(response(head, body, target));
    }
    let failure = match encodings.decode(body.clone(), limit) {
        Ok(body) => {
            head.headers.remove(CONTENT_ENCODING);
            head.headers.remove(CONTENT_LENGTH);
            return Ok(response(head, body, target));
        }
        Err(failure) => failure,
    };
    let problem = match failure {
        DecodeError::TooLarge => return Err(too_large(limit, target)),
        // Such a body ends with the connection, so the connection was lost. This can be retried.
        DecodeError::Truncated { encoding } if ends_with_connection(&head) => {
            let what = format!("the server sent invalid HTTP: the {encoding} body is truncated");
            return Err(Error::for_request(ErrorKind::Protocol, target.info(), what));
        }
        // The status is more useful than an error about the body.
        _ if !head.status.is_success() => return Ok(response(head, body, target)),
        DecodeError::Truncated { encoding } => {
            format!("cannot be decoded: its {encoding} body is truncated")
        }
        DecodeError::Corrupt { encoding, problem } => {
            format!("cannot be decoded: its Content-Encoding is {encoding}, but its body is not: {problem}")
        }
        DecodeError::Unknown(name) => {
            let asked = target.headers.get(ACCEPT_ENCODING).map_or(&b"gzip"[..], |value| value.as_bytes());
            match String::from_utf8_lossy(asked).to_ascii_lowercase().contains(&name) {
                true => format!(
                    "is encoded with {name}, which the given headers accept, but only gzip and deflate are supported"
                ),
                false => format!(
                    "is encoded with {name}, which was not requested and is not supported; the server, or a proxy in \
                     front of it, ignores Accept-Encoding: {}",
                    String::from_utf8_lossy(asked)
                ),
            }
        }
    };
    Err(response(head, body, target).undecodable(&problem))
}

/// Whether only the end of the connection marks the end of the body.
fn ends_with_connection(head: &Parts) -> bool {
    head.version <= Version::HTTP_11
        && !head.headers.contains_key(CONTENT_LENGTH)
        && !head.headers.contains_key(TRANSFER_ENCODING)
}

fn response(head: Parts, body: Bytes, target: &Target) -> Response {
    Response::from_parts(target.info_without_headers(), head.status, head.version, head.headers, body)
}

/// The request in the form of the HTTP library.
pub(in crate::transport) fn request(
    target: &Target,
    shared: &TransportState,
    body: RequestBody,
) -> Result<Request<RequestBody>> {
    let uri = Uri::try_from(target.url.as_str()).map_err(|_| {
        let length = target.url.as_str().len();
        Error::invalid("path", format_args!("the URL is too long to be sent ({length} bytes)"))
    })?;
    let mut request = Request::new(body);
    *request.method_mut() = target.method.clone();
    *request.uri_mut() = uri;
    *request.headers_mut() = target.headers.clone();
    // Some proxies answer 411 without it. The HTTP library omits it for an empty body.
    if target.body.as_ref().is_none_or(Bytes::is_empty)
        && matches!(target.method, Method::POST | Method::PUT | Method::PATCH)
    {
        request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    shared.cookies.add_to(request.headers_mut(), &target.url);
    Ok(request)
}

/// Lets a runtime that was idle between two calls notice which connections were closed meanwhile.
///
/// A sync client's runtime runs only during its calls. Servers close idle connections (uvicorn after 5 s), and a
/// request sent over a closed connection is lost, without a way to know whether the server has seen it. The first yield
/// polls the I/O driver, the second runs the tasks of the connections.
async fn notice_closed_connections() {
    if Handle::current().runtime_flavor() == RuntimeFlavor::CurrentThread {
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
    }
}

/// Why a body could not be read.
enum BodyError {
    Broken(Box<dyn StdError>),
    TimedOut(Step, Duration),
    TooLarge,
}

impl BodyError {
    fn into_error(self, target: &Target, shared: &TransportState) -> Error {
        match self {
            Self::Broken(error) => body_error(&*error, target, shared),
            Self::TimedOut(step, limit) => timed_out(step, limit, target),
            Self::TooLarge => too_large(shared.options.max_response_bytes, target),
        }
    }
}

/// Reads the body and counts its bytes. A body that arrives in one piece is not copied.
async fn read(
    mut body: Incoming,
    progress: &std::sync::Arc<Progress>,
    timeouts: &Timeouts,
    options: &Options,
) -> Result<(Bytes, u64), BodyError> {
    let mut first = Bytes::new();
    let mut all = BytesMut::new();
    // Reject an announced length before reading.
    let mut left = options.max_response_bytes;
    if body.size_hint().exact().is_some_and(|length| length > left) {
        return Err(BodyError::TooLarge);
    }
    loop {
        let frame = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context));
        let piece = match progress.with_timeouts(timeouts, frame).await {
            Ok(Some(Ok(frame))) => match frame.into_data() {
                Ok(piece) => piece,
                // Trailers.
                Err(_) => continue,
            },
            Ok(Some(Err(error))) => return Err(BodyError::Broken(error.into())),
            Ok(None) => break,
            Err((step, limit)) => return Err(BodyError::TimedOut(step, limit)),
        };
        progress.enter(Step::Read);
        left = left.checked_sub(piece.len() as u64).ok_or(BodyError::TooLarge)?;
        if first.is_empty() && all.is_empty() {
            first = piece;
            continue;
        }
        if all.is_empty() {
            let expected = body.size_hint().exact().and_then(|left| usize::try_from(left).ok()).unwrap_or(0);
            // The announced length is a hint: do not reserve any amount of memory for it.
            all.reserve(first.len() + piece.len().max(expected.min(1 << 20)));
            all.extend_from_slice(&first);
        }
        all.extend_from_slice(&piece);
    }
    let body = if all.is_empty() { first } else { all.freeze() };
    Ok((body, options.max_response_bytes - left))
}

pub(super) fn too_large(limit: u64, target: &Target) -> Error {
    Error::for_request(ErrorKind::Decode, target.info(), too_large_message(limit))
}

pub(super) fn too_large_message(limit: u64) -> String {
    format!(
        "the response is larger than the limit of {limit} bytes: request less, or increase \
         PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES"
    )
}

pub(in crate::transport) fn timed_out(step: Step, limit: Duration, target: &Target) -> Error {
    let seconds = limit.as_secs_f64();
    let (kind, what) = match step {
        Step::Connect => {
            (ErrorKind::ConnectTimeout, format!("no connection was established within {seconds} s"))
        }
        Step::Write => (ErrorKind::WriteTimeout, format!("the request could not be sent within {seconds} s")),
        Step::Read => (ErrorKind::ReadTimeout, format!("no response arrived within {seconds} s")),
    };
    Error::for_request(kind, target.info(), what)
}

/// The error of an exchange that failed before the response.
fn send_error(error: &legacy::Error, progress: &Progress, target: &Target, shared: &TransportState) -> Error {
    let mut failure = match error.is_connect() {
        true if is_timeout(error) => {
            timed_out(Step::Connect, target.timeouts.connect.unwrap_or_default(), target).unsent()
        }
        true => not_connected(error, target, shared).unsent(),
        // With TLS 1.3, the server rejects a certificate only after the handshake.
        false if tls::refuses_certificate(error) => not_connected(error, target, shared),
        false => broken(error, is_protocol(error).unwrap_or(false), target),
    };
    if progress.is_sending() || is_refused(error) {
        failure = failure.unsent();
    }
    let is_broken = matches!(failure.kind(), ErrorKind::Read | ErrorKind::Protocol);
    if is_broken && !progress.has_connected() {
        failure = failure.stale();
    }
    failure
}

/// The error of an exchange that failed while the body was read.
pub(in crate::transport) fn body_error(
    error: &(dyn StdError + 'static),
    target: &Target,
    shared: &TransportState,
) -> Error {
    if tls::refuses_certificate(error) {
        return not_connected(error, target, shared);
    }
    // An error that the system did not report comes from the HTTP parser.
    broken(error, is_protocol(error).unwrap_or(true), target)
}

pub(in crate::transport) fn not_connected(
    error: &(dyn StdError + 'static),
    target: &Target,
    shared: &TransportState,
) -> Error {
    let causes = tls::problem(error).unwrap_or_else(|| causes(error));
    let uri = Uri::try_from(target.url.as_str()).unwrap_or_default();
    let through = shared.proxies.through(&uri);
    let advice = tls::advice(error).or_else(|| proxy::advice(&causes).map(str::to_owned));
    let advice = advice.map(|advice| format!("; {advice}")).unwrap_or_default();
    let what = format!("could not connect{through}: {causes}{advice}");
    Error::for_request(ErrorKind::Connect, target.info(), what)
}

fn broken(error: &(dyn StdError + 'static), is_protocol: bool, target: &Target) -> Error {
    let (kind, what) = if is_protocol {
        (ErrorKind::Protocol, "the server sent invalid HTTP")
    } else {
        (ErrorKind::Read, "the connection was lost")
    };
    Error::for_request(kind, target.info(), format!("{what}: {}", causes(error)))
}

/// Whether the request was not sent completely, or the server says that it has not processed it. A server never
/// processes a request that is shorter than its announced length.
fn is_refused(error: &legacy::Error) -> bool {
    // The HTTP library reports these only in messages: an incomplete write with HTTP/1, and with HTTP/2 a refused
    // stream, or one that was opened after GOAWAY.
    let signs = [
        "error writing a body to connection",
        "stream error received: refused stream before processing any application logic",
        "connection error received: not a result of an error",
    ];
    let causes = causes(error);
    signs.iter().any(|sign| causes.contains(sign))
}

/// The error and its sources, innermost last.
fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error| (*error).source())
}

pub(in crate::transport) fn is_timeout(error: &(dyn StdError + 'static)) -> bool {
    let timed_out = |error: &std::io::Error| error.kind() == std::io::ErrorKind::TimedOut;
    chain(error).any(|error| error.downcast_ref().is_some_and(timed_out))
}

/// Whether the response was invalid, rather than the connection lost. As in httpx, a truncated response is invalid.
/// `None` if the error does not say.
fn is_protocol(error: &(dyn StdError + 'static)) -> Option<bool> {
    chain(error).find_map(|error| {
        if let Some(error) = error.downcast_ref::<hyper::Error>()
            && (error.is_parse() || error.is_incomplete_message())
        {
            return Some(true);
        }
        error.downcast_ref::<std::io::Error>().map(|error| error.raw_os_error().is_none())
    })
}

/// The messages of the error's sources, innermost last, without repetition. The library's own first message ("client
/// error (Connect)") says nothing and is left out.
fn causes(error: &(dyn StdError + 'static)) -> String {
    let mut messages: Vec<String> = Vec::new();
    for cause in chain(error).map(ToString::to_string) {
        if !cause.starts_with("client error (") && !messages.iter().any(|earlier| earlier.contains(&cause)) {
            messages.push(cause);
        }
    }
    messages.join(": ")
}
