"""The name printed on a paper whose identity number could not be read; and that of who holds an account."""

from __future__ import annotations

from review.model import Field, ItemKind, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Outcome
from review.rules.person import name_told
from review.rules.rule import rule
from review.rules.same_identity import same_document
from review.spanish_titles import ITEMS

_SURE_NAME = 0.9
"""Judgement: of a name that stands beside its identity number or its label, not of any words in capitals."""
_OF_HOLDER = (
    " Si el número es el suyo y el nombre que lo acompaña es otro, se anota y no cambia el resultado."
)
_NUMBERS = {
    ItemKind.CUENTA: "documento",
    ItemKind.SEGURIDAD_SOCIAL: "documento",
    ItemKind.BANCO: "documento",
    ItemKind.RUT: "nit",
    ItemKind.IMPUESTOS: "documento",
}


def same_name(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """Three of four long words of the name, in any order, are the contractor's."""
    number = facts.seen(item.kind, _NUMBERS[item.kind], str)
    if number is not None:
        return _under_another_name(facts, item, number.value) if item.kind is ItemKind.BANCO else None
    case, theirs = name_told(facts, item)
    if case is None:
        return None
    if theirs:
        return case.ok("El nombre es el del contratista.")
    return case.fails(
        f"No se leyó el documento, y el nombre es {case.found}; el contratista es {case.expected}.",
        request=f"está a nombre de {case.found} y el contratista es {case.expected}. Aclare o corrija.",
    )


def _under_another_name(facts: Facts, item: RecognisedItem, number: str) -> Outcome | None:
    """A note where the account is the contractor's by its number and another name stands with it."""
    if facts.document is None or not same_document(number, facts.document):
        return None
    case, theirs = name_told(facts, item)
    if case is None or theirs or not isinstance(case.at, Field) or case.at.confidence < _SURE_NAME:
        return None
    return case.aside(
        f"El documento {number} es el del contratista, y con él la certificación trae el nombre "
        f"{case.found}; la lista de contratos dice {case.expected}. Puede ser la misma persona: compárelos."
    )


for _kind in _NUMBERS:
    rule(
        code=f"{_kind}_nombre",
        severity=Severity.ALERTA,
        norm=norms.SUPERVISION,
        title=f"{ITEMS[_kind]}: el nombre es el del contratista",
        criterion="Solo cuando no se pudo leer el número de documento: al menos tres de cada cuatro palabras "
        "del nombre son las del contratista, en cualquier orden."
        + (_OF_HOLDER if _kind is ItemKind.BANCO else ""),
        ask="Adjunte el documento a nombre del contratista.",
        group="G2",
    )(same_name)
