"""Which item a page may be that its own words do not tell: what is missing is looked for there first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from review.model import PageKind, PageLabel
from review.model.marks import PageMark
from review.recognition.grammar.account_numbers import find_accounts
from review.recognition.grammar.banks import find_bank
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import PageText
from review.recognition.papers.classify import ENOUGH, KIND, TELLS_SUM, PageScore
from review.recognition.papers.evidence_pages import is_evidence
from review.recognition.papers.report_letter import speaks_of_own_work
from review.recognition.papers.sorted_page import SortedPage

# A page that OCR read badly may be a paper that weighs this much, though it is not told by it.
HARDLY_READ = 3.0
# What the paper weighs in a page of the file's own words, where nothing was lost.
HARDLY_TYPED = 2.0
# Words less sure than this, on the whole, may hide what they weigh.
READ_WELL = 0.85
_OF_MONEY = frozenset({PageKind.CUENTA, PageKind.SEGURIDAD_SOCIAL, PageKind.IMPUESTOS})

# Papers that are drawn up in the words of an item which is not there: what weighs nearly as much may be it.
_NEARLY = 0.6  # judgement: of the weight of the paper that the page was taken for
_TWICE = 2.0
_MISTAKEN = frozenset({Paper.CONTRATO, Paper.ADMINISTRATIVO, Paper.DECLARACION, Paper.ACTA})
_OF_THE_RUT = re.compile(r" (?:registro unico tributario|(?:formulario|certificado|copia) del rut|dian) ")
_NIT = re.compile(r" (?:nit|numero de identificacion tributaria|responsabilidades|actividad economica) ")
_CERTIFIED = re.compile(r" (?:certific\w+|constancia|hac\w+ constar) ")
_OF_AN_ACCOUNT = re.compile(r" (?:cuentas?|deposito) (?:de )?(?:ahorros?|corriente|nomina|bajo monto) ")
_LEVIED = re.compile(r" (?:estampillas?|impuestos?|tributos?|contribuciones?|gravamen(?:es)?|reteica) ")
_COLLECTED = re.compile(r" (?:recibo|pago|pagad[oa]|recaud\w+|liquidacion|tesoreria|hacienda|rentas) ")
_ASKED = re.compile(r" (?:cobro|cobrar|honorarios|pagar(?:se)?|cancelar(?:me|se)?|debe a|desembolso) ")
_FOR_WORK = re.compile(r" (?:contrato|servicios|contratista|cps|ops) ")


def items_it_may_be(text: PageText, score: PageScore, but: PageKind | None = None) -> frozenset[str]:
    """`puede_ser_<item>` for every item that the page may be, `but` for the one that it is taken for.

    A paper of money on which nothing tells a sum is none, nor is what its title tells to be evidence.
    """
    if is_evidence(text):
        return frozenset()
    least = HARDLY_READ if text.blurred else HARDLY_TYPED
    kinds = {KIND[paper] for paper, weight in score.weights if paper in KIND and weight >= least} - {but}
    if score.best is None:
        kinds |= _told_by_holding(text) - {but}
    if not TELLS_SUM.search(text.flow.flat):
        kinds -= _OF_MONEY
    return frozenset(f"{PageMark.MAY_BE_}{kind.value}" for kind in kinds)


def mistaken_items(text: PageText, score: PageScore) -> frozenset[str]:
    """`puede_ser_<item>` for every item that a page may be which is taken for another paper.

    An item that weighs nearly as much may be drawn up in that paper's words; and a contractor who tells what
    was done may do so under any head.
    """
    best = score.best
    if best not in _MISTAKEN or is_evidence(text):
        return frozenset()
    least = max(ENOUGH, _NEARLY * score.weight(best))
    kinds = {KIND[paper] for paper, weight in score.weights if paper in KIND and weight >= least}
    if speaks_of_own_work(text):
        kinds.add(PageKind.INFORME)
    if not TELLS_SUM.search(text.flow.flat):
        kinds -= _OF_MONEY
    return frozenset(f"{PageMark.MAY_BE_}{kind.value}" for kind in kinds)


def _told_by_holding(text: PageText) -> set[PageKind]:
    """The items whose matter a page holds that no phrase tells: whom it speaks of, of what, and how much."""
    plain = text.plain
    kinds: set[PageKind] = set()
    if speaks_of_own_work(text):
        kinds.add(PageKind.INFORME)
    if _ASKED.search(plain) and _FOR_WORK.search(plain):
        kinds.add(PageKind.CUENTA)
    told = find_bank(text.flow.text) and find_accounts(text.flow.text)
    # A stamp may lie over the bank's name, and a table keeps the number from its label.
    certified = _CERTIFIED.search(plain) and _OF_AN_ACCOUNT.search(plain)
    if _ASKED.search(plain) is None and (told or certified):
        kinds.add(PageKind.BANCO)
    if _OF_THE_RUT.search(plain) and _NIT.search(plain):
        kinds.add(PageKind.RUT)
    if _LEVIED.search(plain) and _COLLECTED.search(plain):
        kinds.add(PageKind.IMPUESTOS)
    return kinds


def is_read_well(text: PageText) -> bool:
    """Whether what OCR read of a page is sure enough to be weighed as it stands."""
    return fmean(word.confidence for word in text.words) >= READ_WELL


def is_surely_another(text: PageText, score: PageScore) -> bool:
    """Whether a page that OCR read well is a paper of no item, of which it says twice what it says of any."""
    best = score.best
    if best is None or best in KIND or not is_read_well(text):
        return False
    return score.weight(best) >= ENOUGH and score.weight(best) >= _TWICE * score.item_weight


def is_doubted(label: PageLabel, score: PageScore) -> bool:
    """Whether what a page holds may tell what its words did not."""
    return (
        label.kind is PageKind.OTRO
        or PageMark.DOUBTFUL in label.marks
        or (PageMark.EVIDENCE in label.marks and score.best is None)
        or _speaks_of_item(label, score) is not None
    )


def _speaks_of_item(label: PageLabel, score: PageScore | None) -> PageKind | None:
    """The item that the words of a page speak of, though it was taken for evidence from where it stands."""
    if score is None or score.best in (None, Paper.INFORME) or PageMark.EVIDENCE not in label.marks:
        return None
    return KIND.get(score.best)


def not_surely_missing(
    pages: Sequence[SortedPage], scores: Sequence[PageScore | None]
) -> tuple[SortedPage, ...]:
    """The pages, and of evidence which item it may be that no page was told to be."""
    there = {page.label.kind for page in pages}
    told: list[SortedPage] = []
    for page, score in zip(pages, scores, strict=True):
        kind = _speaks_of_item(page.label, score)
        if kind is None or kind in there or page.text is None or is_evidence(page.text):
            told.append(page)
        else:
            marks = page.label.marks | {f"{PageMark.MAY_BE_}{kind.value}"}
            told.append(replace(page, label=replace(page.label, marks=marks)))
    return tuple(told)
