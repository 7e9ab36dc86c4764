"""The last touch to a workbook: what openpyxl cannot write.

openpyxl writes a formula without its value, so that a viewer that does not calculate (pandas, the preview
of a telephone) shows an empty cell, and it has no way to say that a number stored as text is meant.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

# The earliest time a ZIP can hold: the bytes depend on the book alone, not on when they were written.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Extras:
    """What is added to one sheet: the value of each formula by its coordinate (`"F62"`), the ranges
    (`"A2:A61"`) in which numbers are text on purpose, and the `rows` below the first one as XML, up to the
    cell `last`."""

    values: dict[str, int] = field(default_factory=dict)
    text_ranges: list[str] = field(default_factory=list)
    rows: bytes = b""
    last: str = ""


def workbook_bytes(workbook: Workbook, extras: Mapping[str, Extras]) -> bytes:
    """The workbook as the bytes of an .xlsx, with `extras` by sheet title. Equal books give equal bytes."""
    plain = io.BytesIO()
    # Not Workbook.save: it would put the present moment over the document's own date.
    ExcelWriter(workbook, zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED)).save()
    by_path = {
        sheet.path.lstrip("/"): extras[sheet.title] for sheet in workbook.worksheets if sheet.title in extras
    }
    finished = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name in by_path:
                part = finish_sheet(part, by_path[name])
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, part)
    return finished.getvalue()


# As openpyxl writes a cell with a formula. What a text says of itself can't look so: its `<` is escaped.
_FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)(?:<v ?/>|<v></v>)')
_ANY_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*><f[ >]')
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
# What follows the ignored errors in a worksheet (ECMA-376, CT_Worksheet), or its end.
_BEHIND = re.compile(
    rb"<(?:smartTags|drawing|legacyDrawing|picture|oleObjects|controls|tableParts|extLst|/worksheet)\b"
)


def finish_sheet(xml: bytes, extras: Extras) -> bytes:
    """One worksheet's XML with the values of its formulas and its text ranges put in.

    Raises ValueError when a formula has no value or a value has no formula.
    """
    at = [found.decode() for found in _ANY_FORMULA.findall(xml)]
    if lacking := sorted(set(at) - extras.values.keys()):
        raise ValueError(f"the formula at {', '.join(lacking)} has no value")
    if missing := sorted(extras.values.keys() - set(at)):
        raise ValueError(f"no formula at {', '.join(missing)}")
    xml, many = _FORMULA.subn(lambda found: found[1] + b"<v>%d</v>" % extras.values[found[2].decode()], xml)
    if many != len(at):
        raise ValueError("a formula is not written as expected")
    if extras.rows:
        xml = _with_rows(xml, extras)
    if not extras.text_ranges:
        return xml
    rows_end = xml.rindex(b"</sheetData>")
    behind = _BEHIND.search(xml, rows_end)
    if behind is None:
        raise ValueError("the worksheet has no end")
    ranges = " ".join(extras.text_ranges).encode()
    told = b'<ignoredErrors><ignoredError sqref="%b" numberStoredAsText="1"/></ignoredErrors>' % ranges
    return xml[: behind.start()] + told + xml[behind.start() :]


def _with_rows(xml: bytes, extras: Extras) -> bytes:
    """The rows put in behind the first one; the sheet says that it reaches as far."""
    first, rest = xml.split(b"</row>", 1)
    if b"<row " not in rest:  # a total below them tells how far the sheet reaches
        first = _DIMENSION.sub(lambda _: b'<dimension ref="A1:%b"' % extras.last.encode(), first, count=1)
    return first + b"</row>" + extras.rows + rest
