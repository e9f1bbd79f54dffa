//! Opening, keeping and reusing connections.

use tokio::runtime::{Builder, Runtime};

use super::*;

#[tokio::test]
async fn a_connection_is_reused() {
    let server = Server::always(Reply::json("true")).await;
    let transport = transport(&server.url(""), options());
    for _ in 0..5 {
        transport.send(&get("/")).await.unwrap();
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_transport_with_own_connections_shares_none() {
    let server = Server::always(Reply::json("true")).await;
    let first = transport(&server.url(""), options());
    let second = first.with_own_connections();
    for transport in [&first, &second, &first.clone(), &second.clone()] {
        transport.send(&get("/")).await.unwrap();
    }
    let connections: Vec<_> = server.requests().iter().map(|request| request.connection).collect();
    assert_eq!(connections, [0, 1, 0, 1]);
}

#[tokio::test]
async fn the_number_of_connections_is_limited() {
    let server = Server::always(Reply::json("true").after(Duration::from_millis(50))).await;
    let limits = Limits { max_connections: Some(2), ..Limits::default() };
    let transport = transport(&server.url(""), Options { limits, ..options() });
    let calls: Vec<_> = (0..6)
        .map(|_| {
            let transport = transport.clone();
            tokio::spawn(async move { transport.send(&get("/")).await.unwrap().status() })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), 200);
    }
    assert_eq!(server.requests().len(), 6);
    assert_eq!(server.busiest(), 2);
}

#[tokio::test]
async fn a_cancelled_call_frees_its_connection() {
    let server = Server::scripted(|request| match request.number {
        0 => Reply::raw("").and_hang(),
        _ => Reply::json("true"),
    })
    .await;
    let limits = Limits { max_connections: Some(1), ..Limits::default() };
    let transport = transport(&server.url(""), Options { limits, ..options() });
    let given_up = tokio::time::timeout(Duration::from_millis(200), transport.send(&get("/first"))).await;
    assert!(given_up.is_err());
    assert_eq!(transport.send(&get("/second")).await.unwrap().status(), 200);
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn idle_connections_expire() {
    let server = Server::always(Reply::json("true")).await;
    let limits = Limits { keepalive_expiry: Some(Duration::from_millis(50)), ..Limits::default() };
    let transport = transport(&server.url(""), Options { limits, ..options() });
    transport.send(&get("/")).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    transport.send(&get("/")).await.unwrap();
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn keep_alive_can_be_disabled() {
    let server = Server::always(Reply::json("true")).await;
    let limits = Limits { max_keepalive_connections: Some(0), ..Limits::default() };
    let transport = transport(&server.url(""), Options { limits, ..options() });
    for _ in 0..3 {
        transport.send(&get("/")).await.unwrap();
    }
    assert_eq!(server.connections(), 3);
}

/// A server that closes each connection some time after its answer, without announcing it; on a runtime
/// of its own.
fn closing() -> (Runtime, Server) {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let closing = Reply::json("true").and_close_after(Duration::from_millis(20));
    let server = runtime.block_on(Server::always(closing));
    (runtime, server)
}

/// Makes calls, with pauses in which the server closes the connection.
fn call_with_pauses(runtime: &Runtime, server: &Server) {
    let transport = transport(&server.url(""), options());
    for number in 0..3 {
        for method in [Method::GET, Method::POST] {
            let request = Request::new(method.clone(), "/");
            if let Err(error) = runtime.block_on(transport.send(&request)) {
                panic!("{method} {number}: {error}");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
    assert_eq!(server.connections(), 6);
}

/// The runtime of a sync client stands still between calls: it has no occasion to notice by itself that a
/// connection was closed meanwhile.
#[test]
fn a_connection_closed_while_idle_fails_no_call_of_a_sync_client() {
    let (_elsewhere, server) = closing();
    call_with_pauses(&Builder::new_current_thread().enable_all().build().unwrap(), &server);
}

#[test]
fn a_connection_closed_while_idle_fails_no_call_of_an_async_client() {
    let (_elsewhere, server) = closing();
    call_with_pauses(&Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap(), &server);
}
