"""What every planilla prints: the fields, the operator's brand, numbers as operators write them."""

from __future__ import annotations

import datetime as dt

from tools.papers import pictures
from tools.papers.facts import PilaFacts
from tools.papers.paper import Paper

NEWS = "ING RET TDE TAE TDP TAP VSP COR VST SLN IGE LMA VAC AVP VCT IRL"
BANKS = ("BANCOLOMBIA", "DAVIVIENDA", "NEQUI", "BBVA", "BANCO DE BOGOTA")


def percent(rate: float) -> str:
    return f"{rate:.3f}".replace(".", ",")


def ymd(day: dt.date) -> str:
    return f"{day:%Y/%m/%d}"


def document(paper: Paper, f: PilaFacts, text: str | None = None) -> str:
    return paper.put("documento", f.person.document, text or f.person.document)


def period(paper: Paper, f: PilaFacts, text: str) -> str:
    return paper.put("periodo", f.period, text)


def total(paper: Paper, f: PilaFacts, text: str) -> str:
    return paper.put("total", f.dues.total, text)


def paid_on(paper: Paper, f: PilaFacts, text: str) -> str:
    return paper.put("fecha_pago", f.paid, text)


def brand_picture(paper: Paper, text: str, color: str) -> None:
    data, ratio = pictures.title(text, color=color)
    paper.picture(data, paper.margin, 30, 24 * ratio, 24)
