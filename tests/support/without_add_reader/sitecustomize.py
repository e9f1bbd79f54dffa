"""Takes `add_reader` from all event loops of a Python process that finds this file on its `PYTHONPATH`.

`make test-loops` runs the tests so. Child processes inherit the variable.
"""

import asyncio
import importlib.machinery
import importlib.util
import os
import sys


def _without_readers(kind: type) -> None:
    for name in ("add_reader", "remove_reader", "add_writer", "remove_writer"):
        setattr(kind, name, getattr(asyncio.AbstractEventLoop, name))


_without_readers(asyncio.SelectorEventLoop)

# A child process may run in an environment that has no uvloop.
if importlib.util.find_spec("uvloop") is not None:
    import uvloop

    _without_readers(uvloop.Loop)

# This file hides another one of its name.
_here = os.path.dirname(os.path.abspath(__file__))
_elsewhere = [path for path in sys.path if os.path.abspath(path or ".") != _here]
_hidden = importlib.machinery.PathFinder.find_spec("sitecustomize", _elsewhere)
if _hidden is not None and _hidden.loader is not None:
    _hidden.loader.exec_module(importlib.util.module_from_spec(_hidden))
