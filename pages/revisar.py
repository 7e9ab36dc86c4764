"""Revisar: one cuenta. Its pages with the evidence drawn, its six items, and what the person decides."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from review import desk
from review.desk import SubmissionView, asked_reading
from review.desk.points import Point, points_of
from review.model import ReturnedRequests, ViewRight
from review.store import Store, doubt_rows, openings
from screens import (
    account,
    acting,
    advising,
    approving,
    changed,
    comparing,
    components,
    correcting,
    cuts,
    decided,
    deciding,
    door,
    drafting,
    empty,
    frame,
    ink,
    item_sheet,
    keys,
    line,
    liquidated,
    my_pace,
    noting,
    obligations,
    only_looking,
    page_choice,
    passing,
    past,
    pictures,
    pins,
    points,
    returned,
    session,
    sight,
    supervisor_papers,
    text,
    url,
    waiving,
    who_else,
)
from screens.words import DECISIONS, RESULTS, SECOP, SOURCES, UNDECIDED, sign

PANELS = {
    "items": "Ítems",
    "corregir": "Corregir",
    "notas": "Notas",
    "historia": "Historia",
    "obligaciones": "Obligaciones",
}
FINE = "paginas_finas"


def header(view: SubmissionView) -> None:
    st.title(text.md(account.heading(view)), anchor=False)
    st.caption(text.md(account.summary(view)))
    if paid_by := account.budget(view):
        st.caption(text.md(paid_by))
    decision = DECISIONS[view.decision.verdict if view.decision else UNDECIDED]
    if view.decision and view.decision.stale:
        decision = decision._replace(word=f"{decision.word}, desactualizada", icon="clock", tone="warn")
    secop = sign(SECOP, view.secop_state)
    components.signs(
        [
            {"label": "Resultado", **sign(RESULTS, view.result).cell()},
            {"label": "SECOP II", **secop.cell(), "title": SOURCES[view.secop_source]},
            {"label": "Decisión", **decision.cell()},
            *advising.signs(view),
        ],
        key="senales",
    )
    if view.reason:
        st.warning(text.md(view.reason), icon=":material/warning:")
    if view.lost:
        read_again(view)
    if not view.current:
        newest = next((one for one in view.versions if one.current), None)
        st.info(
            "Esta es una versión anterior de la cuenta; ya hay otra más nueva.", icon=":material/history:"
        )
        if newest and st.button("Ver la versión vigente"):
            line.to(newest.id)


def read_again(view: SubmissionView) -> None:
    """What the program lost can be read again; nobody else is to blame for it."""
    st.caption(
        "Lo que falta no se leyó por una falla del programa, no del contratista. Se intenta de nuevo cada "
        "vez que se lee la carpeta."
    )
    if st.button("Leer de nuevo", icon=":material/refresh:", key="leer_de_nuevo"):
        acting.do(
            lambda: asked_reading.start(session.store(), Path(view.folder)),
            "Se está leyendo de nuevo; vuelva a esta cuenta en un momento.",
            on_cuenta=False,
        )


def pages(view: SubmissionView, page: int, chosen: str) -> None:
    known = {one.number: one for one in view.pages}
    if not known:
        st.info("Este archivo no tiene páginas que mostrar.", icon=":material/visibility_off:")
        return
    size = known[page]
    places, noting_now = account.evidence(view), url.get("panel") == "notas"
    fine = bool(st.session_state.get(FINE))
    image, blank = pictures.picture(view, page, pictures.FINE_DPI if fine else pictures.DPI)
    several = page_choice.on() and len(known) > 1
    if image:
        my_pace.saw(view, page)
    with st.container(key="visor"):
        seen = components.viewer(
            image,
            page=page,
            count=len(known),
            pages=page_choice.pages(view, page) if several else account.strip(view),
            boxes=[*account.boxes(view, page, chosen), *(pins.drawn(view, page) if noting_now else [])],
            size=(size.width, size.height),
            alt=f"Página {page} de {account.heading(view)}",
            blank=blank,
            shown=f"{page} {chosen}",
            pin=noting_now,
            all_pages=several,
            picked=page_choice.chosen(view),
            finer=not fine and view.present,
            key="visor_pagina",
        )
    if seen.all is not None:
        page_choice.show(seen.all)
        st.rerun()
    if seen.several:
        page_choice.choose(seen.several)
        st.rerun()
    if seen.finer:  # from now on: they look near, or their screen is fine
        st.session_state[FINE] = True
        st.rerun()
    if seen.page:
        url.put(pagina=seen.page, evidencia=None)
        page_choice.show(several and seen.page not in page_choice.in_sight(view, page))
        st.rerun()
    if seen.box in places:
        # Whoever is writing a note chooses its place so
        keep = {"lugar": None} if noting_now else {"panel": None}
        url.put(evidencia=seen.box, pagina=None, **{points.AT: None}, **keep)
        st.rerun()
    if seen.spot and noting_now:
        pins.at_spot(session.store(), view, page, seen.spot)
        st.rerun()


def items(view: SubmissionView, chosen: str, here: Point | None) -> None:
    clicked = components.sheet(
        item_sheet.items(view, chosen, ink.of(view)),
        of=str(view.id),
        at=points.place(view, here),
        key="items",
    )
    if clicked.see:
        url.put(evidencia=clicked.see, pagina=None, **{points.AT: None})
        st.rerun()
    if clicked.fix:
        seen = f"campo.{clicked.fix}" if f"campo.{clicked.fix}" in account.evidence(view) else chosen
        url.put(panel="corregir", arreglo=clicked.fix, evidencia=seen)
        st.rerun()
    if clicked.take:
        correcting.take(session.store(), view, clicked.take)
    if clicked.compare:
        url.put(comparar=clicked.compare, par=None)
        st.rerun()
    if clicked.waive:
        url.put(exceptuar=clicked.waive)
        st.rerun()


def beside(store: Store, view: SubmissionView, asked: ReturnedRequests | None) -> bool:
    """What takes the place of the review while it is asked for: a comparison, or an exception to a rule."""
    if (asked and returned.compare(store, view, asked)) or changed.compare(store, view):
        return True
    if (finding := account.finding_of(view, url.get("comparar"))) and finding.other:
        comparing.draw(store, view, finding)
        return True
    excusable = view.lectura.readable
    finding = account.finding_of(view, url.get("exceptuar"))
    if finding and (finding.waiver or (excusable and account.is_problem(finding))):
        waiving.draw(store, view, finding)
        return True
    return False


def note_opened(store: Store, view: SubmissionView) -> None:
    """Once for each time that somebody comes to a cuenta, or it changes in front of them."""
    actor = session.actor()
    now = (view.id, actor.name, actor.role, view.seen)
    if st.session_state.get("abierta") != now:
        openings.note(store, view.id, actor.name, reviewing=actor.reviews)
        st.session_state["abierta"] = now


def draw() -> None:
    store = session.store()
    if not door.sees(ViewRight.PERSONAL):
        only_looking.draw(store, url.number("cuenta", 0))
        return
    if not url.number("cuenta", 0):
        line.resume()
    here = url.number("cuenta", 0)
    if not here and not url.get("mes"):
        url.put(mes=session.last_month())
    review = line.current(store, here)
    if not here:
        begin = line.first(review)
        if begin is None:
            frame.head("Revisar")
            if doubt_rows.anything(store):
                empty.no_review(url.get("mes"))
            else:
                frame.nothing_yet("No hay cuentas por revisar.")
            return
        here = begin
        url.put(cuenta=here)
    view = desk.submission(store, here)
    if view is None:
        frame.head("Revisar")
        st.warning("Esa cuenta no existe en esta base de datos.", icon=":material/search_off:")
        st.page_link("pages/bandeja.py", label="Ir a la bandeja", icon=":material/inbox:")
        return
    note_opened(store, view)
    my_pace.measure(view)
    acting.tell()
    line.steps(review, here)
    decided.tell(store, here)
    header(view)
    cuts.of_cuenta(store, view)
    sight.hold(view, drafting.restore(store, view))
    # In places of their own, so that what comes and goes there does not draw the fields below anew
    with st.container():
        who_else.tell(store, view)
        sight.tell(store, view)
    asked = returned.of(store, view)
    if beside(store, view, asked):
        return
    with st.container():
        if asked and not view.decision:
            returned.head(asked)
        else:
            deciding.outdated(store, view, review)
    found = points_of(view)
    points.arrive(store, view, found)
    places = account.evidence(view)
    chosen = url.get("evidencia") if url.get("evidencia") in places else ""
    page = places[chosen][0] if chosen else url.number("pagina", account.first_page(view))
    page = page if any(one.number == page for one in view.pages) else 1
    point = points.at_hand(view, found, chosen)
    keys.press(*deciding.keyed(view), of="revisar")
    left, right = st.columns([1.08, 1], gap="medium")
    with left:
        points.bar(view, found, point)
        pages(view, page, chosen)
        deciding.way()
    with right:
        advising.before(store, view)
        deciding.decide(store, view, review)
        supervisor_papers.of_cuenta(store, view)
        passing.card(store, view)
        approving.way(store, review, view.id)
        advising.after(store, view)
        match url.tabs("panel", "Qué ver", PANELS | noting.tab(view) | obligations.tab(view)):
            case "corregir":
                correcting.correct(store, view, page)
            case "notas":
                noting.draw(store, view, page, chosen)
            case "obligaciones":
                obligations.draw(store, view, chosen)
            case "historia":
                past.history(store, view)
            case _:
                if asked:
                    returned.draw(asked, view, chosen)
                changed.draw(store, view)
                liquidated.draw(store, view)
                items(view, chosen, point)
    points.ready()
    points.leave_off(store, view, point, page)
    ink.ahead(store, view, page, review.after(here))


frame.show(draw)
