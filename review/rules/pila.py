"""What several checks of the planilla ask of it: its kind, whose it is, whether a pension is due."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from review.model import ItemKind, Mark, Month, RecognisedItem
from review.model.marks import ItemMark, PageMark
from review.rules.facts import Facts
from review.rules.schedule import Schedule
from review.rules.seen import SeenField
from review.ways.checklist import ProRata

SOCIAL = ItemKind.SEGURIDAD_SOCIAL
PAID_BY_ENTITY = ("IV", "V")
"""Risk classes whose ARL the contracting entity pays: Decreto 1072 de 2015, art. 2.2.4.2.2.13."""

_KIND = ItemMark.TYPE_


def kind_mark(item: RecognisedItem) -> Mark | None:
    """The ink that tells the kind of the planilla."""
    return next((one for one in item.marks if one.name.startswith(_KIND)), None)


def kind_of(item: RecognisedItem) -> str:
    """The letter of the planilla's kind, in capitals; empty when it was not read."""
    mark = kind_mark(item)
    return "" if mark is None else mark.name.removeprefix(_KIND).upper()


def is_correction(item: RecognisedItem) -> bool:
    """A planilla N holds differences, not the month's values."""
    return kind_of(item) == "N"


def is_of_employer(item: RecognisedItem) -> bool:
    """A planilla E is paid by an employer, at rates and on days that are not the contractor's."""
    return kind_of(item) == "E"


def pensioner(facts: Facts, item: RecognisedItem) -> bool | None:
    """Whether the contractor is a pensioner; None when neither the contract nor the papers say it."""
    if facts.contract is not None and facts.contract.pensioner is not None:
        return facts.contract.pensioner
    told = item.mark(ItemMark.NO_PENSION) is not None
    return True if told or any(PageMark.PENSIONER in page.marks for page in facts.recognition.pages) else None


def contract_class(facts: Facts) -> str | None:
    """The class of risk that the contract list tells, `I` to `V`; None when it tells none."""
    asked = None if facts.contract is None else facts.contract.risk_class
    return asked if asked in facts.laws.risk_rates else None


def risks_by_entity(facts: Facts, item: RecognisedItem) -> bool:
    """Whether the contracting entity pays the labour risks, by their class or because the papers say so."""
    return contract_class(facts) in PAID_BY_ENTITY or item.mark(ItemMark.ARL_BY_ENTITY) is not None


def has_voucher(item: RecognisedItem) -> bool:
    """Whether the planilla comes with the voucher of its payment, read or not."""
    marks = (ItemMark.VOUCHER_APPROVED, ItemMark.VOUCHER, ItemMark.VOUCHER_REFUSED)
    return "voucher_valor" in item.fields or item.mark(*marks) is not None


def contributed_days(schedule: Schedule, month: Month) -> int:
    """The fewest days of a month for which the contract asks contributions, however days are counted."""
    return min(schedule.days(month, mode) for mode in (ProRata.DIAS_REALES, ProRata.DIAS_360))


def paid_day(facts: Facts) -> SeenField[dt.date] | None:
    """The day of payment, from the planilla or else from its voucher."""
    return facts.seen(SOCIAL, "fecha_pago", dt.date) or facts.seen(SOCIAL, "voucher_fecha", dt.date)


def interest(facts: Facts) -> int:
    """Interest for paying late, in pesos; none where the planilla tells none."""
    mora = facts.seen(SOCIAL, "mora", int)
    return 0 if mora is None else mora.value


def percent(rate: Decimal) -> str:
    """A rate as it is written in Colombia: `12,5 %`."""
    return f"{rate:f}".replace(".", ",") + " %"
