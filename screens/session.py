"""What a session holds: the open database, who is looking, and where failures become sentences."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from review import frames, freshness
from review.errors import VistoBuenoError
from review.machine import failures, private
from review.model import Actor, Month, Viewer
from review.model.actor import UNTOLD
from review.reading import album
from review.store import DATABASE_VARIABLE, Store, role_rows
from review.store.seen_store import SeenStore
from screens import door, text, url

FOLDER_VARIABLE = "VISTOBUENO_CARPETA"
NAME = "revisor"
ON_BEHALF = "en_nombre_de"
_MOST_VIEWERS = 500  # of whom what was worked out last is held
NO_MONTH = "sin_mes"
EVERY_MONTH = "todos"


def folder() -> str:
    """The folder that `vistobueno abrir` was given, to begin with; empty when it was not."""
    return os.environ.get(FOLDER_VARIABLE, "")


def database_url() -> str | None:
    """The database that `vistobueno abrir` chose; None means the default one."""
    return os.environ.get(DATABASE_VARIABLE) or None


@st.cache_resource(show_spinner=False)
def _open(address: str | None) -> Store:
    album.tidy_aside(picture_cache())
    # The dashboard may outlive an update of its files: what it keeps is the work of the program it began as.
    freshness.key(freshness.Stage.JUDGEMENT)
    return Store.open(address)


def whole_store() -> Store:
    """The database of this dashboard, whoever looks: for what lets them in. Raises StoreUnavailable."""
    return _open(database_url())


@st.cache_resource(show_spinner=False, max_entries=_MOST_VIEWERS)
def _seen(address: str | None, viewer: Viewer) -> Store:
    return SeenStore(_open(address), viewer)


def store() -> Store:
    """The database of this dashboard, as who came in by the login sees it. Raises StoreUnavailable, and
    NotAllowed while a login is asked for and nobody came in."""
    who = door.viewer()
    return whole_store() if who is None else _seen(database_url(), who)


@contextmanager
def kindly() -> Iterator[None]:
    """Everything a page does happens in here: a failure becomes a sentence and never a traceback."""
    try:
        yield
    except VistoBuenoError as error:
        st.error(text.md(error), icon=":material/error:")
    except Exception as error:  # noqa: BLE001 - whatever we did not foresee, the user gets a sentence
        st.error(
            "Algo falló al mostrar esta pantalla. Sus decisiones están guardadas. " + text.md(noted(error)),
            icon=":material/error:",
        )


def noted(error: Exception) -> str:
    """Write down a failure that nobody foresaw; what the user does about it, and where the detail is."""
    log = failures.note("A screen failed", error)
    where = "" if log is None else f": el detalle, sin datos de nadie, quedó en «{log}»"
    return f"Vuelva a intentarlo; si se repite, avise a quien instaló Visto Bueno{where}."


def reviewer() -> str:
    """The name of who is looking, empty while unknown."""
    if (who := door.viewer()) is not None:
        return who.name
    return str(st.session_state.get(NAME) or "").strip()


def actor() -> Actor:
    """Who is looking, in their role, and in whose name they act. Raises StoreUnavailable."""
    name = reviewer()
    if (who := door.viewer()) is not None:
        return Actor(name, who.role, str(st.session_state.get(ON_BEHALF) or "").strip())
    kept = role_rows.role(store(), name) if name else None
    return Actor(name, kept or UNTOLD, str(st.session_state.get(ON_BEHALF) or "").strip())


def pick_month(*, whole: bool = False) -> Month | None:
    """The month chosen in the address, or the last one chosen, or the newest. None when there are no months.

    With `whole`, "todos" and "sin mes" can be chosen too: read them with `url.get("mes")`.
    """
    known = frames.months(store())
    if not known and not whole:
        return None
    options = {str(one): text.month(str(one)).capitalize() for one in known}
    if whole:
        options |= {EVERY_MONTH: "Todos los meses", NO_MONTH: "Sin mes conocido"}
    remembered = str(st.session_state.get("mes", ""))
    default = remembered if remembered in options else next(iter(options))
    asked = url.get("mes")
    if asked not in options:
        url.put(mes=default)
    chosen = url.choice("mes", "Mes", options, default="", resets=("hoja",), hide_label=True)
    st.session_state["mes"] = chosen
    return month_of(chosen)


def last_month() -> str:
    """The month looked at last in this session, or the newest one; empty when there are none."""
    known = [str(one) for one in frames.months(store())]
    remembered = str(st.session_state.get("mes", ""))
    return remembered if remembered in known else next(iter(known), "")


def month_of(chosen: str) -> Month | None:
    """The month that a word of the address names; None for "todos", "sin mes" and nonsense."""
    try:
        return Month.parse(chosen)
    except ValueError:
        return None


def picture_cache() -> Path:
    """Where page pictures are kept, by content. Emptied by the system or by hand without harm."""
    return private.cache_folder() / "paginas"


def local(moment: dt.datetime) -> str:
    """A stored moment as the clock in Colombia shows it."""
    return text.moment(frames.local(moment))
