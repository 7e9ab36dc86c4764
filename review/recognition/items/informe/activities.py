"""What an informe says was done: the rows of its tables, the items of its lists, its paragraphs.

A part of the paper that tells activities begins at a table's head, a title or a sentence that announces
them, and ends at the words that close it. What cannot be told to be an activity is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from review.model import Activity, Box
from review.model.marks import PageMark
from review.recognition.items.informe.activity_columns import splits
from review.recognition.items.informe.activity_lists import ActivityRow, opens_answer
from review.recognition.items.informe.activity_parts import ANNOUNCES, TITLE_WORDS, listed, uncrossed
from review.recognition.items.informe.activity_sheets import ReportSheet, sheets_of
from review.recognition.items.informe.activity_tables import (
    Header,
    header_at,
    rows,
)
from review.recognition.items.informe.proof_pages import with_proof_pages
from review.recognition.page.page_text import PageText
from review.recognition.page.paragraphs import (
    PrintLine,
    ends_sentence,
    starts_item,
)
from review.recognition.papers.sorted_page import SortedPage

MOST_ACTIVITIES = 400  # judgement: bounds what a bad file costs
LARGE_PICTURE = 0.03
"""Share of a page's area from which on a picture is no logo and no signature."""

# Judgement: heights of print between what was told and who signs; words of a name and of a short title; below
# which share of a page a title may stand; words and lines that lead to a list.
_APART = 0.4
_NAME_WORDS = 7
_SHORT_TITLE = 8
_TOP = 0.12
_LEAD_WORDS, _LEAD_LINES = 6, 6
_ITEM_WORDS = 4  # a first item has more: fewer are a heading with its number
_HEADER_OVERLAP = 0.2  # heights by which the first row may reach into the header
_OPENING_LINES = 4  # of a page, in which evidence is told to be so
_LEFT_OF_TABLE_POINTS = 60  # judgement: lines further left than the table's edge are no rows of it
_LEAST_ANSWERED = 3  # items: with fewer a list may be of anything
_MOSTLY_ANSWERED = 0.6  # of a list's items, that it be one of obligations
_SECTION = r"(?:(?:\d{1,2}|[ivx]{1,4}|[a-h])\s?[.)-]+\s*)?"

