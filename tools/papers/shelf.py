"""The submissions of a folder as they are made, one after the other, each knowing those before it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from review.model import ItemKind
from tools.papers.activities import done_in
from tools.papers.facts import Facts
from tools.papers.plant.across import TWICE
from tools.papers.reuse import Reuse, leave_open, sent_again
from tools.papers.submission import Made

_REUSES = 0.45  # of the submissions in good order
_TWICE = 0.05
_SENT_AGAIN = 0.05
# An account that is not the contractor's, in one month, makes the next month's another one than before.
_OTHER_ACCOUNT = "banco_otra_cuenta"

Retell = Callable[[Facts, Random], None]


@dataclass(slots=True)
class Shelf:
    """Room for `count`. `make` draws one; `retell` says in this family's words what was done in the month."""

    seed: str
    count: int
    make: Callable[[Facts, str, list[str]], Made]
    retell: Retell | None = None
    made: list[tuple[str, Made]] = field(default_factory=list)
    reuse: Reuse = field(default_factory=Reuse)
    names: set[str] = field(default_factory=set)

    def is_full(self) -> bool:
        return len(self.made) >= self.count

    def put(self, path: str, facts: Facts, faults: list[str], *, is_last: bool, is_listed: bool) -> None:
        """Make one more submission, with a fault against those before it when it has none of its own."""
        rng = Random(f"{self.seed}/{path}/{facts.month}/reuso")
        owner = facts.deal.number
        if is_listed and not faults and rng.random() < _REUSES:
            busy = () if is_last else (ItemKind.BANCO,)
            name = self.reuse.plant(owner, facts, rng, busy)
            faults = [name] if name else []
        one = self._made(path, facts, faults)
        if not is_listed:
            return
        if any(_OTHER_ACCOUNT in told.made.truth["fallas"] for told in self.reuse.before(owner)):  # type: ignore[operator]
            leave_open(one[1].truth, ItemKind.BANCO)
        self.reuse.keep(owner, *one)
        if faults or one[1].facts is None or self.is_full():
            return
        if facts.month < max(facts.deal.months) and not facts.first and rng.random() < _TWICE:
            self._bill_again(one[0], facts, rng)
        elif rng.random() < _SENT_AGAIN:
            again = self._named(f"{one[0][:-4]} corregida.pdf")
            self.made.append((again, sent_again(one[1], one[0])))

    def _named(self, path: str) -> str:
        if path.lower() in self.names:
            path = f"{path[:-4]} ({len(self.names)}).pdf"
        self.names.add(path.lower())
        return path

    def _made(self, path: str, facts: Facts, faults: list[str]) -> tuple[str, Made]:
        path = self._named(path)
        one = (path, self.make(facts, f"{self.seed}/{path}", faults))
        self.made.append(one)
        return one

    def _bill_again(self, path: str, facts: Facts, rng: Random) -> None:
        """The same month once more, as the next payment, with papers of its own."""
        again = copy.deepcopy(facts)
        again.informe.payment += 1
        again.cuenta.payment += 1
        value = facts.deal.value(facts.month)
        for paper in (again.informe, again.cuenta):
            paper.paid, paper.balance = paper.paid + value, paper.balance - value
        p = again.pila
        p.planilla = str(int(p.planilla) - rng.randrange(10_000, 9_000_000))
        if p.voucher:
            p.voucher.planilla = p.planilla
        again.informe.activities = done_in(
            facts.deal.profile, f"{facts.deal.person.document}/{TWICE.name}", facts.month
        )
        if self.retell:
            self.retell(again, rng)
        self.reuse.keep(facts.deal.number, *self._made(f"{path[:-4]} bis.pdf", again, [TWICE.name]))
