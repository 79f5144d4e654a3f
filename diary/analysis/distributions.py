"""Tail probabilities of Student's t and of F, as finite sums for whole numbers of degrees of freedom."""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_ROW = 64


def student_tail(t: Numbers, freedom: int) -> Numbers:
    """P(|T| > t) for each `t` >= 0, where T has Student's distribution with `freedom` (1, 2, 3, ...) degrees of
    freedom.

    With theta = atan(t / sqrt(freedom)) the probability of |T| <= t is a sum of powers of cos(theta)^2 (Abramowitz and
    Stegun 1964, Handbook of Mathematical Functions, 26.7.3 for odd and 26.7.4 for even degrees of freedom).
    """
    theta = np.arctan(t / math.sqrt(freedom))
    sine, square = np.sin(theta), np.cos(theta) ** 2
    if freedom % 2 == 0:
        return 1.0 - sine * _powers(square, _coefficients(freedom))
    inside = theta
    if freedom > 1:
        inside = theta + sine * np.cos(theta) * _powers(square, _coefficients(freedom))
    return 1.0 - inside * 2 / math.pi


@lru_cache(maxsize=32)
def _coefficients(freedom: int) -> Numbers:
    """The coefficients c(k) of the powers of cos(theta)^2, in rows of the width of `_powers`, with zeros at the end.

    c(0) is 1, and c(k) is c(k - 1) (2k - 1) / 2k for even and 2k / (2k + 1) for odd degrees of freedom.
    """
    k = np.arange(1, freedom // 2)
    ratios = (2 * k - 1) / (2 * k) if freedom % 2 == 0 else 2 * k / (2 * k + 1)
    coefficients = np.concatenate([[1.0], np.cumprod(ratios)])
    rows: Numbers = np.pad(coefficients, (0, -len(coefficients) % _ROW)).reshape(-1, _ROW)
    return rows


def _powers(x: Numbers, rows: Numbers) -> Numbers:
    """The sum of c(k) x^k over k = 0, 1, ...; `rows` has the coefficients, `_ROW` in each.

    A power takes longer than anything else, and only those of one row and one column are needed: x^(i + 64 j) is
    x^i (x^64)^j.
    """
    inner = x[..., None] ** np.arange(_ROW) @ rows.T
    total: Numbers = (inner * (x[..., None] ** _ROW) ** np.arange(len(rows))).sum(axis=-1)
    return total


def f_tail_of_six(f: Numbers, freedom: int) -> Numbers:
    """P(F > f) for each `f` >= 0, the F distribution with 6 and `freedom` degrees of freedom.

    With x = freedom / (freedom + 6 f) and h = freedom / 2 it is x^h (1 + h (1 - x) + h (h + 1) / 2 (1 - x)^2), as 6 is
    even (Abramowitz and Stegun 1964, 26.6.4).
    """
    x, h = freedom / (freedom + 6.0 * f), freedom / 2.0
    tail: Numbers = x**h * (1 + h * (1 - x) + h * (h + 1) / 2 * (1 - x) ** 2)
    return tail
