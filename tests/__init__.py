"""Tests of the Python package: one folder for each part of it, helpers in `support`."""
