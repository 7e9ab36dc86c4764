"""Correcting the machine about one cuenta. What it had said is kept and stays beside the correction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, cast

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView, foresight
from review.model import Act, ItemKind, PageKind, SecopState, State
from review.model.fields import FIELDS, FieldCard
from review.store import Store
from screens import account, acting, entry, learned, page_choice, points, session, sight, text, url
from screens.sight import Meant
from screens.words import SECOP, STATES

T = TypeVar("T")
KINDS = list(ItemKind)
AS_SOURCES = "El que digan las listas y carpetas"


def _select(label: str, options: Sequence[T], **details: Any) -> T:
    """A select box that always holds one of its options."""
    return cast(T, st.selectbox(label, options, **details))


def correct(store: Store, view: SubmissionView, page: int) -> None:
    """Mark an item, correct a field, say what a page is, set the SECOP state. The field that was asked for
    comes first."""
    allowed = acting.allowed(Act.CORRECT)
    if page_choice.say(store, view, allowed):
        return
    seen = next((one.kind.value for one in view.pages if one.number == page), "")
    kind, _, name = (url.get("arreglo") or seen).partition(".")
    first = KINDS.index(ItemKind(kind)) if kind in KINDS else 0
    asked = name if name in FIELDS[KINDS[first]] else ""
    if asked:
        with st.container(border=True):
            _field(store, view, first, asked, allowed)
    with st.container(border=True):
        _mark(store, view, first, allowed)
    if not asked:
        with st.container(border=True):
            _field(store, view, first, asked, allowed)
    if view.pages:
        with st.container(border=True):
            _page(store, view, page, allowed)
    with st.container(border=True):
        _secop(store, view, acting.may(Act.SECOP_STATE))


def _mark(store: Store, view: SubmissionView, first: int, allowed: bool) -> None:
    st.markdown("**Marcar un ítem**")
    item = _select("Ítem", KINDS, index=first, format_func=spanish.title, key=f"marca_{view.id}_{first}")
    seen = view.item(item)
    says = STATES[seen.machine_state].word.lower()
    st.caption(f"La máquina dice: {says}.{' Alguien lo marcó distinto.' if seen.marked else ''}")
    options = {**{state.value: STATES[state].word for state in State}, "": f"Lo de la máquina ({says})"}
    with st.container(key=points.MARK), st.form(f"marcar_{view.id}_{item}", border=False):
        state = _select(
            "Estado",
            list(options),
            index=list(options).index(seen.state.value),
            format_func=options.__getitem__,
        )
        reason = st.text_input("Motivo", max_chars=300, placeholder="Por qué")
        if st.form_submit_button("Marcar", disabled=not allowed, **sight.button(view)):
            new = State(state) if state else None
            found = sight.clicked(view)
            acting.do(
                lambda: desk.mark_item(store, view.id, item, new, reason.strip(), session.actor(), **found),
                f"{spanish.title(item)}: marcado.",
                Meant(f"marcar {spanish.title(item)}", reason),
            )


def _field(store: Store, view: SubmissionView, first: int, asked: str, allowed: bool) -> None:
    st.markdown("**Corregir un dato**")
    left, right = st.columns(2)
    with left:
        item = _select(
            "Del ítem",
            KINDS,
            index=first,
            format_func=spanish.title,
            key=f"dato_item_{view.id}_{first}_{asked}",
        )
    specs = FIELDS[item]
    with right:
        name = _select(
            "Dato",
            list(specs),
            index=list(specs).index(asked) if asked in specs and item is KINDS[first] else 0,
            format_func=lambda one: specs[one].title,
            key=f"dato_{view.id}_{item}_{asked}",
        )
    field = next((one for one in view.item(item).fields if one.name == name), None)
    if field is None:
        st.caption("La máquina no leyó este dato.")
    else:
        read = account.shown_value(field, field.machine_value)
        now = f" Corregido a: {account.shown_value(field, field.value)}." if field.corrected else ""
        st.caption(text.md(f"La máquina leyó: {read}.{now}"))
    _field_form(store, view, item, specs[name], bool(field and field.corrected), allowed)


def _field_form(
    store: Store, view: SubmissionView, item: ItemKind, spec: FieldCard, corrected: bool, allowed: bool
) -> None:
    with st.container(key=points.CORRECT), st.form(f"corregir_{view.id}_{item}_{spec.name}", border=False):
        example = entry.EXAMPLES[spec.type]
        hint = f"Por ejemplo {example}" if example else ""
        typed = st.text_input("Valor correcto", max_chars=200, placeholder=hint)
        reason = st.text_input("Motivo (opcional)", max_chars=300).strip()
        remember = learned.ask()
        with st.container(horizontal=True):
            save = st.form_submit_button("Corregir", disabled=not allowed, **sight.button(view))
            undo = corrected and st.form_submit_button(
                "Volver a lo leído", disabled=not allowed, **sight.button(view)
            )
    answer = _agreed(store, view, item, spec, typed, save and remember) if remember else None
    if (save and not remember) or answer is not None:
        found = sight.clicked(view)
        acting.do(
            lambda: desk.correct_field(
                store,
                view.id,
                item,
                spec.name,
                entry.parse(spec.type, typed),
                session.actor(),
                reason=reason,
                remember=bool(answer),
                **found,
            ),
            lambda came: f"{spec.title}: corregido. La cuenta se revisó de nuevo.{learned.told(came)}",
            Meant(f"corregir {spec.title} de {spanish.title(item)} por «{typed}»", reason),
        )
    if undo:
        found = sight.clicked(view)
        acting.do(
            lambda: desk.correct_field(
                store, view.id, item, spec.name, None, session.actor(), reason=reason, **found
            ),
            f"{spec.title}: vuelve a valer lo que leyó la máquina.",
            Meant(f"dejar {spec.title} de {spanish.title(item)} como lo leyó la máquina", reason),
        )


def _agreed(
    store: Store, view: SubmissionView, item: ItemKind, spec: FieldCard, typed: str, asked: bool
) -> bool | None:
    return learned.agreed(
        f"{view.id}_{item}_{spec.name}",
        asked,
        typed,
        lambda: foresight.of_value(store, view.id, item, spec.name, entry.parse(spec.type, typed)),
    )


def take(store: Store, view: SubmissionView, key: str) -> None:
    """Put in a value that was passed over (`account.other_id`), where it stands on the page."""
    found = account.other_of(view, key)
    if found is None:
        return
    if not session.reviewer():
        st.warning(acting.NEEDS_NAME, icon=":material/edit:")
        return
    item, field, other = found
    url.put(evidencia=account.field_id(item, field), pagina=None)
    acting.do(
        lambda: desk.correct_field(
            store,
            view.id,
            item.kind,
            field.name,
            other.value,
            session.actor(),
            page=other.page,
            box=other.box,
            remember=False,
            **sight.grounds(view),
        ),
        lambda came: (
            f"{field.title}: {account.shown_value(field, other.value)}. "
            f"La cuenta se revisó de nuevo.{learned.told(came)}"
        ),
        Meant(f"corregir {field.title} por «{account.shown_value(field, other.value)}»"),
    )


def _page(store: Store, view: SubmissionView, page: int, allowed: bool) -> None:
    st.markdown("**Decir qué es una página**")
    numbers = [one.number for one in view.pages]
    number = _select("Página", numbers, index=numbers.index(page), key=f"pagina_{view.id}_{page}")
    seen = next(one for one in view.pages if one.number == number)
    st.caption(f"La máquina dice: {spanish.title(seen.machine_kind).lower()}.")
    kinds = list(PageKind)
    with st.form(f"mover_{view.id}_{number}", border=False):
        kind = _select("Es de", kinds, index=kinds.index(seen.kind), format_func=spanish.title)
        remember = learned.ask()
        save = st.form_submit_button("Cambiar", disabled=not allowed, **sight.button(view))
    new = None if kind is seen.machine_kind else kind
    answer = None
    if remember and new is not None:
        answer = learned.agreed(
            f"{view.id}_{number}", save, kind, lambda: foresight.of_page(store, view.id, number, kind)
        )
    if (save and not (remember and new)) or answer is not None:
        found = sight.clicked(view)
        acting.do(
            lambda: desk.move_page(
                store, view.id, number, new, session.actor(), remember=bool(answer), **found
            ),
            lambda came: (
                f"Página {number}: {spanish.title(kind).lower()}. "
                f"La cuenta se revisó de nuevo.{learned.told(came)}"
            ),
            Meant(f"poner la página {number} en {spanish.title(kind)}"),
        )


def _secop(store: Store, view: SubmissionView, allowed: bool) -> None:
    st.markdown("**Estado en SECOP II**")
    st.caption(f"Ahora: {SECOP[view.secop_state].word} ({spanish.title(view.secop_source).lower()}).")
    options = {**{state.value: SECOP[state].word for state in SecopState}, "": AS_SOURCES}
    with st.form(f"secop_{view.id}", border=False):
        state = _select(
            "Estado nuevo",
            list(options),
            index=list(options).index(view.secop_state.value),
            format_func=options.__getitem__,
        )
        if st.form_submit_button("Poner estado", disabled=not allowed):
            new = SecopState(state) if state else None
            acting.do(
                lambda: desk.set_secop_state(store, [view.id], new, session.actor()),
                "Estado en SECOP II registrado.",
            )
