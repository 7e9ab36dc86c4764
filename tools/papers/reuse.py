"""Plants faults that only another submission of the folder shows, and keeps its truth in step."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from pypdf import PdfReader, PdfWriter

from review.model import ItemKind, State
from tools.papers.facts import Facts
from tools.papers.plant.across import REPEATS, RESENT, Repeat, Shown, Whose
from tools.papers.submission import Made, result_of

CLEAN = frozenset({State.CUMPLE, State.NO_APLICA})


@dataclass(slots=True)
class Told:
    """A submission already in the folder: its contract (`owner`), and the items `used` again elsewhere."""

    owner: str
    path: str
    made: Made
    used: set[ItemKind] = field(default_factory=set)

    def state(self, item: ItemKind) -> State:
        return State(_items(self.made.truth)[item.value]["estado"])


@dataclass(slots=True)
class Reuse:
    """The submissions so far, and which faults come next: each before any comes again."""

    told: list[Told] = field(default_factory=list)
    pool: list[Repeat] = field(default_factory=list)

    def keep(self, owner: str, path: str, made: Made) -> None:
        if made.facts is not None:
            self.told.append(Told(owner, path, made))

    def before(self, owner: str) -> list[Told]:
        return [one for one in self.told if one.owner == owner]

    def plant(self, owner: str, facts: Facts, rng: Random, busy: Collection[ItemKind]) -> str | None:
        """Plant one fault that fits in facts that are in good order; its name, or None."""
        if len(self.pool) < len(REPEATS):
            self.pool += rng.sample(REPEATS, k=len(REPEATS))
        for one in self.pool:
            if one.items & set(busy) or not one.items <= facts.present:
                continue
            other = self._other(owner, one, rng)
            if other is None or other.made.facts is None:
                continue
            if one.again(facts, Shown(other.made.facts, other.made.photos), rng):
                self.pool.remove(one)
                other.used |= one.items
                _mark(other.made.truth, one.there, one.fault.name)
                return one.fault.name
        return None

    def _other(self, owner: str, one: Repeat, rng: Random) -> Told | None:
        """The last month of the same contract, or any other contractor's, whose items are good and unused."""

        def fits(told: Told) -> bool:
            return not one.items & told.used and all(told.state(item) in CLEAN for item in one.items)

        if one.whose is Whose.SAME:
            mine = self.before(owner)
            return mine[-1] if mine and fits(mine[-1]) else None
        others = [told for told in self.told if told.owner != owner and fits(told)]
        return rng.choice(others) if others else None


def _items(truth: Mapping[str, object]) -> dict[str, dict[str, Any]]:
    return truth["items"]  # type: ignore[return-value]


def _mark(truth: dict[str, object], states: Mapping[ItemKind, State], name: str) -> None:
    """Write into a truth what another submission brings to it."""
    if not states:
        return
    for item, state in states.items():
        entry = _items(truth)[item.value]
        entry["estado"] = state.value
        entry.pop("tambien", None)
    truth["fallas"] = [*truth["fallas"], name]  # type: ignore[misc]
    truth["resultado"] = result_of(State(one["estado"]) for one in _items(truth).values()).value


def leave_open(truth: Mapping[str, object], item: ItemKind) -> None:
    """An item that is good may as well be left to a person."""
    entry = _items(truth)[item.value]
    if State(entry["estado"]) in CLEAN:
        entry["tambien"] = sorted({*entry.get("tambien", ()), State.POR_REVISAR.value})


def sent_again(made: Made, path: str) -> Made:
    """The same papers, saved anew and sent again, as if what was asked had been mended.

    `si_devuelta` tells the states that hold once a person has returned the version before.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made.data)))
    writer.add_metadata({"/Title": "Corregida", "/Producer": "pdf"})
    out = io.BytesIO()
    writer.write(out)
    told = {"version_de": path, "si_devuelta": {ItemKind.CUENTA.value: State.POR_REVISAR.value}}
    faults = [*made.truth["fallas"], RESENT.name]  # type: ignore[misc]
    return Made(out.getvalue(), made.truth | {"fallas": faults} | told, made.facts, made.photos)


def is_altered(made: Made) -> bool:
    """Whether the file's own bytes are what is wrong, so that no scan or trick may touch them."""
    faults: list[str] = made.truth["fallas"]  # type: ignore[assignment]
    return any(name.startswith("planilla_alterada") for name in faults)
