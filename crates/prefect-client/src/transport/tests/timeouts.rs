//! Timeouts of each step. No test asserts how long something took.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::*;

const SHORT: Duration = Duration::from_millis(200);
const LONG: Duration = Duration::from_secs(60);

/// The limits of the steps, all others being long.
fn limits(change: impl FnOnce(&mut Timeouts)) -> Options {
    let mut timeouts = Timeouts::all(Some(LONG));
    change(&mut timeouts);
    Options { timeouts, ..options() }
}

#[tokio::test]
async fn read_timeout() {
    let server = Server::always(Reply::raw("").and_hang()).await;
    let transport = transport(&server.url("/api"), limits(|of| of.read = Some(SHORT)));
    let error = failed(transport.send(&get("/flows")).await, ErrorKind::ReadTimeout);
    assert_eq!(
        error.to_string(),
        format!("no response arrived within 0.2 s (GET {})", server.url("/api/flows"))
    );
}

#[tokio::test]
async fn read_timeout_within_the_body() {
    for begun in ["HTTP/1.1 200 OK\r\nconte", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf"] {
        let server = Server::always(Reply::raw(begun).and_hang()).await;
        let transport = transport(&server.url(""), limits(|of| of.read = Some(SHORT)));
        failed(transport.send(&get("/")).await, ErrorKind::ReadTimeout);
    }
}

#[tokio::test]
async fn a_slow_body_does_not_time_out() {
    // Longer than the limit from its first piece to its last, but each piece comes within it.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.read_buf(&mut Vec::with_capacity(4096)).await.unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n").await.unwrap();
        for piece in [b"a", b"b", b"c", b"d", b"e", b"f", b"g", b"h"] {
            tokio::time::sleep(SHORT).await;
            stream.write_all(piece).await.unwrap();
        }
    });
    let transport = transport(&url, limits(|of| of.read = Some(SHORT * 5)));
    assert_eq!(transport.send(&get("/")).await.unwrap().body(), b"abcdefgh");
}

#[tokio::test]
async fn write_timeout() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    // Accepted and held, but never read from.
    let held =
        tokio::spawn(async move { (listener.accept().await.unwrap(), std::future::pending::<()>().await) });
    let transport = transport(&url, limits(|of| of.write = Some(SHORT)));
    // More than the buffers of both ends hold.
    let request = Request::new(Method::POST, "/logs/").with_body(vec![b'x'; 64 << 20]);
    let error = failed(transport.send(&request).await, ErrorKind::WriteTimeout);
    assert_eq!(error.to_string(), format!("the request could not be sent within 0.2 s (POST {url}/logs/)"));
    held.abort();
}

/// A listener that takes no more connections, and those that fill its queue.
async fn full() -> (TcpListener, Vec<TcpStream>) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    while let Ok(stream) = tokio::time::timeout(SHORT, TcpStream::connect(address)).await {
        waiting.push(stream.unwrap());
        assert!(waiting.len() < 100, "the queue does not fill");
    }
    (listener, waiting)
}

#[tokio::test]
async fn connect_timeout() {
    let (listener, _waiting) = full().await;
    let url = format!("http://{}", listener.local_addr().unwrap());
    let transport = transport(&url, limits(|of| of.connect = Some(SHORT)));
    let error = failed(transport.send(&get("/x")).await, ErrorKind::ConnectTimeout);
    assert_eq!(error.to_string(), format!("no connection was established within 0.2 s (GET {url}/x)"));
}

#[tokio::test]
async fn connecting_does_not_count_as_reading() {
    let (listener, mut waiting) = full().await;
    let url = format!("http://{}", listener.local_addr().unwrap());
    let transport = transport(&url, limits(|of| of.read = Some(SHORT)));
    // A second later the queue is emptied, and the system tries again to connect.
    let server = tokio::spawn(async move {
        tokio::time::sleep(SHORT * 4).await;
        waiting.clear();
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                if stream.read_buf(&mut Vec::with_capacity(4096)).await.is_ok_and(|count| count > 0) {
                    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await.unwrap();
                }
            });
        }
    });
    assert_eq!(transport.send(&get("/x")).await.unwrap().body(), b"ok");
    server.abort();
}

#[tokio::test]
async fn pool_timeout() {
    let server = Server::always(Reply::raw("").and_hang()).await;
    let mut options = limits(|of| of.pool = Some(SHORT));
    options.limits.max_connections = Some(1);
    let transport = transport(&server.url("/api"), options);
    let first = tokio::spawn({
        let transport = transport.clone();
        async move { transport.send(&get("/first")).await.map(drop) }
    });
    while server.requests().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let error = failed(transport.send(&get("/second")).await, ErrorKind::PoolTimeout);
    let url = server.url("/api/second");
    let expected = format!("no connection became free within 0.2 s: all 1 are in use (GET {url})");
    assert_eq!(error.to_string(), expected);
    first.abort();
}

#[tokio::test]
async fn no_timeouts() {
    let server = Server::always(Reply::json("true").after(SHORT * 3)).await;
    let transport = transport(&server.url(""), Options { timeouts: Timeouts::all(None), ..options() });
    assert_eq!(transport.send(&get("/")).await.unwrap().body(), b"true");
    // A large body takes the way through its pieces.
    let request = Request::new(Method::POST, "/").with_body(vec![b'x'; 1 << 20]);
    assert_eq!(transport.send(&request).await.unwrap().body(), b"true");
}
