"""The guide as a PDF to print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from review.errors import NotAssembled
from review.guiding import FIRST_TIME, Guide, GuideStep
from review.writing import WritingFailed, WritingTask, written

TITLE = "Cómo enviar su cuenta por SECOP II"
COPY = "Los datos de esta cuenta"
AGAIN = "Si se la devuelven"
RETURNED, TO_MEND = "Lo que le pidieron", "Lo que hay que corregir antes de enviarla"
_SECONDS = 60.0


def guide_pdf(guide: Guide) -> bytes:
    """Raises NotAssembled when it cannot be written."""
    question = {
        "title": TITLE,
        "foot": FIRST_TIME,
        "of": guide.of,
        "copy": COPY,
        "values": [[one.label, one.value, one.note, one.sure] for one in guide.values],
        "asked_title": RETURNED if guide.returned else TO_MEND,
        "asked": [[one.where, one.said] for one in guide.asked],
        "steps": _plain(guide.steps),
        "again_title": AGAIN,
        "again": _plain(guide.again),
    }
    try:
        return written(WritingTask.GUIDE, question, seconds=_SECONDS)
    except WritingFailed as failure:
        raise NotAssembled("No se pudo escribir la guía. Intente de nuevo en un momento.") from failure


def _plain(steps: Sequence[GuideStep]) -> list[dict[str, Any]]:
    return [
        {
            "title": one.title,
            "does": list(one.does),
            "warning": one.warning,
            "link": one.link,
            "picture": one.picture.plain(),
        }
        for one in steps
    ]
