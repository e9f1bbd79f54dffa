"""`rate_limit` against a real server."""

from __future__ import annotations

from typing import Any

import pytest
from prefect_rs.concurrency.sync import AcquireConcurrencySlotTimeoutError, ConcurrencySlotAcquisitionError

from tests.modules.concurrency.conftest import Holding, Limits


def test_slots_free_themselves(rate_limit: Holding, limits: Limits) -> None:
    name = limits.create(2, decay=20.0)
    for _ in range(6):
        rate_limit(name)
    rate_limit([name], occupy=2, timeout_seconds=10)


def test_the_timeout(rate_limit: Holding, limits: Limits) -> None:
    name = limits.create(1, decay=0.001)
    rate_limit(name)
    with pytest.raises(AcquireConcurrencySlotTimeoutError):
        rate_limit(name, timeout_seconds=0.2)


def test_limits_that_cannot_be_used(rate_limit: Holding, limits: Limits, unique: Any) -> None:
    name, missing = limits.create(), unique("missing")
    with pytest.raises(ConcurrencySlotAcquisitionError, match=r"422 .*do not have a decay"):
        rate_limit(name)
    rate_limit(missing)
    with pytest.raises(ConcurrencySlotAcquisitionError, match="must be created"):
        rate_limit(missing, strict=True)
    rate_limit([])
