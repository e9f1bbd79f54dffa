"""Classes that add fields of their own to a model."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from typing_extensions import Self

    from prefect_rs._core import Model as _Base
else:
    _Base = object


class Extended(_Base):
    """A model with further fields, which are not part of what is sent to the API."""

    # The further fields with their defaults, `...` if they are required.
    _own: ClassVar[dict[str, Any]] = {}

    def __init__(self, **fields: Any) -> None:
        own = {name: fields.pop(name, default) for name, default in self._own.items()}
        missing = [name for name, value in own.items() if value is ...]
        if missing:
            from prefect_rs.exceptions import ValidationError

            problems = [{"type": "missing", "loc": (name,), "msg": "Field required"} for name in missing]
            raise ValidationError(type(self).__name__, problems)
        super().__init__(**fields)
        self._set_own(own)

    def _set_own(self, values: dict[str, Any]) -> Self:
        for name, value in values.items():
            setattr(self, name, value)
        return self

    def _get_own(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self._own}

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Create an object from a dict with its fields."""
        return cls(**obj) if isinstance(obj, dict) else super().model_validate(obj, **options)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """Return the fields as a dict. Takes the options of pydantic's method."""
        include, exclude = options.get("include"), options.get("exclude") or ()
        own = {
            name: str(value) if options.get("mode") == "json" and hasattr(value, "hex") else value
            for name, value in self._get_own().items()
            if (include is None or name in include) and name not in exclude
        }
        for option in ("include", "exclude"):
            given = options.get(option)
            if isinstance(given, dict):
                options[option] = {name: each for name, each in given.items() if name not in self._own}
            elif given is not None:
                options[option] = {*given} - {*self._own}
        if options.pop("exclude_none", False):
            options["exclude_none"] = True
            own = {name: value for name, value in own.items() if value is not None}
        return {**super().model_dump(**options), **own}

    def model_copy(self, *, update: Any = None, deep: bool = False) -> Self:
        """Return a copy, with some fields updated."""
        from copy import deepcopy

        own = deepcopy(self._get_own()) if deep else self._get_own()
        others = {name: value for name, value in (update or {}).items() if name not in own}
        own |= {name: value for name, value in (update or {}).items() if name in own}
        return super().model_copy(update=others, deep=deep)._set_own(own)

    def __copy__(self) -> Self:
        return self.model_copy()

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return self.model_copy(deep=True)

    def __reduce__(self) -> Any:
        given = {name: getattr(self, name) for name in self.model_fields_set}
        return _restore, (type(self), {**given, **self._get_own()})

    def __eq__(self, other: object) -> bool:
        same = super().__eq__(other)
        if same is not True or not isinstance(other, Extended):
            return same
        return self._get_own() == other._get_own()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        own = "".join(f", {name}={value!r}" for name, value in self._get_own().items())
        return f"{super().__repr__()[:-1]}{own})"

    __str__ = __repr__


def _restore(cls: type[Extended], fields: dict[str, Any]) -> Extended:
    return cls(**fields)
