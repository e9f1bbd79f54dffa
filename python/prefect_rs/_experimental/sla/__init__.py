"""Service level agreements of Prefect Cloud."""
