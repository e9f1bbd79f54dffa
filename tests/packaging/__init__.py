"""The installed package: contents of the wheel, cost of importing it, public names, type stubs."""
