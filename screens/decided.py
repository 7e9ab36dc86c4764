"""After a decision: on to the next cuenta that waits, with what was recorded of the one before; at the end of
a review, what became of its month."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from review import spanish
from review.desk import ReviewLine, SubmissionView
from review.model import Verdict
from review.store import Store
from screens import account, filters, line, listed, session, text, url
from screens.words import UNDECIDED

_RECORDED = "registrada"
_COUNTED = {
    Verdict.APROBADA: ("aprobada", "aprobadas"),
    Verdict.DEVUELTA: ("devuelta", "devueltas"),
    Verdict.INCOMPLETA: ("dejada incompleta", "dejadas incompletas"),
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded of a cuenta, told on the one shown next (`at`; itself when it was the last)."""

    cuenta: int
    at: int
    told: str


def go_on(view: SubmissionView, review: ReviewLine, told: str) -> None:
    """Show the next cuenta of the review that waits; when none does, this one stays."""
    following = review.next_waiting(view.id)
    whose = f"{told} · {account.heading(view)}"
    st.session_state[_RECORDED] = Recorded(view.id, following or view.id, whose)
    if following is not None:
        line.to(following)


def tell(store: Store, here: int) -> None:
    """What was recorded just before, as long as the cuenta that followed it is shown."""
    recorded: Recorded | None = st.session_state.get(_RECORDED)
    if recorded is None or recorded.at != here:
        st.session_state.pop(_RECORDED, None)
    elif recorded.cuenta == here:
        _the_end(store)
    else:
        with st.container(horizontal=True, vertical_alignment="center", key="registrada"):
            st.caption(f":material/check: {text.md(recorded.told)}", width="content")
            # No link: on the page that is open, the browser would go on asking for the cuenta before it.
            if st.button("Ver", type="tertiary", key="ver_registrada"):
                line.to(recorded.cuenta)


def _the_end(store: Store) -> None:
    mes = url.get("mes")
    month = session.month_of(mes)
    accounts = listed.accounts(store)
    accounts = accounts[accounts["vigente"]]
    where = text.month(month).capitalize() if month else "Sin mes conocido"
    where = "Todos los meses" if mes == session.EVERY_MONTH else where
    left = int(accounts["decision"].isna().sum())
    with st.container(border=True, key="fin_de_revision"):
        st.markdown(":material/done_all: **No queda ninguna por decidir en esta revisión.**")
        st.caption(text.md(f"{where}: {summary(accounts)}."))
        st.page_link(
            "pages/bandeja.py",
            label="Ver las que faltan por decidir" if left else "Volver a la bandeja",
            icon=":material/inbox:",
            query_params={"mes": mes, "decision": UNDECIDED} if left else url.keep(*filters.SHOWN),
        )


def summary(accounts: pd.DataFrame) -> str:
    """How many there are and what was decided of them: `9 cuentas: 6 aprobadas, 2 devueltas y 1 por decidir`.

    `accounts` are rows of `frames.submissions`."""
    counts = accounts["decision"].value_counts()
    told = [
        spanish.plural(int(counts[verdict]), *words)
        for verdict, words in _COUNTED.items()
        if verdict in counts.index
    ]
    left = int(accounts["decision"].isna().sum())
    told.append(f"{spanish.number(left)} por decidir" if left else "ninguna por decidir")
    return f"{spanish.plural(len(accounts), 'cuenta')}: {spanish.join(told)}"
