"""Runs the installed Prefect server in a process of its own: for tests, and for clients without an API URL.

- `_installation` finds the server that is installed.
- `_launcher` is the program of the server process, which ends with the process that started it.
- `_template` keeps an empty database with all migrations, which later starts copy.
- `_lock` has file locks, between processes.
- `_process_tree` ends a process with its child processes on Windows.
- `_prefect_server` puts them together: `PrefectServer`.
- `_local_server` has the server for clients without an API URL.
- `_shared` has one server for several processes.
- `_running` has a server that is running already.

These modules import nothing from the rest of the package, so that they can be used without the extension:
tools/prefect_server.py does.
"""
