"""Cargar: choose a folder or drop files; a process of its own reads them, seen or not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from review import frames, spanish
from review.desk import asked_reading
from review.desk.lists import lines, list_taken
from review.errors import VistoBuenoError
from review.machine import far_places
from review.model import Lectura
from review.pipeline import jobs
from review.pipeline.jobs import JobState, JobStatus
from screens import acting, components, frame, learned, reading_now, receipts, session, text, uploads, url
from screens.words import READINGS, Sign, sign

FILE_SIGNS = {**READINGS, "omitido": Sign("No se tomó", "dash", "mute")}
MOST_FOLDERS, MOST_PROBLEMS = 60, 200
WAYS = {"carpeta": "Una carpeta de este equipo", "archivos": "Subir archivos"}
TYPES = ["pdf", "zip", "eml", "msg"]


def start(folder: Path, given: Mapping[str, uploads.Dropped]) -> None:
    """Begin to read a folder with the lists that were given for it, by their names."""
    inbox = uploads.inbox(session.store().url)
    kept = {name: uploads.keep_list(file, inbox, name) for name, file in given.items()}
    number = asked_reading.start(session.store(), folder, kept.get("contratos"), kept.get("presupuesto"))
    st.query_params.clear()
    url.put(trabajo=number)
    st.rerun()


def browse(shown: Path) -> None:
    """The folders inside of `shown`, to walk through them."""
    sight = uploads.look(shown)
    rows = [
        components.Row(
            "..",
            {"carpeta": {"text": "Subir un nivel", "sub": far_places.told(above)}},
            go={"to": far_places.told(above)},
        )
        for above in uploads.above(shown)
    ]
    rows += [
        components.Row(
            name,
            {"carpeta": {"text": text.clean(name), "strong": True}},
            go={"to": far_places.told(shown / name)},
        )
        for name in sight.folders[:MOST_FOLDERS]
    ]
    clicked = components.table(
        [components.Column("carpeta", "Carpetas", "wide")],
        rows,
        key="carpetas",
        caption=f"Carpetas dentro de {far_places.told(shown)}",
        cards=False,
    )
    if len(sight.folders) > MOST_FOLDERS:
        st.caption(
            f"Se muestran {MOST_FOLDERS} de {len(sight.folders)}. Escriba la ruta para llegar a las demás."
        )
    if clicked.go:
        st.session_state["carpeta_nueva"] = clicked.go["to"]
        st.rerun()


def from_folder() -> None:
    if chosen := st.session_state.pop("carpeta_nueva", None):
        st.session_state["carpeta"] = chosen
    st.session_state.setdefault("carpeta", session.folder())
    typed = st.text_input(
        "Carpeta con los PDF de las cuentas",
        key="carpeta",
        placeholder=str(uploads.home() / "Documentos" / "Cuentas junio"),
        persist_state="session",
    )
    st.caption("Se leen también sus subcarpetas. Los archivos no se mueven ni se cambian.")
    given = own_lists()
    folder = None
    if typed:
        try:
            folder = uploads.checked(typed)
            told(folder)
        except VistoBuenoError as error:
            st.error(text.md(error), icon=":material/folder_off:")
    if (
        st.button("Leer la carpeta", type="primary", icon=":material/menu_book:", disabled=not folder)
        and folder
    ):
        start(folder, given)
    with st.expander("Buscar la carpeta", icon=":material/folder_open:", expanded=not typed):
        browse(folder or uploads.home())


def told(folder: Path) -> None:
    sight = uploads.look(folder)
    if uploads.holds_nothing(folder, sight):
        st.warning(uploads.NO_PDF, icon=":material/folder_off:")
        return
    count = f"{'más de ' if sight.more else ''}{spanish.plural(sight.pdfs, 'PDF', 'PDF')}"
    contracts = (
        f" y la lista {sight.contracts}"
        if sight.contracts
        else " y sin lista propia: se usan los contratos ya conocidos"
    )
    own = f" Se revisa con lo propio de la carpeta: {spanish.join(sight.own)}." if sight.own else ""
    st.caption(text.md(f"{far_places.told(folder)}: {count}{contracts}.{own}"))


def own_lists() -> dict[str, uploads.Dropped]:
    """The entity's lists that are given with the cuentas, by the names under which they are kept."""
    with st.expander("Listas de la entidad (opcional)", icon=":material/description:"):
        st.caption(
            "Los contratos, en CSV o XLSX, o los datos abiertos de SECOP II. Si la carpeta tiene un "
            "archivo contratos\\.csv o contratos\\.xlsx, se usa solo. Los contratos que ya se conocen valen "
            "para todas las carpetas: sin otra lista, se revisa con ellos."
        )
        with st.container(key="contratos_subidos"):
            contracts = st.file_uploader("Lista de contratos", type=["csv", "xlsx"])
        st.caption(
            "El presupuesto: el número del contrato con su CDP, RP, rubro, fuente y dependencia, si no están "
            "ya en la lista de contratos. Un archivo presupuesto\\.csv o presupuesto\\.xlsx de la carpeta "
            "se usa solo."
        )
        with st.container(key="presupuesto_subido"):
            budget = st.file_uploader("Lista de presupuesto", type=["csv", "xlsx"])
    given = {"contratos": contracts, "presupuesto": budget}
    return {name: file for name, file in given.items() if file is not None}


