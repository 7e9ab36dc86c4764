"""Checks of the informe de actividades: its period, the contract's start, the contract and the person."""

from __future__ import annotations

import datetime as dt

from review.model import ItemKind, Month, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.billing import Period
from review.rules.day_counts import MONTH_DAYS, overlaps
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import CannotTell, Case, Outcome
from review.rules.person import CONTRACT_CRITERION, check_contract, name_told
from review.rules.rule import rule
from review.spanish import long_date, month_name, short_date

INFORME = ItemKind.INFORME


# Judgement: an informe is often closed some days before its month ends, to be in time for payment.
_DAYS_OF_GRACE = 5


def _span(period: Period) -> str:
    return _between(period.first, period.last)


def _between(first: dt.date, last: dt.date) -> str:
    return f"{short_date(first)} a {short_date(last)}"


def _days_left_out(facts: Facts, period: Period, month: Month) -> tuple[dt.date, dt.date] | None:
    """The contract's days of the month billed where an informe leaves out some for which money is asked; None
    when it tells of all, or of as many as are paid."""
    schedule, value = facts.schedule, facts.seen(ItemKind.CUENTA, "valor", int)
    if schedule is None or value is None:
        return None
    due = schedule.part(month)
    if due is None or overlaps(schedule.suspensions, *due):
        return None
    left_out = max((period.first - due[0]).days, 0) + max((due[1] - period.last).days, 0)
    if left_out <= _DAYS_OF_GRACE or not Month.of(period.first) == Month.of(period.last) == month:
        return None
    told = (period.last - period.first).days + 1
    paid = None if schedule.monthly is None else schedule.monthly * (told + _DAYS_OF_GRACE) / MONTH_DAYS
    return due if paid is None or value.value > paid else None


def _period(facts: Facts) -> Period:
    """The informe's period. Raises CannotTell when an end was not read, or it ends before it begins."""
    first = facts.need(INFORME, "periodo_inicio", dt.date)
    last = facts.need(INFORME, "periodo_fin", dt.date)
    if facts.billing.period is not None:
        return facts.billing.period
    begins, ends = short_date(first.value), short_date(last.value)
    raise CannotTell(
        Case(first.field, found=f"{begins} a {ends}").doubt(
            f"El periodo del informe termina ({ends}) antes de empezar ({begins}). Compruebe las fechas en "
            "la página."
        )
    )


@rule(
    code="informe_periodo",
    severity=Severity.RECHAZO,
    norm=norms.SUPERVISION,
    title="El periodo del informe es el mes cobrado",
    criterion="Vale el mes calendario o el periodo de fecha a fecha. Si cuenta e informe no coinciden, el "
    "inicio del contrato y el número de pago dicen cuál está mal; si no alcanzan, ambos quedan por revisar. "
    "Si falta la cuenta, vale el mes para el que sirve la planilla. Si el informe deja por fuera más de "
    f"{_DAYS_OF_GRACE} días del mes en el contrato y se cobran, queda por revisar.",
    ask="Adjunte el informe de actividades del mes que cobra.",
    group="I1",
    about="periodo_inicio",
    version=3,
)
def period_is_month_billed(facts: Facts, item: RecognisedItem) -> Outcome:
    period = _period(facts)
    billing, found = facts.billing, _span(period)
    if billing.month is None:
        return Case(period.ink, found=found).doubt(billing.trouble)
    month = month_name(billing.month)
    case = Case(period.ink, month, found)
    if billing.month in period.months:
        beside = f"la cuenta cobra {month}"
        if billing.lacks_cuenta:
            beside = f"la planilla sirve para {month}; falta la cuenta de cobro, que dice qué mes se cobra"
        whole = _days_left_out(facts, period, billing.month)
        if whole is not None:
            due = _between(*whole)
            return Case(period.ink, due, found).doubt(
                f"El informe solo va del {found}, y se cobra {month}, del {due}.",
                request=f"el informe solo va del {found} y se cobra {month}, del {due}. Adjunte el informe "
                "de todos los días que cobra.",
            )
        return case.ok(f"El informe va del {found} y {beside}.")
    return case.fails(
        f"El informe va del {found}, y el mes cobrado es {month}.",
        Read(period.ink),
        request=f"el informe corresponde al periodo {found} y el cobro es de {month}. Adjunte el informe de "
        f"actividades de {month}.",
    )


