"""A reading that goes on, told beside every page; and how the last one ended, told to who comes back."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from review import spanish
from review.errors import VistoBuenoError
from review.model import ViewRight
from review.pipeline import jobs
from review.pipeline.jobs import JobState, JobStatus
from review.store import Store, job_tellings, reviewers
from screens import door, session, text
from screens.words import Sign

SIGNS = {
    JobState.EN_COLA: Sign("En cola", "clock", "mute"),
    JobState.EN_MARCHA: Sign("Leyendo", "right", "info"),
    JobState.DETENIENDO: Sign("Deteniéndose", "pause", "warn"),
    JobState.TERMINADO: Sign("Terminado", "check", "good"),
    JobState.FALLIDO: Sign("No se pudo", "cross", "bad"),
    JobState.INTERRUMPIDO: Sign("Interrumpido", "pause", "warn"),
    JobState.DETENIDO: Sign("Detenido", "pause", "warn"),
}
UNTOLD = "Se está leyendo una carpeta: lo que falta se dirá cuando termine."


def going_on(store: Store) -> bool:
    """Is a folder being read? Then what was not found yet may still come, and no absence is told."""
    return jobs.going_on(store)


def beside() -> None:
    """In the sidebar of every page. What is wrong with the database the page itself tells."""
    with suppress(VistoBuenoError):
        store = session.store()
        if not door.sees(ViewRight.LOAD):
            return
        if going_on(store):
            _progress()
        else:
            _last_end(store)


@st.fragment(run_every=2.0)
def _progress() -> None:
    with suppress(VistoBuenoError):
        running = jobs.running(session.store())
        if not running:
            st.rerun()  # the whole page: its figures are another's now
        done, total = sum(job.done for job in running), sum(job.total for job in running)
        if total:
            st.progress(min(done / total, 1.0), f"Leyendo {spanish.number(done)} de {spanish.number(total)}")
        else:
            st.caption("Mirando la carpeta…")
        st.page_link("pages/cargar.py", label="Ver la lectura", query_params={"trabajo": str(running[-1].id)})


def _last_end(store: Store) -> None:
    """How the last reading ended, until somebody at this machine says that they know or looks at it."""
    machine = reviewers.this_machine()
    job = next(iter(jobs.recent(store, 1)), None)
    if job is None or job.id <= job_tellings.last(store, machine):
        return
    with st.container(border=True, key="lectura_terminada"):
        st.markdown(text.md(told(job)))
        if job.finished_at is not None:
            st.caption(session.local(job.finished_at))
        st.page_link("pages/cargar.py", label="Ver la lectura", query_params={"trabajo": str(job.id)})
        st.button("Entendido", key="lectura_sabida", on_click=_known, args=(job.id,), width="stretch")


def _known(number: int) -> None:
    with suppress(VistoBuenoError):
        job_tellings.told(session.store(), reviewers.this_machine(), number)


def known(job: JobStatus) -> None:
    """The end of a job is on the page itself."""
    _known(job.id)


def told(job: JobStatus) -> str:
    """How a job ended, in a sentence."""
    if job.state is JobState.TERMINADO:
        parts = [f"Lectura terminada: {spanish.plural(job.total, 'archivo')}"]
        if job.unchanged:
            parts.append(f"{spanish.number(job.unchanged)} sin cambios")
        if job.renewed:
            parts.append(f"{spanish.number(job.renewed)} de nuevo porque el programa cambió")
        if job.problems:
            parts.append(f"{spanish.number(job.problems)} con novedad")
        return f"{', '.join(parts)}."
    if job.state is JobState.DETENIDO:
        return jobs.STOPPED
    return f"{SIGNS[job.state].word}: {job.error or job.folder}"
