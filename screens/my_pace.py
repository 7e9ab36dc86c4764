"""A person's own pace, measured in their browser and shown to them alone: kept while the session lasts, and
in the database only if they ask for it. Also which pages they had in sight, to tell them before approving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

import streamlit as st

from review import spanish
from review import spanish_titles as titles
from review.desk import SubmissionView
from review.desk.own_pace import Measured, OwnPace, pace
from review.errors import VistoBuenoError
from review.model import ItemKind, Resultado, State
from review.model.actor import person_key
from review.model.effort import Effort
from review.store import Store
from review.store import effort_rows as kept
from screens import components, session, text
from screens.words import RESULTS

IDLE_SECONDS = 30  # judgement: a page is read for so long without a hand on mouse or keys; then one is away
_MOST_MS = 4 * 3_600_000  # more than this at one cuenta is no measure
_MOST_KEYS = 100_000
_GOT, _RESULTS, _EFFORTS, _SEEN = "ritmo_recibido", "ritmo_resultados", "ritmo", "paginas_vistas"


# --- measuring ---


def measure(view: SubmissionView) -> None:
    """Measure the work of who looks on a cuenta, while it is drawn."""
    if session.reviewer():
        st.session_state.setdefault(_RESULTS, {}).setdefault(view.id, view.result)
        _apart(str(view.id))


@st.fragment
def _apart(of: str) -> None:
    """What is measured comes in a run of its own: nothing else is drawn anew for it."""
    with session.kindly():
        _hear(of)


def _hear(of: str) -> None:
    """Take in what was measured before; measure the work on the cuenta `of` (empty: on none) from now on."""
    who, got = person_key(session.reviewer()), st.session_state.get(_GOT, 0)
    take(components.meter(of=of, who=who, got=got, idle=IDLE_SECONDS, key="medidor"))


def take(found: Iterable[Mapping[str, Any]]) -> None:
    """Keep what the browser measured, each once; what cannot be is left."""
    for one in found:
        number = one.get("seq")
        if isinstance(number, int) and number > st.session_state.get(_GOT, 0):
            st.session_state[_GOT] = number
            effort = _effort(one)
            if effort is not None and one.get("who") == person_key(session.reviewer()):
                _keep(effort)


def _effort(one: Mapping[str, Any]) -> Effort | None:
    """What was measured of a cuenta that was drawn in this session; None for nonsense."""
    of, milliseconds, keys = (one.get(name) for name in ("of", "ms", "keys"))
    known: Mapping[int, Resultado] = st.session_state.get(_RESULTS, {})
    if not (isinstance(of, str) and of.isdecimal() and int(of) in known):
        return None
    if not (isinstance(milliseconds, int) and isinstance(keys, int)):
        return None
    if not (0 <= milliseconds <= _MOST_MS and 0 <= keys <= _MOST_KEYS):
        return None
    return Effort(int(of), known[int(of)], dt.datetime.now(dt.UTC), milliseconds, keys)


def _keep(effort: Effort) -> None:
    person = session.reviewer()
    mine = st.session_state.setdefault(_EFFORTS, {}).setdefault(person_key(person), {})
    before = mine.get(effort.submission_id)
    mine[effort.submission_id] = effort if before is None else kept.joined(before, effort)
    with suppress(VistoBuenoError):  # what was measured stands in nobody's way
        if kept.wanted(session.store(), person):
            kept.add(session.store(), person, effort)


# --- the pages in sight ---


def saw(view: SubmissionView, page: int) -> None:
    """A page of a cuenta is in front of the person."""
    st.session_state.setdefault(_SEEN, {}).setdefault((session.reviewer(), view.id), set()).add(page)


def unseen(view: SubmissionView) -> tuple[ItemKind, ...]:
    """The items of a cuenta with pages, none of which was in front of the person in this session."""
    seen = st.session_state.get(_SEEN, {}).get((session.reviewer(), view.id), set())
    return tuple(
        item.kind
        for item in view.items
        if item.pages and item.state is not State.NO_APLICA and seen.isdisjoint(item.pages)
    )


def before_approving(view: SubmissionView) -> None:
    """Say, kindly, of which items the person had no page in sight. It keeps nobody from anything."""
    items = unseen(view)
    if items:
        names = spanish.join(titles.ITEMS_SHORT[kind] for kind in items)
        page = "su página" if len(items) == 1 else "las páginas"
        st.caption(
            f":material/info: {text.md(f'En esta sesión no ha abierto {page} de: {names}.')} "
            "Si le bastan los recortes, siga: esto solo se le dice a usted."
        )


def approved(view: SubmissionView) -> None:
    """The person approved a cuenta by itself: count whether the pages of all its items had been in sight."""
    if session.reviewer():
        _keep(Effort(view.id, view.result, dt.datetime.now(dt.UTC), unseen=unseen(view)))


# --- showing it to the person ---


def draw(store: Store) -> None:
    """What was measured of who looks, and whether it is kept."""
    if not session.reviewer():
        st.caption("Escriba su nombre en el menú (arriba a la izquierda): sus tiempos son solo de usted.")
        return
    st.caption(
        "Cuánto le toma cada cuenta, medido en su navegador mientras la tiene a la vista y en uso: una pausa "
        f"cuenta hasta {IDLE_SECONDS} segundos, y otra pestaña no cuenta. Solo se le muestra a usted: no está"
        " en ningún listado, ni en el libro de Excel, ni en el registro de actos."
    )
    _mine(store)


@st.fragment
def _mine(store: Store) -> None:
    """Drawn anew when the browser tells what it still held."""
    with session.kindly():
        person = session.reviewer()
        figures = st.container()
        _hear("")
        with figures:
            _ask(store, person)
            mine = st.session_state.get(_EFFORTS, {}).get(person_key(person), {})
            _show(pace(kept.of(store, person) if kept.wanted(store, person) else list(mine.values())))


def _ask(store: Store, person: str) -> None:
    key = f"guardar_ritmo_{person_key(person)}"
    st.session_state[key] = kept.wanted(store, person)
    st.toggle(
        "Guardarlo para otro día, con mi nombre",
        key=key,
        on_change=_want,
        args=(key,),
        help="Apagado, se olvida al cerrar esta sesión, y se borra lo que estuviera guardado. Encendido, "
        "queda en la base de datos con su nombre: quien escriba su nombre en el menú podría verlo.",
    )


def _want(key: str) -> None:
    with session.kindly():
        store, person = session.store(), session.reviewer()
        kept.want(store, person, bool(st.session_state[key]))
        for effort in st.session_state.get(_EFFORTS, {}).get(person_key(person), {}).values():
            kept.add(store, person, effort)


def _show(found: OwnPace) -> None:
    if found.whole is None:
        with st.container(border=True):
            st.markdown("**Todavía no hay nada medido.**")
            st.markdown("Abra una cuenta en Revisar; al pasar a otra, o al volver aquí, se ve lo que tomó.")
            st.page_link("pages/revisar.py", label="Ir a revisar", icon=":material/fact_check:")
    else:
        _figures(found, found.whole)
    if found.approved:
        st.markdown(text.md(_opened(found)))


def _figures(found: OwnPace, whole: Measured) -> None:
    tiles: list[dict[str, Any]] = [
        {"label": "Cuentas medidas", "value": whole.cuentas},
        {"label": "Tiempo por cuenta", "value": seconds(whole.seconds), "note": "la mediana, en uso"},
        {
            "label": "Teclas por cuenta",
            "value": text.decimal(whole.keys),
            "note": "la mediana, sin lo escrito",
        },
    ]
    if found.trend is not None:
        before, now = found.trend
        tiles.append({"label": "Las últimas", "value": seconds(now), "note": f"antes, {seconds(before)}"})
    components.tiles(tiles, key="mi_ritmo")
    components.table(
        [
            components.Column("estado", "Como llegó la cuenta"),
            components.Column("cuentas", "Cuentas", "num"),
            components.Column("tiempo", "Tiempo (mediana)", "num"),
            components.Column("teclas", "Teclas (mediana)", "num"),
        ],
        [
            components.Row(
                result.value,
                {
                    "estado": RESULTS[result].cell(),
                    "cuentas": text.count(told.cuentas),
                    "tiempo": seconds(told.seconds),
                    "teclas": text.decimal(told.keys),
                },
            )
            for result, told in found.by_result.items()
        ],
        key="ritmo_por_resultado",
        caption="Su tiempo y sus teclas por cuenta, según su resultado",
    )


def seconds(value: float) -> str:
    """`8.4` → `8 s`; `95` → `1 min 35 s`."""
    whole = round(value)
    minutes, rest = divmod(whole, 60)
    return f"{spanish.number(minutes)} min {rest} s" if minutes else f"{rest} s"


def _opened(found: OwnPace) -> str:
    one_by_one = spanish.plural(found.approved, "cuenta aprobada", "cuentas aprobadas")
    if not found.unopened:
        return f"De {one_by_one} una por una, en todas tuvo a la vista alguna página de cada ítem."
    items = spanish.join(f"{titles.ITEMS_SHORT[kind]} ({many})" for kind, many in found.items.items())
    return (
        f"De {one_by_one} una por una, {spanish.number(found.unopened)} sin abrir la página de algún ítem: "
        f"{items}. Es para que usted lo sepa; nadie más lo ve."
    )
