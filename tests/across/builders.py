"""Invented imprints to be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from random import Random
from typing import Any

from review.across import Imprint, NumberPrint, ParagraphPrint, Photo, Traces
from review.across.activity_digests import paragraphs_of
from review.model import Activity, Box, Month

BOX = Box(72, 100, 400, 300)
RECEIVED = dt.datetime(2026, 6, 30, tzinfo=dt.UTC)


def imprint(
    submission_id: int,
    contract: str = "CPS-1-2026",
    document: str | None = "1061700001",
    month: int | None = 6,
    *,
    planilla: str | None = None,
    photos: Iterable[bytes] = (),
    text: Iterable[str] = (),
    **changes: Any,
) -> Imprint:
    """A cuenta of 2026 with these traces: planilla on page 4, photographs on page 3, text on page 1."""
    traces = Traces(
        None if planilla is None else NumberPrint(planilla, 4, BOX),
        None,
        tuple(Photo(3, BOX, told) for told in photos),
        paragraphs(*text),
    )
    billed = None if month is None else Month(2026, month)
    who = (submission_id, f"{submission_id}.pdf", contract, contract, document, None)
    return Imprint(*who, billed, None, RECEIVED, traces, **changes)


def paragraphs(*text: str) -> tuple[ParagraphPrint, ...]:
    return paragraphs_of(Activity(None, one, 1, BOX) for one in text)


def a_print(seed: int) -> bytes:
    return Random(seed).randbytes(32)


def changed(told: bytes, bits: int, seed: int = 0) -> bytes:
    """The print with so many bits changed."""
    number = int.from_bytes(told)
    for bit in Random(seed).sample(range(256), bits):
        number ^= 1 << bit
    return number.to_bytes(32)


def prose(seed: int, words: int = 60) -> str:
    """Text that nobody else writes."""
    rng = Random(f"prose {seed}")
    return " ".join("".join(rng.choices("abcdeilmnoprstu", k=rng.randrange(2, 9))) for _ in range(words))
