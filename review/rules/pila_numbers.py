"""The numbers that a planilla goes by: its own and the key it is paid with. What the voucher calls it."""

from __future__ import annotations

from review.model import RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome
from review.rules.pila import SOCIAL
from review.rules.rule import rule
from review.spanish import join

LONG_NUMBER = 9
"""Digits from which a number is a planilla's and no longer the key it is paid with (7 to 9 digits)."""

_LONG_NUMBERED = ("Aportes en Línea", "SOI")
"""Operators that print both numbers, and whose planillas always have ten digits."""


@rule(
    code="seguridad_social_numero",
    severity=Severity.ALERTA,
    norm=norms.SOCIAL_SECURITY,
    title="El número es el de la planilla y no la clave con que se paga",
    criterion="El número de la planilla no es el de su clave de pago. Uno de menos de 9 dígitos, de un "
    "operador que usa 10, queda por revisar.",
    ask="Indique el número de la planilla, que no es su clave de pago.",
    group="P3",
    about="planilla",
)
def number_is_no_key(facts: Facts, item: RecognisedItem) -> Outcome | None:
    number = facts.seen(SOCIAL, "planilla", str)
    if number is None:
        return None
    key, brand = facts.seen(SOCIAL, "clave_pago", str), facts.seen(SOCIAL, "operador", str)
    found = number.value
    keys = "" if key is None else _bare(key.value)
    short = brand is not None and brand.value in _LONG_NUMBERED and len(found) < LONG_NUMBER
    if short or _bare(found) == keys:
        return Case(number.field, "El número de la planilla", found).fails(
            f"El número {found} parece la clave de pago y no el de la planilla. Compruébelo.",
            request=f"el número {found} parece la clave de pago. Indique el número de la planilla.",
        )
    return Case(number.field, found=found).ok(f"La planilla es la {found}.")


@rule(
    code="seguridad_social_referencia",
    severity=Severity.ALERTA,
    norm=norms.SOCIAL_SECURITY,
    title="El comprobante paga esta planilla",
    criterion="La referencia del comprobante es el número de la planilla o su clave de pago. Se compara "
    "cuando tiene tantos dígitos como uno de los dos; otra referencia no dice de qué planilla es.",
    ask="Adjunte el comprobante del pago de esta planilla.",
    group="P3",
    about="voucher_referencia",
)
def voucher_pays_this_one(facts: Facts, item: RecognisedItem) -> Outcome | None:
    reference = facts.seen(SOCIAL, "voucher_referencia", str)
    if reference is None:
        return None
    seen = (facts.seen(SOCIAL, "planilla", str), facts.seen(SOCIAL, "clave_pago", str))
    own = [one.value for one in seen if one is not None]
    found = reference.value
    if any(_bare(found) == _bare(one) for one in own):
        return Case(reference.field, found=found).ok(f"El comprobante nombra esta planilla: {found}.")
    if not any(len(_bare(found)) == len(_bare(one)) for one in own):
        return None
    expected = join(own, "o")
    return Case(reference.field, expected, found).fails(
        f"El comprobante nombra la planilla {found} y esta es la {expected}. Compruebe que sea su pago.",
        request=f"el comprobante nombra la planilla {found} y se presenta la {expected}. Adjunte el "
        "comprobante de esta planilla.",
    )


def _bare(number: str) -> str:
    return number.lstrip("0")
