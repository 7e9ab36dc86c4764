"""Whoever sees only some cuentas finds no others, whatever they ask; and acts on no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.errors import BadArgument, NotAllowed
from review.model import Actor, Month, PersonRole, Reach, SecopState, Verdict
from review.store import Store, openings, opinions, queries, waiver_rows
from review.store import schema as t
from review.store.reach import Reached, nothing_of, reached
from review.store.seen_store import HIDDEN, OPEN, narrowed
from tests.screens.example import fill
from tests.store.acted import ACTS
from tests.viewers import seen_by

SONIA = Reach(supervisor="sonia  VEGA")
DECIDED = {"verdict": "aprobada", "reason": "", "author": "Ana Solarte"}


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "a.db")) as store:
        fill(store)
        with store.writing() as connection:  # as numbers are really kept
            keys = t.CONTRACTS.c.key, t.SUBMISSIONS.c.contract_key
            for key in keys:
                connection.execute(sa.update(key.table).values({key: sa.func.upper(key)}))
        yield store


def ids(store: Store) -> set[int]:
    return {row["id"] for row in queries.submissions(store, absent=True)}


def of(store: Store, supervisor: str) -> set[int]:
    return {row["id"] for row in queries.submissions(store, absent=True) if row["supervisor"] == supervisor}


def test_of_every_table_it_is_decided_who_sees_it() -> None:
    """A new table fails here until somebody says so."""
    for name in t.METADATA.tables:
        asked = narrowed(f"SELECT * FROM {name}", Reached(), "sqlite")
        assert (name in OPEN) == (asked == f"SELECT * FROM {name}"), name
    assert not HIDDEN & OPEN


def test_a_supervisor_sees_the_cuentas_of_their_contracts_and_no_others(whole: Store) -> None:
    own = of(whole, "Sonia Vega")
    sonia = seen_by(whole, reach=SONIA)
    assert ids(sonia) == own
    assert own < ids(whole)
    assert {row["supervisor"] for row in queries.contracts(sonia)} == {"Sonia Vega"}
    other = next(iter(ids(whole) - own))
    assert queries.details(whole, "items", other)
    assert queries.details(sonia, "items", other) == [], "a number that is guessed finds nothing"
    assert desk.submission(sonia, other) is None
    assert desk.submission(sonia, next(iter(own))) is not None
    assert not sonia.sees(other)


@pytest.mark.parametrize("table", t.METADATA.sorted_tables, ids=str)
def test_no_question_of_any_table_finds_what_is_of_another_cuenta(whole: Store, table: sa.Table) -> None:
    ACTS["lessons"](whole)
    sonia = seen_by(whole, reach=SONIA)
    found = queries.rows(sonia, sa.select(table))
    if "submission_id" in table.c and table.name not in OPEN:
        assert {row["submission_id"] for row in found} <= of(whole, "Sonia Vega")
    if table.name in HIDDEN:
        assert found == []
    if table is t.DOCUMENTS:
        assert 0 < len(found) < len(queries.rows(whole, sa.select(table)))


def test_a_question_that_names_a_table_twice_or_begins_with_another_is_narrowed_too(whole: Store) -> None:
    sonia = seen_by(whole, reach=SONIA)
    every = sorted(ids(whole))
    assert {row["id"] for row in queries.of_people(sonia, every)} <= of(whole, "Sonia Vega")
    one, other = t.SUBMISSIONS.alias(), t.SUBMISSIONS.alias()
    both = sa.select(one.c.id).where(one.c.id.in_(sa.select(other.c.id)))
    assert {row["id"] for row in queries.rows(sonia, both)} == of(whole, "Sonia Vega")
    counted = sa.select(sa.func.count().label("many")).select_from(t.SUBMISSIONS)
    assert queries.rows(sonia, counted)[0]["many"] == len(of(whole, "Sonia Vega"))


def test_some_contracts_by_their_numbers_however_they_are_typed(whole: Store) -> None:
    own = seen_by(whole, reach=Reach(numbers=("cps 002 de 2026",)))
    assert {row["contract"] for row in queries.submissions(own)} == {"CPS-002-2026"}
    assert ids(seen_by(whole, reach=Reach(supervisor="Sonia Vega", numbers=("CPS-002-2026",)))) == (
        of(whole, "Sonia Vega") | ids(own)
    )


def test_who_is_told_no_cuentas_sees_none_and_who_is_told_all_sees_all(whole: Store) -> None:
    assert ids(seen_by(whole, reach=Reach())) == set()
    assert ids(seen_by(whole, reach=Reach(supervisor="Nadie"))) == set()
    assert ids(seen_by(whole)) == ids(whole)


def test_a_contract_that_another_supervisor_gets_is_theirs_at_once(whole: Store) -> None:
    sonia = seen_by(whole, reach=SONIA)
    before = ids(sonia)
    given = sa.update(t.CONTRACTS).where(t.CONTRACTS.c.number == "CPS-002-2026")
    with whole.writing() as connection:
        connection.execute(given.values(supervisor="Sonia Vega"))
    assert ids(sonia) > before


def test_what_is_reached_is_worked_out_once_between_two_changes(whole: Store) -> None:
    assert reached(whole, SONIA) is reached(whole, SONIA)


# --- acts ---


def test_nothing_is_recorded_about_a_cuenta_that_one_does_not_see(whole: Store) -> None:
    own = min(of(whole, "Sonia Vega"))
    other = min(ids(whole) - of(whole, "Sonia Vega"))
    sonia = seen_by(whole, reach=SONIA)
    for act in (
        lambda: opinions.record(sonia, "decisions", {**DECIDED, "submission_id": other}),
        lambda: opinions.append(
            sonia, "secop_states", [{"submission_id": other, "author": "A", "state": None}]
        ),
        lambda: openings.note(sonia, other, "Ana"),
    ):
        with pytest.raises(NotAllowed, match="no está entre las que usted puede ver"):
            act()
    with pytest.raises((NotAllowed, BadArgument)):
        desk.decide(sonia, other, Verdict.APROBADA, "", "Ana")
    assert desk.set_secop_state(sonia, [own, other], SecopState.ENVIADO, "Ana") == 1
    assert queries.log(whole, "decisions", other) == []
    made = opinions.record(sonia, "decisions", {**DECIDED, "submission_id": own})
    assert made.new


def test_an_exception_is_for_ones_own_contracts(whole: Store) -> None:
    sonia = seen_by(whole, reach=SONIA)
    told = {"code": "rut_fecha", "reason": "x", "until": Month(2026, 12).last_day, "author": "Ana"}
    for key in (None, "CPS-2-2026"):
        with pytest.raises(NotAllowed):
            waiver_rows.add(sonia, 1, contract_key=key, **told)
    assert waiver_rows.add(sonia, 1, contract_key="CPS-1-2026", **told) == 1


def test_what_changes_the_cuentas_of_all_is_not_for_who_sees_some(whole: Store) -> None:
    with pytest.raises(NotAllowed, match="cambia las cuentas de todos"):
        desk.apply(seen_by(whole, reach=SONIA), "/cuentas", "Ana", checklist_text="")


# --- who signs ---


def test_the_login_signs_whatever_name_and_role_are_told(whole: Store) -> None:
    own = min(ids(whole))
    told = Actor("Otra Persona", PersonRole.SUPERVISOR, "Luz Dary")
    with pytest.raises(NotAllowed, match="revisor"):
        desk.decide(seen_by(whole, PersonRole.REVISOR), own, Verdict.APROBADA, "", told)
    desk.set_secop_state(seen_by(whole, PersonRole.REVISOR), [own], SecopState.ENVIADO, told)
    (row,) = queries.log(whole, "secop_states", own)
    assert (row["author"], row["role"], row["on_behalf"]) == ("Ana Solarte", "revisor", "Luz Dary")


# --- who sees personal data in part ---


def test_whoever_only_consults_is_answered_nothing_that_is_not_masked_and_writes_nothing(
    whole: Store,
) -> None:
    luz = seen_by(whole, PersonRole.CONSULTA)
    with pytest.raises(NotAllowed, match="datos personales"):
        queries.submissions(luz)
    with pytest.raises(NotAllowed, match="datos personales"):
        luz.kept("x", None, lambda: 1)
    assert ids(luz.telling) == ids(whole)
    with pytest.raises(NotAllowed, match="puede mirar, no cambiar nada"):
        opinions.record(luz, "decisions", {**DECIDED, "submission_id": min(ids(whole))})
    with pytest.raises(NotAllowed, match="puede mirar, no cambiar nada"):
        opinions.settle(luz)
    openings.note(luz, min(ids(whole)), "Luz", reviewing=False)


def test_who_was_given_what_no_list_holds_is_known(whole: Store) -> None:
    for given in (Reach(supervisor="Nadie Así"), Reach(numbers=("CPS-999-2026",))):
        assert nothing_of(seen_by(whole, reach=given)) == given
    for seen in (whole, seen_by(whole), seen_by(whole, reach=Reach(supervisor="sonia  VEGA"))):
        assert nothing_of(seen) is None