_TITLE = re.compile(
    _SECTION
    + r"(?:(?:descripcion|desarrollo|relacion|detalle|resumen|listado|ejecucion|cumplimiento|informe)"
    r" (?:y \w+ )?(?:de |del )?(?:las |los |la |el )?)?"
    r"(?:actividades|obligaciones|gestion realizada|gestiones|labores|acciones|desarrollo del objeto"
    r"|objeto contractual|(?:por|de) cada (?:obligacion|actividad)|por (?:obligacion|actividad))\b"
)
_NOT_A_TITLE = re.compile(r"^informe\b|\bcontrato de\b|\banexar\b")
_CLOSES = re.compile(
    _SECTION
    + r"(?:(?:para|en) constancia\b|atentamente\b|cordialmente\b|respetuosamente\b|agradezco\b|cordial saludo"
    r"|(?:se|lo) (?:firma|suscribe|expide|anterior)\b.{0,80}\b(?:a los|dias?|20\d\d)\b|_{4,}"
    r"|sin otro particular|quedo atent[oa]|firma(?:do|s)?\b(?! de)|(?:certifico|declaro|manifiesto)\b"
    r"|(?:seguridad social|soporte de aportes|aportes)\b[^:]{0,20}:.*\bplanilla\b"
    r"|est[ea] es (?:la|el) (?:entrega|pago|informe|cuota) (?:n[o.°]*|numero)?\s?\d"
    r"|informacion del pago\b|planilla (?:n\w* )?operador\b"
    r"|planilla (?:(?:de|del) )?(?:[a-z]+ ?){0,4}[^a-z\d]{0,4}\d{7,}"
    r"|v(?:o|isto)\W{0,2}\s?b(?:o|ueno)\b|vobo\b|recibi a satisfaccion"
    r"|(?:elaboro|reviso|aprobo|proyecto)\s*:|(?:ciudad|lugar)(?:(?: y)? fecha\b|$)"
    r"|[a-z. ]{3,30}, (?:a )?\d{1,2} de [a-z]+ del? \d{4}\W*$"
    r"|fecha (?:del? )?(?:la )?(?:presentacion|elaboracion|entrega|firma|suscripcion|informe|expedicion)\b"
    r"[^\d]{0,40}(?:\d[\d/. -]{6,}|\d{1,2}\W{1,3}(?:de )?[a-z]{3,10}\W{1,3}(?:de )?\d{2}))"
)
_CLOSES_AS_TITLE = re.compile(
    _SECTION
    + r"(?:seguridad social|pagos? (?:de|a|al) (?:la |sistema )?|aportes\b|planilla|no\.? (?:de )?planilla"
    r"|declaracion|productos?\b|entregables\b|evidencias?\b|registros? fotografico|soportes?\b|firmas?\b"
    r"|observaci(?:on|ones)\b|(?:(?:relacion|lista|listado|indice) de )?anexos?\b"
    r"|notas?\b|c\.?c\.?\b|contratista\b|supervisor|certificacion|logros\b"
    r"|datos (?:bancarios|de la cuenta|del pago)|informacion\b|conclusi|recomendaci|balance|valor\b"
    r"|forma de pago|dificultades|(?:el|la) contratista\b|estado (?:financiero|de cuenta)|resumen\b)"
)
# Sentences that end what a letter tells of the work: of the aportes, the money, and what goes with it.
_TURNS_AWAY = re.compile(
    r"(?:(?:dejo|hago|se deja) constancia|acredito|certifico|declaro|pague|cancele)\b.{0,60}"
    r"\b(?:aportes|pagos?|planilla|seguridad social)\b"
    r"|(?:a|hasta) la fecha\b.{0,40}\b(?:recibid|pagad|cancelad|girad|cobrad|facturad)[oa]s?\b.*\$"
    r"|(?:con|una vez)\b.{0,60}\b(?:pago|cuenta|cuota)\b.{0,40}\bsaldo\b"
    r"|(?:los|las) (?:soportes|evidencias|anexos|documentos)\b[^.]{0,40}\bse (?:adjuntan|anexan)\b"
)
_BESIDE = re.compile(r"(?:evidencias?|soportes?|productos?|observaci(?:on|ones)|logros?)\b[^:]{0,20}:\s*\w")
_FIELD_LINE = re.compile(
    r"(?:contrato|contratista|nombre|objeto|periodo|plazo|cuota|valor|supervisor|cedula|identificacion|fecha"
    r"|entidad|dependencia|nit)\b[^:]{0,40}(?::|no\.)"
)
_GREETS = re.compile(r"(?:respetad|estimad|apreciad|senor|doctor|cordial|objeto|asunto|ref)")
_OBJECT = re.compile(r"\bobjeto\W+(?:\w+\W+){0,3}$")
_OPEN_END = re.compile(
    r"(?:\b(?:del?|el|las?|los|una?|y|e|o|u|para|por|con|en|al?|que|sus?|cada|entre|sobre|sin)|,)$"
)
_SENTENCE_END = re.compile(r"[a-z]{4,}[.;]$")  # a name ends with no stop, but behind an initial: `S.A.S.`
_EVIDENCE = re.compile(
    r"\b(?:anexos?|evidencias?|registros?|soportes?|fotograf\w+|imagen|figura|asistencia|asistentes)\b"
)
_FIRST_ITEM = re.compile(
    r"(?:obligacion|actividad|compromiso|funcion|alcance)(?: [a-z]+)? ?(?:n[o.°]* ?)?0?1\b"
    r"|obligacion ?:|\(?(?:0?1|a)\s?(?:[.)°]|-\s)(?!\d)|primer[ao]\s?[.:)-]"
    r"|[•●▪■◦○‣·➢➤✓✔*\uf0b7\uf0a7\uf0d8\uf0fc]"
)
_NEW_SECTION = re.compile(r"\d{1,2}[.)-]+ [A-ZÁÉÍÓÚÑÜ][A-ZÁÉÍÓÚÑÜ ]{3,}[.:](?: |$)")  # `4. CONCLUSIÓN. El …`
_ORDINAL = re.compile(r"\(?(?:\d{1,2}\.)*(\d{1,2}|[a-z])\b")  # of `7.1`, the 1
_NAME = re.compile(
    r"(?:[A-ZÁÉÍÓÚÜÑ][\w.'’-]*|de|del|la|las|los|y)(?: (?:[A-ZÁÉÍÓÚÜÑ][\w.'’-]*|de|del|la|las|los|y)){1,6}"
)


