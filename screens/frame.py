"""The frame around every page: theme, title, and the head of a page with its month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from review import frames, spanish
from review.machine import failures
from review.model import Month, ViewRight
from review.store import accesses
from screens import alone, components, door, empty, session, text, url

PAGES = {
    "inicio": ("Inicio", ":material/home:"),
    "bandeja": ("Bandeja", ":material/inbox:"),
    "revisar": ("Revisar", ":material/fact_check:"),
    "dudas": ("Dudas", ":material/quiz:"),
    "segunda": ("Segunda mirada", ":material/visibility:"),
    "cumplimiento": ("Cumplimiento", ":material/checklist:"),
    "pagos": ("Pagos", ":material/payments:"),
    "fallas": ("Fallas y tiempos", ":material/monitoring:"),
    "secop": ("SECOP II", ":material/sync_alt:"),
    "lista": ("Lista de chequeo", ":material/rule:"),
    "cargar": ("Cargar", ":material/folder_open:"),
    "exportar": ("Exportar", ":material/table_view:"),
    "informes": ("Informes", ":material/description:"),
    "mi_cuenta": ("Mi cuenta", ":material/person_check:"),
    "personas": ("Personas", ":material/manage_accounts:"),
}
OF_A_SERVER = frozenset({"personas"})
"""Pages that only a dashboard on a server has."""
SECTIONS = {
    "Mes": ("inicio", "bandeja", "revisar", "dudas", "segunda"),
    "Tablas": ("cumplimiento", "pagos", "fallas", "secop"),
    "Archivos": ("cargar", "exportar", "informes"),
    "Entidad": ("lista",),
    "Contratistas": (alone.PAGE,),
    "Administración": ("personas",),
}
NEEDS = {
    **dict.fromkeys(("inicio", "bandeja", "revisar", "cumplimiento", "pagos", "fallas"), ViewRight.ACCOUNTS),
    **dict.fromkeys(("dudas", "segunda", alone.PAGE), ViewRight.PAPERS),
    "secop": ViewRight.PERSONAL,
    "lista": ViewRight.WAYS,
    "cargar": ViewRight.LOAD,
    "exportar": ViewRight.EXPORT,
    "informes": ViewRight.DRAFT,
    "personas": ViewRight.PEOPLE,
}
"""What a page shows. Who came in by the login and may not see it finds it in no menu, and is told so where
they write its address."""
_NOT_YOURS = (
    "Su permiso ({0}) no incluye esta página. Si la necesita para su trabajo, pida otro rol a quien "
    "administra los permisos."
)
_FRAMED = "en_marco"
_STYLE = (Path(__file__).parent / "assets" / "page.css").read_text("utf-8")


def dress() -> None:
    """Title, icon and style: once a run, before anything is drawn."""
    failures.guard()
    st.set_page_config(page_title="Visto Bueno", page_icon="✅", layout="wide", initial_sidebar_state="auto")
    st.html(f"<style>{_STYLE}</style>")
    components.prepare_browser()


def run(page: st.Page) -> None:
    """Run the page chosen in the menu, inside the frame; also a page that cannot be loaded fails kindly."""
    st.session_state[_FRAMED] = True
    with session.kindly():
        who = door.viewer()
        if who is not None:
            name = next(name for name, (title, _) in PAGES.items() if title == page.title)
            if not who.sees(NEEDS[name]):
                accesses.note(session.store(), accesses.Access.REFUSED, name)
                told = _NOT_YOURS.format(spanish.title(who.role).lower())
                st.warning(text.md(told), icon=":material/lock:")
                return
            accesses.note(session.store(), accesses.Access.LIST, f"{name} {url.get('mes')}".strip())
        page.run()


def let_in() -> bool:
    """Whether somebody may go on to a page; who may not yet is told how. A database that does not answer the
    page itself tells of, but where nobody may see one before they are known."""
    if door.public() is None:
        return True
    outside: Callable[[], None] | None = None
    with session.kindly():
        outside = door.enter(session.whole_store())
        if outside is None:
            return True
    # Or Streamlit would make a menu of its own, of every file in `pages/`. And before what can be pressed: a
    # button drawn under that menu is another one to it once pressed, and the press is lost.
    st.navigation(navigation(), position="hidden")
    if outside is not None:
        with session.kindly():
            outside()
    return False


def show(draw: Callable[[], None]) -> None:
    """Draw a page inside the frame.

    Until the frame has run once, Streamlit takes `pages/` for a menu of its own and runs the file of an
    address such as `/bandeja` bare. Then this declares the real menu and starts again.
    """
    if not st.session_state.get(_FRAMED):
        dress()
        st.navigation(navigation())
        st.rerun()
    with session.kindly():
        draw()


def navigation() -> dict[str, list[st.Page]]:
    """The pages by section, with their Spanish titles; alone, the contractor's is all there is."""
    if alone.is_alone():
        title, icon = PAGES[alone.PAGE]
        return {"": [st.Page(f"pages/{alone.PAGE}.py", title=title, icon=icon, default=True)]}
    first = next(name for name in PAGES if _offered(name))
    return {
        section: [
            st.Page(
                f"pages/{name}.py",
                title=PAGES[name][0],
                icon=PAGES[name][1],
                default=name == first,
                visibility="visible" if _offered(name) else "hidden",
            )
            for name in names
        ]
        for section, names in SECTIONS.items()
        if served().issuperset(names)
    }


def served() -> frozenset[str]:
    """The names of the pages that this dashboard has."""
    if alone.is_alone():
        return frozenset({alone.PAGE})
    return frozenset(PAGES) if door.public() is not None else frozenset(PAGES) - OF_A_SERVER


def _offered(name: str) -> bool:
    """Whether a page is in the menu of who looks: on one's own computer all are, but that of a server."""
    who = st.session_state.get(door.VIEWER)
    if door.public() is None or who is None:
        return name not in OF_A_SERVER
    return bool(who.sees(NEEDS[name]))


def head(title: str, note: str = "", *, months: bool = False, whole: bool = False) -> Month | None:
    """The head of a page; with `months`, the month picker beside the title. Gives the month chosen."""
    with st.container(key="cabecera"):
        if not months:
            st.title(title, anchor=False)
            chosen = None
        else:
            left, right = st.columns([3, 1.3], vertical_alignment="bottom")
            left.title(title, anchor=False)
            with right:
                chosen = session.pick_month(whole=whole)
    if note:
        st.caption(text.md(note))
    return chosen


def counted(month: Month | None) -> None:
    """Tell how many cuentas of a month (or of all) are counted, and how many are out and why."""
    st.caption(text.md(frames.count(session.store(), month).sentence))


@contextmanager
def section(title: str) -> Iterator[None]:
    """A part of a page under its own heading."""
    with st.container():
        st.header(title, anchor=False)
        yield


def nothing_yet(what: str) -> None:
    """What to say, and to do first, while there are no cuentas of a month."""
    empty.nothing_yet(session.store(), what)
