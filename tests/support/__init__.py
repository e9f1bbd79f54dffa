"""Helpers: servers and proxies (also faulty ones), certificates, sample models and values."""
