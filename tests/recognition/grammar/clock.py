"""Time limits generous enough for a busy machine, and tight enough to catch a quadratic pattern."""

from __future__ import annotations

import time
from collections.abc import Callable

HOSTILE = [
    "1" * 100_000,
    "1." * 50_000,
    "1 " * 50_000,
    "1-" * 50_000,
    "1/1/" * 25_000,
    " " * 100_000,
    "$ " * 50_000,
    "30 de " * 17_000,
    "junio " * 17_000,
    "treinta y " * 10_000,
    "mil x " * 17_000,
    "cc " * 33_000,
    "c.c. " * 20_000,
    "nit no no " * 10_000,
    "contrato de " * 8_500,
    "cps-1-" * 17_000,
    "a.b-" * 25_000,
    "cuenta " * 14_000,
    "*" * 100_000,
    "banco de " * 11_000,
    "(" * 100_000,
    "01/06/2026 al 30/06/2026 " * 4_000,
    "valor" + " " * 99_000 + "1.800.000",
    "dia 1 mes " * 10_000,
    "'" * 100_000,
]


def seconds(function: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    function(text)
    return time.process_time() - started
