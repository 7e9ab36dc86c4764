"""What a page is taken for by its own words: the phrases on it weighed, and a few facts of structure."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from review.model import PageKind
from review.recognition.grammar.banks import find_bank
from review.recognition.knowledge.kinds import Paper
from review.recognition.knowledge.signs import Signs
from review.recognition.page.page_text import PageText
from review.recognition.page.slots import Slots, SlotWords
from review.recognition.papers.certificates import TITLED, is_titled, weigh_certificates, weigh_withholding
from review.recognition.papers.holdings import is_form_of_account, tells_account, tells_duties_done
from review.recognition.papers.look_alikes import bills_contributions, lists_records, names_planilla
from review.recognition.papers.phrase_search import PhraseMark, phrase_index
from review.recognition.papers.report_letter import is_report_letter, only_hands_over, tells_deeds
from review.recognition.papers.titles import is_checklist, is_supervisors, joins_certificate, titles_meant

# A page whose best paper weighs less than this is not told by its own words.
ENOUGH = 5.0
# Several small words may be said of any paper: together they weigh no more than this.
SMALL_WORDS_CAP = 4.0
TITLE_AGAIN = 0.5
# What the words that OCR lost may have weighed for another paper.
READ_MARGIN = 1.5
ONE_PHRASE = 0.55
# What a phrase weighs that OCR misspelt.
BLURRED = 0.85
# A declaration (art. 383 E.T.) printed in a cuenta or an informe of this weight is a part of it.
HOSTS_DECLARATION, HOSTS_DECLARATION_READ = 9.0, 6.0

KIND: dict[Paper, PageKind] = {
    Paper.INFORME: PageKind.INFORME,
    Paper.CUENTA: PageKind.CUENTA,
    Paper.PLANILLA: PageKind.SEGURIDAD_SOCIAL,
    Paper.COMPROBANTE: PageKind.SEGURIDAD_SOCIAL,
    Paper.CERTIFICADO_APORTES: PageKind.SEGURIDAD_SOCIAL,
    Paper.BANCO: PageKind.BANCO,
    Paper.RUT: PageKind.RUT,
    Paper.IMPUESTOS: PageKind.IMPUESTOS,
}

PLANILLA_ROW = re.compile(
    r"(20\d\d) ?[-/] ?(\d\d)\s+(20\d\d) ?[-/] ?(\d\d)\s+(?:(\d{5,12})\s+)?(\d{8,12})\s+(?:([a-z1|])\s+)?"
    r"(\d{4}[/-] ?\d\d[/-] ?\d\d)\s+(\d{4}[/-] ?\d\d[/-] ?\d\d)\s+(\D{2,40}?)\s+(\d{1,3})\b\.?"
    r"(?:\s+(\$\s?[\d.,]+))?"
)
"""The flattened data row of Aportes en Línea and SOI: pension month, health month, clave de pago, planilla,
type, last day to pay, day of payment, bank, days late, value; the last is in a table of its own in some."""

_NUMBERED = re.compile(r" (?:pagina|pag|hoja) (\d{1,3}) (?:de|of) (\d{1,3}) ")
_CLAUSE = re.compile(r" (?:clausula|paragrafo) [a-z0-9]")
_ORDINAL_CLAUSE = re.compile(r" (?:primera|segunda|tercera|cuarta|quinta|sexta|septima|octava|decima) ")

_PRODUCT = re.compile(
    r" (?:cuentas? (?:de )?(?:ahorros?|nomina|bajo monto|nequi|n|no)|cuentas? corrientes?"
    r"|los siguientes productos|deposito (?:de )?(?:bajo monto|electronico|dinero)|productos?|cuentas?) "
)
_SAYS = re.compile(
    r" (?:certific(?:a|amos|ar|ado|acion|o)|const(?:ar|ancia)|se permite informar|titular|nos permitimos"
    r"|a quien (?:pueda )?interes(?:e|ar)|informa que) "
)


_OWNER = re.compile(
    r" (?:es titular|tiene con (?:el banco|nosotros)|los siguientes productos|posee (?:en|con) nuestra"
    r"|(?:tiene|posee|mantiene|registra) (?:con|en) (?:la|esta|nuestra) (?:entidad|cooperativa|institucion)) "
)
# Checklists and covering letters name the papers that they go with, and ask for no money.
_ITEM_NAMES = (
    ("informe de actividades", "informe mensual", "informe de gestion", "informe de ejecucion", "informe"),
    ("cuenta de cobro", "documento soporte"),
    ("planilla", "seguridad social"),
    ("certificacion bancaria", "certificado bancario", "cuenta bancaria"),
    ("rut",),
    ("estampillas", "estampilla", "impuestos"),
)
MANY_ITEMS = 4  # judgement: of six; a cuenta names up to three that go with it
# What forms of items head cells with that other papers have for a title.
_CELLS = {
    Paper.ACTA: re.compile(r" acta de inici"),
    Paper.PRESUPUESTO: re.compile(
        r" (?:registro|compromiso|disponibilidad|certificado de (?:registro|disponibilidad)) presupuestal "
    ),
}
_SUM = Signs("una_suma")
_ASKS = Signs("pide_dinero")
_FOR_WORK = Signs("por_trabajo")
_SUM_SAID = re.compile(r"\$ ?\d|\bpesos\b|\bm/?cte\b")
# Who asks for the money of a month's work, or who owes it, in running words.
_ASKS_FOR_WORK = re.compile(
    r" (?:(?:me permito|nos permitimos|solicito|solicita|presento|autorizo|ruego|agradezco) (?:\w+ ){0,8}?"
    r"(?:cobr(?:ar|arle|o)|pag(?:o|ar|arme|ue)|cancel(?:ar|arme|e|acion)|desembolso|gir(?:ar|o|arme)|abon\w+)"
    r"|cobro (?:a|al|la|el)|(?:debe|deben|adeuda|adeudan|debera pagar) (?:a|al|la suma)) "
)
_NOT_ASKED = re.compile(r" (?:para que se (?:le )?|autorizo el |procedente el |se autoriza (?:el )?)pago ")
_TICKED_MET = re.compile(r" (?:no )?c ?umple (?:si )?x(?= )")
_LEAST_TICKED = 3  # judgement: a form may ask once or twice whether something is met
_SUPERVISED_BY = re.compile(r" (?:supervis|interventor)\w* ")
NO_SUM = 0.3  # judgement: what is left of a paper of money that tells no sum
_LISTED_SHARE = 0.3  # what a paper's words keep where they are another's: several listed, an agency's bill
_UNNAMED_SHARE = 0.5  # what the words of a planilla keep where nothing names one
TELLS_SUM = re.compile(r"\$|\b(?:pesos|valor|total)\b|(?<![\d.,])\d{1,3}(?:[.,' ]\d{3})+(?![\d.,]*\d)")
"""What a paper of money cannot do without: a sum, or the head of one."""
_OF_MONEY = (Paper.CUENTA, Paper.PLANILLA, Paper.COMPROBANTE)
ASKS_MONEY = 3.0  # judgement: as much as a phrase of the cuenta
REPORT_LETTER = 6.0  # judgement: as much as a title
# What a paper weighs at least that is told by what it holds, under whatever title.
HELD = 6.0
BY_A_SUPERVISOR = 5.0
# What the paper of a supervisor weighs at least by its title, and how much of that an informe's words may.
SUPERVISORS, SUPERVISED = 12.0, 0.5  # judgement: a title's; it answers the duties in the words of an informe
# What the certificate weighs that an informe's title joins to it.
JOINED = 0.4
_RIVAL_SHARE = 0.8  # judgement: a rival's phrases are partly those that any paper of the trade has
_LED_WEIGHT = 4.0  # a lead of so much takes the doubt to a third of a half (e-fold)
_MOST_TOLD = 5  # phrases shown of why a page is what it is
# Judgement: what must stand together, in the weights of the phrases (an item's own title weighs 8 or more).
_CLAUSES = 3  # from so many on it is a contract
_CLAUSE_WEIGHT, _MOST_CLAUSES_WEIGHT = 1.5, 9.0
_ASKED_TWICE = 2  # times ASKS_MONEY: asked for work in one sentence, not in words all over the page
_HINT_WEIGHT = 2  # below it hardly anything was said
_PLANILLA_ROW_WEIGHT = 6  # its data row is printed by nothing else
_NO_LETTER_SHARE = 0.3  # what `banco` keeps in no letter of one
_ITEM_NAMED_WEIGHT = 4.0  # for each item that a covering letter names
_RECEIPT_WEIGHT = 6  # a receipt of taxes with words of a voucher is of taxes
_HANDED_SHARE = 0.3  # what an informe's words keep in the letter that goes with it
_HOSTED_SHARE = 0.4  # what a declaration keeps within its host
_CARD_WORDS, _CARD_SHARE = 90, 0.3  # a page with more words than a cédula has only quotes it
_RUT_WEIGHT = 6  # less is said by any paper that names the RUT


_PLACE = {paper: place for place, paper in enumerate(Paper)}


@dataclass(frozen=True, slots=True)
class PageScore:
    """What the words of one page say: weights of the papers, best first, and the phrases that told."""

    weights: tuple[tuple[Paper, float], ...]
    why: tuple[str, ...]
    number: int | None = None
    of: int | None = None
    blurred: bool = False
    held: bool = False  # told by what the page holds or how it is made, which is more than any phrase

    @property
    def best(self) -> Paper | None:
        return self.weights[0][0] if self.weights and self.weights[0][1] >= ENOUGH else None

    def weight(self, *papers: Paper) -> float:
        return max((weight for paper, weight in self.weights if paper in papers), default=0.0)

    def holding(self, paper: Paper, why: str) -> PageScore:
        """The score of the page when what it holds tells which paper it is: as if it had that title too."""
        weight = HELD + (self.weights[0][1] if self.weights else 0.0)
        others = tuple(one for one in self.weights if one[0] is not paper)
        told = (why, *self.why[: _MOST_TOLD - 1])
        return replace(self, weights=((paper, weight), *others), why=told, held=True)

    @property
    def item_weight(self) -> float:
        """The most that any paper of an item weighs, the informe's apart."""
        return self.weight(*(paper for paper in KIND if paper is not Paper.INFORME))

    @property
    def confidence(self) -> float:
        """0–1, from the weight of the best paper and its distance to the best of another kind."""
        if not self.weights:
            return 0.0
        paper, weight = self.weights[0]
        kind = KIND.get(paper, PageKind.OTRO)
        rival = max((w for p, w in self.weights[1:] if KIND.get(p, PageKind.OTRO) is not kind), default=0.0)
        ahead = weight - rival - READ_MARGIN if self.blurred else weight - _RIVAL_SHARE * rival
        sure = round(1 - 0.5 * math.exp(-max(ahead, 0.0) / _LED_WEIGHT), 3)
        # One phrase in a text that OCR read may be quoted, or a misreading.
        return min(sure, ONE_PHRASE) if self.blurred and len(self.why) < 2 and not self.held else sure


