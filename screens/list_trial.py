"""Trying another checklist or law values: the text checked, told in words, compared, and put in force."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from review import desk, spanish
from review.model import Act
from review.store import Store
from review.store.folders import Folder
from review.store.settings import SettingKind
from review.ways import checklist_words, laws_words
from review.ways.checklist import Checklist
from review.ways.checklist_words import Difference
from review.ways.laws import Laws
from screens import acting, frame, lists, preview, session, text, url, ways

_SEEN = "vista_previa_de"
FROM_FILE, FROM_LIST, FROM_LAWS = "archivo", "lista", "leyes"


def draw(store: Store, folder: Folder | None) -> None:
    """Choose where to begin, see what is wrong or what it says, and what would change."""
    options = {
        FROM_FILE: "Un archivo que subo",
        **{name: f"Ejemplo · {title}" for name, title in ways.examples().items()},
        FROM_LIST: "La lista en vigor, para cambiarla aquí",
        FROM_LAWS: "Los valores de ley en vigor, para cambiarlos aquí",
    }
    start = url.choice("partir", "Partir de", options, default=FROM_FILE)
    dropping, verdict, editing = st.container(), st.container(), st.container()
    found = _text(store, folder, start, dropping, editing)
    if found is None:
        return
    kind, written = found
    value, problems = ways.read(kind, written)
    if value is None:
        with verdict:
            count = spanish.plural(len(problems), "cosa")
            st.error(f"Hay {count} por corregir en {ways.TITLES[kind]}.", icon=":material/edit_note:")
            lists.mistakes(problems, written)
            st.caption("Corrija aquí mismo, en «El texto», o en su archivo y súbalo otra vez.")
        return
    current = ways.in_force(store, folder, kind).value
    with verdict:
        if isinstance(value, Checklist) and isinstance(current, Checklist):
            _compared(checklist_words.differences(current, value), value.entity)
            _putting_in_force(store, folder, kind, written)
            with frame.section("Así queda la lista"):
                lists.items(value, current)
        elif isinstance(value, Laws) and isinstance(current, Laws):
            _compared(laws_words.differences(current, value), "")
            _putting_in_force(store, folder, kind, written)
            with frame.section("Así quedan los valores de ley"):
                lists.law_years(value)
                lists.law_rates(value)


def _text(
    store: Store, folder: Folder | None, start: str, dropping: DeltaGenerator, editing: DeltaGenerator
) -> tuple[SettingKind, str] | None:
    """The text to look at, as edited on the page; None while no file has been given."""
    if start == FROM_FILE:
        with dropping, st.container(key="lista_subida"):
            dropped = st.file_uploader(
                "checklist.toml o leyes.toml", type=["toml", "txt"], key="lista_archivo"
            )
        if dropped is None:
            st.caption(
                "Suba un checklist\\.toml o un leyes\\.toml. Se revisa aquí mismo, línea por línea, y no "
                "cambia nada hasta que usted lo aplique."
            )
            return None
        original, unreadable = ways.decoded(dropped.getvalue(), dropped.name)
        if unreadable:
            lists.mistakes(unreadable, "")
            return None
        kind = ways.kind_of(original, dropped.name)
    elif start in ways.examples():
        kind, original = SettingKind.CHECKLIST, ways.example(start)
    else:
        kind = SettingKind.LAWS if start == FROM_LAWS else SettingKind.CHECKLIST
        original = ways.text_of(ways.in_force(store, folder, kind))
    mark = hashlib.sha256(original.encode()).hexdigest()[:12]
    wrong = ways.read(kind, original)[0] is None
    with (
        editing,
        st.expander("El texto", icon=":material/code:", expanded=wrong or start in (FROM_LIST, FROM_LAWS)),
    ):
        written = st.text_area(
            "El texto",
            value=original,
            key=f"texto_{start}_{mark}",
            height=min(420, 60 + 21 * original.count("\n")),
            label_visibility="collapsed",
        )
        st.caption("Al salir del recuadro, o con Ctrl y Entrar, se revisa otra vez.")
    return kind, written


def _putting_in_force(store: Store, folder: Folder | None, kind: SettingKind, written: str) -> None:
    """What would change, and then the button that puts it in force."""
    if folder is None:
        st.caption("Para ver qué cambiaría y aplicarlo, lea primero una carpeta en «Cargar».")
        return
    checklist_text = written if kind is SettingKind.CHECKLIST else None
    laws_text = written if kind is SettingKind.LAWS else None
    mark = f"{folder.id}|{kind}|{written}"
    if st.button("Ver qué cambiaría", icon=":material/preview:"):
        with st.spinner("Revisando de prueba las cuentas de la carpeta…"):
            came = desk.preview(store, folder.path, checklist_text=checklist_text, laws_text=laws_text)
        st.session_state[_SEEN] = (mark, came)
    seen_mark, found = st.session_state.get(_SEEN, (None, None))
    if seen_mark != mark or not isinstance(found, desk.Preview):
        st.caption("Se revisan de prueba las cuentas de la carpeta, sin abrir ningún PDF y sin cambiar nada.")
        return
    preview.draw(found)
    name = "esta lista" if kind is SettingKind.CHECKLIST else "estos valores"
    st.caption(text.md(f"Al aplicar, las cuentas de «{folder.path}» se revisan de nuevo con {name}."))
    if st.button(
        f"Aplicar {name}", type="primary", icon=":material/done_all:", disabled=not acting.allowed(Act.WAYS)
    ):
        st.session_state.pop(_SEEN)
        acting.do(
            lambda: desk.apply(
                store, folder.path, session.actor(), checklist_text=checklist_text, laws_text=laws_text
            ),
            _applied,
        )


def _applied(changed: int) -> str:
    if not changed:
        return "Aplicado. Ninguna cuenta cambió."
    return f"Aplicado. {spanish.plural(changed, 'cuenta cambió', 'cuentas cambiaron')}."


def _compared(changes: Sequence[Difference], entity: str) -> None:
    """In what it differs from what is in force."""
    named = f" «{entity}»" if entity else ""
    if not changes:
        told = f"El archivo{named} está bien escrito y dice lo mismo que hay en vigor."
        st.info(text.md(told), icon=":material/check:")
        return
    count = spanish.plural(len(changes), "diferencia")
    told = f"El archivo{named} está bien escrito. Tiene {count} con lo que hay en vigor."
    st.success(text.md(told), icon=":material/check:")
    lists.differences(changes)
