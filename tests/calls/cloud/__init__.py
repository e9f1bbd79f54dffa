"""Methods that only Prefect Cloud has, and the `CloudClient`, against a stand-in for Cloud."""
