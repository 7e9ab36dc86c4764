"""The sheets about money as tables: who is paid, who is held and why, who has not presented, from what it is
paid, what would be withheld, and the files behind it all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pandas import DataFrame

from review import spanish
from review.model import ItemKind, PayStanding, SecopState
from review.sheets.headings import (
    ABSENT,
    BUDGET,
    COLUMNS,
    DATA,
    HASHES,
    LIQUIDATION,
    STANDING_SHEETS,
)
from review.sheets.month_source import MonthBook
from review.sheets.table_rows import Row, framed, records, shown


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a book is about: its cuentas by number (`accounts`, rows of the table of submissions), whether it
    leaves nothing out, and whether contracts that sent nothing belong to it. `checked` tells a state as the
    checklist shows it, `planilla` the number of that of a cuenta."""

    book: MonthBook
    accounts: Mapping[int, Row]
    whole: bool
    with_absent: bool
    checked: Callable[[str], str]
    planilla: Callable[[int], str | None]


def money_tables(of: Chosen) -> dict[str, DataFrame]:
    """The tables by sheet title."""
    payable = [row for row in records(of.book.payable) if row["submission_id"] in of.accounts]
    counted = [row for row in payable if PayStanding(row["situacion"]).counted]
    by_standing = {
        title: [row for row in counted if row["situacion"] == standing]
        for title, standing in STANDING_SHEETS.items()
    }
    absent = records(of.book.absent) if of.with_absent else []
    absent.sort(key=lambda row: (row["desde"], row["contratista"] or "", row["contrato"]))
    rows: dict[str, Iterable[Row]] = {
        **{title: _plain(title, found) for title, found in by_standing.items()},
        ABSENT: (shown(COLUMNS[ABSENT], row, estado_secop=_secop(row["estado_secop"])) for row in absent),
        BUDGET: _plain(BUDGET, _budget(of)),
        LIQUIDATION: (
            shown(COLUMNS[LIQUIDATION], row, estado=_words(row["estado"]))
            for row in records(of.book.preliquidation)
            if row["submission_id"] in of.accounts
        ),
        HASHES: _plain(HASHES, sorted(_files(of), key=lambda row: row["archivo"])),
        DATA: (_data(of, row) for row in counted),
    }
    return {title: framed(COLUMNS[title], found) for title, found in rows.items()}


def _plain(title: str, rows: Iterable[Row]) -> Iterable[Row]:
    return (shown(COLUMNS[title], row) for row in rows)


def _budget(of: Chosen) -> list[Row]:
    """The RPs of every contract, or of those of the cuentas chosen."""
    rows = records(of.book.budget)
    if of.whole:
        return rows
    chosen = {row["contrato"] for row in of.accounts.values()}
    return [row for row in rows if row["contrato"] in chosen]


def _files(of: Chosen) -> list[Row]:
    """The files of the book; of the whole month also those that are in no sum."""
    rows = records(of.book.payable)
    return rows if of.whole else [row for row in rows if row["submission_id"] in of.accounts]


def _data(of: Chosen, row: Row) -> Row:
    account = of.accounts[row["submission_id"]]
    states: dict[str, Any] = {item: of.checked(account[item]) for item in ItemKind}
    return shown(COLUMNS[DATA], row, **states, planilla=of.planilla(row["submission_id"]))


def _secop(state: str) -> str:
    known = state in set(SecopState)
    return spanish.title(SecopState(state)) if known else _words(state)


def _words(name: str) -> str:
    return spanish.capital(name.replace("_", " "))
