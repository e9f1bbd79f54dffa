"""The documentation: its snippets are run, and its tables are checked against the code."""
