"""The name printed on a paper whose identity number could not be read."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Outcome
from review.rules.person import name_told
from review.rules.rule import rule
from review.spanish_titles import ITEMS

_NUMBERS = {
    ItemKind.CUENTA: "documento",
    ItemKind.SEGURIDAD_SOCIAL: "documento",
    ItemKind.BANCO: "documento",
    ItemKind.RUT: "nit",
    ItemKind.IMPUESTOS: "documento",
}


def same_name(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """Three of four long words of the name, in any order, are the contractor's."""
    if facts.seen(item.kind, _NUMBERS[item.kind], str) is not None:
        return None
    case, theirs = name_told(facts, item)
    if case is None:
        return None
    if theirs:
        return case.ok("El nombre es el del contratista.")
    return case.fails(
        f"No se leyó el documento, y el nombre es {case.found}; el contratista es {case.expected}.",
        request=f"está a nombre de {case.found} y el contratista es {case.expected}. Aclare o corrija.",
    )


for _kind in _NUMBERS:
    rule(
        code=f"{_kind}_nombre",
        severity=Severity.ALERTA,
        norm=norms.SUPERVISION,
        title=f"{ITEMS[_kind]}: el nombre es el del contratista",
        criterion="Solo cuando no se pudo leer el número de documento: al menos tres de cada cuatro palabras "
        "del nombre son las del contratista, en cualquier orden.",
        ask="Adjunte el documento a nombre del contratista.",
        group="G2",
    )(same_name)
