"""The keys of every page: which there are, what they do, and the list of them that `?` shows.

A button of Streamlit's has its key as its `shortcut`; what is no such button (a choice among several, a
field, our own pieces of screen) is reached by `assets/keys.js`, which is told here what to press. No key acts
while somebody writes, chooses from a list or has a window open over the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from screens import components

POINT_NEXT, POINT_BEFORE = "s", "shift+s"
LOOKED, CORRECT, MARK, NOTE = "v", "e", "m", "n"
CUENTA_NEXT, CUENTA_BEFORE, INBOX = "shift+right", "shift+left", "b"
APPROVE, RETURN, INCOMPLETE = "a", "d", "i"
DOUBT_PAGE, DOUBT_AGAIN, WALL_NEXT, WALL_BEFORE, TOPIC = "v", "a", "shift+right", "shift+left", "t"
SEARCH, LIST_NEXT, LIST_BEFORE = "b", "right", "left"
HELP = "?"

_BROWSER = {"left": "arrowleft", "right": "arrowright"}
_VIEW_GROUPS, _MOST_VIEWS = ("url_vista", "url_panel"), 5
_NAMES = {
    "shift": "Mayús",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "enter": "Entrar",
    "esc": "Esc",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the list: the keys, any of which does it, and what that is."""

    keys: tuple[str, ...]
    told: str

    @property
    def written(self) -> str:
        """`Mayús + →`, as it stands on the keyboard."""
        return " · ".join(shown(one) for one in self.keys)


def shown(key: str) -> str:
    """A key as it is written on a Spanish keyboard: `shift+left` → `Mayús + ←`."""
    parts = [key] if key == "+" else key.split("+")
    return " + ".join(_NAMES.get(part, part.upper() if len(part) == 1 else part) for part in parts)


_ROWS = (
    Key(("s", "shift+s"), "Ir a la línea siguiente o a la anterior de la lista"),
    Key(("enter",), "Abrir la línea elegida"),
)
_BUTTONS = "Cambiar lo que se ve, en el orden de los botones"
_VIEWS = Key(("1", "2", "3", "4"), _BUTTONS)

TABLES = "Pagos y las demás tablas"
PAGES: Mapping[str, tuple[Key, ...]] = {
    "Revisar": (
        Key((LOOKED,), "Dar por visto el punto y seguir con el próximo"),
        Key((POINT_NEXT, POINT_BEFORE), "Punto siguiente, punto anterior"),
        Key((CORRECT,), "Corregir el dato del punto"),
        Key((MARK,), "Marcar el ítem del punto"),
        Key((NOTE,), "Escribir una nota"),
        Key((APPROVE,), "Aprobar: después, Entrar la registra"),
        Key((RETURN,), "Devolver: después, Entrar la registra"),
        Key((INCOMPLETE,), "Dejar incompleta: después, Entrar la registra"),
        Key((CUENTA_NEXT, CUENTA_BEFORE), "Cuenta siguiente, cuenta anterior"),
        Key(("right", "left"), "Página siguiente, página anterior"),
        Key(("+", "-", "0"), "Acercar, alejar, ajustar la página al ancho"),
        Key(("g",), "Girar la página"),
        Key(("p",), "Ver todas las páginas, o una; entre todas, → y ← van de una a otra"),
        Key(("x", "shift+right", "shift+left"), "Entre todas las páginas: elegir una, o las que siguen"),
        Key(("1", "2", "3", "4", "5"), _BUTTONS),
        Key((INBOX,), "Volver a la bandeja"),
    ),
    "Bandeja": (
        *_ROWS,
        Key(("x",), "Elegir la línea, o dejar de elegirla"),
        Key((LIST_NEXT, LIST_BEFORE), "Página siguiente, página anterior de la lista"),
        Key((SEARCH,), "Buscar"),
    ),
    "Dudas": (
        Key(("s",), "Sí, eso dice"),
        Key(("1", "2", "…"), "El valor, o la clase de página, de ese número"),
        Key(("n",), "No: escribir lo que dice"),
        Key(("right",), "Saltar"),
        Key(("z",), "Deshacer la última"),
        Key((DOUBT_PAGE,), "Ver la página en Revisar"),
        Key((WALL_NEXT, WALL_BEFORE), "Más dudas, las anteriores"),
        Key((DOUBT_AGAIN,), "Volver a las saltadas"),
        Key((TOPIC,), "Cambiar entre datos y páginas"),
    ),
    TABLES: (
        *_ROWS,
        _VIEWS,
        Key((LIST_NEXT, LIST_BEFORE), "Página siguiente, página anterior de la lista"),
    ),
}
EVERYWHERE = (
    Key((HELP,), "Ver esta lista"),
    Key(("Tab", "shift+Tab"), "Ir al botón o campo siguiente, al anterior"),
    Key(("enter", "Espacio"), "Apretar el botón en que se está"),
    Key(("esc",), "Cerrar esta lista, o salir de un campo para usar las teclas"),
)


def offer() -> bool:
    """The button that shows the list, also pressed by `?`; whether it was."""
    return st.button("Teclas", icon=":material/keyboard:", type="tertiary", key="teclas", help="Tecla ?")


@st.dialog("Teclas", width="medium")
def tell(page: str) -> None:
    """The list, that of the page in sight first; those of others are folded away."""
    shown_page = page if page in PAGES else TABLES
    for name, lines in ((shown_page, PAGES[shown_page]), ("En todas las pantallas", EVERYWHERE)):
        st.markdown(f"**{name}**\n\n{_table(lines)}")
    for name, lines in PAGES.items():
        if name != shown_page:
            with st.expander(name):
                st.markdown(_table(lines))
    st.caption("Ninguna tecla decide por sí sola, ni hace nada mientras usted escribe.")


def _table(lines: Sequence[Key]) -> str:
    rows = "".join(f"| {_cell(line)} | {line.told} |\n" for line in lines)
    return f"| Tecla | Qué hace |\n|---|---|\n{rows}"


def _cell(line: Key) -> str:
    return " · ".join(f"`{shown(one)}`" for one in line.keys)


def everywhere() -> None:
    """What the same keys press on any page that has it: its views, the pages of its list, its search."""
    views = [choose(str(place + 1), group, place) for group in _VIEW_GROUPS for place in range(_MOST_VIEWS)]
    press(
        *views,
        _click(LIST_BEFORE, "url_hoja", "button:not([role=radio])", 0),
        _click(LIST_NEXT, "url_hoja", "button:not([role=radio])", -1),
        _click(TOPIC, "url_tema", "[role=radio]:not([aria-checked=true])", 0),
        {"key": SEARCH, "within": "url_q", "find": "input", "place": 0, "focus": True},
        of="todas",
    )


def press(*found: Mapping[str, Any], of: str) -> None:
    """Tell the browser what keys press, as long as this is on the page."""
    components.keys(
        [{**one, "key": _BROWSER.get(one["key"], one["key"])} for one in found], key=f"teclas_{of}"
    )


def choose(key: str, group: str, place: int, *, then: Sequence[str] = ()) -> Mapping[str, Any]:
    """The choice at a place of a group of them (by the key of its widget) is taken, never taken back; then
    what is at hand is the field of the containers `then`, if one has an empty one, or their button."""
    return {"key": key, "within": group, "find": "[role=radio]", "place": place, "then": list(then)}


def _click(key: str, group: str, find: str, place: int) -> Mapping[str, Any]:
    """What stands at a place among those found in a container, counted from the end where it is negative."""
    return {"key": key, "within": group, "find": find, "place": place}
