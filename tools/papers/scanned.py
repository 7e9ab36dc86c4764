"""Turns pages of a submission into scans: the same ink, no text."""

from __future__ import annotations

import io
from random import Random

import pypdfium2 as pdfium
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from review.model import PageKind
from tools.papers.submission import Made

DPI = 150


def _photocopy(picture: Image.Image, rng: Random) -> bytes:
    """Grey, a little crooked, a little compressed."""
    grey = picture.convert("L").rotate(
        rng.uniform(-0.8, 0.8), resample=Image.Resampling.BICUBIC, fillcolor=250
    )
    out = io.BytesIO()
    grey.save(out, "JPEG", quality=rng.randrange(55, 75))
    return out.getvalue()


def scan(made: Made, share: float, rng: Random) -> Made:
    """Replace about `share` of the pages (0–1) by their picture.

    The truth keeps what is printed; pages replaced are marked `escaneada`, and the items that have one
    may as well be left `por_revisar`, as may absent ones.
    """
    pages: list[dict[str, object]] = made.truth["paginas"]  # type: ignore[assignment]
    inked = [p for p in pages if p["item"] != PageKind.BLANCO]
    chosen = {p["pagina"] for p in inked if rng.random() < share}
    if not chosen:
        return made
    source = pdfium.PdfDocument(made.data)
    reader, writer = PdfReader(io.BytesIO(made.data)), PdfWriter()
    for number, page in enumerate(reader.pages, 1):
        if number not in chosen:
            writer.add_page(page)
            continue
        width, height = source[number - 1].get_size()
        picture = source[number - 1].render(scale=DPI / 72).to_pil()
        sheet = io.BytesIO()
        canvas = Canvas(sheet, pagesize=(width, height), invariant=1)
        canvas.drawImage(ImageReader(io.BytesIO(_photocopy(picture, rng))), 0, 0, width, height)
        canvas.save()
        writer.add_page(PdfReader(sheet).pages[0])
    out = io.BytesIO()
    writer.write(out)
    items: dict[str, dict[str, object]] = made.truth["items"]  # type: ignore[assignment]
    truth = made.truth | {
        "paginas": [p | {"escaneada": True} if p["pagina"] in chosen else p for p in pages],
        "items": {
            name: one | {"tambien": ["por_revisar"]}
            if chosen & set(one["paginas"]) or not one["paginas"]  # type: ignore[call-overload]
            else one
            for name, one in items.items()
        },
    }
    return Made(out.getvalue(), truth)
