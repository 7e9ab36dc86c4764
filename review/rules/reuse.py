"""Checks against other cuentas: what this one shares with them and should not.

They speak of what is known of other cuentas (`Facts.history`) and say nothing when nobody looked. What two
cuentas share is told as something to look at: who copied whom, and whether rightly, a person must find out.
What is asked of the contractor never names another person.
"""

from __future__ import annotations

from review import spanish
from review.model import ItemKind, MatchKind, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.recognition.grammar import ids
from review.rules import norms
from review.rules.elsewhere import Where, of_contract, placed, told
from review.rules.facts import Facts
from review.rules.misreading import Read
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule

INFORME, PILA = ItemKind.INFORME, ItemKind.SEGURIDAD_SOCIAL
SURE = 0.95
"""Least likeness of two numbers for them to be the same, surely read and for the same period."""
LEAST_TOLD = 30
"""Words of activities from which on an informe can be said not to repeat another one."""
_USUAL = "Pasa en muchas de las cuentas conocidas, así que por sí solo no dice nada de esta."


@rule(
    code="seguridad_social_repetida",
    severity=Severity.RECHAZO,
    norm=norms.SOCIAL_SECURITY,
    title="La planilla no se usó en otro mes ni la presentó otro contratista",
    criterion="Se busca su número en las demás cuentas conocidas. En otro mes del mismo contrato no cumple "
    "la cuenta del mes posterior; si la presentó otra persona, o si los periodos leídos no coinciden, queda "
    "por revisar. Varios contratos de una persona pueden compartir la planilla.",
    ask="Adjunte la planilla del periodo que corresponde a este cobro, con su comprobante de pago.",
    group="P5",
)
def planilla(facts: Facts, item: RecognisedItem) -> Outcome | None:
    number = facts.seen(PILA, "planilla", str) if facts.history.known else None
    if number is None:
        return None
    digits = ids.digits(number.value).lstrip("0")
    same = (
        one for one in facts.history.of(MatchKind.PLANILLA) if ids.digits(one.quote).lstrip("0") == digits
    )
    # One planilla pays for all contracts of a person, whatever month each of them bills.
    shared = [
        (where, one)
        for where, one in placed(facts, same)
        if where is Where.OTHER or of_contract(facts, one.there)
    ]
    said = quote(number.value)
    if not shared:
        return Case(number.field).ok(f"La planilla {said} no está en ninguna otra cuenta conocida.")
    where, match = shared[0]
    there = told(facts, match.there)
    request = (
        f"la planilla {said} ya se presentó en otra cuenta. Adjunte la planilla del periodo que corresponde "
        "a este cobro, con su comprobante de pago."
    )
    if where is Where.LATER:
        return Case(match).aside(f"La planilla {said} se presentó después en {there}; se revisa allá.")
    message = f"La planilla {said} está también en {there}."
    expected = "Una planilla que no se haya presentado en otro mes"
    case = Case(match, expected, said)
    if where is Where.EARLIER and match.share >= SURE:
        outcome = case.fails(message, Read(number.field), request=request)
        return outcome._replace(page=number.field.page, box=number.field.box, searched=())
    return case.doubt(
        f"{message} Compruebe en las dos páginas si es la misma planilla y a quién corresponde.",
        request=request,
    )


