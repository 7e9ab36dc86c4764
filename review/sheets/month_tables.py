"""The tables of a month's workbook as DataFrames: what the sheets hold and the screen previews."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from pandas import DataFrame

from review import spanish
from review.catalogue.column import Column, Holds, Placed
from review.catalogue.cuenta_columns import ACCOUNT_SHEET, CHECKLIST_SHEET, FINDING_SHEET
from review.model import (
    ItemKind,
    Lectura,
    Month,
    PageKind,
    Resultado,
    SecopState,
    State,
    Verdict,
)
from review.sheets.cells import CellKind
from review.sheets.headings import CHECKLIST, FINDINGS, PENDING, SENT, cell_kind
from review.sheets.month_source import MonthBook

Row = dict[str, Any]

NO_ACCOUNT = "sin_cuenta"
UNDECIDED = "Sin decidir"
NOT_SENT = "Sin cuenta este mes"
_OPEN = (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR)

STATE_SYMBOLS: Mapping[State, str] = {
    State.CUMPLE: "✔",
    State.NO_CUMPLE: "✘",
    State.FALTA: "○",
    State.POR_REVISAR: "◑",
    State.NO_APLICA: "–",
}


_DTYPES = {
    CellKind.MONEY: "Int64",
    CellKind.COUNT: "Int64",
    CellKind.DATE: "object",
    CellKind.MONTH: "object",
}


@dataclass(frozen=True)
class MonthTables:
    """A book sorted into the tables of its sheets."""

    book: MonthBook

    @cached_property
    def accounts(self) -> list[Row]:
        """The month's cuentas within the scope, each once (its version in force), by contract and payment."""
        found = [row for row in self._month_rows if row["vigente"] and self.in_scope(is_pending(row))]
        return sorted(found, key=_by_contract)

    @cached_property
    def aside(self) -> list[tuple[str, str]]:
        """The files that count nowhere (file, why): older versions, and those whose month is not known."""
        told = [
            (row["archivo"], "Versión anterior de una cuenta que ya está en la lista.")
            for row in self._month_rows
            if not row["vigente"]
        ]
        told += [(row["archivo"], _why_without_month(row)) for row in self._rows if row["periodo"] is None]
        return sorted(told)

    @cached_property
    def left_out(self) -> int:
        """How many of the month's cuentas the scope leaves out."""
        return sum(bool(row["vigente"]) for row in self._month_rows) - len(self.accounts)

    def in_scope(self, pending: bool) -> bool:
        return self.book.scope == "todas" or pending == (self.book.scope == "pendientes")

    @cached_property
    def _rows(self) -> list[Row]:
        return _records(self.book.submissions)

    @cached_property
    def _month_rows(self) -> list[Row]:
        return [row for row in self._rows if row["periodo"] is not None]

    @cached_property
    def _open_findings(self) -> dict[int, list[Row]]:
        grouped: dict[int, list[Row]] = {}
        for row in _records(self.book.findings):
            if row["estado"] in _OPEN:
                grouped.setdefault(row["submission_id"], []).append(row)
        return grouped

    @cached_property
    def _values(self) -> dict[tuple[int, str, str], str]:
        return {
            (row["submission_id"], row["item"], row["campo"]): row["valor"]
            for row in _records(self.book.fields)
            if row["valor"] is not None
        }

    @cached_property
    def _pages(self) -> dict[int, dict[str, list[int]]]:
        grouped: dict[int, dict[str, list[int]]] = {}
        for row in _records(self.book.pages):
            grouped.setdefault(row["submission_id"], {}).setdefault(row["item"], []).append(row["pagina"])
        return grouped

    def account_table(self, *, pending: bool) -> DataFrame:
        return _frame(
            ACCOUNT_SHEET, (self._account(row) for row in self.accounts if is_pending(row) is pending)
        )

    def checklist_table(self) -> DataFrame:
        rows = [self._checklist_row(row, row["id"]) for row in self.accounts]
        if self.in_scope(pending=True):
            silent = (row for row in _records(self.book.checklist) if row["resultado"] == NO_ACCOUNT)
            rows += [self._checklist_row(row, None) for row in silent]
        return _frame(
            CHECKLIST_SHEET, sorted(rows, key=lambda row: (row["Contrato"] is None, row["Contrato"] or ""))
        )

    def findings_table(self) -> DataFrame:
        rows = (
            _shown(FINDING_SHEET, row | found)
            for row in self.accounts
            for found in self._open_findings.get(row["id"], ())
        )
        return _frame(FINDING_SHEET, rows)

    def frames(self) -> dict[str, DataFrame]:
        """Every table by sheet title; see `sheet_tables`."""
        return {
            PENDING: self.account_table(pending=True),
            SENT: self.account_table(pending=False),
            CHECKLIST: self.checklist_table(),
            FINDINGS: self.findings_table(),
        }

    def _account(self, row: Row) -> Row:
        value = self._values.get
        key = row["id"]
        verdict = row["decision"]
        return _shown(
            ACCOUNT_SHEET,
            row,
            nombre_banco=value((key, "cuenta", "banco")) or value((key, "banco", "banco")),
            cuenta_bancaria=value((key, "cuenta", "cuenta")) or value((key, "banco", "cuenta")),
            planilla=value((key, "seguridad_social", "planilla")),
            que_falta=self._missing(row),
            decision=UNDECIDED if verdict is None else spanish.VERDICTS[Verdict(verdict)],
        )

    def _missing(self, row: Row) -> str | None:
        """What would be asked of the contractor, a line each, the worst first."""
        told = [row["motivo_lectura"]] if row["lectura"] != Lectura.LEIDO and row["motivo_lectura"] else []
        found = sorted(
            self._open_findings.get(row["id"], ()), key=lambda finding: finding["estado"] == State.POR_REVISAR
        )
        told += [finding["solicitud"] or finding["mensaje"] for finding in found]
        lines = list(dict.fromkeys(told))
        return "\n".join(f"• {line}" for line in lines) if len(lines) > 1 else next(iter(lines), None)

    def _checklist_row(self, row: Row, submission_id: int | None) -> Row:
        states = {item: None if row[item] is None else item_state(State(row[item])) for item in ItemKind}
        return _shown(
            CHECKLIST_SHEET,
            row,
            **states,
            resultado=result_title(row["resultado"]),
            paginas=None if submission_id is None else self._page_text(submission_id),
        )

    def _page_text(self, submission_id: int) -> str | None:
        found = self._pages.get(submission_id, {})
        names = {
            **{item.value: name for item, name in spanish.ITEMS_SHORT.items()},
            PageKind.OTRO.value: "Otros",
        }
        return (
            "; ".join(f"{name} {_runs(found[kind])}" for kind, name in names.items() if kind in found) or None
        )


