"""Does a stamp, or a word beside its title, void a paper? One rule an item, all made alike."""

from __future__ import annotations

from review.model import ItemKind, Mark, RecognisedItem, Severity
from review.model.marks import ItemMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome, quote
from review.rules.rule import rule
from review.spanish_titles import ITEMS

_OWN_RULES = (ItemMark.RUT_DRAFT, ItemMark.RUT_LETTERS, ItemMark.UNPAID)
"""Marks whose own rules tell such a word already."""


def not_voided(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """Whether a word such as ANULADO stands large on the item's pages or beside its title."""
    marks = [mark for mark in item.marks if mark.name == ItemMark.VOIDED and not _is_told(item, mark)]
    if not marks:
        return Case(item.pages).ok("No se ve un sello ni un título que lo anule.") if item.pages else None
    found = quote(marks[0].text)
    name = ITEMS[item.kind]
    return Case(marks[0], "Un papel sin anular", found).fails(
        f"En la página {marks[0].page} se lee «{found}» en grande o junto al título. Compruebe si el "
        f"papel vale.",
        request=f"«{name}» dice «{found}» en la página {marks[0].page}. Adjunte el definitivo, sin ese "
        f"sello.",
    )


def _is_told(item: RecognisedItem, mark: Mark) -> bool:
    """Whether another mark of the same page, with its own rule, is of the same words."""
    return any(
        other.name in _OWN_RULES and other.page == mark.page and other.box.meets(mark.box)
        for other in item.marks
    )


for _kind in ItemKind:
    rule(
        code=f"{_kind}_anulado",
        severity=Severity.ALERTA,
        norm=norms.OF_ITEM[_kind],
        title=f"{ITEMS[_kind]}: ningún sello ni título lo anula",
        criterion="Queda por revisar si en letras grandes, en un sello o junto al título se lee ANULADO, "
        "BORRADOR, COPIA NO VÁLIDA, SIN VALOR, MUESTRA o algo así. Dentro de una frase no cuenta («no válido "
        "sin firma»), ni en las evidencias del informe.",
        ask="Adjunte el documento definitivo, sin el sello que lo anula.",
        group="G1",
    )(not_voided)
