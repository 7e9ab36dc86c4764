"""What a person does about one cuenta: decide, mark, move, correct; and what was done before."""

from __future__ import annotations

import streamlit as st

from review import desk, fields, spanish
from review.desk import SubmissionView
from review.errors import BadArgument
from review.model import FieldType, ItemKind, PageKind, Resultado, SecopState, State, Verdict
from review.store import Store
from screens import account, components, entry, session, text, url
from screens.words import DECISIONS, SECOP, STATES

VERBS = {
    Verdict.APROBADA: ("Aprobar", ":material/check:"),
    Verdict.DEVUELTA: ("Devolver", ":material/undo:"),
    Verdict.INCOMPLETA: ("Dejar incompleta", ":material/pause:"),
}
NEEDS_NAME = "Escriba su nombre en el menú (arriba a la izquierda): firma lo que usted decida."


def _done(message: str) -> None:
    st.session_state["aviso"] = message
    st.rerun()


def _may_act() -> bool:
    if session.reviewer():
        return True
    st.caption(text.md(NEEDS_NAME))
    return False


def decide(store: Store, view: SubmissionView) -> None:
    """Approve, return or leave incomplete, with a reason that is kept while it is written."""
    if notice := st.session_state.pop("aviso", None):
        st.toast(text.md(notice), icon=":material/check:")
    with st.container(border=True, key="decidir"):
        st.markdown("**Su decisión**")
        if view.decision:
            past = view.decision
            st.markdown(
                f"{DECISIONS[past.verdict].word} por **{text.md(past.author)}** el {text.md(session.local(past.at))}"
            )
            if past.sha256 != view.sha256:
                st.caption("Esa decisión se tomó sobre otro contenido del archivo.")
        picked = st.segmented_control(
            "Decisión",
            list(VERBS),
            format_func=lambda verdict: f"{VERBS[verdict][1]} {VERBS[verdict][0]}",
            key=f"veredicto_{view.id}_{view.decision.at.isoformat() if view.decision else ''}",
            label_visibility="collapsed",
            persist_state="session",
            width="stretch",
        )
        if picked is None:
            return
        verdict = Verdict(picked)
        _reasoned(store, view, verdict)


def _reasoned(store: Store, view: SubmissionView, verdict: Verdict) -> None:
    against = verdict is Verdict.APROBADA and view.result is not Resultado.COMPLETA
    if against:
        st.caption("Esta cuenta no está completa según la revisión. Diga por qué la aprueba.")
    label = "Texto para el contratista" if verdict is Verdict.DEVUELTA else "Motivo"
    key = f"motivo_{view.id}_{verdict}"
    st.session_state.setdefault(key, account.draft(view, verdict))
    reason = st.text_area(
        label,
        key=key,
        height=110 if verdict is Verdict.APROBADA else 260,
        placeholder="Opcional" if verdict is Verdict.APROBADA and not against else "Escriba el motivo",
        persist_state="session",
    )
    needed = verdict is not Verdict.APROBADA or against
    allowed = _may_act()
    with st.container(horizontal=True, vertical_alignment="center"):
        clicked = st.button(
            f"{VERBS[verdict][0]} la cuenta",
            type="primary",
            icon=VERBS[verdict][1],
            disabled=not allowed,
            key=f"hacer_{verdict}",
        )
        if verdict is Verdict.DEVUELTA:
            components.copy(reason, key="copiar")
    if clicked:
        if needed and not reason.strip():
            st.error("Falta el motivo: queda en la historia de la cuenta.")
            return
        desk.decide(store, view.id, verdict, reason.strip(), session.reviewer())
        _done(f"Quedó registrada: {DECISIONS[verdict].word.lower()}.")


