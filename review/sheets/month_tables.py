"""The tables of a month's workbook as DataFrames: what the sheets hold and the screen previews."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pandas import DataFrame

from review import spanish
from review import spanish_titles as titles
from review.catalogue.cuenta_columns import ACCOUNT_SHEET, CHECKLIST_SHEET, FINDING_SHEET
from review.model import (
    ItemKind,
    Lectura,
    PageKind,
    Resultado,
    SecopState,
    State,
    Verdict,
)
from review.sheets.headings import CHECKLIST, COLUMNS, FINDINGS, PENDING, SENT
from review.sheets.money_tables import Chosen, money_tables
from review.sheets.month_source import MonthBook
from review.sheets.table_rows import Row, framed, records, shown

NO_ACCOUNT = "sin_cuenta"
UNDECIDED = "Sin decidir"
NOT_SENT = "Sin cuenta este mes"
_SHOWN_FIELDS = ("banco", "cuenta", "planilla")
_OPEN = (State.FALTA, State.NO_CUMPLE, State.POR_REVISAR)

STATE_SYMBOLS: Mapping[State, str] = {
    State.CUMPLE: "✔",
    State.NO_CUMPLE: "✘",
    State.FALTA: "○",
    State.POR_REVISAR: "◑",
    State.NO_APLICA: "–",
}


@dataclass(frozen=True)
class MonthTables:
    """A book sorted into the tables of its sheets."""

    book: MonthBook

    @cached_property
    def accounts(self) -> list[Row]:
        """The month's cuentas within the scope, each once (its version in force), by contract and payment."""
        found = [
            row
            for row in self._month_rows
            if row["vigente"] and self.in_scope(is_pending(row)) and self._is_chosen(row["id"])
        ]
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

    def _is_chosen(self, number: int) -> bool:
        return self.book.only is None or number in self.book.only

    @cached_property
    def whole(self) -> bool:
        """Whether nothing is left out, neither by scope nor by choice."""
        return self.book.scope == "todas" and self.book.only is None

    @cached_property
    def _rows(self) -> list[Row]:
        return records(self.book.submissions)

    @cached_property
    def _month_rows(self) -> list[Row]:
        return [row for row in self._rows if row["periodo"] is not None]

    @cached_property
    def _open_findings(self) -> dict[int, list[Row]]:
        grouped: dict[int, list[Row]] = {}
        findings = self.book.findings
        for row in records(findings[findings["estado"].isin(_OPEN)]):
            grouped.setdefault(row["submission_id"], []).append(row)
        return grouped

    @cached_property
    def _values(self) -> dict[tuple[int, str, str], str]:
        fields = self.book.fields
        wanted = fields[fields["campo"].isin(_SHOWN_FIELDS) & fields["valor"].notna()]
        return {
            (row["submission_id"], row["item"], row["campo"]): row["valor"]
            for row in records(wanted[["submission_id", "item", "campo", "valor"]])
        }

    @cached_property
    def _pages(self) -> dict[int, dict[str, list[int]]]:
        grouped: dict[int, dict[str, list[int]]] = {}
        for row in records(self.book.pages[["submission_id", "pagina", "item"]]):
            grouped.setdefault(row["submission_id"], {}).setdefault(row["item"], []).append(row["pagina"])
        return grouped

    def account_table(self, *, pending: bool) -> DataFrame:
        return framed(
            ACCOUNT_SHEET, (self._account(row) for row in self.accounts if is_pending(row) is pending)
        )

    def checklist_table(self) -> DataFrame:
        rows = [self._checklist_row(row, row["id"]) for row in self.accounts]
        if self.in_scope(pending=True) and self.book.only is None:
            silent = (row for row in records(self.book.checklist) if row["resultado"] == NO_ACCOUNT)
            rows += [self._checklist_row(row, None) for row in silent]
        return framed(
            CHECKLIST_SHEET, sorted(rows, key=lambda row: (row["Contrato"] is None, row["Contrato"] or ""))
        )

    def findings_table(self) -> DataFrame:
        rows = (
            shown(FINDING_SHEET, row | found)
            for row in self.accounts
            for found in self._open_findings.get(row["id"], ())
        )
        return framed(FINDING_SHEET, rows)

    def frames(self) -> dict[str, DataFrame]:
        """Every table by sheet title; see `sheet_tables`."""
        made = {
            PENDING: self.account_table(pending=True),
            SENT: self.account_table(pending=False),
            CHECKLIST: self.checklist_table(),
            FINDINGS: self.findings_table(),
            **money_tables(self._chosen()),
        }
        return {title: made[title] for title in COLUMNS}

    def _chosen(self) -> Chosen:
        return Chosen(
            self.book,
            {row["id"]: row for row in self.accounts},
            self.whole,
            self.in_scope(pending=True) and self.book.only is None,
            lambda state: item_state(State(state)),
            lambda number: self._values.get((number, "seguridad_social", "planilla")),
        )

    def _account(self, row: Row) -> Row:
        value = self._values.get
        key = row["id"]
        verdict = row["decision"]
        return shown(
            ACCOUNT_SHEET,
            row,
            nombre_banco=value((key, "cuenta", "banco")) or value((key, "banco", "banco")),
            cuenta_bancaria=value((key, "cuenta", "cuenta")) or value((key, "banco", "cuenta")),
            planilla=value((key, "seguridad_social", "planilla")),
            que_falta=self._missing(row),
            espera_desde=self._waits_since(row),
            decision=UNDECIDED if verdict is None else titles.VERDICTS[Verdict(verdict)],
        )

    def _waits_since(self, row: Row) -> dt.date | None:
        """A day, not how many days: those would be others tomorrow, in a workbook that is the same."""
        since = row["fecha_cuenta"] or row["recibido"]
        return None if row["decision"] is not None or since is None else since.date()

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
        return shown(
            CHECKLIST_SHEET,
            row,
            **states,
            resultado=result_title(row["resultado"]),
            paginas=None if submission_id is None else self._page_text(submission_id),
        )

    def _page_text(self, submission_id: int) -> str | None:
        found = self._pages.get(submission_id, {})
        names = {
            **{item.value: name for item, name in titles.ITEMS_SHORT.items()},
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


def is_pending(row: Row) -> bool:
    return SecopState(row["estado_secop"]).pending


def item_state(state: State) -> str:
    """A state as the checklist shows it: sign and word, so that nothing hangs on colour."""
    return f"{STATE_SYMBOLS[state]} {titles.STATES[state]}"


def result_title(result: str) -> str:
    return NOT_SENT if result == NO_ACCOUNT else titles.RESULTS[Resultado(result)]


def _why_without_month(row: Row) -> str:
    if Lectura(row["lectura"]).readable:
        return "No se encontró en ella el mes que cobra; ábrala en Revisar y escríbalo."
    return row["motivo_lectura"] or f"No se pudo leer: {titles.LECTURAS[Lectura(row['lectura'])].lower()}."


def _by_contract(row: Row) -> tuple[bool, str, int, str]:
    return row["contrato"] is None, row["contrato"] or "", row["pago"] or 0, row["archivo"]


def _runs(pages: Iterable[int]) -> str:
    return spanish.page_list(pages).split(" ", 1)[1]
