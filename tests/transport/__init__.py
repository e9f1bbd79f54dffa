"""The HTTP transport: connections, TLS, proxies, credentials, retries, limits, raw requests."""
