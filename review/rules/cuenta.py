"""Checks of the cuenta de cobro: month, payment number, words, contract and person. Its value: `value.py`."""

from __future__ import annotations

from review.model import ItemKind, Month, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.recognition.whole.second_look import SURE_INK
from review.rules import norms
from review.rules.billing import Witness
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome
from review.rules.person import CONTRACT_CRITERION, PERSON_CRITERION, check_contract, check_person
from review.rules.rule import rule
from review.rules.seen import SeenField
from review.spanish import join, month_name, payment_number, pesos, short_date

CUENTA = ItemKind.CUENTA
_LIKELY = 0.6  # judgement: a number less sure may be of anything that is counted


@rule(
    code="cuenta_mes",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="El mes cobrado es del contrato y es el del informe",
    criterion="El mes está entre el inicio y el fin del contrato, con sus prórrogas, y no estuvo todo "
    "suspendido. Si el informe dice otro, el inicio del "
    "contrato y el número de pago dicen cuál está mal; sin número, el mes de la carpeta, si la planilla solo "
    "sirve para ese; si no alcanzan, ambos quedan por revisar.",
    ask="Corrija en la cuenta de cobro el mes que cobra.",
    group="C1",
    about="periodo",
    version=3,
)
def month_billed(facts: Facts, item: RecognisedItem) -> Outcome:
    seen = facts.need(CUENTA, "periodo", Month)
    billing, found = facts.billing, month_name(seen.value)
    if billing.month is None:
        return Case(seen.field, found=found).doubt(billing.trouble)
    if billing.witness is Witness.CUENTA_WRONG:
        right = month_name(billing.month)
        return Case(seen.field, right, found).fails(
            f"La cuenta cobra {found}, pero el informe y {billing.against} corresponden a {right}.",
            Read(seen.field, [billing.month]),
            request=f"la cuenta de cobro es de {found} y el informe y {billing.against} corresponden a "
            f"{right}. Corrija el mes y adjunte de nuevo la cuenta.",
        )
    schedule = facts.need_schedule("que el mes cobrado esté dentro del contrato", item)
    limits = short_date(schedule.start) + (
        " en adelante" if schedule.end is None else f" a {short_date(schedule.end)}"
    )
    case = Case(seen.field, limits, found)
    if schedule.is_suspended(seen.value):
        return case.fails(
            f"Se cobra {found}, y el contrato estuvo suspendido todo ese mes.",
            Read(seen.field),
            request=f"se cobra {found} y el contrato estuvo suspendido todo ese mes. Corrija el mes.",
        )
    if schedule.holds(seen.value):
        return case.ok(f"Se cobra {found}, dentro del contrato.")
    latest = schedule.latest_end()
    if (
        latest is not None
        and schedule.end is not None
        and Month.of(schedule.end) < seen.value <= Month.of(latest)
    ):
        return case.doubt(
            f"Se cobra {found}, después del fin que trae la lista ({short_date(schedule.end)}). El contrato "
            "estuvo suspendido y su plazo puede haberse corrido: compruébelo."
        )
    return case.fails(
        f"Se cobra {found}, fuera del plazo del contrato ({limits}).",
        Read(seen.field),
        request=f"se cobra {found} y el plazo del contrato es {limits}. Corrija el mes y adjunte de nuevo "
        "la cuenta.",
    )


