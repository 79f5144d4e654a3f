"""The one rounding rule for all displayed numbers.

Ties are rounded away from zero (2.25 becomes 2.3 and -2.25 becomes -2.3), as people round by hand; Python's `round` and
format take the even neighbour, and Qt and the decimal module have rules of their own.

Means and sums are computed in binary, where 0.1 has no exact value: the mean of fourteen times 0.9 and fourteen times
1.0 is 0.9499999999999998 instead of 0.95. A value is therefore first rounded to `GUARD` decimals, and then to the
requested decimals. This equals the rounding of the exact result: a mean of n ratings with one decimal is a multiple of
1 / 10n, and the ties of a number with one decimal are multiples of 1 / 20, so that a mean that is not a tie differs
from one by at least 1 / 20n; that is more than the step of the guard (1e-9) plus the error of the sum (less than n *
2**-52 * 10) for every n below a hundred thousand. All steps are exact in whole numbers.
"""

GUARD = 9
"""Decimals of the first rounding, which removes the floating-point error of sums."""


def rounded(value: float, decimals: int = 0) -> float:
    """The value rounded to `decimals` (0 to `GUARD`), ties away from zero; never minus zero.

    Raises `ValueError` for NaN and `OverflowError` for infinity.
    """
    return float(_units(value, decimals) / 10**decimals)


def whole(value: float) -> int:
    """The value rounded to a whole number, ties away from zero. Raises as `rounded` does."""
    return _units(value, 0)


def fixed(value: float, decimals: int = 0) -> str:
    """The value rounded and formatted with exactly `decimals` decimals and a decimal point: "2.3", "0.0", "-4.0".

    Raises as `rounded` does.
    """
    units = _units(value, decimals)
    sign, digits = "-" if units < 0 else "", str(abs(units)).zfill(decimals + 1)
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else sign + digits


def shortest(value: float, decimals: int = 1) -> str:
    """The value rounded to at most `decimals` decimals, without trailing zeros: "7", "6.5".

    Raises as `rounded` does.
    """
    written = fixed(value, decimals)
    return written.rstrip("0").rstrip(".") if decimals else written


def decimals_in(value: float, decimals: int = 1) -> int:
    """The number of decimals of the rounded value, at most `decimals`: 0 for 7, 1 for 6.5. Raises as `rounded`."""
    _whole, _point, behind = shortest(value, decimals).partition(".")
    return len(behind)


def as_entered(value: float) -> str:
    """A value as it was entered, with all digits except floating-point noise from the 16th on."""
    return f"{value:.15g}"


def _units(value: float, decimals: int) -> int:
    """The value in units of its last decimal, rounded."""
    numerator, denominator = value.as_integer_ratio()
    guarded = _half_up(abs(numerator) * 10**GUARD, denominator)
    units = _half_up(guarded, 10 ** (GUARD - decimals))
    return -units if numerator < 0 else units


def _half_up(numerator: int, denominator: int) -> int:
    """The non-negative fraction rounded to the nearest integer, ties upwards."""
    return (2 * numerator + denominator) // (2 * denominator)
