"""The entity's logo in a form of the project: over its name, in the head of every page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from review.supervision.code_field import RELATIONS, TYPES, picture, related, with_png
from review.writing.logo_picture import png_size

LINK: Final = "rIdVistoBuenoLogo"
_PART: Final = "media/vistobueno_logo.png"
_WIDEST_MM, _HIGHEST_MM = 48.0, 14.0  # within the first cell of the head
_NAMED: Final = 'id="980000001" name="Logo" descr="Logo de la entidad"'
_HEAD = re.compile(r"word/header\d*\.xml")
_CELL: Final = b"</w:tcPr>"


def with_logo(held: Mapping[str, bytes], logo: bytes, shown: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a document to be changed or added (`shown`), with the logo (PNG) in its head; `held` are
    those of the form. A form without a ruled head stays as it is."""
    now = {**held, **shown}
    heads = [name for name in now if _HEAD.fullmatch(name) and _CELL in now[name]]
    if not heads:
        return dict(shown)
    made = dict(shown)
    for name in heads:
        first, cell, rest = now[name].partition(_CELL)
        made[name] = first + cell + _paragraph(logo).encode("utf-8") + rest
        folder, _, stem = name.rpartition("/")
        place = f"{folder}/_rels/{stem}.rels"
        made[place] = related(now.get(place, RELATIONS), LINK, _PART)
    made[f"word/{_PART}"] = logo
    made[TYPES] = with_png(now[TYPES])
    return made


def _paragraph(logo: bytes) -> str:
    width, height = png_size(logo)
    scale = min(_WIDEST_MM / width, _HIGHEST_MM / height)
    spacing = '<w:pPr><w:spacing w:before="20" w:after="40"/></w:pPr>'
    return f"<w:p>{spacing}<w:r>{picture(LINK, _NAMED, width * scale, height * scale)}</w:r></w:p>"