def score_page(text: PageText) -> PageScore:
    """Weigh the phrases on a page. Never raises; a page without words weighs nothing."""
    plain = text.plain
    big: dict[Paper, float] = {}
    small: dict[Paper, float] = {}
    titles: dict[Paper, list[float]] = {}
    told: dict[Paper, list[tuple[float, str]]] = {}
    for mark, is_title, share in _marks_on(text) if text.slots is None else _marks_read(text, text.slots):
        paper = mark.paper
        weight = share * (mark.as_title if is_title else mark.anywhere)
        if is_title:
            titles.setdefault(paper, []).append(weight)
        elif mark.anywhere <= 1:
            small[paper] = small.get(paper, 0.0) + weight
        else:
            big[paper] = big.get(paper, 0.0) + weight
        told.setdefault(paper, []).append((weight, mark.phrase))
    for paper, weight, said in titles_meant(text.heading):
        if weight > max(titles.get(paper, [0.0])):
            titles[paper] = [weight]
            told.setdefault(paper, []).append((weight, said))
    for paper in (Paper.ACTA, Paper.PRESUPUESTO):
        if _heads_a_cell(paper, text.heading, titles):
            titles.pop(paper)
    weights: dict[Paper, float] = {}
    for paper in sorted({*big, *small, *titles}, key=_PLACE.__getitem__):
        best, *others = sorted(titles.get(paper, [0.0]), reverse=True)
        total = best + TITLE_AGAIN * min(sum(others), best)
        weights[paper] = total + big.get(paper, 0.0) + min(small.get(paper, 0.0), SMALL_WORDS_CAP)
    _structure(text, plain, weights, titles)
    # Of papers that weigh the same, the one that the list asks for goes before its look-alikes.
    ranked = tuple(sorted(weights.items(), key=lambda item: (-item[1], _PLACE[item[0]])))
    why = (
        ()
        if not ranked
        else tuple(p for _, p in sorted(told.get(ranked[0][0], []), reverse=True)[:_MOST_TOLD])
    )
    numbered = _NUMBERED.search(plain)
    number, of = (int(numbered[1]), int(numbered[2])) if numbered else (None, None)
    phrases = sum(weight for weight, _ in told.get(ranked[0][0], ())) if ranked else 0.0
    held = bool(ranked) and ranked[0][1] - phrases >= ENOUGH
    return PageScore(ranked, why, number, of, text.blurred, held)


