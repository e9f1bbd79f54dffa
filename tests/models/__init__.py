"""The models: construction, validation, serialization, and values that parameters can hold."""
