"""Approving at once the cuentas in which everything complies: which they are, what they come to, and their
number, typed by the person who signs."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from review import desk, spanish
from review.desk import BatchCuenta, CuentaBatch, ReviewLine, looking
from review.errors import NotClean
from review.model import Act, Resultado
from review.store import Store
from screens import acting, components, filters, session, text, url

_ASKED = "bloque"
_HELD = "bloque_mirado"
_CLICK = "bloque_clic"
_REFUSED = "bloque_sin_registrar"
_MOST_NAMED = 3
_FEW = 12
"""So many are shown at once; more, when they are asked for."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What the person has in front of them: a click is held to it, however often the page is drawn again."""

    of: tuple[object, ...]
    found: CuentaBatch
    ticket: str
    without_others: bool

    @property
    def batch(self) -> CuentaBatch:
        return self.found.clean if self.without_others else self.found


def draw(store: Store, table: pd.DataFrame, picked: Sequence[int]) -> None:
    """Offer to approve the cuentas ticked, or those of the list (rows of `frames.submissions`) that are
    complete and wait; ask for the confirmation once that is wanted."""
    asked = list(picked) or _complete(table)
    if url.get(_ASKED) != "si":
        _forget()
        if (
            asked
            and not acting.barred(Act.BULK)
            and st.button(_offer(len(asked), bool(picked)), icon=":material/done_all:", key="ofrecer_bloque")
        ):
            _put("si")
        return
    held = _held(store, asked, picked) if asked else None
    with st.container(border=True, key="aprobar_en_bloque"):
        if refused := st.session_state.get(_REFUSED):
            st.warning(text.md(refused), icon=":material/sync_problem:")
        if held is None:
            st.markdown("No hay cuentas completas sin decidir en esta lista.")
        else:
            _confirm(store, held)
        if st.button("Cerrar", icon=":material/close:", key="cerrar_bloque"):
            _put(None)


def way(store: Store, review: ReviewLine, here: int) -> None:
    """From a complete cuenta that waits, the way to approve it with the others of its review."""
    if acting.barred(Act.BULK):
        return
    complete = desk.complete_waiting(store, review.ids)
    if here in complete and len(complete) > 1:
        others = spanish.plural(len(complete) - 1, "otra completa", "otras completas")
        st.page_link(
            "pages/bandeja.py",
            label=f"Aprobar a la vez esta y {others}",
            icon=":material/done_all:",
            query_params={"mes": session.EVERY_MONTH, **url.keep(*filters.SHOWN), _ASKED: "si"},
        )


def _offer(count: int, ticked: bool) -> str:
    if ticked:
        return (
            "Aprobar la elegida…" if count == 1 else f"Aprobar a la vez las {spanish.number(count)} elegidas…"
        )
    return (
        "Aprobar la completa…" if count == 1 else f"Aprobar a la vez las {spanish.number(count)} completas…"
    )


def _complete(table: pd.DataFrame) -> list[int]:
    waits = table["vigente"] & table["decision"].isna() & table["decision_desactualizada"].isna()
    return [int(one) for one in table[waits & (table["resultado"] == Resultado.COMPLETA)]["id"]]


def _put(value: str | None) -> None:
    _forget()
    st.session_state.pop(_REFUSED, None)
    url.put(**{_ASKED: value})
    st.rerun()


def _forget() -> None:
    st.session_state.pop(_HELD, None)


def _held(store: Store, asked: Sequence[int], picked: Sequence[int]) -> _Held:
    """What was shown before, as long as the same is asked for: what changes meanwhile is told, not taken as
    seen. Without ticks, those that only look complete are left out from the start."""
    of = (session.reviewer(), tuple(picked), *sorted(url.keep(*filters.NAMES).items()))
    held: _Held | None = st.session_state.get(_HELD)
    if held is None or held.of != of:
        if held is not None:
            st.session_state.pop(_REFUSED, None)
        found = desk.batch_of(store, asked, session.actor())
        held = _Held(of, found, uuid.uuid4().hex, without_others=not picked)
        st.session_state[_HELD] = held
    return held


def _confirm(store: Store, held: _Held) -> None:
    batch, others = held.batch, held.found.others
    if others and not held.without_others:
        _refuse(held)
        return
    if batch.cuentas:
        cuentas = spanish.plural(len(batch.cuentas), "cuenta")
        st.markdown(f"**{text.md(f'Aprobar {cuentas} por {text.money(batch.total)}')}**")
        st.caption(
            "Cada ítem cumple o no aplica, y no hay dudas abiertas. Cada cuenta queda en su historia con su "
            "propia decisión, firmada por usted."
        )
        _others_there(store, batch)
        _sign(store, held)
        with st.expander("Cuáles son", expanded=len(batch.cuentas) <= _FEW):
            _table(batch.cuentas, "Valor", lambda one: text.money(one.value), "bloque_cuentas")
    else:
        st.markdown("**Ninguna se puede aprobar sin mirarla.**")
    if others:
        label = "1 queda por fuera" if len(others) == 1 else f"{spanish.number(len(others))} quedan por fuera"
        with st.expander(label, expanded=not batch.cuentas):
            _reasons(others)


