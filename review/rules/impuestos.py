"""Checks of the receipts of taxes and stamps: payer, contract, and a sign that they were paid."""

from __future__ import annotations

import datetime as dt

from review.model import ItemKind, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome, quote
from review.rules.person import CONTRACT_CRITERION, PERSON_CRITERION, check_contract, check_person
from review.rules.rule import rule
from review.rules.same_identity import same_document
from review.spanish import pesos

IMPUESTOS = ItemKind.IMPUESTOS
_BEFORE_START = 45  # days: judgement, receipts are paid to sign a contract


@rule(
    code="impuestos_persona",
    severity=Severity.RECHAZO,
    norm=norms.TAXES,
    title="Paga el contratista",
    criterion=PERSON_CRITERION,
    ask="Adjunte el recibo de impuestos a nombre del contratista.",
    group="E1",
    about="documento",
    version=3,
)
def payer(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_person(facts, item, "documento", "el recibo de impuestos")


@rule(
    code="impuestos_contrato",
    severity=Severity.RECHAZO,
    norm=norms.TAXES,
    title="El recibo es del contrato",
    criterion=f"{CONTRACT_CRITERION} Un recibo digital sin número de contrato es del contrato si es del "
    f"contratista, su base es el valor del contrato y se pagó no antes de {_BEFORE_START} días de su inicio.",
    ask="Adjunte el recibo de impuestos de este contrato.",
    group="E1",
    version=4,
)
def same_contract(facts: Facts, item: RecognisedItem) -> Outcome:
    return _told_by_its_base(facts, item) or check_contract(facts, item, "el recibo de impuestos")


def _told_by_its_base(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """A receipt on which no number of a contract was read, whose base is the value of this one: a receipt of
    an earlier contract of the same value was paid long before. A scan may have lost the number."""
    contract = facts.contract
    if contract is None or contract.start is None or "contrato" in item.fields:
        return None
    if facts.is_scanned(item.pages):
        return None
    base, day = facts.seen(IMPUESTOS, "base", int), facts.seen(IMPUESTOS, "fecha", dt.date)
    payer = facts.seen(IMPUESTOS, "documento", str)
    if base is None or day is None or payer is None or facts.document is None:
        return None
    told = (
        base.value in (contract.total_value, contract.whole_value)
        and (contract.start - day.value).days <= _BEFORE_START
        and same_document(payer.value, facts.document)
    )
    if not told:
        return None
    worth = pesos(base.value)
    return Case(base.field, worth, worth).ok(
        f"El recibo no trae número de contrato; es del contratista y su base, {worth}, es el valor del "
        "contrato."
    )


@rule(
    code="impuestos_pagado",
    severity=Severity.ALERTA,
    norm=norms.TAXES,
    title="El recibo está pagado",
    criterion="Se busca un sello o una palabra de pago. Una liquidación sin señal de pago queda por revisar.",
    ask="Adjunte el recibo de impuestos o estampillas con la constancia de su pago.",
    group="E1",
    about="valor",
)
def paid(facts: Facts, item: RecognisedItem) -> Outcome:
    mark = item.mark(ItemMark.TAX_PAID)
    if mark is not None:
        return Case(mark, "Pagado", quote(mark.text)).ok("El recibo tiene señal de pago.")
    request = "no consta el pago de los impuestos o estampillas. Adjunte el recibo pagado."
    assessed = item.mark(ItemMark.TAX_BILL)
    if assessed is not None:
        return Case(assessed, "Pagado", quote(assessed.text)).doubt(
            "Es una liquidación, y no se ve que esté pagada. Revise a la vista.", request=request
        )
    return Case(item.pages, "Pagado").doubt(
        "No se encontró una señal de pago. Revise a la vista.", request=request
    )
