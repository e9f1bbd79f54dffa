"""Helpers that the official package has at the same place."""
