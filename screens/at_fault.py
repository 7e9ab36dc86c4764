"""Which field a finding is about: where its correction opens."""

from __future__ import annotations

from collections.abc import Sequence

from review.desk import ItemView
from review.model import Finding, ItemKind
from review.model.fields import judged


def fix_of(items: Sequence[ItemView], finding: Finding) -> str:
    """The field whose correction may settle a finding, as `item.field`; empty when it is about none, or
    about one of an item that is not in the file. It may be a field of another item than the finding's."""
    found = _at(items, finding) or _about(finding)
    if found is None:
        return ""
    kind, name = found
    there = any(one.kind is kind and one.pages for one in items)
    return f"{kind}.{name}" if there else ""


def _at(items: Sequence[ItemView], finding: Finding) -> tuple[ItemKind, str] | None:
    """The field that stands where the finding points to: of its own item if there is one, and of those at
    one place the one that the check is about, or the weightiest."""
    if finding.box is None:
        return None
    found = [
        (item.kind, field.name)
        for item in sorted(items, key=lambda one: one.kind is not finding.item)
        for field in item.fields
        if (field.page, field.box) == (finding.page, finding.box)
    ]
    about = _about(finding)
    if about in found:
        return about
    return min(found, key=lambda one: (one[0] is not finding.item, _weight(*one)), default=None)


def _weight(kind: ItemKind, name: str) -> int:
    order = [card.name for card in judged(kind)]
    return order.index(name) if name in order else len(order)


def _about(finding: Finding) -> tuple[ItemKind, str] | None:
    if finding.about is None:
        return None
    kind, _, name = finding.about.partition(".")
    return ItemKind(kind), name
