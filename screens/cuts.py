"""The cuts of the entity's calendar: the countdown, what misses them, and the load of each day. Without a
calendar nothing is drawn, but on its own view, which says how to have one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from review import frames, spanish
from review.catalogue.payment_columns import CUT_LOAD, CUTS
from review.desk import SubmissionView
from review.desk.cut_told import cut_told
from review.frames import cut_words
from review.frames.cuts import CutStanding
from review.model import Month
from review.store import Store
from screens import components, cut_charts, frame, paged, shareable, text, url
from screens.words import Sign, missing

SIZE = 40
SIGNS = {
    CutStanding.POR_DECIDIR: Sign("Por decidir", "eye", "warn"),
    CutStanding.TARDE: Sign("Llegó tarde", "clock", "bad"),
    CutStanding.PASO: Sign("Pasó el corte sin decidir", "clock", "bad"),
    CutStanding.DEVUELTA: Sign("Devuelta", "cross", "mute"),
    CutStanding.APROBADA: Sign("Aprobada", "check", "good"),
}
_MILESTONES = {"abre": "abre la ventana", "cierra": "cierra la ventana", "corte": "corte"}


def of_cuenta(store: Store, view: SubmissionView) -> None:
    """The countdown of one cuenta."""
    told = cut_told(store, view, frames.today())
    if told:
        st.caption(f":material/event: {text.md(told)}")


def of_month(store: Store, month: Month) -> None:
    """The countdown of a month, which leads to what it is about."""
    told = cut_words.of_month(frames.cuts(store, month), frames.today())
    if not told:
        return
    with st.container(border=True, key="corte"):
        st.markdown(f":material/event: **{text.md(told[0])}**")
        for one in told[1:]:
            st.caption(text.md(one))
        st.page_link(
            "pages/secop.py",
            label="Ver el corte y la carga por día",
            icon=":material/calendar_month:",
            query_params={"vista": "corte", "mes": str(month)},
        )


def draw(store: Store, month: Month) -> None:
    """What is to be decided for which cut, what missed one, and the load of each day."""
    table = frames.cuts(store, month)
    if table.empty:
        st.info(
            "No hay calendario de cortes, o este mes no tiene cuentas de una carpeta con calendario. Ponga "
            "un calendario\\.toml junto a los PDF, o súbalo en «Lista de chequeo», «Calendario».",
            icon=":material/info:",
        )
        return
    for one in cut_words.of_month(table, frames.today()):
        st.markdown(text.md(one))
    counts = table["situacion"].value_counts()
    options = {"": f"Todas ({len(table)})"}
    options |= {
        one.value: f"{sign.word} ({counts[one.value]})" for one, sign in SIGNS.items() if one.value in counts
    }
    chosen = url.choice("situacion", "Situación", options, resets=("hoja",))
    shown = table if not chosen else table[table["situacion"] == chosen]
    rows = shown.to_dict("records")
    clicked = paged.table(
        [
            components.told(CUTS["contratista"], "wide"),
            components.told(CUTS["pago"], "tight"),
            components.told(CUTS["valor"], "num"),
            components.told(CUTS["recibido"], "tight"),
            components.told(CUTS["situacion"]),
            components.told(CUTS["corte"], "tight"),
            components.told(CUTS["corte_perdido"], "tight"),
        ],
        lambda part: [_row(row, month) for row in rows[part]],
        len(rows),
        size=SIZE,
        key="cortes",
        caption="A qué corte va cada cuenta del mes",
        empty="No hay cuentas así en este mes.",
    )
    url.follow(clicked.go)
    shareable.table(shown, f"cortes_{month}.csv")
    _load(store, month)


def _row(row: Mapping[Hashable, Any], month: Month) -> components.Row:
    days = "" if missing(row["dias_habiles"]) else _left(int(row["dias_habiles"]))
    return components.Row(
        int(row["submission_id"]),
        {
            "contratista": components.who(row),
            "pago": text.payment(row["pago"]),
            "valor": text.money(row["valor"]),
            "recibido": text.day(row["recibido"]),
            "situacion": SIGNS[CutStanding(row["situacion"])].cell(),
            "corte": {"text": text.day(row["corte"]) or "—", "sub": days},
            "corte_perdido": text.day(row["corte_perdido"]) or "—",
        },
        go=url.link("revisar", cuenta=int(row["submission_id"]), mes=str(month)),
    )


def _left(days: int) -> str:
    return f"en {spanish.plural(days, 'día hábil', 'días hábiles')}" if days else "hoy"


def _load(store: Store, month: Month) -> None:
    table = frames.cut_load(store, month)
    for folder, days in table.groupby("carpeta", sort=False):
        one_of_many = table["carpeta"].nunique() > 1
        with frame.section(f"Carga por día{f', {text.clean(folder)}' if one_of_many else ''}"):
            if days["por_decidir"].notna().any():
                st.altair_chart(
                    cut_charts.load_chart(days),
                    width="stretch",
                    alt="Cuentas que llegaron, se decidieron y quedaron por decidir cada día",
                )
            else:
                st.caption("La ventana de este mes todavía no abre.")
            components.table(
                [
                    components.told(CUT_LOAD["dia"], "tight"),
                    components.told(CUT_LOAD["hito"], "wide"),
                    *(
                        components.told(CUT_LOAD[name], "num")
                        for name in ("llegaron", "decididas", "por_decidir")
                    ),
                ],
                [_day(place, row) for place, row in enumerate(days.to_dict("records"))],
                key=f"carga_{folder}",
                caption="Carga de cada día hasta el corte",
                cards=False,
            )


def _day(place: int, row: Mapping[Hashable, Any]) -> components.Row:
    told = [_MILESTONES[word] for word in text.clean(row["hito"]).split()]
    if not row["habil"]:
        told.append("no hábil")
    return components.Row(
        place,
        {
            "dia": text.day(row["dia"]),
            "hito": ", ".join(told) or "—",
            **{name: text.count(row[name]) for name in ("llegaron", "decididas", "por_decidir")},
        },
    )
