//! The byte stream of a connection.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::{self, Connected};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

/// TCP, with or without TLS. TLS inside of TLS for HTTPS through an HTTPS proxy.
pub(in crate::transport) struct Stream {
    layer: Layer,
    has_proxy: bool,
}

enum Layer {
    Plain(TokioIo<TcpStream>),
    Secure(Box<TokioIo<TlsStream<TokioIo<Stream>>>>),
}

impl Stream {
    pub(in crate::transport) fn plain(stream: TokioIo<TcpStream>) -> Self {
        Self { layer: Layer::Plain(stream), has_proxy: false }
    }

    pub(in crate::transport) fn secure(stream: TlsStream<TokioIo<Self>>) -> Self {
        Self { layer: Layer::Secure(Box::new(TokioIo::new(stream))), has_proxy: false }
    }

    /// Marks the stream as one to a forwarding proxy, which requires absolute URLs.
    pub(in crate::transport) fn with_proxy(self) -> Self {
        Self { has_proxy: true, ..self }
    }

    fn speaks_http2(&self) -> bool {
        match &self.layer {
            Layer::Plain(_) => false,
            Layer::Secure(stream) => stream.inner().get_ref().1.alpn_protocol() == Some(b"h2"),
        }
    }
}

impl connect::Connection for Stream {
    fn connected(&self) -> Connected {
        let connected = Connected::new().proxy(self.has_proxy);
        if self.speaks_http2() { connected.negotiated_h2() } else { connected }
    }
}

/// Calls a method of the layer.
macro_rules! of_layer {
    ($self:ident.$method:ident($($argument:expr),*)) => {
        match &mut $self.get_mut().layer {
            Layer::Plain(stream) => Pin::new(stream).$method($($argument),*),
            Layer::Secure(stream) => Pin::new(&mut **stream).$method($($argument),*),
        }
    };
}

impl Read for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        of_layer!(self.poll_read(context, buffer))
    }
}

impl Write for Stream {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        of_layer!(self.poll_write(context, bytes))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        of_layer!(self.poll_write_vectored(context, slices))
    }

    fn is_write_vectored(&self) -> bool {
        match &self.layer {
            Layer::Plain(stream) => stream.is_write_vectored(),
            Layer::Secure(stream) => stream.is_write_vectored(),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        of_layer!(self.poll_flush(context))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        of_layer!(self.poll_shutdown(context))
    }
}
