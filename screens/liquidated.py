"""What would be withheld of a cuenta, as *Revisar* folds it away: each line with its reason and its page."""

from __future__ import annotations

import streamlit as st

from review import desk
from review.desk import SubmissionView
from review.liquidation import LineState, Preliquidation, WithheldLine
from review.spanish import plural
from review.store import Store
from screens import components, line, text, url
from screens.words import Sign

INFORMS = "Esto informa; la tesorería decide. No cambia el resultado ni la decisión de la cuenta."
COLUMNS = (
    components.Column("concepto", "Concepto", "wide"),
    components.Column("estado", "Estado", "tight"),
    components.Column("base", "Base", "num"),
    components.Column("tarifa", "Tarifa"),
    components.Column("valor", "Valor", "num"),
    components.Column("por_que", "Por qué", "full"),
)
LINE_STATES: dict[LineState, Sign] = {
    LineState.WORKED_OUT: Sign("Calculado", "check", "info"),
    LineState.TWO_FIGURES: Sign("Dos cifras", "eye", "warn"),
    LineState.NOT_DUE: Sign("No aplica", "dash", "mute"),
    LineState.NOT_CONFIGURED: Sign("Sin configurar", "missing", "mute"),
    LineState.UNKNOWN: Sign("Sin dato", "eye", "warn"),
}


def draw(store: Store, view: SubmissionView) -> None:
    """The folded box; nothing for a cuenta that could not be read."""
    found = desk.preliquidation(store, view.id) if view.lectura.readable else None
    if found is None:
        return
    with st.expander(text.md(title(found)), expanded=False, key="preliquidacion"):
        st.caption(INFORMS)
        for one in found.changes:
            st.info(text.md(one), icon=":material/compare_arrows:")
        clicked = components.table(
            COLUMNS,
            [row(view, place, one) for place, one in enumerate(found.lines)],
            key="preliquidacion_tabla",
            caption="Preliquidación de esta cuenta",
        )
    url.follow(clicked.go)


def title(found: Preliquidation) -> str:
    """What the folded box says: how much, and what is lacking."""
    told = amounts(*found.withheld)
    lacking = sum(one.state in (LineState.NOT_CONFIGURED, LineState.UNKNOWN) for one in found.lines)
    rest = f"; {plural(lacking, 'concepto')} sin calcular" if lacking else ""
    assumed = ", con un supuesto" if any(one.assumed for one in found.lines) else ""
    return f"Preliquidación (informativa) · se retendría {told}{assumed}{rest}"


def amounts(least: int, most: int) -> str:
    """One amount, or the two between which it is."""
    return text.money(least) if least == most else f"entre {text.money(least)} y {text.money(most)}"


def row(view: SubmissionView, place: int, one: WithheldLine) -> components.Row:
    """A line of the table: a click on it leads to the first page that it comes from."""
    apart = "" if one.deducted else "se paga aparte"
    two = len(one.figures) > 1
    page = next((where.page for where in one.places), None)
    cells: dict[str, components.Cell] = {
        "concepto": {"text": text.clean(one.title), "sub": apart},
        "estado": {**LINE_STATES[one.state].cell(), "sub": "con un supuesto" if one.assumed else ""},
        "base": text.money(one.figures[0].base) if len(one.figures) == 1 else "—",
        "tarifa": text.clean(one.figures[0].rate) if len(one.figures) == 1 else "—",
        "valor": " o ".join(text.money(figure.amount) for figure in one.figures) or "—",
        "por_que": {
            "text": text.clean(" ".join(filter(None, (one.why, one.assumed)))),
            "sub": " · ".join(filter(None, sources(one, two=two))),
        },
    }
    go = None if page is None else url.link("revisar", cuenta=view.id, pagina=page, **line.kept())
    return components.Row(place, cells, go=go, name=text.clean(one.title))


def sources(one: WithheldLine, *, two: bool) -> tuple[str, ...]:
    """The norm, the pages and, of two figures, the rate of each."""
    rates = [f"{figure.rate} sobre {text.money(figure.base)}" for figure in one.figures] if two else []
    pages = dict.fromkeys(f"{where.what}, pág. {where.page}" for where in one.places)
    return (text.clean(one.norm), *map(text.clean, rates), *map(text.clean, pages))
