"""The blind sample: the same cuentas for everybody, another person, nothing of what was decided in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk
from review.desk.blind_sample import Sampled, blind, chosen, look_again, sample, second_looks_for
from review.errors import BadArgument, CuentaChanged, NotAllowed
from review.model import Audience, Concept, ItemKind, Month, Sighting, State, Verdict
from review.store import Store, openings, opinions, settings
from review.store import schema as t
from review.store.chain_walk import walk
from review.store.settings import SettingKind
from review.ways.checklist import DEFAULT, PACKAGED
from tests.store.filled import filled, submission

JUNE, JULY = Month(2026, 6), Month(2026, 7)
MANY = range(1, 8)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    rows = [submission(number, period=str(JUNE)) for number in MANY]
    opened = filled(tmp_path, [*rows, submission(8, period=str(JULY))])
    with opened.writing() as connection:
        for number in (*MANY, 8):
            for kind in ItemKind:
                state = "no_aplica" if kind is ItemKind.IMPUESTOS else "cumple"
                connection.execute(
                    sa.insert(t.ITEMS).values(
                        submission_id=number, item=kind.value, machine_state=state, state=state, pages=[1]
                    )
                )
    return opened


def decide(store: Store, number: int, verdict: Verdict = Verdict.APROBADA, reason: str = "") -> None:
    """Recorded, and not judged again: there are no papers behind these rows."""
    row = {"submission_id": number, "verdict": verdict.value, "reason": reason, "author": "Ana"}
    opinions.record(store, "decisions", row)


def reverse(store: Store, number: int) -> None:
    opinions.record(store, "reversals", {"submission_id": number, "reason": "x", "author": "Ana"})


def approve(store: Store, numbers: range = MANY) -> None:
    for number in numbers:
        decide(store, number)


def size(store: Store, count: int) -> None:
    text = PACKAGED.read_text("utf-8").replace("muestra_ciega = 3", f"muestra_ciega = {count}")
    settings.put(store, 1, SettingKind.CHECKLIST, text, "Ana")


def all_good(store: Store, one: Sampled) -> dict[ItemKind, Sighting]:
    return {item.kind: Sighting.CUMPLE for item in blind(store, one).items}


def look(store: Store, one: Sampled, who: str = "Eva", ticket: str = "t", **found: str) -> None:
    told = all_good(store, one) | {ItemKind(kind): Sighting(seen) for kind, seen in found.items()}
    good = Sighting.NO_CUMPLE not in told.values()
    verdict, reason = (Verdict.APROBADA, "") if good else (Verdict.DEVUELTA, "El RUT es de otro.")
    look_again(store, one, told, verdict, reason, who, ticket=ticket)


# --- which ones ---


def test_what_is_chosen_hangs_on_what_the_cuentas_hold_and_on_nothing_else() -> None:
    rows = [{"id": number, "sha256": f"{number:064x}"} for number in range(1, 41)]
    june = [row["id"] for row in chosen(rows, "2026-06", 3)]
    renumbered = [{"id": 100 - row["id"], "sha256": row["sha256"]} for row in reversed(rows)]
    assert [100 - row["id"] for row in chosen(renumbered, "2026-06", 3)] == june
    assert [row["id"] for row in chosen(rows, "2026-07", 3)] != june, "another month, other ones"
    assert june == [4, 19, 7], "a promise: the same in every database and version"
    assert [row["id"] for row in chosen(rows, "2026-06", 2)] == june[:2]


def test_of_each_month_so_many_of_the_approved_as_the_checklist_says(store: Store) -> None:
    approve(store, range(1, 3))
    assert {one.submission_id for one in sample(store, JUNE)} == {1, 2}
    approve(store, range(3, 9))
    assert DEFAULT.blind_sample == 3
    assert len(sample(store, JUNE)) == 3
    assert [one.submission_id for one in sample(store, JULY)] == [8]
    assert len(sample(store)) == 4
    size(store, 5)
    assert len(sample(store, JUNE)) == 5
    size(store, 0)
    assert sample(store) == ()


def test_only_an_approval_in_force_of_the_version_in_force_is_looked_at_again(store: Store) -> None:
    approve(store, range(1, 4))
    decide(store, 1, Verdict.DEVUELTA)
    reverse(store, 2)
    assert [one.submission_id for one in sample(store, JUNE)] == [3]
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 3).values(current=False))
    assert sample(store, JUNE) == ()


# --- who ---


def _concept(store: Store, number: int) -> None:
    desk.give_concept(store, number, Concept.VISTO_BUENO, "", "eva  ruiz")


def _note(store: Store, number: int) -> None:
    desk.add_note(store, number, Audience.INTERNA, "Ojo.", "Eva Ruiz")


def _mark(store: Store, number: int) -> None:
    row = {"submission_id": number, "item": "rut", "state": "cumple", "reason": "x", "author": "Eva Ruiz"}
    opinions.append(store, "item_marks", [row])


def _opened(store: Store, number: int) -> None:
    openings.note(store, number, "EVA RUIZ")


@pytest.mark.parametrize("hand", [_concept, _note, _mark, _opened])
def test_it_is_offered_to_nobody_who_had_a_hand_in_it_or_saw_what_was_decided(
    store: Store, hand: object
) -> None:
    size(store, 1)
    approve(store)
    (one,) = sample(store, JUNE)
    assert second_looks_for(store, "Eva Ruiz", JUNE).offered == (one,)
    hand(store, one.submission_id)  # type: ignore[operator]
    mine = second_looks_for(store, "Eva Ruiz", JUNE)
    assert (mine.offered, mine.another, mine.done) == ((), 1, 0)
    with pytest.raises(NotAllowed, match="quien no tuvo que ver"):
        look(store, one, "Eva Ruiz")
    assert second_looks_for(store, "Luz", JUNE).offered == (one,)


def test_who_decided_is_never_the_second_person(store: Store) -> None:
    approve(store)
    assert second_looks_for(store, " ana ", JUNE).offered == ()
    with pytest.raises(NotAllowed, match="a otra persona"):
        look(store, sample(store, JUNE)[0], "ANA")
    assert desk.agreement(store).empty


def test_who_opened_it_before_it_was_decided_saw_nothing_of_that(store: Store) -> None:
    size(store, 1)
    for number in MANY:
        openings.note(store, number, "Eva")
    approve(store)
    assert len(second_looks_for(store, "Eva", JUNE).offered) == 1


# --- what is shown, and what is kept ---


def test_nothing_that_people_or_rules_said_is_shown(store: Store) -> None:
    approve(store)
    one = sample(store, JUNE)[0]
    desk.add_note(store, one.submission_id, Audience.INTERNA, "SECRETO", "Ana")
    desk.give_concept(store, one.submission_id, Concept.CON_INCONSISTENCIA, "SECRETO", "Ana")
    decide(store, one.submission_id, reason="SECRETO")
    shown = blind(store, sample(store, JUNE)[0])
    assert "SECRETO" not in repr(shown)
    assert not {"decision", "opinion", "notes", "result", "findings", "fields"} & set(dir(shown))
    assert not {"state", "machine_state", "findings"} & set(dir(shown.items[0]))
    kinds = [item.kind for item in shown.items]
    assert kinds == [kind for kind in ItemKind if kind is not ItemKind.IMPUESTOS], "not asked of this cuenta"
    assert all(item.holds for item in shown.items)


def test_a_second_look_is_an_act_of_its_own_that_changes_nothing_of_the_cuenta(store: Store) -> None:
    approve(store)
    one = sample(store, JUNE)[0]
    before = desk.submission(store, one.submission_id)
    look(store, one, rut="no_cumple", banco="no_se_puede_saber")
    look(store, one, rut="no_cumple", banco="no_se_puede_saber")  # the same click, sent again
    assert desk.submission(store, one.submission_id) == before
    told = desk.history(store, one.submission_id).to_dict("records")[-1]
    assert (told["que"], told["valor"], told["quien"]) == ("segunda_mirada", "devuelta", "Eva")
    assert told["frase"] == (
        "la miró de nuevo sin ver lo decidido: la dejaría devuelta; no cumple: RUT; no se puede saber: Banco"
    )
    assert list(desk.history(store, one.submission_id)["que"]) == ["decision", "segunda_mirada"]
    assert walk(store).breaks == ()
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.writing() as connection:
        connection.execute(sa.update(t.SECOND_LOOKS).values(verdict="aprobada"))
    left = second_looks_for(store, "Luz", JUNE)
    assert (len(left.offered), left.done) == (2, 1)


def test_one_is_looked_at_once_and_only_while_its_approval_stands(store: Store) -> None:
    approve(store)
    first, second, third = sample(store, JUNE)
    look(store, first)
    with pytest.raises(CuentaChanged, match="alguien la miró antes"):
        look(store, first, "Luz", ticket="u")
    reverse(store, second.submission_id)
    with pytest.raises(CuentaChanged):
        look(store, second)
    decide(store, third.submission_id)
    with pytest.raises(CuentaChanged, match="cambió su decisión"):
        look(store, third)


def test_the_writing_itself_refuses_what_changed_meanwhile(store: Store) -> None:
    approve(store)
    first, second, _ = sample(store, JUNE)
    look(store, first)
    row = {"found": {}, "verdict": "aprobada", "reason": "", "author": "Luz"}
    for one, decision in ((first, first.decision_id), (second, first.decision_id), (second, 999)):
        with pytest.raises(CuentaChanged):
            opinions.record(
                store, "second_looks", {**row, "submission_id": one.submission_id, "decision_id": decision}
            )


def test_every_item_is_told_of_and_a_fault_has_its_reason(store: Store) -> None:
    approve(store)
    one = sample(store, JUNE)[0]
    told = all_good(store, one)
    less = {kind: seen for kind, seen in told.items() if kind is not ItemKind.RUT}
    with pytest.raises(BadArgument, match=r"Falta: RUT\."):
        look_again(store, one, less, Verdict.APROBADA, "", "Eva")
    with pytest.raises(BadArgument, match="Escriba qué encontró"):
        look_again(store, one, told, Verdict.DEVUELTA, " ", "Eva")
    with pytest.raises(CuentaChanged):
        blind(store, Sampled(99, 1, JUNE, ""))
    assert desk.second_looks(store).empty


# --- what it comes to ---


def test_agreement_is_counted_by_item_and_of_the_whole(store: Store) -> None:
    approve(store)
    first, second, third = sample(store, JUNE)
    look(store, first)
    look(store, second, "Luz", rut="no_cumple", banco="no_se_puede_saber")
    look(store, third, banco="no_se_puede_saber")
    told = desk.agreement(store, JUNE).set_index("titulo")
    names = ["miradas", "coinciden", "difieren", "no_se_sabe", "porcentaje"]
    assert list(told.loc["Toda la cuenta", names]) == [3, 2, 1, 0, pytest.approx(200 / 3)]
    assert list(told.loc["RUT", names]) == [3, 2, 1, 0, pytest.approx(200 / 3)]
    assert list(told.loc["Certificación bancaria", names]) == [3, 1, 0, 2, 100]
    assert "Impuestos y estampillas" not in told.index
    rows = desk.second_looks(store, JUNE)
    assert len(rows) == 3 * (1 + 5)
    rut = rows[(rows["submission_id"] == second.submission_id) & (rows["item"] == "rut").fillna(False)]
    assert list(rut[["estado", "segunda", "coincide", "rige"]].iloc[0]) == [
        State.CUMPLE.value, "no_cumple", "difiere", True,
    ]  # fmt: skip
    assert desk.agreement(store, JULY).empty
    reverse(store, second.submission_id)
    again = desk.second_looks(store, JUNE)
    assert set(again[~again["rige"]]["submission_id"]) == {second.submission_id}, "kept, and told apart"
