"""The code of a paper in a document of Word: a picture where a form asks for it, or text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from review.supervision.form_package import parsed
from review.writing.code_picture import qr_png

LINK: Final = "rIdVistoBuenoCodigo"
"""By which every part of the document that shows the picture names it."""
_PART: Final = "media/vistobueno_codigo.png"
_SIDE_MM: Final = 28  # of the picture: a telephone reads one of some fifty modules at arm's length
_EMU_IN_MM: Final = 36_000  # ECMA-376, part 1, 20.1.2.1
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
RELATIONS: Final = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
_PICTURE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
TYPES: Final = "[Content_Types].xml"
_FIRST_NUMBER: Final = 990_000_001  # of the pictures: far from those that Word gave to a form's own


class CodePicture(str):
    """What a code says: the picture of it where it stands in a document, text wherever else."""

    __slots__ = ()

    def __html__(self) -> str:
        """As the template library puts it in the text of a run."""
        return f'</w:t></w:r><w:r>{drawing()}</w:r><w:r><w:t xml:space="preserve">' if self else ""


def drawing() -> str:
    """The code's picture inside a run."""
    named = f'id="{_FIRST_NUMBER}" name="Código" descr="Código que comprueba Visto Bueno"'
    return picture(LINK, named, _SIDE_MM, _SIDE_MM)


def picture(link: str, named: str, width_mm: float, height_mm: float) -> str:
    """A picture inside a run, with every name space that a form may not have declared. `named` are its
    number, name and description, as attributes."""
    size = f'cx="{round(width_mm * _EMU_IN_MM)}" cy="{round(height_mm * _EMU_IN_MM)}"'
    main = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:drawing><wp:inline xmlns:wp="{main}/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {named}/>"
        f'<a:graphic xmlns:a="{main}/main"><a:graphicData uri="{main}/picture">'
        f'<pic:pic xmlns:pic="{main}/picture"><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def with_picture(held: Mapping[str, bytes], code: str, shown: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a document to be changed or added, so that those of `shown` that ask for the picture find
    it; `held` are those of the form."""
    asking = [name for name, part in shown.items() if LINK.encode() in part]
    if not asking or not code:
        return dict(shown)
    made = {name: _numbered(part) if name in asking else part for name, part in shown.items()}
    for name in asking:
        folder, _, stem = name.rpartition("/")
        place = f"{folder}/_rels/{stem}.rels"
        made[place] = related(held.get(place, RELATIONS), LINK, _PART)
    made[f"word/{_PART}"] = qr_png(code)
    made[TYPES] = with_png(held[TYPES])
    return made


def _numbered(part: bytes) -> bytes:
    """Each picture with a number of its own, as Word wants them."""
    numbers = iter(range(_FIRST_NUMBER, _FIRST_NUMBER + part.count(b"<w:drawing>") + 1))
    mark = f'<wp:docPr id="{_FIRST_NUMBER}"'.encode()
    return re.sub(re.escape(mark), lambda _: f'<wp:docPr id="{next(numbers)}"'.encode(), part)


def related(part: bytes, link: str, target: str) -> bytes:
    """The relations of a part, with that to a picture."""
    return _with(part, "relationships", "Relationship", {"Id": link, "Type": _PICTURE, "Target": target})


def with_png(part: bytes) -> bytes:
    """The types of content of a package, PNG among them."""
    known = (one.get("Extension", "").lower() for one in parsed(part))
    if "png" in known:
        return part
    return _with(part, "content-types", "Default", {"Extension": "png", "ContentType": "image/png"})


def _with(part: bytes, space: str, tag: str, told: Mapping[str, str]) -> bytes:
    """A part of the package with one more element at its head."""
    root = parsed(part)
    root.insert(0, root.makeelement(f"{{{_PACKAGE}/{space}}}{tag}", dict(told)))
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
