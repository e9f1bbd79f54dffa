"""The package as it is installed: the wheel, the cost of importing it, its type stubs."""
