"""The papers of a month: every approved cuenta on the RPs that pay it, and sums that are the workbook's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import pytest
import sqlalchemy as sa

from review import desk, spanish
from review.errors import BadArgument, FormInvalid, PaperNotDrafted
from review.model import BudgetLine, Contract, ItemKind, Month, MonthPaperKind, Verdict
from review.sharing.export import month_book
from review.sheets.month import sheet_tables
from review.store import Store
from review.store import schema as t
from review.store.contract_rows import contract_row
from review.supervision.amount_in_words import amount_in_words
from review.supervision.certified_check import CertifiedAnswer, check_certified
from review.supervision.certified_code import CertifiedCode
from review.supervision.form_check import check_form
from review.supervision.form_keeping import put_form
from review.supervision.month_drafts import draft_month
from review.supervision.month_facts import MonthFacts
from review.supervision.month_gathering import month_facts
from review.supervision.month_part import MonthPart, entities_of, rows_of_month
from tests.clean_cuentas import EACH, TOTAL
from tests.supervision.read_back import text
from tests.supervision.strange_form import strange_form
from tests.supervision.two_entities import BOSS, HOSPITAL, OTHER, of_two

JULY = Month(2026, 7)
COLLECTIVE, MEMO = MonthPaperKind
OWN, SGP = "Recursos propios", "SGP"
FIRST = "CPS-014-2026"


def folder(store: Store) -> str:
    view = desk.submission(store, 1)
    assert view is not None
    return view.folder


def with_budget(store: Store, number: str, lines: Sequence[BudgetLine]) -> None:
    with store.writing() as connection:
        told = contract_row(Contract("x", budget=tuple(lines)))["budget"]
        connection.execute(sa.update(t.CONTRACTS).where(t.CONTRACTS.c.number == number).values(budget=told))


def rp(number: str, value: int, fuente: str, dependencia: str = "Gobierno", day: int = 30) -> BudgetLine:
    return BudgetLine(
        tramo="contrato", rp=number, rp_date=dt.date(2026, 6, day), rp_value=value, fuente=fuente,
        dependencia=dependencia,
    )  # fmt: skip


def facts(store: Store, kind: MonthPaperKind = COLLECTIVE) -> MonthFacts:
    return month_facts(store, 1, JULY, kind)


def approved_in_workbook(store: Store) -> int:
    """What the workbook of the month tells of the approved cuentas, over its two sheets."""
    tables = sheet_tables(month_book(store, JULY, "todas", "Ana"))
    word = spanish.title(Verdict.APROBADA)
    found = [tables[name] for name in ("Pendientes", "Enviadas")]
    return sum(int(one[one["Decisión"] == word]["Valor"].sum()) for one in found)


@pytest.mark.parametrize("kind", MonthPaperKind)
def test_the_total_is_the_workbooks_to_the_peso_in_figures_and_words(
    approved: Store, kind: MonthPaperKind
) -> None:
    made = draft_month(approved, folder(approved), JULY, kind)
    assert made.facts.total == approved_in_workbook(approved) == TOTAL
    said = text(made.content)
    assert spanish.pesos(TOTAL) in said
    assert amount_in_words(TOTAL) in said
    for told in (FIRST, OTHER, "Luz Dary Ríos Parra", "JULIO DE 2026"):
        assert told in said
    assert not re.search(r"\{[{%]|[%}]\}", said)


def test_groups_are_by_fuente_and_dependencia_and_add_up(approved: Store) -> None:
    with_budget(approved, FIRST, [rp("1187", 6 * EACH, OWN)])
    with_budget(approved, OTHER, [rp("2204", 6 * EACH, OWN, "Salud")])
    made = draft_month(approved, folder(approved), JULY, COLLECTIVE)
    told = [(one.fuente, one.dependencia, one.cuentas, one.value) for one in made.facts.groups]
    assert told == [(OWN, "Gobierno", 1, EACH), (OWN, "Salud", 1, EACH)]
    said = text(made.content)
    assert "Recursos propios · Salud" in said
    assert said.count(f"Subtotal (cuentas: 1). {amount_in_words(EACH)}") == 2
    assert "2204" in said


def test_a_cuenta_that_two_rps_pay_has_a_line_for_each_and_counts_once(approved: Store) -> None:
    with_budget(approved, FIRST, [rp("1", 1_000_001, OWN, day=1), rp("2", 6 * EACH, SGP, day=2)])
    with_budget(approved, OTHER, [rp("3", 6 * EACH, SGP)])
    found = facts(approved)
    assert [(one.fuente, one.value) for one in found.groups] == [(OWN, 1_000_001), (SGP, TOTAL - 1_000_001)]
    assert [(one.rp, one.part, one.parts) for one in found.lines] == [("1", 1, 2), ("2", 2, 2), ("3", 1, 1)]
    assert (found.total, found.cuentas) == (TOTAL, 2)
    assert found.total == approved_in_workbook(approved)


def test_a_cuenta_over_its_rp_is_told_and_its_whole_value_counts(approved: Store) -> None:
    with_budget(approved, FIRST, [rp("1", EACH - 7, OWN)])
    found = facts(approved)
    assert found.total == TOTAL
    assert any("pasa en $ 7 lo que queda" in gap for gap in found.gaps)
    assert any("De 1 cuenta no se conoce el RP" in gap for gap in found.gaps)


def test_what_is_left_out_is_told_with_its_value_and_why(approved: Store) -> None:
    desk.correct_field(approved, 1, ItemKind.CUENTA, "valor", EACH - 1, "Ana", remember=False)
    made = draft_month(approved, folder(approved), JULY, MEMO)
    (left,) = made.facts.left
    assert (left.contract, left.value, left.approved) == (FIRST, EACH - 1, True)
    assert "desactualizada" in left.why
    assert left.why in text(made.content)
    behind = sum(one.value or 0 for one in made.facts.approved_left)
    assert made.facts.total + behind == approved_in_workbook(approved)


def test_there_is_none_while_nothing_is_approved(store: Store) -> None:
    with pytest.raises(PaperNotDrafted, match="Ninguna cuenta de ese mes está aprobada"):
        draft_month(store, folder(store), JULY, COLLECTIVE)
    with pytest.raises(BadArgument, match="no se ha leído"):
        draft_month(store, "/otra", JULY, COLLECTIVE)


def test_the_same_state_gives_the_same_bytes_and_the_entitys_name(approved: Store) -> None:
    first, again = (draft_month(approved, folder(approved), JULY, COLLECTIVE) for _ in range(2))
    assert first == again
    assert first.name == "certificado_colectivo_07_2026"


def test_an_entitys_own_form_is_used_and_one_of_another_paper_is_refused(approved: Store) -> None:
    def monthly(made: object) -> None:
        for one in list(made.element.body.iterchildren()):  # type: ignore[attr-defined]
            if not one.tag.endswith("sectPr"):
                made.element.body.remove(one)  # type: ignore[attr-defined]
        section = made.sections[0]  # type: ignore[attr-defined]
        section.footer.paragraphs[0].text = "Código GF-F-9"
        made.add_paragraph("Planilla de {{ mes }}: {{ total.valor }}")  # type: ignore[attr-defined]
        rows = made.add_table(3, 2)  # type: ignore[attr-defined]
        rows.cell(0, 0).text = "{%tr for fila in cuentas %}"
        rows.cell(1, 0).text = "{{ fila.contratista }}"
        rows.cell(1, 1).text = "{{ fila.valor | sin_signo }}"
        rows.cell(2, 0).text = "{%tr endfor %}"

    put_form(approved, folder(approved), COLLECTIVE, "planilla.docx", strange_form(monthly), "Ana")
    said = text(draft_month(approved, folder(approved), JULY, COLLECTIVE).content)
    assert "Planilla de julio de 2026: $ 10.400.000" in said
    assert "5.200.000" in said.splitlines()
    assert "Código GF-F-9" in said
    with pytest.raises(FormInvalid, match="no existe el campo"):
        put_form(approved, folder(approved), MEMO, "acta.docx", strange_form(), "Ana")
    checked = check_form(strange_form(monthly), COLLECTIVE)
    assert (checked.problems, checked.lacks) == (
        (),
        ("fecha", "total.cuentas", "total.valor_letras", "fuera"),
    )


# --- of one entity, or of one supervisor ---


def test_each_entity_and_supervisor_has_a_paper_of_their_own_and_they_add_up(approved: Store) -> None:
    of_two(approved)
    (gap,) = [one for one in facts(approved).gaps if "varias entidades" in one]
    assert HOSPITAL in gap
    rows = rows_of_month(approved, 1, JULY)
    own = [MonthPart(entity=one) for one in entities_of(rows)]
    assert len(own) == 2
    for kind in MonthPaperKind:
        made = [draft_month(approved, folder(approved), JULY, kind, part=part) for part in own]
        assert sum(one.facts.total for one in made) == TOTAL == approved_in_workbook(approved)
        assert len({one.name for one in made}) == 2
        assert not any("varias entidades" in gap or "varios" in gap for one in made for gap in one.facts.gaps)
    by_boss = draft_month(
        approved, folder(approved), JULY, COLLECTIVE, part=MonthPart(supervisor=BOSS.upper())
    )
    said = text(by_boss.content)
    assert (by_boss.facts.total, by_boss.facts.supervisor) == (EACH, BOSS)
    assert OTHER in said
    assert FIRST not in said


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (MonthPart(entity="Otra"), f"No hay cuentas de la entidad «Otra» en ese mes. Hay de: .*{HOSPITAL}"),
        (MonthPart(supervisor="Nadie"), f"No hay cuentas de quien supervisa «Nadie» en ese mes. .*{BOSS}"),
    ],
)
def test_a_part_without_cuentas_is_told_with_those_that_there_are(
    approved: Store, part: MonthPart, told: str
) -> None:
    of_two(approved)
    with pytest.raises(BadArgument, match=told):
        month_facts(approved, 1, JULY, COLLECTIVE, part)


def test_a_supervisor_has_none_of_an_entity_that_is_not_theirs(approved: Store) -> None:
    of_two(approved)
    first = next(one for one in entities_of(rows_of_month(approved, 1, JULY)) if one != HOSPITAL)
    with pytest.raises(BadArgument, match=f"«{BOSS}» no tiene cuentas de «{first}»"):
        month_facts(approved, 1, JULY, COLLECTIVE, MonthPart(first, BOSS))


def test_the_code_of_a_part_corresponds_and_a_change_of_it_is_told(approved: Store) -> None:
    of_two(approved)
    parts = (MonthPart(), MonthPart(entity=HOSPITAL), MonthPart(supervisor=BOSS), MonthPart(HOSPITAL, BOSS))
    codes = [CertifiedCode.read(month_facts(approved, 1, JULY, COLLECTIVE, part).code) for part in parts]
    for code in codes:
        assert code is not None
        assert check_certified(approved, code).answer is CertifiedAnswer.CORRESPONDE
    desk.reverse(approved, 2, "Me equivoqué.", "Ana")
    assert codes[1] is not None
    found = check_certified(approved, codes[1])
    assert found.answer is not CertifiedAnswer.CORRESPONDE
