//! Errors of websockets that were closed or lost.

use tokio_tungstenite::tungstenite::Error as SocketError;
use tokio_tungstenite::tungstenite::error::ProtocolError;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use crate::error::{Error, ErrorKind};
use crate::transport::http::request::RequestInfo;

/// How the server closed a websocket.
pub(super) struct Close {
    code: u16,
    reason: String,
}

impl From<Option<CloseFrame>> for Close {
    fn from(frame: Option<CloseFrame>) -> Self {
        // RFC 6455, section 7.1.5: without a frame the code is 1005.
        frame.map_or(Self { code: 1005, reason: String::new() }, |frame| Self {
            code: frame.code.into(),
            reason: frame.reason.as_str().to_owned(),
        })
    }
}

impl Close {
    pub(super) fn code(&self) -> u16 {
        self.code
    }

    /// Whether the server was done, or went away as planned. As in Python's websockets, a close without a code is
    /// normal, too.
    pub(super) fn is_normal(&self) -> bool {
        matches!(self.code, 1000 | 1001 | 1005)
    }

    pub(super) fn error(&self, request: RequestInfo) -> Error {
        let (kind, what) = match self.code {
            1008 => (ErrorKind::Authentication, "the server rejected the credentials of the websocket"),
            1002 | 1003 | 1007 | 1010 => {
                (ErrorKind::Protocol, "the server rejected a message of the websocket")
            }
            1009 => (ErrorKind::Protocol, "the server rejected a message of the websocket as too large"),
            _ => (ErrorKind::Read, "the server closed the websocket"),
        };
        let reason = match self.reason.trim() {
            "" => meaning(self.code),
            reason => reason,
        };
        Error::for_request(kind, request, format!("{what}: {} {reason}", self.code))
    }
}

/// The meaning of a code without a reason, in the terms of its IANA registry.
fn meaning(code: u16) -> &'static str {
    match code {
        1000 => "Normal Closure",
        1001 => "Going Away",
        1002 => "Protocol Error",
        1003 => "Unsupported Data",
        1005 => "No Status Received",
        1007 => "Invalid Payload",
        1008 => "Policy Violation",
        1009 => "Message Too Big",
        1011 => "Internal Error",
        1012 => "Service Restart",
        1013 => "Try Again Later",
        1014 => "Bad Gateway",
        _ => "without a reason",
    }
}

/// The error of a websocket whose connection failed.
pub(super) fn lost(error: &SocketError, request: RequestInfo) -> Error {
    let lost = |cause: &dyn std::fmt::Display| {
        (ErrorKind::Read, format!("the connection of the websocket was lost: {cause}"))
    };
    let (kind, what) = match error {
        SocketError::Io(error) => lost(error),
        SocketError::ConnectionClosed
        | SocketError::AlreadyClosed
        | SocketError::Protocol(
            ProtocolError::ResetWithoutClosingHandshake | ProtocolError::SendAfterClosing,
        ) => lost(&"it was closed without the closing handshake"),
        SocketError::Capacity(error) => (
            ErrorKind::Decode,
            format!(
                "a message of the websocket is too large: {error}; increase PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES"
            ),
        ),
        error => {
            (ErrorKind::Protocol, format!("the server sent something that is not a valid websocket: {error}"))
        }
    };
    Error::for_request(kind, request, what)
}
