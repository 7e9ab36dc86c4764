"""The obligations of a cuenta: what the informe answers to each, its evidence a click away, and the
supervisor's word, all of which are recorded with one button."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from review import desk, spanish
from review.desk import SubmissionView
from review.frames.cuenta_duties import CuentaDuties
from review.frames.duty_lines import DutyLine
from review.model import Act, DutyMark, DutyOrigin, DutyTick
from review.store import Store
from screens import account, acting, agreed, session, sight, text, url
from screens.sight import Meant

TICKS = [DutyTick.CUMPLIDA, DutyTick.NO_CUMPLIDA, DutyTick.NO_APLICA]
_MOST_LETTERS = 320
_MOST_REMARK = 300
_TURN = "obligaciones_turno"


def tab(view: SubmissionView) -> dict[str, str]:
    """The panel's title with how many are marked."""
    found = view.duties
    if found is None or not found.lines:
        return {"obligaciones": "Obligaciones"}
    return {"obligaciones": f"Obligaciones ({found.marked} de {len(found.lines)})"}


def draw(store: Store, view: SubmissionView, chosen: str) -> None:
    """The obligations one by one, and the way to say which ones the contract has."""
    found = view.duties
    if found is None:
        st.info("Este archivo no se pudo leer: no hay obligaciones que mostrar.", icon=":material/info:")
        return
    _known_from(found)
    for one in found.told:
        st.info(text.md(one), icon=":material/info:")
    if found.lines:
        _lines(store, view, found, chosen)
    agreed.draw(store, view, found)


def _known_from(found: CuentaDuties) -> None:
    match found.origin, found.confirmed:
        case DutyOrigin.LISTA, _:
            told = "Las obligaciones son las de la lista de contratos."
        case DutyOrigin.CONFIRMADA, confirmed if confirmed is not None:
            told = (
                f"Las confirmó {confirmed.author} el {session.local(confirmed.at)}, según "
                f"{spanish.title(confirmed.source)}. Valen para todos los meses del contrato."
            )
        case _:
            told = "No se conocen las obligaciones del contrato: estas son las que imprime el informe."
    if found.evidence:
        told += f" Evidencias del informe: {spanish.page_list(found.evidence)}."
    st.caption(text.md(told))


def _lines(store: Store, view: SubmissionView, found: CuentaDuties, chosen: str) -> None:
    key = f"{view.id}_{st.session_state.get(_TURN, 0)}"
    allowed = acting.allowed(Act.DUTY)
    marks = [mark for line in found.lines if (mark := _one(found, line, chosen, key)) is not None]
    with st.container(horizontal=True, vertical_alignment="center"):
        many = spanish.plural(len(marks), "marca")
        if st.button(
            f"Guardar {many}" if marks else "Guardar las marcas",
            icon=":material/save:",
            type="primary",
            disabled=not (allowed and marks),
            key="obligaciones_guardar",
            **sight.button(view),
        ):
            grounds = sight.clicked(view)
            acting.do(
                lambda: _save(store, view, marks, grounds),
                lambda count: f"Quedaron guardadas {spanish.plural(count, 'marca')}.",
                Meant("marcar obligaciones"),
            )
        open_lines = [line for line in found.lines if _tick_now(line, key) is None and line.activity]
        st.button(
            "Las que faltan: cumplidas",
            icon=":material/done_all:",
            disabled=not (allowed and open_lines),
            key="obligaciones_todas",
            help="Elige «Cumplida» en las que tienen actividad y no tienen marca. Nada queda hasta guardar.",
            on_click=_all_met,
            args=(open_lines, key),
        )
    st.caption("Lo que marque sale en el informe de supervisión; no cambia la revisión ni la decisión.")


