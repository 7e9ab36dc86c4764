"""What a rule is and how it is declared.

A rule is a pure function of the facts and of its item, with a code, a severity and a legal ground declared
beside it. It answers with a `Case` (`outcome.py`), or raises `CannotTell` through `Facts.need` when a value
it relies on was not read: so nothing unread can ever come out as fulfilled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from review.model import ItemKind, RecognisedItem, Severity
from review.model.fields import FIELDS
from review.rules.facts import Facts
from review.rules.outcome import Outcome

# An item that is not in the file is handed over without pages, fields or marks.
Check = Callable[[Facts, RecognisedItem], Outcome | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as it is declared. `title` is what must hold, `criterion` how it is decided and `ask` what the
    contractor is asked for when it does not hold, in Spanish. `version` goes up when the rule decides anew;
    `group` is its place in the catalogue of checks, `about` the field that it compares, as `item.field`."""

    code: str
    item: ItemKind
    severity: Severity
    norm: str
    title: str
    criterion: str
    check: Check
    ask: str
    group: str
    version: int
    about: str | None


declared: list[Rule] = []
"""Every rule of the modules imported so far, in no order to rely on; read them in `review.rules.registry`."""


def rule(
    *,
    code: str,
    severity: Severity,
    norm: str,
    title: str,
    criterion: str,
    ask: str,
    group: str,
    about: str | None = None,
    version: int = 1,
) -> Callable[[Check], Check]:
    """Declare the function below as the check of one rule, of the item that its code begins with.

    `about` names the field of that item which it compares, where the rest of the code does not. Raises
    ValueError for a code that begins with no item, and for a field that is none of its own.
    """
    item = next((kind for kind in ItemKind if code.startswith(f"{kind}_")), None)
    if item is None:
        raise ValueError(f"{code} does not begin with an item")
    if about is not None and about not in FIELDS[item]:
        raise ValueError(f"{about} is no field of {item}")
    name = about or code.removeprefix(f"{item}_")
    compared = f"{item}.{name}" if name in FIELDS[item] else None

    def declare(check: Check) -> Check:
        declared.append(
            Rule(code, item, severity, norm, title, criterion, check, ask, group, version, compared)
        )
        return check

    return declare
