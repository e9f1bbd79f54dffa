"""Garbage collection of pending calls: of those that can never finish, and only of those.

asyncio holds its tasks weakly. A task that nothing else refers to is kept alive by the future that it waits
for, which belongs to a pending request on an event loop that may still run.
"""
