"""The interval of a share."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
"""Nineteen times in twenty."""


def wilson(count: int, of: int) -> tuple[float, float]:
    """Return the 95% score interval of a share, from 0 to 1 (Wilson 1927, JASA 22: 209–212); ``of`` is one or more.

    It stays between 0 and 1 and holds for small numbers and for shares near 0 and 1, where p ± z·√(p(1−p)/n) does not
    (Brown, Cai and DasGupta 2001).
    """
    share, square = count / of, Z * Z
    middle = share + square / (2 * of)
    half = Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    low = 0.0 if count == 0 else (middle - half) / whole
    return low, 1.0 if count == of else (middle + half) / whole
