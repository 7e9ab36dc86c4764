"""What a document says, read back by another library than filled it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.table import Table


def lines(content: bytes) -> list[str]:
    """Every paragraph of body, tables, head and foot; spaces that keep figures together are plain ones."""
    made = docx.Document(io.BytesIO(content))
    section = made.sections[0]
    found: list[str] = []
    for holder in (section.header, made, section.footer):
        found += [one.text for one in holder.paragraphs]
        for table in holder.tables:
            found += list(_cells(table))
    return [one.replace("\u00a0", " ") for one in found if one.strip()]


def _cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        seen = set()
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from (one.text for one in cell.paragraphs)


def text(content: bytes) -> str:
    return "\n".join(lines(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
