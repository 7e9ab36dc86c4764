"""When and with what the planilla was paid: a day that can be, its due day, interest, its voucher's day."""

from __future__ import annotations

import datetime as dt

from review.model import Field, Month, RecognisedItem, Severity
from review.recognition.grammar import ids
from review.rules import norms
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.pila import SOCIAL, kind_of, paid_day
from review.rules.pila_day import impossible, out_of_time
from review.rules.pila_unproved import sure_sum
from review.rules.rule import rule
from review.rules.same_identity import same_document
from review.rules.secop_rows import first_told
from review.spanish import long_date, month_name, pesos, uncapital
from review.ways.checklist import Late

SETTLING_DAYS = 5
"""Calendar days that may pass between paying and the bank's settling, over a long weekend."""

EVIDENCE_DAYS = 5
"""Working days after the due day in which the last month's planilla is to be shown."""

_BY_OTHERS = ("Y", "E")
_ASK = "Adjunte la planilla con la fecha en que se pagó, o aclárela."


@rule(
    code="seguridad_social_dia_de_pago",
    severity=Severity.ALERTA,
    norm=norms.PILA_MONTH,
    title="La planilla se pagó en un día posible",
    criterion="La fecha de pago no es anterior al mes de la planilla (se paga mes vencido), ni posterior al "
    "día en que se recibió el archivo, ni a la fecha de la cuenta de cobro o, sin ella, del informe: "
    "entonces no estaba pagada. Si el papel se fechó dentro del mes cobrado, se cuenta hasta su plazo para "
    "presentarse. Si SECOP recibió la cuenta después de ese pago, vale. Una planilla de correcciones (N) "
    "solo se compara con la recepción.",
    ask=_ASK,
    group="P4",
    about="fecha_pago",
)
def paid_on_a_possible_day(facts: Facts, item: RecognisedItem) -> Outcome | None:
    field = _day_read(facts)
    if field is None or not isinstance(field.value, dt.date):
        return None
    found = long_date(field.value)
    bound = impossible(facts, item, field.value)
    if bound is None:
        if paid_day(facts) is None:
            return None
        return Case(field, found=found).ok(f"Se pagó el {found}, un día posible.")
    said = f"La planilla dice que se pagó el {found}, {bound.why}."
    request = f"la planilla dice que se pagó el {found}, {bound.why}. {_ASK}"
    case = Case(field, bound.expected, found)
    if paid_day(facts) is None:
        return case.doubt(f"{said} Se leyó con poca seguridad: compruébelo en la página.", request=request)
    return case.fails(f"{said} Compruebe la fecha en la página.", request=request)


def _day_read(facts: Facts) -> Field | None:
    """The day of payment: a sure one, or one that was read well and is doubted only for what it says."""
    seen = paid_day(facts)
    if seen is not None:
        return None if Read(seen.field).may_be_misread else seen.field
    field = facts.recognition.field(SOCIAL, "fecha_pago")
    unclear = field is None or field.note is not None or Read(field).may_be_misread
    return None if unclear else field


@rule(
    code="seguridad_social_oportuna",
    severity=Severity.ALERTA,
    norm=norms.PILA_DUE,
    title="La planilla se pagó a tiempo y sin intereses de mora",
    criterion="La fecha de pago no pasa de la fecha límite impresa; sin ella, del día hábil que da la tabla "
    "de leyes a los dos últimos dígitos del documento. Tarde o con intereses de mora solo se informa, pues "
    "el operador los cobra. Si la lista de chequeo pide revisarla (planilla_tarde), queda por revisar, salvo "
    "que la mora sea cero o los aportes solos sumen el total.",
    ask="Aclare el pago tardío de la planilla y acredite los intereses de mora.",
    group="P4",
    about="fecha_pago",
    version=2,
)
def paid_on_time(facts: Facts, item: RecognisedItem) -> Outcome | None:
    mora, paid, due = facts.seen(SOCIAL, "mora", int), paid_day(facts), _due_day(facts, item)
    if mora is not None and mora.value > 0:
        found = pesos(mora.value)
        said = f"La planilla trae {found} de intereses de mora."
        return _late(facts, said, mora.field, "Sin intereses de mora", found)
    if paid is None or due is None or out_of_time(facts, item, paid.value) is not None:
        return None
    day, how = due
    expected, found = f"Hasta el {long_date(day)} ({how})", long_date(paid.value)
    case = Case(paid.field, expected, found)
    if paid.value <= day:
        return case.ok(f"Se pagó el {found}; el plazo era el {long_date(day)}, {how}.")
    said = f"Se pagó el {found} y el plazo era el {long_date(day)}, {how}."
    if mora is not None or _without_interest(facts):
        return case.aside(f"{said} El operador no cobró mora.")
    if Read(paid.field).may_be_misread or _prints_unsure_due_day(facts):
        return None
    return _late(facts, said, paid.field, expected, found)


def _prints_unsure_due_day(facts: Facts) -> bool:
    """Whether the planilla prints its due day and it could not be read surely: it may be a later one."""
    printed = facts.recognition.field(SOCIAL, "fecha_limite")
    return printed is not None and facts.seen(SOCIAL, "fecha_limite", dt.date) is None


def _without_interest(facts: Facts) -> bool:
    """Whether the parts alone make up the total to the peso, so that no interest was charged."""
    total = facts.seen(SOCIAL, "total", int)
    parts, solidarity = sure_sum(facts), facts.seen(SOCIAL, "solidaridad", int)
    if total is None or parts is None:
        return False
    return total.value == parts + (0 if solidarity is None else solidarity.value)


