"""A copy of a PDF with places marked on its pages: the original is only read.

The copy is made in a process of its own, as everything that opens a stranger's PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from review.errors import CopyUnavailable
from review.machine import originals
from review.model import Box
from review.reading.limits import DEFAULT_LIMITS
from review.writing import Why, WritingFailed, WritingTask, written

__all__ = ["PageMarking", "marked_copy"]

# Why there is no copy, for a person.
_REFUSED = {
    Why.ENCRYPTED: "El PDF tiene contraseña: no se puede hacer una copia marcada. Envíe solo la carta.",
    Why.SIGNED: (
        "El PDF tiene firma digital, y la firma no ampararía una copia marcada. Envíe la carta, que dice la "
        "página de cada falta."
    ),
    Why.BIG: "El PDF es demasiado grande para marcarlo. Envíe solo la carta.",
    Why.BROKEN: "El PDF no se pudo copiar con las marcas porque algo en él está dañado. Envíe solo la carta.",
    Why.LATE: "La copia marcada tardó demasiado y se dejó. Envíe solo la carta.",
    Why.NOT_STARTED: "No se pudo iniciar el programa que copia los PDF; revise la memoria libre del equipo.",
}
_GONE = "El PDF ya no está en su carpeta, o no se puede abrir. Léala de nuevo y vuelva a intentarlo."


@dataclass(frozen=True, slots=True)
class PageMarking:
    """A place to mark on a page (from 1), and what is said there. `box` in points from the top left corner of
    the upright page (None: the page as a whole); `rotation` as in `Page`."""

    page: int
    said: str
    box: Box | None = None
    rotation: int = 0


def marked_copy(pdf: Path, marks: Sequence[PageMarking]) -> bytes:
    """The PDF with a square around each place and a note with what is said. `pdf` is not written to.

    Raises CopyUnavailable, also for a PDF that is encrypted or digitally signed.
    """
    try:
        with originals.at_hand(pdf) as place:
            small = place.stat().st_size <= DEFAULT_LIMITS.file_bytes
            data = place.read_bytes() if small else None
    except OSError as error:
        raise CopyUnavailable(_GONE) from error
    if data is None:
        raise CopyUnavailable(_REFUSED[Why.BIG])
    try:
        return written(
            WritingTask.MARK,
            [asdict(one) for one in marks],
            data,
            seconds=DEFAULT_LIMITS.allowance(DEFAULT_LIMITS.pages),
        )
    except WritingFailed as failure:
        raise CopyUnavailable(_REFUSED[failure.why]) from failure
