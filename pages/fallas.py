"""Fallas y tiempos: which faults come back, what passes at the first try, and what to tell about them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from review import frames, spanish
from review import spanish_titles as titles
from review.catalogue.table_columns import PACE, RECURRING
from review.desk.circular import circular
from review.frames import By
from review.model import ItemKind, Month
from screens import (
    components,
    experience_charts,
    frame,
    my_pace,
    paged,
    reading_now,
    session,
    shareable,
    text,
    url,
)

TITLE = "Fallas y tiempos"
SIZE, CHARTED = 40, 12
VIEWS = {"fallas": "Qué falla más", "tiempos": "A la primera", "circular": "Circular", "ritmo": "Mi ritmo"}
GROUPS = {By.MES.value: "Por mes", By.ITEM.value: "Por ítem", By.CONTRATISTA.value: "Por contratista"}
NO_DECISIONS = "Aún no hay decisiones: estas cifras aparecen cuando se aprueban o devuelven cuentas."


def faults(month: Month | None) -> None:
    frame.counted(month)
    table = frames.recurring(session.store(), month)
    if table.empty:
        st.success(
            "Ninguna cuenta tiene fallas. Lo que está por revisar no se cuenta como falla.",
            icon=":material/check:",
        )
        return
    charted = table.head(CHARTED)
    st.altair_chart(
        experience_charts.fault_chart(charted),
        width="stretch",
        alt="En cuántas cuentas no se cumplió cada regla, de la más frecuente a la menos",
    )
    more = f" Se dibujan las {CHARTED} más frecuentes de {len(table)}." if len(table) > CHARTED else ""
    st.caption(
        "De todas las versiones de cada cuenta. No son fallas lo que quedó por revisar ni lo que una persona "
        f"aprobó.{more}"
    )
    mes = str(month) if month else session.EVERY_MONTH
    clicked = paged.table(
        [
            components.told(RECURRING["regla"], "wide"),
            components.told(RECURRING["cuentas"], "num"),
            components.told(RECURRING["contratistas"], "num"),
            components.Column(
                "reinciden", "Reinciden", "num", help="Contratistas a quienes les falló también otro mes"
            ),
            components.told(RECURRING["remedio"], "wide"),
        ],
        lambda part: [
            components.Row(
                place,
                {
                    "regla": {
                        "text": text.clean(row["regla"]),
                        "sub": titles.ITEMS[ItemKind(row["item"])],
                        "strong": True,
                    },
                    "cuentas": {
                        "text": text.count(row["cuentas"]),
                        "sub": text.percent(row["porcentaje"]),
                    },
                    "contratistas": text.count(row["contratistas"]),
                    "reinciden": text.count(row["reinciden"]),
                    "remedio": text.clean(row["remedio"]),
                },
                go=url.link("bandeja", mes=mes, item=row["item"]),
            )
            for place, row in enumerate(table.iloc[part].to_dict("records"))
        ],
        len(table),
        size=SIZE,
        key="fallas",
        caption="Las reglas que más cuentas incumplieron",
    )
    url.follow(clicked.go)
    shareable.table(table, f"fallas_{mes}.csv")


def pace(by: By, month: Month | None) -> None:
    frame.counted(month)
    table = frames.pace(session.store(), by, month)
    if by is By.CONTRATISTA:
        table = table.sort_values(["con_fallas", "cuentas"], ascending=False, kind="stable")
    if not table["decididas"].sum():
        st.info(NO_DECISIONS, icon=":material/info:")
    elif by is not By.CONTRATISTA:
        st.altair_chart(
            experience_charts.share_chart(table),
            width="stretch",
            alt="De las cuentas decididas, cuántas se aprobaron en su primera versión",
        )
    people = table[table["con_fallas"] > 0].head(CHARTED)
    if by is By.CONTRATISTA and not people.empty:
        st.altair_chart(
            experience_charts.people_chart(people),
            width="stretch",
            alt="Cuántas de las cuentas de cada contratista tuvieron fallas",
        )
        st.caption(f"Cuentas con alguna falla: los {len(people)} contratistas que más tienen.")
    listed(table, by)
    st.caption(told_of(by))
    shareable.table(table, f"tiempos_por_{by.value}.csv")


def told_of(by: By) -> str:
    if by is By.ITEM:
        return (
            "A la primera: de las cuentas decididas a las que se pide el ítem, las que no fallaron en él en "
            "su primera versión. Los días son de las que sí fallaron."
        )
    return (
        "A la primera: de las cuentas decididas, las aprobadas en su primera versión. Rondas: versiones "
        "hasta aprobarse. Los días son hábiles y en promedio: a la decisión, desde que llegó la versión "
        "decidida; a la aprobación, desde que llegó la primera."
    )


def listed(table: pd.DataFrame, by: By) -> None:
    clicked = paged.table(
        [
            components.Column("titulo", GROUPS[by].removeprefix("Por ").capitalize(), "wide"),
            components.told(PACE["cuentas"], "num"),
            components.told(PACE["a_la_primera"], "num"),
            components.told(PACE["rondas"], "num"),
            components.told(PACE["dias_decision"], "num"),
            components.told(PACE["dias_aprobacion"], "num"),
            components.told(PACE["con_fallas"], "num"),
            components.told(PACE["falla"], "wide"),
        ],
        lambda part: [
            components.Row(
                place,
                {
                    "titulo": {"text": titled(row["titulo"]), "strong": True},
                    "cuentas": {
                        "text": text.count(row["cuentas"]),
                        "sub": spanish.plural(int(row["decididas"]), "decidida"),
                    },
                    "a_la_primera": {
                        "text": text.percent(row["porcentaje"]),
                        "sub": f"{text.count(row['a_la_primera'])} de {text.count(row['decididas'])}",
                    },
                    "rondas": text.decimal(row["rondas"]),
                    "dias_decision": text.decimal(row["dias_decision"]),
                    "dias_aprobacion": text.decimal(row["dias_aprobacion"]),
                    "con_fallas": text.count(row["con_fallas"]),
                    "falla": text.clean(row["falla"]) or "Sin fallas",
                },
                go=place_of(row["grupo"], row["titulo"], by),
            )
            for place, row in enumerate(table.iloc[part].to_dict("records"))
        ],
        len(table),
        size=SIZE,
        key=f"tiempos_{by.value}",
        caption=f"Aprobadas a la primera, rondas y días hábiles, {GROUPS[by].lower()}",
    )
    url.follow(clicked.go)


def titled(title: object) -> str:
    told = text.clean(title)
    return told[:1].upper() + told[1:] if told else "Sin nombre leído"


def place_of(group: object, title: object, by: By) -> components.Go | None:
    match by:
        case By.MES:
            return url.link("bandeja", mes=text.clean(group))
        case By.CONTRATISTA:
            who = text.clean(title)
            return url.link("bandeja", mes=session.EVERY_MONTH, q=who) if who else None
        case By.ITEM:
            return None


def letter(month: Month) -> None:
    st.caption(
        "Para todos los contratistas, con lo que más falló en el mes y su remedio. No nombra a nadie: léala, "
        "ajústela y envíela por el medio que usa la entidad."
    )
    words = circular(session.store(), month)
    if not words:
        st.success(
            text.md(f"En {spanish.month_name(month)} no hay fallas que se repitan: no hace falta circular."),
            icon=":material/check:",
        )
        return
    if reading_now.going_on(session.store()):
        st.caption("Aún se leen cuentas: al terminar, la circular puede decir otra cosa.")
    shareable.draw(text.lines(words), name=f"circular_{month}", key="circular")


def draw() -> None:
    store = session.store()
    if not frames.months(store):
        frame.head(TITLE)
        frame.nothing_yet("Aún no hay cuentas de las que aprender.")
        return
    asked = url.get("vista")
    by_month = asked == "tiempos" and url.get("por") not in (By.ITEM, By.CONTRATISTA)
    month = frame.head(TITLE, months=not by_month and asked != "ritmo", whole=asked != "circular")
    view = url.tabs("vista", "Qué ver", VIEWS)
    if view == "ritmo":
        my_pace.draw(store)
    elif not by_month and url.get("mes") == session.NO_MONTH:
        st.info("De un archivo sin mes conocido no se cuentan fallas: elija un mes.", icon=":material/info:")
    elif view == "fallas":
        faults(month)
    elif view == "tiempos":
        pace(By(url.tabs("por", "Cómo agruparlas", GROUPS)), month)
    elif month is not None:
        letter(month)


frame.show(draw)
