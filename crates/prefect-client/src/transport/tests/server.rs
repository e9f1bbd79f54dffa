//! A scripted server that records requests.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub(super) struct Recorded {
    /// The first line.
    pub(super) line: String,
    /// Names in lower case.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    /// Counted from 0, over all connections.
    pub(super) number: usize,
    /// The connection that it came over, counted from 0.
    pub(super) connection: usize,
}

impl Recorded {
    /// The value of a header that may be there once.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut values =
            self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let first = values.next();
        assert_eq!(values.next(), None, "{name} came twice: {self:?}");
        first
    }

    /// The path and query.
    pub(super) fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap()
    }
}

/// What the server does with one request.
#[derive(Clone)]
pub(super) struct Reply {
    bytes: Vec<u8>,
    pause: Duration,
    then: Then,
}

/// What it does with the connection afterwards.
#[derive(Clone, Copy)]
enum Then {
    Keep,
    Close(Duration),
    Hang,
}

impl Reply {
    /// These bytes, whatever they are.
    pub(super) fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), pause: Duration::ZERO, then: Then::Keep }
    }

    /// A proper answer. The headers are lines, each with its line end.
    pub(super) fn new(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n", body.len());
        Self::raw([head.as_bytes(), body].concat())
    }

    /// A success with this JSON.
    pub(super) fn json(body: &str) -> Self {
        Self::new("200 OK", "content-type: application/json\r\n", body)
    }

    /// An answer that sends the client elsewhere.
    pub(super) fn redirect(status: &str, location: &str) -> Self {
        Self::new(status, &format!("location: {location}\r\n"), "moved")
    }

    /// Closes the connection afterwards.
    pub(super) fn and_close(self) -> Self {
        self.and_close_after(Duration::ZERO)
    }

    /// Closes the connection some time afterwards.
    pub(super) fn and_close_after(self, pause: Duration) -> Self {
        Self { then: Then::Close(pause), ..self }
    }

    /// Keeps the connection, but never says another word.
    pub(super) fn and_hang(self) -> Self {
        Self { then: Then::Hang, ..self }
    }

    /// Waits before it answers.
    pub(super) fn after(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }
}

/// The server. It stops with the runtime that it was started on.
pub(super) struct Server {
    port: u16,
    state: Arc<State>,
}

type Script = dyn Fn(&Recorded) -> Reply + Send + Sync;

struct State {
    script: Box<Script>,
    requests: Mutex<Vec<Recorded>>,
    connections: AtomicUsize,
    /// Requests under way, and the most that there ever were.
    busy: AtomicUsize,
    busiest: AtomicUsize,
}

impl Server {
    /// Asks the script what to do with each request.
    pub(super) async fn scripted(script: impl Fn(&Recorded) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(State {
            script: Box::new(script),
            requests: Mutex::default(),
            connections: AtomicUsize::new(0),
            busy: AtomicUsize::new(0),
            busiest: AtomicUsize::new(0),
        });
        let shared = state.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, shared.clone()));
            }
        });
        Self { port, state }
    }

    /// Gives these answers one after another; further requests find the connection closed.
    pub(super) async fn answers(replies: impl Into<Vec<Reply>>) -> Self {
        let replies = replies.into();
        Self::scripted(move |request| {
            replies.get(request.number).cloned().unwrap_or_else(|| Reply::raw("").and_close())
        })
        .await
    }

    /// Gives the same answer to every request.
    pub(super) async fn always(reply: Reply) -> Self {
        Self::scripted(move |_| reply.clone()).await
    }

    /// The server's URL, with this behind the port.
    pub(super) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    pub(super) fn requests(&self) -> Vec<Recorded> {
        self.state.requests.lock().unwrap().clone()
    }

    /// The request that was the only one.
    pub(super) fn request(&self) -> Recorded {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests[0].clone()
    }

    /// How many connections were made.
    pub(super) fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    /// How many requests were under way at once, at most.
    pub(super) fn busiest(&self) -> usize {
        self.state.busiest.load(Ordering::SeqCst)
    }
}

async fn serve(mut stream: TcpStream, state: Arc<State>) {
    let connection = state.connections.fetch_add(1, Ordering::SeqCst);
    let mut unread = Vec::new();
    while let Some(mut request) = read(&mut stream, &mut unread).await {
        request.connection = connection;
        {
            let mut requests = state.requests.lock().unwrap();
            request.number = requests.len();
            requests.push(request.clone());
        }
        let reply = (state.script)(&request);
        let busy = state.busy.fetch_add(1, Ordering::SeqCst) + 1;
        state.busiest.fetch_max(busy, Ordering::SeqCst);
        tokio::time::sleep(reply.pause).await;
        // Before the answer, or the client could be quicker with its next request.
        state.busy.fetch_sub(1, Ordering::SeqCst);
        if stream.write_all(&reply.bytes).await.is_err() {
            return;
        }
        match reply.then {
            Then::Keep => {}
            Then::Close(pause) => return tokio::time::sleep(pause).await,
            Then::Hang => std::future::pending().await,
        }
    }
}

/// The next request, or `None` when the client closed the connection.
async fn read(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<Recorded> {
    let head = loop {
        if let Some(end) = unread.windows(4).position(|window| window == b"\r\n\r\n") {
            break unread.drain(..end + 4).collect::<Vec<u8>>();
        }
        more(stream, unread).await?;
    };
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.lines();
    let line = lines.next().unwrap().to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length =
        headers.iter().find(|(name, _)| name == "content-length").map_or(0, |(_, n)| n.parse().unwrap());
    while unread.len() < length {
        more(stream, unread).await?;
    }
    let body = unread.drain(..length).collect();
    Some(Recorded { line, headers, body, number: 0, connection: 0 })
}

async fn more(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<()> {
    match stream.read_buf(unread).await {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(()),
    }
}
