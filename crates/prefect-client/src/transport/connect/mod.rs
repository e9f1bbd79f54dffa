//! Connections: opening, securing and pooling them.
//!
//! - `pool`: the connection pool
//! - `connector`: opens connections, directly or through a proxy
//! - `stream`: the byte stream of a connection, plain or TLS
//! - `dns`: resolves host names
//! - `proxy`: which proxy applies to a request
//! - `socks`: the SOCKS 5 handshake
//! - `tls`: certificate verification and client certificates

pub(super) mod connector;
mod dns;
pub(super) mod pool;
pub(super) mod proxy;
mod socks;
pub(super) mod stream;
pub(super) mod tls;
