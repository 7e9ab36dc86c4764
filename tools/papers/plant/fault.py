"""What a fault is, and when one fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from review.model import ItemKind, State
from tools.papers.facts import Facts, Ink
from tools.papers.world import Deal, Person, invent_person

INFORME, CUENTA, PILA = ItemKind.INFORME, ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL
BANCO, RUT, IMPUESTOS = ItemKind.BANCO, ItemKind.RUT, ItemKind.IMPUESTOS
NO, REVIEW, GONE = State.NO_CUMPLE, State.POR_REVISAR, State.FALTA
INFORMED = State.CUMPLE
"""What is only told and changes no state."""
SIGNED = frozenset({INFORME, CUENTA})

Plant = Callable[[Facts, Random], None]


def anyone(_: Facts) -> bool:
    return True


def first(facts: Facts) -> bool:
    return facts.first


def later(facts: Facts) -> bool:
    return not facts.first


def signed(facts: Facts) -> bool:
    return facts.informe.ink is not Ink.NINGUNA


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: `plant` changes the facts; `effects` are the states it brings; `also` states as good.

    It shows only beside the items in `needs`, which no other fault may touch, and is looked for only where
    the pages of the items in `digital` have text of their own.
    """

    name: str
    plant: Plant
    effects: dict[ItemKind, State]
    fits: Callable[[Facts], bool] = anyone
    also: dict[ItemKind, State] = field(default_factory=dict)
    needs: frozenset[ItemKind] = frozenset()
    digital: frozenset[ItemKind] = frozenset()

    @property
    def touches(self) -> frozenset[ItemKind]:
        return frozenset((*self.effects, *self.also, *self.needs))


def month_back(day: dt.date) -> dt.date:
    return day.replace(day=1) - dt.timedelta(days=1)


def other_number(facts: Facts, rng: Random) -> str:
    """The contract's number with another serial, which no other contract has."""
    number = facts.deal.number
    digits = [i for i, c in enumerate(number) if c.isdecimal()]
    place = digits[-5] if "." not in number else digits[-6 if number.startswith("4161") else -2]
    new = (int(number[place]) + rng.randrange(3, 7)) % 10
    return number[:place] + str(new) + number[place + 1 :]


def stranger(deal: Deal, rng: Random) -> Person:
    """Someone who shares no name with the contractor."""
    own = set(deal.person.name.split())
    while own & set((other := invent_person(rng)).name.split()):
        pass
    return other


def one_of(facts: Facts, item: str, layouts: Sequence[str], rng: Random) -> None:
    """Draw the item in one of the layouts, which can say what must be said."""
    if facts.layouts[item] not in layouts:
        facts.layouts[item] = rng.choice(layouts)


def without(item: ItemKind) -> Plant:
    def plant(facts: Facts, rng: Random) -> None:  # noqa: ARG001
        facts.present.discard(item)
        facts.pictures = False

    return plant
