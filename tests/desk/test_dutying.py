"""What a person says of obligations is an act: kept, told, held to what they saw, taken back by another."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from review import desk, frames
from review.desk.duty_proposals import proposal_of, proposals
from review.desk.log_check import KINDS
from review.errors import BadArgument, CuentaChanged, NotAllowed
from review.frames.cuenta_duties import CuentaDuties
from review.model import (
    Activity,
    Actor,
    Box,
    DutyMark,
    DutyOrigin,
    DutySource,
    DutyTick,
    PersonRole,
    Recognition,
    Verdict,
)
from review.store import Store, queries, readings
from review.store import schema as t
from review.store.chain_walk import walk
from tests.store.filled import contract, filled, submission

READERS, CATALOGUE = "Orientar a los lectores de la biblioteca", "Mantener al día el catálogo"
MET, UNMET, UNMARKED = DutyTick.CUMPLIDA, DutyTick.NO_CUMPLIDA, DutyTick.SIN_MARCAR
BOX = Box(72.0, 100.0, 300.0, 112.0)
PAGE = {
    "width": 612.0,
    "height": 792.0,
    "kind": "informe",
    "machine_kind": "informe",
    "confidence": 1.0,
    "origin": "texto",
    "rotation": 0,
    "why": [],
}


def tell(store: Store, number: int, *activities: Activity) -> None:
    """Have a cuenta's informe, on its first page, say this; the second page is of evidence."""
    (row,) = queries.submissions(store, ids=[number], absent=True)
    with store.writing() as connection:
        connection.execute(sa.delete(t.PAGES).where(t.PAGES.c.submission_id == number))
        pages = [
            PAGE | {"submission_id": number, "number": n, "marks": m}
            for n, m in ((1, []), (2, ["evidencia"]))
        ]
        connection.execute(sa.insert(t.PAGES), pages)
        readings.save_recognitions(
            connection, "1", {row["sha256"]: Recognition((), {}, activities=activities)}
        )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """June and July of a contract that a list tells without obligations, and a cuenta of another contract."""
    july = submission(2, contract="K1", contract_key="K1", period="2026-07", payment=2, party="K1")
    made = filled(tmp_path, [submission(1, party="K1"), july, submission(3, party="K3")], [contract("K1")])
    first = Activity(READERS, "Orienté a 87.", 1, BOX, "Anexo 1", (2,))
    tell(made, 1, first, Activity(CATALOGUE, "", 1, BOX))
    return made


def duties(store: Store, number: int = 1) -> CuentaDuties:
    view = desk.submission(store, number)
    assert view is not None
    assert view.duties is not None
    return view.duties


def ticks(store: Store) -> list[tuple[DutyTick, str]]:
    return [(one.tick, one.remark) for one in duties(store).lines]


# --- the supervisor's mark ---


def test_a_mark_is_kept_with_its_author_and_taken_back_by_another_act(store: Store) -> None:
    assert ticks(store) == [(UNMARKED, ""), (UNMARKED, "")]
    marks = [DutyMark(READERS, MET), DutyMark(CATALOGUE, UNMET, " Falta la sala de prensa. ")]
    assert desk.mark_duties(store, 1, marks, "Ana") == 2
    assert ticks(store) == [(MET, ""), (UNMET, "Falta la sala de prensa.")]
    assert duties(store).lines[0].author == "Ana"
    desk.mark_duties(store, 1, [DutyMark(READERS, UNMARKED)], "Eva")
    assert ticks(store) == [(UNMARKED, ""), (UNMET, "Falta la sala de prensa.")]
    found = walk(store)
    assert found.breaks == ()
    assert {"duty_marks", "contract_duties"} < set(KINDS)


def test_one_that_was_not_met_needs_a_remark_and_nothing_needs_saying_of_nothing(store: Store) -> None:
    for marks in ([DutyMark(READERS, UNMET, " ")], [], [DutyMark(" ", MET)]):
        with pytest.raises(BadArgument):
            desk.mark_duties(store, 1, marks, "Ana")
    assert ticks(store) == [(UNMARKED, ""), (UNMARKED, "")]


