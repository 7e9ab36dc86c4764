"""Looking again at an approved cuenta: its pages and what each item must hold, and nothing of what anybody
said of it; what the person finds of each item, and what they would decide."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

import streamlit as st

from review import spanish
from review.desk.blind_sample import (
    BlindCuenta,
    BlindItem,
    Sampled,
    SecondLooks,
    blind,
    look_again,
    second_looks_for,
)
from review.errors import CuentaChanged
from review.model import Act, ItemKind, LookBegun, Month, Seen, Sighting, Verdict
from review.store import Store, drafts
from screens import acting, components, pictures, session, text, url
from screens.words import SHORT_PAGE_KINDS, UNDECIDED

_REFUSED = "mirada_sin_registrar"
_DECISION, _REASON = "decision", "motivo"
_LOADED = "mirada_de"  # the decision and person whose answers the fields hold
_KEPT = "mirada_guardada"
_VERDICTS = {
    Verdict.APROBADA: ":material/check: La aprobaría",
    Verdict.DEVUELTA: ":material/undo: La devolvería",
    Verdict.INCOMPLETA: ":material/pause: La dejaría incompleta",
}
_WORDS = {
    Sighting.CUMPLE: ":material/check: Cumple",
    Sighting.NO_CUMPLE: ":material/close: No cumple",
    Sighting.NO_SE_SABE: ":material/help: No se puede saber",
}


def draw(store: Store, month: Month | None) -> None:
    """The first cuenta of the sample that is offered to the person, or why there is none."""
    acting.tell()
    if refused := st.session_state.pop(_REFUSED, None):
        st.warning(text.md(refused), icon=":material/sync_problem:")
    if not acting.allowed(Act.SECOND_LOOK):
        return
    found = second_looks_for(store, session.actor(), month)
    if not found.offered:
        _none(found)
        return
    _how_many(found)
    _cuenta(store, found.offered[0])


def _how_many(found: SecondLooks) -> None:
    told = [f"{spanish.plural(len(found.offered), 'cuenta')} por mirar de nuevo"]
    if found.done:
        told.append(f"{spanish.number(found.done)} ya con segunda mirada")
    if found.another:
        told.append(f"{spanish.number(found.another)} para otra persona")
    st.caption(text.md(" · ".join(told)))


def _none(found: SecondLooks) -> None:
    """What to say, and to do, when nothing is offered."""
    with st.container(border=True):
        if found.another:
            many = spanish.plural(found.another, "cuenta espera", "cuentas esperan")
            st.markdown(f"**{many} a otra persona.**")
            st.markdown(
                "Usted ya las decidió, las revisó o vio lo decidido: la segunda mirada es de quien llega sin "
                "saberlo. Pídasela a alguien más de la oficina, con su propio nombre en el menú."
            )
        elif found.done:
            st.markdown("**Las cuentas de la muestra ya tienen su segunda mirada.**")
            st.markdown("En «En qué coinciden» está lo que se halló.")
        else:
            st.markdown("**Aún no hay cuentas aprobadas que mirar de nuevo.**")
            st.markdown(
                "Cuando se aprueben cuentas de este mes, aquí se ofrecen algunas a otra persona. Cuántas, lo "
                "dice la lista de chequeo, en «Segunda mirada» (con 0, ninguna)."
            )
            st.page_link(
                "pages/bandeja.py",
                label="Ver las que esperan una decisión",
                icon=":material/inbox:",
                query_params={"mes": url.get("mes"), "decision": UNDECIDED},
            )


def _cuenta(store: Store, sampled: Sampled) -> None:
    shown = blind(store, sampled)
    with st.container(border=True, key="mirada_cuenta"):
        st.header(text.md(shown.contractor or shown.archivo), anchor=False)
        st.caption(text.md(_summary(shown)))
    left, right = st.columns([1.08, 1], gap="medium")
    with left:
        _pages(shown)
    with right:
        _form(store, sampled, shown)


def _summary(shown: BlindCuenta) -> str:
    """What is known of the cuenta, and of its contract by the list."""
    parts = [text.clean(shown.contract) or "Sin contrato leído"]
    if shown.payment is not None:
        parts.append(f"pago {text.payment(shown.payment)}")
    if shown.period is not None:
        parts.append(spanish.month_name(shown.period))
    if shown.document:
        parts.append(f"documento {text.clean(shown.document)}")
    known = shown.contract_data
    if known is not None:
        dates = [spanish.short_date(day) for day in (known.start, known.end) if day is not None]
        if len(dates) == 2:
            parts.append(f"contrato del {dates[0]} al {dates[1]}")
        if known.monthly_value is not None:
            parts.append(f"valor mensual {spanish.pesos(known.monthly_value)}")
    return " · ".join(parts)


def _pages(shown: BlindCuenta) -> None:
    known = {one.number: one for one in shown.pages}
    if not known:
        st.info("Este archivo no tiene páginas que mostrar.", icon=":material/visibility_off:")
        return
    page = url.number("pagina", 1)
    page = page if page in known else min(known)
    size = known[page]
    image, blank = pictures.drawn(pictures.Wanted(shown.path, shown.sha256, page, size.rotation))
    strip = [
        {
            "number": one.number,
            "item": spanish.title(one.kind),
            "short": SHORT_PAGE_KINDS[one.kind],
            "note": "",
            "why": spanish.title(one.kind),
            "icon": None,
            "tone": "mute",
            "alert": "",
        }
        for one in shown.pages
    ]
    with st.container(key="visor"):
        seen = components.viewer(
            image,
            page=page,
            count=len(known),
            pages=strip,
            boxes=[],
            size=(size.width, size.height),
            alt=f"Página {page} de {text.clean(shown.contractor or shown.archivo)}",
            blank=blank,
            shown=str(page),
            key="mirada_visor",
        )
    if seen.page:
        url.put(pagina=seen.page)
        st.rerun()


def _form(store: Store, sampled: Sampled, shown: BlindCuenta) -> None:
    of = sampled.decision_id
    _restore(store, sampled, shown.items)
    found = {item.kind: _item(item, of) for item in shown.items}
    with st.container(border=True, key="mirada_decidir"):
        st.header("Si le tocara decidir", anchor=False)
        verdict = st.segmented_control(
            "Si le tocara decidir",
            list(_VERDICTS),
            format_func=lambda one: _VERDICTS[one],
            key=_key(of, _DECISION),
            label_visibility="collapsed",
            persist_state="session",
            width="stretch",
        )
        reason = st.text_area(
            "Qué encontró",
            key=_key(of, _REASON),
            height=90,
            max_chars=2000,
            placeholder="Obligatorio si no la aprobaría",
            persist_state="session",
        )
        told = {kind: Sighting(one) for kind, one in found.items() if one is not None}
        _keep(store, shown, LookBegun(of, told, verdict and Verdict(verdict), reason or ""))
        if st.button(
            "Registrar lo que encontré", type="primary", icon=":material/check:", key=f"registrar_mirada_{of}"
        ):
            if verdict is None:
                st.error(
                    "Diga también qué haría con la cuenta. No se registró nada.", icon=":material/error:"
                )
            else:
                _record(store, sampled, told, Verdict(verdict), reason or "")


def _key(of: int, field: str) -> str:
    return f"mirada_{of}_{field}"


def _restore(store: Store, sampled: Sampled, asked: Sequence[BlindItem]) -> None:
    """Put what this person had answered of this cuenta in its fields when they come to it, and nothing of
    what another person answered before them in the same window. Raises StoreUnavailable."""
    whose = (sampled.decision_id, session.reviewer())
    if st.session_state.get(_LOADED) == whose:
        return
    kept = drafts.look_begun(store, sampled.submission_id, whose[1])
    begun = kept if kept is not None and kept.decision_id == sampled.decision_id else LookBegun(whose[0])
    for item in asked:
        st.session_state[_key(whose[0], item.kind)] = begun.found.get(item.kind)
    st.session_state[_key(whose[0], _DECISION)] = begun.verdict
    st.session_state[_key(whose[0], _REASON)] = begun.reason
    st.session_state[_LOADED], st.session_state[_KEPT] = whose, begun


def _keep(store: Store, shown: BlindCuenta, begun: LookBegun) -> None:
    """Keep what the fields hold, when it is not what is kept already. Raises StoreUnavailable."""
    person = session.reviewer()
    if not person or begun == st.session_state[_KEPT]:
        return
    drafts.keep_look(store, shown.id, person, begun, Seen(shown.sha256, True, ""))
    st.session_state[_KEPT] = begun


def _item(item: BlindItem, of: int) -> str | None:
    with st.container(border=True, key=f"mirada_item_{item.kind}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{text.md(item.name)}**", width="content")
            if item.pages:
                st.button(
                    spanish.page_list(item.pages).capitalize(),
                    icon=":material/visibility:",
                    type="tertiary",
                    key=f"mirada_ver_{item.kind}",
                    on_click=lambda page=item.pages[0]: url.put(pagina=page),
                )
            else:
                st.caption("No se reconoció ninguna página suya", width="content")
        st.caption(text.md(" ".join(item.holds)))
        found = st.segmented_control(
            f"Qué encuentra en {item.name}",
            list(_WORDS),
            format_func=lambda one: _WORDS[one],
            key=_key(of, item.kind),
            label_visibility="collapsed",
            persist_state="session",
            width="stretch",
        )
        return None if found is None else str(found)


def _record(
    store: Store, sampled: Sampled, found: dict[ItemKind, Sighting], verdict: Verdict, reason: str
) -> None:
    key = f"mirada_boleta_{sampled.decision_id}"
    ticket = st.session_state.setdefault(key, uuid.uuid4().hex)

    def act() -> None:
        try:
            look_again(store, sampled, found, verdict, reason, session.actor(), ticket=ticket)
        except CuentaChanged as error:
            st.session_state[_REFUSED] = str(error)
            st.rerun()
        url.put(pagina=None)

    acting.do(act, _told(verdict), on_cuenta=False)


def _told(verdict: Verdict) -> str:
    if verdict is Verdict.APROBADA:
        return "Quedó registrada su segunda mirada: coincide con lo decidido."
    return "Quedó registrada su segunda mirada: la cuenta está aprobada y usted halló otra cosa. Cuéntelo."
