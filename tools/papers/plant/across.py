"""Faults that only another submission shows: something of it is used again."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from review.model import ItemKind, State
from tools.papers.facts import Facts, Paid, PilaKind
from tools.papers.pictures import half
from tools.papers.plant.fault import BANCO, CUENTA, INFORME, NO, PILA, REVIEW, Fault, stranger
from tools.papers.world import BANKS, invent_account

LEAST_WORDS = 32
"""Words of an activity that nobody writes twice by chance."""
PICTURED = ("captions", "pictures")


class Whose(Enum):
    SAME = auto()  # an earlier month of the same contract
    OTHER = auto()  # another contractor's


@dataclass(frozen=True, slots=True)
class Shown:
    """What another submission said and showed."""

    facts: Facts
    photos: tuple[bytes, ...]


Again = Callable[[Facts, Shown, Random], bool]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A fault against a submission of `whose`. `again` plants it, or says that it cannot be.

    `there` are the states that it brings to the other submission.
    """

    fault: Fault
    whose: Whose
    again: Again
    there: dict[ItemKind, State]

    @property
    def items(self) -> frozenset[ItemKind]:
        return frozenset(self.fault.effects)


def _usable(facts: Facts) -> bool:
    p = facts.pila
    return p.kind is PilaKind.PLANILLA and p.status is Paid.PAGADA and p.altered is None


def _planilla(facts: Facts, other: Shown, rng: Random) -> bool:  # noqa: ARG001
    """Last month's planilla and its voucher, attached once more."""
    if not (_usable(facts) and _usable(other.facts)) or facts.second_planilla or other.facts.second_planilla:
        return False
    facts.pila = copy.deepcopy(other.facts.pila)
    return True


def _others_planilla(facts: Facts, other: Shown, rng: Random) -> bool:  # noqa: ARG001
    """A planilla with the contractor's name and another one's number."""
    if not (_usable(facts) and _usable(other.facts)) or facts.second_planilla or other.facts.second_planilla:
        return False
    facts.pila.planilla = other.facts.pila.planilla
    if facts.pila.voucher:
        facts.pila.voucher.planilla = facts.pila.planilla
    return True


def _photo(facts: Facts, other: Shown, rng: Random) -> bool:  # noqa: ARG001
    """The same photograph, half as large and compressed again."""
    if other.facts.informe.annex not in PICTURED or not other.photos or not facts.pictures:
        return False
    if facts.informe.annex not in PICTURED:
        facts.informe.annex = "captions"
    facts.informe.photo = half(other.photos[0])
    return True


def _copied(facts: Facts, other: Shown, rng: Random) -> bool:  # noqa: ARG001
    facts.informe.activities = other.facts.informe.activities
    return True


def _paragraph(facts: Facts, other: Shown, rng: Random) -> bool:
    """What another contractor did, under an obligation of one's own."""
    long = [act for _, act in other.facts.informe.activities if len(act.split()) >= LEAST_WORDS]
    if not long:
        return False
    rows = list(facts.informe.activities)
    at = rng.randrange(len(rows))
    rows[at] = (rows[at][0], rng.choice(long))
    facts.informe.activities = tuple(rows)
    return True


def _account(facts: Facts, other: Shown, rng: Random) -> bool:
    """Letter and charge agree on an account that is not that of the last payment."""
    if other.facts.bank.masked or other.facts.bank.account.number != facts.deal.account.number:
        return False
    bank = facts.deal.account.bank
    new = invent_account(rng, bank, stranger(facts.deal, rng), facts.deal.start)
    kind = facts.deal.account.kind if facts.deal.account.kind in BANKS[bank][1] else new.kind
    facts.bank.account = facts.cuenta.account = dataclasses.replace(new, kind=kind)
    return True


def _payment(facts: Facts, other: Shown, rng: Random) -> bool:  # noqa: ARG001
    if other.facts.cuenta.payment == 1:  # it would ask for the papers of a first account too
        return False
    facts.cuenta.payment = other.facts.cuenta.payment
    return True


def _nothing(facts: Facts, rng: Random) -> None:
    """The other submission has been told already."""


def _repeat(
    name: str, whose: Whose, again: Again, effects: dict[ItemKind, State], *, both: bool = False
) -> Repeat:
    return Repeat(Fault(name, _nothing, effects), whose, again, effects if both else {})


REPEATS = (
    _repeat("planilla_repetida", Whose.SAME, _planilla, {PILA: NO}),
    _repeat("planilla_de_otro_contratista", Whose.OTHER, _others_planilla, {PILA: REVIEW}, both=True),
    _repeat("foto_repetida", Whose.SAME, _photo, {INFORME: REVIEW}),
    _repeat("foto_de_otro_contratista", Whose.OTHER, _photo, {INFORME: REVIEW}, both=True),
    _repeat("informe_copiado", Whose.SAME, _copied, {INFORME: REVIEW}),
    _repeat("parrafo_de_otro_contratista", Whose.OTHER, _paragraph, {INFORME: REVIEW}, both=True),
    _repeat("cambio_de_cuenta_bancaria", Whose.SAME, _account, {BANCO: REVIEW}),
    _repeat("cuenta_pago_repetido", Whose.SAME, _payment, {CUENTA: NO}),
)


TWICE = Fault("mes_cobrado_dos_veces", _nothing, {CUENTA: NO})
SECOP = Fault("secop_otro_valor", _nothing, {CUENTA: REVIEW})
# Good as it stands; once a person has returned the one before, a reason to look.
RESENT = Fault("version_sin_cambios", _nothing, {})
FAULTS = (*(one.fault for one in REPEATS), TWICE, SECOP, RESENT)
