"""Setting a rule aside for a contract or a folder, and taking that back: what would change comes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import streamlit as st

from review import desk, frames
from review.desk import Preview, SubmissionView
from review.desk.exceptions import new_waiver
from review.errors import VistoBuenoError
from review.model import Act, Finding
from review.rules.plugged import rule_of
from review.rules.waivers import message_alone
from review.store import Store
from screens import acting, item_sheet, preview, session, text, url

CONTRACT, FOLDER = "contrato", "carpeta"
_SEEN = "excepcion_vista"


def draw(store: Store, view: SubmissionView, finding: Finding) -> None:
    """The exception to one finding: to be made, or the one in force with the way to withdraw it."""
    if st.button("Volver a la revisión", icon=":material/arrow_back:", type="tertiary"):
        _close()
        st.rerun()
    with st.container(border=True):
        st.markdown(f"**{text.md(title(finding.code))}**")
        st.markdown(text.md(message_alone(finding)))
        if finding.waiver is None:
            _make(store, view, finding)
        else:
            st.caption(text.md(item_sheet.waiver_told(finding)))
            withdraw(store, finding.waiver.id, _close)


def title(code: str) -> str:
    """What a rule checks, in words; its code when this version has no such rule."""
    rule = rule_of(code)
    return code if rule is None else rule.title


def default_until(view: SubmissionView, today: dt.date) -> dt.date:
    """The end of the contract, or of the year when it is not known or this cuenta came in later."""
    base = max(today, _received(view))
    end = None if view.contract_data is None else view.contract_data.last_day
    return end if end is not None and end >= base else dt.date(base.year, 12, 31)


def _received(view: SubmissionView) -> dt.date:
    return (frames.local(view.received) or view.received).date()


def _make(store: Store, view: SubmissionView, finding: Finding) -> None:
    allowed = acting.allowed(Act.WAIVER)
    key = f"{view.id}_{finding.code}"
    scopes = {CONTRACT: f"Solo el contrato {text.md(view.contract)}"} if view.contract else {}
    scopes[FOLDER] = "Todas las cuentas de la carpeta"
    left, right = st.columns([1.6, 1])
    with left:
        scope = st.radio("Para qué vale", list(scopes), format_func=scopes.__getitem__, key=f"alcance_{key}")
    with right:
        until = st.date_input(
            "Hasta (incluido)",
            value=default_until(view, frames.today()),
            format="DD/MM/YYYY",
            key=f"hasta_{key}",
        )
    reason = st.text_area(
        "Motivo",
        key=f"razon_{key}",
        height=90,
        max_chars=500,
        placeholder="Por qué no se aplica aquí. Si lo respalda un documento, nómbrelo.",
    )
    st.caption("Vale para las cuentas que lleguen hasta ese día. Queda escrito quién la puso y por qué.")
    if until < _received(view):
        st.warning(
            f"Esta cuenta llegó el {text.day(_received(view))}: con esa fecha, la excepción no la cubre.",
            icon=":material/event:",
        )
    contract = view.contract if scope == CONTRACT else None
    if st.button("Ver qué cambiaría", icon=":material/preview:", disabled=not allowed):
        _look(store, view, (key, scope, until), (finding.code, contract, reason, until))
    mark, found = st.session_state.get(_SEEN, (None, None))
    if mark != (key, scope, until) or not isinstance(found, Preview):
        return
    preview.draw(found)
    if st.button("Exceptuar la regla", type="primary", icon=":material/done:", disabled=not allowed):
        acting.do(
            lambda: _put(store, view.folder, finding.code, contract, reason, until),
            "La regla quedó exceptuada. Las cuentas que toca se revisaron de nuevo.",
        )


def _look(
    store: Store,
    view: SubmissionView,
    mark: tuple[str, str, dt.date],
    asked: tuple[str, str | None, str, dt.date],
) -> None:
    st.session_state.pop(_SEEN, None)
    try:
        waiver = new_waiver(*asked, session.actor())
        with st.spinner("Revisando de prueba las cuentas de la carpeta…"):
            found = desk.preview(store, view.folder, waiver=waiver)
    except VistoBuenoError as error:
        st.error(text.md(error), icon=":material/error:")
        return
    st.session_state[_SEEN] = (mark, found)


def _put(store: Store, folder: str, code: str, contract: str | None, reason: str, until: dt.date) -> None:
    desk.add_waiver(store, folder, code, contract, reason, until, session.actor())
    _close()


def withdraw(store: Store, number: int, done: Callable[[], None] | None = None) -> None:
    """Ask why an exception is withdrawn, and withdraw it."""
    with st.form(f"retirar_{number}", border=False):
        why = st.text_input("Por qué se retira", max_chars=300, placeholder="Motivo")
        if not st.form_submit_button(
            "Retirar la excepción", icon=":material/undo:", disabled=not acting.allowed(Act.WAIVER)
        ):
            return

    def act() -> None:
        desk.withdraw_waiver(store, number, why, session.actor())
        if done is not None:
            done()

    acting.do(act, "La excepción quedó retirada. Las cuentas que tocaba se revisaron de nuevo.")


def _close() -> None:
    st.session_state.pop(_SEEN, None)
    url.put(exceptuar=None)
