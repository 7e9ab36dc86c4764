"""What is used twice is found among whole cuentas on paper, and told where each can be seen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from review import desk
from review.interchange import to_json
from review.model import Finding, ItemKind, Month, Severity, State, Verdict
from review.pipeline import read_folder, submissions_of
from tests import whole_cuentas as made
from tests.pipeline.conftest import AUGUST_OF_LUZ, JULY_OF_INES, JULY_OF_LUZ, Cuentas
from tests.whole_cuentas import AUGUST, FIRST, OTHERS, SECOND, SEPTEMBER
from tools.papers import invent
from tools.papers.world import Deal

pytestmark = pytest.mark.usefixtures("shared_reader")

PILA, BANCO = ItemKind.SEGURIDAD_SOCIAL, ItemKind.BANCO
REPEATED, PHOTOS, COPIED = "seguridad_social_repetida", "informe_fotos", "informe_copia"


def told(cuentas: Cuentas, archivo: str) -> dict[str, Any]:
    """What other programs are told of a cuenta, by item."""
    found = [one for one in submissions_of(cuentas.store, cuentas.folder) if one.archivo == archivo]
    items: dict[str, Any] = json.loads(json.dumps(to_json(found[0])))["items"]
    return items


def leads_to(cuentas: Cuentas, finding: Finding, archivo: str) -> None:
    """The place in the other cuenta exists: its page, and a box within it."""
    there = finding.other
    assert there is not None
    other = cuentas.view(archivo)
    assert (there.submission_id, there.archivo) == (other.id, archivo)
    page = next(one for one in other.pages if one.number == there.page)
    assert there.box is not None
    x0, top, x1, bottom = there.box
    assert 0 <= x0 < x1 <= page.width
    assert 0 <= top < bottom <= page.height


def with_planilla_of(cuentas: Cuentas, archivo: str, data: bytes) -> bytes:
    """The PDF with its planilla and proof of payment put in the place of those of the last cuenta."""
    pages = cuentas.item(archivo, PILA).pages
    source = (cuentas.folder / archivo).read_bytes()
    for page in pages:
        data = made.with_page_of(data, page, source, page)
    return data


def test_papers_in_good_order_have_nothing_in_common(cuentas: Cuentas) -> None:
    for name in (JULY_OF_LUZ, AUGUST_OF_LUZ, JULY_OF_INES):
        assert cuentas.faults(name) == {}
        assert cuentas.said(name, PHOTOS).message == "Ninguna foto del informe está en otra cuenta conocida."
        assert cuentas.said(name, REPEATED).other is None


def test_a_planilla_used_in_a_later_month_fails_there(cuentas: Cuentas) -> None:
    report = cuentas.put(
        "luz septiembre.pdf",
        with_planilla_of(cuentas, AUGUST_OF_LUZ, made.draw(made.facts(FIRST, SEPTEMBER), [made.photo(4)])),
    )
    assert report.read == 1
    later = cuentas.said("luz septiembre.pdf", REPEATED)
    assert (later.state, later.severity) == (State.NO_CUMPLE, Severity.RECHAZO)
    assert "está también en la cuenta de agosto de 2026 del mismo contrato" in later.message
    leads_to(cuentas, later, AUGUST_OF_LUZ)
    assert cuentas.faults("luz septiembre.pdf") == {REPEATED: State.NO_CUMPLE}
    earlier = cuentas.said(AUGUST_OF_LUZ, REPEATED)
    assert "se presentó después" in earlier.message
    leads_to(cuentas, earlier, "luz septiembre.pdf")
    assert cuentas.faults(AUGUST_OF_LUZ) == {}
    assert cuentas.item(AUGUST_OF_LUZ, PILA).state is State.CUMPLE
    assert told(cuentas, "luz septiembre.pdf")["seguridad_social"]["estado"] == "no_cumple"
    assert told(cuentas, AUGUST_OF_LUZ)["seguridad_social"]["estado"] == "cumple"


def test_a_planilla_of_another_contractor_is_to_be_reviewed_in_both(cuentas: Cuentas) -> None:
    content = made.facts(OTHERS, AUGUST)
    own = made.facts(FIRST, AUGUST).pila
    content.pila.planilla, content.pila.pay_key = own.planilla, own.pay_key
    assert content.pila.voucher is not None
    content.pila.voucher.planilla, content.pila.voucher.pay_key = own.planilla, own.pay_key
    cuentas.put("ines agosto.pdf", made.draw(content, [made.photo(4)]))
    for mine, other, name in (
        ("ines agosto.pdf", AUGUST_OF_LUZ, "Luz Dary Ríos Parra"),
        (AUGUST_OF_LUZ, "ines agosto.pdf", "María Inés Tobar Chocué"),
    ):
        finding = cuentas.said(mine, REPEATED)
        assert finding.state is State.POR_REVISAR
        assert name.lower() in finding.message.lower()
        leads_to(cuentas, finding, other)
        assert cuentas.faults(mine) == {REPEATED: State.POR_REVISAR}
        assert finding.request is not None
        assert name.lower() not in finding.request.lower(), "nobody is told of another by name"
        assert told(cuentas, mine)["seguridad_social"]["estado"] == "por_revisar"


def test_one_planilla_pays_for_two_contracts_of_a_person(cuentas: Cuentas) -> None:
    content = made.facts(SECOND, AUGUST)
    own = made.facts(FIRST, AUGUST)
    whole = invent.contributions(own.pila.dues.ibc * 2, 30, 1)
    both = made.facts(FIRST, AUGUST)
    for one in (content, both):
        invent.pay(one, whole)
        one.pila.planilla, one.pila.pay_key = own.pila.planilla, own.pila.pay_key
        assert one.pila.voucher is not None
        one.pila.voucher.planilla, one.pila.voucher.pay_key = own.pila.planilla, own.pila.pay_key
    made.put(cuentas.folder / AUGUST_OF_LUZ, made.draw(both, [made.photo(2)]), later=30)
    cuentas.put("luz otro contrato.pdf", made.draw(content, [made.photo(4)]))
    assert cuentas.said("luz otro contrato.pdf", REPEATED).state is State.CUMPLE
    assert REPEATED not in cuentas.faults(AUGUST_OF_LUZ)


@pytest.mark.parametrize(
    ("name", "of", "month", "told_as"),
    [
        ("luz septiembre.pdf", FIRST, SEPTEMBER, "la cuenta de agosto de 2026 del mismo contrato"),
        ("ines agosto.pdf", OTHERS, AUGUST, "Luz Dary Ríos Parra"),
    ],
)
def test_a_photo_used_again_made_smaller_is_found(
    cuentas: Cuentas, name: str, of: Deal, month: Month, told_as: str
) -> None:
    again = made.smaller(made.photo(2))
    cuentas.put(name, made.draw(made.facts(of, month), [made.photo(5), again]))
    finding = cuentas.said(name, PHOTOS)
    assert finding.state is State.POR_REVISAR
    assert told_as.lower() in finding.message.lower()
    leads_to(cuentas, finding, AUGUST_OF_LUZ)
    assert finding.box is not None
    assert finding.box.top > 200, "the second photo of the page"
    assert cuentas.faults(name) == {PHOTOS: State.POR_REVISAR}
    there = cuentas.said(AUGUST_OF_LUZ, PHOTOS)
    leads_to(cuentas, there, name)
    assert there.state is (State.NO_APLICA if of is FIRST else State.POR_REVISAR)


def test_a_report_copied_from_last_month_is_to_be_reviewed(cuentas: Cuentas) -> None:
    content = made.facts(FIRST, SEPTEMBER)
    content.informe.activities = made.activities(FIRST, AUGUST)
    cuentas.put("luz septiembre.pdf", made.draw(content, [made.photo(4)]))
    finding = cuentas.said("luz septiembre.pdf", COPIED)
    assert finding.state is State.POR_REVISAR
    assert "agosto de 2026" in finding.message
    leads_to(cuentas, finding, AUGUST_OF_LUZ)
    assert cuentas.faults("luz septiembre.pdf") == {COPIED: State.POR_REVISAR}
    assert cuentas.faults(AUGUST_OF_LUZ) == {}


def test_a_report_copied_from_another_contractor_is_to_be_reviewed(cuentas: Cuentas) -> None:
    content = made.facts(OTHERS, AUGUST)
    content.informe.activities = made.activities(FIRST, AUGUST)
    cuentas.put("ines agosto.pdf", made.draw(content, [made.photo(4)]))
    for mine, other in (("ines agosto.pdf", AUGUST_OF_LUZ), (AUGUST_OF_LUZ, "ines agosto.pdf")):
        finding = cuentas.said(mine, COPIED)
        assert finding.state is State.POR_REVISAR
        leads_to(cuentas, finding, other)


def test_another_bank_account_than_last_month_is_to_be_confirmed(cuentas: Cuentas) -> None:
    moved = made.deal(FIRST.number, made.LUZ, "24055555555")
    cuentas.put("luz septiembre.pdf", made.draw(made.facts(moved, SEPTEMBER), [made.photo(4)]))
    finding = cuentas.said("luz septiembre.pdf", "banco_cambio")
    assert (finding.state, finding.found, finding.expected) == (
        State.POR_REVISAR,
        "24055555555",
        "24012345678",
    )
    leads_to(cuentas, finding, AUGUST_OF_LUZ)
    assert cuentas.faults("luz septiembre.pdf") == {"banco_cambio": State.POR_REVISAR}
    assert cuentas.said(AUGUST_OF_LUZ, "banco_cambio").state is State.CUMPLE, "the month before had the same"


def test_a_version_sent_again_says_what_changed(cuentas: Cuentas) -> None:
    desk.decide(
        cuentas.store, cuentas.number(AUGUST_OF_LUZ), Verdict.DEVUELTA, "El valor no corresponde", "Ana"
    )
    again = made.facts(FIRST, AUGUST)
    again.pila.planilla = "8777708555"
    assert again.pila.voucher is not None
    again.pila.voucher.planilla = "8777708555"
    cuentas.put(AUGUST_OF_LUZ, made.draw(again, [made.photo(2), made.photo(7)]), later=90)
    finding = cuentas.said(AUGUST_OF_LUZ, "cuenta_version")
    assert finding.message.startswith("Corrige la versión anterior")
    for said in (
        "«El valor no corresponde»",
        "«Planilla» pasó de 8000108417 a 8777708555",
        "Cambiaron las fotos",
    ):
        assert said in finding.message
    assert finding.state is State.CUMPLE


def test_a_returned_version_sent_again_unchanged_is_to_be_reviewed(cuentas: Cuentas) -> None:
    before = cuentas.number(AUGUST_OF_LUZ)
    desk.decide(cuentas.store, before, Verdict.DEVUELTA, "Falta la firma del informe", "Ana")
    data = (cuentas.folder / AUGUST_OF_LUZ).read_bytes()
    cuentas.put(AUGUST_OF_LUZ, data + b"\n%scanned again\n", later=90)
    finding = cuentas.said(AUGUST_OF_LUZ, "cuenta_version")
    assert finding.state is State.POR_REVISAR
    assert "Falta la firma del informe" in finding.message
    assert finding.other is not None
    assert finding.other.submission_id == before
    assert told(cuentas, AUGUST_OF_LUZ)["cuenta"]["estado"] == "por_revisar"


def test_what_comes_later_speaks_of_what_was_there_and_leaves_with_its_file(cuentas: Cuentas) -> None:
    data = with_planilla_of(cuentas, AUGUST_OF_LUZ, made.draw(made.facts(FIRST, SEPTEMBER), [made.photo(2)]))
    assert cuentas.read().unchanged == 3
    report = cuentas.put("luz septiembre.pdf", data)
    assert (report.read, report.unchanged) == (1, 3)
    assert report.settled == 2, "the other months of the contract, not that of another"
    assert cuentas.said(AUGUST_OF_LUZ, REPEATED).other is not None
    assert cuentas.said(AUGUST_OF_LUZ, PHOTOS).other is not None
    again = cuentas.read()
    assert (again.read, again.judged, again.unchanged, again.settled) == (0, 0, 4, 0)
    (cuentas.folder / "luz septiembre.pdf").unlink()
    left = cuentas.read()
    assert (left.gone, left.read, left.settled) == (1, 0, 2)
    for code in (REPEATED, PHOTOS):
        finding = cuentas.said(AUGUST_OF_LUZ, code)
        assert (finding.state, finding.other) == (State.CUMPLE, None)


def test_the_same_file_twice_or_under_another_name_shares_nothing_with_itself(cuentas: Cuentas) -> None:
    data = (cuentas.folder / AUGUST_OF_LUZ).read_bytes()
    report = cuentas.put("enviadas/luz agosto (1).pdf", data)
    assert report.problems == ()
    assert cuentas.faults(AUGUST_OF_LUZ) == cuentas.faults("enviadas/luz agosto (1).pdf") == {}
    (cuentas.folder / AUGUST_OF_LUZ).unlink()
    assert cuentas.read().gone == 1
    assert cuentas.faults("enviadas/luz agosto (1).pdf") == {}
    assert cuentas.said("enviadas/luz agosto (1).pdf", PHOTOS).other is None


def test_a_corrected_version_beside_the_first_is_no_other_cuenta(cuentas: Cuentas) -> None:
    again = made.facts(FIRST, AUGUST)
    again.cuenta.signed = again.cuenta.signed.replace(day=6)
    cuentas.put("luz agosto corregida.pdf", made.draw(again, [made.photo(2)]))
    assert cuentas.faults("luz agosto corregida.pdf") == cuentas.faults(AUGUST_OF_LUZ) == {}
    told_of = cuentas.said("luz agosto corregida.pdf", "cuenta_version")
    assert told_of.message.startswith("Reemplaza la versión anterior")
    assert told_of.other is not None
    assert told_of.other.archivo == AUGUST_OF_LUZ
    cuentas.put("luz septiembre.pdf", made.draw(made.facts(FIRST, SEPTEMBER), [made.photo(2)]), later=90)
    leads_to(cuentas, cuentas.said("luz septiembre.pdf", PHOTOS), "luz agosto corregida.pdf")


def test_cuentas_of_another_folder_are_known_too(cuentas: Cuentas, tmp_path: Path) -> None:
    other = tmp_path / "otra carpeta"
    content = made.facts(FIRST, SEPTEMBER)
    made.put(other / "septiembre.pdf", made.draw(content, [made.smaller(made.photo(2))]), later=60)
    made.contracts(other)
    report = read_folder(other, cuentas.store, processes=1)
    assert report.read == 1
    there = Cuentas(other, cuentas.store)
    assert there.faults("septiembre.pdf") == {PHOTOS: State.POR_REVISAR}
    leads_to(cuentas, there.said("septiembre.pdf", PHOTOS), AUGUST_OF_LUZ)
    assert cuentas.said(AUGUST_OF_LUZ, PHOTOS).other is not None