def test_only_who_answers_for_the_contract_marks(store: Store) -> None:
    with pytest.raises(NotAllowed):
        desk.mark_duties(store, 1, [DutyMark(READERS, MET)], Actor("Eva", PersonRole.REVISOR))


def test_a_click_sent_twice_counts_once_and_one_on_another_cuenta_than_seen_does_not(store: Store) -> None:
    view = desk.submission(store, 1)
    assert view is not None
    for _ in range(2):
        desk.mark_duties(store, 1, [DutyMark(READERS, MET)], "Ana", seen=view.seen, ticket="a")
    assert len(queries.log(store, "duty_marks", 1)) == 1
    desk.decide(store, 1, Verdict.APROBADA, "", "Eva")
    with pytest.raises(CuentaChanged):
        desk.mark_duties(store, 1, [DutyMark(READERS, UNMET, "x")], "Ana", seen=view.seen, ticket="b")


def test_marks_are_of_the_file_that_was_looked_at(store: Store) -> None:
    desk.mark_duties(store, 1, [DutyMark(READERS, MET)], "Ana")
    other = sa.select(t.SUBMISSIONS.c.sha256).where(t.SUBMISSIONS.c.id == 3).scalar_subquery()
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 1).values(sha256=other))
    tell(store, 1, Activity(READERS, "Otra cosa.", 1, BOX))
    assert ticks(store) == [(UNMARKED, "")]


def test_the_history_tells_what_was_marked(store: Store) -> None:
    desk.mark_duties(store, 1, [DutyMark(READERS, MET), DutyMark(CATALOGUE, UNMET, "x")], "Ana")
    desk.mark_duties(store, 1, [DutyMark(READERS, UNMET, "No vino")], "Ana")
    desk.mark_duties(store, 1, [DutyMark(READERS, UNMARKED)], "Ana")
    assert list(desk.history(store, 1)["frase"]) == [
        "marcó 2 obligaciones: 1 cumplida y 1 no cumplida",
        f"marcó la obligación «{READERS}»: no cumplida, con la observación «No vino»",
        f"quitó la marca de la obligación «{READERS}»",
    ]


# --- the obligations of the contract ---


def test_confirmed_once_they_hold_for_every_month_of_the_contract(store: Store) -> None:
    assert duties(store).origin is DutyOrigin.INFORME
    desk.confirm_duties(
        store, 1, [f" {CATALOGUE} ", "", READERS, READERS], "Ana", source=DutySource.CONTRATO, pages=(3,)
    )
    found = duties(store)
    assert [one.duty for one in found.lines] == [CATALOGUE, READERS]
    assert found.origin is DutyOrigin.CONFIRMADA
    assert found.confirmed is not None
    assert (found.confirmed.author, found.confirmed.pages) == ("Ana", (3,))
    assert found.confirmed.source is DutySource.CONTRATO
    assert [one.duty for one in duties(store, 2).lines] == [CATALOGUE, READERS]
    assert duties(store, 3).confirmed is None


def test_what_was_confirmed_is_withdrawn_and_its_changes_are_told(store: Store) -> None:
    desk.confirm_duties(store, 1, [READERS], "Ana")
    desk.confirm_duties(store, 1, [READERS, CATALOGUE], "Eva", source=DutySource.CONTRATO)
    desk.withdraw_duties(store, 1, "Eva")
    assert duties(store).origin is DutyOrigin.INFORME
    assert list(desk.history(store, 1)["frase"]) == [
        "confirmó 1 obligación del contrato, según lo que escribió quien las confirmó",
        f"confirmó 2 obligaciones del contrato, según el PDF del contrato (agregó «{CATALOGUE}»)",
        "retiró las obligaciones confirmadas del contrato",
    ]
    with pytest.raises(BadArgument):
        desk.withdraw_duties(store, 1, "Eva")


