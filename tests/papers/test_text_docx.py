"""A text to share as Word says what the text says, line by line, and nothing of the library's template."""

from __future__ import annotations

import datetime as dt
import io

import docx

from review.papers.text_docx import text_docx

DAY = dt.date(2026, 11, 3)
CIRCULAR = (
    "Asunto: lo que más falló en junio\n\nSeñoras y señores contratistas:\n\n"
    "1. RUT: vigente.\x0b\n   Qué hacer: adjunte uno nuevo.\n\n"
    "2. Banco: activa.\n   Qué hacer: pida otra.\n\n"
    "Cordialmente,"
)
LATE = (
    "Cuentas sin presentar, junio\n\n"
    "Supervisor: Sonia\n- Ana, contrato 1: vence hoy\n- Luz, contrato 2: venció"
)


def paragraphs(words: str) -> list[tuple[str, bool]]:
    made = docx.Document(io.BytesIO(text_docx(words, DAY)))
    assert made.core_properties.author == ""
    assert made.core_properties.created == dt.datetime.combine(DAY, dt.time(), dt.UTC)
    return [(one.text, bool(one.runs[0].bold)) for one in made.paragraphs]


def test_points_hang_with_their_remedy_and_the_subject_heads_it() -> None:
    assert paragraphs(CIRCULAR) == [
        ("Asunto: lo que más falló en junio", True),
        ("Señoras y señores contratistas:", False),
        ("1.\tRUT: vigente.\nQué hacer: adjunte uno nuevo.", False),
        ("2.\tBanco: activa.\nQué hacer: pida otra.", False),
        ("Cordialmente,", False),
    ]
    made = docx.Document(io.BytesIO(text_docx(CIRCULAR, DAY)))
    assert made.core_properties.title == "lo que más falló en junio"


def test_each_supervisor_heads_their_contracts() -> None:
    assert paragraphs(LATE) == [
        ("Cuentas sin presentar, junio", True),
        ("Supervisor: Sonia", True),
        ("–\tAna, contrato 1: vence hoy", False),
        ("–\tLuz, contrato 2: venció", False),
    ]
