"""The walk through the points of a cuenta: which is at hand, how many have been looked at, and the way from
one to the next by button or key; where somebody left off is kept."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from review import spanish
from review import spanish_titles as titles
from review.desk import SubmissionView
from review.desk import points as desk_points
from review.desk.points import Point
from review.model import Bookmark
from review.store import Store, drafts
from screens import account, at_fault, components, keys, session, text, url

AT = "punto"
"""The name in the address of the point at hand."""
_LOOKED = "mirados"
_KEPT = "lugar_guardado"
_TURN = "turno_de_campo"
_FIELD = "campo_pedido"
CORRECT, MARK, NOTE = "corregir", "marcar", "nota_nueva"
"""The containers whose first field is ready when a button of the bar asks for it."""
_PLACE = ("evidencia", "pagina", AT)


def arrive(store: Store, view: SubmissionView, points: Sequence[Point]) -> None:
    """When a person comes to a cuenta: put them back where they left it, unless the address says where."""
    whose = (view.id, session.reviewer())
    before = st.session_state.get(_LOOKED)
    if before is not None and before[0] == whose:
        return
    left = drafts.bookmark(store, *whose) if whose[1] else None
    # What was looked at before a name was given is theirs
    seen = before[1] if before is not None and before[0] == (view.id, "") else set()
    st.session_state[_LOOKED] = (whose, seen | (left.looked if left else set()))
    st.session_state[_KEPT] = None
    if left is None or url.keep(*_PLACE):
        return
    point = next((one for one in points if one.key == left.point), None)
    place: dict[str, str | int | None] = {} if point is None else _seen(view, point)
    evidence = account.evidence(view).get(str(place.get("evidencia") or ""))
    if evidence is None or evidence[0] != left.page:  # they had turned to another page
        place |= {"evidencia": None, "pagina": left.page or None}
    url.put(**place)


def looked(view: SubmissionView) -> set[str]:
    """The keys of the points that the person says to have looked at."""
    whose, found = st.session_state.get(_LOOKED, ((view.id, ""), set()))
    return found if whose[0] == view.id else set()


def at_hand(view: SubmissionView, points: Sequence[Point], chosen: str) -> Point | None:
    """The point that the keys are about: the one in the address, the one whose evidence is in sight, or the
    first that waits for a look."""
    asked = url.get(AT)
    named = next((one for one in points if one.key == asked), None)
    shown = next((one for one in points if chosen and account.point_id(view, one) == chosen), None)
    return named or shown or desk_points.following(points, None, looked(view)) or next(iter(points), None)


def place(view: SubmissionView, point: Point | None) -> str:
    """What of the items stands for a point: the finding, the value, or the item; empty for none."""
    if point is None:
        return ""
    return point.item.value if point.whole else account.point_id(view, point)


def leave_off(store: Store, view: SubmissionView, here: Point | None, page: int) -> None:
    """Keep where the person is, when they moved or looked at something since they came. Raises
    StoreUnavailable."""
    left = Bookmark(page, "" if here is None else here.key, frozenset(looked(view)))
    before = st.session_state.get(_KEPT)
    st.session_state[_KEPT] = left
    if before is not None and before != left and session.reviewer() and waits(view):
        drafts.leave_off(store, view.id, session.reviewer(), left, view.seen)


def waits(view: SubmissionView) -> bool:
    """Is there still something to be decided?"""
    return view.decision is None or bool(view.decision.stale)


def lacking(count: int) -> str:
    """How many points that stand against the cuenta nobody looked at."""
    many = spanish.plural(count, "punto en contra", "puntos en contra")
    return f"{'Falta' if count == 1 else 'Faltan'} por mirar {many}"


def finish() -> None:
    """The decision was recorded, and where one was with it."""
    st.session_state.pop(_LOOKED, None)


def bar(view: SubmissionView, points: Sequence[Point], here: Point | None) -> None:
    """How many points have been looked at, the one at hand, and what can be done about it."""
    if not points or here is None:
        return
    with st.container(key="puntos", gap="small"):
        st.markdown(_told(view, points, here))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="puntos_teclas"):
            _step(view, points, here, -1, "Punto anterior", ":material/keyboard_arrow_up:", keys.POINT_BEFORE)
            _step(view, points, here, 1, "Punto siguiente", ":material/keyboard_arrow_down:", keys.POINT_NEXT)
            if waits(view):
                st.button(
                    "Visto y seguir",
                    icon=":material/visibility:",
                    shortcut=keys.LOOKED,
                    key="punto_visto",
                    disabled=desk_points.done(here, looked(view))
                    and desk_points.following(points, here, looked(view)) is None,
                    on_click=_accept,
                    args=(view, points, here),
                )
            _open(view, here, "Corregir…", keys.CORRECT, CORRECT)
            _open(view, here, "Marcar…", keys.MARK, MARK)
            _open(view, here, "Nota…", keys.NOTE, NOTE)


def _told(view: SubmissionView, points: Sequence[Point], here: Point) -> str:
    place = points.index(here) + 1
    what = f"{titles.ITEMS_SHORT[here.item]}: {text.clean(here.told)}"
    count = desk_points.count_done(points, looked(view))
    many = spanish.plural(len(points), "punto")
    progress = f"Lleva {spanish.number(count)} de {many}" if waits(view) else many.capitalize()
    if waits(view) and (unseen := desk_points.unseen(points, looked(view))):
        progress += f", {spanish.number(len(unseen))} en contra sin mirar"
    mark = ":material/check: " if waits(view) and desk_points.done(here, looked(view)) else ""
    return f"**{text.md(progress)}** · {mark}{text.md(f'{place}. {what}')}"


def _step(
    view: SubmissionView, points: Sequence[Point], here: Point, step: int, label: str, icon: str, key: str
) -> None:
    there = desk_points.beside(points, here, step)
    st.button(
        label,
        icon=icon,
        shortcut=key,
        key=f"punto_{'siguiente' if step > 0 else 'anterior'}",
        disabled=there is None,
        on_click=_go,
        args=(view, there or here),
    )


def _go(view: SubmissionView, point: Point) -> None:
    url.put(**_seen(view, point), panel=None, arreglo=None, lugar=None)


def _seen(view: SubmissionView, point: Point) -> dict[str, str | int | None]:
    """What the address says when a point is in sight: itself, and its evidence or the page where to look."""
    shown = account.point_id(view, point)
    evidence = shown if shown in account.evidence(view) else None
    page = point.page or next(iter(view.item(point.item).pages), None)
    return {AT: point.key, "evidencia": evidence, "pagina": None if evidence else page}


def _accept(view: SubmissionView, points: Sequence[Point], here: Point) -> None:
    looked(view).add(here.key)
    _go(view, desk_points.following(points, here, looked(view)) or here)


def _open(view: SubmissionView, here: Point, label: str, key: str, place: str) -> None:
    """A button that opens the panel in which something is done about the point, its field ready."""
    st.button(
        label,
        shortcut=key,
        type="tertiary",
        key=f"punto_{place}",
        on_click=_ask,
        args=(view, here, place),
    )


def _fix(view: SubmissionView, here: Point) -> str:
    """What is to be corrected about a point: a field of it, or its item."""
    if here.finding is not None:
        finding = view.item(here.item).findings[here.finding]
        return at_fault.fix_of(view.items, finding) or here.item.value
    return here.item.value if here.field is None else f"{here.item}.{here.field}"


def _ask(view: SubmissionView, here: Point, place: str) -> None:
    panel = "notas" if place == NOTE else "corregir"
    fix = {NOTE: None, MARK: here.item.value}.get(place, _fix(view, here))
    url.put(**_seen(view, here), panel=panel, arreglo=fix)
    ask_for(place)


def ask_for(place: str) -> None:
    """Have the first field of a container ready once it is drawn."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_FIELD] = place


def ready() -> None:
    """Have the field that a button of the bar asked for ready to be written in: once."""
    place = st.session_state.pop(_FIELD, None)
    if place is not None:
        components.look_at(place, turn=f"{place} {st.session_state[_TURN]}", field=True, key="mirar_campo")
