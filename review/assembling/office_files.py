"""Word and Excel as PDF, where there is a LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path

from review.errors import NotAssembled
from review.machine import libreoffice

SECONDS = 120.0  # judgement: the first start of a profile takes up to ten on a slow machine


def as_pdf(source: Path, folder: Path, *, seconds: float = SECONDS) -> Path:
    """The document as a PDF in `folder`, which must be empty. Raises NotAssembled."""
    office = libreoffice.program()
    if office is None:
        raise NotAssembled(
            "Los documentos de Word y Excel se convierten con LibreOffice, que no está en este equipo. "
            "Ábralo y guárdelo como PDF, o instale LibreOffice."
        )
    try:
        libreoffice.to_pdf(office, [source], folder, seconds=seconds)
    except subprocess.TimeoutExpired as error:
        raise NotAssembled(
            "LibreOffice tardó demasiado en convertirlo, y se dejó. Ábralo y guárdelo como PDF."
        ) from error
    except OSError as error:
        raise NotAssembled("No se pudo iniciar LibreOffice. Ábralo y guárdelo como PDF.") from error
    made = next(iter(sorted(folder.glob("*.pdf"))), None)
    if made is None:
        raise NotAssembled(
            "LibreOffice no pudo convertirlo: puede estar dañado o tener contraseña. Ábralo y guárdelo como "
            "PDF."
        )
    return made
