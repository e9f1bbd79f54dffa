"""Runs the same calls with the official client and with this one, and compares requests and results.

- `scenarios/` has the calls, one file per resource.
- `run.py` makes the calls, in one process per client. The official client runs in the Python environment
  where it is installed, this one in that of the tests, installed as `prefect`.
- `proxy.py` is between that process and the server, and records requests and responses.
- `compare.py` replaces ids and times by names, and finds differences.
- `differences.py` lists the intended differences, with reasons.

`parity/test_differential.py` has the tests.
"""
