//! One request and its answer, under the time limits.

use std::error::Error as StdError;
use std::pin::Pin;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING};
use http::response::Parts;
use http::{Request, Uri, Version};
use http_body::Body;
use hyper::body::Incoming;
use hyper_util::client::legacy;
use tokio::runtime::{Handle, RuntimeFlavor};

use super::Shared;
use super::connect::Connections;
use super::encoding::{Encodings, Failure};
use super::options::{Options, Timeouts};
use super::progress::{Pieces, Progress, Step};
use super::proxy;
use super::redirect::Target;
use super::response::Response;
use super::tls;
use crate::error::{Error, ErrorKind, Result};

/// Sends what the target says and reads the answer to its end.
pub(super) async fn exchange(
    connections: &Connections,
    shared: &Shared,
    target: &Target,
) -> Result<Response> {
    let began = Instant::now();
    let progress = Progress::new();
    let request = request(target, shared, Pieces::new(target.body.clone(), progress.clone()))?;
    shared.proxies.towards(request.uri())?;
    let client = connections.client(request.uri(), &shared.options, &shared.proxies)?;
    notice_closed_connections().await;
    let timeouts = &target.timeouts;
    let response = match progress.within(timeouts, client.send(request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => return Err(unanswered(&error, &progress, target, shared)),
        Err((step, limit)) => return Err(timed_out(step, limit, target)),
    };
    let (head, body) = response.into_parts();
    shared.cookies.keep(&head.headers, &target.url);
    progress.reached(Step::Read);
    let (body, downloaded) = match read(body, &progress, timeouts, &shared.options).await {
        Ok(read) => read,
        Err(Unread::Broken(error)) => return Err(unread(&*error, target, shared)),
        Err(Unread::Late(step, limit)) => return Err(timed_out(step, limit, target)),
        Err(Unread::TooLarge) => return Err(too_large(shared.options.max_response_bytes, target)),
    };
    let response = decoded(head, body, target, shared.options.max_response_bytes)?;
    Ok(response.measured(began.elapsed(), downloaded))
}

/// Decodes the body. `Content-Encoding` and `Content-Length` are removed from the headers then: they do not describe
/// the decoded body.
fn decoded(mut head: Parts, body: Bytes, target: &Target, limit: u64) -> Result<Response> {
    let encodings = Encodings::announced(&head.headers);
    // An empty body is not encoded, whatever the headers say: answers to HEAD, and 204.
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
        Failure::TooLarge => return Err(too_large(limit, target)),
        // Only the end of the connection marks the end of such a body, so the connection broke: this can be retried.
        Failure::Truncated { encoding } if ends_with_connection(&head) => {
            let what =
                format!("the server did not speak proper HTTP: the {encoding} body ends in the middle");
            return Err(Error::of_request(ErrorKind::Protocol, target.info(), what));
        }
        // The status is more useful than an error about the body.
        _ if !head.status.is_success() => return Ok(response(head, body, target)),
        Failure::Truncated { encoding } => {
            format!("cannot be decoded: its {encoding} body ends in the middle")
        }
        Failure::Corrupt { encoding, problem } => {
            format!("cannot be decoded: its Content-Encoding is {encoding}, but its body is not: {problem}")
        }
        Failure::Unknown(name) => {
            let asked = target.headers.get(ACCEPT_ENCODING).map_or(&b"gzip"[..], |value| value.as_bytes());
            match String::from_utf8_lossy(asked).to_ascii_lowercase().contains(&name) {
                true => format!(
                    "is encoded with {name}, which the headers given ask for, but only gzip and deflate can be decoded"
                ),
                false => format!(
                    "is encoded with {name}, which was not asked for and cannot be decoded; the server, or a proxy \
                     before it, ignores Accept-Encoding: {}",
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

/// What is sent.
fn request(target: &Target, shared: &Shared, body: Pieces) -> Result<Request<Pieces>> {
    let uri = Uri::try_from(target.url.as_str()).map_err(|_| {
        let length = target.url.as_str().len();
        Error::invalid("path", format_args!("a URL of {length} bytes is more than can be sent"))
    })?;
    let mut request = Request::new(body);
    *request.method_mut() = target.method.clone();
    *request.uri_mut() = uri;
    *request.headers_mut() = target.headers.clone();
    shared.cookies.add_to(request.headers_mut(), &target.url);
    Ok(request)
}

/// Lets a runtime that stood still between two calls notice which connections were closed meanwhile.
///
/// A sync client's runtime runs only during its calls. Servers close idle connections (uvicorn after 5 s),
/// and what is sent over such a one is lost, with no telling whether the server has seen it. The first turn
/// asks the system for news, the second has the connections act on it.
async fn notice_closed_connections() {
    if Handle::current().runtime_flavor() == RuntimeFlavor::CurrentThread {
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
    }
}

/// Why a body was not read to its end.
enum Unread {
    Broken(Box<dyn StdError>),
    Late(Step, Duration),
    TooLarge,
}

/// The body, and how many bytes came. Most come in one piece, which then is the body, uncopied.
async fn read(
    mut body: Incoming,
    progress: &std::sync::Arc<Progress>,
    timeouts: &Timeouts,
    options: &Options,
) -> Result<(Bytes, u64), Unread> {
    let mut first = Bytes::new();
    let mut all = BytesMut::new();
    // What the server announces is known before it is read.
    let mut left = options.max_response_bytes;
    if body.size_hint().exact().is_some_and(|length| length > left) {
        return Err(Unread::TooLarge);
    }
    loop {
        let frame = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context));
        let piece = match progress.within(timeouts, frame).await {
            Ok(Some(Ok(frame))) => match frame.into_data() {
                Ok(piece) => piece,
                // Headers that come after the body.
                Err(_) => continue,
            },
            Ok(Some(Err(error))) => return Err(Unread::Broken(error.into())),
            Ok(None) => break,
            Err((step, limit)) => return Err(Unread::Late(step, limit)),
        };
        progress.reached(Step::Read);
        left = left.checked_sub(piece.len() as u64).ok_or(Unread::TooLarge)?;
        if first.is_empty() && all.is_empty() {
            first = piece;
            continue;
        }
        if all.is_empty() {
            let expected = body.size_hint().exact().and_then(|left| usize::try_from(left).ok()).unwrap_or(0);
            // What the server announces is a hint, not a reason to reserve any amount of memory.
            all.reserve(first.len() + piece.len().max(expected.min(1 << 20)));
            all.extend_from_slice(&first);
        }
        all.extend_from_slice(&piece);
    }
    let body = if all.is_empty() { first } else { all.freeze() };
    Ok((body, options.max_response_bytes - left))
}

fn too_large(limit: u64, target: &Target) -> Error {
    let message = format!(
        "the answer has more than the {limit} bytes that are allowed: ask for less, or set \
         PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES to more"
    );
    Error::of_request(ErrorKind::Decode, target.info(), message)
}

fn timed_out(step: Step, limit: Duration, target: &Target) -> Error {
    let seconds = limit.as_secs_f64();
    let (kind, what) = match step {
        Step::Connect => (ErrorKind::ConnectTimeout, format!("no connection was made within {seconds} s")),
        Step::Write => (ErrorKind::WriteTimeout, format!("the request was not taken within {seconds} s")),
        Step::Read => (ErrorKind::ReadTimeout, format!("no answer came within {seconds} s")),
    };
    Error::of_request(kind, target.info(), what)
}

/// The error of an exchange of which no answer has come.
fn unanswered(error: &legacy::Error, progress: &Progress, target: &Target, shared: &Shared) -> Error {
    let mut failure = match error.is_connect() {
        true if is_late(error) => {
            timed_out(Step::Connect, shared.options.timeouts.connect.unwrap_or_default(), target).unsent()
        }
        true => not_connected(error, target, shared).unsent(),
        // With TLS 1.3, a refusal comes only after the connection was made.
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

/// The error of an answer that came in part.
fn unread(error: &(dyn StdError + 'static), target: &Target, shared: &Shared) -> Error {
    if tls::refuses_certificate(error) {
        return not_connected(error, target, shared);
    }
    // What the system did not report, whoever read the answer found.
    broken(error, is_protocol(error).unwrap_or(true), target)
}

fn not_connected(error: &(dyn StdError + 'static), target: &Target, shared: &Shared) -> Error {
    let causes = tls::problem(error).unwrap_or_else(|| causes(error));
    let uri = Uri::try_from(target.url.as_str()).unwrap_or_default();
    let through = shared.proxies.through(&uri);
    let advice = tls::advice(error).or_else(|| proxy::advice(&causes).map(str::to_owned));
    let advice = advice.map(|advice| format!("; {advice}")).unwrap_or_default();
    let what = format!("could not connect{through}: {causes}{advice}");
    Error::of_request(ErrorKind::Connect, target.info(), what)
}

fn broken(error: &(dyn StdError + 'static), is_protocol: bool, target: &Target) -> Error {
    let (kind, what) = if is_protocol {
        (ErrorKind::Protocol, "the server did not speak proper HTTP")
    } else {
        (ErrorKind::Read, "the connection broke")
    };
    Error::of_request(kind, target.info(), format!("{what}: {}", causes(error)))
}

/// Whether the request did not leave as a whole, or the server says that it has not looked at it. No request has less
/// than its announced length, so none that was cut off is carried out.
fn is_refused(error: &legacy::Error) -> bool {
    // These have no other sign: of HTTP/1 that the system did not take all, of HTTP/2 a stream that was refused, and
    // one that was opened after the server had said that it takes no more.
    let signs = [
        "error writing a body to connection",
        "stream error received: refused stream before processing any application logic",
        "connection error received: not a result of an error",
    ];
    let causes = causes(error);
    signs.iter().any(|sign| causes.contains(sign))
}

/// The error and what lies behind it, innermost last.
fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error| (*error).source())
}

fn is_late(error: &legacy::Error) -> bool {
    let timed_out = |error: &std::io::Error| error.kind() == std::io::ErrorKind::TimedOut;
    chain(error).any(|error| error.downcast_ref().is_some_and(timed_out))
}

/// Whether what came was wrong, and not the way that it came. An answer that ends in the middle is, as
/// httpx has it, a wrong one. None where the error does not tell.
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

/// What lies behind the error, innermost last, each said once. The library's own first line ("client error
/// (Connect)") says nothing, and is left out.
fn causes(error: &(dyn StdError + 'static)) -> String {
    let mut said: Vec<String> = Vec::new();
    for cause in chain(error).map(ToString::to_string) {
        if !cause.starts_with("client error (") && !said.iter().any(|earlier| earlier.contains(&cause)) {
            said.push(cause);
        }
    }
    said.join(": ")
}