@dataclass(slots=True)
class _Part:
    """A part of the informe that tells activities: a table with its columns, or running text."""

    header: Header | None
    lines: list[PrintLine] = field(default_factory=list)

    def repeats(self, header: Header) -> bool:
        """Is it a head of this very table, or of one like it?"""
        return self.header is not None and self.header.again(header)


def activities(pages: Sequence[SortedPage]) -> tuple[Activity, ...]:
    """The activities of an informe's pages, in the order of the paper. Never raises for what they say."""
    found: list[ActivityRow] = []
    for part in _told(pages):
        found += _table(part) if part.header is not None else listed(part.lines)
    kept = [one for row in found[:MOST_ACTIVITIES] if (one := _activity(row)) is not None]
    return with_proof_pages(kept, pages)


def activity_places(pages: Sequence[SortedPage]) -> dict[int, list[Box]]:
    """The lines in which an informe tells activities, by page, in their order.

    What begins there is said of an activity, not of the report: rows of tables, and lists from their first
    item on. Before it, and where nothing is numbered, a list cannot be told from the form around it. Never
    raises for what the pages say.
    """
    found: dict[int, list[Box]] = {}
    for part in _told(pages):
        first = 0 if part.header is not None else _first_item(part.lines)
        for line in part.lines[first:]:
            found.setdefault(line.page.page.number, []).append(line.box)
    return found


def _told(pages: Sequence[SortedPage]) -> tuple[_Part, ...]:
    """The parts that tell activities, over the pages with words."""
    return _told_on(
        tuple((p.text, p.goes_on or PageMark.EVIDENCE in p.label.marks) for p in pages if p.text is not None)
    )


@lru_cache(maxsize=1)
def _told_on(pages: tuple[tuple[PageText, bool], ...]) -> tuple[_Part, ...]:
    """The same of pages and whether each is evidence. Kept a while: three ask for it of one document."""
    return tuple(_parts(sheets_of(pages)))


def _first_item(lines: Sequence[PrintLine]) -> int:
    """Where a list begins with its first item; behind the last line when it has none."""
    firsts = (at for at, line in enumerate(lines) if _FIRST_ITEM.match(line.flat) and not _heads_cells(line))
    return next(firsts, len(lines))


def _heads_cells(line: PrintLine) -> bool:
    """Does the line head several cells of a form that numbers them: `1. CONTRATO No. | 2. NOMBRE`?"""
    cells = line.page.lines[_place(line)]
    return sum(starts_item(line.page.text_of(cell)) is not None for cell in cells) > 1


def _parts(sheets: Sequence[ReportSheet]) -> list[_Part]:
    return _walk(sheets, tables=True) or _walk(sheets, tables=False) or _unannounced(sheets)


