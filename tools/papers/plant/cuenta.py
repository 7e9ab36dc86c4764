"""Faults of the charge."""

from __future__ import annotations

import dataclasses
import datetime as dt
from random import Random

from tools.papers import cuenta, invent
from tools.papers.entities import ENTITIES
from tools.papers.facts import Facts, Ink
from tools.papers.plant.fault import (
    BANCO,
    CUENTA,
    GONE,
    IMPUESTOS,
    INFORME,
    NO,
    PILA,
    REVIEW,
    RUT,
    SIGNED,
    Fault,
    anyone,
    one_of,
    other_number,
    signed,
    stranger,
    without,
)


def _value(facts: Facts, rng: Random) -> None:
    wrong = facts.cuenta.value + rng.choice((-200_000, 150_000, -350_000))
    facts.cuenta.value = facts.cuenta.worded_value = wrong
    ibc = max(facts.pila.dues.ibc, -(-wrong * 2 // 5))
    invent.pay(facts, invent.contributions(ibc, facts.pila.dues.days, facts.deal.insurers.risk))


def _words(facts: Facts, rng: Random) -> None:
    if facts.layouts["cuenta"] in cuenta.WORDLESS:
        facts.layouts["cuenta"] = rng.choice(("clasica", "equivalente", "excel", "sena"))
    facts.cuenta.worded_value += rng.choice((100_000, -100_000, 1_000_000, 50_000))


def _payment(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.cuenta.payment += 1


def _more_to_come(facts: Facts) -> bool:
    return not facts.first and facts.cuenta.payment < facts.cuenta.payments


def _contract(facts: Facts, rng: Random) -> None:
    facts.cuenta.contract = other_number(facts, rng)


def _person(facts: Facts, rng: Random) -> None:
    facts.cuenta.person = stranger(facts.deal, rng)


def _entity(facts: Facts, rng: Random) -> None:
    """Addressed to another entity, as when last year's letter is used again."""
    own = facts.deal.entity
    name, city, department, office = rng.choice([one for one in ENTITIES if one[0] != own.name])
    nit = str(int(own.nit) + rng.choice((-1, 1)) * rng.randrange(11, 4000))
    facts.cuenta.entity = dataclasses.replace(
        own, name=name, nit=nit, city=city, department=department, office=office
    )


def _dated_before(facts: Facts, rng: Random) -> None:
    """Dated before the period begins; letter and RUT keep their age at that date."""
    before = facts.cuenta.start - dt.timedelta(days=rng.randrange(1, 20))
    shift = facts.cuenta.signed - before
    facts.cuenta.signed = before
    facts.bank.day -= shift
    facts.rut.generated -= shift


def _unsigned(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.cuenta.ink = Ink.NINGUNA


def _balance(facts: Facts, rng: Random) -> None:
    facts.layouts["cuenta"] = "sena"
    facts.cuenta.balance += rng.choice((-1, 1)) * rng.randrange(2, 9) * 111_000


def _with_rut(facts: Facts) -> bool:
    return RUT in facts.present


def _vat(facts: Facts, rng: Random) -> None:
    one_of(facts, "cuenta", ("clasica", "soporte", "excel", "sena", "municipal", "ficha"), rng)
    facts.cuenta.vat = round(facts.cuenta.value * 19 / 119)


def _no_invoice(facts: Facts, rng: Random) -> None:
    """A plain charge by someone whose RUT makes them invoice."""
    facts.rut.responsibilities = ("05", "48")
    one_of(facts, "cuenta", ("clasica", "sena", "municipal", "ficha"), rng)


FAULTS = (
    Fault("cuenta_valor_errado", _value, {CUENTA: NO}),
    Fault("cuenta_letras_distintas", _words, {CUENTA: NO}),
    Fault("cuenta_pago_errado", _payment, {CUENTA: NO}, _more_to_come),
    Fault("cuenta_otro_contrato", _contract, {CUENTA: NO}),
    Fault("cuenta_otra_persona", _person, {CUENTA: NO}),
    Fault("cuenta_otra_entidad", _entity, {CUENTA: NO}),
    Fault("cuenta_fecha_anterior", _dated_before, {CUENTA: NO}, needs=frozenset({BANCO, RUT})),
    Fault(
        "cuenta_sin_firma", _unsigned, {CUENTA: REVIEW}, signed, needs=frozenset({INFORME}), digital=SIGNED
    ),
    Fault("cuenta_saldo_no_cuadra", _balance, {CUENTA: NO}),
    Fault("cuenta_cobra_iva", _vat, {CUENTA: REVIEW}, _with_rut, needs=frozenset({RUT})),
    Fault("cuenta_sin_factura", _no_invoice, {CUENTA: REVIEW}, _with_rut, needs=frozenset({RUT})),
    # Without the cuenta its month, date and account are unknown: the rest may rest undecided.
    Fault(
        "falta_cuenta", without(CUENTA), {CUENTA: GONE}, anyone,
        dict.fromkeys((INFORME, PILA, BANCO, RUT, IMPUESTOS), REVIEW),
    ),
)  # fmt: skip