def correct(store: Store, view: SubmissionView, page: int) -> None:
    """Mark an item, say what a page is, correct a field, set the SECOP state. The machine's stays beside it."""
    allowed = _may_act()
    kinds = list(ItemKind)
    asked = url.get("arreglo")
    first = kinds.index(ItemKind(asked)) if asked in kinds else 0
    _mark(store, view, first, allowed)
    _field(store, view, first, allowed)
    if view.pages:
        _page(store, view, page, allowed)
    _secop(store, view, allowed)


def _mark(store: Store, view: SubmissionView, first: int, allowed: bool) -> None:
    with st.container(border=True):
        st.markdown("**Marcar un ítem**")
        item = st.selectbox(
            "Ítem", list(ItemKind), index=first, format_func=spanish.title, key=f"marca_{view.id}_{first}"
        )
        seen = view.item(item)
        says = STATES[seen.machine_state].word.lower()
        st.caption(
            f"La máquina dice: {says}." + (" Usted u otra persona lo marcó distinto." if seen.marked else "")
        )
        options = {**{state.value: STATES[state].word for state in State}, "": f"Lo de la máquina ({says})"}
        with st.form(f"marcar_{view.id}_{item}", border=False, clear_on_submit=True):
            state = st.selectbox(
                "Estado",
                list(options),
                index=list(options).index(seen.state.value),
                format_func=lambda value: options[value],
            )
            reason = st.text_input("Motivo", max_chars=300, placeholder="Por qué")
            if st.form_submit_button("Marcar", disabled=not allowed):
                desk.mark_item(
                    store, view.id, item, State(state) if state else None, reason.strip(), session.reviewer()
                )
                _done(f"{spanish.title(item)}: marcado.")


def _field(store: Store, view: SubmissionView, first: int, allowed: bool) -> None:
    with st.container(border=True):
        st.markdown("**Corregir un dato**")
        left, right = st.columns(2)
        item = left.selectbox(
            "Ítem ",
            list(ItemKind),
            index=first,
            format_func=spanish.title,
            key=f"dato_item_{view.id}_{first}",
        )
        specs = fields.FIELDS[item]
        name = right.selectbox(
            "Dato", list(specs), format_func=lambda one: specs[one].title, key=f"dato_{view.id}_{item}"
        )
        field = next((one for one in view.item(item).fields if one.name == name), None)
        if field is None:
            st.caption("La máquina no leyó este dato.")
        else:
            read = account.shown_value(field, field.machine_value)
            now = account.shown_value(field, field.value)
            st.caption(
                text.md(f"La máquina leyó: {read}." + (f" Corregido a: {now}." if field.corrected else ""))
            )
        kind = specs[name].type
        with st.form(f"corregir_{view.id}_{item}_{name}", border=False, clear_on_submit=False):
            example = entry.EXAMPLES[kind]
            typed = st.text_input(
                "Valor correcto", max_chars=200, placeholder=f"Por ejemplo {example}" if example else ""
            )
            reason = st.text_input("Motivo (opcional)", max_chars=300)
            with st.container(horizontal=True):
                save = st.form_submit_button("Corregir", disabled=not allowed)
                corrected = field is not None and field.corrected
                undo = (
                    st.form_submit_button("Volver a lo leído", disabled=not allowed) if corrected else False
                )
            if undo:
                desk.correct_field(
                    store, view.id, item, name, None, session.reviewer(), reason=reason.strip()
                )
                _done("Se volvió a lo que leyó la máquina.")
            if save:
                _save_field(store, view, item, name, kind, typed, reason)


def _save_field(
    store: Store, view: SubmissionView, item: ItemKind, name: str, kind: FieldType, typed: str, reason: str
) -> None:
    try:
        value = entry.parse(kind, typed)
    except BadArgument as error:
        st.error(text.md(error))
        return
    desk.correct_field(store, view.id, item, name, value, session.reviewer(), reason=reason.strip())
    _done("Dato corregido: la cuenta se revisó de nuevo.")


