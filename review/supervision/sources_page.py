"""The last page of a paper: which page of the file, list or sum each of its figures comes from, and the code
that tells later whether the log still says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from review import spanish
from review.supervision.code_field import drawing
from review.supervision.month_facts import MonthFacts
from review.supervision.paper_facts import FigureSource, PaperFacts
from review.supervision.paper_values import plain

_WIDTHS: Final = (2300, 2100, 3700, 1800)  # twentieths of a point: their shares of the width there is
_TITLES: Final = ("Dato", "Valor", "De dónde salió", "Lo impreso allí")
_LINE: Final = "808080"
_MOST_QUOTED: Final = 120  # letters of what is printed; the page tells the rest


_CODE_WIDTHS: Final = (1900, 8000)
_HOW: Final = (
    "Código de este papel. Dice el contrato, el pago, el mes, el valor y la decisión que lo aprobó. Se "
    "comprueba "
    "sin conexión, en el equipo de la entidad: «vistobueno verificar» con este archivo, con una foto de esta "
    "hoja "
    "o con lo que sigue, entre comillas."
)
_HOW_MONTH: Final = (
    "Código de este papel. Dice cuántas cuentas son, el mes, lo que suman, qué dice de cada una y la última "
    "decisión que las aprobó. Se comprueba sin conexión, en el equipo de la entidad: «vistobueno verificar» "
    "con este archivo, con una foto de esta hoja o con lo que sigue, entre comillas; la respuesta trae la "
    "lista, para compararla con la de este papel."
)


def sources_page(facts: PaperFacts, *, code: bool = False) -> bytes:
    """The paragraphs and the table to put behind a paper, as XML of its body, the code with them when asked.
    Nothing in it needs a style."""
    log = "" if facts.log is None else f" Registro de actos {facts.log.code}."
    about = (
        f"Archivo {plain(facts.archivo)}, {spanish.plural(facts.pages, 'página')}. "
        f"Huella SHA-256 {facts.sha256}. Reglas {plain(facts.rules_version)}.{log}"
    )
    head = "Lo que no trae página salió de la lista de contratos o de una suma."
    return _page(about, head, facts.sources, _code_table(facts.code, _HOW) if code else "")


def _page(about: str, head: str, sources: Iterable[FigureSource], code: str = "") -> bytes:
    rows = [(one.figure, one.shown, one.origin, one.quote[:_MOST_QUOTED]) for one in sources]
    made = (
        _paragraph("Fuentes de los datos", bold=True, size=24, before=True),
        _paragraph(about, size=16) if about else "",
        _paragraph(head, size=16),
        code,
        _table(rows),
        _paragraph("", size=8),
    )
    return "".join(made).encode("utf-8")


def code_block(facts: PaperFacts) -> bytes:
    """The code alone, to put behind a paper; nothing where the log tells no decision."""
    return _block(facts.code, _HOW)


def month_code_block(facts: MonthFacts) -> bytes:
    """The same behind a paper of a month."""
    return _block(facts.code, _HOW_MONTH)


def _block(code: str, how: str) -> bytes:
    if not code:
        return b""
    return (_paragraph("", size=12) + _code_table(code, how) + _paragraph("", size=8)).encode("utf-8")


def _code_table(code: str, how: str) -> str:
    if not code:
        return ""
    picture, words = _CODE_WIDTHS
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _CODE_WIDTHS)
    look = '<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    middle = '<w:vAlign w:val="center"/>'
    return (
        f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{picture}" w:type="dxa"/>{middle}</w:tcPr>'
        f"<w:p><w:r>{drawing()}</w:r></w:p></w:tc>"
        f'<w:tc><w:tcPr><w:tcW w:w="{words}" w:type="dxa"/>{middle}</w:tcPr>'
        f"{_paragraph(how)}{_paragraph(plain(code), bold=True)}</w:tc></w:tr></w:tbl>"
        + _paragraph("", size=8)
    )


def month_sources_page(facts: MonthFacts, *, code: bool = False) -> bytes:
    """The same behind a paper of a month: of each cuenta, where its value was read."""
    log = "" if facts.log is None else f"Registro de actos {facts.log.code}."
    told = _code_table(facts.code, _HOW_MONTH) if code else ""
    return _page(log, "Una fila por cada cuenta: de dónde salió su valor.", facts.sources, told)


def _run(text: str, *, bold: bool = False, size: int = 16, first: str = "") -> str:
    weight = "<w:b/>" if bold else ""
    properties = (
        f'<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>{weight}'
        f'<w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    return f'<w:r>{properties}{first}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(text: str, *, bold: bool = False, size: int = 16, before: bool = False) -> str:
    apart = "<w:pageBreakBefore/>" if before else ""
    spacing = '<w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/>'
    return f'<w:p><w:pPr>{apart}{spacing}<w:jc w:val="left"/></w:pPr>{_run(text, bold=bold, size=size)}</w:p>'


def _table(rows: Sequence[Sequence[str]]) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    head = (
        '<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/>'
        '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    return f"<w:tbl>{head}{_row(_TITLES, title=True)}{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: Sequence[str], title: bool = False) -> str:
    repeat = "<w:tblHeader/>" if title else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if title else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"{_run(plain(text), bold=title)}</w:p></w:tc>"
        for text, width in zip(cells, _WIDTHS, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{made}</w:tr>"
