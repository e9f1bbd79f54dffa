"""A soak test: calls of all kinds through a faulty proxy, for minutes or hours (`make soak`)."""
