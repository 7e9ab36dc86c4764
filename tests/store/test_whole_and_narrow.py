"""What the database adds up, or is asked of one month, is what comes of going over every cuenta: to whoever
sees all of them, and to whoever sees some."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from review import frames
from review.frames import rounds
from review.frames.counting import Out, standing
from review.frames.month_sums import billed
from review.model import Month, Reach, Severity, State, Verdict
from review.model.viewer import EVERYTHING
from review.store import Store
from review.store import schema as t
from tests.store.filled import filled, submission
from tests.store.test_scale import decided
from tests.viewers import seen_by

MONTHS = [Month(2026, number) for number in (4, 5, 6)]
CODES = ("seguridad_social_periodo", "banco_falta")
NOBODYS: dict[str, Any] = {
    **dict.fromkeys(("party", "contract", "contract_key")),
    "document": "105",
    "banco": "falta",
}
UNREAD: dict[str, Any] = {"result": "ilegible", "lectura": "danado"}


def finding(number: int, place: int, code: str, state: State) -> dict[str, Any]:
    item = "banco" if code.startswith("banco") else "seguridad_social"
    unknown = dict.fromkeys(column.name for column in t.FINDINGS.c)
    told = {"submission_id": number, "position": place, "item": item, "code": code, "state": state.value}
    return {**unknown, **told, "severity": Severity.RECHAZO.value, "message": "", "searched": []}


SEEN = Reach(numbers=("K-1", "K-2", "K-3", "K-4"))


@pytest.fixture(params=[EVERYTHING, SEEN], ids=["all", "some"])
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """Six people over three months, some with two versions, of one content or of two, without a document,
    a contract or a month, unread or gone; some approved."""
    rows: list[dict[str, Any]] = []
    for month in MONTHS:
        for person in range(6):
            key = dict.fromkeys(("party", "contract_key", "contract"), f"K-{person}")
            who = {"document": None if person == 4 else f"10{person}", "contractor": f"PERSONA {person}"}
            bad = {"seguridad_social": "no_cumple", "banco": "falta" if person % 2 else "cumple"}
            base = {**key, **who, "period": str(month), "payment": month.month, **bad}
            twice = person in (1, 2, 3)
            same = {"sha256": f"{month.month * 100 + person:064x}"} if person in (2, 3) else {}
            if twice:
                earlier = dt.datetime(2026, 7, 1, person, tzinfo=dt.UTC)
                rows.append(submission(len(rows) + 1, **base, **same, current=False, received=earlier))
            there = "pagado" if person else "enviado"
            rows.append(submission(len(rows) + 1, **base, **same, secop_state=there))
    rows += [
        submission(101, **UNREAD),
        submission(102, **UNREAD, period=None, archivo="2026-05/roto.pdf"),
        submission(103, **UNREAD, period=None, archivo="2026-05/viejo.pdf", current=False),
        submission(104, period=None),
        submission(105, period=None, current=False),
        submission(106, present=False, current=False, seguridad_social="falta"),
        submission(107, **NOBODYS, value=None),
        submission(108, **NOBODYS, period="2026-05", sha256=f"{107:064x}", current=False),
    ]
    with filled(tmp_path, [{"party": None} | row for row in rows]) as opened:
        with opened.writing() as connection:
            told = [
                finding(row["id"], place, code, State.FALTA)
                for row in rows
                for place, code in enumerate(CODES)
                if (row["id"] + place) % 5
            ]
            connection.execute(sa.insert(t.FINDINGS), told)
        for row in rows[::4]:
            decided(opened, row["id"], Verdict.APROBADA)
        for row in rows[1::5]:
            decided(opened, row["id"], Verdict.DEVUELTA)
        yield seen_by(opened, reach=request.param)


def test_some_are_not_all(store: Store) -> None:
    many = frames.count(store).many
    assert many == (12 if store.viewer and not store.viewer.reach.whole else 19)


@pytest.mark.parametrize("month", [None, *MONTHS])
def test_the_counts_are_those_of_each_file(month: Month | None, store: Store) -> None:
    out = Counter(standing(store, month).values())
    found = frames.count(store, month)
    assert (found.many, found.older) == (out[None], out[Out.VERSION_ANTERIOR])
    assert (found.unreadable, found.undated) == (out[Out.ILEGIBLE], out[Out.SIN_MES])
    assert found.many


@pytest.mark.parametrize("month", [None, *MONTHS])
def test_the_sums_are_those_of_the_cuentas_that_are_counted(month: Month | None, store: Store) -> None:
    counted = {number for number, why in standing(store, month).items() if why is None}
    sums: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in frames.payments(store, month).to_dict("records"):
        if row["submission_id"] in counted:
            sums[row["periodo"], row["estado_secop"]].append(
                0 if pd.isna(row["valor"]) else int(row["valor"])
            )
    expected = {key: (len(values), sum(values)) for key, values in sums.items()}
    assert {(one.month, one.state): (one.count, one.value) for one in billed(store, month)} == expected


@pytest.mark.parametrize("month", MONTHS)
def test_the_courses_of_a_month_are_those_among_all(month: Month, store: Store) -> None:
    every = [one for one in rounds.of_all(store) if one.row["period"] == str(month)]
    assert rounds.of_all(store, month) == every
    assert any(len(one.versions) > 1 for one in every)


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("codes", [CODES, CODES[:1], ()])
def test_who_failed_elsewhere_is_who_did_in_any_other_month(
    month: Month, codes: tuple[str, ...], store: Store
) -> None:
    courses = rounds.of_all(store)
    every = [(one.row["period"], code, one.person) for one in courses for _, code in one.faults()]
    people = {person for *_, person in every}
    asked = {(code, person) for code in codes for person in people}
    expected = asked & {(code, person) for period, code, person in every if period != str(month)}
    assert rounds.failed_elsewhere(store, month, asked) == expected
    assert bool(expected) == bool(codes)
    for one in asked:
        assert rounds.failed_elsewhere(store, month, {one}) == expected & {one}
