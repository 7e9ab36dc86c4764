"""Checks of the planilla PILA and its voucher: that it is there, its period, its payment, whose it is.

The base: `ibc.py`; contributions: `pila_amounts.py`, `pila_total.py`, `pila_risks.py`; kind and days:
`pila_kind.py`; when and with what it was paid: `pila_payment.py`, `pila_numbers.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from review.model import Field, ItemKind, Mark, Month, Printed, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.billing import accepted_months
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome, quote
from review.rules.person import PERSON_CRITERION, check_person
from review.rules.pila import has_voucher, interest
from review.rules.rule import rule
from review.spanish import capital, in_pages, join, long_date, month_name, page_list, pesos

SOCIAL = ItemKind.SEGURIDAD_SOCIAL
_DETAIL = {
    "planilla": "el número de la planilla",
    "ibc": "el IBC",
    "total": "el total pagado",
    "fecha_pago": "el día del pago",
}
"""What a certificate of contributions must tell to stand for the planilla."""


@rule(
    code="seguridad_social_planilla",
    severity=Severity.RECHAZO,
    norm=norms.SOCIAL_SECURITY,
    title="Está la planilla, y no solo su comprobante o un certificado",
    criterion="Un comprobante sin planilla no basta. Un certificado de aportes solo prueba el pago: si no "
    "trae el número de la planilla, el IBC, el total y el día del pago, queda por revisar.",
    ask="Adjunte la planilla con su detalle (IBC y aportes) y la constancia de su pago.",
    group="P1",
    version=2,
)
def planilla_present(facts: Facts, item: RecognisedItem) -> Outcome:
    planilla = item.mark(ItemMark.PLANILLA)
    if planilla is not None:
        return Case(planilla, found=quote(planilla.text)).ok("La planilla está.")
    certificate = item.mark(ItemMark.CERTIFICATE)
    if certificate is not None:
        missing = [said for name, said in _DETAIL.items() if item.value(name) is None]
        if not missing:
            told = quote(certificate.text)
            return Case(certificate, found=told).ok("El certificado trae el número, el IBC y el pago.")
        return Case(certificate, found=quote(certificate.text)).doubt(
            f"Solo hay un certificado de aportes: prueba el pago, y no se leyó en él {join(missing)}. Pida "
            "la planilla o compruébela en el portal del operador.",
            request="se adjuntó un certificado de aportes. Adjunte la planilla con su detalle (IBC y "
            "aportes).",
        )
    voucher = item.mark(ItemMark.VOUCHER_APPROVED, ItemMark.VOUCHER, ItemMark.VOUCHER_REFUSED)
    if voucher is not None and not facts.open_pages(SOCIAL) and item.value("ibc") is None:
        return Case(voucher, "Planilla y constancia de pago", quote(voucher.text)).fails(
            "Solo está el comprobante del pago; falta la planilla.",
            request="se adjuntó el comprobante de pago sin la planilla. Adjunte la planilla pagada.",
        )
    return Case(item.pages).doubt(
        "No se reconoció con certeza una planilla en estas páginas. Revise a la vista."
    )


@rule(
    code="seguridad_social_periodo",
    severity=Severity.RECHAZO,
    norm=norms.PILA_MONTH,
    title="La planilla es del mes cobrado o del anterior",
    criterion="Los aportes se pagan mes vencido: se acepta el periodo del mes cobrado o el anterior, según "
    "la lista de chequeo de la entidad. En un cobro de fecha a fecha, la que vale para el otro de sus meses "
    "queda por revisar; también la que no vale para el mes de la cuenta y sí para el que dicen el número de "
    "pago, el informe o la carpeta, y si en otra fila de la misma hoja está uno de los que se aceptan.",
    ask="Adjunte la planilla del periodo indicado con su comprobante.",
    group="P1",
    version=3,
)
def period_accepted(facts: Facts, item: RecognisedItem) -> Outcome:
    seen = facts.need(SOCIAL, "periodo", Month)
    if not facts.billing.candidates:
        return Case(seen.field, found=str(seen.value)).doubt(facts.billing.trouble)
    accepted = [accepted_months(facts.checklist, month) for month in facts.billing.candidates]
    expected = join(dict.fromkeys(str(month) for months in accepted for month in months), "o")
    found, billed = str(seen.value), join([month_name(month) for month in facts.billing.candidates], "o")
    case = Case(seen.field, expected, found)
    if all(seen.value in months for months in accepted):
        return case.ok(f"La planilla es del periodo {found}; se cobra {billed}.")
    settled = facts.billing.month is not None or len(accepted) > 1
    if any(seen.value in months for months in accepted) or not settled:
        return case.doubt(f"La planilla es del periodo {found}. {facts.billing.trouble}")
    spanned = () if facts.billing.period is None else facts.billing.period.months
    if len(spanned) > 1 and any(seen.value in accepted_months(facts.checklist, month) for month in spanned):
        named = join([month_name(month) for month in spanned])
        return case.doubt(
            f"La planilla es del periodo {found}, y el cobro va de fecha a fecha por {named}. Compruebe cuál "
            "se pide."
        )
    for rival in facts.billing.rivals:
        if seen.value in accepted_months(facts.checklist, rival):
            return case.doubt(
                f"La planilla es del periodo {found}: sirve para {month_name(rival)} y no para {billed}, que "
                "dice la cuenta. Compruebe qué mes se cobra."
            )
    listed = _in_another_row(facts, seen.field, [month for months in accepted for month in months])
    if listed is not None:
        return case.doubt(
            f"La planilla es del periodo {found}, y en otra fila de la misma hoja está {quote(listed.text)}. "
            "Compruebe cuál se pagó para este cobro."
        )
    number = facts.seen(SOCIAL, "planilla", str)
    name = "la planilla" if number is None else f"la planilla {number.value}"
    said = f"{name} corresponde al periodo {found}; para el cobro de {billed} se requiere {expected}."
    return case.fails(
        capital(said),
        Read(seen.field, [month for months in accepted for month in months]),
        request=f"{said} Adjunte la planilla del periodo indicado con su comprobante.",
    )


def _in_another_row(facts: Facts, period: Field, wanted: Iterable[Month]) -> Printed | None:
    """Where a certificate that lists payments month by month has one of the months wanted: under the period
    that was read, or over it, in the same column."""
    ways = "|".join(f"{m.year}[/-]?{m.month:02}|{m.month:02}[/-]{m.year}" for m in wanted)
    written = re.compile(rf"(?<![\d/.-])(?:{ways})(?![\d/.-])")
    return next(
        (
            one
            for one in facts.recognition.numbers
            if one.page == period.page
            and one.box.shares_columns(period.box)
            and not one.box.meets(period.box)
            and written.search(one.text)
        ),
        None,
    )


@rule(
    code="seguridad_social_pagada",
    severity=Severity.RECHAZO,
    norm=norms.SOCIAL_SECURITY,
    title="La planilla está pagada",
    criterion="La planilla dice que está pagada, trae la fecha de pago, o la acompaña un comprobante "
    "aprobado. Generada, liquidada, pendiente o rechazada no es pagada.",
    ask="Adjunte la constancia del pago aprobado de la planilla.",
    group="P3",
)
def paid(facts: Facts, item: RecognisedItem) -> Outcome:
    approved, state = item.mark(ItemMark.VOUCHER_APPROVED), item.mark(ItemMark.PAID)
    unpaid, rejected = item.mark(ItemMark.UNPAID), item.mark(ItemMark.VOUCHER_REFUSED)
    if approved is not None:
        return Case(approved, found=quote(approved.text)).ok("El comprobante dice que el pago fue aprobado.")
    against = unpaid or rejected
    if state is not None and against is not None:
        return Case(against, "Pagada", quote(against.text)).doubt(
            f"La planilla dice «{quote(state.text)}» y también se lee «{quote(against.text)}». Compruebe "
            "cuál vale."
        )
    if state is not None:
        return Case(state, found=quote(state.text)).ok("La planilla dice que está pagada.")
    if against is not None:
        return _not_paid(facts, against)
    return _paid_by_date(facts, item)


def _not_paid(facts: Facts, against: Mark) -> Outcome:
    found = quote(against.text)
    unread = facts.open_pages(SOCIAL)
    request = f"en la planilla o su comprobante se lee «{found}». Adjunte la constancia del pago aprobado."
    case = Case(against, "Pagada", found)
    if unread:
        return case.doubt(
            f"Se lee «{found}», y el comprobante puede estar en páginas sin leer o sin "
            f"reconocer ({page_list(unread)}).",
            request=request,
        )
    return case.fails(f"Se lee «{found}», y no hay un comprobante de pago aprobado.", request=request)


def _paid_by_date(facts: Facts, item: RecognisedItem) -> Outcome:
    request = "no se encontró la constancia de pago de la planilla. Adjunte el comprobante aprobado."
    if "fecha_pago" in item.fields:
        day = facts.need(SOCIAL, "fecha_pago", dt.date)
        return Case(day.field).ok(f"La planilla trae su fecha de pago: {long_date(day.value)}.")
    voucher = item.mark(ItemMark.VOUCHER)
    if voucher is not None:
        return Case(voucher, "Pago aprobado", quote(voucher.text)).doubt(
            "El comprobante no dice si el pago fue aprobado. Revise a la vista.", request=request
        )
    certificate = item.mark(ItemMark.CERTIFICATE)
    if certificate is not None:
        return Case(certificate, found=quote(certificate.text)).doubt(
            "El pago consta solo en un certificado de aportes. Compruébelo."
        )
    days = item.mark(ItemMark.DAYS_IN_ROWS)
    if days is not None:
        return Case(days, found=quote(days.text)).doubt(
            "La planilla trae fechas en sus filas, y no se pudo leer cuál es la de pago. Compruébela en la "
            "página.",
            request=request,
        )
    unread = facts.open_pages(SOCIAL)
    if unread:
        return Case(unread).doubt(
            f"No se encontró la constancia de pago; puede estar en páginas sin leer o sin "
            f"reconocer ({page_list(unread)}).",
            request=request,
        )
    return Case(item.pages, "Planilla pagada o comprobante aprobado").fails(
        f"No se encontró la constancia de pago {in_pages(item.pages)}.", request=request
    )


@rule(
    code="seguridad_social_voucher",
    severity=Severity.RECHAZO,
    norm=norms.SOCIAL_SECURITY,
    title="El comprobante es por el total de la planilla",
    criterion="El valor del comprobante es igual al total de la planilla, con los intereses de mora o sin "
    "ellos. Sin comprobante no afecta.",
    ask="Adjunte el comprobante del pago de esta planilla.",
    group="P3",
    about="voucher_valor",
    version=2,
)
def voucher_equals_total(facts: Facts, item: RecognisedItem) -> Outcome | None:
    if not has_voucher(item):
        return None
    voucher = facts.need(SOCIAL, "voucher_valor", int)
    total = facts.need(SOCIAL, "total", int)
    expected, found = pesos(total.value), pesos(voucher.value)
    case = Case(voucher.field, expected, found)
    if voucher.value in (total.value, total.value + interest(facts)):
        return case.ok(f"El comprobante por {found} paga la planilla.")
    return case.fails(
        f"El comprobante es por {found} y el total de la planilla es {expected}.",
        Read(voucher.field, [total.value]),
        Read(total.field, [voucher.value]),
        request=f"el comprobante es por {found} y la planilla por {expected}. Adjunte el comprobante del "
        "pago de esta planilla.",
    )


@rule(
    code="seguridad_social_persona",
    severity=Severity.RECHAZO,
    norm=norms.SOCIAL_SECURITY,
    title="La planilla es del contratista",
    criterion=PERSON_CRITERION,
    ask="Adjunte la planilla del contratista.",
    group="G2",
    about="documento",
    version=3,
)
def same_person(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_person(facts, item, "documento", "la planilla")