def _walk(sheets: Sequence[ReportSheet], *, tables: bool) -> list[_Part]:
    found: list[_Part] = []
    current: _Part | None = None
    for sheet in sheets:
        if sheet.evidence and (current is None or not _goes_on(sheet, current)):
            current = None
            continue
        skip = -1.0
        before: list[str] = []
        for line in sheet.kept:
            if line.box.top < skip:
                continue
            if tables:
                header = header_at(line)
                if header is not None and (current is None or current.repeats(header)):
                    current = _Part(header)
                    found.append(current)
                    skip = header.bottom - _HEADER_OVERLAP * sheet.text.height
                    continue
            elif current is None and _begins(line, before):
                current = _Part(None)
                found.append(current)
                if _is_title(line) or starts_item(line.text) is None or _announces_section(line):
                    before.append(line.flat)
                    continue
            before.append(line.flat)
            if current is None:
                continue
            above = current.lines[-1] if current.lines else None
            if _closes(line, above, table=tables) or _is_next_section(line, current):
                current = None
                continue
            current.lines.append(line)
    return [part for part in found if part.lines and not _counts(part)]


def _counts(part: _Part) -> bool:
    """Does a table only count what was done, obligation by obligation, and a list below it tell it?"""
    rows_told = [row.done.text[row.label :] for row in _table(part) if row.done is not None]
    return bool(rows_told) and not any(any(map(str.isalpha, text)) for text in rows_told)


def _unannounced(sheets: Sequence[ReportSheet]) -> list[_Part]:
    """A numbered list that nothing announces, where most items have an answer of their own below them."""
    part = _Part(None)
    for line in (line for sheet in sheets if not sheet.evidence for line in sheet.kept):
        if not part.lines and not (starts_item(line.text) is not None and _FIRST_ITEM.match(line.flat)):
            continue
        if part.lines and _closes(line, part.lines[-1], table=False):
            break
        part.lines.append(line)
    rows = listed(part.lines) if part.lines else []
    answered = sum(row.duty is not None and row.done is not None for row in rows)
    return [part] if answered >= max(_LEAST_ANSWERED, _MOSTLY_ANSWERED * len(rows)) else []


def _is_title(line: PrintLine) -> bool:
    said = line.flat
    return (
        len(line.words) <= TITLE_WORDS
        and _TITLE.match(said) is not None
        and not _NOT_A_TITLE.search(said)
        and not said.rstrip().endswith((".", ","))
    )


def _begins(line: PrintLine, before: Sequence[str]) -> bool:
    """Does a part that tells activities begin with or below this line?"""
    said = line.flat
    if _is_title(line) and not (before and _OPEN_END.search(before[-1])):
        below = before or line.box.top > _TOP * line.page.page.height
        if below and (line.text.isupper() or said.endswith(":") or len(line.words) <= _SHORT_TITLE):
            return True
    if said.rstrip().endswith((":", " asi.", " asi")):
        return _announces(said, before)
    begins = starts_item(line.text)
    announced = any(
        ANNOUNCES.search(one) and len(one.split()) > _LEAD_WORDS and not one.startswith("informe")
        for one in before[-_LEAD_LINES:]
    )
    return (
        begins is not None
        and said.startswith(("1", "a)", "(1", "•", "●"))
        and announced
        and len(line.words) > _ITEM_WORDS
    )


def _announces(said: str, before: Sequence[str]) -> bool:
    """Does the sentence that ends with this line announce activities?"""
    sentence = [said]
    for one in reversed(before[-_LEAD_LINES:]):
        if one.endswith((".", ":", ";")):
            break
        sentence.insert(0, one)
    return (
        not _GREETS.match(said)
        and not _OBJECT.search(said)
        and ANNOUNCES.search(" ".join(sentence)) is not None
    )


