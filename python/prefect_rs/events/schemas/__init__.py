"""The models of events and automations."""
