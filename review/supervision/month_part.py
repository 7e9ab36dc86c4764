"""Which of a month's cuentas a paper of several is about: all of a folder, or those of one entity or
supervisor, so that each signs and sends their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from review import spanish
from review.errors import BadArgument
from review.model import Month
from review.recognition.grammar import fold
from review.store import Store, queries
from review.store.queries import Row
from review.ways.name_pattern import named


@dataclass(frozen=True, slots=True)
class MonthPart:
    """The cuentas of an entity, of a supervisor, or of both, by their names; empty: of all."""

    entity: str = ""
    supervisor: str = ""

    def holds(self, row: Row) -> bool:
        """Whether a cuenta (a row of `queries.submissions`) is one of them."""
        return _same(self.entity, row["entity"]) and _same(self.supervisor, row["supervisor"])

    @property
    def file_name(self) -> str:
        """What it adds to the name of a file; empty for all."""
        said = "_".join(filter(None, (self.entity, self.supervisor)))
        return named("CONTRATISTA", {"CONTRATISTA": said}) if said else ""


WHOLE = MonthPart()


def _same(asked: str, found: str | None) -> bool:
    return not asked or _key(asked) == _key(found or "")


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def rows_of_month(store: Store, folder_id: int, month: Month) -> list[Row]:
    """The cuentas in force of a month in a folder. Raises StoreUnavailable."""
    found = queries.submissions(store, month=month)
    return [row for row in found if row["current"] and row["folder_id"] == folder_id]


def entities_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Those whose cuentas these are, by name; of several spellings the first."""
    return _names(row["entity"] for row in rows)


def supervisors_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Those who supervise their contracts, by name."""
    return _names(row["supervisor"] for row in rows)


def _names(found: Iterable[str | None]) -> tuple[str, ...]:
    by_key: dict[str, str] = {}
    for name in found:
        if name and name.strip():
            by_key.setdefault(_key(name), " ".join(name.split()))
    return tuple(sorted(by_key.values(), key=_key))


def chosen(rows: Iterable[Row], part: MonthPart) -> list[Row]:
    """Those of a part. Raises BadArgument where there is none, with the names that there are."""
    every = list(rows)
    for asked, kind, names in (
        (part.entity, "la entidad", entities_of(every)),
        (part.supervisor, "quien supervisa", supervisors_of(every)),
    ):
        if asked and _key(asked) not in map(_key, names):
            there = "; ".join(names) or "ninguno conocido"
            raise BadArgument(f"No hay cuentas de {kind} «{asked}» en ese mes. Hay de: {there}.")
    found = [row for row in every if part.holds(row)]
    if every and not found:
        raise BadArgument(f"«{part.supervisor}» no tiene cuentas de «{part.entity}» en ese mes.")
    return found


def parts_with(row: Row) -> Iterator[MonthPart]:
    """Every part that a cuenta is in, the whole first."""
    entities, supervisors = (("", *filter(None, (row[name],))) for name in ("entity", "supervisor"))
    for entity in entities:
        for supervisor in supervisors:
            yield MonthPart(entity, supervisor)


def several_entities(names: Iterable[str]) -> str:
    """What a paper says that is of more than one."""
    return f"Las cuentas son de varias entidades ({spanish.join(names)}): pida un papel de cada una."
