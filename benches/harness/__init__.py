"""The benchmark harness: who is measured, what is measured, and how it is shown."""
