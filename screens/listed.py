"""The cuentas of the Bandeja's address, with what of them is new to who looks."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from review import frames, spanish
from review.desk.news import News, NewsPlace, Novelty, all_seen, news
from review.store import Store
from screens import acting, session, text, url
from screens.words import Sign

SIGNS = {
    Novelty.NUEVA: Sign("Nueva", "plus", "info"),
    Novelty.CAMBIO: Sign("Cambió", "history", "info"),
}


def _place() -> NewsPlace:
    mes = url.get("mes")
    return NewsPlace(mes, session.month_of(mes), undated=mes == session.NO_MONTH)


def accounts(store: Store) -> pd.DataFrame:
    """The rows of `frames.submissions` of the month in the address, of every month or of none."""
    place = _place()
    return frames.submissions(store, place.month, undated=place.undated)


def table(store: Store, *, there: bool = True) -> tuple[pd.DataFrame, News]:
    """The rows of `frames.submissions` of the month in the address, of every month or of none, with a column
    `novedad`: why it is new to who looks. Being `there` is a visit to the Bandeja."""
    place, found = _place(), accounts(store)
    told = news(store, session.reviewer(), place, dt.datetime.now(dt.UTC), there=there)
    novelties = pd.Series([told.of.get(int(one)) for one in found["id"]], index=found.index, dtype=object)
    return found.assign(novedad=novelties), told


def tell_new(store: Store, told: News) -> None:
    """How many are new since when, and the way to say that one saw them."""
    if not told.of or told.since is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="novedades_bandeja"):
        many = spanish.plural(len(told.of), "cuenta llegó o cambió", "cuentas llegaron o cambiaron")
        st.caption(text.md(f"{many} desde su visita del {session.local(told.since)}."), width="content")
        if st.button("Ya las vi", icon=":material/visibility:", type="tertiary", key="ya_las_vi"):
            acting.do(
                lambda: all_seen(store, session.reviewer(), _place(), dt.datetime.now(dt.UTC)),
                "Lo que hay ahora queda como visto.",
                on_cuenta=False,
            )
