"""What SECOP II says of the payment and of the contract's account, against the papers.

Its exports lag behind: what differs is something to look at, and the state has a column of its own.
"""

from __future__ import annotations

import datetime as dt

from review.model import ItemKind, RecognisedItem, SecopState, Severity
from review.model.fields import Form
from review.recognition.grammar import account_numbers, ids
from review.recognition.grammar.plain_text import fold
from review.rules import norms
from review.rules.billed import billed_days
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.other_value import OTHER_VALUE_CRITERION, OtherValue
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.rules.secop_rows import first_told, rows
from review.spanish import join, long_date, pesos, short_date
from review.spanish_titles import SECOP_STATES

CUENTA, SOCIAL, BANCO = ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL, ItemKind.BANCO


@rule(
    code="cuenta_secop_estado",
    severity=Severity.INFORMATIVA,
    norm=norms.SECOP,
    title="La cuenta se envió a la entidad en SECOP II",
    criterion="El estado del pago es Enviado a la Entidad Estatal o uno posterior. Solo informa: no depende "
    "de los papeles.",
    ask="Entre a SECOP II y presione «Enviar»: la cuenta sigue pendiente.",
    group="S1",
)
def sent(facts: Facts, item: RecognisedItem) -> Outcome | None:
    told = [row.state for row in rows(facts) if row.state is not SecopState.SIN_CONFIRMAR]
    if not told:
        return None
    name = SECOP_STATES[told[-1]]
    expected = SECOP_STATES[SecopState.ENVIADO]
    case = Case(item.pages, expected, name)
    if told[-1].pending:
        return case.aside(f"En SECOP II el pago está «{name}».")
    return case.ok(f"En SECOP II el pago está «{name}».")


