"""Which version of a cuenta is in force, and which source tells its SECOP state."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from review.store import Store, bank_rows, opinions, queries, standing
from review.store import schema as t
from tests.store.filled import RECEIVED, contract, filled, payment, submission


def settled(store: Store) -> dict[int, dict[str, Any]]:
    opinions.settle(store)
    return {row["id"]: row for row in queries.submissions(store, absent=True)}


def later(days: int) -> dt.datetime:
    return RECEIVED + dt.timedelta(days=days)


def test_the_newest_of_a_contract_month_and_payment_is_in_force(tmp_path: Path) -> None:
    same = {"contract_key": "K"}
    rows = settled(
        filled(
            tmp_path,
            [
                submission(1, **same),
                submission(2, received=later(2), **same),
                submission(3, received=later(1), **same),
                submission(4, payment=2, **same),
                submission(5, period="2026-07", **same),
            ],
        )
    )
    assert [number for number, row in rows.items() if row["current"]] == [2, 4, 5]
    assert [rows[number]["versions"] for number in (1, 2, 3, 4, 5)] == [3, 3, 3, 1, 1]


@pytest.mark.parametrize("ended_first", [0, 1, 2])
def test_of_files_of_one_time_the_newest_hangs_on_no_worker(tmp_path: Path, ended_first: int) -> None:
    """Numbers follow the order in which workers ended; files unpacked together have one time."""
    names = ["junio/pago 2.pdf", "junio/pago 10.pdf", "junio/pago 10 (2).pdf"]
    ended = [*names[ended_first:], *names[:ended_first]]
    held = [submission(number, archivo=name, contract_key="K") for number, name in enumerate(ended, 1)]
    store = filled(tmp_path, held)
    (newest,) = [row for row in settled(store).values() if row["current"]]
    assert newest["archivo"] == names[-1]
    others = [row["archivo"] for row in queries.related(store, newest)]
    assert others == [names[1], names[0]]


def test_a_file_no_longer_there_gives_way_to_the_older_one(tmp_path: Path) -> None:
    same = {"contract_key": "K"}
    rows = settled(
        filled(tmp_path, [submission(1, **same), submission(2, received=later(1), present=False, **same)])
    )
    assert (rows[1]["current"], rows[2]["current"]) == (True, False)
    assert rows[1]["versions"] == 2


def test_the_same_bytes_twice_are_told_and_counted_once(tmp_path: Path) -> None:
    unknown = {"contract_key": None, "period": None, "sha256": "a" * 64}
    rows = settled(filled(tmp_path, [submission(1, **unknown), submission(2, received=later(1), **unknown)]))
    assert [(row["current"], row["copies"], row["versions"]) for row in rows.values()] == [
        (False, 1, 1),
        (True, 1, 1),
    ]


def test_unopened_files_are_no_copies_of_each_other(tmp_path: Path) -> None:
    unopened = {"contract_key": None, "period": None, "sha256": ""}
    rows = settled(filled(tmp_path, [submission(1, **unopened), submission(2, **unopened)]))
    assert [(row["current"], row["copies"]) for row in rows.values()] == [(True, 0), (True, 0)]


PLAN = "plan_de_pagos"


@pytest.mark.parametrize(
    ("hint", "payments", "expected"),
    [
        (None, [], ("sin_confirmar", "ninguna")),
        ("enviado", [], ("enviado", "carpeta")),
        ("enviado", [payment("K1", "aprobado", "contratos")], ("aprobado", "contratos")),
        (
            "enviado",
            [payment("K1", "pagado", PLAN, payment=1), payment("K1", "aprobado", "contratos")],
            ("pagado", PLAN),
        ),
        ("enviado", [payment("K1", "sin_confirmar", "contratos")], ("enviado", "carpeta")),
        (None, [payment("K1", "pagado", PLAN, payment=2)], ("sin_confirmar", "ninguna")),
        (None, [payment("K1", "pagado", PLAN, month="2026-06")], ("pagado", PLAN)),
        (
            None,
            [payment("K1", "rechazado", PLAN, payment=1), payment("K1", "pagado", PLAN, month="2026-06")],
            ("rechazado", PLAN),
        ),
        (None, [payment("CO1.PCCNTR.77", "bajo_aprobacion", PLAN, payment=1)], ("bajo_aprobacion", PLAN)),
        (None, [payment("OTRO", "pagado", PLAN, payment=1)], ("sin_confirmar", "ninguna")),
    ],
)
def test_the_best_source_tells_the_secop_state(
    tmp_path: Path, hint: str | None, payments: list[dict[str, Any]], expected: tuple[str, str]
) -> None:
    store = filled(
        tmp_path,
        [submission(1, secop_hint=hint)],
        [contract("K1", secop_id="CO1.PCCNTR.77")],
        payments,
    )
    row = settled(store)[1]
    assert (row["secop_state"], row["secop_source"]) == expected


def test_a_state_set_by_hand_wins_until_it_is_taken_back(tmp_path: Path) -> None:
    store = filled(tmp_path, contracts=[contract("K1")], payments=[payment("K1", "pagado", PLAN, payment=1)])
    opinions.append(store, "secop_states", [{"submission_id": 1, "state": "rechazado", "author": "Ana"}])
    assert settled(store)[1]["secop_source"] == "a_mano"
    opinions.append(store, "secop_states", [{"submission_id": 1, "state": None, "author": "Ana"}])
    assert (settled(store)[1]["secop_state"], settled(store)[1]["secop_source"]) == ("pagado", PLAN)


def test_payments_in_their_order_one_without_a_number_first(tmp_path: Path) -> None:
    numbers = {1: 2, 2: None, 3: 1}
    rows = [submission(number, payment=payment, party=f"p{number}") for number, payment in numbers.items()]
    with filled(tmp_path, rows) as store:
        assert [row["id"] for row in bank_rows.payments_in_force(store)] == [2, 3, 1]


def _stand(store: Store) -> list[tuple[Any, ...]]:
    names = ("id", "secop_state", "secop_source", "current", "versions", "copies", "party")
    asked = sa.select(*(t.SUBMISSIONS.c[name] for name in names)).order_by(t.SUBMISSIONS.c.id)
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(asked)]


def _muddled(tmp_path: Path) -> Store:
    """Cuentas of three numbers, of two people each, with versions, the same bytes and files not opened."""
    held = [
        submission(
            number,
            contract_key=(None, "K1", "K2", "K3")[number % 4],
            document=(None, "1061700001", "1061700002")[number % 3],
            entity_key=(None, "800100200")[number % 2],
            period=("2026-06", None, "2026-07")[number // 4 % 3],
            payment=number % 2 + 1,
            sha256="" if number % 11 == 0 else f"{number // 2 % 7 + 1:064x}",
            received=later(number * 5 % 9),
            present=number % 7 > 0,
        )
        for number in range(1, 41)
    ]
    told = [contract("K1", document="1061700001", assignor="1061700002"), contract("K2"), contract("K3")]
    paid = [payment("K1", "pagado", PLAN, payment=1), payment("K2", "enviado", PLAN, month="2026-06")]
    return filled(tmp_path, held, told, paid)


def test_some_at_a_time_they_stand_as_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = _muddled(tmp_path)
    opinions.settle(store)
    once = _stand(store)
    assert len({row[1:] for row in once}) > 10
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).values(versions=9, copies=9, party="x", current=True))
    monkeypatch.setattr(standing, "_AT_ONCE", 3)
    opinions.settle(store)
    assert _stand(store) == once


CHANGES: tuple[dict[str, Any], ...] = (
    {"contract_key": "K1"},
    {"contract_key": "K2", "document": "1061700002"},
    {"contract_key": None},
    {"document": None},
    {"entity_key": "900000009"},
    {"period": "2026-07"},
    {"period": None},
    {"payment": 3},
    {"present": False},
    {"present": True},
    {"secop_hint": "aprobado"},
)


@pytest.mark.parametrize("change", CHANGES)
def test_what_one_changes_is_worked_out_near_it(tmp_path: Path, change: dict[str, Any]) -> None:
    store = _muddled(tmp_path)
    opinions.settle(store)
    moved = 0
    for number in range(1, 41, 3):
        before = _stand(store)
        with store.writing() as connection:
            connection.execute(sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == number).values(change))
        opinions.settle(store, [number])
        near = _stand(store)
        moved += sum(one != other for one, other in zip(before, near, strict=True))
        opinions.settle(store)
        assert _stand(store) == near, number
    assert moved
