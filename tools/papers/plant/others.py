"""Faults of the bank's letter, the RUT and the receipts of taxes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from random import Random

from tools.papers import wording
from tools.papers.facts import Facts
from tools.papers.plant.fault import (
    BANCO,
    CUENTA,
    GONE,
    IMPUESTOS,
    NO,
    REVIEW,
    RUT,
    Fault,
    first,
    one_of,
    other_number,
    stranger,
    without,
)
from tools.papers.world import BANKS, invent_account


def _bank_person(facts: Facts, rng: Random) -> None:
    facts.bank.person = stranger(facts.deal, rng)


def _old_letter(facts: Facts, rng: Random) -> None:
    facts.bank.day = facts.cuenta.signed - dt.timedelta(days=rng.randrange(38, 160))


def _inactive(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.bank.active = False


def _account(facts: Facts, rng: Random) -> None:
    bank = facts.deal.account.bank
    while (other := invent_account(rng, bank, stranger(facts.deal, rng), facts.deal.start)).number == (
        facts.deal.account.number
    ):
        pass
    kind = facts.deal.account.kind if facts.deal.account.kind in BANKS[bank][1] else other.kind
    facts.bank.account = dataclasses.replace(other, kind=kind)


def _old_rut(facts: Facts, rng: Random) -> None:
    facts.rut.generated -= dt.timedelta(days=rng.randrange(110, 400))


def _rut_dv(facts: Facts, rng: Random) -> None:
    facts.rut.dv = (facts.rut.dv + rng.randrange(1, 9)) % 10


def _rut_process(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.rut.in_process = True


def _rut_person(facts: Facts, rng: Random) -> None:
    facts.rut.person = stranger(facts.deal, rng)
    facts.rut.dv = wording.check_digit(facts.rut.person.document)


def _rut_company(facts: Facts, rng: Random) -> None:
    """The contractor's own firm instead of the contractor."""
    nit = str(rng.randrange(899_990_000, 899_999_000))
    facts.rut.person = dataclasses.replace(facts.deal.person, document=nit)
    facts.rut.dv = wording.check_digit(nit)
    facts.rut.company = f"Servicios {facts.deal.person.family} S.A.S."


def _rut_pages(facts: Facts, rng: Random) -> None:
    facts.rut.sheets = rng.choice((2, 3, 3))
    facts.rut.kept = facts.rut.sheets - 1


def _rut_activity(facts: Facts, rng: Random) -> None:
    """The code of somebody without a business: an employee, a pensioner, a rentier."""
    facts.rut.activity = rng.choice(("0010", "0020", "0090"))


def _tax_contract(facts: Facts, rng: Random) -> None:
    facts.taxes.contract = other_number(facts, rng)


def _tax_person(facts: Facts, rng: Random) -> None:
    facts.taxes.person = stranger(facts.deal, rng)


def _tax_unpaid(facts: Facts, rng: Random) -> None:
    facts.taxes.paid = None
    if facts.layouts["impuestos"] == "caja":
        facts.layouts["impuestos"] = rng.choice(("oficial", "liquidacion"))


def _tax_rows(facts: Facts, rng: Random) -> None:
    facts.taxes.off = rng.choice((-1, 1)) * rng.randrange(4, 30) * 2700


def _tax_base(facts: Facts, rng: Random) -> None:
    """Settled on one month's payment instead of the contract."""
    one_of(facts, "impuestos", ("oficial", "liquidacion"), rng)
    facts.taxes.base = facts.deal.fee


def _tax_late(facts: Facts, rng: Random) -> None:
    facts.layouts["impuestos"] = "oficial"
    paid = facts.taxes.paid or facts.taxes.issued
    facts.taxes.issued = paid - dt.timedelta(days=15 + rng.randrange(3, 12))


def _many_payments(facts: Facts) -> bool:
    return facts.first and len(facts.deal.months) > 2


FAULTS = (
    Fault("banco_otra_persona", _bank_person, {BANCO: NO}),
    Fault("banco_carta_vieja", _old_letter, {BANCO: NO}, needs=frozenset({CUENTA})),
    Fault("banco_cuenta_inactiva", _inactive, {BANCO: NO}),
    Fault("banco_otra_cuenta", _account, {BANCO: NO}, needs=frozenset({CUENTA})),
    Fault("falta_banco", without(BANCO), {BANCO: GONE}),
    Fault("rut_viejo", _old_rut, {RUT: REVIEW}, first, needs=frozenset({CUENTA})),
    Fault("rut_dv_errado", _rut_dv, {RUT: NO}, first),
    Fault("rut_en_tramite", _rut_process, {RUT: NO}, first),
    Fault("rut_otra_persona", _rut_person, {RUT: NO}, first),
    Fault("rut_persona_juridica", _rut_company, {RUT: NO}, first),
    Fault("rut_incompleto", _rut_pages, {RUT: REVIEW}, first),
    Fault("rut_actividad_ajena", _rut_activity, {RUT: REVIEW}, first),
    Fault("falta_rut", without(RUT), {RUT: GONE}, first),
    Fault("impuestos_otro_contrato", _tax_contract, {IMPUESTOS: NO}, first),
    Fault("impuestos_otra_persona", _tax_person, {IMPUESTOS: NO}, first),
    Fault("impuestos_sin_pago", _tax_unpaid, {IMPUESTOS: REVIEW}, first),
    Fault("impuestos_no_suman", _tax_rows, {IMPUESTOS: REVIEW}, first),
    Fault("impuestos_otra_base", _tax_base, {IMPUESTOS: REVIEW}, _many_payments),
    Fault("impuestos_fuera_de_plazo", _tax_late, {IMPUESTOS: REVIEW}, first),
    Fault("falta_impuestos", without(IMPUESTOS), {IMPUESTOS: GONE}, first),
)
