"""Inicio: the month at a glance. Every figure leads to the list behind it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from review import frames, spanish
from review.model import ItemKind, Month, State
from review.totals import NO_ACCOUNT
from screens import components, frame, session, text, url
from screens.words import RESULTS, SECOP, STATES, UNDECIDED, sign

LONGEST = 8


def figures(accounts: pd.DataFrame, month: Month, without: int) -> None:
    mes = str(month)
    undecided = int(accounts["decision"].isna().sum())
    unknown = int(accounts["valor"].isna().sum())
    components.tiles(
        [
            {
                "label": "Cuentas del mes",
                "value": len(accounts),
                "go": url.link("bandeja", mes=mes),
            },
            {
                "label": "Valor cobrado",
                "value": text.money(accounts["valor"].sum()),
                "note": f"{spanish.plural(unknown, 'cuenta')} sin valor leído" if unknown else None,
                "go": url.link("pagos", mes=mes),
            },
            {
                "label": "Por decidir",
                "value": undecided,
                "go": url.link("bandeja", mes=mes, decision=UNDECIDED),
            },
            {
                "label": "Contratos sin cuenta",
                "value": without,
                "note": "de la lista de contratos",
                "go": url.link("cumplimiento", mes=mes),
            },
        ],
        key="cifras",
    )


def results(accounts: pd.DataFrame, month: Month) -> None:
    counts = accounts["resultado"].value_counts()
    components.tiles(
        [
            {
                "label": mark.word,
                "icon": mark.icon,
                "tone": mark.tone,
                "value": int(counts.get(value, 0)),
                "go": url.link("bandeja", mes=str(month), resultado=value),
            }
            for value, mark in RESULTS.items()
        ],
        key="resultados",
    )


def missing(month: Month) -> None:
    counted = frames.missing(session.store(), month)
    if counted.empty:
        st.caption("En este mes no falta nada: todos los ítems cumplen o no aplican.")
        return
    most = int(counted.groupby("item")["cuantas"].sum().max())
    lines = []
    for item, rows in counted.groupby("item", sort=False):
        marks = {str(row.estado): int(row.cuantas) for row in rows.itertuples()}
        lines.append(
            {
                "label": spanish.ITEMS_SHORT[ItemKind(str(item))],
                "value": sum(marks.values()),
                "note": " · ".join(f"{STATES[state].word}: {many}" for state, many in marks.items()),
                "parts": [
                    {
                        "share": many / most,
                        "tone": "mute" if state == State.FALTA else STATES[state].tone,
                        "title": STATES[state].word,
                    }
                    for state, many in marks.items()
                ],
                "go": url.link("bandeja", mes=str(month), item=str(item)),
            }
        )
    lines.sort(key=lambda line: -line["value"])
    components.bars(lines, key="faltantes")


def secop(accounts: pd.DataFrame, month: Month) -> None:
    sums = accounts.groupby("estado_secop")["valor"].agg(["size", "sum"])
    lines = []
    for state, mark in SECOP.items():
        if state in sums.index:
            many, value = int(sums.at[state, "size"]), sums.at[state, "sum"]
            lines.append(
                {
                    "label": mark.word,
                    "icon": mark.icon,
                    "tone": mark.tone,
                    "note": text.money(value),
                    "value": many,
                    "parts": [{"share": many / len(accounts), "tone": mark.tone, "title": mark.word}],
                    "go": url.link("bandeja", mes=str(month), secop=str(state)),
                }
            )
    components.bars(lines, key="secop_estados")


def waiting(accounts: pd.DataFrame, month: Month) -> None:
    longest = accounts[accounts["dias_espera"].notna()].sort_values(
        "dias_espera", ascending=False, kind="stable"
    )
    rows = [
        components.Row(
            int(row["id"]),
            {
                "quien": {
                    "text": text.clean(row["contratista"]) or text.clean(row["archivo"]),
                    "strong": True,
                },
                "contrato": text.clean(row["contrato"]) or "—",
                "resultado": sign(RESULTS, row["resultado"]).cell(),
                "motivo": text.clean(row["primer_hallazgo"]),
                "dias": text.days(row["dias_espera"]),
            },
            go=url.link("revisar", cuenta=int(row["id"]), mes=str(month), orden="-espera"),
        )
        for row in longest.head(LONGEST).to_dict("records")
    ]
    clicked = components.table(
        [
            components.Column("quien", "Contratista", "wide"),
            components.Column("contrato", "Contrato", "tight"),
            components.Column("resultado", "Resultado", "tight"),
            components.Column("motivo", "Primer hallazgo", "wide"),
            components.Column("dias", "Espera", "num"),
        ],
        rows,
        key="esperas",
        caption="Las cuentas sin decidir que más esperan",
        empty="No hay cuentas por decidir en este mes.",
    )
    url.follow(clicked.go)


def without_month() -> None:
    """Files that tell no month appear in no month: say so, or nobody would look for them."""
    everything = frames.submissions(session.store())
    lost = int((everything["periodo"].isna() & everything["vigente"]).sum())
    if lost:
        components.tiles(
            [
                {
                    "label": "Sin mes conocido",
                    "icon": "blur",
                    "tone": "bad",
                    "value": spanish.plural(lost, "archivo"),
                    "note": "No se pudo leer de qué mes son: revíselos aparte.",
                    "go": url.link("bandeja", mes=session.NO_MONTH),
                }
            ],
            key="sin_mes",
        )


def draw() -> None:
    month = frame.head("Inicio", months=True)
    if month is None:
        without_month()
        frame.nothing_yet("Aún no hay cuentas leídas.")
        return
    accounts = frames.submissions(session.store(), month)
    accounts = accounts[accounts["vigente"]]
    crossed = frames.compliance(session.store(), month)
    without = int((crossed["resultado"] == NO_ACCOUNT).sum())
    figures(accounts, month, without)
    results(accounts, month)
    left, right = st.columns(2, gap="large")
    with left, frame.section("Lo que más falta"):
        missing(month)
    with right, frame.section("Estado en SECOP II"):
        secop(accounts, month)
    with frame.section("Lo que más espera"):
        waiting(accounts, month)
    without_month()


draw()