def from_files() -> None:
    with st.container(key="pdf_subidos"):
        files = st.file_uploader(
            "PDF, correos (.eml o .msg) o ZIP de las cuentas",
            type=TYPES,
            accept_multiple_files=True,
            key=f"subidos_{st.session_state.get('subidas', 0)}",
        )
    given = own_lists()
    inbox = uploads.inbox(session.store().url)
    st.caption(text.md(f"Se guarda una copia en «{inbox}»."))
    if st.button("Guardar y leer", type="primary", icon=":material/upload:", disabled=not files) and files:
        left = uploads.keep(files, inbox, frames.now())
        st.session_state["subidas"] = st.session_state.get("subidas", 0) + 1
        st.session_state["omitidos"] = left
        start(inbox, given)


def stop(number: int) -> None:
    with session.kindly():
        jobs.stop(session.store(), number)


@st.fragment(run_every=1.0)
def progress(number: int) -> None:
    with session.kindly():
        job = jobs.status(session.store(), number)
        if job is None:
            return
        if not job.state.active:
            st.rerun()
        with st.container(border=True):
            st.markdown(f"**Leyendo** {text.md(job.folder)}")
            st.progress(job.done / job.total if job.total else 0.0)
            parts = [f"{spanish.number(job.done)} de {spanish.plural(job.total, 'archivo')}"]
            if job.rate:
                parts.append(f"{job.rate:.1f} por segundo".replace(".", ","))
            if job.current:
                parts.append(job.current)
            st.caption(text.md(" · ".join(parts) if job.total else "Mirando la carpeta…"))
            if job.renewed:
                st.caption(text.md(spanish.renewing(job.renewed)))
            if job.state is JobState.DETENIENDO:
                st.caption("Deteniéndose: termina lo que está leyendo. Lo ya leído queda.")
                return
            st.caption("Puede cerrar esta página: la lectura sigue y la encontrará aquí al volver.")
            st.button(
                "Detener la lectura",
                icon=":material/stop_circle:",
                key="detener",
                help="Lo ya leído queda. Para seguir con lo demás, vuelva a leer la carpeta.",
                on_click=stop,
                args=(job.id,),
            )


