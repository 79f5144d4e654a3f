"""Values for tests of every preference."""

from diary.settings import DECLARATIONS, Value, accepts, default_of


def other_value(name: str) -> Value:
    """A value of that preference that is not its default."""
    default, choices = default_of(name), tuple(value for value, _name in DECLARATIONS[name].choices)
    tried: tuple[Value, ...] = (not default, 1, 2, "/somewhere", ("pain",), *reversed(choices))
    return next(value for value in tried if value != default and accepts(name, value))
