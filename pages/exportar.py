"""Exportar: the month's workbook, seen before it is downloaded; of a large month when it is asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

from review import frames, spanish
from review.frames.log_head import log_line
from review.sharing.export import month_book
from review.sheets.month_source import MonthBook, Scope
from review.sheets.month_tables import sheet_tables
from screens import components, frame, session, taking_away, text, url

SCOPES = {"todas": "Todas", "pendientes": "Pendientes", "enviadas": "Enviadas"}
SHOWN = 15
FEW = 300  # cuentas: of a month of no more the workbook is soon made


def cell(name: str, value: Any) -> str:
    if name == "Periodo" and isinstance(value, dt.date):
        return text.short_month(f"{value:%Y-%m}")
    if isinstance(value, dt.date):
        return text.day(value)
    return text.clean(value)


def preview(book: MonthBook) -> None:
    sheets = sheet_tables(book)
    first = next((name for name, table in sheets.items() if len(table)), next(iter(sheets)))
    options = {name: f"{name} ({len(table)})" for name, table in sheets.items()}
    title = url.choice("hoja", "Hoja", options, default=first)
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
    store, author = session.store(), taking_away.author()

    def book() -> MonthBook:
        return store.telling.kept(
            "month_book",
            (month, chosen, author, frames.today()),
            lambda: month_book(store, month, chosen, author),
            most=2,  # with all that was read of a month, some hundred megabytes
        )

    with st.container(horizontal=True):
        name = f"cuentas_{month}" if chosen == "todas" else f"cuentas_{month}_{chosen}"
        taking_away.buttons(store, book, name, key="exportar")
    signed = "" if session.reviewer() else " Escriba su nombre en el menú para que aparezca como autor."
    st.caption(
        text.md(
            f"Libro de {spanish.month_name(month)}: quién se paga, quién no y por qué, pendientes, enviadas, "
            "sin presentar, RP y fuente, preliquidación, chequeo, hallazgos, huellas y datos. El CSV lleva "
            "los datos, una fila por cuenta." + signed
        )
    )
    st.caption(text.md(log_line(store)))
    if url.get("hoja") and not url.get("vista"):  # an address that leads to a sheet
        url.put(vista="si")
    few = frames.count(store, month).many <= FEW
    if few or url.switch("vista", "Ver antes lo que lleva", resets=("hoja",)):
        with frame.section("Vista previa"):
            preview(book())


frame.show(draw)
