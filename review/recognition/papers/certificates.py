"""Certificates and letters on money that are none of the items, weighed against those they speak like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from review.recognition.knowledge.kinds import Paper
from review.recognition.knowledge.signs import Signs
from review.recognition.page.page_text import PageText
from review.recognition.papers.look_alikes import is_on_withholding

# What is handed in of goods, which a storeroom's paper settles and no receipt of taxes speaks of.
_OF_GOODS = Signs("de_bienes")
_OF_TAXES = re.compile(
    r" (?:estampillas?|impuestos?|tributos?|tributari[oa]s?|contribuci(?:on|ones)|gravamen(?:es)?|tasas?|ica"
    r"|reteica|rentas|predial|hecho generador) "
)
# Who lets taxes be taken from what is paid to him: nothing is paid yet.
_LETS_DEDUCT = re.compile(
    r" autoriz(?:acion|o|amos)(?: \w+){0,25}? (?:descuent\w+|deduc\w+|retenga|retener|retencion(?:es)?) "
)
_CERTIFIES = re.compile(
    r" (?:certifica(?:mos|n)?(?: que)?|se certifica|hace constar|hacen constar|constancia|certificacion"
    r"|certificado) "
)
# A certificate of what somebody was paid for his work, month by month.
_OF_FEES = re.compile(
    r" (?:honorarios|(?:presta|presto|prestado|prestando) sus servicios|contratos? de prestacion"
    r"|devengad[oa]s?|vinculad[oa] mediante|remuneracion|asignacion) "
)
_REPORTS = re.compile(r" (?:(?:el )?presente informe|informe|reporte) ")
# What was done is certified by who did it, whatever contract it names: that is an informe.
_OF_DEEDS = re.compile(
    r" (?:certificad[oa]|certificacion|constancia) (?:(?:de|las|mis|sobre) )+(?:actividades|labores|tareas) "
)
_TELLS_A_SUM = re.compile(r"\$|\bpesos\b|\d{1,3}[.,]\d{3}(?![.,]\d{3}[.,]?\d)|\d{5,8}(?!\d)")
CERTIFIED = 7.5  # judgement: more than a title
# Other papers that certify, told by a title that weighs so much.
_CERTIFY_TOO = (Paper.BANCO, Paper.PLANILLA, Paper.CERTIFICADO_APORTES, Paper.CUENTA)
TITLED = 5.0  # judgement: less is not the title of an item
NO_TAX = 0.3  # judgement: what is left of a receipt of no tax
LEAST_GOODS = 2  # one may be said of services too
OF_WITHHOLDING = 9.0  # judgement: as much as the title of a declaration
_ERRAND_SHARE = 0.3  # what an item's words keep on a paper that is titled as one on what is withheld


def is_titled(titles: Mapping[Paper, Sequence[float]], *papers: Paper) -> bool:
    """Whether the page has a title of one of these papers."""
    return any(max(titles.get(paper, [0.0])) >= TITLED for paper in papers)


def weigh_certificates(
    text: PageText, weights: dict[Paper, float], titles: Mapping[Paper, Sequence[float]]
) -> None:
    """Certificates that speak as items do: of a storeroom, of fees paid, of a tax that nobody pays here."""
    taxes, untaxed = weights.get(Paper.IMPUESTOS, 0.0), not _OF_TAXES.search(text.plain)
    settles = untaxed or len(text.plain_set & _OF_GOODS.words()) >= LEAST_GOODS
    if " paz y salvo " in text.heading and settles:
        weights[Paper.ADMINISTRATIVO] = weights.get(Paper.ADMINISTRATIVO, 0.0) + CERTIFIED
    if taxes and (
        untaxed
        or (" paz y salvo " in text.plain and settles)
        or " egreso " in text.heading
        or not _TELLS_A_SUM.search(text.flow.flat)
    ):
        weights[Paper.IMPUESTOS] = NO_TAX * taxes
    if _LETS_DEDUCT.search(text.plain):
        weights[Paper.IMPUESTOS] = NO_TAX * weights.get(Paper.IMPUESTOS, 0.0)
        if _LETS_DEDUCT.search(text.heading):
            weights[Paper.ADMINISTRATIVO] = weights.get(Paper.ADMINISTRATIVO, 0.0) + CERTIFIED
    if (
        _CERTIFIES.search(text.heading)
        and _OF_FEES.search(text.plain)
        and not _REPORTS.search(text.heading)
        and not _OF_DEEDS.search(text.heading)
        and all(max(titles.get(paper, [0.0])) < TITLED for paper in _CERTIFY_TOO)
    ):
        weights[Paper.INFORME] = NO_TAX * weights.get(Paper.INFORME, 0.0)
        weights[Paper.ADMINISTRATIVO] = weights.get(Paper.ADMINISTRATIVO, 0.0) + CERTIFIED


def weigh_withholding(
    text: PageText,
    weights: dict[Paper, float],
    titles: Mapping[Paper, Sequence[float]],
    *,
    items: Iterable[Paper],
) -> None:
    """A paper on what is withheld, by its title or its errand, asks for none of the sums that it quotes."""
    if is_titled(titles, *items) or not is_on_withholding(text.heading):
        return
    weights[Paper.DECLARACION] = weights.get(Paper.DECLARACION, 0.0) + OF_WITHHOLDING
    for paper in (Paper.CUENTA, Paper.PLANILLA):
        if paper in weights:
            weights[paper] *= _ERRAND_SHARE
