"""Pages among their neighbours: continuation pages, evidence, pictures, blank paper.

A page that its own words do not tell is told by where it stands: the pages after an informe are its
evidence until another paper begins; the second page of a planilla follows the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from review.model import Document, Origin, Page, PageKind, PageLabel
from review.model.marks import PageMark
from review.recognition.grammar import fold
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import PageText
from review.recognition.papers.affiliations import told_by_others
from review.recognition.papers.classify import ENOUGH, KIND, PageScore
from review.recognition.papers.counting_on import goes_on_counting
from review.recognition.papers.doubts import (
    is_doubted,
    is_read_well,
    is_surely_another,
    items_it_may_be,
    mistaken_items,
    not_surely_missing,
)
from review.recognition.papers.evidence_pages import (
    evident_by_form,
    is_circular,
    is_drafted_for,
    is_evidence,
    is_of_another_contract,
    is_receipt,
    is_screen,
    is_sent_to_contractor,
)
from review.recognition.papers.form_numbers import share_form
from review.recognition.papers.holdings import MATTERS, told_by_matter
from review.recognition.papers.report_letter import is_told_by_another
from review.recognition.papers.running_forms import same_head, same_run, score_pages
from review.recognition.papers.sorted_page import SortedPage, page_text, paper_of
from review.recognition.papers.titles import PARAGRAPH, joins_certificate, titled_declaration

# A page this sure of being something else ends the informe's evidence.
BREAKS_EVIDENCE = 7.0
# What keeps a weak page in the paper before it, when both are numbered as one run.
RUN_CONFIDENCE = 0.9
EVIDENCE_CONFIDENCE = 0.8
FEW_WORDS = 6
# A page of words less sure than this, on the whole, cannot be read.
LEGIBLE = 0.45
DECLARES = 4.0
DOUBTFUL = 0.5
SURE = 0.6
# A picture over this share of a page without words may be a scanned paper, wherever it stands.
FULL_PAGE = 0.8
_BY_MATTER = "por lo que contiene"
_MOST_TOLD = 3  # phrases of its own that a page tells beside what it follows
_OPERATOR_WEIGHT = 3  # judgement: an operator's name on a receipt, as much as a phrase of the planilla
_CLEARLY_WEIGHT = 1  # by so much one of two papers is clearly the one
_HINT_WEIGHT = 2  # below it hardly anything was said of a paper
# Judgement: how surely a page is told by those before it.
_FOLLOWS_CONFIDENCE = 0.7
_VOUCHER_AFTER_CONFIDENCE, _VOUCHER_ALONE_CONFIDENCE = 0.75, 0.65  # after either item; behind none
_PICTURE_AFTER_CONFIDENCE, _PICTURE_CONFIDENCE = 0.7, 0.4  # behind an informe; behind something else
_UNREAD_CONFIDENCE, _OTHER_CONFIDENCE = 0.3, 0.6
# What each unit of weight adds to the confidence in evidence, or takes from it, and the most that counts.
_OWN_SHARE, _MOST_OWN_WEIGHT, _RIVAL_SHARE = 0.02, 5.0, 0.03
_MOSTLY_PICTURE = 0.4  # of a page with a few words: judgement

_OF_PLANILLA = re.compile(
    r" (?:aportes en linea|aportesenlinea|soi|mi ?planilla|asopagos|enlace operativo|pago ?simple|suaporte"
    r"|arus|planillas?|seguridad social|pila|ach colombia) "
)

_ADDRESSED = re.compile(r"(?:senor|doctor|ref|asunto|ciudad)")
_WEAK_AFTER_INFORME = frozenset(
    {Paper.CUENTA, Paper.COMPROBANTE, Paper.CEDULA, Paper.EXTRACTO, Paper.FACTURA, Paper.ADMINISTRATIVO}
    | {Paper.CONTRATO, Paper.AFILIACION, Paper.PRESUPUESTO, Paper.POLIZA, Paper.IMPUESTOS, Paper.ACTA}
)

_SHOWN_ON_SCREENS = _WEAK_AFTER_INFORME - {Paper.CUENTA}


def sort_pages(
    document: Document,
    forced: Mapping[int, PageKind] | None = None,
    taught: Callable[[SortedPage], SortedPage] | None = None,
) -> tuple[SortedPage, ...]:
    """Label every page of the document, in its order. A page in `forced` is what the reviewer says.

    `taught` gives a page as lessons about its layout tell it. Where an item is nowhere, a page that holds
    what it must hold is that item, under whatever title.
    """
    read = [(page, page_text(page)) for page in document.pages]
    scores = score_pages({page.number: text for page, text in read if text is not None})
    scored = [(page, text, scores.get(page.number)) for page, text in read]
    pages = _labelled(scored, forced, taught)
    if held := _held(pages, scored):
        scored = [(page, text, held.get(page.number, score)) for page, text, score in scored]
        pages = _labelled(scored, forced, taught)
    return not_surely_missing(pages, [score for _, _, score in scored])


_Scored = Sequence[tuple[Page, PageText | None, PageScore | None]]


def _labelled(
    scored: _Scored,
    forced: Mapping[int, PageKind] | None,
    taught: Callable[[SortedPage], SortedPage] | None,
) -> tuple[SortedPage, ...]:
    found: list[SortedPage] = []
    scores: list[PageScore | None] = []
    for page, text, score in scored:
        scores.append(score)
        kind = (forced or {}).get(page.number)
        if kind is not None:
            paper = paper_of(kind, score)
            found.append(
                SortedPage(_label(page, kind, 1.0, ("corregido por una persona",)), text, paper, page)
            )
        else:
            one = _sort(page, text, score, found, scores)
            found.append(one if taught is None else taught(replace(one, score=score)))
    return tuple(found)


def _held(pages: Sequence[SortedPage], scored: _Scored) -> dict[int, PageScore]:
    """The scores of pages that are told by what they hold, of the items that no page was told to be."""
    # A voucher is no planilla, evidence is no informe, and one word makes no paper what it is.
    there = {
        page.paper
        for page, (_, _, score) in zip(pages, scored, strict=True)
        if PageMark.EVIDENCE not in page.label.marks and (score is None or len(score.why) > 1)
    }
    there |= {Paper.PLANILLA} if Paper.CERTIFICADO_APORTES in there else set()
    held: dict[int, PageScore] = {}
    if there >= MATTERS:
        return held
    for page, (_, text, score) in zip(pages, scored, strict=True):
        if text is None or score is None or not is_doubted(page.label, score):
            continue
        paper = told_by_matter(text, score.best)
        if paper is not None and paper not in there:
            held[page.label.number] = score.holding(paper, _BY_MATTER)
    return held


def _label(
    page: Page,
    kind: PageKind,
    confidence: float,
    why: tuple[str, ...] = (),
    marks: frozenset[str] = frozenset(),
) -> PageLabel:
    marks |= {PageMark.GLANCED} if page.glanced else frozenset[str]()
    return PageLabel(page.number, kind, confidence, page.origin, page.rotation, why, marks)


def _sort(
    page: Page,
    text: PageText | None,
    score: PageScore | None,
    before: list[SortedPage],
    scores: list[PageScore | None],
) -> SortedPage:
    # The back of a sheet that was scanned on both sides parts nothing.
    previous = next((one for one in reversed(before) if one.label.kind is not PageKind.BLANCO), None)
    if text is None or score is None:
        return SortedPage(_without_words(page, previous), None, None, page)
    if _shown_apart(text, score, before):
        return SortedPage(_evidence(page, score, False, text), text, None, page)
    best = score.best
    sent = best is not Paper.INFORME and (is_circular(text) or is_sent_to_contractor(text))
    if sent and previous is not None and previous.label.kind is PageKind.INFORME:
        return _annexed(page, text, score, same_run(scores[-2], score))
    if best in KIND and best is not Paper.INFORME and (sent or evident_by_form(text)):
        label = _label(
            page, PageKind.OTRO, score.confidence, ("habla de otros papeles", *score.why[:_MOST_TOLD])
        )
        return SortedPage(label, text, None, page)
    weight = score.weights[0][1] if score.weights else 0.0
    earlier = scores[-2] if len(scores) > 1 else None
    run = same_run(earlier, score)
    if previous is not None and goes_on_counting(previous, text, score):
        return _following(page, text, score, previous, RUN_CONFIDENCE)
    after_informe = previous is not None and previous.label.kind is PageKind.INFORME
    informe = [one.text for one in before if one.paper is Paper.INFORME and one.text is not None]
    if after_informe and best in (Paper.SUPERVISION, Paper.INFORME) and is_of_another_contract(text, informe):
        return _annexed(page, text, score, run)
    if after_informe and best is not Paper.INFORME:
        light = weight < 2 * BREAKS_EVIDENCE
        weak = best is None or (best in _WEAK_AFTER_INFORME and weight < BREAKS_EVIDENCE)
        weak |= best is Paper.ADMINISTRATIVO and not score.why and _begins_within(text)
        weak |= light and (
            is_evidence(text)
            or (best is Paper.SUPERVISION and _certifies_itself(before))
            or (best is Paper.ADMINISTRATIVO and is_drafted_for(text, informe))
        )
        if not run and best in _SHOWN_ON_SCREENS:
            if best is Paper.COMPROBANTE and is_receipt(text):
                weak = False
            elif is_screen(text):
                weak = light
        if weak or (run and light and best in _WEAK_AFTER_INFORME | {Paper.SUPERVISION}):
            return SortedPage(_evidence(page, score, run, text), text, None, page)
    if previous is not None and run:
        kind = KIND.get(best, PageKind.OTRO) if best is not None else None
        if kind is None or (kind is not previous.label.kind and weight < BREAKS_EVIDENCE):
            return SortedPage(
                _label(page, previous.label.kind, RUN_CONFIDENCE, ("sigue a la página anterior",)),
                text,
                previous.paper,
                page,
            )
    if (
        previous is not None
        and previous.paper is Paper.SUPERVISION
        and weight < 2 * BREAKS_EVIDENCE
        and is_told_by_another(text)
    ):
        label = _label(page, PageKind.OTRO, _FOLLOWS_CONFIDENCE, ("sigue a la página anterior",))
        return SortedPage(label, text, Paper.SUPERVISION, page)
    if best is Paper.DECLARACION and _declares_of_cuenta(text, score, previous, run):
        best = Paper.CUENTA
    elif best is None and previous is not None and _same_head(text, previous):
        return _following(page, text, score, previous, _FOLLOWS_CONFIDENCE)
    if best is not Paper.RUT and weight < BREAKS_EVIDENCE and (rut := _rut_before(text, before)) is not None:
        why = ("repite el número de formulario", *score.why[:_MOST_TOLD])
        return SortedPage(_label(page, PageKind.RUT, RUN_CONFIDENCE, why), text, rut.paper, page)
    if best is None:
        return _unknown(page, text, score, previous)
    kind = KIND.get(best, PageKind.OTRO)
    confidence = score.confidence
    if best is Paper.COMPROBANTE:
        kind, confidence = _voucher(text, score, before, confidence)
    other = kind is PageKind.OTRO
    marks = told_by_others(text, best) | mistaken_items(text, score) if other else frozenset[str]()
    if text.blurred and confidence < SURE and not is_surely_another(text, score):
        marks |= {PageMark.DOUBTFUL}
    return SortedPage(_label(page, kind, confidence, score.why, marks), text, best, page)


def _annexed(page: Page, text: PageText, score: PageScore, run: bool) -> SortedPage:
    """A paper of somebody else behind an informe: it is shown as evidence, whatever it is called."""
    label = _evidence(page, score, run, text)
    return SortedPage(replace(label, marks=label.marks | {PageMark.EVIDENCE}), text, None, page)


def _following(
    page: Page, text: PageText, score: PageScore, previous: SortedPage, confidence: float
) -> SortedPage:
    why = ("sigue a la página anterior", *score.why[:_MOST_TOLD])
    return SortedPage(_label(page, previous.label.kind, confidence, why), text, previous.paper, page)


def _rut_before(text: PageText, before: Sequence[SortedPage]) -> SortedPage | None:
    """The page of a RUT whose form's number this one repeats."""
    ruts = (one for one in reversed(before) if one.paper is Paper.RUT)
    return next((one for one in ruts if share_form(text, one.text)), None)


