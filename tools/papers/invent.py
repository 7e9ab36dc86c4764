"""From a contract and a month to the facts of a submission in good order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil
from random import Random

from review.model import ItemKind, Month
from tools.papers import activities, bank, cuenta, informe, pila, taxes, vouchers, wording
from tools.papers.calendar import SMMLV, due_date, due_working_day, working_day
from tools.papers.facts import (
    BankFacts,
    Contributions,
    CuentaFacts,
    Facts,
    InformeFacts,
    Paid,
    PilaFacts,
    PilaKind,
    RutFacts,
    TaxFacts,
    VoucherFacts,
)
from tools.papers.invent_more import annex_of, balanced, ink_of, rut_content
from tools.papers.world import Deal

RISK_RATES = {1: Fraction("0.522"), 2: Fraction("1.044"), 3: Fraction("2.436")}
_EVERY_MONTH = {ItemKind.INFORME, ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL, ItemKind.BANCO}


def _hundreds(amount: Fraction) -> int:
    return ceil(amount / 100) * 100


def contributions(ibc: int, days: int, risk: int) -> Contributions:
    rate = RISK_RATES[risk]
    # Ley 100/1993, art. 27: 1 % from four minimum wages on; no invented fee reaches sixteen.
    solidarity = _hundreds(Fraction(ibc, 100)) if ibc >= 4 * SMMLV[2026] else 0
    return Contributions(
        ibc,
        days,
        _hundreds(ibc * Fraction(125, 1000)),
        _hundreds(ibc * Fraction(16, 100)),
        _hundreds(ibc * rate / 100),
        float(rate),
        solidarity,
    )


def pay(facts: Facts, dues: Contributions) -> None:
    """The planilla settles `dues`, and its voucher pays them."""
    facts.pila.dues = dues
    if facts.pila.voucher:
        facts.pila.voucher.value = dues.total


def least_base(deal: Deal, month: Month, period: Month) -> tuple[int, int]:
    """The least IBC that covers the month billed in a planilla of `period`, and its days."""
    if period == month and not deal.whole(month):
        first, last = deal.days(month)
        days = min(30, (last - first).days + 1)
        return ceil(max(Fraction(deal.value(month) * 2, 5), Fraction(SMMLV[period.year] * days, 30))), days
    return ceil(max(Fraction(deal.fee * 2, 5), Fraction(SMMLV[period.year]))), 30


def facts_of(rng: Random, deal: Deal, month: Month, *, layouts: dict[str, str]) -> Facts:
    """Everything as it should be."""
    start, end = deal.days(month)
    payment = deal.payment(month)
    first = payment == 1
    period = month if rng.random() < 0.4 or month.plus(-1).year == 2025 else month.plus(-1)
    last_working = min(due_working_day(deal.person.document), 10)
    paid = working_day(period.plus(1), rng.randrange(1, last_working + 1))
    signed = max(
        end + dt.timedelta(days=rng.choice((0, 0, 1, 1, 2, 3, 4))),
        paid + dt.timedelta(days=rng.randrange(0, 3)),
    )
    informe_signed = max(end, signed - dt.timedelta(days=rng.randrange(0, 3)))

    ibc, days = least_base(deal, month, period)
    if rng.random() < 0.25:
        ibc = ceil(ibc * rng.choice((Fraction(11, 10), Fraction(5, 4))))
    dues = contributions(ibc, days, deal.insurers.risk)
    voucher = None
    if rng.random() < 0.8:
        hour = f"{rng.randrange(7, 20):02d}:{rng.randrange(60):02d}:{rng.randrange(60):02d}"
        voucher = VoucherFacts(
            dues.total, paid, True, str(rng.randrange(100_000_000, 2_900_000_000)), hour, "", ""
        )
    planilla = PilaFacts(
        PilaKind.PLANILLA, deal.person, period, Paid.PAGADA, paid, due_date(period, deal.person.document),
        str(rng.randrange(8_000_000_000, 9_900_000_000)), str(rng.randrange(10_000_000, 999_999_999)),
        dues, voucher,
    )  # fmt: skip
    if voucher:
        voucher.planilla, voucher.pay_key = planilla.planilla, planilla.pay_key
    generated = dt.datetime.combine(
        signed - dt.timedelta(days=rng.randrange(1, 80)),
        dt.time(rng.randrange(7, 21), rng.randrange(60), rng.randrange(60)),
    )
    issued = min(deal.start + dt.timedelta(days=rng.randrange(1, 5)), signed)
    present = set(_EVERY_MONTH)
    if first or rng.random() < 0.08:
        present |= {ItemKind.RUT, ItemKind.IMPUESTOS} if first or rng.random() < 0.5 else {ItemKind.RUT}

    activity, sheets = rut_content(deal)

    def number() -> str:
        return wording.contract_number(rng, deal.number)

    made = Facts(
        deal=deal,
        month=month,
        first=first,
        informe=InformeFacts(
            deal.person, number(), payment, start, end, deal.start, informe_signed, deal.value(month),
            activities=activities.done_in(deal.profile, deal.person.document, month),
            ink=ink_of(deal), annex=annex_of(deal, month),
        ),
        cuenta=CuentaFacts(
            deal.person, number(), payment, len(deal.months), deal.value(month), deal.value(month),
            start, end,
            signed, deal.account, deal.entity, ink=ink_of(deal),
        ),
        pila=planilla,
        bank=BankFacts(deal.person, deal.account, signed - dt.timedelta(days=rng.randrange(0, 28))),
        rut=RutFacts(
            deal.person, wording.check_digit(deal.person.document), generated,
            f"14{rng.randrange(10**8, 10**9)}", activity=activity, sheets=sheets,
        ),
        taxes=TaxFacts(
            deal.person, number(), deal.total, issued,
            min(issued + dt.timedelta(days=rng.randrange(0, 6)), signed), str(rng.randrange(10**6, 10**7)),
        ),
        present=present,
        layouts=dict(layouts),
    )  # fmt: skip
    balanced(made)
    return made


def layouts_of(index: int, deal: Deal, among: Mapping[str, Sequence[str]] | None = None) -> dict[str, str]:
    """The layouts a contractor's papers have, the same every month; neighbours differ.

    `among` names the layouts of an item to choose from; without it, all.
    """
    among = among or {}

    def pick(every: Iterable[str], step: int, item: str) -> str:
        names = list(among.get(item, every))
        return names[(index * step + index // len(names)) % len(names)]

    return {
        "informe": pick(informe.LAYOUTS, 1, "informe"),
        "cuenta": pick(cuenta.LAYOUTS, 2, "cuenta"),
        "seguridad_social": pick(pila.LAYOUTS, 1, "seguridad_social"),
        "comprobante": pick(vouchers.LAYOUTS, 1, "comprobante"),
        "banco": bank.BY_BANK[deal.account.bank],
        "rut": "form001",
        "impuestos": pick(taxes.LAYOUTS, 1, "impuestos"),
    }
