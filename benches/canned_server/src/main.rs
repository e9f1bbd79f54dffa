//! A server of recorded answers: the other end of every benchmark here.
//!
//! `canned-server DIR` reads `DIR/index.txt`, binds a free port of 127.0.0.1, prints that port on
//! a line of its own and serves until it is killed. It has one thread, so that on a machine of two
//! cores the client under test has the other one to itself, and it does as little as it can for an
//! answer: every response is one buffer made beforehand and sent with one write.

mod answers;
mod request;

use std::cell::RefCell;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::rc::Rc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::LocalSet;

use crate::answers::Answers;
use crate::request::Request;

/// As many connections as a client may open at once for "1,000 at once"; the standard library's
/// backlog of 128 would make the rest of them wait a second for their SYN to be sent again.
const BACKLOG: u32 = 2048;

fn main() -> Result<(), String> {
    let directory = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("usage: canned-server DIRECTORY_OF_ANSWERS")?;
    let answers = Rc::new(RefCell::new(Answers::load(&directory)?));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(|error| format!("no runtime: {error}"))?;
    LocalSet::new()
        .block_on(&runtime, serve(answers))
        .map_err(|error| format!("cannot serve: {error}"))
}

async fn serve(answers: Rc<RefCell<Answers>>) -> std::io::Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    let listener = socket.listen(BACKLOG)?;
    println!("{}", listener.local_addr()?.port());
    loop {
        let (stream, _) = listener.accept().await?;
        let answers = Rc::clone(&answers);
        // A client that goes away in the middle is no concern of the others.
        tokio::task::spawn_local(async move { converse(stream, &answers).await.ok() });
    }
}

/// Answers the requests of one connection, in order, until either side closes it.
async fn converse(mut stream: TcpStream, answers: &RefCell<Answers>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut received = Vec::with_capacity(4096);
    loop {
        while let Some(request) = Request::parse(&received) {
            let answer = answers.borrow_mut().find(&request);
            let (length, keep_alive) = (request.length, request.keep_alive);
            stream.write_all(&answer).await?;
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
