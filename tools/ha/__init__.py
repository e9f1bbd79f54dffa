"""Prefect servers as companies run them: on PostgreSQL, with Redis, several behind nginx with TLS.

- `_daemon` runs a program as a process that ends with this one.
- `_postgres`, `_redis` and `_nginx` have one program each, with its data in a folder.
- `_stack` puts them together: `Stack`.

All of it is Debian's `postgresql`, `redis-server`, `nginx` and `openssl`. They listen on free ports of the
loopback interface, and services of the system are neither used nor changed.

    python -m tools.ha run -- COMMAND                # with one Prefect server on PostgreSQL
    python -m tools.ha run --replicated -- COMMAND   # with two behind nginx, which share PostgreSQL and Redis

The command gets `PREFECT_API_URL` and whatever else clients need.
"""

from ._daemon import NotInstalled
from ._nginx import Nginx
from ._postgres import Postgres
from ._redis import Redis
from ._stack import Stack

__all__ = ["Nginx", "NotInstalled", "Postgres", "Redis", "Stack"]
