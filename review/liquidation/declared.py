"""What a tax declaration says otherwise than that of the month before."""

from __future__ import annotations

from collections.abc import Iterator

from review.liquidation.told_facts import is_sure
from review.model import Declaration, Field, Month
from review.model.fields import DECLARATION, YES
from review.spanish import month_name, pesos


def answers_changed(before: Declaration, since: Month, now: Declaration) -> tuple[str, ...]:
    """Each answer that is other than in the declaration of the month `since`, in Spanish. Only what both say
    surely is held against each other."""
    return tuple(_changes(before, since, now))


def _changes(before: Declaration, since: Month, now: Declaration) -> Iterator[str]:
    for name, card in DECLARATION.items():
        was, is_now = before.answers.get(name), now.answers.get(name)
        if was is None or is_now is None or not (is_sure(was) and is_sure(is_now)):
            continue
        if was.value != is_now.value:
            yield (
                f"{card.title}: ahora dice «{told(is_now)}» (pág. {is_now.page}); en {month_name(since)} "
                f"decía «{told(was)}»."
            )


def told(answer: Field) -> str:
    """An answer as a person reads it: `sí`, `no`, or pesos."""
    if isinstance(answer.value, int):
        return pesos(answer.value)
    return "sí" if answer.value == YES else "no"
