"""A month against SECOP II: the state of each cuenta, what differs from its papers, and who has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from review import frames, spanish
from review.catalogue.cuenta_columns import SUBMISSIONS
from review.catalogue.table_columns import NOT_PRESENTED
from review.desk.late_list import late_list
from review.frames import totals
from review.frames.absent import NO_DATA
from review.model import Month
from review.store import Store
from screens import components, paged, reading_now, shareable, text, url
from screens.words import SECOP, SOURCES, TOLD_SECOP, missing, sign

SIZE = 40
COMPARED = ("cuenta_secop_valor", "cuenta_secop_fecha", "seguridad_social_secop", "banco_secop", "banco_tipo")
"""The rules that hold SECOP's data against the papers."""

_EVERY = "todos"
Record = Mapping[Hashable, Any]


def accounts(store: Store, month: Month) -> None:
    """The cuentas in force of the month with their state in SECOP II and what differs from their papers."""
    table = totals.in_force(frames.submissions(store, month))
    differs = _differences(store, month)
    if set(table["fuente_secop"]) <= {"ninguna"}:
        st.info(
            "SECOP II todavía no dice nada de las cuentas de este mes. Importe el plan de pagos en "
            "«Importar», o ponga el estado a mano en «Bandeja».",
            icon=":material/info:",
        )
    left, right = st.columns([2, 1.4], vertical_alignment="bottom")
    counts = table["estado_secop"].value_counts()
    options = {_EVERY: f"Todos los estados ({len(table)})"}
    options |= {state: f"{SECOP[state].word} ({counts[state]})" for state in SECOP if state in counts}
    with left:
        state = url.choice("estado", "Estado en SECOP II", options, default=_EVERY, resets=("hoja",))
    with right:
        only = url.switch("diferencias", f"Solo con diferencias ({_count(table, differs)})", resets=("hoja",))
    if state != _EVERY:
        table = table[table["estado_secop"] == state]
    rows = [row for row in table.to_dict("records") if not only or differs.get(row["id"])]
    clicked = paged.table(
        [
            components.told(SUBMISSIONS["contratista"], "wide"),
            components.told(SUBMISSIONS["pago"], "tight"),
            components.Column("valor", "Valor cobrado", "num"),
            components.Column("estado", "En SECOP II"),
            components.Column("diferencias", "Diferencias con los papeles", "full"),
        ],
        lambda part: [_account(row, differs.get(row["id"], []), month) for row in rows[part]],
        len(rows),
        size=SIZE,
        key="cuentas_secop",
        caption="Estado de las cuentas del mes en SECOP II",
        empty=(
            "Ninguna cuenta difiere de sus papeles en lo que dice SECOP II."
            if only and not table.empty
            else "No hay cuentas en ese estado este mes. Elija «Todos los estados», u otro mes."
        ),
    )
    url.follow(clicked.go)


def _differences(store: Store, month: Month) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    table = frames.findings(store, codes=COMPARED, month=month, only_open=True)
    for row in table.to_dict("records"):
        found[row["submission_id"]].append(text.clean(row["mensaje"]))
    return dict(found)


def _count(table: pd.DataFrame, differs: Mapping[int, object]) -> int:
    return int(table["id"].isin(list(differs)).sum())


def _account(row: Record, differs: list[str], month: Month) -> components.Row:
    state = sign(SECOP, row["estado_secop"]).cell()
    return components.Row(
        int(row["id"]),
        {
            "contratista": components.who(row),
            "pago": text.payment(row["pago"]),
            "valor": text.money(row["valor"]),
            "estado": {**state, "sub": text.clean(SOURCES.get(row["fuente_secop"]))},
            "diferencias": " ".join(differs) or "—",
        },
        go=url.link("revisar", cuenta=int(row["id"]), mes=str(month)),
    )


def absent(store: Store, month: Month) -> None:
    """The contracts in force without a cuenta of the month."""
    if frames.contracts(store).empty:
        st.info(
            "Para saber quién falta hace falta la lista de contratos: póngala como contratos\\.csv junto a "
            "los PDF, o súbala en «Cargar».",
            icon=":material/info:",
        )
        return
    if reading_now.going_on(store):
        st.info(reading_now.UNTOLD, icon=":material/hourglass_top:")
        return
    table = frames.not_presented(store, month)
    if table.empty:
        st.success(
            text.md(f"Todos los contratos en ejecución en {spanish.month_name(month)} tienen su cuenta."),
            icon=":material/check:",
        )
        return
    late = int((table["dias_restantes"] < 0).fillna(False).sum())
    unknown = int((table["estado_secop"] == NO_DATA).sum())
    components.tiles(
        [
            {"label": "Sin cuenta del mes", "value": len(table), "icon": "missing", "tone": "warn"},
            {
                "label": "Con el plazo vencido",
                "value": late,
                "icon": "clock",
                "tone": "bad" if late else "good",
            },
            {"label": "Sin datos en SECOP II", "value": unknown, "icon": "help", "tone": "mute"},
        ],
        key="faltan_cifras",
    )
    if unknown:
        st.caption(
            "«Sin datos»: ninguna exportación importada habla de ese pago. No quiere decir que no se haya "
            "enviado."
        )
    rows = table.to_dict("records")
    paged.table(
        [
            components.told(NOT_PRESENTED["contratista"], "wide"),
            components.told(NOT_PRESENTED["supervisor"]),
            components.told(NOT_PRESENTED["pago"], "tight"),
            components.Column("estado", "En SECOP II"),
            components.Column("espera", "Se puede presentar"),
            components.Column("plazo", "Plazo"),
        ],
        lambda part: [_absent(place, row) for place, row in enumerate(rows[part])],
        len(rows),
        size=SIZE,
        key="faltan",
        caption="Contratos sin cuenta del mes",
    )
    with st.expander("Texto para compartir", icon=":material/share:"):
        shareable.draw(text.lines(late_list(store, month)), name=f"sin_presentar_{month}", key="faltan_texto")
    shareable.table(table, f"sin_presentar_{month}.csv")


def _absent(place: int, row: Record) -> components.Row:
    waited = int(row["dias_habiles"])
    told = f"hace {spanish.plural(waited, 'día hábil', 'días hábiles')}" if waited else "todavía no"
    return components.Row(
        place,
        {
            "contratista": components.who(row),
            "supervisor": text.clean(row["supervisor"]) or "—",
            "pago": text.payment(row["pago"]),
            "estado": sign(TOLD_SECOP, row["estado_secop"]).cell(),
            "espera": {"text": told, "sub": f"cobra hasta el {text.day(row['desde'])}"},
            "plazo": _limit(row),
        },
    )


def _limit(row: Record) -> components.Cell:
    if missing(row["plazo"]):
        return "sin plazo"
    left = int(row["dias_restantes"])
    days = spanish.plural(abs(left), "día hábil", "días hábiles")
    told = f"vencido hace {days}" if left < 0 else f"faltan {days}" if left else "vence hoy"
    return {"text": told, "sub": text.day(row["plazo"])}
