"""The obligations that a contract's own text lists: the items of the clause that is headed so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from review.model import Box, Document, ProposedDuty
from review.recognition.page.page_text import PageText
from review.recognition.page.paragraphs import PrintLine, lines_of, starts_item

MOST_PAGES: Final = 120  # judgement: bounds what a bad file costs
_LEAST_ITEMS: Final = 2  # a clause with a single item is told in running text
_LEAST_WORDS: Final = 3  # judgement: fewer are a heading, or a page's number
_MOST_LETTERS: Final = 1_500  # judgement: an item of more has swallowed the clause behind it
_HEADING_WORDS: Final = 22  # of a line that may head a clause and go on with its text
_FIGURES = re.compile(r"\d+")

_CLAUSE = (
    r"(?:(?:clausula|capitulo|articulo|numeral)?\s*"
    r"(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|primer[ao]|segund[ao]|tercer[ao]|cuart[ao]|quint[ao]|sext[ao]"
    r"|septim[ao]|octav[ao]|noven[ao]|decim[ao](?: \w+)?)?\s*[.:)–-]*\s*)"
)
_OWN = r"(?:de(?:l| la)|a cargo de(?:l| la)) (?:contratista|prestador)"
# What an office calls the contractor's own duties, the surest first (contracts of public entities).
_SPECIFIC = re.compile(
    rf"{_CLAUSE}(?:obligaciones|actividades|compromisos|funciones)"
    rf"(?: contractuales)? (?:especificas?|particulares)\b"
)
_WHOLE = re.compile(rf"{_CLAUSE}(?:obligaciones|actividades)(?: y actividades)? {_OWN}\b")
_ENDS = re.compile(
    rf"{_CLAUSE}(?:obligaciones|derechos) (?:generales|de (?:la|el)\b|del? (?!contratista)\w+)"
    r"|(?:clausula|capitulo|paragrafo|articulo)\b"
    rf"|{_CLAUSE}(?:plazo|valor|forma de pago|duracion|supervis\w+|interventoria|garantias?|domicilio"
    r"|lugar de|indemnidad|cesion|terminacion"
    r"|liquidacion|confidencialidad|productos?|entregables|perfil|honorarios"
    r"|imputacion|apropiacion|multas|clausula penal|perfeccionamiento|inhabilidades|fundamento|requisitos"
    r"|condiciones|analisis|riesgos?|justificacion)\b"
)
# The items of a clause, also where they follow each other in one paragraph.
_NUMBER = re.compile(r"(?:^|(?<=[.;:,)”»])\s+|\n\s*)\(?(\d{1,2})\s?(?:\.-|[.)-])\s*(?=[^\W\d_])")
_LETTER = re.compile(r"(?:^|(?<=[.;:,])\s+|\n\s*)([a-zñ])\s?\)\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Clause:
    """Lines under a heading; `first` is what the heading's own line says behind it."""

    first: str
    lines: tuple[PrintLine, ...]


def contract_duties(document: Document, pages: Sequence[int] | None = None) -> tuple[ProposedDuty, ...]:
    """The obligations of the contractor that a contract lists, of these pages (None: all of them). Empty
    where no clause is headed so or none is itemised: never a guess. The specific ones where the contract
    parts them from those that every contract has. Never raises for what the pages say."""
    wanted = [one for one in document.pages if one.words and (pages is None or one.number in pages)][
        :MOST_PAGES
    ]
    lines = list(_lines([PageText(one) for one in wanted]))
    for head in (_SPECIFIC, _WHOLE):
        found = [item for clause in _clauses(lines, head) for item in _items(clause)]
        if len(found) >= _LEAST_ITEMS:
            return tuple(found)
    return ()


def _lines(pages: Sequence[PageText]) -> Iterator[PrintLine]:
    """The lines of the pages without those that every page's head and foot repeat."""
    every = [lines_of(page) for page in pages]
    many = Counter(key for own in every for key in {_bare(line) for line in own})
    running = {key for key, count in many.items() if len(pages) > 1 and count > 1 and count * 2 >= len(pages)}
    for own in every:
        yield from (line for line in own if _bare(line) not in running)


def _bare(line: PrintLine) -> str:
    return _FIGURES.sub("", line.flat).strip(" .:-|/")


def _clauses(lines: Sequence[PrintLine], head: re.Pattern[str]) -> Iterator[_Clause]:
    at = 0
    while at < len(lines):
        begins = _heads(lines[at], head)
        at += 1
        if begins is None:
            continue
        end = at
        while end < len(lines) and not _ends(lines[end]):
            end += 1
        yield _Clause(begins, tuple(lines[at - 1 : end]))
        at = end


def _heads(line: PrintLine, head: re.Pattern[str]) -> str | None:
    """What a line says behind the heading of the clause, None for another line."""
    found = head.match(line.flat)
    if found is None or len(line.words) > _HEADING_WORDS:
        return None
    behind = line.text[found.end() :]
    titled = line.text[: found.end()].isupper() or behind.strip()[:1] in (":", ".", "-", "–", "")
    return behind if titled else None


def _ends(line: PrintLine) -> bool:
    said = line.flat
    if _ENDS.match(said) is None:
        return False
    opening = line.text[: max(len(said.split(" ", 1)[0]), 1)]
    return opening[:1].isupper() or line.text[:1].isdecimal()


def _items(clause: _Clause) -> list[ProposedDuty]:
    """The items of a clause by the numbers or letters that follow each other from the first, else by the
    lines that begin with a bullet."""
    text, starts = clause.first, [0]
    for line in clause.lines[1:]:
        starts.append(len(text) + 1)
        text += "\n" + line.text
    run = _run(_NUMBER, text, int) or _run(_LETTER, text, _place) or _bullets(text, starts, clause)
    if not run:
        return []
    ends = [begin for begin, _ in run[1:]] + [len(text)]
    found = []
    for (_, begin), end in zip(run, ends, strict=True):
        said = " ".join(text[begin:end].split()).rstrip(" ;")
        if len(said.split()) >= _LEAST_WORDS and len(said) <= _MOST_LETTERS:
            found.append(_proposed(said, begin, end, starts, clause))
    return found if len(found) >= _LEAST_ITEMS else []


def _place(letter: str) -> int:
    return "abcdefghijklmnñopqrstuvwxyz".index(letter) + 1


def _run(mark: re.Pattern[str], text: str, place: Callable[[str], int]) -> list[tuple[int, int]]:
    """Where items begin with their mark, and behind it: the marks that count on from the first."""
    found: list[tuple[int, int]] = []
    for match in mark.finditer(text):
        if place(match[1]) == len(found) + 1:
            found.append((match.start(), match.end()))
    return found if len(found) >= _LEAST_ITEMS else []


def _bullets(text: str, starts: Sequence[int], clause: _Clause) -> list[tuple[int, int]]:
    found = []
    for start, line in zip(starts[1:], clause.lines[1:], strict=True):
        behind = starts_item(line.text)
        if behind is not None:
            found.append((start, start + behind))
    return found if len(found) >= _LEAST_ITEMS and text else []


def _proposed(said: str, begin: int, end: int, starts: Sequence[int], clause: _Clause) -> ProposedDuty:
    lines = [
        line
        for place, line in enumerate(clause.lines)
        if starts[place] < end and (starts[place + 1] if place + 1 < len(starts) else end) > begin
    ]
    first = lines[0].page
    return ProposedDuty(said, first.number, Box.around(line.box for line in lines if line.page is first))
