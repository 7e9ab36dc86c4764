"""Papers whose title stands below the stamp of the desk that took them in."""

from __future__ import annotations

import pytest

from review.model import PageKind
from review.recognition import recognise
from tests.recognition.items.test_signing_days import STAMPS, stamped
from tests.recognition.sheet import Sheet, document


@pytest.mark.parametrize(
    "lines", [*STAMPS, ("*2026-ER-037843*", "RECIBIDO 03-JUL-2026", "Ventanilla única - Usuario lperez")]
)
def test_a_title_below_a_stamp_of_reception_is_the_title(lines: tuple[str, ...]) -> None:
    """Without blanks between the lines, as one block, the first line is what tells the paper."""
    sheet = stamped(lines, Sheet()).line("INFORME PARCIAL DE GESTIONES N.° 3", 200)
    sheet.line("BIBLIOTECA DE PUERTO CLARO", 220)
    sheet.paragraph(
        "Entre la Biblioteca y quien suscribe se celebró el contrato PS-118-2026 para atender la sala de"
        " lectura del municipio, y este escrito comprende lo hecho en junio de 2026."
    )
    assert recognise(document(sheet)).pages[0].kind is PageKind.INFORME
