"""Objects of the official package, passed to this package's clients in a process that has both."""