@rule(
    code="informe_plazo",
    severity=Severity.RECHAZO,
    norm=norms.SUPERVISION,
    title="El periodo del informe está dentro del contrato",
    criterion="El periodo no empieza antes del inicio del contrato ni termina después de su fin, con sus "
    "prórrogas.",
    ask="Corrija el periodo del informe: debe estar dentro del plazo del contrato.",
    group="I1",
    version=2,
)
def period_inside_contract(facts: Facts, item: RecognisedItem) -> Outcome:
    period = _period(facts)
    schedule = facts.need_schedule("que el periodo esté dentro del contrato", item)
    found = _span(period)
    expected = f"desde {short_date(schedule.start)}" + (
        "" if schedule.end is None else f" hasta {short_date(schedule.end)}"
    )
    case = Case(period.ink, expected, found)
    if period.first < schedule.start:
        start = long_date(schedule.start)
        fault = f"empieza el {long_date(period.first)}, antes del inicio del contrato ({start})"
    elif schedule.end is not None and schedule.end < period.last <= (schedule.latest_end() or schedule.end):
        return case.doubt(
            f"El periodo del informe termina el {long_date(period.last)}, después del fin que trae la lista "
            f"({long_date(schedule.end)}). El contrato estuvo suspendido y su plazo puede haberse corrido: "
            "compruébelo."
        )
    elif schedule.end is not None and period.last > schedule.end:
        fault = (
            f"termina el {long_date(period.last)}, después del fin del contrato ({long_date(schedule.end)})"
        )
    else:
        return case.ok(f"El periodo {found} está dentro del contrato.")
    return case.fails(
        f"El periodo del informe {fault}.",
        Read(period.ink),
        request=f"el periodo del informe {fault}. Corrija el periodo y adjunte de nuevo el informe.",
    )


@rule(
    code="informe_inicio",
    severity=Severity.RECHAZO,
    norm=norms.SUPERVISION,
    title="La fecha de inicio del contrato que trae el informe es la del contrato",
    criterion="Se compara con la lista de contratos; vale también la de una cesión. Si el informe no la "
    "trae, no afecta; si la trae y no se lee, o lo que se lee es el día en que termina, queda por revisar.",
    ask="Corrija en el informe la fecha de inicio del contrato.",
    group="I1",
    about="fecha_inicio_contrato",
    version=3,
)
def contract_start(facts: Facts, item: RecognisedItem) -> Outcome:
    if "fecha_inicio_contrato" not in item.fields and item.mark(ItemMark.START_UNREAD) is None:
        return Case(item.pages).aside("El informe no trae la fecha de inicio del contrato.")
    schedule = facts.need_schedule("la fecha de inicio", item)
    seen = facts.need_like(INFORME, "fecha_inicio_contrato", dt.date, schedule.start)
    start, taken_over = schedule.start, None if facts.by_assignor else schedule.assigned_on
    case = Case(seen.field, short_date(start), short_date(seen.value))
    if taken_over is not None and seen.value == taken_over:
        return case.ok(
            f"El {long_date(taken_over)} es el día en que el contratista recibió el contrato por cesión."
        )
    if seen.value == start:
        return case.ok(f"El inicio del contrato, {long_date(start)}, es el de la lista.")
    if seen.value == schedule.end:
        return case.doubt(
            f"Como inicio del contrato se leyó el {long_date(seen.value)}, el día en que termina. "
            "Compruébelo en la página."
        )
    return case.fails(
        f"El informe dice que el contrato empezó el {long_date(seen.value)}; según la lista de contratos "
        f"empezó el {long_date(start)}.",
        Read(seen.field, [start]),
        request=f"el informe indica como inicio del contrato el {long_date(seen.value)} y el contrato "
        f"inició el {long_date(start)}. Corrija la fecha y adjunte de nuevo el informe.",
    )


@rule(
    code="informe_contrato",
    severity=Severity.RECHAZO,
    norm=norms.SUPERVISION,
    title="El informe es del contrato que se cobra",
    criterion=CONTRACT_CRITERION,
    ask="Corrija en el informe el número del contrato.",
    group="G3",
    version=3,
)
def same_contract(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_contract(facts, item, "el informe")


@rule(
    code="informe_contratista",
    severity=Severity.ALERTA,
    norm=norms.SUPERVISION,
    title="El informe es del contratista",
    criterion="Cuando se lee un nombre en el informe y es otro que el del contrato, queda por revisar.",
    ask="Corrija en el informe el nombre del contratista.",
    group="G2",
)
def same_contractor(facts: Facts, item: RecognisedItem) -> Outcome | None:
    case, theirs = name_told(facts, item)
    if case is None:
        return None
    if theirs:
        return case.ok("El nombre en el informe es el del contratista.")
    return case.fails(
        f"El informe nombra a {case.found} y el contratista es {case.expected}.",
        request=f"el informe está a nombre de {case.found} y el contratista es {case.expected}. Aclare o "
        "corrija.",
    )
