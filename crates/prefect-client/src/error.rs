//! The error type of all calls.

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::settings::SettingsError;
use crate::transport::{RequestInfo, Response, Tries, requested_wait};

/// The result of a call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The error of a call, with its [kind](ErrorKind), the request and the response.
///
/// Neither its message nor its debug form ever contains an API key, a password or a URL's credentials.
///
/// ```no_run
/// use prefect_client::client::Client;
/// use prefect_client::error::ErrorKind;
///
/// # async fn example(client: Client) {
/// match client.read_flow_by_name("etl").await {
///     Ok(flow) => println!("{}", flow.id),
///     Err(error) if error.kind() == ErrorKind::NotFound => println!("there is no such flow"),
///     Err(error) => eprintln!("{error}"),
/// }
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Error(Box<ErrorParts>);

#[derive(Debug, Clone)]
struct ErrorParts {
    kind: ErrorKind,
    message: String,
    request: Option<RequestInfo>,
    response: Option<Response>,
    is_unsent: bool,
    is_stale: bool,
    is_of_caller: bool,
    tries: Tries,
    is_unreachable: bool,
    cause: Option<Cause>,
}

/// What an error was caused by, in a form of its own.
#[derive(Clone)]
pub struct Cause(Arc<dyn Any + Send + Sync>);

impl Cause {
    /// Keeps it with an error.
    pub fn new(cause: impl Any + Send + Sync) -> Self {
        Self(Arc::new(cause))
    }

    /// The cause, if it is of this type.
    pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
        self.0.downcast_ref()
    }
}

impl fmt::Debug for Cause {
    /// It may contain secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cause")
    }
}

/// The kind of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument is invalid. No request was sent.
    Invalid,
    /// The settings are invalid or incomplete.
    Settings,
    /// The client was closed.
    Closed,
    /// The server's major version differs from the client's.
    VersionMismatch,
    /// A connection could not be opened.
    Connect,
    /// Timeout while opening a connection.
    ConnectTimeout,
    /// Timeout while sending the request.
    WriteTimeout,
    /// Timeout while waiting for the response.
    ReadTimeout,
    /// Timeout while waiting for a free connection.
    PoolTimeout,
    /// The connection was lost.
    Read,
    /// The server sent something that is not valid HTTP.
    Protocol,
    /// An [`Exchanger`](crate::transport::Exchanger) failed with an error of its own, which is the [cause](Error::cause).
    Transport,
    /// Too many redirects.
    TooManyRedirects,
    /// The response could not be decoded.
    Decode,
    /// 401, or 403 for no other reason.
    Authentication,
    /// 401 or 403 from Prefect Cloud.
    CloudUnauthorized,
    /// The response does not come from a Prefect API: the URL is wrong.
    NotPrefect,
    /// The server, or a proxy in front of it, does not open websockets at this path.
    SocketRefused,
    /// 404.
    NotFound,
    /// 409.
    AlreadyExists,
    /// 403: the maximum number of objects is reached.
    LimitReached,
    /// 403: the plan does not include the feature.
    Unsupported,
    /// 403: the object is protected.
    Protected,
    /// 422.
    Refused,
    /// Any other error status.
    Status,
    /// A run was not done in time.
    WaitTimeout,
    /// The server did not put a run into a state.
    StateRefused,
}

impl ErrorKind {
    /// A name for messages and metrics, such as `ObjectNotFound`. The Python exception class has the same name.
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
            Self::Transport => "TransportError",
            Self::TooManyRedirects => "TooManyRedirects",
            Self::Decode => "DecodingError",
            Self::Authentication => "AuthenticationError",
            Self::CloudUnauthorized => "CloudUnauthorizedError",
            Self::NotPrefect => "NotAPrefectAPI",
            Self::SocketRefused => "WebSocketRefused",
            Self::NotFound => "ObjectNotFound",
            Self::AlreadyExists => "ObjectAlreadyExists",
            Self::LimitReached => "ObjectLimitReached",
            Self::Unsupported => "ObjectUnsupported",
            Self::Protected => "ProtectedBlockError",
            Self::Refused => "RequestValidationError",
            Self::Status => "PrefectHTTPStatusError",
            Self::WaitTimeout => "FlowRunWaitTimeout",
            Self::StateRefused => "StateRefused",
        }
    }
}