def _closes(line: PrintLine, above: PrintLine | None, *, table: bool) -> bool:
    """Do the words of this line end the part?"""
    said = line.flat
    if _CLOSES.match(said) or (not table and _FIELD_LINE.match(said)):
        return True
    if (above is None or ends_sentence(above.text)) and _TURNS_AWAY.match(said):
        return True
    if _BESIDE.match(said):
        return False
    whole, cells = line.text, len(line.page.lines[_place(line)])
    if len(line.words) > TITLE_WORDS or cells > 2:
        return False
    apart = (
        above is None
        or above.page is not line.page
        or line.box.top - above.box.bottom > _APART * line.page.height
    )
    headed = whole.isupper() or ":" in whole or starts_item(whole) is not None or (cells == 1 and apart)
    if _CLOSES_AS_TITLE.match(said) and whole[:1].upper() == whole[:1] and headed and not whole.endswith("."):
        return True
    if above is not None and _OPEN_END.search(above.flat):
        return False
    if len(line.words) > _NAME_WORDS or cells != 1 or not apart or _SENTENCE_END.search(said):
        return False
    return _NAME.fullmatch(whole) is not None


def _is_next_section(line: PrintLine, part: _Part) -> bool:
    """Does a line number and name a section of the report, below the items with letters of the one before?"""
    if part.header is not None or _NEW_SECTION.match(line.text) is None:
        return False
    items = [_ORDINAL.match(one.flat) for one in part.lines if starts_item(one.text) is not None]
    return len(items) > 1 and all(item is not None and item[1].isalpha() for item in items)


def _announces_section(line: PrintLine) -> bool:
    """`2. EJECUCIÓN. En el mes se cumplieron las siguientes actividades:`"""
    return _NEW_SECTION.match(line.text) is not None and line.text.endswith(":")


def _place(line: PrintLine) -> int:
    """Which of its page's lines it is."""
    return line.page.segment_of[line.words[0]].line


def _goes_on(sheet: ReportSheet, part: _Part) -> bool:
    """Is a page taken for evidence rather the rest of the part before it?"""
    lines, text = sheet.kept[:_OPENING_LINES], sheet.text
    said = " ".join(line.flat for line in lines)
    area = text.page.width * text.page.height
    if part.header is None and lines and (_is_next(lines[0], part) or _answers(lines[0], part)):
        return True
    if _EVIDENCE.search(said) or any(b.width * b.height > LARGE_PICTURE * area for b in text.page.pictures):
        return False
    if not lines:
        return False
    opening = lines[0].text
    if part.header is None:
        return opening[:1].islower() or starts_item(opening) is not None
    edge = min(cell.x0 for cell in part.header.cells)
    return (
        not (_CLOSES.match(lines[0].flat) or len(lines) < 2)
        and lines[0].box.x0 > edge - _LEFT_OF_TABLE_POINTS
    )


def _is_next(line: PrintLine, part: _Part) -> bool:
    """Does a line begin the item whose number or letter follows that of the part's last item?"""
    last = next((one for one in reversed(part.lines) if starts_item(one.text) is not None), None)
    one, two = None if last is None else _ORDINAL.match(last.flat), _ORDINAL.match(line.flat)
    if one is None or two is None or starts_item(line.text) is None:
        return False
    if one[1].isdecimal() and two[1].isdecimal():
        return int(two[1]) == int(one[1]) + 1
    return not one[1].isdecimal() and not two[1].isdecimal() and ord(two[1]) == ord(one[1]) + 1


def _answers(line: PrintLine, part: _Part) -> bool:
    """Does a line begin to say what was done about the obligation that the part ends with?"""
    return opens_answer(line.text) and _waits(part)


def _waits(part: _Part) -> bool:
    """Does a list end with an obligation of which nothing was said yet?"""
    told_so_far = listed(part.lines) if part.lines else []
    return bool(told_so_far) and told_so_far[-1].done is None


def _table(part: _Part) -> list[ActivityRow]:
    header = part.header
    if header is None:
        return []
    parts = splits(header, part.lines)
    return rows(uncrossed(part.lines, parts), header, parts)


def _activity(row: ActivityRow) -> Activity | None:
    if row.done is None:
        return None if row.place is None or not row.duty else Activity(row.duty, "", row.page, row.place)
    text = row.done.text[row.label :].strip()
    return Activity(row.duty or None, text, row.page, row.done.box, row.proof) if text else None
