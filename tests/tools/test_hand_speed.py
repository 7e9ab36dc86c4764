"""What a person takes is told as looks and waiting together, beside what it may take."""

from __future__ import annotations

from review.model import Resultado
from tools.hand_speed import Decided, Step, told

CLEAN = Decided("CPS-014-2026", Resultado.COMPLETA, (Step("a", 800), Step("Enter", 700)), 8)
FAULTY = Decided(
    "CPS-020-2026", Resultado.INCOMPLETA, (Step("v", 500), Step("d", 900), Step("Enter", 600)), 20
)


def test_looks_and_waiting_come_to_what_a_cuenta_takes() -> None:
    assert (CLEAN.waited, CLEAN.seconds) == (1.5, 9.5)
    lines = told([], [CLEAN, FAULTY]).splitlines()
    assert "2 keys, 8 looks, 9.5 s" in lines[0]
    assert "2 keys at most (aim 3), 9.5 s each (most 9.5 s, aim 10 s): 8 looks of 1 s and 1.5 s" in lines[2]
    assert "3 keys at most (aim 6), 22.0 s each (most 22.0 s, aim 45 s)" in lines[3]
    assert len(lines) == 4


def test_fifty_doubts_are_reckoned_from_those_that_were_answered() -> None:
    (line,) = told([Step("1", 400), Step("s", 600), Step("1", 500)], []).splitlines()
    assert "3 answered with a key each, 0.5 s of waiting" in line
    assert line.endswith("50 of them with a look at each 75 s (aim 120 s)")
