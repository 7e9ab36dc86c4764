"""What the RUT says inside: responsibilities, economic activity, all its sheets, a natural person."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.rules.rut_codes import responsibilities
from review.spanish import page_list, plural

RUT = ItemKind.RUT
_WITHOUT_BUSINESS = {
    "0010": "asalariado",
    "0020": "pensionado",
    "0081": "persona sin actividad económica",
    "0082": "persona subsidiada por terceros",
    "0090": "rentista de capital",
}
"""The DIAN's own codes for people who have income and no business of theirs."""


@rule(
    code="rut_responsabilidades",
    severity=Severity.ALERTA,
    norm=norms.RUT,
    title="El RUT dice si es responsable de IVA",
    criterion="Trae la responsabilidad 49 (no responsable de IVA) o la 48 (IVA), y no las dos. Si no se "
    "leyeron, no afecta; si no trae ninguna, solo informa.",
    ask="Actualice el RUT: debe decir si es o no responsable de IVA.",
    group="T1",
)
def vat_told(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(RUT, "responsabilidades", str)
    if seen is None:
        return None
    codes, found = responsibilities(facts), quote(seen.value)
    if {"48", "49"} <= codes:
        return Case(seen.field, "48 o 49", found).fails(
            "El RUT trae a la vez las responsabilidades 48 (IVA) y 49 (no responsable de IVA).",
            request="su RUT trae a la vez las responsabilidades 48 y 49. Adjunte el RUT actualizado.",
        )
    case = Case(seen.field, found=found)
    if "49" in codes:
        return case.ok("El RUT dice que no es responsable de IVA (49).")
    if "48" in codes:
        return case.ok("El RUT dice que es responsable de IVA (48).")
    return case.aside(f"El RUT no trae las responsabilidades 48 ni 49 ({found}).")


@rule(
    code="rut_actividad",
    severity=Severity.ALERTA,
    norm=norms.RUT,
    title="El RUT trae una actividad económica por cuenta propia",
    criterion="El código CIIU de la actividad principal no es de los que la DIAN da a quien no tiene negocio "
    "propio (0010, 0020, 0081, 0082, 0090). Si no se leyó, no afecta.",
    ask="Actualice el RUT con la actividad económica de los servicios que presta.",
    group="T1",
)
def own_business(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(RUT, "actividad", str)
    if seen is None:
        return None
    told = _WITHOUT_BUSINESS.get(seen.value)
    if told is None:
        return Case(seen.field, found=quote(seen.value)).ok(
            f"La actividad principal es la {quote(seen.value)}."
        )
    return Case(seen.field, "La actividad de los servicios", seen.value).fails(
        f"La actividad principal del RUT es {seen.value} ({told}), y no la de los servicios del contrato.",
        request=f"su RUT trae como actividad principal {seen.value} ({told}). Actualícelo con la de los "
        "servicios que presta.",
    )


@rule(
    code="rut_paginas",
    severity=Severity.ALERTA,
    norm=norms.RUT,
    title="El RUT está completo",
    criterion="Están todas las hojas que él mismo dice tener. Si no las dice, no afecta.",
    ask="Adjunte el RUT con todas sus hojas.",
    group="T1",
)
def all_sheets(facts: Facts, item: RecognisedItem) -> Outcome | None:
    seen = facts.seen(RUT, "hojas", int)
    if seen is None:
        return None
    expected, found = plural(seen.value, "hoja"), plural(len(item.pages), "hoja")
    case = Case(seen.field, expected, found)
    if len(item.pages) >= seen.value:
        return case.ok(f"El RUT dice tener {expected} y están.")
    hidden = " Las demás pueden estar en páginas que no se leyeron." if facts.may_hide(RUT) else ""
    return case.fails(
        f"El RUT dice tener {expected} y hay {found} ({page_list(item.pages)}).{hidden}",
        request=f"el RUT dice tener {expected} y hay {found}. Adjúntelo completo.",
    )


@rule(
    code="rut_natural",
    severity=Severity.ALERTA,
    norm=norms.RUT,
    title="El RUT es de una persona natural",
    criterion="No dice que el contribuyente sea persona jurídica. En un RUT escaneado no se comprueba.",
    ask="Adjunte el RUT de la persona natural que firmó el contrato.",
    group="T1",
)
def natural_person(facts: Facts, item: RecognisedItem) -> Outcome | None:
    mark = item.mark(ItemMark.RUT_OTHER_KIND)
    if mark is not None:
        return Case(mark, "Persona natural", quote(mark.text)).doubt(
            f"El RUT parece de una persona jurídica: «{quote(mark.text)}».",
            request="el RUT parece de una persona jurídica. Adjunte el de la persona natural que contrató.",
        )
    if facts.is_scanned(item.pages):
        return None
    nit = facts.seen(RUT, "nit", str)
    return None if nit is None else Case(nit.field).ok("No dice ser de una persona jurídica.")
