"""Faults of the report."""

from __future__ import annotations

import datetime as dt
from random import Random

from tools.papers.facts import Facts, Ink, PilaKind
from tools.papers.plant.fault import (
    CUENTA,
    GONE,
    INFORME,
    NO,
    PILA,
    REVIEW,
    SIGNED,
    Fault,
    later,
    month_back,
    one_of,
    other_number,
    signed,
    stranger,
    without,
)

# Layouts that print what the fault is about.
TABLES = ("cali", "idartes", "unal", "subred", "ficha")
NUMBERED = ("cali", "idartes", "subred", "gestion")
VALUED = ("cali", "idartes")
QUOTING = ("cali", "idartes", "ficha")


def _broken_first(facts: Facts) -> bool:
    return facts.first and facts.deal.start.day > 1


def _period(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    """The month before, copied from the last report."""
    facts.informe.end = month_back(facts.informe.start)
    facts.informe.start = facts.informe.end.replace(day=1)


def _early(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.informe.start = facts.informe.start.replace(day=1)


def _start(facts: Facts, rng: Random) -> None:
    if facts.layouts["informe"] == "carta":
        facts.layouts["informe"] = rng.choice(("cali", "unal", "subred"))
    facts.informe.contract_start += dt.timedelta(days=rng.choice((-21, -12, 14, 9)))


def _contract(facts: Facts, rng: Random) -> None:
    facts.informe.contract = other_number(facts, rng)


def _person(facts: Facts, rng: Random) -> None:
    facts.informe.person = stranger(facts.deal, rng)


def _dated_before(facts: Facts, rng: Random) -> None:
    facts.informe.signed = facts.informe.start - dt.timedelta(days=rng.randrange(1, 20))


def _unsigned(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.informe.ink = Ink.NINGUNA


def _blank(facts: Facts, rng: Random) -> None:
    """An obligation with nothing in the cell beside it."""
    one_of(facts, "informe", TABLES, rng)
    rows = list(facts.informe.activities)
    at = rng.randrange(len(rows))
    rows[at] = (rows[at][0], "")
    facts.informe.activities = tuple(rows)


def _value(facts: Facts, rng: Random) -> None:
    one_of(facts, "informe", VALUED, rng)
    facts.informe.value += rng.choice((-250_000, 130_000, 400_000))


def _payment(facts: Facts, rng: Random) -> None:
    one_of(facts, "informe", NUMBERED, rng)
    facts.informe.payment += 1 if facts.first else rng.choice((1, -1))


def _balance(facts: Facts, rng: Random) -> None:
    facts.layouts["informe"] = "idartes"
    facts.informe.balance += rng.choice((-1, 1)) * rng.randrange(2, 9) * 111_000


def _quoted(facts: Facts, rng: Random) -> None:
    """The key it was paid with, the bank's number, or last month's planilla."""
    one_of(facts, "informe", QUOTING, rng)
    p = facts.pila
    numbers = [p.pay_key, str(int(p.planilla) - rng.randrange(10_000, 9_000_000))]
    facts.informe.quoted = rng.choice([*numbers, p.voucher.cus] if p.voucher else numbers)


def _is_planilla(facts: Facts) -> bool:
    return facts.pila.kind is PilaKind.PLANILLA


FAULTS = (
    Fault("informe_periodo_anterior", _period, {INFORME: NO}, later),
    Fault("informe_antes_del_inicio", _early, {INFORME: NO}, _broken_first),
    Fault("informe_inicio_errado", _start, {INFORME: NO}),
    Fault("informe_otro_contrato", _contract, {INFORME: NO}),
    Fault("informe_otra_persona", _person, {INFORME: REVIEW}),
    Fault("informe_fecha_anterior", _dated_before, {INFORME: NO}),
    Fault(
        "informe_sin_firma", _unsigned, {INFORME: REVIEW}, signed, needs=frozenset({CUENTA}), digital=SIGNED
    ),
    Fault("informe_obligacion_en_blanco", _blank, {INFORME: REVIEW}, digital=frozenset({INFORME})),
    Fault("informe_valor_distinto", _value, {INFORME: NO}, needs=frozenset({CUENTA})),
    Fault("informe_pago_distinto", _payment, {INFORME: REVIEW}, needs=frozenset({CUENTA})),
    Fault("informe_saldo_no_cuadra", _balance, {INFORME: NO}, needs=frozenset({CUENTA})),
    Fault("informe_cita_otra_planilla", _quoted, {INFORME: REVIEW}, _is_planilla, needs=frozenset({PILA})),
    Fault("falta_informe", without(INFORME), {INFORME: GONE}),
)
