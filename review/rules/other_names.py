"""The name printed on a paper whose identity number could not be read."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.rules import norms
from review.rules.facts import Facts
from review.rules.informe import is_name_of
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.spanish import ITEMS

_NUMBERS = {
    ItemKind.CUENTA: "documento",
    ItemKind.SEGURIDAD_SOCIAL: "documento",
    ItemKind.BANCO: "documento",
    ItemKind.RUT: "nit",
    ItemKind.IMPUESTOS: "documento",
}


def same_name(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """Three of four long words of the name, in any order, are the contractor's."""
    expected = None if facts.contract is None or facts.by_assignor else facts.contract.contractor
    if not expected or facts.seen(item.kind, _NUMBERS[item.kind], str) is not None:
        return None
    read = [name for name in facts.recognition.names if name.page in item.pages]
    if not read:
        return None
    wanted = quote(expected)
    match = next((name for name in read if is_name_of(facts, name, expected)), None)
    if match is not None:
        return Case(match, wanted, quote(match.text)).ok("El nombre es el del contratista.")
    found = quote(str(read[0].value))
    return Case(read[0], wanted, found).fails(
        f"No se leyó el documento, y el nombre es {found}; el contratista es {wanted}.",
        request=f"está a nombre de {found} y el contratista es {wanted}. Aclare o corrija.",
    )


for _kind in _NUMBERS:
    rule(
        code=f"{_kind}_nombre",
        item=_kind,
        severity=Severity.ALERTA,
        norm=norms.SUPERVISION,
        title=f"{ITEMS[_kind]}: el nombre es el del contratista",
        criterion="Solo cuando no se pudo leer el número de documento: al menos tres de cada cuatro palabras "
        "del nombre son las del contratista, en cualquier orden.",
        ask="Adjunte el documento a nombre del contratista.",
        group="G2",
    )(same_name)