def _certifies_itself(before: Sequence[SortedPage]) -> bool:
    """Whether the informe that ends here said in its title that it holds the supervisor's certificate."""
    informe = takewhile(lambda page: page.label.kind is PageKind.INFORME, reversed(before))
    return any(page.text is not None and joins_certificate(page.text.heading) for page in informe)


def _declares_of_cuenta(text: PageText, score: PageScore, previous: SortedPage | None, run: bool) -> bool:
    """Whether a declaration is the rest of the cuenta before it: numbered as one run, under the same head, or
    without a title of its own; OCR may have read the title of the cuenta badly."""
    if previous is None or previous.label.kind is not PageKind.CUENTA:
        return False
    if run or (text.blurred and score.weight(Paper.CUENTA) >= DECLARES):
        return True
    return not titled_declaration(text.heading) and (_same_head(text, previous) or _begins_within(text))


def _same_head(text: PageText, previous: SortedPage) -> bool:
    """Whether a page has the first line of the cuenta before it."""
    return previous.paper is Paper.CUENTA and previous.text is not None and same_head(text, previous.text)


def _begins_within(text: PageText) -> bool:
    """Whether a page begins with running text: neither a title nor somebody addressed."""
    first = text.flow.text.split("\n\n", 1)[0]
    return len(first.split()) >= PARAGRAPH and not first.isupper() and not _ADDRESSED.match(fold(first))


