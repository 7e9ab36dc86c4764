"""Evidence that an informe announces: on pages that follow it, or somewhere else, behind a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from review.model import Mark
from review.model.marks import ItemMark
from review.recognition.grammar import fold
from review.recognition.page.page_text import PageText

_PROOF = (
    r"(?:soportes?|evidencias?|anexos?|registros? fotografic\w+|fotografias?|listas? de asistencia|folios?)"
)
_FOLLOWS = r"(?:se )?(?:anexa|adjunta|aporta|allega|incluye|relaciona)(?:n|mos|do|da|dos|das)?"
_ANNOUNCED = re.compile(
    r"\b(?:ver|vease|segun|conforme al?|como consta en|obra en|reposa en|que obran? a) (?:el |la |los |las )?"
    rf"{_PROOF}\b"
    rf"|\b{_PROOF}\b[^.;:|\n]{{0,50}}\b(?:se )(?:anexa|adjunta|aporta|allega)n?\b"
    rf"|\b{_FOLLOWS} (?:al? (?:presente|este) (?:informe )?)?(?:el |la |los |las |como )?(?:\w+ )?{_PROOF}\b"
    rf"|\b(?:soportes?|evidencias?|medios? de verificacion) ?: ?(?=[a-z\d])(?!n/?a\b|no\b|ningun)"
    r"|\banexos? (?:(?:n[o°.]*|numero|#) ?)?(?:\d{1,2}|[ivx]{1,4})\b"
    rf"|\b{_PROOF} en \(? ?[1-9]\d{{0,2}} ?\)? ?(?:folios?|paginas?|hojas?)\b"
)
# A cell of a column of evidence.
_CELL = re.compile(
    r"(?:ver )?(?:folios?|carpeta|anexo|soporte|evidencia) (?:n[o°.]* ?)?\d{1,3}(?: (?:a|al|y|-) \d{1,3})?"
)
_HEAD = re.compile(r"\b(?:soportes?|evidencias?|anexos?|medios? de verificacion|folios?)\b")
# Papers that stand in the file on their own account.
_OTHER_PAPER = re.compile(
    r"\b(?:planillas?|pila|seguridad social|aportes|(?:el|mi|su) aporte|rut|certificaci\w+ bancaria"
    r"|cuenta de cobro|factura|pagos?|estampillas?|cedula|tecnic[oa]s?)\b"
)
_AROUND = 60  # characters: judgement, a sentence's half, in which it is said whose the annexes are
# How the obligation of paying for these ends: what is attached to the answer right behind it is the planilla.
_PAYS = re.compile(
    r"\bpension(?:es)?,?\s+(?:y\s+)?(?:a\s+)?riesgos\s+(?:laborales|profesionales)\b.{0,40}$",
    re.DOTALL,
)
_DUTY_REACH = 90  # characters: the end of that obligation, and the label of its answer
_MARGIN = 0.07  # judgement: of the page's height, with what a scan shifts
_LINK = re.compile(r"https?:|www\.|\b(?:one ?drive|drive|share ?point|dropbox|we ?transfer)\b")
_KEPT = re.compile(
    r"\b(?:enlaces?|links?|vinculos?|nube|repositorio|secop|plataforma|aplicativo|cds?|dvd|usb"
    r"|medios? (?:magnetico|digital|optico)|archivo digital|correo"
    r"|carpeta (?:compartida|digital|virtual))\b"
)
# `[No se anexa]`, `sin evidencias`: in so many words that there is none.
_DENIED = re.compile(
    rf"\b(?:no se (?:anexan?|adjuntan?|aportan?|allegan?)|(?:sin|no hay|no tiene|no cuenta con) "
    rf"(?:{_PROOF}|(?:archivos? |documentos? )?adjuntos?))\b"
    r"|\b(?:soportes?|evidencias?|anexos?) ?: ?(?:n/?a|no aplica|ningun[oa]s?|0+(?![\d/.-]))(?![a-z\d])"
    rf"|\b{_PROOF} en \(? ?(?:0+|cero) ?\)? ?(?:folios?|paginas?|hojas?)\b"
)
_PROOFS = re.compile(rf"\b{_PROOF}\b")


def annex_marks(pages: Sequence[PageText]) -> Iterator[Mark]:
    """Where the informe's own pages first announce evidence, say that it is somewhere else, or that there is
    none."""
    for name, find in (
        (ItemMark.ANNEXES, _announced),
        (ItemMark.ELSEWHERE, _elsewhere),
        (ItemMark.NO_ANNEXES, _denied),
    ):
        found = next((mark for page in pages for mark in find(page, name)), None)
        if found is not None:
            yield found


def _announced(page: PageText, name: ItemMark) -> Iterator[Mark]:
    yield from _marks(page, name, _of_evidence(page, _ANNOUNCED))
    if _HEAD.search(page.flow.flat):
        for segment in page.segments:
            said = page.text_of(segment)
            if _CELL.fullmatch(fold(said).strip(" .")):
                yield Mark(name, said, page.number, segment.box)


def _denied(page: PageText, name: ItemMark) -> Iterator[Mark]:
    yield from _marks(page, name, _of_evidence(page, _DENIED))


def _elsewhere(page: PageText, name: ItemMark) -> Iterator[Mark]:
    """A link; or a platform, a disc, a mailbox where its own sentence speaks of evidence."""
    flat = page.flow.flat
    kept = (m for m in _KEPT.finditer(flat) if _PROOFS.search(_around(flat, m)))
    links = (m for m in _LINK.finditer(flat) if not _in_margin(page, m))
    yield from _marks(page, name, (*links, *kept))


def _in_margin(page: PageText, match: re.Match[str]) -> bool:
    """Whether it stands where a browser prints the address of the page itself."""
    box, height = page.flow.box(*match.span()), page.page.height
    return box.bottom < _MARGIN * height or box.top > (1 - _MARGIN) * height


def _of_evidence(page: PageText, phrase: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a phrase is said, and not of another paper of the file."""
    flat = page.flow.flat
    for match in phrase.finditer(flat):
        if _OTHER_PAPER.search(_around(flat, match)) is None and not _of_aportes(page, match):
            yield match


def _of_aportes(page: PageText, match: re.Match[str]) -> bool:
    """Whether it answers the obligation to pay for health, pension and risks, which the planilla proves."""
    box, flat = page.flow.box(*match.span()), page.rows.flat
    rows = (m for m in re.finditer(re.escape(match[0]), flat) if page.rows.box(*m.span()).meets(box))
    befores = [page.flow.flat[: match.start()], *(flat[: m.start()] for m in rows)]
    return any(_PAYS.search(before[-_DUTY_REACH:]) for before in befores)


def _marks(page: PageText, name: ItemMark, said: Iterable[re.Match[str]]) -> Iterator[Mark]:
    flow = page.flow
    for match in said:
        start, end = match.span()
        yield Mark(name, flow.text[start:end], page.number, flow.box(start, end))


def _around(said: str, match: re.Match[str]) -> str:
    return said[max(0, match.start() - _AROUND) : match.end() + _AROUND]
