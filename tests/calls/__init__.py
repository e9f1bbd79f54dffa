"""The methods of both clients, one file per resource, against a real Prefect server."""
