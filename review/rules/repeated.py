"""What the informe repeats of the other papers: the value, the payment's number, the planilla it quotes."""

from __future__ import annotations

import datetime as dt

from review.model import ItemKind, RecognisedItem, Severity
from review.recognition.grammar import ids
from review.recognition.grammar.plain_text import fold
from review.rules import norms
from review.rules.billed import amounts_for
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Evidence, Outcome, quote
from review.rules.rule import rule
from review.spanish import join, payment_number, pesos, short_date

INFORME, CUENTA, SOCIAL = ItemKind.INFORME, ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL


@rule(
    code="informe_valor",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="El valor que trae el informe es el de la cuenta de cobro",
    criterion="Si difieren y el de la cuenta es el que paga el contrato, el informe no cumple; si no se sabe "
    "cuál está mal, queda por revisar. Si el informe no lo trae, no afecta.",
    ask="Corrija en el informe el valor del pago: debe ser el de la cuenta de cobro.",
    group="C1",
)
def same_value(facts: Facts, item: RecognisedItem) -> Outcome | None:
    mine, billed = facts.seen(INFORME, "valor", int), facts.seen(CUENTA, "valor", int)
    if mine is None or billed is None:
        return None
    found, expected = pesos(mine.value), pesos(billed.value)
    case = Case(mine.field, expected, found)
    if mine.value == billed.value:
        return case.ok(f"El informe y la cuenta dicen {found}.")
    month = facts.billing.month
    pays = [] if month is None else [one.pesos for one in amounts_for(facts, month)]
    monthly = [one.monthly for one in facts.schedules()]
    message = f"El informe dice {found} y la cuenta cobra {expected}."
    if mine.value in (*pays, *monthly):
        return Case(mine.field, expected).aside(f"{message} El del informe es el del contrato.")
    if billed.value not in pays:
        return case.doubt(f"{message} Compruebe cuál vale.")
    return case.fails(
        message,
        Read(mine.field, [billed.value]),
        Read(billed.field, [mine.value]),
        request=f"el informe trae {found} y la cuenta de cobro {expected}. Corrija el informe.",
    )


@rule(
    code="informe_pago",
    severity=Severity.ALERTA,
    norm=norms.FINANCIAL_SUPERVISION,
    title="El número de pago del informe es el de la cuenta de cobro",
    criterion="Si difieren, queda por revisar, salvo que el del informe sea el que le toca al mes: entonces "
    "el equivocado es el de la cuenta. Si el informe no lo trae, no afecta.",
    ask="Corrija en el informe el número de pago: debe ser el de la cuenta de cobro.",
    group="C1",
    about="numero_pago",
)
def same_payment(facts: Facts, item: RecognisedItem) -> Outcome | None:
    mine, billed = facts.seen(INFORME, "numero_pago", int), facts.seen(CUENTA, "numero_pago", int)
    if mine is None or billed is None:
        return None
    found, expected = payment_number(mine.value), payment_number(billed.value)
    case = Case(mine.field, expected, found)
    if mine.value == billed.value:
        return case.ok(f"El informe y la cuenta dicen pago {found}.")
    message = f"El informe dice pago {found} y la cuenta dice pago {expected}."
    if mine.value in facts.places:
        return case.aside(f"{message} Al mes le toca el del informe.")
    return case.fails(
        message,
        Read(mine.field),
        request=f"el informe dice pago {found} y la cuenta de cobro {expected}. Corrija el informe.",
    )


@rule(
    code="informe_planilla",
    severity=Severity.ALERTA,
    norm=norms.SOCIAL_SECURITY,
    title="La planilla que cita el informe es la que se adjunta",
    criterion="Se comparan número y fecha de pago, si el informe los cita; otro operador solo se dice. "
    "Si cita la clave de pago o la referencia del comprobante en vez del número, se dice. Si no cita "
    "ninguna, no afecta.",
    ask="Corrija en el informe los datos de la planilla: deben ser los de la que adjunta.",
    group="I4",
)
def quoted_planilla(facts: Facts, item: RecognisedItem) -> Outcome | None:
    operator = _operator(facts)
    checks = [check for check in (_number(facts), _day(facts)) if check is not None]
    if not checks and operator is not None:
        checks = [operator] if not operator[0] else []
    wrong = [check for check in checks if check[0]]
    if operator is not None and operator[0] and not wrong:
        # One operator goes by several names, and sells its planillas under other firms' brands.
        return Case(operator[1], operator[2], operator[3]).aside(f"El informe cita {operator[0]}.")
    if not checks:
        return None
    _, at, expected, found, reads = (wrong or checks)[0]
    case = Case(at, expected, found)
    if not wrong:
        return case.ok("El informe cita la planilla que se adjunta.")
    told = join([check[0] for check in wrong])
    return case.fails(
        f"El informe cita {told}.",
        *reads,
        request=f"el informe cita {told}. Corrija el informe o adjunte la planilla que cita.",
    )


_Quoted = tuple[str, Evidence, str, str, tuple[Read, ...]]
"""What is wrong («» when nothing), where, expected, found, and the values that OCR may have misread."""


def _number(facts: Facts) -> _Quoted | None:
    mine, real = facts.seen(INFORME, "planilla", str), facts.seen(SOCIAL, "planilla", str)
    if mine is None or real is None:
        return None
    found, expected = quote(mine.value), quote(real.value)
    reads = (Read(mine.field, [real.value]), Read(real.field, [mine.value]))
    if _same(mine.value, real.value):
        return "", mine.field, expected, found, reads
    for name, told in (("clave_pago", "la clave de pago"), ("voucher_referencia", "el comprobante")):
        other = facts.seen(SOCIAL, name, str)
        if other is not None and _same(mine.value, other.value):
            told = f"{told} ({found}) y no el número de la planilla, que es {expected}"
            return told, mine.field, expected, found, reads
    return f"la planilla {found} y la adjunta es la {expected}", mine.field, expected, found, reads


def _day(facts: Facts) -> _Quoted | None:
    mine = facts.seen(INFORME, "planilla_fecha", dt.date)
    real = [facts.seen(SOCIAL, name, dt.date) for name in ("fecha_pago", "voucher_fecha")]
    paid = [one for one in real if one is not None]
    if mine is None or not paid:
        return None
    found, expected = short_date(mine.value), short_date(paid[0].value)
    reads = (Read(mine.field, [one.value for one in paid]), Read(paid[0].field, [mine.value]))
    wrong = mine.value not in [one.value for one in paid]
    told = f"el {found} como fecha de pago de la planilla, que se pagó el {expected}" if wrong else ""
    return told, mine.field, expected, found, reads


def _operator(facts: Facts) -> _Quoted | None:
    mine, real = facts.seen(INFORME, "planilla_operador", str), facts.seen(SOCIAL, "operador", str)
    if mine is None or real is None:
        return None
    one, other = _letters(mine.value), _letters(real.value)
    if not one or not other:
        return None
    found, expected = quote(mine.value), quote(real.value)
    told = "" if one in other or other in one else f"el operador {found} y la planilla es de {expected}"
    return told, mine.field, expected, found, ()


def _same(one: str, other: str) -> bool:
    return ids.digits(one).lstrip("0") == ids.digits(other).lstrip("0") != ""


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())
