"""nginx in front of several Prefect servers: TLS, a path prefix, websockets."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.prefect_server import ServerError

from ._daemon import Daemon, program

_CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr warn;

events {{
    worker_connections 4096;
}}

http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxied;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    client_max_body_size 16m;

    map $http_upgrade $connection_upgrade {{
        default upgrade;
        '' '';
    }}

    upstream prefect {{
{servers}
        keepalive 32;
        # The server's is 5 s. A request over a connection that the server has closed gets a 502.
        keepalive_timeout 4s;
    }}

    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/server.pem;
        ssl_certificate_key {folder}/server.key;

        # By default, nginx closes connections after a thousand requests, also while the next one is sent.
        keepalive_requests 1000000;

        location {prefix}/ {{
            # Without a path, which would make nginx decode the URL: `..%2F` would become `../`.
            proxy_pass http://prefect;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 300s;
        }}
    }}
}}
"""


class Nginx(Daemon):
    """nginx, with a certificate of an authority of its own.

    It passes requests to the servers in turn. If one is down, it tries the next, unless the request may have
    been processed and is not idempotent: then it responds with 502.

    Args:
        folder: The folder for its files.
        ports: The ports of the servers.
        prefix: The path that its URL begins with, such as `/prefect`. The servers get it, too.
    """

    name = "nginx"

    def __init__(self, folder: Path, ports: Sequence[int], prefix: str) -> None:
        super().__init__(folder)
        self._ports = ports
        self._prefix = prefix

    @property
    def url(self) -> str:
        """The URL of the servers behind it."""
        return f"https://127.0.0.1:{self.port}{self._prefix}"

    @property
    def authority(self) -> Path:
        """The certificate of the authority, which clients have to trust."""
        return self.folder / "ca.pem"

    def prepare(self) -> None:
        self._issue("ca", "/CN=prefect-rs tests", "-addext", "basicConstraints=critical,CA:TRUE")
        by_authority = ["-CA", str(self.authority), "-CAkey", str(self.folder / "ca.key")]
        names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
        extensions = ["-addext", names, "-addext", "basicConstraints=critical,CA:FALSE"]
        self._issue("server", "/CN=localhost", *by_authority, *extensions)
        text = _CONFIGURATION.format(
            folder=self.folder,
            port=self.port,
            prefix=self._prefix,
            # Otherwise, after one failure of each server, nginx answers 502 without asking either.
            servers="\n".join(f"        server 127.0.0.1:{port} max_fails=0;" for port in self._ports),
        )
        (self.folder / "nginx.conf").write_text(text)

    def command(self) -> list[str]:
        nginx = program("nginx")
        return [nginx, "-e", "stderr", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]

    def _issue(self, name: str, subject: str, *options: str) -> None:
        done = subprocess.run(
            [
                *(program("openssl"), "req", "-x509", "-days", "7", "-nodes", "-subj", subject),
                *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
                *("-keyout", f"{name}.key", "-out", f"{name}.pem", *options),
            ],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ServerError(f"openssl failed: {done.stderr.strip()}")
