"""Checks of the bank letter: holder, active, recent, and the account that the cuenta de cobro asks for."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.model.fields import Form
from review.model.marks import ItemMark
from review.recognition.grammar import account_numbers
from review.rules import norms
from review.rules.age import check_age
from review.rules.facts import Facts
from review.rules.other_value import OTHER_VALUE_CRITERION, OtherValue, need_expected
from review.rules.outcome import Case, Outcome, quote
from review.rules.person import PERSON_CRITERION, check_person
from review.rules.rule import rule

BANCO = ItemKind.BANCO


@rule(
    code="banco_titular",
    severity=Severity.RECHAZO,
    norm=norms.BANK,
    title="El titular de la cuenta es el contratista",
    criterion=PERSON_CRITERION,
    ask="Adjunte la certificación de una cuenta cuyo titular sea el contratista.",
    group="B1",
    about="documento",
    version=3,
)
def holder(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_person(facts, item, "documento", "la certificación bancaria")


@rule(
    code="banco_activa",
    severity=Severity.RECHAZO,
    norm=norms.BANK,
    title="La cuenta está activa",
    criterion="Vale «activa», «vigente», una frase que diga en presente que es titular, o un nombre bajo "
    "«Titular» o «Cliente». Inactiva, cancelada, bloqueada o embargada no cumple.",
    ask="Adjunte una certificación que diga que la cuenta está activa.",
    group="B1",
    version=2,
)
def active(facts: Facts, item: RecognisedItem) -> Outcome:
    inactive, alive = item.mark(ItemMark.CLOSED), item.mark(ItemMark.ACTIVE, ItemMark.OWNED)
    stated = item.mark(ItemMark.ACTIVE)
    if inactive is not None:
        found = quote(inactive.text)
        case = Case(inactive, "Activa", found)
        if stated is not None:
            return case.doubt(
                f"La certificación dice «{found}» y también «{quote(stated.text)}». Compruebe cuál es el "
                "estado de la cuenta de pago."
            )
        return case.fails(
            f"La certificación dice que la cuenta está «{found}».",
            request=f"la certificación dice que la cuenta está «{found}». Adjunte la certificación de una "
            "cuenta activa.",
        )
    if alive is not None:
        return Case(alive, "Activa", quote(alive.text)).ok("La certificación dice que la cuenta está activa.")
    return Case(item.pages, "Activa").doubt(
        "No se encontró en la certificación si la cuenta está activa. Revise a la vista.",
        request="en la certificación bancaria no consta que la cuenta esté activa. Adjunte una que lo diga.",
    )


@rule(
    code="banco_fecha",
    severity=Severity.RECHAZO,
    norm=norms.BANK,
    title="La certificación bancaria es reciente",
    criterion="No más de 30 días (según la lista de chequeo) entre su fecha y la fecha de la cuenta de "
    "cobro. Si falta la cuenta, hasta la fecha del informe o, sin ella, hasta la recepción; si está "
    "vencida solo frente a la recepción, queda por revisar. Si la fecha de la cuenta no se lee, basta que "
    "sobren 15 días hasta la del informe.",
    ask="Adjunte una certificación bancaria reciente.",
    group="B1",
    version=3,
)
def recent(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_age(
        facts,
        BANCO,
        "fecha",
        facts.checklist.bank_days,
        "La certificación bancaria es del",
        "Adjunte una reciente.",
    )


@rule(
    code="banco_cuenta",
    severity=Severity.RECHAZO,
    norm=norms.BANK,
    title="La cuenta certificada es la de la cuenta de cobro",
    criterion="Se comparan los dígitos, sin guiones ni ceros a la izquierda; si está enmascarada, los que "
    "se ven. Si la cuenta de cobro falta o no pide pagar en ninguna, no afecta; si la pide y no se lee, "
    "queda por revisar, salvo que la otra esté impresa entera (no la que puede ser un celular). "
    f"{OTHER_VALUE_CRITERION}",
    ask="Adjunte la certificación de la cuenta en la que pide que le paguen.",
    group="B1",
    version=4,
)
def same_account(facts: Facts, item: RecognisedItem) -> Outcome:
    billed = facts.recognition.field(ItemKind.CUENTA, "cuenta")
    due = None if billed is None else str(billed.value)
    letter = need_expected(facts, BANCO, "cuenta", [due], Form.ACCOUNT)
    if facts.lacks(ItemKind.CUENTA):
        return Case(letter.field).aside(
            f"La certificación es de la cuenta {quote(letter.value)}; falta la cuenta de cobro, que dice en "
            "cuál pagar."
        )
    cuenta = facts.recognition.items.get(ItemKind.CUENTA)
    if cuenta is not None and "cuenta" not in cuenta.fields and cuenta.mark(ItemMark.ACCOUNT_UNREAD) is None:
        return Case(letter.field).aside(
            f"La certificación es de la cuenta {quote(letter.value)}; la cuenta de cobro no dice en cuál "
            "pagar."
        )
    asked = need_expected(facts, ItemKind.CUENTA, "cuenta", [letter.value], Form.ACCOUNT)
    expected, found = quote(asked.value), quote(letter.value)
    case = Case(letter.field, expected, found)
    if account_numbers.same_account(letter.value, asked.value):
        return case.ok(f"La cuenta {found} es la de la cuenta de cobro.")
    certified = OtherValue.against(facts, BANCO, letter.field, [asked.value], Form.ACCOUNT)
    if certified.whole is not None:
        return Case(certified.whole, expected, expected).ok(
            f"La cuenta {expected} es la de la cuenta de cobro."
        )
    return case.fails(
        f"La certificación es de la cuenta {found} y la cuenta de cobro pide pagar en la {expected}.",
        certified,
        OtherValue.against(facts, ItemKind.CUENTA, asked.field, [letter.value], Form.ACCOUNT),
        request=f"la certificación es de la cuenta {found} y la cuenta de cobro indica la {expected}. "
        "Adjunte la certificación de la cuenta en la que se paga.",
    )