def speaks_of_planilla(text: PageText) -> bool:
    """Whether a page names the planilla, or who it is paid through."""
    return _OF_PLANILLA.search(text.plain) is not None


def _voucher(
    text: PageText, score: PageScore, before: list[SortedPage], confidence: float
) -> tuple[PageKind, float]:
    """A receipt is of the planilla or of the taxes: by its own words, else by the paper before it."""
    taxes, planilla = score.weight(Paper.IMPUESTOS), score.weight(Paper.PLANILLA)
    if speaks_of_planilla(text):
        planilla += _OPERATOR_WEIGHT
    if taxes > planilla + _CLEARLY_WEIGHT:
        return PageKind.IMPUESTOS, confidence
    if planilla > taxes + _CLEARLY_WEIGHT:
        return PageKind.SEGURIDAD_SOCIAL, confidence
    for page in reversed(before):
        if page.label.kind in (PageKind.IMPUESTOS, PageKind.SEGURIDAD_SOCIAL):
            return page.label.kind, min(confidence, _VOUCHER_AFTER_CONFIDENCE)
    return PageKind.SEGURIDAD_SOCIAL, min(confidence, _VOUCHER_ALONE_CONFIDENCE)


def _shown_apart(text: PageText, score: PageScore, before: Sequence[SortedPage]) -> bool:
    """Whether a page has the form of evidence, or is titled so and told by nothing else, wherever it stands
    behind an informe."""
    weight = score.weights[0][1] if score.weights else 0.0
    if not any(one.paper is Paper.INFORME for one in before):
        return False
    if score.best is Paper.INFORME:
        # Minutes in which somebody asks for the informe of the month.
        return weight < BREAKS_EVIDENCE and evident_by_form(text)
    return evident_by_form(text) or (weight < 2 * BREAKS_EVIDENCE and is_evidence(text))


