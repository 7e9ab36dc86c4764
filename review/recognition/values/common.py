"""What several items ask in the same way: the contract, the person, the day of signature, state words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from review.model import Box, Field, Mark
from review.recognition.grammar import Quote, fold
from review.recognition.grammar.contract_numbers import is_secop_id
from review.recognition.grammar.ids import contract_key, find_contract_numbers
from review.recognition.page.page_text import PageText, View
from review.recognition.values.candidates import Choice, boosted, choose
from review.recognition.values.contracts_beside import contracts_after_label
from review.recognition.values.label_hits import Hit
from review.recognition.values.labels import BELOW, NEXT_LINE, RIGHT, SAME, Candidate, LabelledPage
from review.recognition.values.readers import (
    as_read,
    in_view,
    months,
    names,
)

T = TypeVar("T")

_SIGNATURE_LINES = 3  # a name, its number, and a blank
# Who supervises, in words behind their name.
_OFFICIAL = re.compile(r"\s*[,–—(-]\s*(?:el |la )?(?:supervisor|interventor|coordinador|ordenador)")
_OF_A_HOUSE = re.compile(r" ?[–—-] ?(?=[a-z])")


_NOT_THE_SUM = 0.5  # judgement: it may still be the only one
_QUOTED_PAPER = re.compile(
    r"\bplanillas?\b(?! (?:para|de) (?:el )?pagos?\b)|\baportes?\b|\bseguridad social\b"
    r"|\bcotizaci\w+|\bpila\b"
)
_QUOTED_REACH = 90  # characters: judgement, a line of print
_PAPER_CELL = re.compile(
    r"(?:(?:№|n°|no\.?|numero) (?:de )?)?(?:planillas?|pila|seguridad social|aportes?)\b"
)
_PAPER_WORDS = ("planilla", "pila", "seguridad social", "aporte")
_IN_ITS_ROW = 0.55  # judgement: the row may also tell of the whole
_SENTENCE_ENDS = re.compile(r"\n\n|[.;]\s+(?=[A-ZÁÉÍÓÚÑ])")
_ABBREVIATED = re.compile(r"\b(?:no|nro|núm|num|n)$", re.IGNORECASE)
_NUMBER_AND_YEAR = re.compile(r"\d.*[^\d](?:19|20)\d\d$|(?:19|20)\d\d[^\d].*\d$")
_LABELLED_NUMBER = 0.78  # judgement: surer than one that is only in shape
_PREFIX = re.compile(r"^[A-Z]+-")
# A day that its line parts: `Vigente desde 14-03-` and the year below.
_TORN_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[-/.]\s*(?:0?[1-9]|1[0-2])[-/.]\s*20\d\d")
_SAID, _SHAPED = "número de contrato", "forma de un número de contrato"
_CALLED_CONTRACT = re.compile(r"\b(?:contrat|conveni|orden\b|[oó]rdenes\b|cto\b|ctos\b)", re.IGNORECASE)
_CALLED_REACH_CHARS = 90  # judgement: `contrato de prestación de servicios profesionales No.`
_IDENTIFIED = re.compile(
    r"\bidentificad[oa]"
    r"|\bcon (?:la |mi )?(?:c\. ?c\b|cc\b|cedula|c\. ?e\b|documento de identidad|pasaporte|ppt\b)"
)
_NAME_REACH = 60  # characters: the longest name
_CONTRACT_SAID_CONFIDENCE = 0.74  # judgement: in the shape of a contract's number, without a label
_CONTRACT_REACH_CHARS = 45  # judgement: `de prestación de servicios profesionales No.`
_LEAST_WHOLE = 6  # figures: judgement, fewer beside SECOP II's id may be anything
_PIECE_SHARE = 0.6  # judgement: what a bare number keeps of its confidence beside one in a contract's shape
_LABELLED_NAME_REACH_CHARS = 6  # a label's colon and `Sr.`
_GAP_CHARS = 3  # a comma and blanks between a name and `identificado`
_IDENTIFIED_CONFIDENCE = 0.9  # judgement: other people are identified too


def contract(
    pages: Sequence[LabelledPage], family: str = "contrato", *, said: float = _CONTRACT_SAID_CONFIDENCE
) -> Choice[str] | None:
    """The contract's number: beside its label, or anywhere in the shape of one."""
    found: list[Candidate[str]] = []
    for page in pages:
        found += page.candidates(family, contracts_after_label, reach=_CONTRACT_REACH_CHARS)
        flow = page.page.flow
        for quote in as_read(page.page, find_contract_numbers)(flow.text):
            if _TORN_DAY.fullmatch(quote.text):
                continue
            source = (
                _SAID
                if _CALLED_CONTRACT.search(flow.behind(quote.start, _CALLED_REACH_CHARS)[1])
                else _SHAPED
            )
            found += in_view(page.page, flow, [quote], said, source)
    choice = choose(_plausible(found), key=_figures)
    if choice is None:
        return None
    same = [c for c in found if _figures(c.value) == _figures(choice.best.value)]
    best = max(same, key=lambda c: (len(contract_key(c.value)), c.score))
    labelled = any(c.source.startswith(f"{family}:") for c in same)
    if labelled and choice.note is None and _NUMBER_AND_YEAR.search(best.value):
        choice = replace(choice, confidence=max(choice.confidence, _LABELLED_NUMBER))
    return replace(choice, best=best, labelled=labelled or any(c.source == _SAID for c in same))


