"""What is other in a cuenta than in the version or in the payment before it: folded, with both places."""

from __future__ import annotations

from typing import Any

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView
from review.model import Change, ChangesSince, FieldValue, PagePlace
from review.model.fields import to_json
from review.store import Store
from screens import comparing, components, text, url

CHANGE = "cambio"
"""The name in the address of the change whose two pages are shown."""
_DOUBTFUL = "lectura dudosa"


def draw(store: Store, view: SubmissionView) -> None:
    """Each comparison under a line that says how many changes it holds, closed until it is asked for."""
    for since in desk.changes_in(store, view):
        if not since.changes:
            continue
        with st.expander(_title(since), expanded=False, key=f"cambios_{_kind(since)}"):
            seen = components.changes(
                [_line(since, one) for one in since.changes],
                caption=_title(since),
                none="Solo cambió lo que cambia siempre.",
                rest=_rest(since),
                of=str(view.id),
                key=f"tabla_cambios_{_kind(since)}",
            )
        if seen is not None:
            url.put(**{CHANGE: seen})
            st.rerun()


def _kind(since: ChangesSince) -> str:
    return "version" if since.same_cuenta else "mes"


def _key(since: ChangesSince, one: Change) -> str:
    """What names a change in the address: `mes.banco.cuenta`."""
    return f"{_kind(since)}.{one.item or ''}.{one.name}"


def _title(since: ChangesSince) -> str:
    return f"Qué cambió desde {_whence(since)} · {_count(since)}"


def _whence(since: ChangesSince) -> str:
    if since.same_cuenta:
        return "la versión anterior"
    return "el pago anterior" if since.period is None else spanish.month_name(since.period)


def _count(since: ChangesSince) -> str:
    many = len(since.unexpected)
    return spanish.plural(many, "cambio") if many else "nada fuera de lo común"


def _rest(since: ChangesSince) -> str:
    many = len(since.changes) - len(since.unexpected)
    if since.same_cuenta:
        return spanish.plural(
            many, "fecha que cambia al rehacer el papel", "fechas que cambian al rehacer el papel"
        )
    return spanish.plural(many, "cambio de todos los meses", "cambios de todos los meses")


def _line(since: ChangesSince, one: Change) -> dict[str, Any]:
    return {
        "id": _key(since, one),
        "title": one.title,
        "item": "" if one.item is None else spanish.title(one.item),
        "before": _side(one, one.before, one.there),
        "now": _side(one, one.now, one.here),
        "expected": one.expected,
        "doubt": _DOUBTFUL if one.doubtful else "",
    }


def _side(one: Change, value: FieldValue | None, place: PagePlace | None) -> dict[str, Any]:
    return {"value": _shown(one, value), "page": None if place is None else place.page}


def _shown(one: Change, value: FieldValue | None) -> str:
    if value is None:
        return "—"
    if not one.name and isinstance(value, int):
        return spanish.plural(value, "página")
    return text.field_value(one.type, to_json(value))


def compare(store: Store, view: SubmissionView) -> bool:
    """Both places of the change that the address asks for."""
    wanted = url.get(CHANGE)
    named = {
        _key(since, one): (since, one)
        for since in (desk.changes_in(store, view) if wanted else ())
        for one in since.changes
    }
    if wanted not in named:
        return False
    since, one = named[wanted]
    if st.button("Volver a la revisión", icon=":material/arrow_back:", type="tertiary"):
        url.put(**{CHANGE: None})
        st.rerun()
    where = "" if one.item is None else f"{spanish.title(one.item)}: "
    with st.container(border=True):
        st.markdown(
            text.md(f"{where}{one.title}. Antes: {_shown(one, one.before)}. Ahora: {_shown(one, one.now)}.")
        )
    there = desk.submission(store, since.submission_id)
    if there is None:
        st.info("La otra cuenta ya no está en esta base de datos.", icon=":material/search_off:")
        return True
    other = "La versión anterior" if since.same_cuenta else "El pago anterior"
    way = "Abrir la versión anterior" if since.same_cuenta else "Abrir el pago anterior"
    here = "Esta versión" if since.same_cuenta else "Esta cuenta"
    comparing.both(view, there, one.item, _sight(one.here, here), _sight(one.there, other), way)
    return True


def _sight(place: PagePlace | None, title: str) -> comparing.Sight:
    if place is None:
        return comparing.Sight(None, None, title, "Aquí no está.")
    return comparing.Sight(place.page, place.box, title)