def _evidence(page: Page, score: PageScore, run: bool, text: PageText) -> PageLabel:
    informe = score.weight(Paper.INFORME)
    rival = score.weights[0][1] if score.weights and score.weights[0][0] is not Paper.INFORME else 0.0
    confidence = EVIDENCE_CONFIDENCE + _OWN_SHARE * min(informe, _MOST_OWN_WEIGHT)
    confidence -= _RIVAL_SHARE * min(rival, ENOUGH)
    if run:
        confidence = max(confidence, RUN_CONFIDENCE)
    elif text.blurred and informe < score.item_weight and (doubts := _doubts(text, score, PageKind.INFORME)):
        marks = doubts | {PageMark.EVIDENCE}
        return _label(page, PageKind.INFORME, DOUBTFUL, ("sigue al informe", *score.why[:_MOST_TOLD]), marks)
    marks = frozenset({PageMark.EVIDENCE}) if informe < ENOUGH or evident_by_form(text) else frozenset[str]()
    return _label(
        page, PageKind.INFORME, round(confidence, 3), ("sigue al informe", *score.why[:_MOST_TOLD]), marks
    )


def _doubts(text: PageText, score: PageScore, but: PageKind | None = None) -> frozenset[str]:
    """What says that a page may be a paper that it was not told by: which one, where it was read well."""
    may_be = frozenset() if is_surely_another(text, score) else items_it_may_be(text, score, but)
    if not may_be or not text.blurred:
        return may_be
    return (may_be if is_read_well(text) else frozenset[str]()) | {PageMark.DOUBTFUL}


