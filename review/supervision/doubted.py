"""What a paper prints although the review left it in doubt: told to who is about to sign it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review import spanish
from review.desk import ItemView
from review.model import ItemKind, State
from review.model.fields import FIELDS
from review.spanish_titles import ITEMS

VALUE = (ItemKind.CUENTA, "valor")


def doubted(items: Sequence[ItemView]) -> tuple[tuple[ItemKind, str], ...]:
    """The values that were read and that a check left to a person, of the items that nobody settled."""
    found = dict.fromkeys(key for item in items if not item.state.settled for key in _of(item))
    return tuple(found)


def _of(item: ItemView) -> Iterator[tuple[ItemKind, str]]:
    read = {one.name for one in item.fields if one.value is not None and not one.corrected}
    for finding in item.findings:
        kind, _, name = (finding.about or "").partition(".")
        if finding.state is State.POR_REVISAR and kind == item.kind and name in read:
            yield item.kind, name


def doubt_gaps(items: Sequence[ItemView]) -> Iterator[str]:
    """A sentence for who signs; none where nothing is in doubt."""
    told = [f"{spanish.uncapital(FIELDS[kind][name].title)} ({ITEMS[kind]})" for kind, name in doubted(items)]
    if told:
        yield f"Se aprobó con datos en duda: {spanish.join(told)}. Compruébelos en Revisar antes de firmar."
