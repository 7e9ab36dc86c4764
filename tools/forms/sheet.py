"""A form drawn as an office draws one in Word: a ruled head and foot, sections in tables, Carta."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from review.supervision.form_package import packed

WIDTH_MM = 175.9  # of what is printed: Carta less its margins
_PAPER = (Mm(215.9), Mm(279.4))
_SIDE, _TOP, _FOOT = Mm(20), Mm(27), Mm(22)
_FONT, _SIZE, _SMALL = "Arial", Pt(9.5), Pt(8)
_SHADE, _LABEL = "D9E2EC", "F2F4F7"
_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # of every form: its bytes depend on what it says alone
_LEFT, _CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
_OF_CONTRACT, _OF_PAYMENT = "Contrato {{ contrato.numero | o_linea }}", "Pago {{ cuenta.pago_de | o_linea }}"
_DECIDED = (
    "Borrador preparado con Visto Bueno con lo que se leyó de la cuenta y lo decidido el "
    "{{ decision.fecha }} por "
    "{{ decision.por }}{% if decision.en_nombre_de %}, en nombre de {{ decision.en_nombre_de }}{% endif %}. "
    "Lo firma quien supervisa. Registro de actos {{ registro.codigo }}."
)


class Sheet:
    """A form being drawn, from its top to its end."""

    def __init__(
        self, title: str, under: str = _OF_CONTRACT, corner: str = _OF_PAYMENT, foot: str = _DECIDED
    ) -> None:
        self._made: Document = docx.Document()
        self._prepare(title)
        self._head(title, under, corner)
        self._foot(foot)

    def _prepare(self, title: str) -> None:
        page = self._made.sections[0]
        page.page_width, page.page_height = _PAPER
        page.left_margin = page.right_margin = _SIDE
        page.top_margin, page.bottom_margin = _TOP, _FOOT
        page.header_distance = page.footer_distance = Mm(10)
        style = self._made.styles["Normal"]
        style.font.name, style.font.size = _FONT, _SIZE
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.space_before = Pt(0)
        properties = style.element.get_or_add_rPr()
        properties.append(properties.makeelement(qn("w:lang"), {qn("w:val"): "es-CO"}))
        told = self._made.core_properties
        told.title, told.author, told.comments, told.language = title, "", "", "es-CO"
        told.created = told.modified = _MADE
        told.last_modified_by, told.revision = "", 1

    def _head(self, title: str, under: str, corner: str) -> None:
        header = self._made.sections[0].header
        table = header.add_table(1, 3, Mm(WIDTH_MM))
        _ruled(table)
        _widths(table, (55.0, 86.9, 34.0))
        names, what, page = table.rows[0].cells
        _write(names.paragraphs[0], "{{ entidad.nombre | o_linea }}", bold=True, size=_SMALL)
        _write(names.add_paragraph(), "{% if entidad.nit %}NIT {{ entidad.nit }}{% endif %}", size=_SMALL)
        _write(what.paragraphs[0], title.upper(), bold=True, size=Pt(11), at=_CENTRE)
        _write(what.add_paragraph(), under, size=_SMALL, at=_CENTRE)
        _write(page.paragraphs[0], "Página ", size=_SMALL, at=_CENTRE)
        _number(page.paragraphs[0], "PAGE")
        _write(page.paragraphs[0], " de ", size=_SMALL, at=_CENTRE)
        _number(page.paragraphs[0], "NUMPAGES")
        _write(page.add_paragraph(), corner, size=_SMALL, at=_CENTRE)
        for cell in table.rows[0].cells:
            _middle(cell)
        _drop(header.paragraphs[0])
        header.add_paragraph().paragraph_format.line_spacing = Pt(4)

    def _foot(self, told: str) -> None:
        foot = self._made.sections[0].footer.paragraphs[0]
        _write(foot, told, size=Pt(7), colour="606060")
        _line_above(foot)

    def section(self, title: str, rows: Sequence[Sequence[tuple[str, str]]]) -> None:
        """A title and rows of pairs of label and value, one or two a row."""
        table = self._table(4, title, (32.0, 55.9, 34.0, 54.0))
        for number, pairs in enumerate(rows, 1):
            row = _added(table)
            _whole(row)
            cells = row.cells
            if len(pairs) == 1:
                cells = (cells[0], cells[1].merge(cells[3]))
            told = [text for pair in pairs for text in pair]
            for place, (cell, text) in enumerate(zip(cells, told, strict=True)):
                _write(
                    cell.paragraphs[0], text, bold=place % 2 == 0, size=_SMALL if place % 2 == 0 else _SIZE
                )
                if place % 2 == 0:
                    _shaded(cell, _LABEL)
                _middle(cell)
                cell.paragraphs[0].paragraph_format.keep_with_next = number < len(rows) or None
        self.gap()

    def rows(
        self,
        title: str,
        columns: Sequence[tuple[str, float]],
        over: str,
        cells: Sequence[str],
        *,
        empty: str = "",
        centred: frozenset[int] = frozenset(),
    ) -> None:
        """A title and a row for each of a list, under the heads of its columns (title and width in mm);
        `empty` is said when there is none."""
        table = self._table(len(columns), title, [width for _, width in columns])
        heads = _added(table)
        _repeated(heads)
        for cell, (name, _) in zip(heads.cells, columns, strict=True):
            _write(cell.paragraphs[0], name, bold=True, size=_SMALL, at=_CENTRE)
            _shaded(cell, _LABEL)
            _middle(cell)
        _ordered(table, f"{{%tr for fila in {over} %}}")
        row = _added(table)
        _whole(row)
        for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            _write(cell.paragraphs[0], text, size=_SMALL, at=_CENTRE if place in centred else _LEFT)
        _ordered(table, "{%tr endfor %}")
        if empty:
            _ordered(table, f"{{%tr if not {over} %}}")
            told = _added(table).cells
            _write(told[0].merge(told[-1]).paragraphs[0], empty, size=_SMALL)
            _ordered(table, "{%tr endif %}")
        self.gap()

    def groups(
        self,
        title: str,
        columns: Sequence[tuple[str, float]],
        over: str,
        cells: Sequence[str],
        group: str,
        subtotal: tuple[str, str],
        total: tuple[str, str],
        *,
        centred: frozenset[int] = frozenset(),
    ) -> None:
        """A title and the rows of a list that has groups: the title of each, its rows, and its subtotal; then
        the total. Of subtotal and total, the words over all columns but the last, and the figure in that."""
        table = self._table(len(columns), title, [width for _, width in columns])
        heads = _added(table)
        _repeated(heads)
        for cell, (name, _) in zip(heads.cells, columns, strict=True):
            _write(cell.paragraphs[0], name, bold=True, size=_SMALL, at=_CENTRE)
            _shaded(cell, _LABEL)
            _middle(cell)
        _ordered(table, f"{{%tr for fila in {over} %}}")
        _ordered(table, "{%tr if fila.es_grupo %}")
        row = _added(table)
        _whole(row)
        head = _write(row.cells[0].merge(row.cells[-1]).paragraphs[0], group, bold=True, size=_SMALL)
        head.paragraph_format.keep_with_next = True
        _shaded(row.cells[0], _LABEL)
        _ordered(table, "{%tr endif %}")
        _ordered(table, "{%tr if fila.es_cuenta %}")
        row = _added(table)
        _whole(row)
        for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            _write(cell.paragraphs[0], text, size=_SMALL, at=_at(place, len(cells), centred))
        _ordered(table, "{%tr endif %}")
        _ordered(table, "{%tr if fila.es_subtotal %}")
        _summed(_added(table), subtotal, _LABEL)
        _ordered(table, "{%tr endif %}")
        _ordered(table, "{%tr endfor %}")
        _summed(_added(table), total, _SHADE)
        self.gap()

    def only_if(self, field: str) -> None:
        """What follows, until `end_if`, is there when a field tells something."""
        _write(self._made.add_paragraph(), f"{{%p if {field} %}}")

    def end_if(self) -> None:
        _write(self._made.add_paragraph(), "{%p endif %}")

    def text(self, words: str, *, after: int = 6, stays: bool = False) -> None:
        """A paragraph; what stands between `**` is bold. One that `stays` is on the page of what follows, so
        that nobody signs a page with nothing on it."""
        paragraph = self._made.add_paragraph()
        paragraph.alignment = _BOTH
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.line_spacing = 1.15
        paragraph.paragraph_format.keep_with_next = stays or None
        paragraph.paragraph_format.keep_together = stays or None
        for place, part in enumerate(words.split("**")):
            if part:
                paragraph.add_run(part).bold = bool(place % 2) or None

    def heading(self, words: str) -> None:
        _write(self._made.add_paragraph(), words, bold=True, size=Pt(11), at=_CENTRE)
        self.gap(6)

    def gap(self, points: int = 8) -> None:
        paragraph = self._made.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(points)

    def signature(self, below: str = "Supervisión del contrato {{ contrato.numero }}") -> None:
        """The place to sign, which stays together on one page."""
        lines = (
            ("", False),
            ("", False),
            ("", False),
            ("_" * 42, False),
            ("{{ supervisor.nombre }}", True),
            ("{%p if supervisor.cargo %}", False),
            ("{{ supervisor.cargo }}", False),
            ("{%p endif %}", False),
            (below, False),
        )
        for place, (words, bold) in enumerate(lines):
            paragraph = _write(self._made.add_paragraph(), words, bold=bold)
            paragraph.paragraph_format.keep_with_next = place < len(lines) - 1
            paragraph.paragraph_format.keep_together = True

    def _table(self, columns: int, title: str, widths: Sequence[float]) -> Table:
        table: Table = self._made.add_table(1, columns)
        _ruled(table)
        _widths(table, widths)
        first = table.rows[0]
        _whole(first)
        cell = first.cells[0].merge(first.cells[-1])
        paragraph = _write(cell.paragraphs[0], title.upper(), bold=True)
        paragraph.paragraph_format.keep_with_next = True
        _shaded(cell, _SHADE)
        return table

    def content(self) -> bytes:
        """The form, the same bytes each time."""
        out = io.BytesIO()
        self._made.save(out)
        with zipfile.ZipFile(io.BytesIO(out.getvalue())) as archive:
            return packed({name: archive.read(name) for name in archive.namelist()})


def _write(
    paragraph: Paragraph,
    words: str,
    *,
    bold: bool = False,
    size: Pt | None = None,
    at: WD_ALIGN_PARAGRAPH | None = None,
    colour: str = "",
) -> Paragraph:
    if at is not None:
        paragraph.alignment = at
    if words:
        run = paragraph.add_run(words)
        run.bold = bold or None
        run.font.size = size
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
    return paragraph


def _number(paragraph: Paragraph, field: str) -> None:
    """A number that Word counts itself."""
    told = OxmlElement("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {field} "
    shown = OxmlElement("w:t")
    shown.text = "1"
    for part in (_mark("begin"), told, _mark("separate"), shown, _mark("end")):
        run = paragraph.add_run()  # each in its own: LibreOffice forgets the size of what shares one
        run.font.size = _SMALL
        run._r.append(part)


def _mark(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _at(place: int, many: int, centred: frozenset[int]) -> WD_ALIGN_PARAGRAPH:
    """How a cell of a table of figures is set: the last one holds the figure."""
    if place == many - 1:
        return _RIGHT
    return _CENTRE if place in centred else _LEFT


def _summed(row: _Row, told: tuple[str, str], colour: str) -> None:
    """A row that tells a sum: its words, and the figure in the last column."""
    _whole(row)
    words = row.cells[0].merge(row.cells[-2])
    for cell, text in zip((words, row.cells[-1]), told, strict=True):
        _write(cell.paragraphs[0], text, bold=True, size=_SMALL, at=_LEFT if cell is words else _RIGHT)
        _shaded(cell, colour)
        _middle(cell)


def _ordered(table: Table, order: str) -> None:
    """A row that holds an order and is gone once the form is filled."""
    _write(_added(table).cells[0].paragraphs[0], order, size=_SMALL)


def _added(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _ruled(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side, twentieths in (("top", 30), ("left", 90), ("bottom", 30), ("right", 90)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(twentieths))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False


def _widths(table: Table, widths: Sequence[float]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _shaded(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _middle(cell: _Cell) -> None:
    at = OxmlElement("w:vAlign")
    at.set(qn("w:val"), "center")
    cell._tc.get_or_add_tcPr().append(at)


def _whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeated(row: _Row) -> None:
    _whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _drop(paragraph: Paragraph) -> None:
    paragraph._p.getparent().remove(paragraph._p)


def _line_above(paragraph: Paragraph) -> None:
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "A0A0A0")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)
