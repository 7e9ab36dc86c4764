"""Pagos: money by month, by SECOP state and by contractor; billed against the contract's value."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from review import frames, spanish
from review.catalogue.table_columns import BALANCE, BUDGET
from review.frames.month_sums import Billed, billed
from review.model import Month
from screens import charts, components, frame, paged, payable, session, text, url
from screens.words import SECOP

SIZE, CHARTED = 40, 15
VIEWS = {
    "pagar": "Quién se paga",
    "mes": "Por mes",
    "estado": "Por estado",
    "contratista": "Por contratista",
    "rp": "Por RP",
}


def counted(month: Month | None) -> list[Billed]:
    """What the cuentas that are counted add up to, having told which are."""
    frame.counted(month)
    return billed(session.store(), month)


def by_month() -> None:
    table = charts.per_month(counted(None))
    st.altair_chart(charts.month_chart(table), width="stretch", alt="Valor cobrado por mes y etapa de pago")
    sums = table[[*charts.GROUPS, "Total", "cuentas"]].sum()
    clicked = components.table(
        [
            components.Column("mes", "Mes", "tight"),
            components.Column("cuentas", "Cuentas", "num"),
            *(components.Column(name, name, "num") for name in (*charts.GROUPS, "Total")),
            components.Column("frente", "Frente al mes anterior", "num"),
        ],
        [
            components.Row(
                row["periodo"],
                {
                    "mes": {"text": text.month(row["periodo"]).capitalize(), "strong": True},
                    "cuentas": spanish.number(int(row["cuentas"])),
                    **{name: text.money(row[name]) for name in (*charts.GROUPS, "Total")},
                    "frente": text.more_or_less(row["frente"]),
                },
                go=url.link("bandeja", mes=row["periodo"]),
            )
            for row in table.to_dict("records")
        ],
        key="por_mes",
        caption="Valor cobrado por mes",
        total={
            "mes": "Total",
            "cuentas": spanish.number(int(sums["cuentas"])),
            **{name: text.money(sums[name]) for name in (*charts.GROUPS, "Total")},
        },
    )
    url.follow(clicked.go)


def by_state(month: Month | None) -> None:
    table = charts.per_state(counted(month))
    if table.empty:
        st.info("No hay cuentas leídas de este mes: elija otro mes.", icon=":material/info:")
        return
    st.altair_chart(charts.state_chart(table), width="stretch", alt="Valor cobrado por estado en SECOP II")
    mes = str(month) if month else session.EVERY_MONTH
    clicked = components.table(
        [
            components.Column("estado", "Estado en SECOP II"),
            components.Column("cuentas", "Cuentas", "num"),
            components.Column("valor", "Valor cobrado", "num"),
        ],
        [
            components.Row(
                row["estado_secop"],
                {
                    "estado": SECOP[row["estado_secop"]].cell(),
                    "cuentas": spanish.number(row["cuentas"]),
                    "valor": text.money(row["valor"]),
                },
                go=url.link("bandeja", mes=mes, secop=row["estado_secop"]),
            )
            for row in table.to_dict("records")
        ],
        key="por_estado",
        caption="Valor cobrado por estado en SECOP II",
        total={
            "estado": "Total",
            "cuentas": spanish.number(int(table["cuentas"].sum())),
            "valor": text.money(table["valor"].sum()),
        },
    )
    url.follow(clicked.go)


def by_contractor() -> None:
    table = frames.balance(session.store()).sort_values("cobrado", ascending=False, kind="stable")
    st.altair_chart(
        charts.balance_chart(table.head(CHARTED)),
        width="stretch",
        alt="Valor cobrado de cada contrato frente a su valor total",
    )
    shown = f" Se dibujan los {CHARTED} mayores de {len(table)}." if len(table) > CHARTED else ""
    st.caption(f"Barra clara: valor del contrato. Barra oscura: lo cobrado.{shown}")
    clicked = paged.table(
        [
            components.told(BALANCE["contratista"], "wide"),
            components.Column("valor_total", "Contrato", "num"),
            components.Column("cuentas", "Cuentas", "num"),
            components.Column("cobrado", "Cobrado", "num"),
            components.Column("aprobado", "Aprobado", "num"),
            components.Column("pagado", "Pagado", "num"),
            components.Column("pendiente", "Saldo", "num"),
            components.Column("porcentaje", "Avance", "num", help="Cobrado sobre el valor del contrato"),
        ],
        lambda part: [
            components.Row(
                place,
                {
                    "contratista": components.who(row),
                    **{
                        name: text.money(row[name])
                        for name in ("valor_total", "cobrado", "aprobado", "pagado", "pendiente")
                    },
                    "cuentas": text.count(row["cuentas"]),
                    "porcentaje": text.percent(row["porcentaje"]),
                },
                go=url.link("bandeja", mes=session.EVERY_MONTH, q=text.clean(row["contrato"]))
                if text.clean(row["contrato"])
                else None,
            )
            for place, row in enumerate(table.iloc[part].to_dict("records"))
        ],
        len(table),
        size=SIZE,
        key="por_contratista",
        caption="Lo cobrado frente al valor de cada contrato",
        total={
            "contratista": "Total",
            "cuentas": text.count(table["cuentas"].sum()),
            **{
                name: text.money(table[name].sum())
                for name in ("valor_total", "cobrado", "aprobado", "pagado", "pendiente")
            },
        },
    )
    url.follow(clicked.go)


def by_rp() -> None:
    """What is left of each RP of each contract."""
    table = frames.budget(session.store())
    if table.empty:
        st.info(
            "Ninguna lista trae el CDP ni el RP de los contratos. Agréguelos a su lista de contratos, o suba "
            "la lista de presupuesto en «Cargar» o en «SECOP II», «Importar».",
            icon=":material/info:",
        )
        return
    short = int((table["saldo"] < 0).sum())
    told = f" A {spanish.plural(short, 'RP')} no le alcanza." if short == 1 else ""
    told = f" A {spanish.number(short)} RP no les alcanza." if short > 1 else told
    st.caption(
        "Cada cuenta se carga al RP que nombra; si no nombra ninguno, a los del contrato por el orden de sus "
        f"tramos y fechas. No cuentan las devueltas.{told}"
    )
    clicked = paged.table(
        [
            components.told(BUDGET["contratista"], "wide"),
            components.told(BUDGET["rp"]),
            components.told(BUDGET["rubro"]),
            components.told(BUDGET["fuente"]),
            *(components.told(BUDGET[name], "num") for name in ("valor", "cuentas", "cobrado", "saldo")),
        ],
        lambda part: [
            components.Row(place, _rp_cells(row), go=_to_contract(row))
            for place, row in enumerate(table.iloc[part].to_dict("records"))
        ],
        len(table),
        size=SIZE,
        key="por_rp",
        caption="Lo que queda de cada RP",
        total={
            "contratista": "Total",
            **{name: text.money(table[name].sum()) for name in ("valor", "cobrado", "saldo")},
        },
    )
    url.follow(clicked.go)


def _rp_cells(row: Mapping[Hashable, Any]) -> dict[str, components.Cell]:
    laid = [
        f"{text.count(row[name])} {how}"
        for name, how in (("por_su_rp", "por su RP"), ("por_orden", "por orden"), ("sin_valor", "sin valor"))
        if not pd.isna(row[name]) and row[name]
    ]
    tramo, cdp = text.clean(row["tramo"]), text.clean(row["cdp"])
    return {
        "contratista": {
            "text": text.clean(row["contratista"]) or "Sin nombre leído",
            "sub": text.clean(row["contrato"]),
            "strong": True,
        },
        "rp": {
            "text": text.clean(row["rp"]) or "sin RP",
            "sub": ", ".join(filter(None, (tramo, f"CDP {cdp}" if cdp else ""))),
        },
        "rubro": {"text": text.clean(row["rubro"]) or "—", "sub": text.clean(row["nombre_rubro"])},
        "fuente": {"text": text.clean(row["fuente"]) or "—", "sub": text.clean(row["dependencia"])},
        "cuentas": {"text": text.count(row["cuentas"]), "sub": ", ".join(laid)},
        **{name: text.money(row[name]) for name in ("valor", "cobrado", "saldo")},
    }


def _to_contract(row: Mapping[Hashable, Any]) -> dict[str, Any] | None:
    number = text.clean(row["contrato"])
    return url.link("bandeja", mes=session.EVERY_MONTH, q=number) if number else None


def draw() -> None:
    if not frames.months(session.store()):
        frame.head("Pagos")
        frame.nothing_yet("Aún no hay pagos que mostrar.")
        return
    view = url.get("vista") or next(iter(VIEWS))
    month = frame.head("Pagos", months=view in ("pagar", "estado"), whole=view == "estado")
    match url.tabs("vista", "Qué ver", VIEWS):
        case "estado" if url.get("mes") == session.NO_MONTH:
            st.info(
                "De un archivo sin mes conocido no se cuenta el dinero: elija un mes, o todos.",
                icon=":material/info:",
            )
        case "estado":
            by_state(month)
        case "contratista":
            by_contractor()
        case "rp":
            by_rp()
        case "mes":
            by_month()
        case _ if month is not None:
            frame.counted(month)
            payable.draw(session.store(), month)


frame.show(draw)
