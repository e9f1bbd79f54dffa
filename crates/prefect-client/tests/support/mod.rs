//! A server for tests that responds as it is told.

use std::sync::Arc;

use prefect_client::client::Config;
use prefect_client::settings::{Settings, Sources};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The response to a request: its status and body. Without one, the connection is closed.
pub type Respond = Arc<dyn Fn(&str, &Value) -> Option<(&'static str, Value)> + Send + Sync>;

/// Starts a server. Requests are given to `respond` by method and path, as in `GET /flows/`, and body. Returns the
/// configuration of its clients.
pub async fn serve(respond: Respond) -> Config {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(connected(stream, respond.clone()));
        }
    });
    config(url)
}

/// The configuration of a client of the server at this URL.
pub fn config(url: String) -> Config {
    let mut config = Config::from_settings(Settings::load_from(&Sources::default()).unwrap());
    config.api = Some(url);
    config.options.trust_env = false;
    config.options.csrf = false;
    config
}

async fn connected(mut stream: TcpStream, respond: Respond) {
    let mut unread = Vec::new();
    while let Some((line, body)) = read(&mut stream, &mut unread).await {
        let Some((status, body)) = respond(&line.replacen(" /api", " ", 1), &body) else { return };
        let body = body.to_string();
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        if stream.write_all((head + &body).as_bytes()).await.is_err() {
            return;
        }
    }
}

/// The method and path, and the body of the next request.
async fn read(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<(String, Value)> {
    loop {
        let text = String::from_utf8_lossy(unread).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            let length: usize = length.unwrap_or(0);
            if body.len() >= length {
                let (body, rest) = body.split_at(length);
                let body = serde_json::from_str(body).unwrap_or_default();
                *unread = rest.as_bytes().to_vec();
                let line = head.lines().next().unwrap();
                return Some((line.trim_end_matches(" HTTP/1.1").to_owned(), body));
            }
        }
        let mut buffer = [0; 65_536];
        match stream.read(&mut buffer).await {
            Ok(count @ 1..) => unread.extend(&buffer[..count]),
            _ => return None,
        }
    }
}
