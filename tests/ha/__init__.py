"""Tests with several servers, which `make test-ha` runs. They start their own."""
