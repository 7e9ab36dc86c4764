"""Papers as PDF, where there is a LibreOffice: many at a start, with a limit of time."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from review.errors import OfficeUnavailable
from review.machine import libreoffice

_START_SECONDS: Final = 90.0  # judgement: a first start on a slow machine makes the profile too
_EACH_SECONDS: Final = 20.0  # judgement: twenty times what a paper of some pages takes
_AT_ONCE: Final = 50  # papers of one process, which grows as it goes on

_NONE: Final = (
    "En este equipo no está LibreOffice, que hace los PDF. Descargue los documentos de Word, o instálelo."
)
_LATE: Final = (
    "LibreOffice tardó demasiado y se dejó. Descargue los documentos de Word, o inténtelo con menos."
)
_FAILED: Final = "LibreOffice no pudo hacer el PDF de «{}». Descargue el documento de Word."


def pdfs(
    papers: Mapping[str, bytes], *, program: str | None = None, seconds: float | None = None
) -> dict[str, bytes]:
    """The PDF of each document, under the same key. `seconds` in place of what so many may take. Raises
    OfficeUnavailable when LibreOffice is not there, fails or takes too long."""
    office = program or libreoffice.program()
    if office is None:
        raise OfficeUnavailable(_NONE)
    made: dict[str, bytes] = {}
    keys = list(papers)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        made |= _converted(office, {key: papers[key] for key in some}, seconds)
    return made


def _converted(office: str, papers: Mapping[str, bytes], seconds: float | None) -> dict[str, bytes]:
    limit = _START_SECONDS + _EACH_SECONDS * len(papers) if seconds is None else seconds
    with tempfile.TemporaryDirectory(prefix="vistobueno-") as place:
        folder = Path(place)
        sources = {key: folder / f"{number:04d}.docx" for number, key in enumerate(papers)}
        for key, content in papers.items():
            sources[key].write_bytes(content)
        try:
            libreoffice.to_pdf(office, list(sources.values()), folder, seconds=limit)
        except subprocess.TimeoutExpired as error:
            raise OfficeUnavailable(_LATE) from error
        except OSError as error:
            raise OfficeUnavailable(_NONE) from error
        made = {}
        for key, source in sources.items():
            pdf = source.with_suffix(".pdf")
            if not pdf.is_file():
                raise OfficeUnavailable(_FAILED.format(key))
            made[key] = pdf.read_bytes()
        return made
