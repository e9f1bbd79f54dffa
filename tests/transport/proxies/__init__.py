"""HTTP and SOCKS proxies between the client and a server that only the proxy can resolve."""
