"""The sheet *Resumen*: the month in counts and pesos, by formulas over the other sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet
from pandas import DataFrame

from review import spanish
from review import spanish_titles as titles
from review.model import ItemKind, PayStanding, State
from review.sheets.cached import Extras
from review.sheets.cells import CellKind, cell_at, put, put_formula, put_text
from review.sheets.headings import CHECKLIST, COLUMNS, DATA, PENDING, SENT
from review.sheets.layout import AID, fit_height, made_line, wrapped_lines
from review.sheets.month_tables import NOT_SENT, UNDECIDED, MonthTables, item_state

SUMMARY = "Resumen"
_WIDTHS = (44, 16, 16, 16, 18, 16)
_SECTIONS = (
    ("Estado en SECOP II", "Estado en SECOP II", tuple(titles.SECOP_STATES.values())),
    ("Resultado de la revisión", "Resultado", tuple(titles.RESULTS.values())),
    ("Decisión del revisor", "Decisión", (*titles.VERDICTS.values(), UNDECIDED)),
)
_COUNTED = [spanish.title(one) for one in PayStanding if one.counted]
_TO_PAY = spanish.title(PayStanding.POR_PAGAR)
_SCOPES = {
    "todas": "Todas las cuentas del mes",
    "pendientes": "Solo las pendientes",
    "enviadas": "Solo las enviadas",
}


def write_summary(
    sheet: Worksheet, tables: MonthTables, frames: Mapping[str, DataFrame], extras: Extras
) -> None:
    """Fill the sheet. `frames` are those of `sheet_tables`: each formula's value is reckoned from them."""
    _Summary(sheet, tables, frames, extras).write()


