"""Where on a page a note is pinned: a click on its picture, a box of evidence, or a line of its print chosen
from a list. The place is kept in the address, and drawn on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from review.desk import SubmissionView
from review.desk.places import place_at, printed_on
from review.model import Box
from review.store import Store
from screens import text, url

_AT = "lugar"
_NOWHERE = "no"
_WHOLE, _CHOSEN, _CLICKED = "Toda la página", "El recuadro elegido", "El lugar señalado"
_MOST_CHARS = 60  # of a line, in the list


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on a page (from 1)."""

    page: int
    box: Box


def at_spot(store: Store, view: SubmissionView, page: int, spot: tuple[float, float]) -> None:
    """A click on the picture of a page: the line printed there, or a square around the spot, is the place."""
    sheet = next(one for one in view.pages if one.number == page)
    lines = printed_on(store, view.sha256, page)
    _put(Pin(page, place_at(lines, *spot, sheet.width, sheet.height)))


def asked(view: SubmissionView) -> Pin | None:
    """The place in the address, when there is one and its page is one of the file."""
    parts = url.get(_AT).split("_")
    try:
        page, box = int(parts[0]), Box(*(float(one) for one in parts[1:]))
    except (ValueError, TypeError):
        return None
    sheet = next((one for one in view.pages if one.number == page), None)
    if sheet is None or not Box(0, 0, sheet.width, sheet.height).meets(box):
        return None
    return Pin(page, box)


def clear() -> None:
    url.put(**{_AT: None})


def drawn(view: SubmissionView, page: int) -> list[dict[str, Any]]:
    """The place as the viewer draws it, when it is on this page."""
    pin = asked(view)
    if pin is None or pin.page != page:
        return []
    return [{"id": _AT, **pin.box._asdict(), "tone": "info", "title": "Aquí va la nota", "on": True}]


def choose(
    store: Store, view: SubmissionView, page: int | None, chosen: tuple[int, Box | None] | None, key: str
) -> Box | None:
    """Ask where on a page: what was clicked, the evidence `chosen`, or a line; None is the whole page."""
    if page is None:
        st.caption("Para señalar un lugar, haga clic en la página, o elija una página y una de sus líneas.")
        return None
    places = _places(store, view, page, chosen)
    pin = asked(view)
    now = _WHOLE if url.get(_AT) == _NOWHERE else _CHOSEN if _CHOSEN in places else _WHOLE
    if pin is not None and pin.page == page:
        same = (name for name, box in places.items() if box is not None and box.in_tenths() == pin.box)
        now = next((name for name in same if name != _CHOSEN), _CLICKED)
        places = places if now != _CLICKED else {_CLICKED: pin.box, **places}
    name = f"{key}_{page}"
    st.session_state[name] = now

    def changed() -> None:
        box = places[st.session_state[name]]
        if box is None or st.session_state[name] == _CHOSEN:
            url.put(**{_AT: _NOWHERE if box is None else None})
        else:
            _put(Pin(page, box))

    st.selectbox(
        "Señalar en la página",
        list(places),
        key=name,
        on_change=changed,
        help="Haga clic en la página, o elija una de sus líneas. El lugar se marca en la copia del PDF.",
    )
    return places[str(st.session_state[name])]


def _places(
    store: Store, view: SubmissionView, page: int, chosen: tuple[int, Box | None] | None
) -> Mapping[str, Box | None]:
    """What can be chosen on a page, by its name."""
    places: dict[str, Box | None] = {_WHOLE: None}
    if chosen is not None and chosen[0] == page and chosen[1] is not None:
        places[_CHOSEN] = chosen[1]
    for place, line in enumerate(printed_on(store, view.sha256, page), 1):
        places[f"{place}. {text.brief(text.clean(line.text), _MOST_CHARS)}"] = line.box
    return places


def _put(pin: Pin) -> None:
    box = pin.box.in_tenths()
    url.put(**{_AT: "_".join(map(str, (pin.page, *box)))}, pagina=pin.page, evidencia=None)