@rule(
    code="cuenta_pago",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="El número de pago es el lugar del mes en el contrato",
    criterion="El pago 1 es el del mes en que empieza el contrato, y así en adelante. Vale también sin "
    "contar los meses suspendidos, y tras una cesión a mitad de mes, el que sigue. Un número leído con poca "
    "seguridad y sin otro a la vista vale si es el que le toca al mes; si es otro, queda por revisar.",
    ask="Corrija en la cuenta de cobro el número de pago.",
    group="C1",
    about="numero_pago",
    version=3,
)
def payment_in_order(facts: Facts, item: RecognisedItem) -> Outcome | None:
    if not facts.checklist.payment_by_month:
        return None
    seen = _hardly_read_in_place(facts) or facts.need(CUENTA, "numero_pago", int)
    facts.need_schedule("el número de pago", item)
    month = facts.need_month(item)
    found = payment_number(seen.value)
    if not facts.places:
        return Case(seen.field, found=found).doubt(
            f"{month_name(month).capitalize()} está fuera del plazo del contrato; no se sabe qué número de "
            "pago le toca."
        )
    expected = join([payment_number(place) for place in facts.places], "o")
    case = Case(seen.field, expected, found)
    if seen.value in facts.places:
        return case.ok(f"El pago {found} corresponde a {month_name(month)}.")
    if _may_be_cycle(facts, seen.value):
        return case.doubt(
            f"La cuenta dice pago {found}, y {month_name(month)} es el pago {expected} del contrato. Vale si "
            "se paga de fecha a fecha, pero el periodo del informe no se leyó."
        )
    return case.fails(
        f"La cuenta dice pago {found}, y {month_name(month)} es el pago {expected} del contrato.",
        Read(seen.field),
        request=f"la cuenta de cobro dice pago {found} y a {month_name(month)} le corresponde el pago "
        f"{expected}. Corrija el número y adjunte de nuevo la cuenta.",
    )


def _hardly_read_in_place(facts: Facts) -> SeenField[int] | None:
    """A number beside the title, or the paper's own, that is the one of the month: two that agree are sure.

    None where another number was read too, or where it is not the one due: it may be the paper's consecutive.
    """
    found = facts.recognition.field(CUENTA, "numero_pago")
    if found is None or found.note or found.confidence < _LIKELY or found.ink < SURE_INK:
        return None
    number = found.value
    return SeenField(number, found) if isinstance(number, int) and number in facts.places else None


def _may_be_cycle(facts: Facts, payment: int) -> bool:
    """Whether the month billed may be the one in which that payment ends, in a contract paid date to date."""
    schedule = facts.schedule
    from_date_to_date = schedule is not None and schedule.start.day > 1 and facts.billing.period is None
    return from_date_to_date and payment + 1 in facts.places


@rule(
    code="cuenta_letras",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="El valor en letras es el valor en números",
    criterion="Deben ser el mismo valor. Si la cuenta no lo trae en letras, no afecta; si lo trae y no se "
    "lee, queda por revisar.",
    ask="Corrija la cuenta de cobro: el valor en letras debe ser el valor en números.",
    group="C1",
    about="valor_letras",
)
def words_equal_figures(facts: Facts, item: RecognisedItem) -> Outcome:
    if "valor_letras" not in item.fields and item.mark(ItemMark.WORDS_UNREAD) is None:
        return Case(item.pages).aside("La cuenta no trae el valor en letras.")
    words = facts.need(CUENTA, "valor_letras", int)
    figures = facts.need(CUENTA, "valor", int)
    expected, found = pesos(figures.value), pesos(words.value)
    case = Case(words.field, expected, found)
    if words.value == figures.value:
        return case.ok(f"Letras y números dicen {found}.")
    return case.fails(
        f"El valor en letras es {found} y el valor en números es {expected}.",
        Read(words.field, [figures.value]),
        Read(figures.field, [words.value]),
        request=f"el valor en letras ({found}) no es igual al valor en números ({expected}). Corrija y "
        "adjunte de nuevo la cuenta.",
    )


@rule(
    code="cuenta_contrato",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="La cuenta es del contrato",
    criterion=CONTRACT_CRITERION,
    ask="Corrija en la cuenta de cobro el número del contrato.",
    group="G3",
    version=3,
)
def same_contract(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_contract(facts, item, "la cuenta de cobro")


@rule(
    code="cuenta_persona",
    severity=Severity.RECHAZO,
    norm=norms.FINANCIAL_SUPERVISION,
    title="Cobra el contratista",
    criterion=PERSON_CRITERION,
    ask="Corrija en la cuenta de cobro el documento del contratista.",
    group="G2",
    about="documento",
    version=3,
)
def same_person(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_person(facts, item, "documento", "la cuenta de cobro")