def _heads_a_cell(paper: Paper, heading: str, titles: Mapping[Paper, Sequence[float]]) -> bool:
    """Whether `Acta de inicio` or `Registro presupuestal` is no title but heads a day or a number: the title
    of an item stands before it."""
    cell = _CELLS[paper].search(heading) if paper in titles else None
    return cell is not None and any(
        found in KIND and weight >= TITLED for found, weight, _ in titles_meant(heading[: cell.start() + 1])
    )


def _marks_on(text: PageText) -> Iterator[tuple[PhraseMark, bool, float]]:
    """The phrases on a page, whether as a title, and what share of their weight they keep: all of it."""
    plain, heading, by_word = text.plain, text.heading, phrase_index().by_word
    for word in sorted(text.plain_set & by_word.keys()):
        for mark in by_word[word]:
            if mark.spaced in plain:
                yield mark, mark.as_title > mark.anywhere and mark.spaced in heading, 1.0


def _marks_read(text: PageText, slots: Slots) -> Iterator[tuple[PhraseMark, bool, float]]:
    """`_marks_on` for what OCR read: misspelt, torn or glued phrases weigh a little less."""
    read: list[tuple[PhraseMark, list[SlotWords]]] = []
    by_word = phrase_index().by_word
    for word in sorted(slots.words & by_word.keys()):
        for mark in by_word[word]:
            found = list(slots.find(mark.words))
            if found:
                read.append((mark, found))
    exact = {(mark.paper, one.start) for mark, found in read for one in found if not one.blurred}
    for mark, found in read:
        as_printed = [one for one in found if not one.blurred]
        # What is a phrase as it stands is no other one misspelt.
        told = as_printed or [one for one in found if (mark.paper, one.start) not in exact]
        if told:
            is_title = mark.as_title > mark.anywhere and any(text.in_heading(f.start, f.end) for f in told)
            yield mark, is_title, 1.0 if as_printed else BLURRED