def _one(found: CuentaDuties, line: DutyLine, chosen: str, key: str) -> DutyMark | None:
    """An obligation; gives the mark to be recorded, None while nothing was changed."""
    with st.container(border=True, key=f"obligacion_{line.number}", gap="small"):
        title = line.duty or "Actividad sin obligación impresa"
        st.markdown(f"**{line.number}.** {text.md(title)}")
        if not line.agreed and found.origin is not DutyOrigin.INFORME and line.duty:
            st.caption("La imprime el informe, y no es de las del contrato.")
        _answer(found, line)
        _places(line, chosen)
        tick = st.segmented_control(
            f"Marca de la obligación {line.number}",
            TICKS,
            format_func=spanish.title,
            default=None if line.tick is DutyTick.SIN_MARCAR else line.tick,
            key=_tick_key(line, key),
            label_visibility="collapsed",
        )
        remark = st.text_input(
            f"Observación de la obligación {line.number}",
            value=line.remark,
            max_chars=_MOST_REMARK,
            placeholder="Observación (necesaria si no se cumplió)",
            key=f"observacion_{key}_{line.number}",
            label_visibility="collapsed",
        )
        if line.author and line.at:
            st.caption(text.md(f"{spanish.title(line.tick)}: {line.author} · {session.local(line.at)}"))
    now = DutyMark(line.subject, DutyTick.SIN_MARCAR if tick is None else tick, remark.strip())
    if now.tick is DutyTick.SIN_MARCAR and line.tick is DutyTick.SIN_MARCAR:
        return None
    return None if (now.tick, now.remark) == (line.tick, line.remark) else now


def _answer(found: CuentaDuties, line: DutyLine) -> None:
    if not line.answers:
        where = spanish.in_pages(found.searched)
        st.warning(
            text.md(f"No se leyó una actividad para esta obligación ({where}). Mírela a la vista."),
            icon=":material/visibility:",
        )
        return
    if line.blank:
        st.warning("El informe deja en blanco su actividad.", icon=":material/warning:")
        return
    said = line.activity
    if len(said) <= _MOST_LETTERS:
        st.markdown(text.md(said))
    else:
        st.markdown(text.md(text.brief(said, _MOST_LETTERS)))
        with st.expander("Todo lo que dice"):
            st.markdown(text.md(said))
    if line.proof:
        st.caption(text.md(f"Evidencia, según el informe: {text.brief(line.proof)}"))
    if set(line.pages) & set(found.scanned):
        st.caption("Se leyó de una imagen: compárela con la página.")


def _places(line: DutyLine, chosen: str) -> None:
    """A button for each page that tells it, and for each page of evidence that names it."""
    firsts = {one.page: place for place, one in reversed(list(enumerate(line.answers)))}
    if not (firsts or line.proof_pages):
        return
    with st.container(horizontal=True, gap="small"):
        for page in line.pages:
            shown = account.duty_id(line, firsts[page])
            if st.button(
                f"Actividad, pág. {page}",
                icon=":material/visibility:",
                type="secondary" if shown == chosen else "tertiary",
                key=f"ver_obligacion_{line.number}_{page}",
            ):
                url.put(evidencia=shown, pagina=None)
                st.rerun()
        for page in line.proof_pages:
            if st.button(
                f"Evidencia, pág. {page}",
                icon=":material/image:",
                type="tertiary",
                key=f"ver_evidencia_{line.number}_{page}",
            ):
                url.put(evidencia=None, pagina=page)
                st.rerun()


def _tick_key(line: DutyLine, key: str) -> str:
    return f"marca_{key}_{line.number}"


def _tick_now(line: DutyLine, key: str) -> DutyTick | None:
    now: DutyTick | None = st.session_state.get(_tick_key(line, key))
    return now


def _all_met(lines: Sequence[DutyLine], key: str) -> None:
    """Of the lines that had no mark when the button was drawn: one given meanwhile is not written over."""
    for line in lines:
        if _tick_now(line, key) is None:
            st.session_state[_tick_key(line, key)] = DutyTick.CUMPLIDA


def _save(store: Store, view: SubmissionView, marks: Sequence[DutyMark], grounds: sight.Grounds) -> int:
    count = desk.mark_duties(store, view.id, marks, session.actor(), **grounds)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    return count
