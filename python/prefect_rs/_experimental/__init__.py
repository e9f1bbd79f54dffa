"""What the official client has at this place, which it may move."""
