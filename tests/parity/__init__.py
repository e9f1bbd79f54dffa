"""Comparisons with the official client and with the server's OpenAPI document."""