@dataclass(slots=True)
class _Summary:
    sheet: Worksheet
    tables: MonthTables
    frames: Mapping[str, DataFrame]
    extras: Extras
    row: int = 1

    def write(self) -> None:
        for index, width in enumerate(_WIDTHS, 1):
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        book = self.tables.book
        self._line(f"Cuentas de cobro de {spanish.month_name(book.month)}", "Título", height=26)
        self._line(made_line(book), "Nota")
        if book.entity:
            self._line(book.entity, "Sección", height=20)
        self._line(f"Carpeta: {book.source}", "Nota")
        self._line(self._scope(), "Nota")
        if not self.tables.accounts:
            self._line(
                f"No hay cuentas de {spanish.month_name(book.month)} en este libro.", "Sección", height=20
            )
        self._grouped("Quién se paga", "Situación", _COUNTED)
        fuentes = self.frames[DATA].loc[self.frames[DATA]["Situación"] == _TO_PAY, "Fuente"]
        if fuentes.notna().any():
            self._grouped("Por pagar, por fuente", "Fuente", sorted(set(fuentes.dropna())), of=_TO_PAY)
        for heading, column, labels in _SECTIONS:
            self._accounts_by(heading, column, labels)
        self._checklist()
        self._also()
        self._aside()
        self.row += 1
        self._line(AID, "Nota")
        if book.log:
            self._line(book.log, "Nota")

    def _scope(self) -> str:
        scope, left_out = self.tables.book.scope, self.tables.left_out
        if self.tables.book.only is not None:
            rest = spanish.plural(left_out, "cuenta más del mes", "cuentas más del mes")
            return (
                f"Solo las elegidas ({self.tables.book.chosen or 'a mano'}); hay {rest}, fuera de este libro."
            )
        if not left_out:
            return f"{_SCOPES[scope]}."
        others = spanish.plural(left_out, "cuenta más del mes", "cuentas más del mes")
        return f"{_SCOPES[scope]}; hay {others}, fuera de este libro."

    def _line(self, text: str, style: str, *, height: float | None = None) -> None:
        put_text(cell_at(self.sheet, self.row, 1), text, style)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=len(_WIDTHS))
        if height is None:
            fit_height(self.sheet, self.row, wrapped_lines(text, sum(_WIDTHS)))
        else:
            self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def _headings(self, *titles: str) -> None:
        self.row += 1
        for index, title in enumerate(titles, 1):
            put_text(cell_at(self.sheet, self.row, index), title, "Encabezado")
        self.sheet.row_dimensions[self.row].height = 20
        self.row += 1

    def _formula(self, column: int, formula: str, value: int, kind: CellKind, *, total: bool = False) -> None:
        cell = cell_at(self.sheet, self.row, column)
        put_formula(cell, formula, kind, total=total)
        self.extras.values[cell.coordinate] = value

    def _accounts_by(self, heading: str, column: str, labels: Iterable[str]) -> None:
        """Counts and pesos of the two sheets of cuentas for each label of a column, with their total."""
        self._headings(heading, PENDING, SENT, "Total", "Valor")
        first, sums = self.row, [0, 0, 0, 0]
        for label in labels:
            put(cell_at(self.sheet, self.row, 1), label, CellKind.TEXT)
            chosen = [self.frames[title][self.frames[title][column] == label] for title in (PENDING, SENT)]
            counts = [len(table) for table in chosen]
            values = [*counts, sum(counts), sum(int(table["Valor"].sum()) for table in chosen)]
            criterion = f"$A{self.row}"
            ranges = [self._range(title, column) for title in (PENDING, SENT)]
            money = [self._range(title, "Valor") for title in (PENDING, SENT)]
            formulas = [
                *(f"=COUNTIF({cells},{criterion})" for cells in ranges),
                f"=B{self.row}+C{self.row}",
                "=" + "+".join(f"SUMIF({a},{criterion},{b})" for a, b in zip(ranges, money, strict=True)),
            ]
            for index, (formula, value) in enumerate(zip(formulas, values, strict=True)):
                self._formula(index + 2, formula, value, CellKind.MONEY if index == 3 else CellKind.COUNT)
                sums[index] += value
            self.row += 1
        put(cell_at(self.sheet, self.row, 1), "Total", CellKind.TEXT, total=True)
        for index, total in enumerate(sums):
            letter = get_column_letter(index + 2)
            kind = CellKind.MONEY if index == 3 else CellKind.COUNT
            self._formula(index + 2, f"=SUM({letter}{first}:{letter}{self.row - 1})", total, kind, total=True)
        self.row += 1

    def _grouped(self, heading: str, column: str, labels: Sequence[str], *, of: str | None = None) -> None:
        """Counts and pesos of the cuentas in the sheet of data for each label of a column; with `of`, only of
        those that stand so, those without a label last."""
        self._headings(heading, "Cuentas", "Valor")
        table = self.frames[DATA] if of is None else self.frames[DATA][self.frames[DATA]["Situación"] == of]
        within = "" if of is None else f',{self._range(DATA, "Situación")},"{of}"'
        money = self._range(DATA, "Valor")
        first = self.row
        for label in labels:
            asked = f"{self._range(DATA, column)},$A{self.row}{within}"
            formulas = (f"=COUNTIFS({asked})", f"=SUMIFS({money},{asked})")
            self._counted(label, table[table[column] == label], formulas)
        if of is not None and table[column].isna().any():
            every = within.removeprefix(",")
            known = [f"SUM({letter}{first}:{letter}{self.row - 1})" for letter in "BC"]
            rest = (f"=COUNTIFS({every})-{known[0]}", f"=SUMIFS({money},{every})-{known[1]}")
            self._counted("No se conoce", table[table[column].isna()], rest)
        sums = [f"=SUM({letter}{first}:{letter}{self.row - 1})" for letter in "BC"]
        self._counted("Total", table, sums, total=True)

    def _counted(self, label: str, rows: DataFrame, formulas: Sequence[str], *, total: bool = False) -> None:
        """A line with how many rows there are and what they come to in pesos."""
        put(cell_at(self.sheet, self.row, 1), label, CellKind.TEXT, total=total)
        self._formula(2, formulas[0], len(rows), CellKind.COUNT, total=total)
        self._formula(3, formulas[1], int(rows["Valor"].sum()), CellKind.MONEY, total=total)
        self.row += 1

    def _checklist(self) -> None:
        self._headings("Ítem de la lista de chequeo", *(titles.STATES[state] for state in State))
        table = self.frames[CHECKLIST]
        for item in ItemKind:
            title = titles.ITEMS[item]
            put(cell_at(self.sheet, self.row, 1), title, CellKind.TEXT)
            for index, state in enumerate(State, 2):
                text = item_state(state)
                formula = f'=COUNTIF({self._range(CHECKLIST, title)},"{text}")'
                self._formula(index, formula, int((table[title] == text).sum()), CellKind.COUNT)
            self.row += 1

    def _also(self) -> None:
        self._headings("Para tener en cuenta", "Cuántos")
        put(cell_at(self.sheet, self.row, 1), "Contratos sin cuenta este mes", CellKind.TEXT)
        silent = int((self.frames[CHECKLIST]["Resultado"] == NOT_SENT).sum())
        formula = f'=COUNTIF({self._range(CHECKLIST, "Resultado")},"{NOT_SENT}")'
        self._formula(2, formula, silent, CellKind.COUNT)
        self.row += 1
        put(cell_at(self.sheet, self.row, 1), "Archivos que no entran en las sumas", CellKind.TEXT)
        put(cell_at(self.sheet, self.row, 2), len(self.tables.aside), CellKind.COUNT)
        self.row += 1

    def _aside(self) -> None:
        if not self.tables.aside:
            return
        self._headings("Archivo que no entra en las sumas", "Por qué")
        self.sheet.merge_cells(
            start_row=self.row - 1, end_row=self.row - 1, start_column=2, end_column=len(_WIDTHS)
        )
        for file, why in self.tables.aside:
            put(cell_at(self.sheet, self.row, 1), file, CellKind.TEXT)
            put(cell_at(self.sheet, self.row, 2), why, CellKind.TEXT)
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=2, end_column=len(_WIDTHS)
            )
            lines = max(wrapped_lines(file, _WIDTHS[0]), wrapped_lines(why, sum(_WIDTHS[1:])))
            fit_height(self.sheet, self.row, lines)
            self.row += 1

    def _range(self, sheet: str, column: str) -> str:
        letter = get_column_letter([c.title for c in COLUMNS[sheet]].index(column) + 1)
        last = max(len(self.frames[sheet]) + 1, 2)
        return f"{quote_sheetname(sheet)}!${letter}$2:${letter}${last}"
