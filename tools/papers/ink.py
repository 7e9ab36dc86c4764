"""The contractor's signature: a picture, strokes of a pen on a screen, or an empty line."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from reportlab.lib import colors

from tools.papers import pictures
from tools.papers.facts import CuentaFacts, InformeFacts, Ink
from tools.papers.paper import Paper


def scrawl(paper: Paper, rng: Random, x: float, y: float, w: float, h: float) -> None:
    """Strokes within a box, no picture."""
    canvas = paper.canvas
    pen = canvas.beginPath()
    steps = 9
    pen.moveTo(x, paper.height - y - h * rng.uniform(0.3, 0.7))
    for at in range(1, steps + 1):
        left, middle = x + w * (at - 1) / steps, paper.height - y - h * rng.uniform(0.3, 0.7)
        pen.curveTo(
            left + w / 40, middle + h * 0.3, left + w / 14, middle - h * 0.3, x + w * at / steps, middle
        )
    canvas.setStrokeColor(colors.HexColor(rng.choice(("#14205a", "#101010", "#1d3a8a"))))
    canvas.setLineWidth(1.3)
    canvas.drawPath(pen, stroke=1, fill=0)
    canvas.setStrokeColor(colors.black)


def sign(paper: Paper, signer: InformeFacts | CuentaFacts, lines: Sequence[str]) -> None:
    """The line to sign on, signed as the facts say."""
    own = Random(signer.person.name)
    if signer.ink is Ink.TRAZO:
        scrawl(paper, own, paper.margin + 8, paper.y + 4, 112, 32)
    paper.signature(pictures.signature(own) if signer.ink is Ink.IMAGEN else None, lines)
