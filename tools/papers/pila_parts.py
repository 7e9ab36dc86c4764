"""What every planilla prints: the fields, the operator's brand, numbers as operators write them."""

from __future__ import annotations

import datetime as dt

from review.model import Month
from tools.papers import pictures
from tools.papers.facts import Altered, PilaFacts
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


def odd(f: PilaFacts, text: str) -> str:
    """A figure of a table's cell, in another font where the planilla was tampered with."""
    return f'<font face="Times-Roman">{text}</font>' if f.altered is Altered.FUENTE else text


def health_month(paper: Paper, month: Month, text: str) -> str:
    return paper.put("periodo_salud", month, text)


def key(paper: Paper, f: PilaFacts) -> str:
    return paper.put("clave_pago", f.pay_key, f.pay_key)


def rate(paper: Paper, f: PilaFacts) -> str:
    """The rate of labour risks; the truth has it with a point."""
    return paper.put("tarifa_riesgos", f"{f.dues.risk_rate:.3f}", percent(f.dues.risk_rate))


def days(paper: Paper, f: PilaFacts) -> str:
    return paper.put("dias", f.dues.days, str(f.dues.days))


def mora(paper: Paper, f: PilaFacts, text: str) -> str:
    return paper.put("mora", f.dues.mora, text)


def limit(paper: Paper, f: PilaFacts, text: str) -> str:
    return paper.put("fecha_limite", f.due, text)


def amount(paper: Paper, name: str, value: int, text: str) -> str:
    """A contribution: salud, pension, riesgos or solidaridad."""
    return paper.put(name, value, text)


def paid_on(paper: Paper, f: PilaFacts, text: str) -> str:
    return paper.put("fecha_pago", f.paid, text)


def brand_picture(paper: Paper, text: str, color: str) -> None:
    data, ratio = pictures.title(text, color=color)
    paper.picture(data, paper.margin, 30, 24 * ratio, 24)