impl Error {
    /// An error of this kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(ErrorParts {
            kind,
            message: message.into(),
            request: None,
            response: None,
            is_unsent: false,
            is_stale: false,
            is_of_caller: false,
            tries: Tries::default(),
            is_unreachable: false,
            cause: None,
        }))
    }

    /// An invalid argument: `place` says where, `message` what is wrong and what is expected.
    pub fn invalid(place: impl fmt::Display, message: impl fmt::Display) -> Self {
        Self::new(ErrorKind::Invalid, format!("{place}: {message}"))
    }

    /// A failure of a request before a response arrived.
    pub(crate) fn for_request(kind: ErrorKind, request: RequestInfo, what: impl fmt::Display) -> Self {
        let message = format!("{what} ({request})");
        let mut error = Self::new(kind, message);
        error.0.request = Some(request);
        error
    }

    /// A failure that a response reports or causes.
    pub(crate) fn for_response(kind: ErrorKind, response: Response, message: String) -> Self {
        let mut error = Self::new(kind, message);
        error.0.request = Some(response.request().clone());
        error.0.tries = response.tries().clone();
        error.0.response = Some(response);
        error
    }

    /// Adds what caused it.
    #[must_use]
    pub fn caused_by(mut self, cause: Option<Cause>) -> Self {
        self.0.cause = cause;
        self
    }

    /// What it was caused by.
    pub fn cause(&self) -> Option<&Cause> {
        self.0.cause.as_ref()
    }

    /// Changes the kind.
    #[must_use]
    pub fn into_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// Appends to the message.
    #[must_use]
    pub(crate) fn with_hint(mut self, more: &str) -> Self {
        self.0.message.push_str(more);
        self
    }

    /// Replaces a part of the message.
    #[must_use]
    pub(crate) fn replace_text(mut self, words: &str, others: &str) -> Self {
        self.0.message = self.0.message.replace(words, others);
        self
    }

    /// Adds the attempts of which this is the last error.
    #[must_use]
    pub fn after(mut self, tries: Tries) -> Self {
        self.0.message.push_str(&tries.to_string());
        self.0.tries = tries;
        self
    }

    /// Attributes the failure to another request, which depended on the one that failed.
    #[must_use]
    pub(crate) fn attributed_to(mut self, request: RequestInfo) -> Self {
        if let (Some(failed), None) = (&self.0.request, &self.0.response) {
            self.0.message = self.0.message.replace(&format!("({failed})"), &format!("({request})"));
            self.0.request = Some(request);
        }
        self
    }

    /// Marks the error as the reason why the version of the API at this URL could not be read.
    #[must_use]
    pub(crate) fn unreachable(mut self, url: &str) -> Self {
        self.0.message = format!("Failed to reach API at {url}: {}", self.0.message);
        self.0.is_unreachable = true;
        self
    }

    /// Whether the version of the API could not be read.
    pub fn is_unreachable(&self) -> bool {
        self.0.is_unreachable
    }

    /// Marks the error as one where the server certainly has not received the whole request.
    #[must_use]
    pub(crate) fn unsent(mut self) -> Self {
        self.0.is_unsent = true;
        self
    }

    /// Whether the server certainly has not received the whole request, and so has not processed it.
    pub(crate) fn is_unsent(&self) -> bool {
        self.0.is_unsent
    }

    /// Marks the error as the loss of a keep-alive connection before the response began.
    #[must_use]
    pub(crate) fn stale(mut self) -> Self {
        self.0.is_stale = true;
        self
    }

    /// Whether a keep-alive connection was lost before the response began. Most likely the server had already closed it,
    /// and a new connection will work.
    pub(crate) fn is_stale(&self) -> bool {
        self.0.is_stale
    }

    /// Marks the error as one of the caller's own code, such as a hook: it ends the call, without a retry.
    #[must_use]
    pub(crate) fn of_caller(mut self) -> Self {
        self.0.is_of_caller = true;
        self
    }

    /// Whether the error is one of the caller's own code.
    pub(crate) fn is_of_caller(&self) -> bool {
        self.0.is_of_caller
    }

    /// The kind of error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The request that failed, if one was sent.
    pub fn request(&self) -> Option<&RequestInfo> {
        self.0.request.as_ref()
    }

    /// The server's response, if there was one.
    pub fn response(&self) -> Option<&Response> {
        self.0.response.as_ref()
    }

    /// All attempts. Empty if there was only one.
    pub fn tries(&self) -> &Tries {
        &self.0.tries
    }

    /// How long the response asks to wait before the next request.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        Duration::try_from_secs_f64(requested_wait(self.response()?)?).ok()
    }

    /// The status of that response.
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
