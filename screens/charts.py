"""The charts of *Pagos*. Each has a table with the same figures beside it; colour is never alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from review.frames.month_sums import Billed
from review.model import SecopState
from screens import text
from screens.words import SECOP

GROUPS = ("Por enviar", "Enviado a la entidad", "Pagado")
COLOURS = ("#d39a2d", "#3d7d9e", "#2f6b4f")
_MILLIONS = (
    "'$ ' + replace(format(datum.value / 1000000, datum.value % 1000000 ? '.1f' : '.0f'), '.', ',') + ' M'"
)


def _dark() -> bool:
    return st.context.theme.type == "dark"


def ink() -> str:
    """The colour of words, read well on the page that the browser shows."""
    return "#c9d2d7" if _dark() else "#37444d"


def _axis() -> alt.Axis:
    return alt.Axis(
        labelExpr=_MILLIONS,
        title="Millones de pesos",
        tickCount=5,
        grid=True,
        labelColor=ink(),
        titleColor=ink(),
    )


def group(state: object) -> str:
    """The three stages in which a person thinks of a payment."""
    known = SecopState(str(state))
    if known is SecopState.PAGADO:
        return GROUPS[2]
    return GROUPS[0] if known.pending else GROUPS[1]


def _table(sums: Iterable[Billed]) -> pd.DataFrame:
    found = [(one.month, one.state, one.count, one.value) for one in sums]
    return pd.DataFrame(found, columns=["periodo", "estado_secop", "cuentas", "valor"])


def per_month(sums: Iterable[Billed]) -> pd.DataFrame:
    """Month × stage in pesos with their sum: `periodo`, the three of `GROUPS`, `Total`, `cuentas`, and
    `frente`: how much more than in the month before it in the table."""
    known = _table(sums)
    stage = known["estado_secop"].map(group)
    made = known.assign(etapa=stage).pivot_table(
        index="periodo", columns="etapa", values="valor", aggfunc="sum", fill_value=0, observed=False
    )
    made = made.reindex(columns=list(GROUPS), fill_value=0).fillna(0).astype("int64")
    made["Total"] = made.sum(axis=1)
    made["cuentas"] = known.groupby("periodo")["cuentas"].sum()
    made["frente"] = made["Total"].diff().astype("Int64")
    return made.reset_index()


def per_state(sums: Iterable[Billed]) -> pd.DataFrame:
    """`estado_secop`, `cuentas` and `valor` in pesos, in the order of a payment's life."""
    found = _table(sums).groupby("estado_secop")[["cuentas", "valor"]].sum()
    present = [str(state) for state in SECOP if state in found.index]
    return found.loc[present].astype("int64").rename_axis("estado_secop").reset_index()


def month_chart(table: pd.DataFrame) -> Any:
    """Stacked bars of `per_month`."""
    long = table.melt(id_vars="periodo", value_vars=list(GROUPS), var_name="Etapa", value_name="valor")
    long["Mes"] = long["periodo"].map(text.short_month)
    long["Valor"] = long["valor"].map(text.money)
    long["orden"] = long["Etapa"].map(GROUPS.index)
    return (
        alt.Chart(long)
        .mark_bar(size=38, stroke="#12181d" if _dark() else "white", strokeWidth=1)
        .encode(
            x=alt.X(
                "Mes:N",
                sort=list(dict.fromkeys(long["Mes"])),
                axis=alt.Axis(title=None, labelAngle=0, labelColor=ink()),
            ),
            y=alt.Y("valor:Q", axis=_axis()),
            color=alt.Color(
                "Etapa:N",
                scale=alt.Scale(domain=list(GROUPS), range=list(COLOURS)),
                legend=alt.Legend(title=None, orient="top", columns=2, labelColor=ink(), labelLimit=200),
            ),
            order=alt.Order("orden:Q"),
            tooltip=["Mes:N", "Etapa:N", "Valor:N"],
        )
        .properties(height=280)
    )


def state_chart(table: pd.DataFrame) -> Any:
    """Bars of `per_state`, each with its figure written."""
    shown = table.assign(
        Estado=table["estado_secop"].map(lambda state: SECOP[state].word),
        Etapa=table["estado_secop"].map(group),
        Valor=table["valor"].map(text.money),
    )
    base = alt.Chart(shown).encode(
        y=alt.Y(
            "Estado:N",
            sort=list(shown["Estado"]),
            axis=alt.Axis(title=None, labelLimit=220, labelColor=ink()),
        ),
        x=alt.X("valor:Q", axis=_axis(), scale=alt.Scale(domainMax=float(table["valor"].max() or 1) * 1.25)),
        tooltip=["Estado:N", "cuentas:Q", "Valor:N"],
    )
    bars = base.mark_bar(size=20).encode(
        color=alt.Color("Etapa:N", scale=alt.Scale(domain=list(GROUPS), range=list(COLOURS)), legend=None)
    )
    return (bars + base.mark_text(align="left", dx=5, color=ink()).encode(text="Valor:N")).properties(
        height=40 * len(shown) + 50
    )


def balance_chart(table: pd.DataFrame) -> Any:
    """What each contract has billed, over its value."""
    shown = table.assign(
        Contratista=[
            f"{text.clean(name) or 'Sin nombre'} ({text.clean(number) or 'sin contrato'})"
            for name, number in zip(table["contratista"], table["contrato"], strict=True)
        ],
        total=table["valor_total"].astype("float64"),
        cobrado=table["cobrado"].astype("float64"),
        Cobrado=table["cobrado"].map(text.money),
        Contrato=table["valor_total"].map(text.money),
    )[["Contratista", "total", "cobrado", "Cobrado", "Contrato"]]
    y = alt.Y(
        "Contratista:N",
        sort=list(shown["Contratista"]),
        axis=alt.Axis(title=None, labelLimit=230, labelColor=ink()),
    )
    tooltip = ["Contratista:N", "Cobrado:N", "Contrato:N"]
    base = alt.Chart(shown)
    whole = base.mark_bar(size=18, color="#2b353b" if _dark() else "#d3dade").encode(
        x=alt.X("total:Q", axis=_axis()), y=y, tooltip=tooltip
    )
    part = base.mark_bar(size=9, color=COLOURS[1]).encode(
        x=alt.X("cobrado:Q", axis=_axis()), y=y, tooltip=tooltip
    )
    return (whole + part).properties(height=30 * len(shown) + 50)
