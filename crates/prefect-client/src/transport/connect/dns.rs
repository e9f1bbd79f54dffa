//! Looks host names up: the system's resolver, and `*.localhost`, which many of those do not know.

use std::future::Future;
use std::io::{Error, Result};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::dns::{GaiResolver, Name};
use tower_service::Service;

/// Finds the addresses of a host.
#[derive(Clone)]
pub(super) struct Resolver(GaiResolver);

impl Resolver {
    pub(super) fn new() -> Self {
        Self(GaiResolver::new())
    }

    /// An address of this host.
    pub(super) async fn first(&mut self, host: &str) -> Result<SocketAddr> {
        let name = host.parse::<Name>().map_err(Error::other)?;
        self.call(name).await?.next().ok_or_else(|| Error::other("the host has no address"))
    }
}

impl Service<Name> for Resolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<()>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let is_local = is_below_localhost(name.as_str());
        let found = self.0.call(name);
        Box::pin(async move {
            match found.await {
                Ok(found) => Ok(found.collect::<Vec<_>>().into_iter()),
                Err(_) if is_local => Ok(loopback().into_iter()),
                Err(error) => Err(error),
            }
        })
    }
}

/// Whether a name is one of those that always mean this machine (RFC 6761, section 6.3), as curl and browsers
/// have it.
fn is_below_localhost(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case("localhost"))
}

fn loopback() -> Vec<SocketAddr> {
    // The port is that of the URL.
    vec![(Ipv4Addr::LOCALHOST, 0).into(), (Ipv6Addr::LOCALHOST, 0).into()]
}
