"""How calls run: coroutines, threads, event loops, cancellation, forked processes, garbage collection."""
