"""Helpers of the tests: servers and proxies, also faulty ones, certificates, sample models and values."""
