"""The faults that can be planted, and what each does to the state of the items."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from review.model import ItemKind, State
from tools.papers import cuenta, invent, pila, wording
from tools.papers.calendar import due_date, working_day
from tools.papers.facts import Facts, Paid, PilaKind
from tools.papers.world import BANKS, Deal, Person, invent_account, invent_person

INFORME, CUENTA, PILA = ItemKind.INFORME, ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL
BANCO, RUT, IMPUESTOS = ItemKind.BANCO, ItemKind.RUT, ItemKind.IMPUESTOS
NO, REVIEW, GONE = State.NO_CUMPLE, State.POR_REVISAR, State.FALTA


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: `plant` changes the facts; `effects` are the states it brings; `also` states as good."""

    name: str
    plant: Callable[[Facts, Random], None]
    effects: dict[ItemKind, State]
    fits: Callable[[Facts], bool] = lambda _: True
    also: dict[ItemKind, State] = field(default_factory=dict)


def _anyone(facts: Facts) -> bool:  # noqa: ARG001
    return True


def _first(facts: Facts) -> bool:
    return facts.first


def _later(facts: Facts) -> bool:
    return not facts.first


def _broken_first(facts: Facts) -> bool:
    return facts.first and facts.deal.start.day > 1


def _month_back(day: dt.date) -> dt.date:
    return day.replace(day=1) - dt.timedelta(days=1)


