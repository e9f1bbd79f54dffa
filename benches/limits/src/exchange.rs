//! One request and its response, with reqwest or with bare hyper.

use std::sync::{Mutex, PoisonError};

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

use crate::Error;

/// The same number of connections as the Python clients have.
const CONNECTIONS: usize = 16;

/// An HTTP client for one runtime.
pub(crate) struct Exchange {
    by: By,
    slots: Semaphore,
}

enum By {
    Reqwest { client: reqwest::Client, api_url: String },
    Hyper { idle: Mutex<Vec<SendRequest<Full<Bytes>>>>, authority: String, path: String },
}

impl Exchange {
    pub(crate) fn new(name: &str, api_url: &str) -> Result<Self, Error> {
        let by = match name {
            "rust_reqwest" => By::Reqwest {
                client: reqwest::Client::builder().no_proxy().tcp_nodelay(true).build()?,
                api_url: api_url.to_owned(),
            },
            "rust_hyper" => {
                let rest = api_url.strip_prefix("http://").ok_or("rust_hyper supports only http:// URLs")?;
                let (authority, path) = rest.split_once('/').ok_or("the URL has no path")?;
                By::Hyper {
                    idle: Mutex::default(),
                    authority: authority.to_owned(),
                    path: format!("/{path}"),
                }
            }
            other => return Err(format!("there is no contender {other}").into()),
        };
        Ok(Self { by, slots: Semaphore::new(CONNECTIONS) })
    }

    /// Sends a GET request, or a POST request if there is a body, and returns the body of the response.
    pub(crate) async fn send(&self, path: &str, body: Option<Bytes>) -> Result<Bytes, Error> {
        let _slot = self.slots.acquire().await?;
        match &self.by {
            By::Reqwest { client, api_url } => {
                let url = [api_url, path].concat();
                let request = match body {
                    Some(body) => client.post(url).header(CONTENT_TYPE, "application/json").body(body),
                    None => client.get(url),
                };
                Ok(request.send().await?.error_for_status()?.bytes().await?)
            }
            By::Hyper { idle, authority, path: base } => {
                let kept = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
                let mut connection = match kept {
                    Some(connection) => connection,
                    None => connect(authority).await?,
                };
                let method = if body.is_some() { Method::POST } else { Method::GET };
                let request = Request::builder()
                    .method(method)
                    .uri([base, path].concat())
                    .header(HOST, authority)
                    .header(CONTENT_TYPE, "application/json")
                    .body(Full::new(body.unwrap_or_default()))?;
                let response = connection.send_request(request).await?;
                if !response.status().is_success() {
                    return Err(format!("the server said {}", response.status()).into());
                }
                let body = response.into_body().collect().await?.to_bytes();
                connection.ready().await?;
                idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
                Ok(body)
            }
        }
    }
}

async fn connect(authority: &str) -> Result<SendRequest<Full<Bytes>>, Error> {
    let stream = TcpStream::connect(authority).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    // Errors of the connection are also returned by its requests.
    tokio::spawn(async move { drop(connection.await) });
    Ok(sender)
}