def _others_there(store: Store, batch: CuentaBatch) -> None:
    """Say who else is reviewing one of the cuentas: the number is typed knowing that."""
    there = looking.others(store, batch.ids, session.actor())
    if there:
        who = spanish.join(sorted({text.clean(hold.person) for hold in there.values()}))
        named = [text.clean(one.name) for one in batch.cuentas if one.id in there][:_MOST_NAMED]
        if (more := len(there) - _MOST_NAMED) > 0:
            named.append(f"{spanish.number(more)} más")
        told = f"En revisión por {who}: {spanish.join(named)}."
        st.info(text.md(told), icon=":material/person_search:")


def _refuse(held: _Held) -> None:
    others, clean = held.found.others, held.found.clean
    what = spanish.plural(len(others), "cuenta elegida no se puede", "cuentas elegidas no se pueden")
    st.markdown(f"**{what} aprobar sin mirarla{'' if len(others) == 1 else 's'}**")
    _reasons(others)
    if clean.cuentas and st.button(
        f"Seguir sin {'ella' if len(others) == 1 else 'ellas'}",
        icon=":material/arrow_forward:",
        key="sin_ellas",
    ):
        st.session_state[_HELD] = replace(held, without_others=True)
        st.rerun()


def _sign(store: Store, held: _Held) -> None:
    allowed, count = acting.allowed(Act.BULK), len(held.batch.cuentas)
    with st.form(f"firmar_{held.ticket}", border=False):
        left, right = st.columns([1.6, 1], vertical_alignment="bottom")
        typed = left.text_input(
            "Para confirmar, escriba cuántas cuentas son", key=f"cuantas_{held.ticket}", max_chars=6
        )
        clicked = right.form_submit_button(
            "Aprobar la cuenta" if count == 1 else f"Aprobar las {spanish.number(count)} cuentas",
            type="primary",
            icon=":material/done_all:",
            disabled=not allowed,
            width="stretch",
            on_click=_keep,
            args=(held,),
        )
    if clicked:
        _record(store, st.session_state.pop(_CLICK, held), typed)


def _keep(held: _Held) -> None:
    st.session_state[_CLICK] = held


def _record(store: Store, held: _Held, typed: str) -> None:
    words = typed.strip()
    if not (words.isascii() and words.isdecimal()):
        st.error("Escriba con cifras cuántas cuentas son. No quedó registrado nada.", icon=":material/error:")
        return
    batch = held.batch

    def act() -> desk.Approval:
        try:
            made = desk.approve_clean(
                store,
                batch.ids,
                session.actor(),
                int(words),
                batch.total,
                seen=batch.seen,
                ticket=held.ticket,
            )
        except NotClean as error:
            _forget()
            st.session_state[_REFUSED] = str(error)
            st.rerun()
        _forget()
        st.session_state.pop(_REFUSED, None)
        url.put(**{_ASKED: None})
        return made

    acting.do(act, _told, on_cuenta=False)


def _told(made: desk.Approval) -> str:
    verb = "Quedó aprobada" if made.batch.count == 1 else "Quedaron aprobadas"
    return f"{verb} {spanish.plural(made.batch.count, 'cuenta')} por {spanish.pesos(made.batch.total)}."


def _reasons(cuentas: Sequence[BatchCuenta]) -> None:
    _table(cuentas, "Por qué", lambda one: "; ".join(map(text.clean, one.why_not)), "bloque_otras")


def _table(cuentas: Sequence[BatchCuenta], title: str, shown: Callable[[BatchCuenta], str], key: str) -> None:
    """Cuentas with one more column; a click leads to the cuenta."""
    clicked = components.table(
        [
            components.Column("quien", "Contratista", "wide"),
            components.Column("pago", "Pago", "tight"),
            components.Column("otro", title, "num" if title == "Valor" else "wide"),
        ],
        [
            components.Row(
                one.id,
                {
                    "quien": {
                        "text": text.clean(one.name),
                        "sub": text.clean(one.contract),
                        "go": url.link("revisar", cuenta=one.id, **url.keep(*filters.SHOWN)),
                    },
                    "pago": text.payment(one.payment),
                    "otro": shown(one),
                },
                name=text.clean(one.name),
            )
            for one in cuentas
        ],
        key=key,
        caption="Cuentas y lo que valen" if title == "Valor" else "Cuentas que no se aprueban sin mirarlas",
    )
    url.follow(clicked.go)
