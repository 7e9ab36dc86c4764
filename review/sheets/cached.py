"""The last touch to a workbook: what openpyxl cannot write.

openpyxl writes a formula without its value, so that a viewer that does not calculate (pandas, the preview
of a telephone) shows an empty cell, and it has no way to say that a number stored as text is meant.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax import parseString
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

# The earliest time a ZIP can hold: the bytes depend on the book alone, not on when they were written.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Extras:
    """What is added to one sheet: the value of each formula by its coordinate (`"F62"`), and the ranges
    (`"A2:A61"`) in which numbers are text on purpose."""

    values: dict[str, int] = field(default_factory=dict)
    text_ranges: list[str] = field(default_factory=list)


def workbook_bytes(workbook: Workbook, extras: Mapping[str, Extras]) -> bytes:
    """The workbook as the bytes of an .xlsx, with `extras` by sheet title. Equal books give equal bytes.

    The sheets must hold no drawings, comments or tables: the added element goes last.
    """
    plain = io.BytesIO()
    # Not Workbook.save: it would put the present moment over the document's own date.
    ExcelWriter(workbook, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED)).save()
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


def finish_sheet(xml: bytes, extras: Extras) -> bytes:
    """One worksheet's XML with the values of its formulas and its text ranges put in.

    Raises ValueError when a formula has no value or a value has no formula.
    """
    out = io.BytesIO()
    finisher = _Finisher(out, extras)
    parseString(xml, finisher)
    finisher.check()
    return out.getvalue()


class _Finisher(XMLGenerator):
    """Copies a worksheet as it is parsed, adding on the way."""

    def __init__(self, out: io.BytesIO, extras: Extras) -> None:
        super().__init__(out, encoding="UTF-8", short_empty_elements=True)
        self._values = extras.values
        self._text_ranges = extras.text_ranges
        self._coordinate = ""
        self._is_formula = False
        self._written: set[str] = set()

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 (SAX's own name)
        super().startElement(name, attrs)
        if name == "c":
            self._coordinate, self._is_formula = attrs.getValue("r"), False
        elif name == "f":
            self._is_formula = True
        elif name == "v" and self._is_formula:
            if self._coordinate not in self._values:
                raise ValueError(f"the formula at {self._coordinate} has no value")
            self._written.add(self._coordinate)
            super().characters(str(self._values[self._coordinate]))

    def endElement(self, name: str) -> None:  # noqa: N802 (SAX's own name)
        if name == "worksheet" and self._text_ranges:
            self._element(
                "ignoredErrors",
                {},
                [("ignoredError", {"sqref": " ".join(self._text_ranges), "numberStoredAsText": "1"})],
            )
        super().endElement(name)

    def _element(
        self, name: str, attributes: dict[str, str], children: Iterable[tuple[str, dict[str, str]]]
    ) -> None:
        super().startElement(name, AttributesImpl(attributes))
        for child, child_attributes in children:
            super().startElement(child, AttributesImpl(child_attributes))
            super().endElement(child)
        super().endElement(name)

    def check(self) -> None:
        if missing := self._values.keys() - self._written:
            raise ValueError(f"no formula at {', '.join(sorted(missing))}")
