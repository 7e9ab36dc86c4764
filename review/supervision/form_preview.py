"""A filled form as a screen can show it: its paragraphs and tables, without its looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from review.supervision.form_package import BODY, opened, parsed
from review.supervision.form_text import W, text_of


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """A cell of a table; `columns` that it stands over, `strong` when all of it is bold."""

    text: str
    columns: int = 1
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PreviewBlock:
    """A paragraph (`text`), or a table (`rows`)."""

    text: str = ""
    strong: bool = False
    rows: tuple[tuple[PreviewCell, ...], ...] = ()


def preview_of(content: bytes) -> tuple[PreviewBlock, ...]:
    """What a document says, in its order, without empty paragraphs. Raises FormInvalid."""
    body = parsed(opened(content).parts[BODY]).find(f"{W}body")
    return () if body is None else tuple(_blocks(body))


def _blocks(holder: etree._Element) -> Iterator[PreviewBlock]:
    for one in holder:
        if one.tag == f"{W}p":
            text = text_of(one).strip()
            if text:
                yield PreviewBlock(text, _is_bold(one))
        elif one.tag == f"{W}tbl":
            rows = tuple(_row(row) for row in one.findall(f"{W}tr"))
            yield PreviewBlock(rows=tuple(row for row in rows if row))
        elif one.tag == f"{W}sdt":
            inside = one.find(f"{W}sdtContent")
            if inside is not None:
                yield from _blocks(inside)


def _row(row: etree._Element) -> tuple[PreviewCell, ...]:
    return tuple(_cell(cell) for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row)


def _cell(cell: etree._Element) -> PreviewCell:
    paragraphs = [one for one in cell.iter(f"{W}p") if text_of(one).strip()]
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "1" if span is None else span.get(f"{W}val") or "1"
    return PreviewCell(
        " ".join(text_of(one).strip() for one in paragraphs),
        int(value) if value.isdecimal() and len(value) < 4 else 1,
        bool(paragraphs) and all(map(_is_bold, paragraphs)),
    )


def _is_bold(paragraph: etree._Element) -> bool:
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(run.itertext()).strip()]
    return bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
