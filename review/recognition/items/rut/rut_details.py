"""What else a RUT tells: activity (box 46), responsibilities (53), sheets, kind of taxpayer (24).

The form prints codes digit by digit in boxes, and spells each responsibility below them: `49 - No responsable
de IVA`. A code is taken from its spelling, whose words must be those of the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from review.model import Box, Field, Mark
from review.model.marks import ItemMark
from review.recognition.grammar import fold
from review.recognition.page.page_text import PageText

_ACTIVITY = re.compile(r"\b46\s?[.,-]?\s*cod[il1]go\b")
_NEXT_BOX = re.compile(r"\b47\s?[.,-]?\s*fecha\b")
_KIND = re.compile(r"\b24\s?[.,-]?\s*t[il1]po de contr[il1]buyente\b")
_SHEETS = re.compile(r"\bpag[il1]na\s*(\d{1,2})\s*de\s*(\d{1,2})\s*hoja\b")
_RESPONSIBILITY = re.compile(r"(?<![\d.,/-])(\d{2})\s?[-–.]{1,2}\s*([a-z][a-z .,]{3,60})")
_WORDS = {
    "05": ("renta",), "06": ("patrimonio",), "07": ("retencion en la fuente",), "08": ("timbre",),
    "09": ("retencion",), "10": ("aduanero",), "11": ("ventas regimen comun", "regimen comun"),
    "12": ("regimen simplificado", "ventas regimen"), "13": ("gran contribuyente",),
    "14": ("exogena", "informante"), "15": ("autorretenedor",), "16": ("facturacion",),
    "18": ("precios de transferencia",),
    "22": ("deberes formales",), "23": ("agente de retencion",), "32": ("gasolina",), "33": ("consumo",),
    "37": ("facturar electronicamente",), "41": ("activos en el exterior",), "42": ("contabilidad",),
    "45": ("autorretenedor",), "46": ("prestador",), "47": ("simple",), "48": ("impuesto sobre las ventas",),
    "49": ("no responsable de iva", "no responsable del iva"), "50": ("no responsable de consumo",),
    "52": ("facturador",), "53": ("ingresos",), "55": ("beneficiario",), "65": ("saldos",),
}  # fmt: skip
# In heights of the page's print: how far below its label a box's value stands, and how wide a box is.
_BELOW, _LEFT, _NARROW = 2.6, 1.0, 9.0
_ACTIVITY_DIGITS = 4
# OCR may have lost a whole line of the list.
_READ = 0.5
_ACTIVITY_CONFIDENCE, _CODES_CONFIDENCE, _SHEETS_CONFIDENCE = 0.96, 0.95, 0.97  # judgement, of whole ink


def detail_fields(pages: Sequence[PageText]) -> Iterator[Field]:
    """`actividad`, `responsabilidades` and `hojas`, those that are printed."""
    for page in pages:
        activity = _activity(page)
        if activity is not None:
            yield activity
            break
    for page in pages:
        responsibilities = _responsibilities(page)
        if responsibilities is not None:
            yield responsibilities
            break
    sheets = [found for page in pages if (found := _sheets(page)) is not None]
    if sheets and len({found.value for found in sheets}) == 1:
        yield sheets[0]


def _activity(page: PageText) -> Field | None:
    """The four figures in box 46."""
    flow = page.flow
    found = _ACTIVITY.search(flow.flat)
    if found is None:
        return None
    label = flow.box(found.start(), found.end())
    after = [flow.box(m.start(), m.end()) for m in _NEXT_BOX.finditer(flow.flat)]
    right = min(
        (box.x0 for box in after if box.x0 > label.x0 and abs(box.top - label.top) < page.height),
        default=label.x0 + _NARROW * page.height,
    )
    digits = [
        word
        for word in page.words
        if word.text.isdecimal()
        and 0 < word.box.middle - label.bottom < _BELOW * page.height
        and label.x0 - _LEFT * page.height <= word.box.x0
        and word.box.x1 <= right
    ]
    digits.sort(key=lambda word: word.box.x0)
    code = "".join(word.text for word in digits)
    if len(code) != _ACTIVITY_DIGITS:
        return None
    ink = min(word.confidence for word in digits)
    box = Box.around(word.box for word in digits)
    return Field(
        "actividad",
        code,
        " ".join(word.text for word in digits),
        page.number,
        box,
        round(_ACTIVITY_CONFIDENCE * ink, 3),
    )


def _responsibilities(page: PageText) -> Field | None:
    """The codes spelt out on the page, in their order: `05, 49`."""
    flow = page.flow
    if "53" not in flow.flat or "responsabilidades" not in flow.flat:
        return None
    found: dict[str, tuple[int, int]] = {}
    for match in _RESPONSIBILITY.finditer(flow.flat):
        if any(words in match[2] for words in _WORDS.get(match[1], ())):
            found.setdefault(match[1], match.span())
    if not found:
        return None
    boxes = [flow.box(*span) for span in found.values()]
    ink = min(flow.confidence(*span) for span in found.values())
    shown = "; ".join(flow.text[start:end].split("\n")[0].strip() for start, end in found.values())
    codes = ", ".join(sorted(found))
    if page.misreadable:
        ink *= _READ
    return Field(
        "responsabilidades", codes, shown, page.number, Box.around(boxes), round(_CODES_CONFIDENCE * ink, 3)
    )


def _sheets(page: PageText) -> Field | None:
    rows = page.rows
    found = _SHEETS.search(rows.flat)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        return None
    start, end = found.span(2)
    sure = round(_SHEETS_CONFIDENCE * rows.confidence(start, end), 3)
    return Field("hojas", int(found[2]), rows.text[start:end], page.number, rows.box(start, end), sure)


def other_taxpayer(page: PageText) -> Mark | None:
    """`rut_otro_tipo` when box 24 says that the taxpayer is a company."""
    flow = page.flow
    found = _KIND.search(flow.flat)
    if found is None:
        return None
    label = flow.box(found.start(), found.end())
    for segment in page.segments:
        said = fold(page.text_of(segment))
        near = -0.5 * page.height < segment.middle - label.top < (_BELOW + 1) * page.height
        if (
            near
            and segment.x0 < label.x1 + _NARROW * page.height
            and "juridica" in said
            and "natural" not in said
        ):
            return Mark(ItemMark.RUT_OTHER_KIND, page.text_of(segment), page.number, segment.box)
    return None
