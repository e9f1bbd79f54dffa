"""Python methods of models.

A model that is declared with `#[methods("states")]` has a class of its name in the file `states`, which
becomes a base of the model's class. That is created on first use, so a file is imported with the first of
its models.

Besides methods, a class may define:

- `_prepare(self, fields)`: changes the dict of fields before validation
- `_finish(self)`: called after validation, to check the fields together
- `_hints`: sentences to append to the errors of a field

Both methods report an error as `ValueError(message)`, or `ValueError(message, field)`.
"""
