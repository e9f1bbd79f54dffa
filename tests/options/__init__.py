"""Options for a call, hooks, and API keys that functions give."""