def _informe_period(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    """The month before, copied from the last report."""
    facts.informe.end = _month_back(facts.informe.start)
    facts.informe.start = facts.informe.end.replace(day=1)


def _informe_early(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.informe.start = facts.informe.start.replace(day=1)


def _informe_start(facts: Facts, rng: Random) -> None:
    if facts.layouts["informe"] == "carta":
        facts.layouts["informe"] = rng.choice(("cali", "unal", "subred"))
    facts.informe.contract_start += dt.timedelta(days=rng.choice((-21, -12, 14, 9)))


def _cuenta_value(facts: Facts, rng: Random) -> None:
    wrong = facts.cuenta.value + rng.choice((-200_000, 150_000, -350_000))
    facts.cuenta.value = facts.cuenta.worded_value = wrong
    ibc = max(facts.pila.dues.ibc, -(-wrong * 2 // 5))
    _dues(facts, ibc)


def _dues(facts: Facts, ibc: int) -> None:
    dues = invent.contributions(ibc, facts.pila.dues.days, facts.deal.insurers.risk)
    facts.pila.dues = dues
    if facts.pila.voucher:
        facts.pila.voucher.value = dues.total


def _words(facts: Facts, rng: Random) -> None:
    if facts.layouts["cuenta"] in cuenta.WORDLESS:
        facts.layouts["cuenta"] = rng.choice(("clasica", "equivalente", "excel", "sena"))
    facts.cuenta.worded_value += rng.choice((100_000, -100_000, 1_000_000, 50_000))


def _payment(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.cuenta.payment += 1


def _more_to_come(facts: Facts) -> bool:
    return not facts.first and facts.cuenta.payment < facts.cuenta.payments


def _other_number(facts: Facts, rng: Random) -> str:
    """The contract's number with another serial, which no other contract has."""
    number = facts.deal.number
    digits = [i for i, c in enumerate(number) if c.isdigit()]
    place = digits[-5] if "." not in number else digits[-6 if number.startswith("4161") else -2]
    new = (int(number[place]) + rng.randrange(3, 7)) % 10
    return number[:place] + str(new) + number[place + 1 :]


def _cuenta_contract(facts: Facts, rng: Random) -> None:
    facts.cuenta.contract = _other_number(facts, rng)


def _informe_contract(facts: Facts, rng: Random) -> None:
    facts.informe.contract = _other_number(facts, rng)


def _tax_contract(facts: Facts, rng: Random) -> None:
    facts.taxes.contract = _other_number(facts, rng)


def _stranger(deal: Deal, rng: Random) -> Person:
    """Someone who shares no name with the contractor."""
    own = set(deal.person.name.split())
    while own & set((other := invent_person(rng)).name.split()):
        pass
    return other


def _pila_person(facts: Facts, rng: Random) -> None:
    facts.pila.person = _stranger(facts.deal, rng)


def _bank_person(facts: Facts, rng: Random) -> None:
    facts.bank.person = _stranger(facts.deal, rng)


def _rut_person(facts: Facts, rng: Random) -> None:
    facts.rut.person = _stranger(facts.deal, rng)
    facts.rut.dv = wording.check_digit(facts.rut.person.document)


def _tax_person(facts: Facts, rng: Random) -> None:
    facts.taxes.person = _stranger(facts.deal, rng)


def _cuenta_person(facts: Facts, rng: Random) -> None:
    facts.cuenta.person = _stranger(facts.deal, rng)


def _old_planilla(facts: Facts, rng: Random) -> None:
    f = facts.pila
    period = facts.month.plus(-2)
    f.paid = working_day(period.plus(1), rng.randrange(1, 4))
    f.due = due_date(period, f.person.document)
    f.period = period
    f.dues.days = 30
    _dues(facts, max(f.dues.ibc, invent.least_base(facts.deal, facts.month, period)[0]))
    if f.voucher:
        f.voucher.day = f.paid


def _old_fits(facts: Facts) -> bool:
    return facts.month.plus(-2).year == 2026


def _unpaid(facts: Facts, rng: Random) -> None:
    facts.pila.status, facts.pila.voucher = Paid.SIN_PAGAR, None
    if facts.layouts["seguridad_social"] not in pila.UNPAID:
        facts.layouts["seguridad_social"] = rng.choice(pila.UNPAID)


def _no_proof(facts: Facts, rng: Random) -> None:
    facts.pila.status, facts.pila.voucher, facts.pictures = Paid.CALLADA, None, False
    if facts.layouts["seguridad_social"] not in pila.SILENT:
        facts.layouts["seguridad_social"] = rng.choice(pila.SILENT)


def _has_voucher(facts: Facts) -> bool:
    return facts.pila.voucher is not None


def _voucher_value(facts: Facts, rng: Random) -> None:
    if facts.pila.voucher:
        facts.pila.voucher.value += rng.choice((-100_000, -36_500, 41_200))


def _voucher_rejected(facts: Facts, rng: Random) -> None:
    if facts.pila.voucher:
        facts.pila.voucher.approved = False
    facts.pila.status = Paid.SIN_PAGAR
    if facts.layouts["seguridad_social"] not in pila.UNPAID:
        facts.layouts["seguridad_social"] = rng.choice(pila.UNPAID)


def _whole_months(facts: Facts) -> bool:
    """Both the month billed and the planilla's are whole months of the contract: no floor by days."""
    return facts.deal.whole(facts.month) and facts.deal.whole(facts.pila.period)


def _low_base(facts: Facts, rng: Random) -> None:
    least, _ = invent.least_base(facts.deal, facts.month, facts.pila.period)
    _dues(facts, least * rng.choice((60, 70, 80)) // 100)


def _certificate(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.pila.kind, facts.pila.voucher = PilaKind.CERTIFICADO, None
    facts.layouts["seguridad_social"] = "certificado"


def _affiliations(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.pila.kind, facts.pila.voucher = PilaKind.AFILIACIONES, None
    facts.present.discard(PILA)


def _old_letter(facts: Facts, rng: Random) -> None:
    facts.bank.day = facts.cuenta.signed - dt.timedelta(days=rng.randrange(38, 160))


def _inactive(facts: Facts, rng: Random) -> None:  # noqa: ARG001
    facts.bank.active = False


def _account(facts: Facts, rng: Random) -> None:
    bank = facts.deal.account.bank
    while (other := invent_account(rng, bank, _stranger(facts.deal, rng), facts.deal.start)).number == (
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


def _tax_unpaid(facts: Facts, rng: Random) -> None:
    facts.taxes.paid = None
    if facts.layouts["impuestos"] == "caja":
        facts.layouts["impuestos"] = rng.choice(("oficial", "liquidacion"))


def _without(item: ItemKind) -> Callable[[Facts, Random], None]:
    def plant(facts: Facts, rng: Random) -> None:  # noqa: ARG001
        facts.present.discard(item)
        facts.pictures = False

    return plant


FAULTS: tuple[Fault, ...] = (
    Fault("informe_periodo_anterior", _informe_period, {INFORME: NO}, _later),
    Fault("informe_antes_del_inicio", _informe_early, {INFORME: NO}, _broken_first),
    Fault("informe_inicio_errado", _informe_start, {INFORME: NO}),
    Fault("informe_otro_contrato", _informe_contract, {INFORME: NO}),
    Fault("cuenta_valor_errado", _cuenta_value, {CUENTA: NO}),
    Fault("cuenta_letras_distintas", _words, {CUENTA: NO}),
    Fault("cuenta_pago_errado", _payment, {CUENTA: NO}, _more_to_come),
    Fault("cuenta_otro_contrato", _cuenta_contract, {CUENTA: NO}),
    Fault("cuenta_otra_persona", _cuenta_person, {CUENTA: NO}),
    Fault("planilla_otra_persona", _pila_person, {PILA: NO}),
    Fault("planilla_vieja", _old_planilla, {PILA: NO}, _old_fits),
    Fault("planilla_sin_pagar", _unpaid, {PILA: NO}),
    Fault("planilla_sin_prueba_de_pago", _no_proof, {PILA: NO}),
    Fault("comprobante_otro_valor", _voucher_value, {PILA: NO}, _has_voucher),
    Fault("comprobante_rechazado", _voucher_rejected, {PILA: NO}, _has_voucher),
    Fault("ibc_bajo", _low_base, {PILA: NO}, _whole_months),
    Fault("certificado_de_aportes", _certificate, {PILA: REVIEW}),
    Fault("afiliaciones_sin_planilla", _affiliations, {PILA: REVIEW}, _first),
    Fault("banco_otra_persona", _bank_person, {BANCO: NO}),
    Fault("banco_carta_vieja", _old_letter, {BANCO: NO}),
    Fault("banco_cuenta_inactiva", _inactive, {BANCO: NO}),
    Fault("banco_otra_cuenta", _account, {BANCO: NO}),
    Fault("rut_viejo", _old_rut, {RUT: REVIEW}, _first),
    Fault("rut_dv_errado", _rut_dv, {RUT: NO}, _first),
    Fault("rut_en_tramite", _rut_process, {RUT: NO}, _first),
    Fault("rut_otra_persona", _rut_person, {RUT: NO}, _first),
    Fault("impuestos_otro_contrato", _tax_contract, {IMPUESTOS: NO}, _first),
    Fault("impuestos_otra_persona", _tax_person, {IMPUESTOS: NO}, _first),
    Fault("impuestos_sin_pago", _tax_unpaid, {IMPUESTOS: REVIEW}, _first),
    Fault("falta_informe", _without(INFORME), {INFORME: GONE}),
    # Without the cuenta its month, date and account are unknown: the rest may rest undecided.
    Fault(
        "falta_cuenta", _without(CUENTA), {CUENTA: GONE}, _anyone,
        dict.fromkeys((INFORME, PILA, BANCO, RUT, IMPUESTOS), REVIEW),
    ),
    Fault("falta_seguridad_social", _without(PILA), {PILA: GONE}),
    Fault("falta_banco", _without(BANCO), {BANCO: GONE}),
    Fault("falta_rut", _without(RUT), {RUT: GONE}, _first),
    Fault("falta_impuestos", _without(IMPUESTOS), {IMPUESTOS: GONE}, _first),
)  # fmt: skip
# The contract is missing from `contratos.csv`: nothing in the papers is wrong, but what needs it
# cannot be told.
UNLISTED = Fault(
    "contrato_no_listado", lambda _facts, _rng: None, {CUENTA: REVIEW}, _anyone,
    dict.fromkeys((INFORME, PILA, BANCO, RUT, IMPUESTOS), REVIEW),
)  # fmt: skip
BY_NAME = {f.name: f for f in (*FAULTS, UNLISTED)}
