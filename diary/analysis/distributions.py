"""Tail probabilities of Student's t and of F, as finite sums for whole numbers of degrees of freedom."""

import math

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def student_tail(t: Numbers, freedom: int) -> Numbers:
    """P(|T| > t) for each `t` >= 0, where T has Student's distribution with `freedom` (1, 2, 3, ...) degrees of
    freedom.

    With theta = atan(t / sqrt(freedom)) the probability of |T| <= t is a sum of powers of cos(theta)^2 (Abramowitz and
    Stegun 1964, Handbook of Mathematical Functions, 26.7.3 for odd and 26.7.4 for even degrees of freedom).
    """
    theta = np.arctan(t / math.sqrt(freedom))
    sine, square = np.sin(theta), np.cos(theta) ** 2
    if freedom % 2 == 0:
        k = np.arange(1, freedom // 2)
        return 1.0 - sine * _powers(square, (2 * k - 1) / (2 * k))
    inside = theta
    if freedom > 1:
        k = np.arange(1, (freedom - 1) // 2)
        inside = theta + sine * np.cos(theta) * _powers(square, 2 * k / (2 * k + 1))
    return 1.0 - inside * 2 / math.pi


def _powers(x: Numbers, ratios: Numbers) -> Numbers:
    """The sum of c(k) x^k over k = 0, 1, ..., where c(0) = 1 and c(k) = c(k - 1) ratios(k)."""
    coefficients = np.concatenate([[1.0], np.cumprod(ratios)])
    total: Numbers = x[..., None] ** np.arange(len(coefficients)) @ coefficients
    return total


def f_tail_of_six(f: Numbers, freedom: int) -> Numbers:
    """P(F > f) for each `f` >= 0, the F distribution with 6 and `freedom` degrees of freedom.

    With x = freedom / (freedom + 6 f) and h = freedom / 2 it is x^h (1 + h (1 - x) + h (h + 1) / 2 (1 - x)^2), as 6 is
    even (Abramowitz and Stegun 1964, 26.6.4).
    """
    x, h = freedom / (freedom + 6.0 * f), freedom / 2.0
    tail: Numbers = x**h * (1 + h * (1 - x) + h * (h + 1) / 2 * (1 - x) ** 2)
    return tail
