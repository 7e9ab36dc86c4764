"""Pages of each item that are turned or hard to read: told to the reviewer, of no effect."""

from __future__ import annotations

from review.model import ItemKind, RecognisedItem, Severity
from review.model.marks import PageMark
from review.rules import norms
from review.rules.facts import Facts
from review.rules.outcome import Case, Outcome
from review.rules.rule import rule
from review.spanish import capital, page_list
from review.spanish_titles import ITEMS


def legible(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """What a person turning the pages would notice."""
    labels = [label for label in facts.recognition.pages if label.number in item.pages]
    hard = [label.number for label in labels if label.marks & {PageMark.DOUBTFUL, PageMark.UNREAD}]
    turned = [label.number for label in labels if label.rotation]
    told = [f"no se leen bien: {page_list(hard)}"] if hard else []
    told += [f"vienen giradas: {page_list(turned)}"] if turned else []
    if not told:
        return Case(item.pages).ok("Sus páginas se leen bien y derechas.")
    text = "; ".join(told)
    return Case(tuple(sorted({*hard, *turned}))).aside(f"{capital(text)}.")


for _kind in ItemKind:
    rule(
        code=f"{_kind}_legible",
        severity=Severity.INFORMATIVA,
        norm=norms.CHECKLIST,
        title=f"{ITEMS[_kind]}: sus páginas se leen bien y derechas",
        criterion="Se dice qué páginas vienen giradas y cuáles apenas se leen. Solo informa.",
        ask="Adjunte las páginas derechas y en una copia que se lea bien.",
        group="G1",
    )(legible)
