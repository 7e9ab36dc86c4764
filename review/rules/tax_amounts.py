"""The sums of the receipts of taxes and stamps: rows and total, base and rate, and paid in time."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from review.model import ItemKind, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.rule import rule
from review.rules.seen import SeenField
from review.spanish import join, long_date, pesos, short_date
from review.ways.checklist import TaxesBase

IMPUESTOS = ItemKind.IMPUESTOS
_RATE = re.compile(r"\d{1,2}(?:[.,]\d{1,3})?")
_ROUNDING = 1000
"""Pesos to which receipts round what is paid."""


@rule(
    code="impuestos_conceptos",
    severity=Severity.ALERTA,
    norm=norms.TAXES,
    title="La suma de los conceptos es el total pagado",
    criterion="Se suman las filas del recibo; se admite el redondeo. Si lo que se lee de un recibo "
    "escaneado no suma el total, queda por revisar; si no trae conceptos, no afecta.",
    ask="Adjunte el recibo completo: sus conceptos no suman lo pagado.",
    group="E1",
    version=2,
)
def rows_make_total(facts: Facts, item: RecognisedItem) -> Outcome | None:
    total, rows = facts.seen(IMPUESTOS, "valor", int), facts.seen(IMPUESTOS, "conceptos", int)
    if total is None:
        return None
    if rows is None:
        return _unmade(facts, item, total)
    expected, found = pesos(rows.value), pesos(total.value)
    case = Case(total.field, expected, found)
    if facts.near(total.value, rows.value, least=_ROUNDING):
        return case.ok(f"Los conceptos suman {expected}.")
    return case.fails(
        f"Los conceptos suman {expected} y el total del recibo es {found}.",
        Read(total.field, [rows.value]),
        Read(rows.field),
        request=f"los conceptos del recibo suman {expected} y el total es {found}. Adjúntelo completo.",
    )


def _unmade(facts: Facts, item: RecognisedItem, total: SeenField[int]) -> Outcome | None:
    """A doubt where the rows read of a scanned receipt, levies all of them, do not make its total."""
    rows = facts.recognition.field(IMPUESTOS, "conceptos")
    if rows is None or item.mark(ItemMark.ROWS_UNMADE) is None or not isinstance(rows.value, int):
        return None
    if facts.near(total.value, rows.value, least=_ROUNDING):
        return None
    expected, found = pesos(rows.value), pesos(total.value)
    return Case(rows, expected, found).doubt(
        f"Lo que se lee de los conceptos suma {expected} y el total del recibo es {found}. Compruebe los "
        "valores en la página.",
        request=f"los conceptos del recibo suman {expected} y el total es {found}. Adjúntelo completo y "
        "legible.",
    )


@rule(
    code="impuestos_base",
    severity=Severity.ALERTA,
    norm=norms.TAXES,
    title="La base es el valor que manda la lista de chequeo",
    criterion="El valor del contrato, con adiciones o sin ellas, o el del pago, según la lista de chequeo. "
    "Si no se lee la base o no se conoce el valor, no afecta.",
    ask="Corrija la base de la liquidación de impuestos y pague la diferencia.",
    group="E1",
)
def right_base(facts: Facts, item: RecognisedItem) -> Outcome | None:
    base = facts.seen(IMPUESTOS, "base", int)
    wanted = _bases(facts)
    if base is None or not wanted:
        return None
    expected, found = join([pesos(one) for one in wanted], "o"), pesos(base.value)
    case = Case(base.field, expected, found)
    if any(facts.near(base.value, one) for one in wanted):
        return case.ok(f"La base es {found}.")
    return case.fails(
        f"La base del recibo es {found} y se esperaba {expected}.",
        Read(base.field, wanted),
        request=f"los impuestos se liquidaron sobre {found} y la base es {expected}. Corrija la liquidación.",
    )


def _bases(facts: Facts) -> list[int]:
    if facts.checklist.taxes_base is TaxesBase.PAGO:
        billed = facts.seen(ItemKind.CUENTA, "valor", int)
        return [] if billed is None else [billed.value]
    contract = facts.contract
    values = () if contract is None else (contract.total_value, contract.whole_value, contract.added_value)
    return list(dict.fromkeys(one for one in values if one and one > 0))


@rule(
    code="impuestos_tarifa",
    severity=Severity.ALERTA,
    norm=norms.TAXES,
    title="Lo pagado es la base por la tarifa",
    criterion="La suma de las tarifas de la lista de chequeo o, si no trae ninguna, la que imprime el "
    "recibo. Pagar de más solo informa. Si no se lee la base o la tarifa, no afecta.",
    ask="Pague la diferencia de los impuestos o estampillas y adjunte el recibo.",
    group="E1",
)
def base_by_rate(facts: Facts, item: RecognisedItem) -> Outcome | None:
    base, paid = facts.seen(IMPUESTOS, "base", int), facts.seen(IMPUESTOS, "valor", int)
    rate = _rate(facts)
    if base is None or paid is None or rate is None:
        return None
    due = int((base.value * rate / 100).to_integral_value())
    expected, found = pesos(due), pesos(paid.value)
    told = f"el {f'{rate.normalize():f}'.replace('.', ',')} % de {pesos(base.value)} es {expected}"
    case = Case(paid.field, expected, found)
    if facts.near(paid.value, due, least=_ROUNDING):
        return case.ok(f"Se pagaron {found}: {told}.")
    if paid.value > due:
        return case.aside(f"Se pagaron {found}; {told}.")
    return case.fails(
        f"Se pagaron {found}, y {told}.",
        Read(paid.field, [due]),
        Read(base.field),
        request=f"se pagaron {found} de impuestos, y {told}. Pague la diferencia y adjunte el recibo.",
    )


def _rate(facts: Facts) -> Decimal | None:
    """Percentage of the base: the entity's, or the only one that the receipt prints."""
    if facts.checklist.levies:
        return sum((levy.percent for levy in facts.checklist.levies), Decimal(0))
    printed = facts.seen(IMPUESTOS, "tarifa", str)
    rates = [] if printed is None else _RATE.findall(printed.value)
    return Decimal(rates[0].replace(",", ".")) if len(rates) == 1 else None


@rule(
    code="impuestos_plazo",
    severity=Severity.ALERTA,
    norm=norms.TAXES,
    title="El recibo se pagó antes de su fecha límite",
    criterion="La fecha del recibo no pasa de la que imprime como límite. Si alguna no se lee, no afecta.",
    ask="Adjunte el recibo vigente, con los intereses si pagó después del plazo.",
    group="E1",
    about="fecha",
)
def paid_in_time(facts: Facts, item: RecognisedItem) -> Outcome | None:
    day, limit = facts.seen(IMPUESTOS, "fecha", dt.date), facts.seen(IMPUESTOS, "fecha_limite", dt.date)
    if day is None or limit is None:
        return None
    expected, found = f"Hasta el {short_date(limit.value)}", short_date(day.value)
    case = Case(day.field, expected, found)
    if day.value <= limit.value:
        return case.ok(f"El recibo es del {long_date(day.value)}.")
    return case.fails(
        f"El recibo es del {long_date(day.value)}, y su plazo era hasta el {long_date(limit.value)}.",
        Read(day.field),
        Read(limit.field),
        request=f"el recibo se pagó el {found} y su plazo era hasta el {short_date(limit.value)}. Adjunte el "
        "vigente.",
    )
