"""What the contributions of a base come to: health, pension and labour risks, each rounded up or not.

Rates: pension 16 % (ley 100/1993, art. 20), health 12.5 % (art. 204), labour risks by class (decreto
1772/1994, art. 13). Operators round each contribution up to 100 pesos (decreto 1990/2016) or to the nearest.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import product

PENSION_RATE, HEALTH_RATE = 16.0, 12.5  # per cent of the base (ley 100/1993, arts. 20 and 204)
RISK_RATES = (0.522, 1.044, 2.436, 4.35, 6.96)  # per cent, classes I to V (decreto 1772/1994, art. 13)
_ROUNDED = 100  # pesos to which operators round each contribution up
_LEAST_BASE = 100_000  # pesos: below it, rounded contributions prove nothing


@lru_cache(maxsize=4096)
def contribution(base: int, rate: float) -> frozenset[int]:
    """The amounts that a contribution of `rate` per cent of a base in pesos may be rounded to."""
    exact = round(base * rate / 100, 6)
    up = math.ceil(exact / _ROUNDED) * _ROUNDED
    return frozenset({up, up - _ROUNDED, math.ceil(exact), round(exact)})


@lru_cache(maxsize=1024)
def contributions(base: int) -> frozenset[int]:
    """Every total that health and pension, with or without labour risks, of a base may come to."""
    return frozenset(sum_ for sum_, _ in _totals(base))


def rate_of_risk(base: int, total: int) -> str | None:
    """Words for the risks in a total of this base: "" without risks, None when the base does not make it."""
    if base < _LEAST_BASE:
        return None
    return next((said for sum_, said in _totals(base) if sum_ == total), None)


@lru_cache(maxsize=1024)
def _totals(base: int) -> tuple[tuple[int, str], ...]:
    health, pension = contribution(base, HEALTH_RATE), contribution(base, PENSION_RATE)
    found = [(one + two, "") for one, two in product(health, pension)]
    for rate in RISK_RATES:
        risks = contribution(base, rate)
        found += [(one + two + three, " + riesgos") for one, two, three in product(health, pension, risks)]
    return tuple(found)
