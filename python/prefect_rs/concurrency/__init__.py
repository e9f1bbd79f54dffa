"""Slots of concurrency limits: `prefect_rs.concurrency.sync` and `prefect_rs.concurrency.asyncio`."""
