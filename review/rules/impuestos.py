"""Checks of the receipts of taxes and stamps: payer, contract, and a sign that they were paid."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome, quote
from review.rules.person import CONTRACT_CRITERION, PERSON_CRITERION, check_contract, check_person
from review.rules.rule import rule

IMPUESTOS = ItemKind.IMPUESTOS


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
    criterion=CONTRACT_CRITERION,
    ask="Adjunte el recibo de impuestos de este contrato.",
    group="E1",
    version=3,
)
def same_contract(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_contract(facts, item, "el recibo de impuestos")


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