def _figures(number: str) -> str:
    """A contract's key without its letters: `014 de 2026` and `CPS-014-2026` support each other."""
    key = contract_key(number)
    return key if "." in key else _PREFIX.sub("", key)


def _plausible(found: Iterable[Candidate[str]]) -> list[Candidate[str]]:
    """Labelled bare numbers lose to a shaped number that they begin or end; SECOP II's id is another name
    of the contract, and only its own figures are a piece of it."""
    kept = list(found)
    shaped = [c for c in kept if any(ch.isalpha() for ch in c.value) or "-" in c.value or "." in c.value]
    ids = [c.value for c in shaped if is_secop_id(c.value)]
    if len(ids) < len(shaped):
        return [c if c in shaped else boosted(c, _PIECE_SHARE) for c in kept]
    if ids:
        return [boosted(c, _PIECE_SHARE) if c not in shaped and _is_piece(c.value, ids) else c for c in kept]
    return kept


def _is_piece(number: str, ids: Iterable[str]) -> bool:
    return len(number) < _LEAST_WHOLE or any(number in one for one in ids)


def people(pages: Sequence[LabelledPage], family: str = "nombre") -> list[Candidate[str]]:
    """The contractor's name beside its labels, or before `identificado con` in a sentence."""
    found: list[Candidate[str]] = []
    for page in pages:
        flow = page.page.flow
        for hit in page.of(family):
            found += _called(page, hit)
            if _is_role(flow, hit):
                continue
            where = (SAME, NEXT_LINE, RIGHT, BELOW)
            beside = page.beside(hit, _no_official, where=where, reach=_LABELLED_NAME_REACH_CHARS)
            found += [] if beside is None else [beside]
        for match in _IDENTIFIED.finditer(flow.flat):
            begin, before = flow.behind(match.start(), _NAME_REACH)
            said = names(before)[-1:]
            if said and match.start() - begin - said[0].end <= _GAP_CHARS:
                found += in_view(page.page, flow, said, _IDENTIFIED_CONFIDENCE, "identificado con", begin)
    return found


def _called(page: LabelledPage, hit: Hit) -> list[Candidate[str]]:
    """Who is called so behind their name: `Rosa Campo, contratista`."""
    flow = page.page.flow
    begin, before = flow.behind(hit.start, _NAME_REACH)
    said = names(before)[-1:]
    if not said or before[said[0].end :].strip(" \n") != ",":
        return []
    return in_view(page.page, flow, said, _IDENTIFIED_CONFIDENCE, "contratista", begin)


