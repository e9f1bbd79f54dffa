//! The client side of SOCKS 5 (RFC 1928), with username and password (RFC 1929).
//!
//! hyper-util's implementation hides the cause if the proxy is unreachable, and corrupts long credentials.

use std::io::{Error, ErrorKind, Result};
use std::net::IpAddr;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

const VERSION: u8 = 5;
const NO_AUTHENTICATION: u8 = 0;
const USER_AND_PASSWORD: u8 = 2;
const NONE_ACCEPTABLE: u8 = 0xff;
const CONNECT: u8 = 1;
const IPV4: u8 = 1;
const DOMAIN: u8 = 3;
const IPV6: u8 = 4;

/// The start of errors about credentials.
pub(in crate::transport) const REFUSED_CREDENTIALS: &str = "the SOCKS proxy refused the credentials";

/// Asks a proxy to connect to this host, a name or an address without brackets. Username and password have at most 255
/// bytes each.
pub(in crate::transport) async fn connect<S>(
    stream: &mut S,
    credentials: Option<&(Vec<u8>, Vec<u8>)>,
    host: &str,
    port: u16,
) -> Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let methods: &[u8] = match credentials {
        Some(_) => &[NO_AUTHENTICATION, USER_AND_PASSWORD],
        None => &[NO_AUTHENTICATION],
    };
    let mut greeting = vec![VERSION];
    put(&mut greeting, methods)?;
    stream.write_all(&greeting).await?;
    let [version, method] = read(stream).await?;
    expect(VERSION, version)?;
    match (method, credentials) {
        (NO_AUTHENTICATION, _) => {}
        (USER_AND_PASSWORD, Some((user, password))) => authenticate(stream, user, password).await?,
        (NONE_ACCEPTABLE | USER_AND_PASSWORD, None) => {
            return Err(Error::other(format!("{REFUSED_CREDENTIALS}: it requires a username and password")));
        }
        (NONE_ACCEPTABLE, Some(_)) => {
            return Err(Error::other(format!(
                "{REFUSED_CREDENTIALS}: it does not accept a username and password"
            )));
        }
        (method, _) => {
            let message =
                format!("the SOCKS proxy requires authentication method {method}, which is not supported");
            return Err(Error::other(message));
        }
    }

    let mut request = vec![VERSION, CONNECT, 0];
    match host.parse() {
        Ok(IpAddr::V4(address)) => {
            request.push(IPV4);
            request.extend(address.octets());
        }
        Ok(IpAddr::V6(address)) => {
            request.push(IPV6);
            request.extend(address.octets());
        }
        Err(_) => {
            request.push(DOMAIN);
            put(&mut request, host.as_bytes())?;
        }
    }
    request.extend(port.to_be_bytes());
    stream.write_all(&request).await?;
    let [version, reply, _, kind] = read(stream).await?;
    expect(VERSION, version)?;
    if reply != 0 {
        let message = format!("the SOCKS proxy could not connect to {host}:{port}: {}", meaning(reply));
        return Err(Error::other(message));
    }
    skip_address(stream, kind).await
}

async fn authenticate<S>(stream: &mut S, user: &[u8], password: &[u8]) -> Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut request = vec![1];
    put(&mut request, user)?;
    put(&mut request, password)?;
    stream.write_all(&request).await?;
    let [_, status] = read(stream).await?;
    if status == 0 { Ok(()) } else { Err(Error::other(REFUSED_CREDENTIALS)) }
}

/// Skips the address that the proxy connects from.
async fn skip_address<S: AsyncRead + Unpin>(stream: &mut S, kind: u8) -> Result<()> {
    const PORT: usize = 2;
    let length = match kind {
        IPV4 => 4,
        IPV6 => 16,
        DOMAIN => {
            let [length] = read(stream).await?;
            usize::from(length)
        }
        _ => return Err(Error::other("the SOCKS proxy responded with an address of an unknown type")),
    };
    let mut rest = vec![0; length + PORT];
    stream.read_exact(&mut rest).await.map_err(ended)?;
    Ok(())
}

/// Appends bytes after their length.
fn put(message: &mut Vec<u8>, bytes: &[u8]) -> Result<()> {
    let length = u8::try_from(bytes.len()).map_err(|_| {
        Error::other("SOCKS supports hosts, usernames and passwords of at most 255 bytes each")
    })?;
    message.push(length);
    message.extend_from_slice(bytes);
    Ok(())
}

async fn read<const N: usize, S: AsyncRead + Unpin>(stream: &mut S) -> Result<[u8; N]> {
    let mut bytes = [0; N];
    stream.read_exact(&mut bytes).await.map_err(ended)?;
    Ok(bytes)
}

fn ended(error: Error) -> Error {
    match error.kind() {
        ErrorKind::UnexpectedEof => Error::other("the SOCKS proxy closed the connection"),
        _ => error,
    }
}

fn expect(version: u8, found: u8) -> Result<()> {
    if version == found {
        return Ok(());
    }
    Err(Error::other("the proxy does not support SOCKS 5; is it an HTTP proxy (http://) or a SOCKS 4 proxy?"))
}

/// The meaning of a reply other than 0.
fn meaning(reply: u8) -> String {
    let meaning = match reply {
        1 => "general failure",
        2 => "not allowed by its rules",
        3 => "network unreachable",
        4 => "host unreachable",
        5 => "connection refused",
        6 => "TTL expired",
        7 => "command not supported",
        8 => "address type not supported",
        _ => return format!("reply {reply}"),
    };
    meaning.to_owned()
}
