"""Cumplimiento: contractors × items for a month, and contractors × months."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from review import frames, spanish
from review import spanish_titles as titles
from review.catalogue.table_columns import COMPLIANCE, ENDING
from review.frames.totals import NO_ACCOUNT
from review.model import ItemKind, Month
from screens import components, filters, frame, paged, reading_now, session, shareable, text, url
from screens.words import MONTH_RESULTS, STATES, missing, sign

SIZE = 40
VIEWS = {"items": "Por ítem", "meses": "Por mes", "terminan": "Terminan pronto"}
NO_ONE = "Nadie coincide con lo que buscó. Pruebe con el apellido, el contrato o el documento, o borre todo."
NO_LIST = "Para saber cuáles terminan hace falta la lista de contratos: súbala en «Cargar» junto con los PDF."
WHO = components.told(COMPLIANCE["contratista"], "wide")


def searched(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that hold every word typed."""
    asked = url.search("q", "Buscar", "Contratista, contrato, documento…", resets=("hoja",))
    words = filters.fold(asked).split()
    if not words or table.empty:
        return table
    told = table[["contratista", "contrato", "documento"]].fillna("").agg(" ".join, axis=1).map(filters.fold)
    return table[told.map(lambda line: all(word in line for word in words)).astype(bool)]


def listed(columns: list[components.Column], rows: list[components.Row], caption: str) -> None:
    clicked = paged.table(
        columns,
        lambda part: rows[part],
        len(rows),
        size=SIZE,
        key=f"tabla_{caption[:3]}",
        caption=caption,
        empty=NO_ONE if url.get("q") else "No hay contratos ni cuentas de este mes. Elija otro mes.",
    )
    url.follow(clicked.go)


def settled(table: pd.DataFrame) -> pd.DataFrame:
    """Without those of whom there is no cuenta yet, while it may still be read."""
    if not reading_now.going_on(session.store()):
        return table
    st.caption(reading_now.UNTOLD)
    return table[table["resultado"] != NO_ACCOUNT]


def by_item(month: Month) -> None:
    frame.counted(month)
    table = searched(settled(frames.compliance(session.store(), month)))
    rows = []
    for place, row in enumerate(table.to_dict("records")):
        go = None
        if not missing(row["submission_id"]):
            go = url.link("revisar", cuenta=int(row["submission_id"]), mes=str(month))
        rows.append(
            components.Row(
                place,
                {
                    "contratista": components.who(row),
                    **{item.value: sign(STATES, row[item.value]).cell() for item in ItemKind if go},
                    "resultado": sign(MONTH_RESULTS, row["resultado"]).cell(),
                },
                go=go,
            )
        )
    columns = [
        WHO,
        *(components.Column(item.value, title, "marks") for item, title in titles.ITEMS_SHORT.items()),
        components.told(COMPLIANCE["resultado"], "tight"),
    ]
    listed(columns, rows, "Estado de cada ítem por contratista")
    shareable.table(table.drop(columns=["submission_id"]), f"cumplimiento_{month}.csv")


def by_month() -> None:
    frame.counted(None)
    table = searched(frames.compliance_by_month(session.store()))
    months = [str(one) for one in sorted(frames.months(session.store()))]
    if reading_now.going_on(session.store()):
        st.caption(reading_now.UNTOLD)
        table[months] = table[months].replace(NO_ACCOUNT, pd.NA)
    rows = []
    for place, row in enumerate(table.to_dict("records")):
        cells: dict[str, components.Cell] = {"contratista": components.who(row)}
        for month in months:
            if not missing(row[month]):
                mark = sign(MONTH_RESULTS, row[month]).cell()
                found = row[month] != "sin_cuenta" and not missing(row["contrato"])
                go = url.link("bandeja", mes=month, q=text.clean(row["contrato"])) if found else None
                cells[month] = {**mark, "go": go} if go else mark
        rows.append(components.Row(place, cells))
    columns = [WHO, *(components.Column(month, text.short_month(month), "tight") for month in months)]
    listed(columns, rows, "Resultado de cada mes por contratista")
    shareable.table(table, "cumplimiento_por_mes.csv")


def ending() -> None:
    table = frames.ending(session.store())
    st.caption(
        "Contratos de la lista que terminan pronto y lo que les falta por cobrar. Con cuántos días se "
        "avisa lo dice la lista de chequeo, en «Contratos por terminar»."
    )
    clicked = paged.table(
        [
            WHO,
            components.told(ENDING["supervisor"]),
            components.told(ENDING["fecha_fin"], "tight"),
            components.told(ENDING["ultimo_periodo"], "tight"),
            components.told(ENDING["valor_total"], "num"),
            components.told(ENDING["cobrado"], "num"),
            components.told(ENDING["pendiente"], "num"),
        ],
        lambda part: [ends(place, row) for place, row in enumerate(table.iloc[part].to_dict("records"))],
        len(table),
        size=SIZE,
        key="terminan",
        caption="Contratos por terminar y lo que les falta por cobrar",
        empty=NO_LIST if frames.contracts(session.store()).empty else "Ningún contrato termina pronto.",
    )
    url.follow(clicked.go)
    shareable.table(table, "contratos_por_terminar.csv")


def ends(place: int, row: Mapping[Hashable, Any]) -> components.Row:
    left, unread = int(row["dias"]), int(row["sin_valor"])
    number = text.clean(row["contrato"])
    owed: components.Cell = text.money(row["pendiente"])
    if unread and not missing(row["pendiente"]):
        owed = {
            "text": text.money(row["pendiente"]),
            "sub": f"{spanish.plural(unread, 'cuenta')} sin valor leído",
        }
    return components.Row(
        place,
        {
            "contratista": components.who(row),
            "supervisor": text.clean(row["supervisor"]) or "—",
            "fecha_fin": {
                "text": text.day(row["fecha_fin"]),
                "sub": f"en {spanish.plural(left, 'día')}" if left else "hoy",
            },
            "ultimo_periodo": text.short_month(row["ultimo_periodo"]) or "ninguno",
            "valor_total": text.money(row["valor_total"]),
            "cobrado": text.money(row["cobrado"]),
            "pendiente": owed,
        },
        go=url.link("bandeja", mes=session.EVERY_MONTH, q=number) if number else None,
    )


def draw() -> None:
    if not frames.months(session.store()):
        frame.head("Cumplimiento")
        frame.nothing_yet("Aún no hay cuentas para comparar.")
        return
    month = frame.head("Cumplimiento", months=url.get("vista") != "terminan")
    match url.tabs("vista", "Qué ver", VIEWS):
        case "terminan":
            ending()
        case "meses":
            by_month()
        case _ if month is not None:
            by_item(month)


frame.show(draw)
