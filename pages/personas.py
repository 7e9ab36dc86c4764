"""Personas: who may come in and what they see, and who looked at what. On a server only."""

from __future__ import annotations

import streamlit as st

from review import desk, spanish
from review.model import PersonRole, Reach
from review.model.viewer import EVERYTHING
from review.store import accesses
from review.store.accesses import Access, AccessLine
from review.store.permissions import Permission
from screens import acting, components, frame, session, url

VIEWS = {"permisos": "Permisos", "accesos": "Quién miró qué"}
ALL, OWN, SOME = "Todas", "Las de un supervisor, por su nombre en la lista", "Las de unos contratos"
DONE = {
    Access.LIST: "Vio",
    Access.CUENTA: "Abrió una cuenta",
    Access.EXPORT: "Se llevó",
    Access.REFUSED: "Se le negó",
    Access.CAME_IN: "Entró",
}


def reach_told(reach: Reach) -> str:
    if reach.whole:
        return "todas las cuentas"
    parts = [f"las de {reach.supervisor}"] if reach.supervisor else []
    parts += [f"las de {spanish.join(reach.numbers, 'y')}"] if reach.numbers else []
    return " y ".join(parts) or "ninguna"


def listed(people: list[Permission]) -> None:
    components.table(
        [
            components.Column("quien", "Persona", "wide"),
            components.Column("rol", "Rol", "tight"),
            components.Column("ve", "Qué cuentas ve", "wide"),
            components.Column("dio", "Se lo dio"),
        ],
        [
            components.Row(
                one.email,
                {
                    "quien": {"text": one.name or "Aún no ha entrado", "sub": one.email},
                    "rol": spanish.title(one.role),
                    "ve": reach_told(one.reach),
                    "dio": {"text": one.given_by, "sub": session.local(one.since)},
                },
            )
            for one in people
        ],
        key="permisos",
        caption="Quién puede entrar",
    )


def give() -> None:
    with st.container(border=True, key="dar_permiso"):
        email = st.text_input("Correo con el que entra", key="permiso_correo", max_chars=120)
        role = st.selectbox("Rol", list(PersonRole), format_func=spanish.title, key="permiso_rol")
        which = st.radio("Qué cuentas ve", [OWN, SOME, ALL], key="permiso_cuales")
        typed = ""
        if which != ALL:
            label = "Nombre del supervisor, como está en la lista" if which == OWN else "Contratos, con comas"
            typed = st.text_input(label, key=f"permiso_{which}", max_chars=600)
        if st.button("Dar permiso", type="primary", key="permiso_dar"):
            numbers = tuple(part.strip() for part in typed.split(",") if part.strip())
            reach = EVERYTHING if which == ALL else Reach(supervisor=typed) if which == OWN else None
            acting.do(
                lambda: desk.give_permission(
                    session.store(),
                    email,
                    PersonRole(str(role)),
                    reach or Reach(numbers=numbers),
                    session.actor(),
                ),
                f"Se dio permiso a {email.strip()}.",
                on_cuenta=False,
            )


def take_away(people: list[Permission]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="quitar_permiso"):
        email = st.selectbox("Quitar el permiso de", [one.email for one in people], key="permiso_de")
        if st.button("Quitar", icon=":material/person_remove:", key="permiso_quitar") and email:
            acting.do(
                lambda: desk.withdraw_permission(session.store(), email, session.actor()),
                f"{email} ya no puede entrar.",
                on_cuenta=False,
            )


def seen(found: list[AccessLine]) -> None:
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
                    "cuando": session.local(one.at),
                    "quien": {"text": one.name, "sub": spanish.title(one.role)},
                    "que": {"text": DONE[one.what], "sub": one.detail or f"cuenta {one.submission_id}"},
                },
            )
            for place, one in enumerate(found)
        ],
        key="accesos",
        caption="Lo último que se miró y se exportó",
        empty="Nadie ha mirado nada todavía.",
    )


def draw() -> None:
    frame.head("Personas")
    acting.tell()
    if url.tabs("vista", "Qué ver", VIEWS) == "accesos":
        st.caption("Lo más nuevo primero; mirar lo mismo otra vez en una hora cuenta una sola vez.")
        seen(accesses.listed(session.store()))
        return
    people = desk.permitted(session.store())
    listed(people)
    with frame.section("Dar permiso"):
        st.caption("A quien ya lo tiene se le cambia. Cada permiso queda en el registro con su nombre.")
        give()
    take_away(people)


frame.show(draw)
