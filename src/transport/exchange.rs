//! One request and its answer, under the time limits.

use std::error::Error as _;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::runtime::{Handle, RuntimeFlavor};

use super::Shared;
use super::connect::{self, Connections};
use super::options::Options;
use super::progress::{Pieces, Progress, Step};
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
    let client = connections.client(&target.url, &shared.options)?;
    notice_closed_connections().await;
    let progress = Progress::new();
    let mut request = reqwest::Request::new(target.method.clone(), target.url.clone());
    *request.headers_mut() = target.headers.clone();
    shared.cookies.add_to(request.headers_mut(), &target.url);
    *request.body_mut() = target.body.clone().map(|body| {
        if body.len() > Pieces::SIZE {
            reqwest::Body::wrap(Pieces::new(body, progress.clone()))
        } else {
            body.into()
        }
    });
    let timeouts = &shared.options.timeouts;
    let mut response = match progress.within(timeouts, client.execute(request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => return Err(unanswered(&error, &progress, target, &shared.options)),
        Err((step, limit)) => return Err(timed_out(step, limit, target)),
    };
    let status = response.status();
    let version = response.version();
    let headers = std::mem::take(response.headers_mut());
    shared.cookies.keep(&headers, &target.url);
    progress.reached(Step::Read);
    let body = match read(response, &progress, &shared.options).await {
        Ok(body) => body,
        Err(Unread::Broken(error)) => return Err(failure(&error, target, &shared.options)),
        Err(Unread::Late(step, limit)) => return Err(timed_out(step, limit, target)),
        Err(Unread::TooLarge) => return Err(too_large(shared.options.max_response_bytes, target)),
    };
    Ok(Response::from_parts(target.info(), status, version, headers, body))
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
    Broken(reqwest::Error),
    Late(Step, Duration),
    TooLarge,
}

/// The body. Most come in one piece, which then is the body, uncopied.
async fn read(
    mut response: reqwest::Response,
    progress: &std::sync::Arc<Progress>,
    options: &Options,
) -> Result<Bytes, Unread> {
    let mut first = Bytes::new();
    let mut all = BytesMut::new();
    // What the server announces is known before it is read. It says nothing of what is compressed.
    let mut left = options.max_response_bytes;
    if response.content_length().is_some_and(|length| length > left) {
        return Err(Unread::TooLarge);
    }
    loop {
        let piece = match progress.within(&options.timeouts, response.chunk()).await {
            Ok(Ok(Some(piece))) => piece,
            Ok(Ok(None)) if all.is_empty() => return Ok(first),
            Ok(Ok(None)) => return Ok(all.freeze()),
            Ok(Err(error)) => return Err(Unread::Broken(error)),
            Err((step, limit)) => return Err(Unread::Late(step, limit)),
        };
        progress.reached(Step::Read);
        left = left.checked_sub(piece.len() as u64).ok_or(Unread::TooLarge)?;
        if first.is_empty() && all.is_empty() {
            first = piece;
            continue;
        }
        if all.is_empty() {
            let expected = response.content_length().and_then(|left| usize::try_from(left).ok()).unwrap_or(0);
            // What the server announces is a hint, not a reason to reserve any amount of memory.
            all.reserve(first.len() + piece.len().max(expected.min(1 << 20)));
            all.extend_from_slice(&first);
        }
        all.extend_from_slice(&piece);
    }
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
fn unanswered(error: &reqwest::Error, progress: &Progress, target: &Target, options: &Options) -> Error {
    let mut failure = failure(error, target, options);
    if progress.is_sending() || is_refused(error) {
        failure = failure.unsent();
    }
    let is_broken = matches!(failure.kind(), ErrorKind::Read | ErrorKind::Protocol);
    if is_broken && !progress.has_connected() {
        failure = failure.stale();
    }
    failure
}

/// Whether the request did not leave as a whole, or the server says that it has not looked at it. No request has less
/// than its announced length, so none that was cut off is carried out.
fn is_refused(error: &reqwest::Error) -> bool {
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

/// The HTTP library's error as ours.
fn failure(error: &reqwest::Error, target: &Target, options: &Options) -> Error {
    if error.is_builder() {
        let length = target.url.as_str().len();
        return Error::invalid("path", format_args!("a URL of {length} bytes is more than can be sent"));
    }
    if error.is_connect() && error.is_timeout() {
        return timed_out(Step::Connect, options.timeouts.connect.unwrap_or_default(), target).unsent();
    }
    let causes = causes(error);
    if error.is_connect() || tls::refuses_certificate(error) {
        let through = connect::through(&target.url, options);
        let advice = tls::advice(error).or_else(|| connect::proxy_advice(&causes));
        let advice = advice.map(|advice| format!("; {advice}")).unwrap_or_default();
        let what = format!("could not connect{through}: {causes}{advice}");
        let failure = Error::of_request(ErrorKind::Connect, target.info(), what);
        // A clock that runs out while a connection is made says less: the request may have gone over another.
        return if error.is_connect() { failure.unsent() } else { failure };
    }
    let (kind, what) = if is_protocol(error) {
        (ErrorKind::Protocol, "the server did not speak proper HTTP")
    } else {
        (ErrorKind::Read, "the connection broke")
    };
    Error::of_request(kind, target.info(), format!("{what}: {causes}"))
}

/// Whether what came was wrong, and not the way that it came. An answer that ends in the middle is, as
/// httpx has it, a wrong one.
fn is_protocol(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(cause) = cause.downcast_ref::<hyper::Error>()
            && (cause.is_parse() || cause.is_incomplete_message())
        {
            return true;
        }
        if let Some(cause) = cause.downcast_ref::<std::io::Error>() {
            // What the system did not report, whoever decodes the answer found.
            return cause.raw_os_error().is_none();
        }
        source = cause.source();
    }
    error.is_decode()
}

/// What lies behind the error, innermost last, each said once. The library's own first line repeats the
/// URL, which may hold credentials, and its second ("client error (Connect)") says nothing: both are left
/// out.
fn causes(error: &reqwest::Error) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut source = error.source();
    while let Some(cause) = source {
        let text = cause.to_string();
        if !text.starts_with("client error (") && !said.iter().any(|earlier| earlier.contains(&text)) {
            said.push(text);
        }
        source = cause.source();
    }
    said.join(": ")
}
