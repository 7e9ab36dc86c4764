"""Bandeja: the triage table of a month. Filters and order live in the address."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from review import desk, frames, spanish
from review import spanish_titles as titles
from review.catalogue.cuenta_columns import SUBMISSIONS
from review.model import Act, ItemKind, RequestTally, SecopState, ViewRight
from review.store import doubt_rows
from screens import (
    acting,
    approving,
    compact,
    components,
    door,
    empty,
    filters,
    folded,
    frame,
    listed,
    paged,
    reading_now,
    renewal,
    returned,
    saved,
    session,
    taking_away,
    tally,
    text,
    url,
    waits,
)
from screens.correcting import AS_SOURCES
from screens.words import (
    CONCEPTS,
    DECISIONS,
    OUTDATED,
    REPLACES,
    RESULTS,
    SECOP,
    SHORT_SECOP,
    SOURCES,
    STATES,
    sign,
)

SIZE = 25
RESETS = ("hoja",)
FOLDED = ("secop", "item", "supervisor", "versiones")
COLUMNS = [
    components.told(SUBMISSIONS["contratista"], "wide", sort=True),
    components.told(SUBMISSIONS["pago"], "tight", sort=True),
    components.told(SUBMISSIONS["valor"], "num", sort=True),
    *(components.Column(item.value, title, "marks") for item, title in titles.ITEMS_SHORT.items()),
    components.told(SUBMISSIONS["resultado"], "tight", sort=True),
    components.Column(
        "secop", "SECOP II", "tight", sort=True, help="Estado de la cuenta en SECOP II y de dónde se supo"
    ),
    components.Column(
        "espera",
        "Espera",
        "num",
        sort=True,
        help=waits.HELP,
    ),
]


def ask(table: pd.DataFrame) -> filters.Filters:
    people = filters.people(table)
    with st.container(key="filtros"):
        axes = st.container(key="ejes", gap="small")
        fields = iter(st.columns([1.5, 1, 1.1, 1.1, 1.2, 1.15, 0.9], vertical_alignment="bottom"))
        with next(fields):
            url.search("q", "Buscar", "Contratista, contrato, documento…", resets=RESETS)
        with next(fields):
            folded.unfold(len(url.keep(*FOLDED)))
        with next(fields):
            url.choice("secop", "Estado en SECOP II", filters.SECOP_OPTIONS, resets=RESETS)
        with next(fields):
            url.choice("item", "Ítem con problema", filters.ITEM_OPTIONS, resets=RESETS)
        with next(fields):
            url.choice("supervisor", "Entidad o supervisor", people, resets=RESETS)
        with next(fields):
            url.switch("versiones", "Versiones anteriores", resets=RESETS)
        with next(fields):
            saved.menu(session.store())
    asked = filters.Filters.of({name: url.get(name) for name in filters.NAMES})
    counts = tally.tally(table, asked)
    with axes:
        url.pills(
            "decision", "Avance de la revisión", filters.DECISION_OPTIONS, counts.progress, resets=RESETS
        )
        url.pills("resultado", "Resultado", filters.RESULT_OPTIONS, counts.results, resets=RESETS)
        if table["concepto"].notna().any() or url.get(
            "concepto"
        ):  # where nobody gives concepts, none to choose
            url.pills("concepto", "Concepto", filters.CONCEPT_OPTIONS, counts.concepts, resets=RESETS)
    return asked


def decided(account: Mapping[Hashable, Any]) -> list[dict[str, str]]:
    """The signs of a decision: itself, the concept given, and that something changed since it or since
    the version before."""
    verdict, stale = text.clean(account["decision"]), text.clean(account["decision_desactualizada"])
    signs = [DECISIONS[verdict].cell()] if verdict in DECISIONS else []
    concept = text.clean(account["concepto"])
    if concept:
        told = filter(None, (text.clean(account["concepto_por"]), text.clean(account["motivo_concepto"])))
        signs.append({**sign(CONCEPTS, concept).cell(), "title": f"Concepto de {': '.join(told)}"})
    if stale:
        mark = OUTDATED if verdict else REPLACES
        signs.append({**mark.cell(), "title": stale})
    return signs


def new_to(account: Mapping[Hashable, Any]) -> list[dict[str, str]]:
    novelty = account["novedad"]
    return [] if novelty is None else [listed.SIGNS[novelty].cell()]


def row_of(account: Mapping[Hashable, Any], tallies: Mapping[int, RequestTally]) -> components.Row:
    number = int(account["id"])
    who = text.clean(account["contratista"]) or text.clean(account["archivo"])
    notes = [text.clean(account["contrato"]) or "sin contrato leído"]
    if not url.get("mes")[:1].isdecimal():
        notes.append(text.short_month(account["periodo"]) or "sin mes")
    if not account["vigente"]:
        notes.append("versión anterior")
    elif account["versiones"] > 1:
        notes.append(f"{account['versiones']} versiones")
    tally = tallies.get(number)
    came_back = [] if tally is None else [returned.mark(tally)]
    go = url.link("revisar", cuenta=number, **url.keep(*filters.SHOWN))
    return components.Row(
        number,
        {
            "contratista": {"text": who, "sub": " · ".join(notes), "go": go, "also": new_to(account)},
            "pago": text.payment(account["pago"]),
            "valor": text.money(account["valor"]),
            **{item.value: sign(STATES, account[item.value]).cell() for item in ItemKind},
            "resultado": {
                **sign(RESULTS, account["resultado"]).cell(),
                "title": text.brief(account["primer_hallazgo"]),
                "also": [*decided(account), *came_back],
            },
            "secop": {
                **sign(SHORT_SECOP, account["estado_secop"]).cell(),
                "title": f"{sign(SECOP, account['estado_secop']).word}. {SOURCES[account['fuente_secop']]}",
            },
            "espera": waits.cell(account),
        },
        go=go,
        name=who,
    )


def rows_of(shown: pd.DataFrame, *, dense: bool) -> list[components.Row]:
    tallies = desk.request_tallies(session.store(), [int(one) for one in shown["id"]])
    told_of = [(account, row_of(account, tallies)) for account in shown.to_dict("records")]
    return [compact.row(row, account) if dense else row for account, row in told_of]


def set_state(picked: list[int]) -> None:
    """What can be done with the rows ticked: say their state in SECOP II, many at once."""
    with st.container(border=True, key="en_bloque"):
        left, middle, right = st.columns([1.3, 1.6, 1], vertical_alignment="bottom")
        left.markdown(f"**{spanish.plural(len(picked), 'cuenta elegida', 'cuentas elegidas')}**")
        options = {state.value: mark.word for state, mark in zip(SecopState, SECOP.values(), strict=True)}
        with middle:
            state = st.selectbox(
                "Estado en SECOP II",
                ["", *options],
                format_func=lambda value: options.get(value, AS_SOURCES),
                index=1 + list(options).index(SecopState.ENVIADO.value),
                key="estado_en_bloque",
            )
        clicked = right.button(
            "Poner estado", type="primary", disabled=not acting.may(Act.SECOP_STATE), width="stretch"
        )
        acting.allowed(Act.SECOP_STATE)
        if clicked:
            new = SecopState(state) if state else None
            acting.do(
                lambda: desk.set_secop_state(session.store(), picked, new, session.actor()),
                f"Se registró el estado en SECOP II de {spanish.plural(len(picked), 'cuenta')}.",
            )


def draw() -> None:
    frame.head("Bandeja", months=True, whole=True)
    table, told = listed.table(session.store())
    if table.empty and not frames.months(session.store()) and not doubt_rows.anything(session.store()):
        frame.nothing_yet("La bandeja está vacía: aún no hay cuentas leídas.")
        return
    renewal.tell(session.store())
    asked = ask(table)
    found = filters.narrow(table, asked)
    acting.tell()
    with st.container(horizontal=True, vertical_alignment="center", key="sobre_la_lista"):
        with st.container(gap=None, key="cuantas"):
            total = text.money(found["valor"].sum())
            st.caption(text.md(f"{spanish.plural(len(found), 'cuenta')} · {total}"))
            if url.get("mes") != session.NO_MONTH:
                frame.counted(session.month_of(url.get("mes")))
            if reading_now.going_on(session.store()):
                st.caption(reading_now.UNTOLD)
        url.switch(compact.NAME, "Lista compacta", resets=RESETS)
        taking_away.chosen(
            session.store(),
            session.month_of(url.get("mes")),
            [int(one) for one in found["id"]],
            filters.words(asked),
        )
    listed.tell_new(session.store(), told)
    bulk = st.container()
    acts = door.sees(ViewRight.PERSONAL)  # who only consults has nothing to do with the rows that they tick
    dense = compact.on()
    body = st.container(key="lista_compacta" if dense else "lista_amplia")
    with body:
        clicked = paged.table(
            compact.columns(COLUMNS) if dense else COLUMNS,
            lambda part: rows_of(found.iloc[part], dense=dense),
            len(found),
            size=compact.SIZE if dense else SIZE,
            key="bandeja",
            caption="Cuentas del mes con sus seis ítems",
            empty=empty.no_hit(url.get("mes")),
            sort=(asked.orden.lstrip("-"), asked.orden.startswith("-")),
            pick=acts,
            dense=dense,
        )
    if found.empty:
        empty.widen("quitar_filtros")
    if clicked.picked:
        with bulk:
            set_state(clicked.picked)
    if acts:
        with bulk:
            approving.draw(session.store(), found, clicked.picked)
    if clicked.sort:
        url.put(orden=filters.toggled(asked.orden, clicked.sort), hoja=None)
        st.rerun()
    url.follow(clicked.go)


frame.show(draw)
