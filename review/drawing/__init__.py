"""What reading, recognition and rules saw, painted on copies of the pages: one picture a page and stage.

Whoever wonders why a paper is misread sees at which stage it went wrong. Nothing is written but in the folder
that was asked for.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from review.drawing.layers import Layer, stages_of
from review.drawing.paint import painted
from review.errors import BadArgument, PageUnavailable
from review.machine.outputs import unwritable, write_whole
from review.machine.private import make_folder
from review.model import Page, Submission
from review.reading import render_page

__all__ = ["check_place", "draw"]

DPI = 110
_POINTS_PER_INCH = 72
_EMPTY = (612.0, 792.0)  # points: a page of which not even the size is known


def check_place(folder: Path, pdf: Path) -> None:
    """Raises BadArgument where drawings would fall among the papers, OutputUnwritable where none can be."""
    place = folder.resolve()
    if place == pdf.resolve().parent:
        raise BadArgument(
            f"«{folder}» es la carpeta del PDF, y allí no se escribe nada. "
            "Indique otra carpeta para los dibujos."
        )
    try:
        make_folder(place, ours=False)
    except OSError as error:
        raise unwritable(folder, error) from error


def draw(pdf: Path, submission: Submission, folder: Path) -> int:
    """Paint every stage of every page into `folder`; gives how many pictures there are.

    Files of the same name are replaced. Raises OutputUnwritable, ReaderUnavailable.
    """
    made = 0
    seen = stages_of(submission)
    for page in submission.document.pages:
        picture, scale, trouble = _picture(pdf, page)
        for at, stage in enumerate(seen, 1):
            name = f"pagina-{page.number:03d}-{at}-{stage.name}.png"
            write_whole(folder / name, _png(page, stage, picture, scale, trouble))
            made += 1
    return made


def _picture(pdf: Path, page: Page) -> tuple[Image.Image, float, str]:
    """The page as displayed, its pixels per point, and in Spanish why it is blank if it cannot be shown."""
    width, height = (page.width or _EMPTY[0]), (page.height or _EMPTY[1])
    try:
        picture = Image.open(io.BytesIO(render_page(pdf, page.number, dpi=DPI, rotation=page.rotation)))
        return picture.convert("RGB"), picture.width / width, ""
    except PageUnavailable as error:
        scale = DPI / _POINTS_PER_INCH
        return Image.new("RGB", (round(width * scale), round(height * scale)), "white"), scale, str(error)


def _png(page: Page, stage: Layer, picture: Image.Image, scale: float, trouble: str) -> bytes:
    notes = (*filter(None, (trouble, page.failure)), *stage.notes.get(page.number, ()))
    out = io.BytesIO()
    painted(picture, scale, stage.title, notes, stage.marks.get(page.number, ())).save(out, "PNG")
    return out.getvalue()
