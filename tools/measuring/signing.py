"""How the contractor's signature stands on these papers: pasted, drawn on a screen, or not at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from tools.measuring.sheet import Sheet
from tools.papers import pictures
from tools.papers.facts import CuentaFacts, InformeFacts, Ink


def ink_at(
    sheet: Sheet, signer: InformeFacts | CuentaFacts, rng: Random, x: float, y: float, w: float, h: float
) -> None:
    """The signature within a box whose left upper corner is at x, y."""
    if signer.ink is Ink.IMAGEN:
        sheet.picture(pictures.signature(rng), x, y, w, h)
    elif signer.ink is Ink.TRAZO:
        _loops(sheet, Random(signer.person.name), x, y, w, h)


def signed(
    sheet: Sheet,
    signer: InformeFacts | CuentaFacts,
    rng: Random,
    lines: Sequence[str],
    *,
    x: float | None = None,
) -> None:
    """The signature over its rule and the signer's lines."""
    left = sheet.margin if x is None else x
    ink_at(sheet, signer, rng, left + 10, sheet.y, 110, 37)
    sheet.sign(None, lines, x=x)


def _loops(sheet: Sheet, rng: Random, x: float, y: float, w: float, h: float) -> None:
    turns, slant = rng.randrange(4, 8), rng.uniform(-0.2, 0.2)
    middle, points = y + h / 2, 60
    path = sheet.canvas.beginPath()
    for at in range(points + 1):
        part = at / points
        across = x + w * part + 7 * math.sin(turns * 2 * math.pi * part)
        down = middle + h * 0.4 * math.cos(turns * 2 * math.pi * part) * (1 - part / 2) + slant * h * part
        (path.lineTo if at else path.moveTo)(across, sheet.height - down)
    sheet.canvas.setStrokeColorRGB(0.08, 0.1, 0.42)
    sheet.canvas.setLineWidth(1.1)
    sheet.canvas.drawPath(path, stroke=1, fill=0)
    sheet.canvas.setStrokeColorRGB(0, 0, 0)
