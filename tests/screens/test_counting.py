"""Bandeja, Pagos and Cumplimiento count the same cuentas and say which are out, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import frames
from review.frames.counting import Count, standing
from review.model import Month
from review.store import Store
from tests.screens.conftest import Opener
from tests.screens.drawn import components
from tests.screens.example import MONTHS
from tests.store.filled import filled as filled_store
from tests.store.filled import submission

JUNE = Month(2026, 6)


def sentence(app: object) -> str:
    told = [one.value for one in app.caption if one.value.startswith("Se cuenta")]  # type: ignore[attr-defined]
    assert len(told) == 1
    return str(told[0]).replace("\\", "")


def counted(store: Store, month: Month) -> set[int]:
    return {number for number, why in standing(store, month).items() if why is None}


@pytest.mark.parametrize("month", MONTHS)
def test_the_three_screens_agree_on_each_month(month: str, look: Opener, filled: Path) -> None:
    with Store.open(str(filled)) as store:
        expected = frames.count(store, Month.parse(month))
        ids = counted(store, Month.parse(month))
        payments = frames.payments(store, Month.parse(month))
    bandeja = look("bandeja", filled, mes=month)
    pagos = look("pagos", filled, mes=month, vista="estado")
    crossed = look("cumplimiento", filled, mes=month)
    assert {sentence(one) for one in (bandeja, pagos, crossed)} == {expected.sentence}
    rows = components(bandeja, "table")[0]["rows"]
    assert {row["id"] for row in rows} == ids
    states = components(pagos, "table")[0]["rows"]
    assert sum(int(row["cells"]["cuentas"]) for row in states) == len(ids) == expected.many
    led = [row["go"] for row in components(crossed, "table")[0]["rows"] if row["go"]]
    assert {int(go["params"]["cuenta"]) for go in led} == ids
    assert ids <= set(payments["submission_id"])


def test_the_months_of_pagos_are_those_of_bandeja(look: Opener, filled: Path) -> None:
    with Store.open(str(filled)) as store:
        wanted = {month: frames.count(store, Month.parse(month)).many for month in MONTHS}
        every = frames.count(store)
    pagos = look("pagos", filled, vista="mes")
    rows = components(pagos, "table")[0]["rows"]
    assert {row["id"]: int(row["cells"]["cuentas"]) for row in rows} == wanted
    assert sentence(pagos) == every.sentence == sentence(look("bandeja", filled, mes="todos"))


def test_what_is_out_is_told_with_its_reason(tmp_path: Path) -> None:
    unread = {"result": "ilegible", "period": None}
    store = filled_store(
        tmp_path,
        [
            submission(1),
            submission(2, current=False),
            submission(3, result="ilegible"),
            submission(4, archivo="2026-06/roto.pdf", **unread),
            submission(5, archivo="2026-05/roto.pdf", **unread),
            submission(6, archivo="roto.pdf", **unread),
            submission(7, period=None),
            submission(8, period="2026-05"),
            submission(9, present=False),
        ],
    )
    found = frames.count(store, JUNE)
    assert found == Count(1, older=1, unreadable=3, undated=1)
    assert found.sentence == (
        "Se cuenta 1 cuenta; por fuera quedan 1 versión anterior, 3 archivos que no se pudieron leer "
        "y 1 archivo sin mes conocido."
    )
    assert frames.count(store) == Count(2, older=1, unreadable=4, undated=1)
    assert frames.count(store, Month(2026, 1)).many == 0


def test_when_nothing_is_out_it_is_said() -> None:
    assert Count(2).sentence == "Se cuentan 2 cuentas; no queda nada por fuera."


def test_one_that_is_out_is_told_as_one() -> None:
    told = Count(2, older=1).sentence
    assert told == "Se cuentan 2 cuentas; por fuera queda 1 versión anterior."