def problems(job: JobStatus) -> None:
    """What could not be read, or not wholly, and what was passed over: each with its reason."""
    files = frames.files(session.store(), job.id)
    bad = files[files["estado"] != Lectura.LEIDO]
    if bad.empty:
        return
    with frame.section("Archivos con novedad"):
        rows = []
        for place, file in enumerate(bad.head(MOST_PROBLEMS).to_dict("records")):
            number = file["submission_id"]
            known = isinstance(number, int)
            rows.append(
                components.Row(
                    place,
                    {
                        "archivo": {"text": text.clean(file["archivo"]), "strong": True},
                        "estado": sign(FILE_SIGNS, file["estado"]).cell(),
                        "motivo": text.clean(file["motivo"]),
                    },
                    go=url.link("revisar", cuenta=number) if known else None,
                )
            )
        clicked = components.table(
            [
                components.Column("archivo", "Archivo", "wide"),
                components.Column("estado", "Qué pasó", "tight"),
                components.Column("motivo", "Motivo", "full"),
            ],
            rows,
            key="novedades",
            caption="Archivos con novedad",
        )
        if len(bad) > MOST_PROBLEMS:
            st.caption(f"Se muestran {MOST_PROBLEMS} de {spanish.plural(len(bad), 'archivo')}.")
        url.follow(clicked.go)


def contracts_taken(job: JobStatus) -> None:
    """What the contract list read in the job changed of what was known."""
    report = list_taken(session.store(), job.folder, job.started_at, job.finished_at)
    if report is None:
        return
    first, *others = lines(report)
    st.info(text.md(f"Lista de contratos: {first}"), icon=":material/description:")
    if others:
        with st.expander("Qué cambió en los contratos", icon=":material/difference:"):
            for line in others:
                st.markdown(text.md(line))


def ended(job: JobStatus) -> None:
    reading_now.known(job)
    if job.state is JobState.TERMINADO and not job.total:
        st.warning(text.md(f"{uploads.NO_PDF} {job.folder}"), icon=":material/folder_off:")
    elif job.state is JobState.TERMINADO:
        st.success(text.md(f"{reading_now.told(job)} {job.folder}"), icon=":material/check:")
        st.page_link("pages/bandeja.py", label="Ver las cuentas en la bandeja", icon=":material/inbox:")
    elif job.state is JobState.DETENIDO:
        st.info(text.md(f"{reading_now.told(job)} {job.folder}"), icon=":material/pause:")
    else:
        st.error(text.md(reading_now.told(job)), icon=":material/error:")
    contracts_taken(job)
    for left in st.session_state.pop("omitidos", []):
        st.caption(text.md(left))
    problems(job)


def past(shown: int) -> None:
    recent = [job for job in jobs.recent(session.store(), 10) if job.id != shown]
    if not recent:
        return
    with frame.section("Últimas lecturas"):
        clicked = components.table(
            [
                components.Column("carpeta", "Carpeta", "wide"),
                components.Column("estado", "Estado", "tight"),
                components.Column("archivos", "Archivos", "num"),
                components.Column("novedades", "Con novedad", "num"),
                components.Column("cuando", "Cuándo", "tight"),
            ],
            [
                components.Row(
                    job.id,
                    {
                        "carpeta": text.clean(job.folder),
                        "estado": reading_now.SIGNS[job.state].cell(),
                        "archivos": spanish.number(job.total),
                        "novedades": spanish.number(job.problems),
                        "cuando": session.local(job.created_at),
                    },
                    go=url.link("cargar", trabajo=job.id),
                )
                for job in recent
            ],
            key="lecturas",
            caption="Últimas lecturas",
        )
        url.follow(clicked.go)


def draw() -> None:
    frame.head("Cargar", "Visto Bueno lee los PDF en este equipo; nada sale de él.")
    store = session.store()
    acting.tell()
    going = jobs.running(store)
    shown = url.number("trabajo", going[-1].id if going else 0)
    job = jobs.status(store, shown) if shown else None
    if job is not None and job.state.active:
        progress(job.id)
    elif job is not None:
        ended(job)
    match url.tabs("via", "Qué leer", WAYS):
        case "archivos":
            from_files()
        case _:
            from_folder()
    receipts.check()
    past(shown)
    learned.formats(store)


frame.show(draw)
