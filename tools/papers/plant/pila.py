"""Faults of the planilla and its voucher."""

from __future__ import annotations

import datetime as dt
from random import Random

from tools.papers import invent, pila
from tools.papers.calendar import due_date, working_day
from tools.papers.facts import Altered, Facts, Paid, PilaKind
from tools.papers.plant.fault import (
    BANCO,
    CUENTA,
    GONE,
    INFORME,
    INFORMED,
    NO,
    PILA,
    REVIEW,
    RUT,
    Fault,
    first,
    one_of,
    stranger,
    without,
)

ODD_FONT = ("aportes", "soi", "enlace", "asopagos", "miplanilla")


def _person(facts: Facts, rng: Random) -> None:
    facts.pila.person = stranger(facts.deal, rng)


def _old(facts: Facts, rng: Random) -> None:
    f = facts.pila
    period = facts.month.plus(-2)
    f.paid = working_day(period.plus(1), rng.randrange(1, 4))
    f.due = due_date(period, f.person.document)
    f.period = period
    ibc = max(f.dues.ibc, invent.least_base(facts.deal, facts.month, period)[0])
    invent.pay(facts, invent.contributions(ibc, 30, facts.deal.insurers.risk))
    if f.voucher:
        f.voucher.day = f.paid


def _old_fits(facts: Facts) -> bool:
    return facts.month.plus(-2).year == 2026


def _unpaid(facts: Facts, rng: Random) -> None:
    facts.pila.status, facts.pila.voucher = Paid.SIN_PAGAR, None
    one_of(facts, "seguridad_social", pila.UNPAID, rng)


def _no_proof(facts: Facts, rng: Random) -> None:
    facts.pila.status, facts.pila.voucher, facts.pictures = Paid.CALLADA, None, False
    one_of(facts, "seguridad_social", pila.SILENT, rng)


def _has_voucher(facts: Facts) -> bool:
    return facts.pila.voucher is not None


def _voucher_value(facts: Facts, rng: Random) -> None:
    if facts.pila.voucher:
        facts.pila.voucher.value += rng.choice((-100_000, -36_500, 41_200))


def _voucher_rejected(facts: Facts, rng: Random) -> None:
    if facts.pila.voucher:
        facts.pila.voucher.approved = False
    facts.pila.status = Paid.SIN_PAGAR
    one_of(facts, "seguridad_social", pila.UNPAID, rng)


def _voucher_alone(facts: Facts, rng: Random) -> None:
    """Only the voucher is attached; not as a picture, in which the planilla might be too."""
    facts.pila.kind, facts.pictures = PilaKind.COMPROBANTE, False
    one_of(facts, "comprobante", ("pse", "app", "recibo"), rng)


def _voucher_of_another(facts: Facts, rng: Random) -> None:
    if facts.pila.voucher:
        other = int(facts.pila.planilla) - rng.randrange(10_000, 9_000_000)
        facts.pila.voucher.planilla = str(other)
        facts.pila.voucher.pay_key = str(rng.randrange(10_000_000, 999_999_999))


def _whole_months(facts: Facts) -> bool:
    """Both the month billed and the planilla's are whole months of the contract: no floor by days."""
    return facts.deal.whole(facts.month) and facts.deal.whole(facts.pila.period)


def _low_base(facts: Facts, rng: Random) -> None:
    least, _ = invent.least_base(facts.deal, facts.month, facts.pila.period)
    base = least * rng.choice((60, 70, 80)) // 100
    invent.pay(facts, invent.contributions(base, facts.pila.dues.days, facts.deal.insurers.risk))


def _short_health(facts: Facts, rng: Random) -> None:
    """Health below what the base asks, and the total with it."""
    dues = facts.pila.dues
    dues.health = -(-dues.health * rng.choice((64, 80, 90)) // 10_000) * 100
    invent.pay(facts, dues)


def _short_pension(facts: Facts, rng: Random) -> None:
    dues = facts.pila.dues
    dues.pension = -(-dues.pension * rng.choice((75, 80, 90)) // 10_000) * 100
    invent.pay(facts, dues)


def _late(facts: Facts, rng: Random) -> None:
    """Paid days after the due day, with the interest that the operator charges, 2 % or so a month."""
    f = facts.pila
    f.paid = f.due + dt.timedelta(days=rng.randrange(2, 9))
    while f.paid.weekday() > 4:
        f.paid += dt.timedelta(days=1)
    f.dues.days_late = (f.paid - f.due).days
    f.dues.mora = max(100, round(f.dues.without_mora * 0.00066 * f.dues.days_late / 100) * 100)
    invent.pay(facts, f.dues)
    if f.voucher:
        f.voucher.day = f.paid
    last = max(facts.cuenta.signed, f.paid)
    shift = last - facts.cuenta.signed
    facts.cuenta.signed += shift
    facts.informe.signed = max(facts.informe.signed, last - dt.timedelta(days=2))
    facts.bank.day += shift
    facts.rut.generated += shift


def _certificate(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.pila.kind, facts.pila.voucher = PilaKind.CERTIFICADO, None
    facts.layouts["seguridad_social"] = "certificado"


def _affiliations(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.pila.kind, facts.pila.voucher = PilaKind.AFILIACIONES, None
    facts.present.discard(PILA)


def _altered(how: Altered) -> Fault:
    def plant(facts: Facts, rng: Random) -> None:
        facts.pila.altered = how
        if how is Altered.FUENTE:
            one_of(facts, "seguridad_social", ODD_FONT, rng)

    return Fault(f"planilla_alterada_{how}", plant, {PILA: REVIEW})


FAULTS = (
    Fault("planilla_otra_persona", _person, {PILA: NO}),
    Fault("planilla_vieja", _old, {PILA: NO}, _old_fits),
    Fault("planilla_sin_pagar", _unpaid, {PILA: NO}),
    Fault("planilla_sin_prueba_de_pago", _no_proof, {PILA: NO}),
    Fault("planilla_tarde_con_mora", _late, {PILA: INFORMED}, needs=frozenset({INFORME, CUENTA, BANCO, RUT})),
    Fault("comprobante_otro_valor", _voucher_value, {PILA: NO}, _has_voucher),
    Fault("comprobante_rechazado", _voucher_rejected, {PILA: NO}, _has_voucher),
    Fault("comprobante_sin_planilla", _voucher_alone, {PILA: NO}, _has_voucher),
    Fault("comprobante_de_otra_planilla", _voucher_of_another, {PILA: REVIEW}, _has_voucher),
    Fault("ibc_bajo", _low_base, {PILA: NO}, _whole_months),
    Fault("salud_incompleta", _short_health, {PILA: NO}),
    Fault("pension_incompleta", _short_pension, {PILA: NO}),
    *(_altered(how) for how in Altered),
    Fault("certificado_de_aportes", _certificate, {PILA: REVIEW}),
    Fault("afiliaciones_sin_planilla", _affiliations, {PILA: REVIEW}, first),
    Fault("falta_seguridad_social", without(PILA), {PILA: GONE}),
)
