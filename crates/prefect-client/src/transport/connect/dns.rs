//! Resolves host names with the system's resolver, and `*.localhost`, which many resolvers do not support.

use std::future::Future;
use std::io::{Error, Result};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::dns::{GaiResolver, Name};
use tower_service::Service;

/// Resolves host names.
#[derive(Clone)]
pub(in crate::transport) struct Resolver(GaiResolver);

impl Resolver {
    pub(in crate::transport) fn new() -> Self {
        Self(GaiResolver::new())
    }

    /// The first address of a host.
    pub(in crate::transport) async fn first(&mut self, host: &str) -> Result<SocketAddr> {
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

/// Whether a name always means this machine (RFC 6761, section 6.3), as curl and browsers treat it.
fn is_below_localhost(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case("localhost"))
}

fn loopback() -> Vec<SocketAddr> {
    // The port is set from the URL later.
    vec![(Ipv4Addr::LOCALHOST, 0).into(), (Ipv6Addr::LOCALHOST, 0).into()]
}
