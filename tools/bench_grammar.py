"""How the time of each grammar grows with a text made against it: no pattern may go over it again and again.

Each text is read at two lengths, `TIMES` apart; `ratio` is the time a character of the long one against the
short one's, the worst over all texts. It stays near 1 while time grows with the text only, and nears `TIMES`
where it grows with its square. Seconds are of processor, the best of a few rounds, each of a text not seen
before: some grammars remember what they read.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from review.recognition.grammar.account_numbers import find_accounts
from review.recognition.grammar.amount_words import find_amounts
from review.recognition.grammar.banks import find_bank
from review.recognition.grammar.dates import find_dates, find_months, find_periods
from review.recognition.grammar.ids import find_contract_numbers, find_person_ids
from review.recognition.grammar.money import find_money
from review.recognition.grammar.payment_places import place_at_start

Finder = Callable[[str], object]
Clock = Callable[[Finder, str], float]

AIM_GROWTH = 2.0
FULL, QUICK = 100_000, 20_000  # characters of the long text
TIMES = 4
_ROUNDS = 3
_LEAST_SECONDS = 1e-3  # what is faster is not told apart

FINDERS: dict[str, Finder] = {
    "accounts": find_accounts,
    "amounts in words": find_amounts,
    "banks": find_bank,
    "contract numbers": find_contract_numbers,
    "dates": find_dates,
    "months": find_months,
    "periods": find_periods,
    "person ids": find_person_ids,
    "money": lambda text: find_money(text, bare=True),
    "places of payments": place_at_start,
}
# What stands before, is said again and again, and stands behind.
HOSTILE: tuple[tuple[str, str, str], ...] = (
    *(
        ("", again, "")
        for again in (
            "1", "1.", "1 ", "1-", "1/1/", " ", "$ ", "30 de ", "junio ", "treinta y ", "mil x ", "cc ",
            "c.c. ",
            "nit no no ", "contrato de ", "cps-1-", "a.b-", "cuenta ", "*", "banco de ", "(",
            "01/06/2026 al 30/06/2026 ", "dia 1 mes ", "'",
        )
    ),
    ("valor", " ", "1.800.000"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Growth:
    """The worst of a finder: the piece of text that it is hardest to find nothing in."""

    name: str
    ratio: float
    piece: str
    seconds: float

    @property
    def missed(self) -> bool:
        return self.ratio > AIM_GROWTH


def hostile(size: int) -> list[str]:
    """A text of about `size` characters of each kind."""
    return [before + again * (size // len(again)) + behind for before, again, behind in HOSTILE]


def processor_seconds(finder: Finder, text: str) -> float:
    """Without the garbage collector, whose time grows with all that the process holds."""
    gc.disable()
    try:
        began = time.process_time()
        finder(text)
        return time.process_time() - began
    finally:
        gc.enable()


def measure_grammars(
    size: int, finders: Mapping[str, Finder] = FINDERS, clock: Clock = processor_seconds
) -> list[Growth]:
    """The growth of each finder from texts of `size / TIMES` characters to `size`."""
    pairs = list(zip(hostile(size // TIMES), hostile(size), HOSTILE, strict=True))
    grown = []
    for name, finder in finders.items():
        worst = Growth(name, 0.0, "", 0.0)
        for short, long, (_, piece, _) in pairs:
            little, much = (
                max(_LEAST_SECONDS, min(clock(finder, text + "\n" * turn) for turn in range(_ROUNDS)))
                for text in (short, long)
            )
            worst = max(worst, Growth(name, much / little / TIMES, piece, much), key=lambda one: one.ratio)
        grown.append(worst)
    return grown


def table(size: int, grown: Sequence[Growth]) -> str:
    """The results for people."""
    lines = [
        f"{one.name:18}{one.ratio:7.2f}{one.seconds * 1000:9.1f} ms  «{one.piece}»" + "  MISSED" * one.missed
        for one in grown
    ]
    head = (
        f"time a character of a hostile text of {size:,} against one of {size // TIMES:,}, the worst of each"
    )
    return "\n".join([head, *lines, f"aim: <= {AIM_GROWTH:.0f}; {TIMES} is quadratic"])
