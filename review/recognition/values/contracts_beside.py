"""The number of a contract beside a label that asks for one: in its shape, or bare at the start."""

from __future__ import annotations

import re

from review.recognition.grammar import Quote, fold
from review.recognition.grammar.contract_numbers import OTHER_SHAPES
from review.recognition.grammar.dates import find_dates, find_periods
from review.recognition.grammar.ids import find_contract_numbers
from review.recognition.grammar.payment_places import counts_things
from review.recognition.values.readers import surer

_BARE_CONTRACT = re.compile(
    rf"[\s.:°#*_-]*(?:(?:n|no|nro|num|numero)\b[\s.:°#*_-]*)?(?P<number>"
    r"(?:[a-z]{1,8}[./-]){2,3}\d{1,6}[./-]\d{2,4}(?![\d./-]*\d)"
    rf"|(?P<shape>{OTHER_SHAPES})"
    r"|(?:(?!(?:el|la|l[oa]s|al?|del?|en|con|por|una?|se|y|cdp|c?rp|rpc|nit|cc|ce|acta|pago|cuota|folio)\b)[a-z]{1,8}[\s.-]{0,3}(?:n(?:o\b|ro\b)?\.?°?\.?\s?)?)?\d{1,6}(?!\d)"
    r"(?:(?:[.-]|\s?-\s)\d{1,6}(?!\d)){0,6}"
    # A piece of a longer number is none: `4600` of `46001234567`, `045` of `045-GTH-ABC`.
    r"(?:\s*(?:de|del|/|-)\s*(?:ano\s+)?20\d\d(?!\d)|/(?:1[5-9]|[2-4]\d|50)(?![\d/])"
    r"|(?!\.\d|[/-]?[a-z\d])))",
    re.VERBOSE,
)
# What a label in a narrow cell leaves to the lines beside its number: `Contrato | de | FV-61-2026`.
_REST_OF_LABEL = re.compile(
    r"(?:\s*\b(?:del?|la|y|a|prestacion|servicios?|profesionales|apoyo|gestion|ops|orden)\b)+\s*"
)
# The rest of a label that its phrase did not know, `contrato suscrito:`; it tells a number in parts only.
_TAIL = re.compile(r"\s*(?:[a-z]+\s){0,2}[a-z]{3,}\s?(?:n°|no\.?|nro\.?)?\s?:\s*")
_HAS_PARTS = re.compile(r"\d.*[/-].*\d|[a-z].*\d{2}")
_DAY_FIGURES = 2  # of a day, of the ordinal of a box
# Behind figures that are no number of a contract: `30 de junio`, `1 al 28 de febrero`, `6. Cuantía`.
_GOES_ON = re.compile(
    r"\s?[.)]\s?[a-z]|\s(?:de|del|al?|hasta)\s|\s(?:de\s)?(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)"
)
_SECOP_PIECE = re.compile(r"co1\s?\.")  # the rest of it is in another line of the cell
_PERIOD_LONG = 60  # characters: two days in words of months
_DATE_LONG = 12  # characters: `30/06/2026` and blanks
_YEAR_ALONE = re.compile(r"20[1-4]\d")  # of the day or the line beside: contracts are counted from 1
_IS_ID = re.compile(r"\d{1,3}(?:\.\d{3}){2,}$|\d{9,}$")
_CONTRACT_LEAD_CHARS = 12  # `No.`, blanks and a bracket between the label and a number in shape
# Judgement: how surely a number beside the label is the contract's: in the shape of one; bare.
_LABELLED_CONFIDENCE, _BARE_CONTRACT_CONFIDENCE = 0.93, 0.9


def contracts_after_label(text: str) -> list[Quote[str]]:
    """Contract numbers, or the bare number at the start of the text, which a label told to be one."""
    found = list(find_contract_numbers(text))
    flat = fold(text)
    bare = _BARE_CONTRACT.match(flat)
    if found and found[0].start <= _CONTRACT_LEAD_CHARS and not _is_longer(bare, found[0]):
        return [surer(found[0], _LABELLED_CONFIDENCE), *found[1:]]
    for rest in (_REST_OF_LABEL, _TAIL):
        if bare is None and (said := rest.match(flat)) is not None:
            bare = _BARE_CONTRACT.match(flat, said.end())
            bare = bare if bare is not None and _HAS_PARTS.search(bare["number"]) else None
    if bare is not None and not _is_no_contract(text, bare):
        start, end = bare.span("number")
        quote = Quote(text[start:end].strip(), start, end, text[start:end], _BARE_CONTRACT_CONFIDENCE)
        return [quote, *(q for q in found if q.start >= end)]
    return found


def _is_longer(bare: re.Match[str] | None, known: Quote[str]) -> bool:
    """Whether a number in known shape is a piece of another: `PS-581-2026` of `CI07-PS-581-2026`."""
    return bare is not None and bare["shape"] is not None and bare.start("number") < known.start


def _is_no_contract(text: str, bare: re.Match[str]) -> bool:
    """Does it begin a day or a period, or is it an identity number, a number of things, a box's ordinal?"""
    ahead = text[bare.start("number") :][:_PERIOD_LONG]
    days = find_dates(ahead)
    if bare["shape"]:
        return False
    if _SECOP_PIECE.match(fold(ahead)):
        return True
    if find_dates(ahead[:_DATE_LONG]) or (days and days[0].start == 0) or _IS_ID.match(bare["number"]):
        return True
    flat = fold(text)
    if _YEAR_ALONE.fullmatch(bare["number"]):
        return True
    few = bare["number"].isdecimal() and len(bare["number"]) <= _DAY_FIGURES
    return few and (
        _GOES_ON.match(flat, bare.end("number")) is not None
        or counts_things(flat[bare.end("number") :])
        or any(q.start == 0 for q in find_periods(ahead))
    )