def _no_official(text: str) -> list[Quote[str]]:
    """The names, but those of who is told to supervise: `Rosa Campo, supervisor(a)`."""
    return [said for said in names(text) if _OFFICIAL.match(fold(text[said.end :])) is None]


def _is_role(flow: View, hit: Hit) -> bool:
    """Is it what who signed above is to a house, `Contratista – Parques Naturales`, or who is named before it
    (`Rosa Campo, contratista`), and no label?"""
    before = flow.text[: hit.start].rpartition("\n")[2].rstrip()
    if before.endswith(",") and names(before):
        return True
    if _OF_A_HOUSE.match(flow.flat, hit.end) is None:
        return False
    above = flow.text[: hit.start].rstrip().splitlines()[-_SIGNATURE_LINES:]
    return any(map(names, above))


def name_fields(candidates: Iterable[Candidate[str]]) -> tuple[Field, ...]:
    """Names as fields, best first."""
    ranked = sorted(candidates, key=lambda c: -c.score)
    return tuple(Field("contratista", c.value, c.text, c.page, c.box, round(c.score, 3)) for c in ranked)


def of_other_papers(page: PageText) -> list[Box]:
    """Where the page tells the month of a planilla: `(Planilla No. 123, período 2026-05)`."""
    flow = page.flow
    found: list[Box] = []
    for match in _QUOTED_PAPER.finditer(flow.flat):
        zone = flow.ahead(match.end(), _QUOTED_REACH)
        stops = (
            m.start() for m in _SENTENCE_ENDS.finditer(zone) if not _ABBREVIATED.search(zone[: m.start()])
        )
        zone = zone[: next(stops, len(zone))]
        boxes = [flow.box(match.end() + q.start, match.end() + q.end) for q in as_read(page, months)(zone)]
        # Where labels stand in a column of their own, the first values come right behind the last label.
        top = flow.box(match.start(), match.end()).top
        found += [box for box in boxes if box.bottom > top]
    return found


def not_of_other_papers(page: PageText, found: Iterable[Candidate[T]]) -> list[Candidate[T]]:
    """The months or periods without those of the planilla that the page quotes.

    What stands in a row of a table behind a cell that begins with a planilla is only believed less.
    """
    told = list(found)
    if not told:
        return told
    quoted, beside = of_other_papers(page), _rows_of_other_papers(page)
    kept = [c for c in told if not any(c.box.meets(box) for box in quoted)]
    return [boosted(c, _IN_ITS_ROW) if any(c.box.meets(box) for box in beside) else c for c in kept]


def _rows_of_other_papers(page: PageText) -> list[Box]:
    """The cells right of a cell `Planilla No.` or `Seguridad social`, on its line."""
    found: list[Box] = []
    if not any(word in page.flow.flat for word in _PAPER_WORDS):
        return found
    for line in page.lines:
        heads = [s for s in line if _PAPER_CELL.match(fold(page.text_of(s)))]
        if heads:
            found += [s.box for s in line if s.x0 >= heads[0].x1]
    return found


def mark_where(page: PageText, name: str, phrases: Iterable[str]) -> Mark | None:
    """The first of the folded phrases found on the page, as a mark with its evidence."""
    flow = page.flow
    for phrase in phrases:
        at = flow.flat.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if not (at and flow.flat[at - 1].isalnum()) and not (
                end < len(flow.flat) and flow.flat[end].isalnum()
            ):
                return Mark(name, flow.text[at:end], page.number, flow.box(at, end))
            at = flow.flat.find(phrase, end)
    return None


def unlike_the_rows(beside: Iterable[Candidate[int]], summed: set[int]) -> list[Candidate[int]]:
    """Amounts beside a label `Total`, believed less when the table has a row of totals that says otherwise.

    A heading `Valor a pagar` has the first line's amount under it, not the sum.
    """
    return [c if not summed or c.value in summed else boosted(c, _NOT_THE_SUM) for c in beside]


def first_ink(name: str, page: PageText) -> Mark:
    """A mark whose evidence is the page as a whole, shown by the first words on it."""
    first = page.segments[0]
    return Mark(name, page.text_of(first), page.number, first.box)
