"""What the second looks came to: how often they agree with the approval, and where they do not."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from review import desk, spanish
from review import spanish_titles as titles
from review.catalogue.second_look_columns import AGREEMENT
from review.model import Agreement, ItemKind, Month, Sighting
from review.store import Store
from screens import components, session, shareable, text, url
from screens.words import DECISIONS, Sign, missing, sign

FOUND = {
    Sighting.CUMPLE.value: Sign(spanish.title(Sighting.CUMPLE), "check", "good"),
    Sighting.NO_CUMPLE.value: Sign(spanish.title(Sighting.NO_CUMPLE), "cross", "bad"),
    Sighting.NO_SE_SABE.value: Sign(spanish.title(Sighting.NO_SE_SABE), "help", "mute"),
}


def draw(store: Store, month: Month | None) -> None:
    """Agreement of the whole and by item, then the cuentas in which something else was found."""
    table = desk.agreement(store, month)
    if table.empty:
        with st.container(border=True):
            st.markdown("**Todavía no hay segundas miradas en lo elegido.**")
            st.markdown(
                "Aparecen cuando alguien mira de nuevo, en «Mirar de nuevo», una cuenta que otra persona "
                "aprobó. Si ya las hubo en otro mes, elíjalo arriba."
            )
        return
    st.caption(
        "Quien aprobó dio por bueno cada ítem; aquí está si otra persona, sin saberlo, halló lo mismo. Sirve "
        "para afinar la lista y las instrucciones, no para calificar a nadie: no dice quién aprobó ni quién "
        "miró de nuevo."
    )
    components.table(
        [
            components.Column("titulo", AGREEMENT["titulo"].title, "wide"),
            components.told(AGREEMENT["miradas"], "num"),
            components.told(AGREEMENT["coinciden"], "num"),
            components.told(AGREEMENT["difieren"], "num"),
            components.told(AGREEMENT["no_se_sabe"], "num"),
            components.told(AGREEMENT["porcentaje"], "num"),
        ],
        [
            components.Row(
                place,
                {
                    "titulo": {"text": row["titulo"], "strong": missing(row["item"])},
                    **{name: text.count(row[name]) for name in ("miradas", "coinciden", "difieren")},
                    "no_se_sabe": text.count(row["no_se_sabe"]),
                    "porcentaje": text.percent(row["porcentaje"]),
                },
            )
            for place, row in enumerate(table.to_dict("records"))
        ],
        key="acuerdo",
        caption="Segundas miradas que coinciden con la aprobación, de la cuenta y por ítem",
    )
    every = desk.second_looks(store, month)
    _differing(every)
    shareable.table(every, f"segunda_mirada_{month or session.EVERY_MONTH}.csv")


def _differing(every: pd.DataFrame) -> None:
    here = every[every["coincide"] == Agreement.DIFIERE]
    st.header("Dónde se halló otra cosa", anchor=False)
    clicked = components.table(
        [
            components.Column("contratista", "Contratista", "wide"),
            components.Column("que", "Qué se miró"),
            components.Column("segunda", "Segunda mirada", "tight"),
            components.Column("motivo", "Qué encontró", "full"),
        ],
        [
            components.Row(
                place,
                {
                    "contratista": {
                        "text": text.clean(row["contratista"]) or "Sin nombre leído",
                        "sub": " · ".join(
                            filter(None, (text.clean(row["contrato"]), text.short_month(row["periodo"])))
                        ),
                        "strong": True,
                    },
                    "que": "Toda la cuenta" if missing(row["item"]) else titles.ITEMS[ItemKind(row["item"])],
                    "segunda": sign(DECISIONS | FOUND, row["segunda"]).cell(),
                    "motivo": _why(row["motivo"], stands=bool(row["rige"])),
                },
                go=url.link("revisar", cuenta=int(row["submission_id"]), panel="historia"),
            )
            for place, row in enumerate(here.to_dict("records"))
        ],
        key="difieren",
        caption="Cuentas en las que la segunda mirada halló otra cosa",
        empty="En ninguna: todas las segundas miradas coinciden con lo decidido.",
    )
    url.follow(clicked.go)


def _why(reason: object, *, stands: bool) -> str:
    told = text.clean(reason)
    return told if stands else " ".join(filter(None, (told, "(La aprobación ya no rige.)")))
