"""The public modules: exceptions, names, and standing in for the official package."""
