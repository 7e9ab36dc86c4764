"""What follows the contractor's report: captioned pictures, a list of supports, bare pictures."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from review.model import PageKind
from tools.papers import pictures, wording
from tools.papers.facts import Facts
from tools.papers.paper import Paper


def _shots(paper: Paper, again: bytes, rng: Random) -> Iterator[bytes]:
    """The pictures of the annex, the first a photograph: `again`, or a new one. All are noted."""
    yield noted(paper, again or pictures.photograph(rng))
    while True:
        yield noted(paper, pictures.evidence(rng))


def noted(paper: Paper, picture: bytes) -> bytes:
    paper.ledger.photos.append(picture)
    return picture


def evidence_pages(paper: Paper, facts: Facts, rng: Random) -> None:
    """What follows the report: captioned pictures, a list of supports, or pictures and nothing else."""
    f = facts.informe
    kind = "captions" if f.annex == "pictures" and not facts.pictures else f.annex
    shots = _shots(paper, f.photo, rng)
    if kind == "none":
        return
    if kind == "list":
        paper.begin(PageKind.INFORME)
        paper.para(
            paper.style.label("Anexo: soportes de ejecución"), bold=True, size=paper.style.size + 2, after=10
        )
        rows = [
            [
                paper.cell(t, bold=True)
                for t in ("Producto entregado", "Fecha de entrega", "Mecanismo de verificación")
            ]
        ]
        for i, (_, act) in enumerate(f.activities):
            day = f.start.replace(day=min(f.end.day, f.start.day + 3 * i))
            rows.append(
                [
                    paper.cell(act),
                    paper.cell(wording.slashed(day)),
                    paper.cell("Carpeta compartida de la dependencia"),
                ]
            )
        paper.table(rows, [paper.inner * 0.5, paper.inner * 0.2, paper.inner * 0.3])
        return
    if kind == "pictures":
        for _ in range(rng.randrange(1, 3)):
            paper.begin(PageKind.INFORME)
            w = paper.inner
            paper.picture(next(shots), paper.margin, 60, w, w * 0.64)
            paper.picture(next(shots), paper.margin, 80 + w * 0.64, w, w * 0.64)
        return
    for sheet in range(rng.randrange(1, 3)):
        paper.begin(PageKind.INFORME)
        paper.para(
            f"EVIDENCIAS Cuota {f.payment}", bold=True, size=paper.style.size + 3, align="center", after=4
        )
        paper.para(
            "ACTIVIDADES: (Anexar imágenes por cada actividad realizada)",
            size=paper.style.size - 1,
            align="center",
            after=10,
        )
        for i, (_, act) in enumerate(f.activities[sheet * 2 : sheet * 2 + 2]):
            w = paper.inner * 0.68
            paper.picture(next(shots), paper.margin + paper.inner * 0.16, paper.y, w, w * 0.62)
            paper.y += w * 0.62 + 6
            paper.para(
                f"Imagen {sheet * 2 + i + 1}. {act.split('. ')[0]}",
                size=paper.style.size - 1,
                align="center",
                after=12,
            )