def _late(facts: Facts, said: str, at: Field, expected: str, found: str) -> Outcome:
    case = Case(at, expected, found)
    if facts.checklist.late_planilla is Late.INFORMAR:
        return case.aside(said)
    return case.fails(
        said, request=f"{uncapital(said)} Aclare el pago tardío y acredite los intereses de mora."
    )


def _due_day(facts: Facts, item: RecognisedItem) -> tuple[dt.date, str] | None:
    """The last day to pay, and how it was told; None when others pay by their own document."""
    period = facts.seen(SOCIAL, "periodo", Month)
    if period is None:
        return None
    printed = facts.seen(SOCIAL, "fecha_limite", dt.date)
    if printed is not None and 1 <= Month.of(printed.value).minus(period.value) <= 2:
        return printed.value, "fecha límite de la planilla"
    document = _document(facts)
    if document is None or kind_of(item) in _BY_OTHERS:
        return None
    return facts.laws.workdays.due_day(
        document, period.value
    ), f"por un documento terminado en {document[-2:]}"


def _document(facts: Facts) -> str | None:
    """The contractor's number without its check digit, as the planilla and the contract agree on it."""
    seen = facts.seen(SOCIAL, "documento", str)
    if seen is None:
        return None
    numbers = [seen.value] if facts.document is None else [seen.value, facts.document]
    if not same_document(numbers[0], numbers[-1]):
        return None
    # The calendar goes by the last two figures, also of a passport with letters.
    shortest = min((ids.digits(number).lstrip("0") for number in numbers), key=len)
    return shortest if shortest.isdecimal() and len(shortest) > 1 else None


@rule(
    code="seguridad_social_antes_de_enviar",
    severity=Severity.ALERTA,
    norm=norms.SOCIAL_SECURITY,
    title="La planilla se pagó antes de presentar la cuenta en SECOP",
    criterion="La fecha de pago no es posterior al día en que SECOP dice que recibió este pago. Sin ese dato "
    "no se compara.",
    ask="Aclare por qué la planilla tiene una fecha de pago posterior a la presentación de la cuenta.",
    group="P3",
    about="fecha_pago",
)
def paid_before_submission(facts: Facts, item: RecognisedItem) -> Outcome | None:
    paid, last = paid_day(facts), first_told(facts, "received")
    if paid is None or last is None:
        return None
    found, expected = long_date(paid.value), f"Hasta el {long_date(last)}"
    case = Case(paid.field, expected, found)
    if paid.value <= last:
        return case.ok(f"Se pagó el {found}, y SECOP recibió la cuenta el {long_date(last)}.")
    return case.fails(
        f"La planilla dice que se pagó el {found}, después de que SECOP recibió la cuenta, el "
        f"{long_date(last)}.",
        request=f"la planilla tiene fecha de pago {found} y la cuenta se presentó el {long_date(last)}. "
        "Aclárelo.",
    )


@rule(
    code="seguridad_social_fecha_comprobante",
    severity=Severity.ALERTA,
    norm=norms.SOCIAL_SECURITY,
    title="El comprobante es de los días en que se pagó la planilla",
    criterion="Entre la fecha del comprobante y la de pago de la planilla no pasan más de 5 días. Si falta "
    "una de las dos, no se compara.",
    ask="Adjunte el comprobante del pago de esta planilla.",
    group="P3",
    about="voucher_fecha",
)
def voucher_of_those_days(facts: Facts, item: RecognisedItem) -> Outcome | None:
    paid = facts.seen(SOCIAL, "fecha_pago", dt.date)
    voucher = facts.seen(SOCIAL, "voucher_fecha", dt.date)
    if paid is None or voucher is None:
        return None
    expected, found = long_date(paid.value), long_date(voucher.value)
    case = Case(voucher.field, expected, found)
    if abs((voucher.value - paid.value).days) <= SETTLING_DAYS:
        return case.ok(f"El comprobante es del {found}.")
    if Read(paid.field).may_be_misread or Read(voucher.field).may_be_misread:
        return None
    return case.fails(
        f"El comprobante es del {found} y la planilla se pagó el {expected}: puede ser de otra planilla.",
        request=f"el comprobante es del {found} y la planilla se pagó el {expected}. Adjunte el comprobante "
        "de esta planilla.",
    )


@rule(
    code="seguridad_social_ultimo_mes",
    severity=Severity.INFORMATIVA,
    norm=norms.LAST_PLANILLA,
    title="El último mes del contrato queda cotizado",
    criterion="En la última cuenta, si la planilla es de un mes anterior, se recuerda hasta cuándo se "
    "acredita la del último mes: 5 días hábiles después de su plazo. No afecta el estado.",
    ask="Presente la planilla del último mes del contrato cuando la pague.",
    group="P1",
)
def last_month_covered(facts: Facts, item: RecognisedItem) -> Outcome | None:
    period, month = facts.seen(SOCIAL, "periodo", Month), facts.billing.month
    end = None if facts.schedule is None else facts.schedule.end
    if period is None or month is None or end is None or month != Month.of(end) or facts.by_assignor:
        return None
    case = Case(period.field, str(month), str(period.value))
    if period.value >= month:
        return case.ok(f"Es la última cuenta del contrato y la planilla es de {month_name(period.value)}.")
    document = _document(facts)
    until = ""
    if document is not None:
        days = facts.laws.workdays
        last = days.add_working_days(days.due_day(document, month), EVIDENCE_DAYS)
        until = f", a más tardar el {long_date(last)}"
    return case.aside(
        f"Es la última cuenta del contrato y la planilla es de {month_name(period.value)}: falta acreditar "
        f"después la de {month_name(month)}{until}."
    )
