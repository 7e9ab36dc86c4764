"""What stands at the head and the foot of office papers: quality headers, page numbers, small print."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tools.papers import pictures
from tools.papers.paper import Paper
from tools.papers.world import Entity


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a quality system: its code, version and the date it was issued (noise for a reader)."""

    process: str
    title: str
    code: str
    version: str
    issued: str


def initials(entity: Entity) -> str:
    return "".join(w[0] for w in entity.name.split() if w[0].isupper())[:3]


def quality_header(paper: Paper, form: Form, logo: bytes) -> None:
    """Three cells on top of the page: logo, title, code with version and date of the form."""
    top = 30.0
    left, w = paper.margin - 10, paper.inner + 20
    high = 54.0
    a, c = 70.0, 150.0
    paper.box(left, top, w, high)
    paper.line(left + a, top, left + a, top + high)
    paper.line(left + w - c, top, left + w - c, top + high)
    paper.picture(logo, left + 12, top + 5, 44, 44)
    middle = left + a + (w - a - c) / 2
    lines = [form.process, *_halves(form.title, 40)] if form.process else _halves(form.title, 40)
    y = top + high / 2 - (len(lines) - 1) * 6 + 3
    for i, text in enumerate(lines):
        paper.text(middle, y + i * 12, text, size=8.5, bold=i > 0 or not form.process, align="center")
    for i, text in enumerate((form.code, form.version, form.issued)):
        paper.text(left + w - c + 6, top + 13 + i * 12, text, size=7.5)
    total = paper.item_total
    paper.text(left + w - c + 6, top + 49, f"Página {paper.item_page} de {total}", size=7.5)
    paper.y = top + high + 14


def _halves(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def letter_head(paper: Paper, entity: Entity, logo: bytes) -> None:
    paper.picture(logo, paper.margin, 26, 42, 42)
    paper.text(paper.margin + 54, 44, entity.name, size=10, bold=True, color="#333333")
    paper.text(
        paper.margin + 54,
        57,
        f"{entity.office} · {entity.city}, {entity.department}",
        size=8,
        color="#555555",
    )
    paper.line(paper.margin, 74, paper.width - paper.margin, 74, color="#888888")
    paper.y = 92


def foot(paper: Paper, text: str) -> None:
    paper.text(paper.width / 2, paper.height - 26, text, size=7, align="center", color="#777777")


def synthetic(paper: Paper) -> None:
    """The tiny grey note that the paper is invented."""
    paper.text(
        paper.width - 14, paper.height - 10, "DOCUMENTO SINTÉTICO", size=4.5, align="right", color="#b5b5b5"
    )


def entity_logo(entity: Entity) -> bytes:
    """The same shield on every paper of the entity."""
    return pictures.logo(Random(entity.nit), initials(entity))
