"""The charts of *Fallas y tiempos*. Each has a table with the same figures below it."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from review import spanish_titles as titles
from review.model import ItemKind
from screens import charts, text

COLOUR = charts.COLOURS[1]
STEP_PX = 40
ROOM = 1.45  # so that what is written at the end of the longest bar fits beside it


def fault_chart(table: pd.DataFrame) -> Any:
    """Bars of `frames.recurring`: in how many cuentas each rule failed."""
    labels = [
        _rule(ItemKind(item), text.clean(rule))
        for item, rule in zip(table["item"], table["regla"], strict=True)
    ]
    return _bars(labels, table["cuentas"], [text.count(many) for many in table["cuentas"]])


def share_chart(table: pd.DataFrame) -> Any:
    """Bars of `frames.pace`: how many of those decided passed at the first try, from 0 to 100."""
    known = table[table["decididas"] > 0]
    told = [
        f"{text.percent(share)} ({text.count(first)} de {text.count(decided)})"
        for share, first, decided in zip(
            known["porcentaje"], known["a_la_primera"], known["decididas"], strict=True
        )
    ]
    return _bars([_named(title) for title in known["titulo"]], known["porcentaje"], told, most=100)


def people_chart(table: pd.DataFrame) -> Any:
    """Bars of `frames.pace` by contractor: how many of their cuentas had a fault."""
    told = [
        f"{text.count(many)} de {text.count(every)}"
        for many, every in zip(table["con_fallas"], table["cuentas"], strict=True)
    ]
    return _bars([_named(title) for title in table["titulo"]], table["con_fallas"], told)


def _rule(item: ItemKind, told: str) -> str:
    """A rule under its item, which some rules name themselves."""
    return told if told.startswith(titles.ITEMS[item]) else f"{titles.ITEMS[item]}: {told}"


def _named(title: object) -> str:
    told = text.clean(title)
    return told[:1].upper() + told[1:] if told else "Sin nombre leído"


def _bars(labels: list[str], values: pd.Series[Any], told: list[str], most: float | None = None) -> Any:
    """A bar for each label, with what it comes to written at its end. Two of one name keep a bar each."""
    seen: dict[str, int] = {}
    for place, label in enumerate(labels):
        seen[label] = seen.get(label, 0) + 1
        if seen[label] > 1:
            labels[place] = f"{label} ({seen[label]})"
    frame = pd.DataFrame({"Grupo": labels, "valor": values.astype("float64").to_numpy(), "Cuentas": told})
    base = alt.Chart(frame).encode(
        y=alt.Y("Grupo:N", sort=labels, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0)),
        tooltip=["Grupo:N", "Cuentas:N"],
    )
    top = ROOM * (most or float(frame["valor"].max()))
    wide = alt.X("valor:Q", axis=None, scale=alt.Scale(domain=[0, top]))
    bars = base.mark_bar(size=14, color=COLOUR, yOffset=8).encode(x=wide)
    words = base.mark_text(align="left", dx=5, dy=8, color=charts.ink()).encode(x=wide, text="Cuentas:N")
    # Above its bar and not beside it, a long name leaves the bars their width on a telephone.
    names = base.mark_text(align="left", dy=-8, color=charts.ink()).encode(x=alt.value(0), text="Grupo:N")
    return (bars + words + names).properties(height=STEP_PX * len(frame))