def _page(store: Store, view: SubmissionView, page: int, allowed: bool) -> None:
    with st.container(border=True):
        st.markdown("**Decir qué es una página**")
        numbers = [one.number for one in view.pages]
        number = st.selectbox("Página", numbers, index=numbers.index(page), key=f"pagina_{view.id}_{page}")
        seen = next(one for one in view.pages if one.number == number)
        st.caption(f"La máquina dice: {spanish.title(seen.machine_kind).lower()}.")
        with st.form(f"mover_{view.id}_{number}", border=False):
            kind = st.selectbox(
                "Es de", list(PageKind), index=list(PageKind).index(seen.kind), format_func=spanish.title
            )
            if st.form_submit_button("Cambiar", disabled=not allowed):
                new = None if kind is seen.machine_kind else kind
                desk.move_page(store, view.id, number, new, session.reviewer())
                _done(f"Página {number}: {spanish.title(kind).lower()}. La cuenta se revisó de nuevo.")


def _secop(store: Store, view: SubmissionView, allowed: bool) -> None:
    with st.container(border=True):
        st.markdown("**Estado en SECOP II**")
        st.caption(f"Ahora: {SECOP[view.secop_state].word} ({spanish.title(view.secop_source).lower()}).")
        options = {
            **{state.value: SECOP[state].word for state in SecopState},
            "": "El que digan las listas y carpetas",
        }
        with st.form(f"secop_{view.id}", border=False):
            state = st.selectbox(
                "Estado nuevo",
                list(options),
                index=list(options).index(view.secop_state.value),
                format_func=lambda value: options[value],
            )
            if st.form_submit_button("Poner estado", disabled=not allowed):
                desk.set_secop_state(
                    store, [view.id], SecopState(state) if state else None, session.reviewer()
                )
                _done("Estado en SECOP II registrado.")


_WHAT = {
    "decision": "Decisión",
    "item": "Ítem",
    "pagina": "Página",
    "campo": "Dato",
    "secop": "SECOP II",
}


def history(store: Store, view: SubmissionView) -> None:
    """Everything done to this cuenta, newest first, and its other versions."""
    done = desk.history(store, view.id)
    components.table(
        [
            components.Column("cuando", "Cuándo", "tight"),
            components.Column("quien", "Quién"),
            components.Column("que", "Qué", "wide"),
        ],
        [
            components.Row(
                place,
                {
                    "cuando": text.moment(row["cuando"]),
                    "quien": text.clean(row["quien"]),
                    "que": {
                        "text": _told(row["que"], row["sobre"], row["valor"]),
                        "sub": text.clean(row["motivo"]),
                    },
                },
            )
            for place, row in enumerate(reversed(done.to_dict("records")))
        ],
        key="historia",
        caption="Lo que se ha hecho con esta cuenta",
        empty="Nadie ha decidido ni corregido nada en esta cuenta.",
    )
    if view.versions:
        st.markdown("**Otras versiones y copias**")
        clicked = components.table(
            [components.Column("archivo", "Archivo", "wide"), components.Column("que", "Es", "tight")],
            [
                components.Row(
                    one.id,
                    {
                        "archivo": {"text": text.clean(one.archivo), "sub": text.clean(one.folder)},
                        "que": "copia idéntica"
                        if one.identical
                        else "vigente"
                        if one.current
                        else "anterior",
                    },
                    go=url.link("revisar", cuenta=one.id),
                )
                for one in view.versions
            ],
            key="versiones_tabla",
            caption="Otras versiones de esta cuenta",
        )
        url.follow(clicked.go)
    st.caption(text.md(f"Archivo: {view.archivo} · Carpeta: {view.folder}"))


def _told(what: object, about: object, value: object) -> str:
    word = _WHAT.get(str(what), str(what))
    known = {word: mark.word for table in (STATES, SECOP) for word, mark in table.items()}
    new = text.clean(value)
    shown = DECISIONS[new].word if what == "decision" and new in DECISIONS else known.get(new, new)
    return f"{word}{' ' + text.clean(about) if text.clean(about) else ''}: {shown or 'lo de la máquina'}"
