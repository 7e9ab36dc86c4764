"""The code of a paper is read back from it, and tells whether the log still says what the paper says."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import docx
import numpy as np
import pytest
from docx.document import Document
from PIL import Image

from review import desk, spanish
from review.assembling.codes_on_paper import codes_on_paper
from review.cli.log_report import paper_json, paper_lines
from review.errors import BadArgument
from review.model import FORM_KINDS, Concept, ItemKind, Month, MonthPaperKind, PaperKind, Verdict
from review.reading.ocr.qr import codes_in
from review.store import Store, chain
from review.supervision.certified_check import CertifiedAnswer, certified_on, check_certified
from review.supervision.certified_code import CertifiedCode
from review.supervision.form_check import check_form
from review.supervision.form_filling import filled, prepared
from review.supervision.gathering import facts_of
from review.supervision.month_drafts import MonthDraft, draft_month
from review.supervision.paper_drafts import draft
from review.supervision.paper_values import values_of
from tests.clean_cuentas import EACH, TOTAL
from tests.supervision.read_back import parts, text
from tests.supervision.strange_form import strange_form
from tests.supervision.test_papers_drafted import later, with_checklist

CERTIFICATE = PaperKind.CERTIFICADO
PICTURE = "word/media/vistobueno_codigo.png"
HOLDS, NOT, LATER = CertifiedAnswer


def code_of(store: Store, number: int = 1) -> CertifiedCode:
    found = CertifiedCode.read(facts_of(store, number, CERTIFICATE).code)
    assert found is not None
    return found


@pytest.mark.parametrize("kind", [CERTIFICATE, PaperKind.INFORME])
def test_the_last_sheet_has_the_code_as_picture_and_as_text(approved: Store, kind: PaperKind) -> None:
    made = draft(approved, 1, kind)
    held = parts(made.content)
    assert codes_in(held[PICTURE]) == (made.facts.code,)
    assert made.facts.code in text(made.content)
    shown = docx.Document(io.BytesIO(made.content))
    assert [one.width.mm for one in shown.inline_shapes if one.width is not None] == [28.0]
    assert CertifiedCode.read(made.facts.code) == code_of(approved)


def test_the_code_is_left_out_where_the_list_says_so(approved: Store) -> None:
    with_checklist(approved, "codigo_en_papeles = false")
    made = draft(approved, 1, CERTIFICATE)
    assert PICTURE not in parts(made.content)
    assert made.facts.code not in text(made.content)


def test_a_form_has_the_code_in_its_own_place_also_in_its_foot(approved: Store) -> None:
    def place(made: Document) -> None:
        made.sections[0].footer.add_paragraph("Compruebe {{ codigo.qr }} o {{ codigo.texto }}")
        made.add_paragraph("{{ codigo.qr }} y {{ codigo.qr | mayusculas }}")

    checked = check_form(strange_form(place), CERTIFICATE)
    assert checked.problems == ()
    assert checked.tells_code
    facts = facts_of(approved, 1, CERTIFICATE)
    made = filled(prepared(checked, "x"), values_of(facts), code=facts.code)
    document = docx.Document(io.BytesIO(made))
    foot = document.sections[0].footer.part
    assert codes_in(foot.related_parts["rIdVistoBuenoCodigo"].blob) == (facts.code,)
    assert codes_in(document.part.related_parts["rIdVistoBuenoCodigo"].blob) == (facts.code,)
    assert f" y {facts.code.upper()}" in text(made)


def test_it_is_read_from_a_picture_of_the_paper(approved: Store, tmp_path: Path) -> None:
    made = draft(approved, 1, CERTIFICATE)
    code = Image.open(io.BytesIO(parts(made.content)[PICTURE])).convert("L")
    sheet = Image.new("L", (1700, 2200), 255)
    sheet.paste(code.resize((300, 300)), (200, 300))
    sheet.rotate(2, fillcolor=255).save(tmp_path / "foto.png")
    assert certified_on(tmp_path / "foto.png") == code_of(approved)
    Image.fromarray(np.full((300, 300), 255, np.uint8)).save(tmp_path / "blanco.png")
    with pytest.raises(BadArgument, match="no se pudo leer el código"):
        certified_on(tmp_path / "blanco.png")
    assert list(codes_on_paper(tmp_path / "no.pdf", 1)) == []


def test_what_the_log_says_corresponds(approved: Store) -> None:
    found = check_certified(approved, code_of(approved))
    assert (found.answer, found.holds) == (HOLDS, True)
    assert "Ana Solarte Paz" in found.told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"value": EACH * 2}, "el valor es $ 5.200.000"),
        ({"contract": "CPS-099-2026"}, "el contrato es CPS-014-2026"),
        ({"payment": 2}, "el pago es 001"),
        ({"month": Month(2026, 8)}, "el mes es julio de 2026"),
        ({"entry": "0" * 24}, "no hay una decisión con esa huella"),
    ],
)
def test_what_the_log_does_not_say_does_not_correspond(
    approved: Store, change: dict[str, object], told: str
) -> None:
    forged = dataclasses.replace(code_of(approved), **change)  # type: ignore[arg-type]
    found = check_certified(approved, forged)
    assert (found.answer, found.holds) == (NOT, False)
    assert told in found.told
    desk.decide(approved, 1, Verdict.APROBADA, "Otra vez.", "Ana")
    assert check_certified(approved, forged).answer is NOT, "also where it was decided again on the same"


def test_what_changed_afterwards_is_told(approved: Store) -> None:
    code = code_of(approved)
    desk.correct_field(approved, 1, ItemKind.CUENTA, "valor", EACH - 1, "Ana", remember=False)
    found = check_certified(approved, code)
    assert found.answer is LATER
    assert "se corrigió un dato" in found.told
    assert "el valor es $ 5.199.999" in found.told
    desk.decide(approved, 1, Verdict.DEVUELTA, "No.", "Ana")
    assert "se decidió de nuevo (quedó devuelta)" in check_certified(approved, code).told
    desk.reverse(approved, 2, "Me equivoqué.", "Ana")
    assert check_certified(approved, code).answer is LATER


def test_a_reversed_decision_is_told(approved: Store) -> None:
    code = code_of(approved)
    desk.reverse(approved, 1, "Me equivoqué.", "Ana")
    found = check_certified(approved, code)
    assert (found.answer, found.holds) == (LATER, False)
    assert "se anuló la decisión" in found.told


def test_a_newer_version_of_the_file_is_told(approved: Store) -> None:
    code = code_of(approved)
    later(approved, current=False)
    assert "llegó otra versión del archivo" in check_certified(approved, code).told


def test_a_code_of_another_act_or_database_is_of_no_decision(approved: Store, elsewhere: Store) -> None:
    code = code_of(approved)
    assert check_certified(elsewhere, code).answer is NOT
    desk.give_concept(elsewhere, 1, Concept.VISTO_BUENO, "", "Eva")
    head = chain.head(elsewhere)
    assert head is not None
    of_concept = dataclasses.replace(code, entry=head.digest[: len(code.entry)])
    assert check_certified(elsewhere, of_concept).answer is NOT


@pytest.mark.parametrize(
    "typed",
    [
        "vbc1|CPS-014-2026|1|2026-07|5200000|{}",
        " VBC1 | CPS-014-2026 | 1 | 2026-07 | 5200000 | {} ",
    ],
)
def test_it_may_be_typed_as_people_type(approved: Store, typed: str) -> None:
    code = code_of(approved)
    entry = "-".join(code.entry[place : place + 4] for place in range(0, 24, 4)).upper()
    assert CertifiedCode.read(typed.format(entry)) == code


@pytest.mark.parametrize(
    "said",
    ["", "VBC1", "VBC1|a|1|2026-07|1|zz", "VBC1|a|x|2026-07|1|" + "0" * 24, "VBC1|a|1|hoy|1|" + "0" * 24,
     "VBC1|a|1|2026-07|-1|" + "0" * 24, "VBC1|a|1|2026-07|²|" + "0" * 24, "VBC2|a|1|2026-07|1|" + "0" * 24],
)  # fmt: skip
def test_what_is_no_code_is_none(said: str) -> None:
    assert CertifiedCode.read(said) is None


@pytest.mark.parametrize("number", ["a|b", "Á" * 33_000, "\u202eCPS\u0000-1\n2", "=1+1", "{{ x }}", "合同"])
def test_any_number_of_a_contract_makes_a_code_that_is_read_back(number: str) -> None:
    code = CertifiedCode.of(number, 1, Month(2026, 7), 1, "ab" * 32)
    assert len(code.text) < 120
    assert CertifiedCode.read(code.text) == code


# --- of several ---


def collective(store: Store) -> MonthDraft:
    view = desk.submission(store, 1)
    assert view is not None
    return draft_month(store, view.folder, Month(2026, 7), MonthPaperKind.CERTIFICADO_COLECTIVO)


def code_of_all(store: Store) -> CertifiedCode:
    found = CertifiedCode.read(collective(store).facts.code)
    assert found is not None
    return found


def test_the_collective_certificate_has_a_code_that_corresponds(approved: Store) -> None:
    made = collective(approved)
    assert codes_in(parts(made.content)[PICTURE]) == (made.facts.code,)
    assert made.facts.code in text(made.content)
    code = code_of_all(approved)
    assert (code.several, code.payment, code.value) == (True, 2, TOTAL)
    found = check_certified(approved, code)
    assert (found.answer, found.holds) == (HOLDS, True)
    assert {(one.contract, one.value) for one in found.listed} == {
        ("CPS-014-2026", EACH),
        ("CPS-020-2026", EACH),
    }


@pytest.mark.parametrize("page", [True, False])
def test_its_code_is_left_out_where_the_list_says_so_or_the_form_has_it(approved: Store, page: bool) -> None:
    with_checklist(approved, f"hoja_de_fuentes = {str(page).lower()}\ncodigo_en_papeles = false")
    assert PICTURE not in parts(collective(approved).content)
    with_checklist(approved, f"hoja_de_fuentes = {str(page).lower()}")
    held = parts(collective(approved).content)
    assert held["word/document.xml"].count(b"<w:drawing>") == 1


def test_the_memo_certifies_nothing_and_has_no_code(approved: Store) -> None:
    view = desk.submission(approved, 1)
    assert view is not None
    memo = draft_month(approved, view.folder, Month(2026, 7), MonthPaperKind.MEMORANDO)
    assert PICTURE not in parts(memo.content)


def test_what_is_approved_later_is_none_of_its_business(approved: Store) -> None:
    desk.decide(approved, 2, Verdict.DEVUELTA, "No.", "Ana")
    code = code_of_all(approved)
    assert code.payment == 1
    desk.decide(approved, 2, Verdict.APROBADA, "", "Ana")
    assert check_certified(approved, code).answer is HOLDS


@pytest.mark.parametrize(
    "change",
    [
        {"value": TOTAL + 1},
        {"payment": 3},
        {"contract": "COLECTIVA " + "0" * 12},
        {"month": Month(2026, 8)},
        {"month": None},
        {"entry": "0" * 24},
    ],
)
def test_a_forged_code_of_several_does_not_correspond(approved: Store, change: dict[str, object]) -> None:
    forged = dataclasses.replace(code_of_all(approved), **change)  # type: ignore[arg-type]
    found = check_certified(approved, forged)
    assert (found.answer, found.holds) == (NOT, False)


def test_what_became_of_one_of_several_is_told(approved: Store) -> None:
    code = code_of_all(approved)
    desk.reverse(approved, 1, "Me equivoqué.", "Ana")
    found = check_certified(approved, code)
    assert (found.answer, found.holds) == (LATER, False)
    assert "la cuenta de CPS-014-2026" in found.told
    assert f"queda 1 cuenta por {spanish.pesos(EACH)}" in found.told
    assert [one.contract for one in found.listed] == ["CPS-020-2026"]
    told = "\n".join(paper_lines(found))
    assert f"certificación colectiva de 2 cuentas, julio de 2026, {spanish.pesos(TOTAL)}" in told
    paper = paper_json(found)["certificado"]
    assert (paper["contrato"], paper["cuentas"], paper["lista"][0]["contrato"]) == (None, 2, "CPS-020-2026")
    more = dataclasses.replace(code, payment=4)
    assert check_certified(approved, more).answer is NOT, "more than there ever were"


def test_every_form_may_have_the_code_in_its_own_place() -> None:
    for kind in FORM_KINDS.values():
        form = strange_form(lambda made: made.add_paragraph("{{ codigo.qr }}"))
        checked = check_form(form, kind)
        assert not [one for one in checked.problems if "codigo.qr" in one.reason]
        assert checked.tells_code