def test_nothing_is_confirmed_of_nothing_or_of_no_contract(store: Store) -> None:
    with pytest.raises(BadArgument):
        desk.confirm_duties(store, 1, [" ", ""], "Ana")
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).values(contract_key=None))
    with pytest.raises(BadArgument, match="contrato"):
        desk.confirm_duties(store, 1, [READERS], "Ana")


def test_the_list_goes_before_what_was_confirmed_and_the_difference_is_told(
    store: Store,
) -> None:
    desk.confirm_duties(store, 1, [READERS, CATALOGUE], "Ana")
    with store.writing() as connection:
        connection.execute(sa.update(t.CONTRACTS).values(duties=[READERS]))
    found = duties(store)
    assert found.origin is DutyOrigin.LISTA
    assert any(CATALOGUE in one and "confirmado" in one for one in found.told)


def test_an_obligation_without_activity_is_told_with_the_pages_that_were_searched(store: Store) -> None:
    desk.confirm_duties(store, 1, [READERS, CATALOGUE, "Custodiar las llaves del depósito"], "Ana")
    found = duties(store)
    assert found.searched == (1,)
    assert [bool(one.answers) for one in found.lines] == [True, True, False]
    assert "De 1 obligación no se reconoció la actividad en el informe (página 1)." in found.told
    tell(store, 1)
    (told,) = duties(store).told
    assert told == "No se reconocieron actividades en el informe (página 1). Mírelas a la vista."


def test_what_the_informe_prints_otherwise_than_the_month_before_is_told(store: Store) -> None:
    tell(store, 2, Activity(READERS, "Orienté a 12.", 1, BOX), Activity("Cuidar la sala", "Sí.", 1, BOX))
    assert duties(store, 2).told == (
        "El informe trae 1 obligación que el de junio de 2026 no traía: «Cuidar la sala».",
        f"El informe no trae 1 obligación que el de junio de 2026 traía: «{CATALOGUE}».",
    )


# --- proposals ---


def test_the_informe_proposes_what_it_prints(store: Store) -> None:
    (one,) = proposals(store, 1)
    assert one.source is DutySource.INFORME
    assert [(duty.text, duty.page) for duty in one.duties] == [(READERS, 1), (CATALOGUE, 1)]


def test_the_month_before_proposes_too_and_goes_before_this_one(store: Store) -> None:
    tell(store, 2, Activity(READERS, "Orienté a 12.", 1, BOX))
    found = [(one.source, len(one.duties), one.name) for one in proposals(store, 2)]
    assert found == [(DutySource.INFORME_ANTERIOR, 2, "1.pdf"), (DutySource.INFORME, 1, "2.pdf")]


def test_a_pdf_that_cannot_be_read_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "roto.pdf"
    path.write_bytes(b"%PDF-1.4 nada")
    with pytest.raises(BadArgument, match=r"roto\.pdf"):
        proposal_of(path, "roto.pdf")


# --- the table ---


def test_the_table_has_a_row_for_each_obligation(store: Store) -> None:
    desk.mark_duties(store, 1, [DutyMark(READERS, UNMET, "Vino poco")], "Ana")
    table = frames.obligaciones(store)
    mine = table[table["submission_id"] == 1].reset_index(drop=True)
    first = mine.iloc[0]
    assert (first["obligacion"], first["actividad"], first["segun"]) == (READERS, "Orienté a 87.", "informe")
    assert (first["evidencia"], first["paginas_evidencia"], first["pagina"]) == ("Anexo 1", "2", 1)
    assert (first["marca"], first["observacion"], first["marcada_por"]) == ("no_cumplida", "Vino poco", "Ana")
    assert list(mine["leida"]) == [True, False]
    assert list(mine["marca"]) == ["no_cumplida", "sin_marcar"]
