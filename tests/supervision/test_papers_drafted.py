"""From what was read and decided to the paper: its figures, its sources, and why there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

import review
from review import desk, spanish
from review.errors import PaperNotDrafted
from review.model import (
    BudgetLine,
    Contract,
    DutyMark,
    DutySource,
    DutyTick,
    ItemKind,
    Month,
    MonthPaperKind,
    PaperKind,
    Verdict,
)
from review.store import Store, settings
from review.store import schema as t
from review.store.contract_rows import contract_row
from review.store.settings import SettingKind
from review.supervision.gathering import facts_of
from review.supervision.month_gathering import month_facts
from review.supervision.paper_drafts import as_zip, cuentas_of, draft, draft_each, told_each
from review.supervision.paper_values import values_of
from review.ways import checklist
from tests.clean_cuentas import EACH, write_clean
from tests.supervision.read_back import parts, text

CERTIFICATE, REPORT, FINAL = PaperKind
BUDGET = BudgetLine(
    "contrato", "412", dt.date(2026, 6, 12), 31_200_000, "1187", dt.date(2026, 6, 30), 31_200_000
)


def with_contract(store: Store, **changes: object) -> None:
    """The contract of the first cuenta, otherwise."""
    with store.writing() as connection:
        where = t.CONTRACTS.c.number == "CPS-014-2026"
        connection.execute(sa.update(t.CONTRACTS).where(where).values(**changes))


def with_checklist(store: Store, line: str) -> None:
    written = checklist.PACKAGED.read_text("utf-8")
    head, rules, rest = written.partition("[reglas]\n")
    keys = tuple(one.partition(" ")[0] for one in line.splitlines())
    kept = "\n".join(one for one in rest.splitlines() if not one.startswith(keys))
    settings.put(store, 1, SettingKind.CHECKLIST, f"{head}{rules}{line}\n{kept}\n", "Ana")


@pytest.mark.parametrize("kind", [CERTIFICATE, REPORT])
def test_a_paper_tells_the_figures_of_the_tables_to_the_peso(
    approved: Store, tmp_path: Path, kind: PaperKind
) -> None:
    write_clean(tmp_path / "cuentas")
    tables = review.load(tmp_path / "cuentas")
    for number in (1, 2):
        made = draft(approved, number, kind)
        contract = made.facts.contract.number
        row = tables.submissions[tables.submissions["contrato"] == contract].iloc[0]
        listed = tables.contracts[tables.contracts["contrato"] == contract].iloc[0]
        said = text(made.content)
        value, whole = int(row["valor"]), int(listed["valor_total"])
        for figure in (value, whole, whole - value):
            assert spanish.pesos(figure) in said
        for told in (
            contract,
            row["contratista"],
            row["documento"],
            "CINCO MILLONES DOSCIENTOS MIL PESOS M/CTE",
        ):
            assert told in said
        read = tables.fields[
            (tables.fields["submission_id"] == row["id"]) & (tables.fields["campo"] == "planilla")
        ]
        assert str(read["valor"].iloc[0]) in said
        assert "{{" not in said
        assert "{%" not in said


def test_the_account_is_counted_in_money_and_in_time(approved: Store) -> None:
    one = facts_of(approved, 1, CERTIFICATE).executed
    assert (one.before, one.this, one.total, one.balance) == (0, EACH, EACH, 5 * EACH)
    assert (str(one.money_share), one.days, one.days_agreed, str(one.time_share)) == ("16.7", 31, 184, "16.8")


def test_every_figure_tells_its_page_and_its_ink(approved: Store) -> None:
    facts = facts_of(approved, 1, REPORT)
    view = desk.submission(approved, 1)
    assert view is not None
    told = {one.figure: one for one in facts.sources}
    (value,) = [one for one in view.item(ItemKind.CUENTA).fields if one.name == "valor"]
    source = told["Valor cobrado"]
    assert (source.page, source.box, source.quote) == (value.page, value.box, value.text)
    assert source.box is not None
    said = text(draft(approved, 1, REPORT).content)
    assert "Fuentes de los datos" in said
    assert f"Cuenta de cobro, página {value.page}" in said
    assert view.sha256 in said


def test_the_page_of_sources_is_left_out_where_the_list_says_so(approved: Store) -> None:
    with_checklist(approved, "hoja_de_fuentes = false")
    # another list is other rules, and what comes of them is the same: the decision stands
    assert "Fuentes de los datos" not in text(draft(approved, 1, REPORT).content)


def test_obligations_are_rows_with_what_was_done_and_where(approved: Store) -> None:
    facts = facts_of(approved, 1, REPORT)
    assert len(facts.duties) == 4
    assert all(
        one.duty and one.activity and one.pages and one.tick is DutyTick.SIN_MARCAR for one in facts.duties
    )
    with_contract(
        approved, duties=["Orientar los trámites que asigne la supervisión", "Custodiar las llaves"]
    )
    first, second, *others = facts_of(approved, 1, REPORT).duties
    assert first.duty.startswith("Orientar")
    assert first.activity
    assert (second.duty, second.activity, second.pages) == ("Custodiar las llaves", "", ())
    assert len(others) == 3


def test_a_paper_says_of_an_obligation_what_the_supervisor_marked_and_nothing_else(approved: Store) -> None:
    one, two, three, four = facts_of(approved, 1, REPORT).duties
    marks = [
        DutyMark(one.duty, DutyTick.CUMPLIDA),
        DutyMark(two.duty, DutyTick.NO_CUMPLIDA, "Faltó el acta de junio"),
        DutyMark(three.duty, DutyTick.NO_APLICA),
    ]
    desk.mark_duties(approved, 1, marks, "Ana Solarte Paz")
    facts = facts_of(approved, 1, REPORT)
    rows = values_of(facts)["obligaciones"]
    assert [str(row["cumplida"]) for row in rows] == ["Sí", "No", "No aplica este mes", ""]
    assert [bool(row["cumplida"]) for row in rows] == [True, False, False, False]
    assert [row["observacion"] for row in rows] == ["", "Faltó el acta de junio", "", ""]
    assert [gap for gap in facts.gaps if "sin marcar" in gap] == [
        "1 obligación queda sin marcar: márquela en Revisar o complétela a mano."
    ]
    said = text(draft(approved, 1, REPORT).content)
    assert "Faltó el acta de junio" in said
    assert four.duty in said
    certificate = facts_of(approved, 1, CERTIFICATE).gaps
    assert not any("sin marcar" in gap for gap in certificate)
    assert any(gap.startswith("1 obligación está marcada como no cumplida") for gap in certificate)


def test_the_sources_say_where_the_obligations_are_known_from(approved: Store) -> None:
    def told() -> str:
        (one,) = [one for one in facts_of(approved, 1, REPORT).sources if one.figure == "Obligaciones"]
        return f"{one.shown}: {one.origin}"

    assert told().startswith("4: Informe de actividades, página")
    desk.confirm_duties(
        approved, 1, ["Custodiar las llaves"], "Eva", source=DutySource.CONTRATO, name="c.pdf", pages=(3, 4)
    )
    assert told() == "5: Confirmadas por Eva, según el PDF del contrato (c.pdf, páginas 3–4)"
    with_contract(approved, duties=["Custodiar las llaves"])
    assert told() == "5: Lista de contratos"


def test_what_happened_to_the_contract_is_told_or_that_nothing_did(approved: Store) -> None:
    assert "Sin novedad." in text(draft(approved, 1, CERTIFICATE).content)
    assert "No se presentaron novedades." in text(draft(approved, 1, REPORT).content)
    with_contract(
        approved,
        extended_to=dt.date(2027, 1, 31),
        added_value=EACH,
        suspensions=[["2026-07-10", "2026-07-12"], ["2026-11-01", "2026-11-05"]],
        assigned_on=dt.date(2026, 7, 1),
        assignor="99900002",
        budget=contract_row(Contract("x", budget=(BUDGET,)))["budget"],
    )
    facts = facts_of(approved, 1, REPORT)
    assert [one.kind.value for one in facts.novelties] == ["Suspensión", "Prórroga", "Adición", "Cesión"]
    assert (facts.executed.days, facts.executed.days_agreed) == (28, 215 - 3 - 5)
    said = text(draft(approved, 1, REPORT).content)
    for told in (
        "Del 10 de julio de 2026 al 12 de julio de 2026 (3 días)",
        "Hasta el 31 de enero de 2027; antes, hasta el 31 de diciembre de 2026",
        "Por $ 5.200.000; el contrato queda en $ 36.400.000",
        "Desde el 1 de julio de 2026; cedió quien se identifica con 99900002",
        "1187",
        "30/06/2026",
    ):
        assert told in said


def test_a_value_that_was_approved_in_doubt_is_told_to_who_signs(approved: Store) -> None:
    with approved.writing() as connection:
        row = dict.fromkeys(column.name for column in t.FINDINGS.c) | {
            "submission_id": 1, "position": 99, "item": "cuenta", "code": "cuenta_valor", "message": "",
            "state": "por_revisar", "severity": "rechazo", "about": "cuenta.valor", "searched": [],
        }  # fmt: skip
        connection.execute(sa.insert(t.FINDINGS).values(row))
        own = (t.ITEMS.c.submission_id == 1) & (t.ITEMS.c.item == "cuenta")
        connection.execute(sa.update(t.ITEMS).where(own).values(state="por_revisar"))
    (gap,) = [one for one in facts_of(approved, 1, CERTIFICATE).gaps if "en duda" in one]
    assert gap.startswith("Se aprobó con datos en duda: valor")
    month = month_facts(approved, 1, Month(2026, 7), MonthPaperKind.MEMORANDO)
    assert any("CPS-014-2026, $ 5.200.000" in one for one in month.gaps)
    assert not any("duda" in one for one in facts_of(approved, 2, CERTIFICATE).gaps)


def budget_of(*lines: BudgetLine) -> object:
    return contract_row(Contract("x", budget=lines))["budget"]


def test_an_addition_that_only_the_budget_tells_is_told_and_never_denied(approved: Store) -> None:
    """As finance keeps it: the total of the list of contracts holds the addition, an RP of its own."""
    first = replace(BUDGET, rp_value=20_800_000)
    added = replace(BUDGET, tramo="adición 1", rp="2587", rp_date=dt.date(2026, 7, 8), rp_value=10_400_000)
    with_contract(approved, budget=budget_of(first, added))
    said = text(draft(approved, 1, REPORT).content)
    assert "Adición 1: por $ 10.400.000, RP 2587 del 8 de julio de 2026" in said
    assert "No se presentaron novedades" not in said
    told = values_of(facts_of(approved, 1, REPORT))["contrato"]
    amounts = {
        name: told[name].replace("\u00a0", " ") for name in ("valor_inicial", "adiciones", "valor_total")
    }
    assert amounts == {
        "valor_inicial": "$ 20.800.000",
        "adiciones": "$ 10.400.000",
        "valor_total": "$ 31.200.000",
    }
    assert not any("presupuesto trae adiciones" in one for one in facts_of(approved, 1, REPORT).gaps)


def test_an_addition_on_top_of_what_the_list_tells_is_left_to_be_checked(approved: Store) -> None:
    added = replace(BUDGET, tramo="Adición No. 1", rp="2587", rp_date=dt.date(2026, 9, 8), rp_value=5_200_000)
    with_contract(approved, budget=budget_of(BUDGET, added))
    facts = facts_of(approved, 1, REPORT)
    assert facts.novelties == (), "its RP is of September, and the paper of July"
    (gap,) = [one for one in facts.gaps if "presupuesto trae adiciones" in one]
    assert "$ 5.200.000" in gap


def test_of_a_contract_that_no_list_tells_nothing_is_denied(approved: Store) -> None:
    with approved.writing() as connection:
        connection.execute(sa.delete(t.CONTRACTS).where(t.CONTRACTS.c.number == "CPS-014-2026"))
    for kind in (CERTIFICATE, REPORT):
        said = text(draft(approved, 1, kind).content)
        assert "Sin novedad" not in said
        assert "No se presentaron novedades" not in said
    told = values_of(facts_of(approved, 1, REPORT))["contrato"]
    assert set(told["adiciones"]) == {"_"}


@pytest.mark.parametrize("verdict", [None, Verdict.DEVUELTA, Verdict.INCOMPLETA])
def test_there_is_no_paper_for_what_is_not_approved(store: Store, verdict: Verdict | None) -> None:
    if verdict is not None:
        desk.decide(store, 1, verdict, "Falta algo.", "Ana")
    why = "no está aprobada" if verdict is None else spanish.title(verdict).lower()
    with pytest.raises(PaperNotDrafted, match=why):
        draft(store, 1, CERTIFICATE)


def test_there_is_none_for_an_approval_that_is_out_of_date_until_it_is_confirmed(approved: Store) -> None:
    desk.correct_field(approved, 1, ItemKind.CUENTA, "valor", EACH - 1, "Ana", remember=False)
    with pytest.raises(PaperNotDrafted, match=r"desactualizada: .*se corrigió un dato"):
        draft(approved, 1, CERTIFICATE)
    desk.decide(approved, 1, Verdict.APROBADA, "Con el valor corregido.", "Ana")
    made = draft(approved, 1, REPORT)
    assert made.facts.account.value == EACH - 1
    assert "corregido por una persona" in text(made.content)


def test_a_final_informe_is_for_the_last_cuenta(approved: Store) -> None:
    with pytest.raises(PaperNotDrafted, match="termina el 31 de diciembre de 2026"):
        draft(approved, 1, FINAL)
    with_contract(approved, end=dt.date(2026, 7, 31), total_value=EACH)
    made = draft(approved, 1, FINAL)
    assert made.facts.account.last
    assert made.facts.executed.balance == 0
    assert "saldo sin ejecutar $ 0" in text(made.content)


def later(store: Store, **changes: object) -> None:
    """The first cuenta as another payment of its contract, beside which others stand."""
    with store.writing() as connection:
        connection.execute(sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 1).values(**changes))


def test_what_was_executed_before_is_not_guessed_where_a_payment_is_not_known(approved: Store) -> None:
    later(approved, payment=3)
    facts = facts_of(approved, 1, CERTIFICATE)
    assert (facts.executed.before, facts.executed.balance, facts.executed.money_share) == (None, None, None)
    assert any("No se conocen los pagos 001 y 002" in gap for gap in facts.gaps)
    assert "______________" in text(draft(approved, 1, CERTIFICATE).content)


def test_what_was_executed_before_counts_the_payments_that_were_not_sent_back(approved: Store) -> None:
    with approved.reading() as connection:
        party = connection.execute(sa.select(t.SUBMISSIONS.c.party).where(t.SUBMISSIONS.c.id == 1)).scalar()
    later(approved, payment=2, period="2026-08")
    with approved.writing() as connection:
        other = sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 2)
        connection.execute(other.values(party=party, payment=1, value=1_000_001))
    facts = facts_of(approved, 1, CERTIFICATE)
    assert (facts.executed.before, facts.executed.total) == (1_000_001, 1_000_001 + EACH)
    assert [part.told for part in facts.executed.parts] == ["aprobada", "aprobada"]
    desk.decide(approved, 2, Verdict.DEVUELTA, "No.", "Ana")
    later(approved, payment=2, period="2026-08")
    with approved.writing() as connection:
        connection.execute(other.values(party=party, payment=1))
    assert facts_of(approved, 1, CERTIFICATE).executed.before is None


def test_the_same_state_gives_the_same_bytes_also_in_a_zip(approved: Store) -> None:
    batches = [draft_each(approved, [2, 1], REPORT) for _ in range(2)]
    assert as_zip(batches[0]) == as_zip(batches[1])
    assert batches[0].total == 2 * EACH
    names = list(parts(as_zip(batches[0])))
    assert names == [
        "informe_1900000001_CPS-014-2026_07_2026.docx",
        "informe_99900002_CPS-020-2026_07_2026.docx",
    ]


def test_files_are_called_as_the_list_says_and_never_alike(approved: Store) -> None:
    with_checklist(approved, 'nombre_de_papeles = "AÑO-MES_RP_"')
    batch = draft_each(approved, [1, 2], CERTIFICATE)
    assert [one.name for one in batch.drafts] == ["2026-07", "2026-07-2"]
    assert told_each(approved, [1, 2], CERTIFICATE) == [(one.facts, one.name) for one in batch.drafts]
    with_contract(approved, budget=contract_row(Contract("x", budget=(BUDGET,)))["budget"])
    assert draft(approved, 1, CERTIFICATE).name == "2026-07_1187"


def test_of_many_those_without_paper_are_told_with_the_reason(store: Store) -> None:
    desk.decide(store, 2, Verdict.APROBADA, "", "Ana")
    folder = desk.submission(store, 1)
    assert folder is not None
    batch = draft_each(store, cuentas_of(store, folder.folder, Month(2026, 7)), CERTIFICATE)
    assert [one.facts.submission_id for one in batch.drafts] == [2]
    assert [(one.submission_id, "no está aprobada" in one.why) for one in batch.left] == [(1, True)]
