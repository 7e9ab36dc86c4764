"""What taking a folder's contract list came to: which contracts are new, which changed and in what."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from review.contracts.book import ContractBook
from review.contracts.budget_words import budget_line
from review.contracts.known import Entry, Telling, Update, gathered, taken
from review.model import Contract
from review.spanish import number, pesos, plural, short_date

NOTHING: Final = "nada"
MOST_LINES: Final = 50

_MONEY = ("monthly_value", "total_value", "added_value")
_TITLES: Final = {
    "number": "número",
    "contractor": "contratista",
    "document": "documento",
    "entity": "entidad",
    "entity_nit": "NIT de la entidad",
    "purpose": "objeto",
    "start": "fecha de inicio",
    "end": "fecha de fin",
    "monthly_value": "valor mensual",
    "total_value": "valor total",
    "supervisor": "supervisor",
    "secop_id": "identificador en SECOP II",
    "bank": "banco",
    "account": "cuenta",
    "account_type": "tipo de cuenta",
    "extended_to": "prórroga hasta",
    "added_value": "valor de las adiciones",
    "suspensions": "suspensiones",
    "assigned_on": "fecha de la cesión",
    "assignor": "cedente",
    "risk_class": "clase de riesgo",
    "pensioner": "pensionado",
    "duties": "obligaciones",
    "asks": "ítems que pide",
    "budget": "presupuesto",
}
_PAYMENTS = "estado en SECOP según la lista"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value that the list told otherwise than what was known, both as a person reads them."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ContractChange:
    """A known contract of which the list told something else."""

    contract: str
    contractor: str | None
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ListReport:
    """What taking a list came to, in contracts. `left_out` are those that the folder's list had and has no
    more: they stay known."""

    added: tuple[str, ...] = ()
    changed: tuple[ContractChange, ...] = ()
    unchanged: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether the list told nothing that was not known."""
        return not (self.added or self.changed or self.left_out)


def take_list(
    tellings: Sequence[Telling], folder: int, book: ContractBook
) -> tuple[tuple[Telling, ...], ListReport]:
    """Take a folder's list; gives what is told from then on, and what that changed."""
    update = taken(tellings, folder, book)
    return update.tellings, _report(gathered(tellings), gathered(update.tellings), update)


def _report(before: Iterable[Entry], after: Iterable[Entry], update: Update) -> ListReport:
    held = {_mark(one): entry for entry in before for one in entry.tellings}
    now = {_mark(one): entry for entry in after for one in entry.tellings}
    added, changed, unchanged = [], [], 0
    for place, telling in enumerate(update.new):
        entry = now[_mark(telling)]
        old = held.get(_mark(update.replaced[place])) if place in update.replaced else None
        older = (held[_mark(one)] for one in entry.tellings if _mark(one) in held)
        was = old or next(older, None)
        if was is None:
            added.append(telling.contract.number)
            continue
        fields = tuple(_changes(was, entry))
        if fields:
            changed.append(ContractChange(telling.contract.number, entry.contract.contractor, fields))
        else:
            unchanged += 1
    left = tuple(one.contract.number for one in update.left_out)
    return ListReport(tuple(added), tuple(changed), unchanged, left)


def _mark(telling: Telling) -> tuple[int, int, Contract]:
    return telling.folder, telling.taken, telling.contract


def _changes(was: Entry, now: Entry) -> Iterator[FieldChange]:
    old, new = was.contract, now.contract
    for spec in dataclasses.fields(Contract) if old != new else ():
        before, after = getattr(old, spec.name), getattr(new, spec.name)
        if before != after:
            yield FieldChange(_TITLES[spec.name], _shown(spec.name, before), _shown(spec.name, after))
    states = [{(p.payment, p.month, p.state) for p in one.payments} for one in (was, now)]
    if states[0] != states[1]:
        told = [", ".join(sorted(str(state) for *_, state in some - other)) or NOTHING
                for some, other in (states, states[::-1])]  # fmt: skip
        yield FieldChange(_PAYMENTS, *told)


def _shown(name: str, value: Any) -> str:
    match value:
        case None | () | "":
            return NOTHING
        case bool():
            return "sí" if value else "no"
        case int() if name in _MONEY:
            return pesos(value)
        case dt.date():
            return short_date(value)
        case tuple() if name == "suspensions":
            return "; ".join(f"{short_date(first)} a {short_date(last)}" for first, last in value)
        case tuple() if name == "budget":
            return "; ".join(map(budget_line, value))
        case tuple():
            return "; ".join(map(str, value))
    return str(value)


def summary(report: ListReport) -> str:
    """In one sentence."""
    parts = [
        plural(len(report.added), "contrato nuevo", "contratos nuevos"),
        f"{number(len(report.changed))} con cambios",
        f"{number(report.unchanged)} sin cambios",
    ]
    return f"{parts[0]}, {parts[1]} y {parts[2]}."


def lines(report: ListReport, most: int = MOST_LINES) -> Iterator[str]:
    """The report for a person: the sentence, and then what changed with the value that was known before."""
    yield summary(report)
    for one in report.changed[:most]:
        who = f" ({one.contractor})" if one.contractor else ""
        told = "; ".join(f"{field.title}: {field.after} (antes: {field.before})" for field in one.fields)
        yield f"{one.contract}{who}: {told}."
    if len(report.changed) > most:
        yield f"… y {number(len(report.changed) - most)} más con cambios."
    if report.left_out:
        some = ", ".join(report.left_out[:most]) + ("…" if len(report.left_out) > most else "")
        yield (
            f"La lista ya no trae {plural(len(report.left_out), 'contrato')} que antes traía: {some}. "
            "Se siguen conociendo, pero ya no se espera su cuenta cada mes."
        )
