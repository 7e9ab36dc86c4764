"""A copy of a PDF with places marked on its pages: the original is only read.

The copy is made in a process of its own, as everything that opens a stranger's PDF.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from review.errors import CopyUnavailable
from review.model import Box
from review.reading.limits import DEFAULT_LIMITS

__all__ = ["PageMarking", "marked_copy"]

_PACKAGE_ROOT = Path(__file__).resolve().parents[2]

# What `marking_process` answers instead of a copy, and the sentence for a person.
_REFUSED = {
    "cifrado": "El PDF tiene contraseña: no se puede hacer una copia marcada. Envíe solo la carta.",
    "firmado": (
        "El PDF tiene firma digital, y la firma no ampararía una copia marcada. Envíe la carta, que dice la "
        "página de cada falta."
    ),
    "grande": "El PDF es demasiado grande para marcarlo. Envíe solo la carta.",
    "danado": "El PDF no se pudo copiar con las marcas, porque algo en él está dañado. Envíe solo la carta.",
}
_GONE = "El PDF ya no está en su carpeta, o no se puede abrir. Léala de nuevo y vuelva a intentarlo."
_LATE = "La copia marcada tardó demasiado y se dejó. Envíe solo la carta."


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
        data = pdf.read_bytes() if pdf.stat().st_size <= DEFAULT_LIMITS.file_bytes else None
    except OSError as error:
        raise CopyUnavailable(_GONE) from error
    if data is None:
        raise CopyUnavailable(_REFUSED["grande"])
    head = json.dumps([asdict(one) for one in marks]).encode("ascii")
    answer, _, copy = _worked(head + b"\n" + data).partition(b"\n")
    if answer != b"ok":
        raise CopyUnavailable(_REFUSED.get(answer.decode("ascii", "replace"), _REFUSED["danado"]))
    return copy


def _worked(question: bytes) -> bytes:
    paths = [str(_PACKAGE_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "review.marking.marking_process", str(DEFAULT_LIMITS.memory_bytes)],
            input=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            timeout=DEFAULT_LIMITS.allowance(DEFAULT_LIMITS.pages),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CopyUnavailable(_LATE) from error
    except OSError as error:
        raise CopyUnavailable(
            "No se pudo iniciar el programa que copia los PDF; revise la memoria libre del equipo."
        ) from error
    return done.stdout
