"""Programs for developers, and what the tests use of them."""