def _structure(
    text: PageText, plain: str, weights: dict[Paper, float], titled: Mapping[Paper, Sequence[float]]
) -> None:
    """What single phrases cannot say: which of them must stand together, and which exclude each other."""
    report = weights.get(Paper.SUPERVISION, 0.0) < BY_A_SUPERVISOR and is_report_letter(text)
    # A letter that tells what was done goes through the duties as the contract counts them.
    clauses = len(_CLAUSE.findall(plain)) + (0 if report else len(_ORDINAL_CLAUSE.findall(plain)))
    if clauses >= _CLAUSES:
        weights[Paper.CONTRATO] = weights.get(Paper.CONTRATO, 0.0) + min(
            _CLAUSE_WEIGHT * clauses, _MOST_CLAUSES_WEIGHT
        )
    asks = clauses < _CLAUSES and _asks_for_work(text)
    if clauses < _CLAUSES and (
        asks or all(text.plain_set & said.words() for said in (_SUM, _ASKS, _FOR_WORK))
    ):
        weights[Paper.CUENTA] = weights.get(Paper.CUENTA, 0.0) + ASKS_MONEY * (_ASKED_TWICE if asks else 1)
    if weights.get(Paper.PLANILLA, 0.0) >= _HINT_WEIGHT and PLANILLA_ROW.search(text.rows.flat):
        weights[Paper.PLANILLA] += _PLANILLA_ROW_WEIGHT
    for paper in (Paper.PLANILLA, Paper.CERTIFICADO_APORTES):
        if paper in weights and not names_planilla(plain):
            weights[paper] *= _UNNAMED_SHARE
    if Paper.CUENTA in weights and bills_contributions(plain):
        # Nor does it certify any affiliation.
        weights[Paper.ADMINISTRATIVO] = max(weights.get(Paper.ADMINISTRATIVO, 0.0), weights[Paper.CUENTA])
        for paper in (Paper.CUENTA, Paper.AFILIACION):
            weights[paper] = weights.get(paper, 0.0) * _LISTED_SHARE
    if Paper.ANTECEDENTES in weights and lists_records(plain):
        weights[Paper.ANTECEDENTES] *= _LISTED_SHARE
    if Paper.BANCO in weights:
        says = _SAYS.search(plain) or (is_titled(titled, Paper.BANCO) and is_form_of_account(text))
        lacking = (_PRODUCT.search(plain), says or None).count(None)
        if not _is_letter_of_bank(text, lacking, titled):
            weights[Paper.BANCO] *= _NO_LETTER_SHARE
    if tells_account(text):
        weights[Paper.BANCO] = max(weights.get(Paper.BANCO, 0.0), HELD)
    if clauses < _CLAUSES and weights.get(Paper.SUPERVISION, 0.0) < _HINT_WEIGHT and tells_duties_done(text):
        weights[Paper.INFORME] = max(weights.get(Paper.INFORME, 0.0), HELD)
    named = sum(any(f" {name} " in plain for name in names) for names in _ITEM_NAMES)
    if report:
        weights[Paper.INFORME] = weights.get(Paper.INFORME, 0.0) + REPORT_LETTER
    elif Paper.INFORME in weights and only_hands_over(text):
        weights[Paper.INFORME] *= _HANDED_SHARE
    if (
        not report
        and named >= MANY_ITEMS
        and not asks
        and ("$" not in text.flow.text or is_checklist(text.heading))
        and not tells_deeds(text)
    ):
        listed = weights.get(Paper.ADMINISTRATIVO, 0.0) + _ITEM_NAMED_WEIGHT * named
        weights[Paper.ADMINISTRATIVO] = listed
        if is_checklist(text.heading):
            # Each paper that it lists is named as its own title would.
            for paper in weights.keys() & KIND.keys():
                weights[paper] = min(weights[paper], SUPERVISED * listed)
    if Paper.SUPERVISION in weights and joins_certificate(text.heading):
        weights[Paper.SUPERVISION] *= JOINED
    elif not report and (is_supervisors(text.heading) or _judges_duties(text)):
        supervision = max(weights.get(Paper.SUPERVISION, 0.0), SUPERVISORS)
        weights[Paper.SUPERVISION] = supervision
        if Paper.INFORME in weights:
            weights[Paper.INFORME] = min(weights[Paper.INFORME], SUPERVISED * supervision)
    weigh_certificates(text, weights, titled)
    weigh_withholding(text, weights, titled, items=KIND)
    taxes = weights.get(Paper.IMPUESTOS, 0.0)
    voucher = weights.get(Paper.COMPROBANTE, 0.0)
    planilla = weights.get(Paper.PLANILLA, 0.0)
    if taxes >= _RECEIPT_WEIGHT and taxes > planilla and voucher > 0:
        weights[Paper.IMPUESTOS] = taxes + voucher
    if not TELLS_SUM.search(text.flow.flat):
        # Planillas and cuentas are quoted, by number and day, in papers that tell no sum of theirs.
        for paper in weights.keys() & set(_OF_MONEY):
            weights[paper] *= NO_SUM
    if Paper.DECLARACION in weights and _hosts_declaration(text, weights, titled):
        weights[Paper.DECLARACION] *= _HOSTED_SHARE
    if Paper.CEDULA in weights and len(text.words) > _CARD_WORDS:
        weights[Paper.CEDULA] *= _CARD_SHARE
    if weights.get(Paper.RUT, 0.0) < _RUT_WEIGHT:
        weights.pop(Paper.RUT, None)


