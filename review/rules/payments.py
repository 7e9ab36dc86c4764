"""This payment among the others of its contract: consecutive, its month billed once, all within the value."""

from __future__ import annotations

from review.model import ItemKind, Month, PastAccount, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.rule import rule
from review.rules.same_identity import same_document
from review.spanish import join, month_name, payment_number, pesos

CUENTA = ItemKind.CUENTA


@rule(
    code="cuenta_consecutivo",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="El número de pago sigue al de la cuenta anterior",
    criterion="Se compara con las demás cuentas conocidas del contrato. Si no se conoce la anterior y el "
    "calendario no dice que el número esté bien, queda por revisar; si el número ya lo tiene otro mes y no "
    "es el que toca a este, no cumple.",
    ask="Corrija el número de pago para que siga al de la cuenta anterior.",
    group="C1",
    about="numero_pago",
)
def consecutive(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(CUENTA, "numero_pago", int) if facts.history.known else None
    month = facts.billing.month
    if seen is None or month is None:
        return None
    known = [
        one for one in facts.other_accounts if one.payment is not None and one.month not in (None, month)
    ]
    found = payment_number(seen.value)
    twin = next((one for one in known if one.payment == seen.value), None)
    if twin is not None and twin.month is not None:
        return _repeated(facts, twin.month, seen.value)
    earlier = [one.payment for one in known if one.payment is not None and one.payment < seen.value]
    if not earlier:
        return None
    case = Case(seen.field, found=found)
    if max(earlier) == seen.value - 1:
        return case.ok(f"El pago {found} sigue al {payment_number(max(earlier))}.")
    missing = f"no se conoce la cuenta del pago {payment_number(seen.value - 1)}"
    if facts.checklist.payment_by_month and seen.value in facts.places:
        return case.aside(f"El pago {found} es el que toca al mes; {missing}.")
    return Case(seen.field, payment_number(max(earlier) + 1), found).doubt(
        f"La cuenta dice pago {found}, y el anterior que se conoce de este contrato es el "
        f"{payment_number(max(earlier))}. Compruebe si falta una cuenta o si el número está mal."
    )


def _repeated(facts: Facts, there: Month, number: int) -> Outcome | None:
    """Another month has the same number: one of them is wrong, and the schedule may say which."""
    seen = facts.need(CUENTA, "numero_pago", int)
    found = payment_number(number)
    if facts.checklist.payment_by_month and number in facts.places:
        return None
    message = f"La cuenta dice pago {found}, y ese número ya lo tiene la cuenta de {month_name(there)}."
    request = f"el pago {found} ya se usó en la cuenta de {month_name(there)}. Corrija el número de pago."
    if not facts.places or facts.billing.month is None or there > facts.billing.month:
        return Case(seen.field, found=found).doubt(f"{message} Compruebe cuál está mal.", request=request)
    return Case(seen.field, "Un número que no se haya usado", found).fails(
        message, Read(seen.field), request=request
    )


@rule(
    code="cuenta_mes_repetido",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="El mes no se cobró ya en otro pago del contrato",
    criterion="Se compara con las demás cuentas conocidas del contrato; no cumple la de número de pago más "
    "alto. No cuentan las versiones anteriores, las devueltas ni el mes que una cesión parte en dos.",
    ask="Corrija el mes cobrado: ya se cobró en otro pago del contrato.",
    group="C1",
    about="periodo",
)
def billed_once(facts: Facts, item: RecognisedItem) -> Outcome | None:
    month = facts.billing.month
    seen = facts.seen(CUENTA, "periodo", Month)
    if not facts.history.known or seen is None or seen.value != month:
        return None
    same = [
        one for one in facts.other_accounts if one.month == month and not _is_other_part(facts, one, month)
    ]
    if not same:
        if not facts.history.accounts:
            return None
        return Case(seen.field).ok(f"Ninguna otra cuenta del contrato cobra {month_name(month)}.")
    other = same[0]
    number = facts.seen(CUENTA, "numero_pago", int)
    there = "otra cuenta" if other.payment is None else f"la cuenta del pago {payment_number(other.payment)}"
    message = f"{month_name(month).capitalize()} ya se cobra en {there} de este contrato."
    request = f"{month_name(month)} ya se cobró en {there}. Corrija el mes y adjunte de nuevo la cuenta."
    unclear = f"{message} Compruebe cuál vale."
    if number is None or other.payment is None or number.value == other.payment:
        return Case(seen.field).doubt(unclear, request=request)
    if number.value < other.payment:
        return None if _proper(facts, number.value) else Case(seen.field).doubt(unclear)
    if not _proper(facts, other.payment):
        return Case(seen.field).doubt(unclear, request=request)
    return Case(seen.field, "Un mes que no se haya cobrado", month_name(month)).fails(
        message, Read(seen.field), request=request
    )


def _proper(facts: Facts, number: int) -> bool:
    """Whether the schedule gives that number to the month, or says nothing of it."""
    return not facts.places or not facts.checklist.payment_by_month or number in facts.places


def _is_other_part(facts: Facts, other: PastAccount, month: Month) -> bool:
    """Whether the other account is of the other contractor, in the month in which the contract passed on."""
    day = None if facts.contract is None else facts.contract.assigned_on
    if day is None or Month.of(day) != month or other.document is None or facts.document is None:
        return False
    return not same_document(other.document, facts.document)


@rule(
    code="cuenta_suma",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="Lo cobrado hasta este pago cabe en el valor del contrato",
    criterion="La suma de las cuentas conocidas hasta esta no pasa del valor total con sus adiciones. Si "
    "alguna cobra más que un mes, queda por revisar: puede estar mal leída.",
    ask="Corrija el valor: lo cobrado pasa del valor del contrato.",
    group="C1",
    about="pagado",
)
def within_value(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen, month = facts.seen(CUENTA, "valor", int), facts.billing.month
    whole = None if facts.contract is None else facts.contract.whole_value
    if not facts.history.known or seen is None or month is None or not whole:
        return None
    before = {one.month: one for one in facts.other_accounts if one.month is not None and one.month < month}
    values = [one.value for one in before.values() if one.value is not None]
    if not values:
        return None
    total, tolerance = sum(values) + seen.value, whole * facts.checklist.tolerance_per_thousand // 1000
    found, expected = pesos(total), f"Hasta {pesos(whole)}"
    case = Case(seen.field, expected, found)
    if total <= whole + tolerance:
        if facts.place is None or len(values) < facts.place - 1:
            return None
        return case.ok(f"Con este pago van {found} de {pesos(whole)}.")
    months = join([month_name(one) for one in sorted(one for one in before if one is not None)])
    message = f"Con este pago se habrían cobrado {found}, más que el valor del contrato ({pesos(whole)})."
    monthly = [one.monthly for one in facts.schedules() if one.monthly is not None]
    if not monthly or max(values) > max(monthly) + tolerance:
        return case.doubt(f"{message} Compruebe los valores de {months}.")
    return case.fails(
        message,
        Read(seen.field),
        request=f"con este pago se cobrarían {found} y el contrato vale {pesos(whole)}. Corrija el valor.",
    )
