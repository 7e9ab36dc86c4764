"""What is written in a form, paragraph by paragraph, with the place of each as a person finds it in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from review.supervision.form_package import FormPackage, parsed

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{(?P<field>.*?)\}\}|\{%(?P<block>tr|p)?(?P<order>.*?)%\}|\{#.*?#\}", re.DOTALL)
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_PARTS = {
    "header": "encabezado de página",
    "footer": "pie de página",
    "footnotes": "notas al pie",
    "endnotes": "notas al final",
}
_ELSEWHERE = "fuera del texto"


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag of a form. `block` is `tr` or `p` when it stands for a whole row or paragraph; `inside` is what
    its pair must be in too, `alone` what it takes the place of."""

    place: str
    written: str
    inner: str
    field: bool
    block: str = ""
    inside: object = None
    alone: object = None


@dataclass(frozen=True, slots=True)
class Loose:
    """Braces that make no tag, or stand where nothing can be filled in."""

    place: str
    written: str
    hidden: bool = False


def tags(package: FormPackage) -> Iterator[tuple[str, PlacedTag | Loose]]:
    """Everything between braces by the name of its part, in the order of the document. Raises FormInvalid."""
    for name, part in package.text_parts.items():
        root = parsed(part)
        for found in _in_part(_named(name), root):
            yield name, found
        if _hidden(root):
            yield name, Loose(f"{_named(name) or 'documento'}: {_ELSEWHERE}", "", hidden=True)
    for name, part in package.other_xml().items():
        if b"{{" in part or b"{%" in part:
            yield name, Loose(f"{name.rpartition('/')[2]}: {_ELSEWHERE}", "", hidden=True)


def _named(name: str) -> str:
    stem = re.sub(r"\d*\.xml$", "", name.rpartition("/")[2])
    return _PARTS.get(stem, "")


def _in_part(part: str, root: etree._Element) -> Iterator[PlacedTag | Loose]:
    tables = {table: number for number, table in enumerate(root.iter(f"{W}tbl"), 1)}
    count = 0
    for paragraph in root.iter(f"{W}p"):
        in_box = next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        count += cell is None and not in_box
        words = text_of(paragraph)
        if not _BRACES.search(words):
            continue
        where = _cell_place(cell, tables) if cell is not None else f"párrafo {count}"
        where = f"cuadro de texto, {where}" if in_box else where
        yield from _in_paragraph(f"{part}, {where}" if part else where, paragraph, words)


def _cell_place(cell: etree._Element, tables: dict[etree._Element, int]) -> str:
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    rows = [one for one in table.iter(f"{W}tr") if next(one.iterancestors(f"{W}tbl")) is table]
    cells = [one for one in row.iter(f"{W}tc") if next(one.iterancestors(f"{W}tr")) is row]
    return f"tabla {tables[table]}, fila {rows.index(row) + 1}, celda {cells.index(cell) + 1}"


def text_of(paragraph: etree._Element) -> str:
    """The text of a paragraph, without that of boxes that hang from it."""
    return "".join(
        one.text or ""
        for one in paragraph.iter(f"{W}t")
        if next(one.iterancestors(f"{W}p"), None) is paragraph
    )


def _in_paragraph(place: str, paragraph: etree._Element, words: str) -> Iterator[PlacedTag | Loose]:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    for found in _TAG.finditer(words):
        if found["field"] is not None:
            yield PlacedTag(place, found[0], found["field"], field=True, inside=paragraph)
        elif found["order"] is not None:
            block = found["block"] or ""
            # `{%p` is a paragraph only when a space follows; otherwise the letter begins the order
            if block and not found["order"][:1].isspace():
                block, order = "", block + found["order"]
            else:
                order = found["order"]
            inside, alone = paragraph, None
            if block == "p":
                inside, alone = paragraph.getparent(), paragraph
            elif block == "tr" and row is not None:
                inside, alone = row.getparent(), row
            yield PlacedTag(place, found[0], order, False, block, inside, alone)
    left = _TAG.sub(" ", words)
    if loose := _BRACES.search(left):
        start = max(loose.start() - 5, 0)
        yield Loose(place, left[start : loose.end() + 25].strip())


def _hidden(root: etree._Element) -> bool:
    """Whether there are braces where no text is printed: in a field of Word, a name, a deleted word."""
    shown = {f"{W}t"}
    return any(
        (one.tag not in shown and one.text and _opens(one.text))
        or any(_opens(value) for value in one.attrib.values())
        or (one.tail and _opens(one.tail))
        for one in root.iter(etree.Element)
    )


def _opens(text: str | bytes) -> bool:
    return any(mark in str(text) for mark in ("{{", "{%", "{#"))