def sheet_tables(book: MonthBook) -> dict[str, DataFrame]:
    """The tables of the workbook by sheet title, with the Spanish headings of the sheets.

    Money and counts are `Int64`, dates `datetime.date`, all else text; what is not known is missing.
    """
    return MonthTables(book).frames()


def _shown(placed: Iterable[Placed], row: Row, **worked: Any) -> Row:
    """A row of the tables under the headings of a sheet; what it lacks, or tells otherwise, is `worked`."""
    told: Row = {}
    for column in (one.column for one in placed):
        is_worked = column.name in worked
        told[column.title] = worked[column.name] if is_worked else _told(column, row[column.name])
    return told


def _told(column: Column, value: Any) -> Any:
    """A value as people read it: the word for it, and of a moment its day."""
    if value is None:
        return None
    if column.kind is not None:
        return spanish.title(column.kind(value))
    match column.holds:
        case Holds.MONTH:
            return Month.parse(value).first_day
        case Holds.MOMENT:
            return value.date()
        case _:
            return value


def is_pending(row: Row) -> bool:
    return SecopState(row["estado_secop"]).pending


def item_state(state: State) -> str:
    """A state as the checklist shows it: sign and word, so that nothing hangs on colour."""
    return f"{STATE_SYMBOLS[state]} {spanish.STATES[state]}"


def result_title(result: str) -> str:
    return NOT_SENT if result == NO_ACCOUNT else spanish.RESULTS[Resultado(result)]


def _why_without_month(row: Row) -> str:
    if Lectura(row["lectura"]).readable:
        return "No se encontró en ella el mes que cobra; ábrala en Revisar y escríbalo."
    return row["motivo_lectura"] or f"No se pudo leer: {spanish.LECTURAS[Lectura(row['lectura'])].lower()}."


def _by_contract(row: Row) -> tuple[bool, str, int, str]:
    return row["contrato"] is None, row["contrato"] or "", row["pago"] or 0, row["archivo"]


def _runs(pages: Iterable[int]) -> str:
    return spanish.page_list(pages).split(" ", 1)[1]


def _plain(value: Any) -> Any:
    """A value out of a DataFrame as Python's own, None when missing."""
    if value is None or value is pd.NaT or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    to_python: Callable[[], Any] | None = getattr(value, "item", None)
    return value if to_python is None else to_python()


def _records(frame: DataFrame) -> list[Row]:
    names = list(frame.columns)
    columns = [[_plain(value) for value in frame[name].astype(object)] for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _frame(columns: Sequence[Placed], rows: Iterable[Row]) -> DataFrame:
    made = DataFrame(list(rows), columns=[column.title for column in columns], dtype=object)
    return made.astype({column.title: _DTYPES.get(cell_kind(column), "string") for column in columns})


def as_cell(value: Any) -> int | str | dt.date | None:
    """A value of one of these tables as a cell takes it."""
    plain: int | str | dt.date | None = _plain(value)
    return plain