@rule(
    code="informe_fotos",
    severity=Severity.ALERTA,
    norm=norms.SUPERVISION,
    title="Las fotos del informe no están en otra cuenta",
    criterion="Se compara lo que muestran, aunque se hayan reducido, comprimido o girado. Si una foto está "
    "en la cuenta de un mes anterior o de otro contratista, queda por revisar; no se dice quién la tomó de "
    "quién. Si pasa en más de un tercio de las cuentas conocidas, solo informa.",
    ask="Adjunte evidencias de las actividades de este periodo.",
    group="I3",
)
def photos(facts: Facts, item: RecognisedItem) -> Outcome | None:
    if not facts.history.known:
        return None
    shared = placed(facts, facts.history.of(MatchKind.FOTO))
    seen = item.mark(ItemMark.PHOTOGRAPH)
    if not shared:
        return (
            None if seen is None else Case(seen).ok("Ninguna foto del informe está en otra cuenta conocida.")
        )
    where, match = shared[0]
    there = told(facts, match.there)
    if where is Where.SAME_MONTH:
        return Case(match).aside(f"Una foto del informe está también en {there}.")
    if where is Where.LATER:
        return Case(match).aside(f"Una foto del informe se presentó después en {there}; se revisa allá.")
    if match.usual:
        return Case(match).aside(f"Una foto del informe está también en {there}. {_USUAL}")
    places = {(one.page, one.box) for kind, one in shared if kind <= Where.OTHER}
    what = (
        f"La misma foto de la página {match.page} está"
        if len(places) == 1
        else f"Varias fotos ({spanish.page_list({page for page, _ in places})}) están"
    )
    return Case(match, "Evidencias de este periodo").doubt(
        f"{what} también en {there}. Compruebe si corresponde a las actividades de este periodo.",
        request=f"la foto de la página {match.page} ya se presentó en otra cuenta. Adjunte evidencias de las "
        "actividades de este periodo o explique por qué se repite.",
    )


@rule(
    code="informe_copia",
    severity=Severity.ALERTA,
    norm=norms.SUPERVISION,
    title="El informe no repite el de otro mes ni el de otro contratista",
    criterion="Se compara el texto de las actividades, sin las obligaciones ni los nombres de los meses. "
    "Queda por revisar si repite el de otro mes casi entero (según la lista de chequeo, desde el 95 %) o si "
    "un párrafo largo está casi igual en el informe de otro contratista, con las mismas cifras y fechas; no "
    "cuentan las frases que traen muchos contratos, ni obligaciones ni fórmulas de ley. Si pasa en más de un "
    "tercio de las cuentas conocidas, solo informa.",
    ask="Describa las actividades realizadas en este periodo.",
    group="I3",
)
def copied(facts: Facts, item: RecognisedItem) -> Outcome | None:
    activities = facts.recognition.activities
    if not facts.history.known or not activities:
        return None
    least = facts.checklist.repeated_text
    shared = [
        (where, one)
        for where, one in placed(facts, facts.history.of(MatchKind.TEXTO))
        if where is Where.OTHER or one.share >= least
    ]
    if not shared:
        words = sum(len(one.text.split()) for one in activities)
        pages = tuple({one.page for one in activities})
        # A slip of the reading hides part of a copy, so that nothing sure can be said of what is scanned.
        scanned = facts.is_scanned(pages)
        return (
            Case(pages).ok("El texto de las actividades no repite el de otra cuenta conocida.")
            if words >= LEAST_TOLD and not scanned
            else None
        )
    where, match = shared[0]
    there = told(facts, match.there)
    if where in (Where.SAME_MONTH, Where.LATER):
        return Case(match).aside(f"El texto de las actividades está también en {there}; se revisa allá.")
    if match.usual:
        return Case(match).aside(f"El texto de las actividades está también en {there}. {_USUAL}")
    request = "describa las actividades realizadas en este periodo; el texto ya se presentó en otra cuenta."
    if where is Where.OTHER:
        return Case(
            match, "Actividades propias del contratista", f"{match.share * 100:.0f} % del párrafo"
        ).doubt(
            f"Un párrafo largo del informe, «{quote(match.quote)}», está casi igual en {there}. Compruebe si "
            "las actividades son de este contratista.",
            request=request,
        )
    return Case(match, "Actividades de este periodo", f"{match.share * 100:.0f} % del texto").doubt(
        f"Las actividades repiten el texto de {there} ({match.share * 100:.0f} %). Compruebe si describen "
        "lo hecho en este periodo.",
        request=request,
    )
