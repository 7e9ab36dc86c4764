"""Inicio: the month at a glance. Every figure leads to the list behind it."""

from __future__ import annotations

import streamlit as st

from review import frames, spanish
from review import spanish_titles as titles
from review.frames.month_figures import Figures
from review.frames.totals import NO_ACCOUNT
from review.model import ItemKind, Month, State
from review.store import queries
from screens import components, cuts, frame, reading_now, renewal, session, text, url, waits
from screens.words import RESULTS, SECOP, STATES, UNDECIDED, sign

LONGEST = 8


def figures(found: Figures, month: Month, without: int | None) -> None:
    mes = str(month)
    components.tiles(
        [
            {
                "label": "Cuentas del mes",
                "value": found.every.many,
                "go": url.link("bandeja", mes=mes),
            },
            {
                "label": "Valor cobrado",
                "value": text.money(found.every.pesos),
                "note": f"{spanish.plural(found.unread, 'cuenta')} sin valor leído" if found.unread else None,
                "go": url.link("pagos", mes=mes),
            },
            {
                "label": "Por decidir",
                "value": found.undecided,
                "go": url.link("bandeja", mes=mes, decision=UNDECIDED),
            },
            {
                "label": "Contratos sin cuenta",
                "value": "—" if without is None else without,
                "note": "se sabrá al terminar la lectura" if without is None else "de la lista de contratos",
                "go": url.link("cumplimiento", mes=mes),
            },
        ],
        key="cifras",
    )


def results(found: Figures, month: Month) -> None:
    components.tiles(
        [
            {
                "label": mark.word,
                "icon": mark.icon,
                "tone": mark.tone,
                "value": found.results.get(value, 0),
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
    by_item: dict[ItemKind, dict[State, int]] = {}
    for row in counted.to_dict("records"):
        by_item.setdefault(ItemKind(row["item"]), {})[State(row["estado"])] = int(row["cuantas"])
    ordered = sorted(by_item.items(), key=lambda pair: -sum(pair[1].values()))
    most = sum(ordered[0][1].values())
    components.bars(
        [
            {
                "label": titles.ITEMS_SHORT[item],
                "value": sum(marks.values()),
                "note": " · ".join(f"{STATES[state].word}: {many}" for state, many in marks.items()),
                "parts": [
                    {
                        "share": many / most,
                        "tone": "worst" if state is State.FALTA else STATES[state].tone,
                        "title": STATES[state].word,
                    }
                    for state, many in marks.items()
                ],
                "go": url.link("bandeja", mes=str(month), item=item.value),
            }
            for item, marks in ordered
        ],
        key="faltantes",
    )


def secop(found: Figures, month: Month) -> None:
    lines = []
    for state, mark in SECOP.items():
        here = found.secop.get(state)
        if here is not None:
            lines.append(
                {
                    "label": mark.word,
                    "icon": mark.icon,
                    "tone": mark.tone,
                    "note": text.money(here.pesos),
                    "value": here.many,
                    "parts": [{"share": here.many / found.every.many, "tone": mark.tone, "title": mark.word}],
                    "go": url.link("bandeja", mes=str(month), secop=str(state)),
                }
            )
    components.bars(lines, key="secop_estados")


def waiting(month: Month) -> None:
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
                "motivo": text.brief(row["primer_hallazgo"]),
                "dias": waits.cell(row),
            },
            go=url.link("revisar", cuenta=int(row["id"]), mes=str(month), orden="-espera"),
        )
        for row in frames.longest(session.store(), month, LONGEST).to_dict("records")
    ]
    clicked = components.table(
        [
            components.Column("quien", "Contratista", "wide"),
            components.Column("contrato", "Contrato", "tight"),
            components.Column("resultado", "Resultado", "tight"),
            components.Column("motivo", "Primer hallazgo", "wide"),
            components.Column("dias", "Espera", "num", help=waits.HELP),
        ],
        rows,
        key="esperas",
        caption="Las cuentas sin decidir que más esperan",
        empty="No hay cuentas por decidir en este mes.",
    )
    url.follow(clicked.go)


def without_month() -> None:
    """Files that tell no month appear in no month: say so, or nobody would look for them."""
    lost = queries.undated_in_force(session.store())
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
    renewal.tell(session.store())
    cuts.of_month(session.store(), month)
    found = frames.figures(session.store(), month)
    crossed = frames.compliance(session.store(), month)
    reading = reading_now.going_on(session.store())
    without = None if reading else int((crossed["resultado"] == NO_ACCOUNT).sum())
    figures(found, month, without)
    results(found, month)
    left, right = st.columns(2, gap="large")
    with left, frame.section("Lo que más falta"):
        if reading:
            st.caption(reading_now.UNTOLD)
        else:
            missing(month)
    with right, frame.section("Estado en SECOP II"):
        secop(found, month)
    with frame.section("Lo que más espera"):
        waiting(month)
    without_month()


frame.show(draw)
