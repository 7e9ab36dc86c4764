"""What to type in SECOP II: the card of one cuenta, and the month's list of what is to be passed on."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from review import desk, frames, spanish
from review.catalogue.payment_columns import SECOP_PENDING
from review.desk import CardField, Passing, SecopCard, SubmissionView
from review.desk.secop_pending import HERE, THERE, Tally, tally
from review.model import Month
from review.store import Store
from screens import components, frame, paged, shareable, text, url
from screens.words import DECISIONS, SECOP, SOURCES, UNDECIDED, Sign, missing, sign

SIZE = 40
SIGNS = {
    Passing.HECHA: Sign("Ya está en SECOP II", "check", "good"),
    Passing.POR_PASAR: Sign("Por pasar", "clock", "warn"),
    Passing.CONTRARIA: Sign("SECOP II dice lo contrario", "cross", "bad"),
    Passing.SIN_DECIDIR: Sign("Sin decidir aquí", "eye", "warn"),
}
_LISTS = {
    "aqui": "Decidido aquí y todavía no en SECOP II",
    "alla": "Respondido en SECOP II y sin decidir aquí",
    "hechas": "Ya en SECOP II",
}
_STAND = {"aqui": HERE, "alla": THERE, "hechas": (Passing.HECHA,)}


def card(store: Store, view: SubmissionView) -> None:
    """The card of a decided cuenta, each value with its copy button."""
    made = desk.secop_card(store, view, frames.today())
    if made is None:
        return
    done = made.passing is Passing.HECHA
    icon = ":material/check_circle:" if done else ":material/content_paste:"
    title = "Ficha para SECOP II" + (" · ya está" if done else "")
    with st.expander(title, icon=icon, expanded=not done):
        _drawn(made)


def _drawn(made: SecopCard) -> None:
    components.signs(
        [{"label": "SECOP II", **SIGNS[made.passing].cell()}], key=f"pasada_{made.submission_id}"
    )
    st.markdown(text.md(made.told))
    for one in made.warnings:
        st.warning(text.md(one), icon=":material/warning:")
    if made.passing is Passing.HECHA:
        return
    for place, step in enumerate(made.steps, 1):
        st.markdown(f"**{place}\\.** {text.md(step.where)}")
        for field in step.fields:
            _field(field)
        st.markdown(f"Luego, clic en **{text.md(step.button)}**\\.")


def _field(field: CardField) -> None:
    st.markdown(f"**{text.md(field.label)}**")
    if field.value is not None:
        st.code(text.lines(field.value), language=None, wrap_lines=True)
    if field.note:
        st.caption(text.md(field.note))


def draw(store: Store, month: Month) -> None:
    """The month's lists, each with how many and how much."""
    table = desk.secop_pending(store, month)
    st.caption(
        "Se marcan solas cuando una exportación importada muestra lo que se decidió aquí. La ficha de cada "
        "una, con lo que se escribe en SECOP II, está en «Revisar»."
    )
    components.tiles(
        [
            _tile(_LISTS[name], tally(table, _STAND[name]), name, month, icon, tone)
            for name, icon, tone in (
                ("aqui", "clock", "warn"),
                ("alla", "eye", "warn"),
                ("hechas", "check", "good"),
            )
        ],
        key="pasar_cifras",
    )
    chosen = url.choice("lista", "Lista", _LISTS, default="aqui", resets=("hoja",))
    shown = table[table["situacion"].isin([one.value for one in _STAND[chosen]])]
    with frame.section(_LISTS[chosen]):
        rows = shown.to_dict("records")
        clicked = paged.table(
            [
                components.told(SECOP_PENDING["contratista"], "wide"),
                components.told(SECOP_PENDING["pago"], "tight"),
                components.told(SECOP_PENDING["valor"], "num"),
                components.told(SECOP_PENDING["decision"]),
                components.told(SECOP_PENDING["estado_secop"]),
                components.told(SECOP_PENDING["que_hacer"], "wide"),
            ],
            lambda part: [_row(row, month) for row in rows[part]],
            len(rows),
            size=SIZE,
            key="por_pasar",
            caption=_LISTS[chosen],
            empty="No hay ninguna cuenta en esta lista.",
        )
        url.follow(clicked.go)
        shareable.table(shown, f"secop_{chosen}_{month}.csv")


def _tile(label: str, one: Tally, name: str, month: Month, icon: str, tone: str) -> dict[str, Any]:
    unread = f" · {spanish.number(one.unknown)} sin valor leído" if one.unknown else ""
    return {
        "label": label,
        "value": one.cuentas,
        "note": f"{text.money(one.pesos)}{unread}",
        "icon": icon,
        "tone": tone if one.cuentas else "mute",
        "go": url.link("secop", vista="pasar", mes=str(month), lista=name),
    }


def _row(row: Mapping[Hashable, Any], month: Month) -> components.Row:
    decision = UNDECIDED if missing(row["decision"]) else row["decision"]
    return components.Row(
        int(row["submission_id"]),
        {
            "contratista": components.who(row),
            "pago": text.payment(row["pago"]),
            "valor": text.money(row["valor"]),
            "decision": sign(DECISIONS, decision).cell(),
            "estado_secop": {
                **sign(SECOP, row["estado_secop"]).cell(),
                "sub": text.clean(SOURCES.get(row["fuente_secop"])),
            },
            "que_hacer": text.clean(row["que_hacer"]) or "—",
        },
        go=url.link("revisar", cuenta=int(row["submission_id"]), mes=str(month)),
    )
