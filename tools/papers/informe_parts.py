"""What reports print of the money, the payment and the planilla, each noted in the truth."""

from __future__ import annotations

from tools.papers import wording
from tools.papers.facts import Facts, InformeFacts
from tools.papers.paper import Paper

OPERATORS = {
    "aportes": "Aportes en Línea", "soi": "SOI", "enlace": "Enlace", "simple": "Simple",
    "asopagos": "Asopagos", "miplanilla": "Mi Planilla", "certificado": "Aportes en Línea",
}  # fmt: skip


def payment_told(paper: Paper, f: InformeFacts, text: str) -> str:
    return paper.put("numero_pago", f.payment, text)


def value_told(paper: Paper, f: InformeFacts) -> str:
    return paper.put("valor", f.value, wording.dotted(f.value))


def whole_told(paper: Paper, facts: Facts) -> str:
    return paper.put("valor_contrato", facts.deal.total, wording.dotted(facts.deal.total))


def paid_told(paper: Paper, f: InformeFacts) -> str:
    return paper.put("pagado", f.paid, wording.dotted(f.paid))


def balance_told(paper: Paper, f: InformeFacts) -> str:
    return paper.put("saldo", f.balance, wording.dotted(f.balance))


def sheet_told(paper: Paper, facts: Facts) -> str:
    number = facts.informe.quoted or facts.pila.planilla
    return paper.put("planilla", number, number)


def sheet_paid_told(paper: Paper, facts: Facts) -> str:
    return paper.put("planilla_fecha", facts.pila.paid, wording.slashed(facts.pila.paid))


def operator_told(paper: Paper, facts: Facts) -> str:
    name = OPERATORS[facts.layouts["seguridad_social"]].upper()
    return paper.put("planilla_operador", name, name)