def _judges_duties(text: PageText) -> bool:
    """Whether duty by duty is only ticked as met, on a page with a supervisor and without a deed: who did
    them tells what was done."""
    met = len(_TICKED_MET.findall(text.plain)) >= _LEAST_TICKED
    return met and _SUPERVISED_BY.search(text.plain) is not None and not tells_deeds(text)


def _asks_for_work(text: PageText) -> bool:
    """Whether somebody asks, or is said to owe, a sum for services; annexes named change nothing."""
    asked = _ASKS_FOR_WORK.search(text.plain)
    if asked is None or _NOT_ASKED.search(text.plain) or not text.plain_set & _FOR_WORK.words():
        return False
    return _SUM_SAID.search(text.flow.flat) is not None


def _hosts_declaration(
    text: PageText, weights: Mapping[Paper, float], titles: Mapping[Paper, Sequence[float]]
) -> bool:
    """Whether a declaration is a part of the cuenta or the informe that the page is: told by much, or by a
    title where the declaration has none."""
    least = HOSTS_DECLARATION_READ if text.blurred else HOSTS_DECLARATION
    if max(weights.get(Paper.CUENTA, 0.0), weights.get(Paper.INFORME, 0.0)) >= least:
        return True
    return is_titled(titles, Paper.CUENTA, Paper.INFORME) and not is_titled(titles, Paper.DECLARACION)


def _is_letter_of_bank(text: PageText, lacking: int, titled: Container[Paper]) -> bool:
    """Whether all that makes a bank's letter is there, but for one thing that OCR may have lost.

    `lacking` of two were not found: a product named, and words that certify. The third is who speaks; any
    letter may name an account, so a bank is missed only from under its title.
    """
    if lacking > int(text.blurred):
        return False
    by_a_bank = _OWNER.search(text.plain) is not None or bool(find_bank(text.flow.text))
    return by_a_bank or (text.blurred and not lacking and Paper.BANCO in titled)
