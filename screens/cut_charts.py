"""The chart of the load of each day up to a cut. Its table has the same figures below it."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from screens import charts, text

HEIGHT_PX = 240
_SERIES = (("por_decidir", "Por decidir"), ("llegaron", "Llegaron"), ("decididas", "Decididas"))


def load_chart(table: pd.DataFrame) -> Any:
    """What `frames.cut_load` tells of a folder: how many were left at the end of each day as bars, how many
    came and were decided as points of two shapes."""
    known = table[table["por_decidir"].notna()]
    days = [text.day(one) for one in table["dia"]]
    long = known.assign(Dia=known["dia"].map(text.day)).melt(
        id_vars="Dia", value_vars=[name for name, _ in _SERIES], var_name="serie", value_name="Cuentas"
    )
    long["Serie"] = long["serie"].map(dict(_SERIES))
    long["Cuentas"] = long["Cuentas"].astype("float64")
    x = alt.X(
        "Dia:N",
        sort=days,
        scale=alt.Scale(domain=days),
        axis=alt.Axis(title=None, labelAngle=-60, labelColor=charts.ink()),
    )
    y = alt.Y(
        "Cuentas:Q",
        axis=alt.Axis(title="Cuentas", tickMinStep=1, labelColor=charts.ink(), titleColor=charts.ink()),
    )
    words = [word for _, word in _SERIES]
    colour = alt.Color(
        "Serie:N",
        scale=alt.Scale(domain=words, range=["#9db4c0", *charts.COLOURS[:3:2]]),
        legend=alt.Legend(title=None, orient="top", labelColor=charts.ink()),
    )
    base = alt.Chart(long).encode(x=x, y=y, color=colour, tooltip=["Dia:N", "Serie:N", "Cuentas:Q"])
    bars = base.transform_filter(alt.datum.Serie == words[0]).mark_bar()
    points = base.transform_filter(alt.datum.Serie != words[0]).mark_point(size=70, filled=True)
    shaped = points.encode(
        shape=alt.Shape(
            "Serie:N", scale=alt.Scale(domain=words, range=["square", "circle", "diamond"]), legend=None
        )
    )
    return (bars + shaped).properties(height=HEIGHT_PX)
