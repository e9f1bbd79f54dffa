"""`httpx_settings`: every key in every form, checked against what arrives at a server."""
