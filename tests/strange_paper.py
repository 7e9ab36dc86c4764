"""A request for payment of a house that nobody had seen: it never calls itself a cuenta de cobro, and its
amount stands beside words of its own."""

from __future__ import annotations

import os
from pathlib import Path

import sqlalchemy as sa
from reportlab.pdfgen.canvas import Canvas

from review.model.marks import PageMark
from review.store import Store
from review.store import schema as t
from tests.folders import LONG_AGO, PEOPLE

_LABELS, _VALUES = 72, 310


def write_strange(
    path: Path,
    *,
    contract: str = "CPS-014-2026",
    amount: str = "$ 1.800.000",
    whole: str = "$ 10.800.000",
    month: str = "junio de 2026",
    title: str = "RECONOCIMIENTO ECONÓMICO AL PRESTADOR",
    extra: tuple[str, ...] = (),
) -> Path:
    """One page; `amount` is what is asked for, and `whole`, beside a label that is known, what is not."""
    name, document = PEOPLE[contract]
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), invariant=True)
    canvas.drawString(170, 760, title)
    canvas.drawString(72, 738, "Secretaría de Hacienda Municipal - Dependencia de Tesorería")
    rows = [
        ("Prestador del servicio", name),
        ("Cédula de ciudadanía", document),
        ("Contrato No.", contract),
        ("Honorarios", whole),
        ("Suma causada por reconocer", amount),
        ("Mensualidad causada", month),
        *((line, "") for line in extra),
    ]
    for place, (label, value) in enumerate(rows):
        canvas.drawString(_LABELS, 700 - 26 * place, label)
        canvas.drawString(_VALUES, 700 - 26 * place, value)
    foot = 700 - 26 * len(rows) - 20
    for place, line in enumerate(
        (
            "Solicito el reconocimiento de la suma causada, de acuerdo con las obligaciones cumplidas y",
            "con la certificación del supervisor. La dependencia dará trámite al desembolso en la vigencia.",
        )
    ):
        canvas.drawString(72, foot - 16 * place, line)
    canvas.save()
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def doubted(store: Store) -> None:
    """Mark every page as recognition marks one of which it is not sure."""
    with store.writing() as connection:
        connection.execute(sa.update(t.PAGES).values(marks=[PageMark.DOUBTFUL.value]))
