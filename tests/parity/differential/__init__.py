"""The same calls through the official client and through ours.

- `scenarios/` holds the calls, written once, one file per resource.
- `run.py` makes them, in a process of its own for each client: the official one under the interpreter that
  it is installed for, ours under the tests' own, standing in for `prefect`.
- `proxy.py` stands between that process and the server, and keeps what goes over the wire.
- `compare.py` names ids and times by where they first appear, and finds what differs.
- `differences.py` lists what is meant to differ, each with its reason, and what is still to come.

`tests/parity/test_differential.py` puts them together.
"""
