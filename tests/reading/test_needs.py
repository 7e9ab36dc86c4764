"""Which pages are read from their picture."""

from __future__ import annotations

import pytest

from review.reading.needs import is_junk, needs_ocr

INFORME = (
    "INFORME DE ACTIVIDADES No. 3 Contrato de prestación de servicios CPS-014-2026 suscrito entre la "
    "Alcaldía y el contratista cuyo objeto es prestar apoyo a la gestión. Periodo: 1 al 30 de junio de 2026"
)
PLANILLA = (
    "NIT 900.123.456-7 EPS001 AFP CCF ARL IBC ING RET TDE TAE TDP TAP VSP COR VST SLN IGE LMA VAC AVP VCT"
)
SHIFTED = "".join(chr(ord(char) + 3) if char.isalpha() and char.isascii() else char for char in INFORME)
SCRAMBLED = INFORME.lower().translate(str.maketrans("aeiouáéíóútnrsl", "qxzwkqxzwkaeiou"))


@pytest.mark.parametrize(
    ("words", "hidden", "largest", "share", "needed"),
    [
        (0, 0, 0.0, 0.0, True),  # curves
        (0, 0, 1.0, 1.0, True),  # a scan
        (300, 0, 0.0, 0.0, False),
        (300, 0, 1.0, 1.0, False),  # text on a picture for its background
        (12, 0, 0.8, 0.8, True),  # a heading typed over a scan
        (12, 0, 0.2, 0.4, False),  # two photographs with their captions
        (12, 0, 0.05, 0.95, True),  # a scan in strips
        (90, 40, 0.9, 0.9, True),  # a page number stamped on a scan with a hidden layer
        (300, 3, 0.02, 0.02, False),  # what a signing program hides
        (300, 80, 0.3, 0.3, True),
    ],
)
def test_a_page_needs_ocr(words: int, hidden: int, largest: float, share: float, needed: bool) -> None:
    assert needs_ocr(words, hidden=hidden, largest_share=largest, picture_share=share) is needed


def test_writing_in_curves_is_read_however_many_words_are_typed() -> None:
    assert needs_ocr(300, hidden=0, largest_share=0.0, picture_share=0.0, outlined=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.800.000 2026-06-30 14:05 900123456",
        INFORME,
        INFORME.upper(),
        PLANILLA,
        f"{INFORME} (cid:3)",
        "https://www.secop.gov.co/CO1BusinessLine/Tendering/BuyerWorkArea/Index?DocUniqueIdentifier=CO1.BDOS.1234",
    ],
)
def test_papers_are_no_junk(text: str) -> None:
    assert not is_junk(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "(cid:36)(cid:79)(cid:70) (cid:68)(cid:79)",
        "\ue012\ue013\ue014 \ue015\ue016 1",
        "\ufffd\ufffd \ufffd\ufffd\ufffd",
        SHIFTED,
        SHIFTED * 20,
        SCRAMBLED,
    ],
)
def test_letters_without_words_are_junk(text: str) -> None:
    assert is_junk(text.split())
