"""What the return of a cuenta asked for and what became of it, above its items; each beside the old page."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView, returned_words
from review.model import (
    PagePlace,
    Request,
    RequestFate,
    RequestTally,
    ReturnedRequests,
    Verdict,
)
from review.store import Store
from screens import account, comparing, components, line, session, text, url
from screens.words import Sign, signs

ASKED = "pedido"
"""The name in the address of the request whose two pages are shown."""
FATES = signs(
    (RequestFate.NO_ATENDIDO, "cross", "bad"),
    (RequestFate.NUEVO, "plus", "bad"),
    (RequestFate.POR_CONFIRMAR, "eye", "warn"),
    (RequestFate.A_LA_VISTA, "eye", "warn"),
    (RequestFate.ATENDIDO, "check", "good"),
    (RequestFate.YA_NO_SE_PIDE, "dash", "mute"),
)
TITLES = {
    Verdict.DEVUELTA: "Lo que se pidió al devolverla",
    Verdict.INCOMPLETA: "Lo que quedó pendiente",
}
_NOT_THERE = "En esa versión no estaba."
_NOT_HERE = "En esta versión no está."


def of(store: Store, view: SubmissionView) -> ReturnedRequests | None:
    """What the last return asked for; None for a cuenta that did not come back."""
    return desk.requests_of(store, view.id) if view.versions else None


def told(tally: RequestTally) -> str:
    """`2 de 3 atendidos · 1 nuevo`."""
    parts = []
    if tally.asked:
        word = "atendido" if tally.asked == 1 else "atendidos"
        parts.append(f"{spanish.number(tally.closed)} de {spanish.number(tally.asked)} {word}")
    if tally.new:
        parts.append(spanish.plural(tally.new, "nuevo"))
    return " · ".join(parts)


def mark(tally: RequestTally) -> components.Cell:
    """The same as a sign, for the line of a list: what is new stands in its title."""
    done = tally.closed == tally.asked and not tally.new
    word = told(replace(tally, new=0)) or told(tally)
    title = f"Desde que se devolvió: {told(tally)}"
    return {**Sign(word, "check" if done else "back", "good" if done else "warn").cell(), "title": title}


def head(found: ReturnedRequests) -> None:
    """In a line: who returned the version before, what became of what was asked, and the way there."""
    past = found.decision
    verdict = spanish.title(past.verdict).lower()
    said = f"La versión anterior quedó {verdict} por {text.clean(past.author)} el {session.local(past.at)}."
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="version_anterior"):
        st.markdown(f":material/history: {text.md(said)} **{text.md(told(found.tally))}**", width="stretch")
        st.page_link(
            "pages/revisar.py",
            label="Ver la versión anterior",
            icon=":material/open_in_new:",
            query_params={**line.kept(), "cuenta": str(found.submission_id)},
        )


def draw(found: ReturnedRequests, view: SubmissionView, chosen: str) -> None:
    """The requests in the order of what is left to do; a click shows the place, or both places."""
    if not found.requests:
        return
    title = TITLES.get(found.decision.verdict, TITLES[Verdict.DEVUELTA])
    clicked = components.requests(
        [_line(key, one, view, chosen) for key, one in _keys(found).items()],
        title=title,
        told=told(found.tally),
        rest=_rest(found),
        by=f"{text.clean(found.decision.author)}, {session.local(found.decision.at)}",
        of=str(view.id),
        key="pedidos",
    )
    seen = _named(found, clicked.see)
    if seen is not None and seen.here is not None:
        key = evidence_of(view, seen)
        url.put(evidencia=key, pagina=None if key else seen.here.page, punto=None)
        st.rerun()
    if clicked.compare is not None:
        url.put(**{ASKED: clicked.compare})
        st.rerun()


def _rest(found: ReturnedRequests) -> str:
    closed = sum(one.fate.closed for one in found.requests)
    return spanish.plural(closed, "pedido que ya está en orden", "pedidos que ya están en orden")


def _keys(found: ReturnedRequests) -> dict[str, Request]:
    """The requests by what names each in the address: the code of its check, or its place among the words."""
    words = (f"texto.{place}" for place in itertools.count())
    return {one.code or next(words): one for one in found.requests}


def _named(found: ReturnedRequests, key: str | None) -> Request | None:
    return None if key is None else _keys(found).get(key)


def _line(name: str, one: Request, view: SubmissionView, chosen: str) -> dict[str, Any]:
    key = evidence_of(view, one)
    return {
        "id": name,
        **FATES[one.fate].cell(),
        "item": "" if one.item is None else spanish.title(one.item),
        "asked": text.clean(_asked(one)),
        "new": one.fate is RequestFate.NUEVO,
        "now": text.clean(one.now),
        "page": None if one.here is None else one.here.page,
        "old": None if one.there is None else one.there.page,
        "on": bool(key) and key == chosen,
    }


def _asked(one: Request) -> str:
    """What was asked, without the item where that is told beside it."""
    return one.asked if one.item is None else returned_words.without_item(one.asked)


def evidence_of(view: SubmissionView, one: Request) -> str:
    """The evidence of this cuenta that a request points to; empty when it points to a page alone."""
    if one.here is None or one.item is None:
        return ""
    item = view.item(one.item)
    for place, finding in enumerate(item.findings):
        if finding.code == one.code and finding.page == one.here.page:
            return account.finding_id(item, place)
    for field in item.fields:
        if field.box is not None and (field.page, field.box) == (one.here.page, one.here.box):
            return account.field_id(item, field)
    return ""


def compare(store: Store, view: SubmissionView, found: ReturnedRequests) -> bool:
    """The place now beside the place in the returned version, where the address asks for it."""
    one = _named(found, url.get(ASKED))
    if one is None:
        return False
    if st.button("Volver a la revisión", icon=":material/arrow_back:", type="tertiary"):
        url.put(**{ASKED: None})
        st.rerun()
    with st.container(border=True):
        st.markdown(f"**{spanish.title(one.fate)}.** {text.md(one.now)}")
        if one.fate is not RequestFate.NUEVO:
            st.caption(text.md(f"Se pidió: {one.asked}"))
    there = desk.submission(store, found.submission_id)
    if there is None:
        st.info("La versión devuelta ya no está en esta base de datos.", icon=":material/search_off:")
        return True
    comparing.both(
        view,
        there,
        one.item,
        _sight(one.here, "Esta versión", _NOT_HERE),
        _sight(one.there, "La versión devuelta", _NOT_THERE),
        "Abrir la versión devuelta",
    )
    return True


def _sight(place: PagePlace | None, title: str, absent: str) -> comparing.Sight:
    if place is None:
        return comparing.Sight(None, None, title, absent)
    return comparing.Sight(place.page, place.box, title)
