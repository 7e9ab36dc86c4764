"""The budget of a contract where two sources tell it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from review.model import BudgetLine
from review.recognition.grammar.budget_numbers import budget_key, same_number

Budget = tuple[BudgetLine, ...]


def filled_budget(first: Budget, second: Budget) -> Budget:
    """The lines of `first`, which decides, with what `second` tells of the same RPs where `first` is silent.

    Lines that name no CDP nor RP say what holds for the whole contract: then the lines are those of `second`.
    """
    if not first or not second:
        return first or second
    if not any(map(_names_a_paper, first)):
        if not any(map(_names_a_paper, second)):
            return first
        return tuple(_filled(line, first[0]) for line in second) if len(first) == 1 else second
    return tuple(line if (other := _of_same_rp(line, first, second)) is None else _filled(line, other)
                 for line in first)  # fmt: skip


def joined_budget(first: Budget, second: Budget) -> Budget:
    """Like `filled_budget`, and then the lines of RPs that only `second` has, where it has all those of
    `first` too: a list that tells other RPs contradicts `first`, which decides."""
    made = filled_budget(first, second)
    theirs, ours = rps(second), rps(first)
    if not ours or not ours < theirs:
        return made
    return (*made, *(line for line in second if line.rp and budget_key(line.rp) not in ours))


def rps(budget: Sequence[BudgetLine]) -> set[str]:
    """The RPs that lines name, in one spelling."""
    return {key for line in budget if line.rp and (key := budget_key(line.rp))}


def _names_a_paper(line: BudgetLine) -> bool:
    return line.rp is not None or line.cdp is not None


def _of_same_rp(line: BudgetLine, first: Budget, second: Budget) -> BudgetLine | None:
    """The one line of the other source that is of the same RP, where there are not several of it."""
    same = [[one for one in lines if same_number(one.rp, line.rp)] for lines in (first, second)]
    return same[1][0] if len(same[0]) == len(same[1]) == 1 else None


def _filled(line: BudgetLine, other: BudgetLine) -> BudgetLine:
    gaps = {
        spec.name: getattr(other, spec.name)
        for spec in dataclasses.fields(BudgetLine)
        if getattr(line, spec.name) is None
    }
    return dataclasses.replace(line, **gaps)
