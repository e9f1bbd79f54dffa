"""Slots of the concurrency limits of tags, for task runs: `sync` and `asyncio`."""
