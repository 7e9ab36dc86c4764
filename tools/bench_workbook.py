"""The time of a month's workbook, against openpyxl writing the same cells bare.

The baseline is openpyxl's write-only mode, which keeps no cell: the same values in the same sheets, without
looks, formulas, widths, print set-up or named table. The CPU seconds of this process alone.
"""

from __future__ import annotations

import datetime as dt
import io
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from openpyxl import Workbook

from review.catalogue import cuenta_columns, payment_columns, table_columns
from review.catalogue.column import Spec
from review.model import ItemKind, Month
from review.sheets.month import MonthBook, month_bytes, sheet_tables
from review.sheets.table_rows import columns_of

FULL, QUICK = 10_000, 1_000
AIM = 1.5
"""At most so many times what the baseline takes."""

_MONTH = Month(2026, 6)
_MADE = dt.datetime(2026, 7, 3, 21, 10, tzinfo=dt.UTC)
_STANDINGS = ("por_pagar", "retenida", "por_pasar", "sin_decidir", "pagada")
_SECOP = ("aprobado", "sin_confirmar", "enviado", "pagado")


@dataclass(frozen=True, slots=True)
class WorkbookSpeed:
    """CPU seconds, medians, for a workbook of so many `rows`: ours `whole`, and the `bare` one."""

    rows: int
    cells: int
    whole: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.whole / self.bare


def measure_workbook(rows: int, rounds: int) -> WorkbookSpeed:
    """Write an invented month of so many cuentas both ways, in turn."""
    book = invented_month(rows)
    sheets = {title: columns_of(table) for title, table in sheet_tables(book).items()}
    titles = {title: list(map(str, table.columns)) for title, table in sheet_tables(book).items()}
    ways: dict[str, Callable[[], object]] = {
        "whole": lambda: month_bytes(book),
        "bare": lambda: _bare(titles, sheets),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.process_time()
            way()
            times[name].append(time.process_time() - began)
    cells = sum(len(column) for columns in sheets.values() for column in columns)
    return WorkbookSpeed(rows, cells, *(statistics.median(times[name]) for name in ways))


def _bare(titles: Mapping[str, list[str]], sheets: Mapping[str, list[list[Any]]]) -> bytes:
    workbook = Workbook(write_only=True)
    for title, columns in sheets.items():
        sheet = workbook.create_sheet(title)
        sheet.append(titles[title])
        for row in zip(*columns, strict=True):
            sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def invented_month(rows: int) -> MonthBook:
    """So many cuentas of a month, a third of them with a finding, each with its bank and planilla."""
    states = dict.fromkeys((item.value for item in ItemKind), "cumple")
    accounts = [_account(number) | states for number in range(rows)]
    return MonthBook(
        month=_MONTH,
        made_by="Ana Gómez",
        made_at=_MADE,
        rules_version="1",
        scope="todas",
        source="/cuentas",
        submissions=_table(cuenta_columns.SUBMISSIONS, accounts),
        findings=_table(cuenta_columns.FINDINGS, map(_finding, range(0, rows, 3))),
        checklist=_table(table_columns.COMPLIANCE, ()),
        fields=_table(cuenta_columns.FIELDS, (one for number in range(rows) for one in _fields(number))),
        pages=_table(cuenta_columns.PAGES, (one for number in range(rows) for one in _pages(number))),
        payable=_table(payment_columns.PAYABLE, map(_paid, accounts)),
        absent=_table(table_columns.NOT_PRESENTED, ()),
        budget=_table(table_columns.BUDGET, map(_budget, range(rows))),
        preliquidation=_table(payment_columns.PRELIQUIDATION, map(_withheld, range(rows))),
        entity="Alcaldía de Prueba",
    )


def _table(spec: Spec, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    made = pd.DataFrame(list(rows), columns=list(spec), dtype=object)
    return made.astype({name: column.dtype for name, column in spec.items()})


def _who(number: int) -> dict[str, Any]:
    return {
        "contrato": f"CPS-{number:05d}-2026",
        "contratista": f"PERSONA INVENTADA NÚMERO {number}",
        "documento": str(1_061_700_000 + number),
        "periodo": str(_MONTH),
        "pago": 1 + number % 11,
    }


def _account(number: int) -> dict[str, Any]:
    return {
        **_who(number),
        "id": number,
        "archivo": f"2026-06/CPS-{number:05d}-2026 pago {1 + number % 11:03d}.pdf",
        "carpeta": "/cuentas",
        "sha256": f"{number:064x}",
        "lectura": "leido",
        "valor": 1_800_000 + number,
        "resultado": "incompleta" if number % 3 == 0 else "completa",
        "estado_secop": _SECOP[number % 4],
        "fuente_secop": "plan_de_pagos",
        "recibido": dt.datetime.fromisoformat("2026-06-29T08:00"),
        "vigente": True,
        "versiones": 1,
        "copias": 0,
        "hallazgos": number % 3 == 0,
    }


def _paid(account: Mapping[str, Any]) -> dict[str, Any]:
    number = account["id"]
    return {
        **{name: value for name, value in account.items() if name in payment_columns.PAYABLE},
        "submission_id": number,
        "situacion": _STANDINGS[number % len(_STANDINGS)],
        "por_que": None if number % 4 in (0, 3) else "Sin decidir; incompleta: la planilla es de abril.",
        "nombre_banco": "Bancolombia",
        "cuenta_bancaria": f"{number:011d}",
        "tipo_cuenta": "ahorros",
        "rp": str(number),
        "fuente": "Propios" if number % 2 else "SGP",
    }


def _finding(number: int) -> dict[str, Any]:
    return {
        "submission_id": number,
        "item": "seguridad_social",
        "codigo": "seguridad_social_periodo",
        "estado": "no_cumple",
        "severidad": "rechazo",
        "mensaje": f"La planilla {9_000_000_000 + number} es de abril de 2026 y debía ser de mayo.",
        "pagina": 5,
        "solicitud": f"Ítem 3: la planilla {9_000_000_000 + number} es de abril; adjunte la de mayo.",
    }


def _fields(number: int) -> Iterable[dict[str, Any]]:
    told = (("cuenta", "banco", "Bancolombia"), ("cuenta", "cuenta", f"{number:011d}"))
    for item, name, value in (*told, ("seguridad_social", "planilla", str(9_000_000_000 + number))):
        yield {"submission_id": number, "item": item, "campo": name, "valor": value, "corregido": False}


def _pages(number: int) -> Iterable[dict[str, Any]]:
    for page, item in enumerate(("informe", "informe", "cuenta", "seguridad_social", "banco"), 1):
        yield {"submission_id": number, "pagina": page, "item": item}


def _budget(number: int) -> dict[str, Any]:
    return {**_who(number), "rp": str(number), "valor": 20_000_000, "cuentas": 1, "saldo": 18_000_000}


def _withheld(number: int) -> dict[str, Any]:
    told = {"titulo": "Retención en la fuente", "estado": "calculado", "por_que": "Art. 383 del Estatuto."}
    return {**_who(number), "submission_id": number, **told, "valor": 0, "se_descuenta": True}


def table(speed: WorkbookSpeed) -> str:
    """The results for people."""
    verdict = "as wanted" if speed.ratio <= AIM else f"MORE than the {AIM} wanted"
    return (
        f"Workbook of {speed.rows} cuentas, {speed.cells} cells: {speed.whole:.2f} CPU s; openpyxl "
        f"write-only bare {speed.bare:.2f}; {speed.ratio:.2f} times, {verdict}"
    )
