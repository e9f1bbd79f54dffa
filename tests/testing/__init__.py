"""Testing support: servers, the harness, and the pytest plugin."""
