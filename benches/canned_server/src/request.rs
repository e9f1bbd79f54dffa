//! Parses as much of a request as is needed to choose the response and to find the next request.

/// A request that has been received completely.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Request<'a> {
    /// The method.
    pub method: &'a str,
    /// The path without the query.
    pub path: &'a str,
    /// The body, or an empty slice.
    pub body: &'a [u8],
    /// The length of head and body, in bytes.
    pub length: usize,
    /// Whether the client keeps the connection alive.
    pub keep_alive: bool,
}

impl<'a> Request<'a> {
    /// The first request in `received`, or `None` if it is incomplete.
    ///
    /// A body requires a `Content-Length`, which all measured clients send. Invalid input becomes a request that
    /// no response matches and that closes the connection.
    pub fn parse(received: &'a [u8]) -> Option<Self> {
        let head_length = received.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
        let (head, rest) = received.split_at_checked(head_length)?;
        let Some(request) = Self::understand(head) else {
            return Some(Self { length: received.len(), ..Self::default() });
        };
        let body = rest.get(..request.length - head_length)?;
        Some(Self { body, ..request })
    }

    /// Parses the head of a request. `length` includes the body, which the caller adds.
    fn understand(head: &'a [u8]) -> Option<Self> {
        let mut lines = std::str::from_utf8(head).ok()?.split("\r\n");
        let mut words = lines.next()?.split(' ');
        let (method, target, version) = (words.next()?, words.next()?, words.next()?);
        let mut body_length: usize = 0;
        let mut keep_alive = version == "HTTP/1.1";
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            if name.eq_ignore_ascii_case("content-length") {
                body_length = value.trim().parse().ok()?;
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                return None;
            } else if name.eq_ignore_ascii_case("connection") {
                keep_alive = !value.trim().eq_ignore_ascii_case("close");
            }
        }
        Some(Self {
            method,
            path: target.split('?').next().unwrap_or(target),
            body: &[],
            length: head.len().checked_add(body_length)?,
            keep_alive,
        })
    }

    /// The `"limit"` of a JSON body, if there is one.
    ///
    /// Searches for the key instead of decoding the body: the benchmarks' filters do not contain this text
    /// anywhere else.
    pub fn limit(&self) -> Option<usize> {
        let body = std::str::from_utf8(self.body).ok()?;
        let (_, value) = body.split_once("\"limit\"")?;
        let digits = value.trim_start().strip_prefix(':')?.trim_start();
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        digits.get(..end)?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_without_a_body() {
        let received = b"GET /api/health?a=1 HTTP/1.1\r\nHost: x\r\n\r\nGET /next";
        let request = Request::parse(received).unwrap();
        assert_eq!((request.method, request.path), ("GET", "/api/health"));
        assert_eq!(&received[request.length..], b"GET /next");
        assert!(request.keep_alive);
    }

    #[test]
    fn a_request_is_waited_for() {
        let received = b"POST / HTTP/1.1\r\ncontent-length: 5\r\n\r\nhello";
        for end in 0..received.len() {
            assert_eq!(Request::parse(&received[..end]), None);
        }
        assert_eq!(Request::parse(received).unwrap().body, b"hello");
    }

    #[test]
    fn the_limit_of_a_filter() {
        let limit = |body: &str| {
            let received = format!("POST / HTTP/1.1\r\nContent-Length: {}\r\n\r\n{body}", body.len());
            Request::parse(received.as_bytes()).unwrap().limit()
        };
        assert_eq!(limit(r#"{"offset":0,"limit":20}"#), Some(20));
        assert_eq!(limit(r#"{"limit" : 7, "sort": null}"#), Some(7));
        assert_eq!(limit(r#"{"limit":null}"#), None);
        assert_eq!(limit("{}"), None);
    }

    #[test]
    fn what_is_not_understood_ends_the_connection() {
        for head in ["nonsense", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked"] {
            let received = format!("{head}\r\n\r\n");
            let request = Request::parse(received.as_bytes()).unwrap();
            assert!(!request.keep_alive);
            assert_eq!(request.length, received.len());
        }
    }

    #[test]
    fn a_client_may_ask_to_close() {
        let closes = |head: &str| !Request::parse(head.as_bytes()).unwrap().keep_alive;
        assert!(closes("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));
        assert!(closes("GET / HTTP/1.0\r\n\r\n"));
    }
}
