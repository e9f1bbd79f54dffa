//! What can go wrong, told in one type.

use std::fmt;
use std::time::Duration;

use crate::settings::SettingsError;
use crate::transport::{RequestInfo, Response, Tries, asked_wait};

/// The result of a call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong with a call: how it failed, which request it was, and what the server said.
///
/// Neither its message nor its debug form ever holds a key, a password or a URL's credentials.
#[derive(Debug, Clone)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    kind: ErrorKind,
    message: String,
    request: Option<RequestInfo>,
    response: Option<Response>,
    is_unsent: bool,
    is_stale: bool,
    tries: Tries,
    is_unreachable: bool,
}

/// How a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Something given by the caller cannot be sent.
    Invalid,
    /// The settings are broken or incomplete.
    Settings,
    /// The client was closed.
    Closed,
    /// The server's major version is another one.
    VersionMismatch,
    /// No connection could be made.
    Connect,
    /// A connection was not made in time.
    ConnectTimeout,
    /// The request was not taken in time.
    WriteTimeout,
    /// The answer did not come in time.
    ReadTimeout,
    /// No connection became free in time.
    PoolTimeout,
    /// The connection broke.
    Read,
    /// What came was not HTTP.
    Protocol,
    /// The server redirected too often.
    TooManyRedirects,
    /// The answer was not what this call is answered with.
    Decode,
    /// 401, or 403 that is none of the others.
    Authentication,
    /// 401 or 403 from Prefect Cloud.
    CloudUnauthorized,
    /// The answer is not one of a Prefect API: the URL is wrong.
    NotPrefect,
    /// 404.
    NotFound,
    /// 409.
    AlreadyExists,
    /// 403, because there is a maximum number.
    LimitReached,
    /// 403, because the plan does not include it.
    Unsupported,
    /// 403, because the object is protected.
    Protected,
    /// 422.
    Refused,
    /// Any other status that is an error.
    Status,
    /// A run was not done in time.
    WaitTimeout,
}

impl ErrorKind {
    /// A name for messages and metrics, such as `ObjectNotFound`. In Python the exception class has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invalid => "ValidationError",
            Self::Settings => "SettingsError",
            Self::Closed => "ClientClosedError",
            Self::VersionMismatch => "ServerVersionMismatch",
            Self::Connect => "ConnectError",
            Self::ConnectTimeout => "ConnectTimeout",
            Self::WriteTimeout => "WriteTimeout",
            Self::ReadTimeout => "ReadTimeout",
            Self::PoolTimeout => "PoolTimeout",
            Self::Read => "ReadError",
            Self::Protocol => "RemoteProtocolError",
            Self::TooManyRedirects => "TooManyRedirects",
            Self::Decode => "DecodingError",
            Self::Authentication => "AuthenticationError",
            Self::CloudUnauthorized => "CloudUnauthorizedError",
            Self::NotPrefect => "NotAPrefectAPI",
            Self::NotFound => "ObjectNotFound",
            Self::AlreadyExists => "ObjectAlreadyExists",
            Self::LimitReached => "ObjectLimitReached",
            Self::Unsupported => "ObjectUnsupported",
            Self::Protected => "ProtectedBlockError",
            Self::Refused => "RequestValidationError",
            Self::Status => "PrefectHTTPStatusError",
            Self::WaitTimeout => "FlowRunWaitTimeout",
        }
    }
}

impl Error {
    /// An error of this kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            request: None,
            response: None,
            is_unsent: false,
            is_stale: false,
            tries: Tries::default(),
            is_unreachable: false,
        }))
    }

    /// Bad input: `place` says where it is, `message` what is wrong and what would be right.
    pub fn invalid(place: impl fmt::Display, message: impl fmt::Display) -> Self {
        Self::new(ErrorKind::Invalid, format!("{place}: {message}"))
    }

    /// A failure of this request before there was an answer.
    pub(crate) fn of_request(kind: ErrorKind, request: RequestInfo, what: impl fmt::Display) -> Self {
        let message = format!("{what} ({request})");
        let mut error = Self::new(kind, message);
        error.0.request = Some(request);
        error
    }

    /// A failure that this answer is, or that lies in it.
    pub(crate) fn of_response(kind: ErrorKind, response: Response, message: String) -> Self {
        let mut error = Self::new(kind, message);
        error.0.request = Some(response.request().clone());
        error.0.tries = response.tries().clone();
        error.0.response = Some(response);
        error
    }

    /// The same error, as one of another kind.
    #[must_use]
    pub fn into_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// The same error, with more to say.
    #[must_use]
    pub(crate) fn adding(mut self, more: &str) -> Self {
        self.0.message.push_str(more);
        self
    }

    /// The same error, with other words for a part of its message.
    #[must_use]
    pub(crate) fn replacing(mut self, words: &str, others: &str) -> Self {
        self.0.message = self.0.message.replace(words, others);
        self
    }

    /// The same error, as that of the last of several tries.
    #[must_use]
    pub fn after(mut self, tries: Tries) -> Self {
        self.0.message.push_str(&tries.to_string());
        self.0.tries = tries;
        self
    }

    /// The same failure as that of another request, for the sake of which the one that failed was made.
    #[must_use]
    pub(crate) fn blamed_on(mut self, request: RequestInfo) -> Self {
        if let (Some(failed), None) = (&self.0.request, &self.0.response) {
            self.0.message = self.0.message.replace(&format!("({failed})"), &format!("({request})"));
            self.0.request = Some(request);
        }
        self
    }

    /// The same error, as the reason why the API at this URL could not be asked for its version.
    #[must_use]
    pub(crate) fn unreachable(mut self, url: &str) -> Self {
        self.0.message = format!("Failed to reach API at {url}: {}", self.0.message);
        self.0.is_unreachable = true;
        self
    }

    /// Whether the API could not be asked for its version.
    pub fn is_unreachable(&self) -> bool {
        self.0.is_unreachable
    }

    /// The same error, where it is sure that the server has not got the whole request.
    #[must_use]
    pub(crate) fn unsent(mut self) -> Self {
        self.0.is_unsent = true;
        self
    }

    /// Whether it is sure that the server has not got the whole request, and so not carried it out.
    pub(crate) fn is_unsent(&self) -> bool {
        self.0.is_unsent
    }

    /// The same error, where a connection that was kept from an earlier request broke before the answer began.
    #[must_use]
    pub(crate) fn stale(mut self) -> Self {
        self.0.is_stale = true;
        self
    }

    /// Whether a connection that was kept from an earlier request broke before the answer began: most likely the
    /// server had closed it already, and a new one will do.
    pub(crate) fn is_stale(&self) -> bool {
        self.0.is_stale
    }

    /// How the call failed.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Which request failed, if one was made.
    pub fn request(&self) -> Option<&RequestInfo> {
        self.0.request.as_ref()
    }

    /// What the server answered, if it did.
    pub fn response(&self) -> Option<&Response> {
        self.0.response.as_ref()
    }

    /// All tries that were made. Empty if there was only one.
    pub fn tries(&self) -> &Tries {
        &self.0.tries
    }

    /// How long the response asks to wait before the next request.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        Duration::try_from_secs_f64(asked_wait(self.response()?)?).ok()
    }

    /// The status of that answer.
    pub fn status(&self) -> Option<u16> {
        self.response().map(Response::status)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}

impl From<SettingsError> for Error {
    fn from(error: SettingsError) -> Self {
        Self::new(ErrorKind::Settings, error.to_string())
    }
}
