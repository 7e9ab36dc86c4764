"""Exportar: the month's workbook, seen before it is downloaded."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

from review import spanish
from review.sharing.export import month_book
from review.sheets.month import month_bytes
from review.sheets.month_source import MonthBook, Scope
from review.sheets.month_tables import sheet_tables
from screens import components, frame, session, text, url

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SCOPES = {"todas": "Todas", "pendientes": "Pendientes", "enviadas": "Enviadas"}
SHOWN = 15
NOBODY = "Visto Bueno"


def cell(name: str, value: Any) -> str:
    if name == "Periodo" and isinstance(value, dt.date):
        return text.short_month(f"{value:%Y-%m}")
    if isinstance(value, dt.date):
        return text.day(value)
    return text.clean(value)


def preview(book: MonthBook) -> None:
    sheets = sheet_tables(book)
    title = url.tabs("hoja", "Hoja", {name: f"{name} ({len(table)})" for name, table in sheets.items()})
    table = sheets[title]
    money = {name for name in table.columns if str(name).startswith("Valor")}
    columns = [
        components.Column(
            str(name), str(name), "num" if pd.api.types.is_numeric_dtype(table[name]) else "line"
        )
        for name in table.columns
    ]
    components.table(
        columns,
        [
            components.Row(
                place,
                {
                    str(name): text.money(value) if name in money else cell(str(name), value)
                    for name, value in row.items()
                },
            )
            for place, row in enumerate(table.head(SHOWN).to_dict("records"))
        ],
        key=f"hoja_{title}",
        caption=f"Hoja {title}",
        empty="Esta hoja queda vacía: nada de este mes va en ella con lo elegido. El libro sí se descarga.",
        cards=False,
    )
    if len(table) > SHOWN:
        st.caption(f"Se muestran {SHOWN} de {spanish.plural(len(table), 'fila')}; el libro las lleva todas.")


def draw() -> None:
    month = frame.head("Exportar", months=True)
    if month is None:
        frame.nothing_yet("Aún no hay un mes que exportar.")
        return
    scope = url.tabs("estado", "Qué cuentas", SCOPES)
    chosen: Scope = "pendientes" if scope == "pendientes" else "enviadas" if scope == "enviadas" else "todas"
    author = session.reviewer() or NOBODY
    book = month_book(session.store(), month, chosen, author)
    st.download_button(
        "Descargar el libro de Excel",
        data=lambda: month_bytes(book),
        file_name=f"cuentas_{month}.xlsx" if chosen == "todas" else f"cuentas_{month}_{chosen}.xlsx",
        mime=XLSX,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    signed = "" if session.reviewer() else " Escriba su nombre en el menú para que aparezca como autor."
    st.caption(
        text.md(
            f"Libro de {spanish.month_name(month)}: resumen, pendientes, enviadas, chequeo y hallazgos."
            + signed
        )
    )
    st.caption(text.md(book.log))
    with frame.section("Vista previa"):
        preview(book)


frame.show(draw)