@rule(
    code="cuenta_secop_valor",
    severity=Severity.ALERTA,
    norm=norms.SECOP,
    title="El valor de la cuenta es el que se registró en SECOP II",
    criterion="Vale el valor a pagar, el neto o el total de la factura del mismo pago. Si SECOP no lo dice, "
    "no afecta.",
    ask="Corrija en SECOP II el valor del pago, o la cuenta de cobro.",
    group="S1",
)
def value_told(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(CUENTA, "valor", int)
    told = list(dict.fromkeys(one for row in rows(facts) for one in (row.total, row.value, row.net) if one))
    if seen is None or not told:
        return None
    expected, found = join([pesos(one) for one in told], "o"), pesos(seen.value)
    case = Case(seen.field, expected, found)
    if any(facts.near(one, seen.value) for one in told):
        return case.ok(f"SECOP II también dice {found}.")
    return case.fails(
        f"La cuenta cobra {found} y en SECOP II se registró {expected}.",
        Read(seen.field, told),
        request=f"la cuenta cobra {found} y en SECOP II se registró {expected}. Corrija el que esté mal.",
    )


@rule(
    code="cuenta_secop_fecha",
    severity=Severity.ALERTA,
    norm=norms.SECOP,
    title="La fecha registrada en SECOP II es del periodo cobrado",
    criterion="La fecha de emisión que se registró no es anterior al periodo cobrado; puede ser la de la "
    "cuenta, la del informe u otra posterior.",
    ask="Corrija en SECOP II la fecha de emisión del pago.",
    group="S1",
)
def date_told(facts: Facts, item: RecognisedItem) -> Outcome | None:
    issued, span = first_told(facts, "issued"), billed_days(facts)
    if issued is None or span is None:
        return None
    seen = facts.seen(CUENTA, "fecha_cuenta", dt.date)
    at = item.pages if seen is None else seen.field
    expected, found = f"Desde {short_date(span[0])}", short_date(issued)
    case = Case(at, expected, found)
    if issued >= span[0] or (seen is not None and issued == seen.value):
        return case.ok(f"En SECOP II se emitió el {long_date(issued)}.")
    return case.fails(
        f"En SECOP II se registró como fecha de emisión el {long_date(issued)}, antes del periodo cobrado.",
        request=f"en SECOP II la fecha de emisión es el {found}, antes del periodo cobrado. Corríjala.",
    )


@rule(
    code="seguridad_social_secop",
    severity=Severity.ALERTA,
    norm=norms.SECOP,
    title="La planilla es la que se registró en SECOP II",
    criterion="Se comparan su número y su fecha de pago con los que SECOP II tiene para el mismo pago. Si no "
    "los tiene, no afecta.",
    ask="Corrija en SECOP II el número o la fecha de la planilla, o adjunte la que registró.",
    group="S1",
)
def planilla_told(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen, paid = facts.seen(SOCIAL, "planilla", str), facts.seen(SOCIAL, "fecha_pago", dt.date)
    number = next((row.planilla for row in reversed(rows(facts)) if row.planilla), None)
    day = first_told(facts, "planilla_paid")
    if number is not None and seen is not None:
        expected, found = quote(number), quote(seen.value)
        if ids.digits(number).lstrip("0") != ids.digits(seen.value).lstrip("0"):
            return Case(seen.field, expected, found).fails(
                f"La planilla es la {found} y en SECOP II se registró la {expected}.",
                Read(seen.field, [ids.digits(number)]),
                request=f"la planilla adjunta es la {found} y en SECOP II se registró la {expected}.",
            )
    if day is not None and paid is not None and day != paid.value:
        return Case(paid.field, short_date(day), short_date(paid.value)).fails(
            f"La planilla se pagó el {long_date(paid.value)} y en SECOP II se registró el {long_date(day)}.",
            Read(paid.field, [day]),
            request=f"la planilla se pagó el {short_date(paid.value)} y en SECOP II se registró el "
            f"{short_date(day)}. Corrija la fecha.",
        )
    if number is not None and seen is not None:
        return Case(seen.field, found=quote(seen.value)).ok("SECOP II tiene el número de esta planilla.")
    if day is not None and paid is not None:
        return Case(paid.field).ok("SECOP II tiene la fecha de pago de esta planilla.")
    return None


@rule(
    code="banco_secop",
    severity=Severity.ALERTA,
    norm=norms.BANK,
    title="La cuenta certificada es la del contrato en SECOP II",
    criterion="Se comparan los dígitos con la cuenta que trae la lista o el contrato en SECOP II; si está "
    f"enmascarada, los que se ven. Si no se conoce, no afecta. {OTHER_VALUE_CRITERION}",
    ask="Confirme en qué cuenta se le paga y actualícela en SECOP II.",
    group="B1",
    version=2,
)
def account_told(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(BANCO, "cuenta", str)
    known = None if facts.contract is None or facts.by_assignor else facts.contract.account
    if seen is None or not known or not ids.digits(known):
        return None
    expected, found = quote(known), quote(seen.value)
    case = Case(seen.field, expected, found)
    if account_numbers.same_account(seen.value, known):
        return case.ok(f"La cuenta {found} es la del contrato.")
    return case.fails(
        f"La certificación es de la cuenta {found} y el contrato tiene registrada la {expected}.",
        OtherValue.against(facts, BANCO, seen.field, [ids.digits(known)], Form.ACCOUNT),
        request=f"la certificación es de la cuenta {found} y el contrato tiene registrada la {expected}. "
        "Confirme en cuál se le paga.",
    )


@rule(
    code="banco_tipo",
    severity=Severity.ALERTA,
    norm=norms.BANK,
    title="El tipo de la cuenta es el del contrato en SECOP II",
    criterion="Ahorros o corriente. Si alguno no se conoce o es de otra clase (depósitos), no afecta.",
    ask="Confirme el tipo de la cuenta y actualícelo en SECOP II.",
    group="B1",
    about="tipo_cuenta",
)
def kind_told(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(BANCO, "tipo_cuenta", str)
    known = None if facts.contract is None or facts.by_assignor else facts.contract.account_type
    one, other = _kind(seen.value if seen else ""), _kind(known or "")
    if seen is None or not one or not other:
        return None
    case = Case(seen.field, other, one)
    if one == other:
        return case.ok(f"La cuenta es de {one}.")
    return case.fails(
        f"La certificación es de una cuenta de {one} y el contrato tiene registrada una de {other}.",
        request=f"la cuenta certificada es de {one} y la registrada en SECOP II, de {other}. Corrija.",
    )


def _kind(text: str) -> str:
    folded = fold(text)
    return "ahorros" if "ahorro" in folded else "corriente" if "corriente" in folded else ""
