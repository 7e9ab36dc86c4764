"""What every charge prints: value, words, month, account, signature and the usual declarations."""
# ruff: noqa: E501  (the papers' own sentences)

from __future__ import annotations

from random import Random

from review.model import Month
from tools.papers import wording
from tools.papers.facts import CuentaFacts, Facts
from tools.papers.ink import sign
from tools.papers.paper import Paper

GREY = "#ececec"
ACCOUNT_KIND = {
    "ahorros": "cuenta de ahorros",
    "corriente": "cuenta corriente",
    "deposito": "depósito de bajo monto",
}

NO_COSTS = (
    "CERTIFICADO DE NO UTILIZACIÓN DE COSTOS Y DEDUCCIONES ASOCIADOS A RENTAS DE TRABAJO. Manifiesto bajo la gravedad de juramento, para los efectos del parágrafo 2 del artículo 383 del Estatuto "
    "Tributario, que no tomaré costos ni deducciones asociados a las rentas de trabajo y que no he contratado o vinculado dos (2) o más trabajadores asociados a mi actividad por noventa (90) días continuos o discontinuos."
)
INDEPENDENT = "Declaro que actúo como trabajador independiente, no responsable del IVA, y que los aportes al sistema de seguridad social corresponden a los ingresos de este contrato."


def sign_below(paper: Paper, f: CuentaFacts, *, after: bool = True) -> None:
    lines = [f.person.name, f"C.C. {wording.person_id(f.person.document)}"]
    if after:
        lines += [f.person.address, f"Tel. {f.person.phone}", f.person.email]
    sign(paper, f, lines)


def value_printed(paper: Paper, f: CuentaFacts, rng: Random) -> str:
    return paper.put("valor", f.value, wording.money(rng, f.value))


def words_printed(paper: Paper, f: CuentaFacts, rng: Random) -> str:
    return paper.put("valor_letras", f.worded_value, wording.amount_in_words(rng, f.worded_value))


def period_printed(paper: Paper, f: CuentaFacts, text: str) -> str:
    if f.start.month == f.end.month:
        return paper.put("periodo", Month.of(f.end), text)
    return paper.put("periodo", Month.of(f.start), text, tambien=[str(Month.of(f.end))])


def month_printed(paper: Paper, f: CuentaFacts, rng: Random, text: str) -> str:
    """The month's name, or the days when the month runs from date to date."""
    return period_printed(
        paper, f, text if f.start.month == f.end.month else wording.period(rng, f.start, f.end)
    )


def account_printed(paper: Paper, f: CuentaFacts) -> tuple[str, str]:
    bank = paper.put("banco", f.account.bank, f.account.bank)
    return bank, paper.put("cuenta", f.account.number, f.account.number)


def entity_nit(paper: Paper, f: CuentaFacts) -> str:
    """The NIT of who owes, with its check digit; the truth has it without."""
    return paper.put("nit_entidad", f.entity.nit, f.entity.nit_printed)


def whole_printed(paper: Paper, facts: Facts) -> str:
    return paper.put("valor_contrato", facts.deal.total, wording.dotted(facts.deal.total))


def paid_printed(paper: Paper, f: CuentaFacts) -> str:
    return paper.put("pagado", f.paid, wording.dotted(f.paid))


def balance_printed(paper: Paper, f: CuentaFacts) -> str:
    return paper.put("saldo", f.balance, wording.dotted(f.balance))


def vat_printed(paper: Paper, f: CuentaFacts) -> None:
    """The part of the value that is IVA, where it is charged."""
    if f.vat:
        vat = paper.put("iva", f.vat, wording.dotted(f.vat))
        paper.para(f"Valor antes de IVA: {wording.dotted(f.value - f.vat)}. IVA (19 %): {vat}.", after=8)
