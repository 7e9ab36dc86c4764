"""Checks of the RUT: whose it is, its check digit, its age, and that it is not a draft."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.model.fields import Form
from review.model.marks import ItemMark
from review.recognition.grammar import ids
from review.rules import norms
from review.rules.age import check_age
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.other_value import OtherValue, need_expected
from review.rules.outcome import Case, Outcome, quote
from review.rules.person import PERSON_CRITERION, check_person
from review.rules.rule import rule
from review.rules.same_identity import same_document
from review.rules.seen import SeenField

RUT = ItemKind.RUT


@rule(
    code="rut_persona",
    severity=Severity.RECHAZO,
    norm=norms.RUT,
    title="El RUT es del contratista",
    criterion=PERSON_CRITERION,
    ask="Adjunte el RUT del contratista.",
    group="T1",
    about="nit",
    version=3,
)
def same_person(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_person(facts, item, "nit", "el RUT")


@rule(
    code="rut_dv",
    severity=Severity.RECHAZO,
    norm=norms.RUT,
    title="El dígito de verificación del NIT es correcto",
    criterion="Se calcula con el módulo 11 de la DIAN. Si el NIT leído puede ser una parte de otro número, "
    "queda por revisar.",
    ask="Adjunte el RUT descargado de la DIAN, sin cambios.",
    group="T1",
    version=2,
)
def check_digit(facts: Facts, item: RecognisedItem) -> Outcome:
    nit = need_expected(facts, RUT, "nit", [facts.document], Form.PERSON)
    printed = facts.need(RUT, "dv", str)
    number, found = ids.digits(nit.value), quote(printed.value)
    if not 1 <= len(number) <= ids.LONGEST_NIT:
        return Case(nit.field, found=quote(nit.value)).doubt(
            "El NIT leído no puede ser un NIT. Compruébelo en la página."
        )
    expected = str(ids.check_digit(number))
    case = Case(printed.field, expected, found)
    if printed.value == expected:
        return case.ok(f"El DV de {nit.value} es {expected}.")
    return case.fails(
        f"El RUT trae el DV {found}, y al NIT {nit.value} le corresponde {expected}.",
        Read(printed.field),
        Read(nit.field),
        *_cut_from(facts, nit),
        request=f"el dígito de verificación {found} no corresponde al NIT {nit.value}. Adjunte el RUT "
        "descargado de la DIAN.",
    )


def _cut_from(facts: Facts, nit: SeenField[str]) -> list[OtherValue]:
    """The NIT held against the contractor's number: a check digit is not that of a number cut wrong."""
    if facts.document is None or same_document(nit.value, facts.document):
        return []
    return [OtherValue.against(facts, RUT, nit.field, [facts.document], Form.PERSON)]


@rule(
    code="rut_fecha",
    severity=Severity.ALERTA,
    norm=norms.RUT_AGE,
    title="El RUT fue generado hace poco",
    criterion="No más de 90 días (según la lista de chequeo) entre su generación y la fecha de la cuenta; "
    "si falta la cuenta, hasta la del informe o, sin ella, hasta la recepción; si su fecha no se lee, basta "
    "que sobren 15 días hasta la del informe. La inscripción no vence: si es más antiguo, queda por revisar.",
    ask="Adjunte un RUT generado hace poco.",
    group="T1",
    about="fecha_generacion",
    version=3,
)
def recent(facts: Facts, item: RecognisedItem) -> Outcome:
    return check_age(
        facts,
        RUT,
        "fecha_generacion",
        facts.checklist.rut_days,
        "El RUT fue generado el",
        "Adjunte uno generado hace poco.",
    )


@rule(
    code="rut_en_tramite",
    severity=Severity.RECHAZO,
    norm=norms.RUT,
    title="El RUT no es un borrador ni está en trámite",
    criterion="En sus páginas no se lee EN TRÁMITE, BORRADOR, ANULADO ni SIN VALIDEZ, tampoco en letras "
    "grandes atravesadas. Un RUT escaneado en blanco y negro o muy claro en el que no se ven queda por "
    "revisar: en la copia pueden perderse.",
    ask="Termine el trámite en la DIAN y adjunte el RUT definitivo.",
    group="T1",
)
def not_a_draft(facts: Facts, item: RecognisedItem) -> Outcome:
    mark = item.mark(ItemMark.RUT_DRAFT)
    unread = item.mark(ItemMark.RUT_LETTERS)
    if mark is None and unread is not None:
        return Case(unread).doubt(
            "El RUT tiene letras grandes atravesadas que no se pudieron leer: pueden decir EN TRÁMITE o "
            "BORRADOR. Compruébelo en la página."
        )
    if mark is None and _may_have_lost_it(facts, item):
        return Case(item.mark(ItemMark.RUT_BURNT) or item.pages).doubt(
            "No se lee EN TRÁMITE ni BORRADOR, pero el RUT está escaneado sin tonos claros y una marca de "
            "agua pálida puede haberse perdido en la copia. Compruébelo en la página."
        )
    if mark is None:
        return Case(item.pages).ok("No se lee EN TRÁMITE ni BORRADOR.")
    return Case(mark, "RUT definitivo", quote(mark.text)).fails(
        f"El RUT dice «{quote(mark.text)}»: todavía no es el definitivo.",
        request=f"el RUT dice «{quote(mark.text)}». Termine el trámite en la DIAN y adjunte el definitivo.",
    )


def _may_have_lost_it(facts: Facts, item: RecognisedItem) -> bool:
    """A pale stamp across the form does not outlive a copy of black and white or one burnt out: not seeing it
    there proves nothing, nor where nobody looked for it in any other scan."""
    looked_over = item.mark(ItemMark.RUT_SEEN) is not None and item.mark(ItemMark.RUT_BURNT) is None
    return facts.is_scanned(item.pages) and not looked_over
