"""Who asks to be paid: identity numbers and names, told by their place from the debtor's and officials'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from review.recognition.grammar.ids import find_person_ids, is_company
from review.recognition.knowledge.signs import Signs
from review.recognition.values.candidates import boosted
from review.recognition.values.labels import BELOW, RIGHT, Candidate, LabelledPage
from review.recognition.values.readers import as_read, id_numbers, in_view, names

# The creditor is written below these words, within this many characters.
_OWED_TO = Signs("acreedor_debe")
_CREDITOR = Signs("acreedor_otros")
_CREDITOR_REACH = 170  # characters: judgement, name and place, two lines of print
_SELLER = Signs("proveedor")
_DEBTOR = Signs("deudor")
_DEBTOR_LOOK_BACK = 90  # judgement: a line of print
_DOCUMENT_REACH_CHARS = 45  # `cédula de ciudadanía No.`, which the reader knows, may go before it
_NAME_CHARS = 90  # the longest name behind `debe a`, with what addresses it
_BEFORE_SELLER_CHARS = 5  # `NIT: ` may go before what calls the seller
# An identity number by its place: of nobody named; below the creditor's words, far below, or before them;
# behind who sells, or before; behind the debtor's words.
_PLAIN_SHARE, _CREDITOR_SHARE, _FAR_SHARE, _BEFORE_SHARE = 0.8, 0.97, 0.86, 0.3
_SELLER_SHARE, _BEFORE_SELLER_SHARE, _DEBTOR_SHARE = 0.93, 0.35, 0.35
_DOCUMENT_TRUST, _OWED_CONFIDENCE = 0.93, 0.95  # judgement: of the label; of a name behind `debe a`
# Whose number it is that stands under a heading or beside a signature.
_CONTRACTORS = ("contratista", "proveedor", "acreedor", "beneficiario")
_ROLE = re.compile(rf"\b(supervisora?|interventora?|ordenadora? del gasto|{'|'.join(_CONTRACTORS)})\b")
_SURE_COMPANY = 0.9  # a company's number so sure is the creditor's, where no person's is likely
# Beside such a number of a person, that of a company is the debtor's.
_LIKELY_PERSON = 0.6


def creditors(page: LabelledPage) -> list[Candidate[str]]:
    """Identity numbers of who asks to be paid; the debtor's is not one of them."""
    flow = page.page.flow
    found: list[Candidate[str]] = []
    begin = _first(flow.flat, (*_OWED_TO, *_CREDITOR))
    seller = _first(flow.flat, _SELLER)
    found += page.candidates(
        "documento", id_numbers, where=(RIGHT, BELOW), reach=_DOCUMENT_REACH_CHARS, trust=_DOCUMENT_TRUST
    )
    for candidate, start in _ids_with_place(page):
        before = flow.flat[max(start - _DEBTOR_LOOK_BACK, 0) : start]
        score = _PLAIN_SHARE
        if begin is not None:
            score = _FAR_SHARE if start > begin else _BEFORE_SHARE
            if begin < start <= begin + _CREDITOR_REACH:
                score = _CREDITOR_SHARE
        elif seller is not None:
            score = _SELLER_SHARE if start >= seller - _BEFORE_SELLER_CHARS else _BEFORE_SELLER_SHARE
        elif any(word in before for word in _DEBTOR):
            score = _DEBTOR_SHARE
        found.append(replace(candidate, score=candidate.score * score))
    found = _less_of_officials(page, found)
    persons = any(not is_company(c.value) and c.score > _LIKELY_PERSON for c in found)
    return [
        boosted(c, 0.5) if is_company(c.value) and (persons or c.score < _SURE_COMPANY) else c for c in found
    ]


def _less_of_officials(page: LabelledPage, found: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """The numbers, those that only stand with who supervises or orders the payment believed less."""
    flat = page.page.flow.flat
    theirs: dict[str, bool] = {}
    for candidate, start in _ids_with_place(page):
        roles = _ROLE.findall(flat[max(start - _DEBTOR_LOOK_BACK, 0) : start])
        is_official = bool(roles) and roles[-1] not in _CONTRACTORS
        theirs[candidate.value] = theirs.get(candidate.value, True) and is_official
    if all(theirs.values()):
        return list(found)
    return [boosted(c, _DEBTOR_SHARE) if theirs.get(c.value) else c for c in found]


def _ids_with_place(page: LabelledPage) -> list[tuple[Candidate[str], int]]:
    flow = page.page.flow
    quotes = list(as_read(page.page, find_person_ids)(flow.text))
    return list(
        zip(in_view(page.page, flow, quotes, 1.0, "documento"), (q.start for q in quotes), strict=True)
    )


def creditor_names(page: LabelledPage) -> list[Candidate[str]]:
    flow = page.page.flow
    found: list[Candidate[str]] = []
    for phrase in _OWED_TO:
        at = flow.flat.find(phrase)
        if at >= 0:
            end = at + len(phrase)
            found += in_view(
                page.page, flow, names(flow.ahead(end, _NAME_CHARS))[:1], _OWED_CONFIDENCE, "debe a", end
            )
            break
    return found


def _first(flat: str, phrases: Iterable[str]) -> int | None:
    places = [at for at in (flat.find(phrase) for phrase in phrases) if at >= 0]
    return min(places) if places else None
