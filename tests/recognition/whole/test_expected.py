"""Where a value stands among the numbers of a page, and whether one that was read is whole there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model import (
    Alternative,
    Box,
    Field,
    FieldValue,
    ItemKind,
    Origin,
    PageKind,
    PageLabel,
    RecognisedItem,
    Recognition,
    Stands,
)
from review.model.fields import Form
from review.recognition import recognise
from review.recognition.page.page_text import PageText
from review.recognition.whole.expected import PlaceRole, ValueDifference, compare, is_part, places, settled
from review.recognition.whole.printed import is_piece, numbers_on, with_numbers
from tests.recognition.sheet import Sheet, document

PERSON, ACCOUNT, CONTRACT, MONEY = Form.PERSON, Form.ACCOUNT, Form.CONTRACT, Form.BY_TYPE


def page(*lines: str) -> PageText:
    sheet = Sheet()
    for line in lines:
        sheet.line(line)
    return PageText(sheet.page())


def field(on: PageText, printed: str, value: FieldValue | None = None) -> Field:
    """A value read where these signs stand first on the page."""
    at = on.flow.text.index(printed)
    box = on.flow.box(at, at + len(printed))
    return Field("documento", printed if value is None else value, printed, 1, box, 0.97)


def recognition(on: PageText, *fields: Field, origin: Origin = Origin.TEXTO) -> Recognition:
    item = RecognisedItem(ItemKind.BANCO, (1,), {one.name: one for one in fields})
    label = PageLabel(1, PageKind.BANCO, 0.9, origin)
    return Recognition((label,), {ItemKind.BANCO: item}, numbers=tuple(numbers_on(on)))


def difference(on: PageText, read: Field, expected: FieldValue, form: Form) -> ValueDifference:
    told = recognition(on, read)
    return compare(told, told.items[ItemKind.BANCO], read, [expected], form).difference


@pytest.mark.parametrize(
    ("form", "value", "lines", "written"),
    [
        (PERSON, "1061700001", ("C.C. 1.061.700.001 de Puerto",), "1.061.700.001"),
        (PERSON, "1061700001", ("1 0 6 1 7 0 0 0 0 1  4",), "1 0 6 1 7 0 0 0 0 1 4"),
        (PERSON, "1061700001", ("NIT 10617000014",), "10617000014"),
        (PERSON, "1061700001", ("de 1.061.", "700.001, en"), "1.061.\n700.001"),
        (PERSON, "1061700001", ("CC:001061700001.",), "001061700001"),
        (PERSON, "AB190001", ("pasaporte AB190001",), "AB190001"),
        (ACCOUNT, "40817735590", ("No. 408-177355-90 de",), "408-177355-90"),
        (ACCOUNT, "40817735590", ("No. 4081 7735 590",), "4081 7735 590"),
        (CONTRACT, "CPS-014-2026", ("Orden 014 de 2026",), "014 de 2026"),
        (CONTRACT, "CPS-014-2026", ("CPS-014-", "2026"), "014-\n2026"),
        (CONTRACT, "CPS-006-2026", ("CPS-06-2026",), "06-2026"),
        (CONTRACT, "EAS-OPS-184-26", ("EAS-OPS-184-26",), "184-26"),
        (CONTRACT, "184 de 2026", ("OPS-184/26",), "184/26"),
        (CONTRACT, "4161.010.26.1.0001.2026", ("N° 4161.10.26.1.1.2026",), "4161.10.26.1.1.2026"),
        (CONTRACT, "CO1.PCCNTR.9730346", ("CO1.PCCNTR.9730346",), "9730346"),
        (MONEY, 4_500_000, ("$ 4'500.000,00",), "4'500.000"),
        (MONEY, 4_500_000, ("$4 500 000",), "4 500 000"),
    ],
)
def test_a_value_is_found_in_any_writing(
    form: Form, value: FieldValue, lines: tuple[str, ...], written: str
) -> None:
    told = recognition(page(*lines))
    found = list(places(told, told.items[ItemKind.BANCO], None, value, form))
    assert [(one.page, one.text, one.role) for one in found] == [(1, written, PlaceRole.NONE)]


@pytest.mark.parametrize(
    ("form", "value", "line"),
    [
        (PERSON, "1061700001", "C.C. 11061700001"),
        (PERSON, "1061700001", "C.C. 10617000019"),
        (PERSON, "1061700001", "de 1.061.700 a 2.001"),
        (ACCOUNT, "****2026", "el 30 de julio de 2026"),
        (CONTRACT, "CPS-006-2026", "el 30/06/2026, periodo 06/2026, 2026-06"),
        (CONTRACT, "CPS-014-2026", "el 14 de 07 de 2026, el 14 de 2026"),
        (CONTRACT, "0512", "folio 0512"),
        (CONTRACT, "CPS-014-2026", "14-26 folios, 184-26-01"),
        (MONEY, 4_500_000, "$ 14.500.000"),
        (MONEY, 450, "artículo 450 de 1.450"),
    ],
)
def test_what_only_looks_like_it_is_not_found(form: Form, value: FieldValue, line: str) -> None:
    told = recognition(page(line))
    assert not list(places(told, told.items[ItemKind.BANCO], None, value, form))


@pytest.mark.parametrize(("origin", "found"), [(Origin.OCR, 1), (Origin.TEXTO, 0)])
def test_letters_are_figures_only_where_ocr_read_them(origin: Origin, found: int) -> None:
    told = recognition(page("C.C. 1O617OOOO1"), origin=origin)
    item = told.items[ItemKind.BANCO]
    assert len(list(places(told, item, None, "1061700001", PERSON))) == found


@pytest.mark.parametrize(
    ("form", "printed", "lines", "piece"),
    [
        (PERSON, "1.061.799.992", ("C.C. 1.061.799.992 de Puerto",), False),
        (PERSON, "1.061.799", ("C.C. 1.061.799.992",), True),
        (PERSON, "799.992", ("C.C. 1.061.799.992",), True),
        (PERSON, "1 061 799", ("C.C. 1 061 799 992",), True),
        (PERSON, "1.061.799", ("C.C. 1.061.799.", "992 de Puerto"), True),
        (PERSON, "1061799992", ("C.C. 1061799992.", "3. Tercera"), False),
        (PERSON, "1061799992", ("C.C. 1061799992-5 de",), False),
        (PERSON, "1061700001", ("C.C. 10617000014",), False),
        (PERSON, "1061799992", ("C.C. 10617999922026",), True),
        (PERSON, "1061799992", ("C.C. 1061799992 2026-07-30",), False),
        (ACCOUNT, "76184376445", ("Cuenta 570 76184376445",), True),
        (ACCOUNT, "76184376445", ("Cuenta 76184376445 570",), True),
        (ACCOUNT, "76184376445", ("Cuenta 76184376445 30/07/2026",), False),
        (ACCOUNT, "761-843764", ("Cuenta 761-843764-", "45 de"), True),
        (CONTRACT, "102-2026", ("Contrato 4161.010.102-2026",), True),
        (CONTRACT, "102-2026", ("Contrato 102-2026.", "26 de julio"), False),
    ],
)
def test_a_value_whose_ink_goes_on_is_a_piece(
    form: Form, printed: str, lines: tuple[str, ...], piece: bool
) -> None:
    on = page(*lines)
    assert is_piece(on, field(on, printed), form) is piece


@pytest.mark.parametrize(
    ("form", "one", "other", "part"),
    [
        (PERSON, "061700001", "1061700001", True),
        (PERSON, "10617000012026", "1061700001", True),
        (PERSON, "1061700001", "1061700001", False),
        (PERSON, "1061799992", "1061700001", False),
        (ACCOUNT, "057040817735590", "40817735590", True),
        (CONTRACT, "18", "2026-0102", True),
        (CONTRACT, "18", "0102", False),
        (CONTRACT, "CPS-015-2026", "CPS-014-2026", False),
        (CONTRACT, "CO1.PCCNTR.91", "CO1.PCCNTR.9101961", True),
        (CONTRACT, "CO1.PCCNTR.9101962", "CO1.PCCNTR.9101961", False),
        (MONEY, 500_000, 4_500_000, False),
    ],
)
def test_a_part_of_the_expected_number(form: Form, one: FieldValue, other: FieldValue, part: bool) -> None:
    assert is_part(one, other, form) is part


def test_a_piece_of_the_expected_one_is_torn_only_in_its_own_ink() -> None:
    torn = page("C.C. 1.061.700.", "001 de Puerto")
    assert difference(torn, field(torn, "1.061.700"), "1061700001", PERSON) is ValueDifference.TORN
    apart = page("C.C. 1.061.700 de Puerto", "Supervisor", "C.C. 1.061.700.001")
    assert difference(apart, field(apart, "1.061.700"), "1061700001", PERSON) is ValueDifference.EXPECTED_TOO
    twice = page("700001 1061700001")
    assert difference(twice, field(twice, "700001"), "1061700001", PERSON) is ValueDifference.EXPECTED_TOO


def test_what_a_person_said_is_what_it_says() -> None:
    on = page("C.C. 1.061.700.001")
    said = Field("documento", "1061799992", "1061799992", 1, Box(0, 0, 9, 9), 1.0, stands=Stands.TOLD)
    assert difference(on, said, "1061700001", PERSON) is ValueDifference.ANOTHER


def test_evidence_of_an_informe_is_other_papers() -> None:
    informe = (
        Sheet()
        .title("INFORME MENSUAL DE ACTIVIDADES")
        .line("Contrato de prestación de servicios 077 de 2026")
    )
    informe.line("Período del informe: del 1 al 31 de mayo de 2026")
    told = recognise(document(informe))
    assert any("077 de 2026" in one.text for one in told.numbers)


def test_a_value_whose_ink_goes_on_is_no_other_value() -> None:
    """A piece of a number that is not the expected one either: nobody can say whose it is."""
    on = page("C.C. 1.052.799.", "992 de Puerto")
    told = with_numbers(recognition(on, field(on, "1.052.799")), {1: on})
    item = told.items[ItemKind.BANCO]
    assert item.fields["documento"].stands is Stands.PIECE
    assert (
        compare(told, item, item.fields["documento"], ["1061700001"], PERSON).difference
        is ValueDifference.PIECE
    )


@pytest.mark.parametrize(
    ("read", "beside", "expected", "told"),
    [
        ("CO1.PCCNTR.9101961", "2026-0185", "2026-0185", "2026-0185"),
        ("2026-0185", "CO1.PCCNTR.9101961", "CO1.PCCNTR.9101961", "CO1.PCCNTR.9101961"),
        ("CO1.PCCNTR.9101961", "2026-0999", "2026-0185", None),
        ("2026-0999", "2026-0185", "2026-0185", None),
        ("CO1.PCCNTR.9101961", "CO1.PCCNTR.9101962", "CO1.PCCNTR.9101962", None),
    ],
)
def test_the_id_of_secop_beside_the_entitys_number_is_no_rival(
    read: str, beside: str, expected: str, told: str | None
) -> None:
    on = page(f"Contrato: {read} ({beside})")
    other = field(on, beside)
    rival = Alternative(other.value, other.text, other.page, other.box, 0.86)
    found = settled(replace(field(on, read), others=(rival,)), [expected], CONTRACT)
    assert (None if found is None else found.value) == told
