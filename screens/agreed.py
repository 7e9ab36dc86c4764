"""Which obligations a contract has: what its papers propose, for a person to correct and confirm once."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView
from review.desk.duty_proposals import DutyProposal, proposal_of, proposals
from review.errors import VistoBuenoError
from review.frames.cuenta_duties import CuentaDuties
from review.model import Act, DutyOrigin, DutySource
from review.store import Store
from screens import acting, session, text, uploads

_NO_DUTIES = (
    "En «{}» no se encontraron obligaciones: ni una cláusula con ese título y sus numerales, ni un informe "
    "que las imprima. Escríbalas abajo, una en cada renglón."
)
_DROPPED, _TURN = "obligaciones_subidas", "obligaciones_vez"


def draw(store: Store, view: SubmissionView, found: CuentaDuties) -> None:
    """The folded box; nothing where the contract list tells the obligations."""
    if found.origin is DutyOrigin.LISTA:
        return
    confirmed = found.origin is DutyOrigin.CONFIRMADA
    title = (
        "Cambiar las obligaciones del contrato" if confirmed else "Confirmar las obligaciones del contrato"
    )
    box = st.expander(title, icon=":material/fact_check:", key="obligaciones_contrato", on_change="rerun")
    with box:
        if box.open:
            _confirm(store, view, found)


def _confirm(store: Store, view: SubmissionView, found: CuentaDuties) -> None:
    if not view.contract:
        st.warning(
            "No se sabe de qué contrato es esta cuenta. Corrija primero el número del contrato.",
            icon=":material/warning:",
        )
        return
    st.caption(
        "Se confirman una vez y se usan todos los meses. Compare lo propuesto con el contrato: quite, "
        "corrija o agregue, una obligación en cada renglón. Queda escrito quién las confirmó."
    )
    allowed = acting.allowed(Act.DUTIES)
    offered = _offered(store, view)
    dropped = _point_at(view)
    if dropped is not None:
        offered = [dropped, *offered]
    choices: list[DutyProposal | None] = [*offered, None]
    labels = [_label(one, view) for one in choices]
    at = st.radio(
        "De dónde tomarlas",
        range(len(choices)),
        format_func=labels.__getitem__,
        key=f"obligaciones_de_{view.id}_{len(choices)}",
    )
    chosen = choices[at]
    start = [one.text for one in chosen.duties] if chosen is not None else _known(found)
    typed = st.text_area(
        f"Obligaciones del contrato {text.clean(view.contract)}",
        value="\n".join(text.clean(one) for one in start),
        height=260,
        key=f"obligaciones_texto_{view.id}_{len(choices)}_{at}",
    )
    duties = [line.strip() for line in typed.splitlines() if line.strip()]
    many = spanish.plural(len(duties), "obligación", "obligaciones")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            f"Confirmar {many}",
            icon=":material/done:",
            type="primary",
            disabled=not (allowed and duties),
            key="obligaciones_confirmar",
        ):
            acting.do(
                lambda: _put(store, view, duties, chosen),
                lambda count: f"Quedaron confirmadas {spanish.plural(count, 'obligación', 'obligaciones')}.",
                on_cuenta=False,
            )
        if found.confirmed is not None and st.button(
            "Retirar las confirmadas",
            icon=":material/close:",
            type="tertiary",
            disabled=not allowed,
            key="obligaciones_retirar",
            help="Se vuelve a mostrar lo que imprime cada informe. Queda en la historia.",
        ):
            acting.do(
                lambda: desk.withdraw_duties(store, view.id, session.actor()),
                "Las obligaciones confirmadas quedaron retiradas.",
                on_cuenta=False,
            )


def _known(found: CuentaDuties) -> Sequence[str]:
    return () if found.confirmed is None else found.confirmed.duties


def _offered(store: Store, view: SubmissionView) -> list[DutyProposal]:
    """Worked out once while the box is open on a file."""
    held = st.session_state.get("obligaciones_propuestas")
    if held is None or held[0] != (view.id, view.sha256):
        held = ((view.id, view.sha256), list(proposals(store, view.id)))
        st.session_state["obligaciones_propuestas"] = held
    found: list[DutyProposal] = held[1]
    return found


def _point_at(view: SubmissionView) -> DutyProposal | None:
    """What a PDF that the person drops here proposes."""
    with st.container(key="obligaciones_subidas"):
        dropped = st.file_uploader(
            "O tómelas del PDF del contrato, o del informe de otro mes",
            type=["pdf"],
            key=f"obligaciones_pdf_{view.id}_{st.session_state.get(_TURN, 0)}",
            help="Se lee en este equipo y no se guarda.",
        )
    if dropped is None:
        st.session_state.pop(_DROPPED, None)
        return None
    held = st.session_state.get(_DROPPED)
    if held is None or held[0] != dropped.file_id:
        held = (dropped.file_id, _read(dropped))
        st.session_state[_DROPPED] = held
    found, sentence = held[1]
    if found is None:
        st.warning(text.md(sentence), icon=":material/warning:")
    proposal: DutyProposal | None = found
    return proposal


def _read(dropped: uploads.Dropped) -> tuple[DutyProposal | None, str]:
    """The proposal, or a sentence that says why there is none."""
    try:
        with uploads.lent([dropped]) as (path,), st.spinner("Leyendo el PDF…"):
            found = proposal_of(path, dropped.name)
    except VistoBuenoError as error:
        return None, str(error)
    return found, "" if found is not None else _NO_DUTIES.format(dropped.name)


def _label(one: DutyProposal | None, view: SubmissionView) -> str:
    if one is None:
        return "Escribirlas"
    many = spanish.plural(len(one.duties), "obligación", "obligaciones")
    where = spanish.page_list(one.pages)
    file = "" if one.name == view.archivo else f" de «{one.name}»"
    return text.md(f"{spanish.capital(spanish.title(one.source))}: {many} ({where}{file})")


def _put(store: Store, view: SubmissionView, duties: Sequence[str], chosen: DutyProposal | None) -> int:
    """What was typed anew, beyond a proposal, is told to be from the same paper: its person read it there."""
    source = DutySource.ESCRITA if chosen is None else chosen.source
    name, pages = ("", ()) if chosen is None else (chosen.name, chosen.pages)
    count = desk.confirm_duties(
        store, view.id, duties, session.actor(), source=source, name=name, pages=pages
    )
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    return count
