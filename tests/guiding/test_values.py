"""Values to copy into SECOP II: as the pages have them, told where nothing was read, doubted where unsure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from review import spanish
from review.contracts import ContractBook
from review.guiding import GuideValue, values_of
from review.guiding.values import ValueKey
from review.model import FieldValue, ItemKind, Severity, State, Submission
from review.pipeline import examine
from review.ways.checklist import DEFAULT
from tests.folders import write_cuenta
from tests.whole_cuentas import FIRST, JULY, facts


def told(submission: Submission) -> dict[ValueKey, GuideValue]:
    return {one.key: one for one in values_of(submission, DEFAULT)}


def changed(submission: Submission, kind: ItemKind, name: str, **changes: FieldValue | None) -> Submission:
    """The same with a field read otherwise."""
    items = dict(submission.recognition.items)
    fields = dict(items[kind].fields)
    fields[name] = replace(fields[name], **changes)  # type: ignore[arg-type]
    items[kind] = replace(items[kind], fields=fields)
    return replace(submission, recognition=replace(submission.recognition, items=items))


def test_each_value_is_that_of_the_papers_with_its_page(whole: Submission) -> None:
    paper = facts(FIRST, JULY)
    assert {key: one.value for key, one in told(whole).items()} == {
        ValueKey.CONTRACT: "CPS-014-2026",
        ValueKey.PAYMENT: "pago 001",
        ValueKey.NUMBER: "pago 001",
        ValueKey.DAY: spanish.short_date(paper.informe.signed),
        ValueKey.VALUE: "5200000",
        ValueKey.PLANILLA: paper.pila.planilla,
        ValueKey.PAID: spanish.short_date(paper.pila.paid),
    }
    assert all(one.sure for one in told(whole).values())
    value = told(whole)[ValueKey.VALUE]
    field = whole.recognition.field(ItemKind.CUENTA, "valor")
    assert field is not None
    assert value.page == field.page
    assert value.note == f"Son $ 5.200.000. Se escribe sin puntos ni signo. Está en la página {field.page}."


def test_what_was_not_read_is_told_and_nothing_stands_in_its_place(tmp_path: Path) -> None:
    found = told(examine(write_cuenta(tmp_path / "c.pdf"), ContractBook()))
    assert found[ValueKey.VALUE].value == "1800000"
    for key in (ValueKey.DAY, ValueKey.PLANILLA, ValueKey.PAID):
        assert found[key].value is None
        assert found[key].note.startswith("No se leyó")


@pytest.mark.parametrize("change", [{"confidence": 0.5}, {"note": "Hay dos valores distintos."}])
def test_what_was_read_with_doubt_is_to_be_compared_with_its_page(
    whole: Submission, change: dict[str, FieldValue]
) -> None:
    found = told(changed(whole, ItemKind.CUENTA, "valor", **change))[ValueKey.VALUE]
    assert (found.value, found.sure) == ("5200000", False)
    assert "compárelo con la página" in found.note


def test_a_value_that_a_check_is_about_is_to_be_compared(whole: Submission) -> None:
    items = dict(whole.judgement.items)
    passed = next(one for one in items[ItemKind.CUENTA].findings if one.state.settled)
    failed = replace(passed, state=State.NO_CUMPLE, severity=Severity.RECHAZO, about="cuenta.valor")
    internal = replace(failed, state=State.POR_REVISAR, request=None, about="cuenta.numero_pago")
    items[ItemKind.CUENTA] = replace(items[ItemKind.CUENTA], findings=(failed, internal))
    found = told(replace(whole, judgement=replace(whole.judgement, items=items)))
    assert not found[ValueKey.VALUE].sure
    assert "antes de copiarlo" in found[ValueKey.VALUE].note
    assert found[ValueKey.PAYMENT].sure, "the contractor is not asked about it"


def test_two_papers_that_name_two_contracts_are_told(whole: Submission) -> None:
    found = told(changed(whole, ItemKind.INFORME, "contrato", value="CPS-099-2026"))[ValueKey.CONTRACT]
    assert not found.sure
    assert "El informe dice CPS-099-2026" in found.note
