//! The server of the benchmarks, which sends recorded responses.
//!
//! `canned-server DIR` reads `DIR/index.txt`, binds two free ports of 127.0.0.1, prints each on a line, and
//! serves until it is killed: HTTP on the first, HTTPS on the second. It has one thread, so that on a machine
//! with two cores the client has the other one for itself. It does as little as possible per request: each
//! response is a prepared buffer that is sent with one write.

mod answers;
mod request;
mod tls;

use std::cell::RefCell;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::rc::Rc;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::LocalSet;
use tokio_rustls::TlsAcceptor;

use crate::answers::Answers;
use crate::request::Request;

/// More than the 1,000 connections that a client may open at the same time. With the standard library's
/// backlog of 128, the others would wait a second until their SYN is retransmitted.
const BACKLOG: u32 = 2048;

fn main() -> Result<(), String> {
    let directory = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: canned-server DIRECTORY")?;
    let answers = Rc::new(RefCell::new(Answers::load(&directory)?));
    let tls = tls::acceptor(&directory)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(|error| format!("no runtime: {error}"))?;
    LocalSet::new().block_on(&runtime, serve(answers, tls)).map_err(|error| format!("cannot serve: {error}"))
}

async fn serve(answers: Rc<RefCell<Answers>>, tls: TlsAcceptor) -> std::io::Result<()> {
    let (plain, encrypted) = (listen()?, listen()?);
    println!("{}", plain.local_addr()?.port());
    println!("{}", encrypted.local_addr()?.port());
    let shared = Rc::clone(&answers);
    tokio::task::spawn_local(async move {
        while let Ok(stream) = accept(&encrypted).await {
            let (answers, tls) = (Rc::clone(&shared), tls.clone());
            tokio::task::spawn_local(async move { converse(tls.accept(stream).await?, &answers).await });
        }
    });
    loop {
        let stream = accept(&plain).await?;
        let answers = Rc::clone(&answers);
        // A disconnected client does not affect the others.
        tokio::task::spawn_local(async move { converse(stream, &answers).await.ok() });
    }
}

fn listen() -> std::io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    socket.listen(BACKLOG)
}

async fn accept(listener: &TcpListener) -> std::io::Result<TcpStream> {
    let (stream, _) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Responds to the requests of a connection, in order, until either side closes it.
async fn converse(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    answers: &RefCell<Answers>,
) -> std::io::Result<()> {
    let mut received = Vec::with_capacity(4096);
    loop {
        while let Some(request) = Request::parse(&received) {
            let answer = answers.borrow_mut().find(&request);
            let (length, keep_alive) = (request.length, request.keep_alive);
            stream.write_all(&answer).await?;
            stream.flush().await?;
            if !keep_alive {
                return stream.shutdown().await;
            }
            received.drain(..length);
        }
        if stream.read_buf(&mut received).await? == 0 {
            return Ok(());
        }
    }
}