def _without_words(page: Page, previous: SortedPage | None) -> PageLabel:
    if page.failure is not None:
        return _label(page, PageKind.OTRO, 0.0, (page.failure,), frozenset({PageMark.UNREAD}))
    if not page.has_ink:
        return _label(page, PageKind.BLANCO, 1.0, ("sin tinta",))
    full = frozenset({PageMark.FULL_PICTURE}) if page.picture_share >= FULL_PAGE else frozenset[str]()
    if previous is not None and previous.label.kind is PageKind.INFORME:
        marks = full | {PageMark.EVIDENCE}
        # A picture in which OCR found no word is a photograph, or a paper that nobody can read.
        sure = DOUBTFUL if full and page.origin is Origin.OCR else _PICTURE_AFTER_CONFIDENCE
        return _label(page, PageKind.INFORME, sure, ("imagen después del informe",), marks)
    return _label(page, PageKind.OTRO, _PICTURE_CONFIDENCE, ("imagen sin texto",), full | {PageMark.UNREAD})


def _unknown(page: Page, text: PageText, score: PageScore, previous: SortedPage | None) -> SortedPage:
    """A page whose words tell little: the rest of the paper before it, or something else."""
    if len(text.words) <= FEW_WORDS and page.picture_share > _MOSTLY_PICTURE:
        return SortedPage(_picture(page, previous), text, None, page)
    if _makes_no_sense(text):
        label = _label(
            page, PageKind.OTRO, _UNREAD_CONFIDENCE, ("casi nada se pudo leer",), frozenset({PageMark.UNREAD})
        )
        return SortedPage(label, text, None, page)
    if previous is not None and previous.paper is not None and not is_evidence(text):
        same = score.weight(previous.paper)
        rival = max((w for p, w in score.weights if p is not previous.paper), default=0.0)
        if same >= _HINT_WEIGHT and same >= rival:
            return _following(page, text, score, previous, _FOLLOWS_CONFIDENCE)
    marks = _doubts(text, score)
    confidence = DOUBTFUL if PageMark.DOUBTFUL in marks else _OTHER_CONFIDENCE
    marks |= told_by_others(text, None)
    return SortedPage(_label(page, PageKind.OTRO, confidence, score.why, marks), text, None, page)


def _picture(page: Page, previous: SortedPage | None) -> PageLabel:
    """A picture with hardly a word."""
    if previous is not None and previous.label.kind is PageKind.INFORME:
        why = ("imagen después del informe",)
        return _label(page, PageKind.INFORME, _PICTURE_AFTER_CONFIDENCE, why, frozenset({PageMark.EVIDENCE}))
    return _label(
        page, PageKind.OTRO, _PICTURE_CONFIDENCE, ("imagen casi sin texto",), frozenset({PageMark.UNREAD})
    )


def _makes_no_sense(text: PageText) -> bool:
    """Whether OCR found writing that it could not read."""
    sure = [word.confidence for word in text.words]
    return text.blurred and len(sure) > FEW_WORDS and sum(sure) / len(sure) < LEGIBLE
