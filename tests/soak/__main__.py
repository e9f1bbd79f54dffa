"""`python -m tests.soak SECONDS`."""

from __future__ import annotations

import os
import sys

from tests.soak.run import soak

# Ignore the settings of the user.
for variable in [name for name in os.environ if name.startswith("PREFECT_")]:
    if not variable.startswith("PREFECT_RS_"):
        del os.environ[variable]
sys.exit(0 if soak(float(sys.argv[1])) else 1)
