"""Every exception to a rule: in force, expired and withdrawn, with who put it there and why."""

from __future__ import annotations

import streamlit as st

from review import desk
from review.desk import WaiverView
from review.desk.exceptions import EXPIRED, IN_FORCE, WITHDRAWN
from review.store import Store, queries
from screens import components, session, text, waiving
from screens.words import Sign, sign

STATES = {
    IN_FORCE: Sign("En vigor", "pause", "info"),
    EXPIRED: Sign("Vencida", "clock", "mute"),
    WITHDRAWN: Sign("Retirada", "back", "mute"),
}


def draw(store: Store, folder: str | None) -> None:
    """The exceptions of a folder (`carpeta` of the frames), or of all of them, newest first."""
    known = desk.waivers(store, folder)
    if not known:
        st.caption("Ninguna regla está exceptuada. Se exceptúan desde un hallazgo, en «Revisar».")
        return
    numbers = _numbers(store)
    components.table(
        [
            components.Column("regla", "Regla", "wide"),
            components.Column("para", "Para", "full"),
            components.Column("hasta", "Hasta", "tight"),
            components.Column("estado", "Estado", "tight"),
            components.Column("quien", "Quién y por qué", "full"),
        ],
        [_row(one, numbers) for one in known],
        key="excepciones",
        caption="Excepciones a las reglas",
    )
    standing = [one for one in known if one.state != WITHDRAWN]
    if standing:
        with st.expander("Retirar una excepción", icon=":material/undo:"):
            _withdraw(store, standing, numbers)


def _numbers(store: Store) -> dict[str, str]:
    """Each contract's key with its number as people write it."""
    return queries.numbers_of_contracts(store)


def _scope(one: WaiverView, numbers: dict[str, str]) -> str:
    if one.contract_key is None:
        return "Toda la carpeta"
    return f"Contrato {text.clean(numbers.get(one.contract_key, one.contract_key))}"


def _row(one: WaiverView, numbers: dict[str, str]) -> components.Row:
    signed = f"{text.clean(one.author)}, {session.local(one.at)}"
    lines = [text.clean(one.reason)]
    if one.state == WITHDRAWN and one.withdrawn_at is not None:
        when = session.local(one.withdrawn_at)
        lines.append(f"La retiró {text.clean(one.withdrawn_by)}, {when}: {text.clean(one.withdrawn_reason)}")
    return components.Row(
        one.id,
        {
            "regla": {"text": waiving.title(one.code), "strong": True},
            "para": _scope(one, numbers),
            "hasta": text.day(one.until),
            "estado": sign(STATES, one.state).cell(),
            "quien": {"text": signed, "sub": "\n".join(lines)},
        },
        name=waiving.title(one.code),
    )


def _withdraw(store: Store, standing: list[WaiverView], numbers: dict[str, str]) -> None:
    options = {
        one.id: f"{waiving.title(one.code)} ({_scope(one, numbers)}, hasta el {text.day(one.until)})"
        for one in standing
    }
    chosen = st.selectbox("Excepción", list(options), format_func=options.__getitem__)
    if chosen is not None:
        waiving.withdraw(store, chosen)
