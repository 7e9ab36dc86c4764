"""Mi cuenta: a contractor sees before sending what would be returned, and takes away one PDF in order."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from review import frames, spanish
from review.assembling import Assembled, telling
from review.errors import PageUnavailable, VistoBuenoError
from review.model import FieldType, Month
from screens import (
    alone,
    components,
    door,
    entry,
    frame,
    guide_view,
    own_result,
    text,
    turns,
    uploads,
    url,
    workbench,
)
from screens.workbench import Done, Workbench

TYPES = ["pdf", "jpg", "jpeg", "png", "heic", "heif", "webp", "tif", "tiff"]
TYPES += ["doc", "docx", "odt", "rtf", "xls", "xlsx", "ods"]
MOST_MEGABYTES = 200  # of one file: what is read, see `review.reading.limits`
MOST_TYPED = 60  # characters
MOST_MONTHS = 13
CHECK, GUIDE = "Revisar y armar", "Guía para enviarla por SECOP II"
SHOWN, TURN = "mi_cuenta_evidencia", "mi_cuenta_vez"


def ask(bench: Workbench) -> tuple[list[uploads.Dropped], uploads.Dropped | None, str, str]:
    turn = st.session_state.get(TURN, 0)
    with st.container(key="mi_cuenta_subidos"):
        files = st.file_uploader(
            "Los archivos de su cuenta",
            type=TYPES,
            accept_multiple_files=True,
            max_upload_size=MOST_MEGABYTES,
            key=f"mi_cuenta_archivos_{turn}",
        )
    st.caption(
        f"Los papeles sueltos (PDF, fotos, Word o Excel) o el PDF ya armado, en cualquier orden. {kept()}"
    )
    left, right = st.columns(2)
    with st.expander("Lista de contratos (opcional)", icon=":material/description:"):
        st.caption("Si la entidad le dio la lista de contratos en CSV o XLSX, también se compara con ella.")
        with st.container(key="contratos_subidos"):
            contracts = st.file_uploader(
                "Lista de contratos",
                type=["csv", "xlsx"],
                key=f"mi_cuenta_lista_{turn}",
                label_visibility="collapsed",
            )
    contract = contract_of(left, bench.numbers(contracts), turn)
    month = right.selectbox(
        "Mes que cobra (opcional)",
        last_months(),
        index=None,
        key=f"mi_cuenta_mes_{turn}",
        placeholder="Elija el mes, o escríbalo",
        accept_new_options=True,
    )
    return list(files or []), contracts, contract.strip()[:MOST_TYPED], (month or "").strip()[:MOST_TYPED]


def kept() -> str:
    """Where what is dropped goes, and for how long."""
    if door.address() is None:
        return "Nada sale de este equipo, y todo se borra al cerrar esta página."
    return (
        "Viajan cifrados al servidor de la entidad, nadie más los ve, y todo se borra al cerrar esta página."
    )


def contract_of(place: DeltaGenerator, listed: Sequence[str], turn: int) -> str:
    """Typed or, where there is a list, picked from it."""
    label = "Contrato (opcional)"
    if not listed:
        return place.text_input(
            label, key=f"mi_cuenta_contrato_{turn}", placeholder="CPS-014-2026", max_chars=MOST_TYPED
        )
    chosen = place.selectbox(
        label,
        listed,
        index=None,
        key=f"mi_cuenta_contrato_listado_{turn}",
        placeholder="Elija el suyo, o escríbalo",
        accept_new_options=True,
    )
    return chosen or ""


def last_months() -> list[str]:
    """The months that a cuenta of today may bill, the likeliest first: this one and those before."""
    today = frames.now().date()
    this = Month(today.year, today.month)
    return [spanish.month_name(this.plus(-back)) for back in range(MOST_MONTHS)]


def put_together(
    bench: Workbench,
    files: list[uploads.Dropped],
    contracts: uploads.Dropped | None,
    contract: str,
    month: str,
) -> None:
    st.session_state.pop(SHOWN, None)
    bar = st.progress(0.0, "Abriendo los archivos…")

    def tell(what: str, done: int, total: int) -> None:
        many = f": {done} de {total}" if total > 1 else "…"
        bar.progress(min(done / max(total, 1), 1.0), f"{what}{many}")

    def wait(before: int) -> None:
        many = spanish.plural(before, "cuenta")
        bar.progress(
            0.0, f"Hay {many} antes de la suya. En cuanto le toque, sigue sola: no cierre la página."
        )

    try:
        typed = entry.parse(FieldType.MONTH, month) if month else None
        with turns.ASSEMBLING.taken(wait):
            bench.assemble(
                files,
                contracts,
                contract or None,
                typed if isinstance(typed, Month) else None,
                frames.now(),
                tell,
                alone.checklist_in_force(),
            )
    finally:
        bar.empty()


def forget(bench: Workbench) -> None:
    bench.clear()
    st.session_state.pop(SHOWN, None)
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def take_away(bench: Workbench, done: Done) -> None:
    name = done.assembled.name
    with st.container(horizontal=True, key="mi_cuenta_llevar"):
        st.download_button(
            "Descargar el PDF",
            done.pdf,
            file_name=name,
            mime="application/pdf",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "Descargar el recibo",
            done.receipt,
            file_name=f"{name.removesuffix('.pdf')} - recibo.pdf",
            mime="application/pdf",
            icon=":material/qr_code:",
            on_click="ignore",
        )
        st.button("Borrar todo", icon=":material/delete:", type="tertiary", on_click=forget, args=(bench,))


def tell(assembled: Assembled) -> None:
    said, kind = own_result.verdict(assembled)
    {"error": st.error, "warning": st.warning, "success": st.success}[kind](text.md(said))
    size, pages = telling.megabytes(assembled.bound.size), spanish.plural(assembled.bound.pages, "página")
    st.markdown(text.md(f"{assembled.name} · {pages} · {size}"))
    for note in telling.notes(assembled):
        st.markdown(f"- {text.md(note)}")


def viewer(bench: Workbench, assembled: Assembled, chosen: str) -> None:
    pages = assembled.submission.document.pages
    if not pages:
        st.info("El PDF no tiene páginas que mostrar.", icon=":material/visibility_off:")
        return
    known = own_result.places(assembled)
    page = known[chosen][0] if chosen in known else st.session_state.get("mi_cuenta_pagina", 0)
    page = page if any(one.number == page for one in pages) else own_result.first_page(assembled)
    picture, blank = None, ""
    try:
        picture = bench.picture(page, own_result.rotation(assembled, page))
    except PageUnavailable as error:
        blank = text.clean(error)
    with st.container(key="visor"):
        seen = components.viewer(
            picture,
            page=page,
            count=len(pages),
            pages=own_result.strip(assembled),
            boxes=own_result.boxes(assembled, page, chosen),
            size=own_result.size(assembled, page),
            alt=f"Página {page} de {text.clean(assembled.name)}",
            blank=blank,
            shown=f"{page} {chosen}",
            key="mi_cuenta_visor",
        )
    if seen.page:
        st.session_state["mi_cuenta_pagina"] = seen.page
        st.session_state.pop(SHOWN, None)
        st.rerun()
    if seen.box:
        st.session_state[SHOWN] = seen.box
        st.rerun()


def result(bench: Workbench, done: Done) -> None:
    assembled = done.assembled
    with frame.section("Lo que se encontró"):
        tell(assembled)
        take_away(bench, done)
    chosen = str(st.session_state.get(SHOWN, ""))
    left, right = st.columns([1.08, 1], gap="medium")
    with right:
        found = own_result.items(assembled, chosen)
        of = assembled.submission.document.sha256
        clicked = components.sheet(found, of=of, key="mi_cuenta_items", fixing=False)
    if clicked.see:
        st.session_state[SHOWN] = clicked.see
        st.rerun()
    with left:
        viewer(bench, assembled, chosen)


def draw() -> None:
    frame.head("Mi cuenta", "Antes de enviarla, mire qué le falta, qué le devolverían y cómo arreglarlo.")
    bench = workbench.bench()
    # Both are always on the page: what was dropped stays while the guide is read.
    checking, guiding = st.tabs([CHECK, GUIDE], default=GUIDE if url.get("vista") == "guia" else CHECK)
    with checking:
        check(bench)
    with guiding:
        made = None if bench.done is None else bench.done.assembled
        guide_view.draw(made, alone.checklist_in_force(), st.session_state.get(TURN, 0))


def check(bench: Workbench) -> None:
    files, contracts, contract, month = ask(bench)
    asked = st.button(
        "Revisar y armar el PDF", type="primary", icon=":material/fact_check:", disabled=not files
    )
    if asked and files:
        try:
            put_together(bench, files, contracts, contract, month)
        except VistoBuenoError as error:
            st.error(text.md(error), icon=":material/error:")
    if bench.done is not None:
        result(bench, bench.done)
    elif not files:
        st.info(
            "Deje aquí el informe, la cuenta de cobro, la planilla con su comprobante y los demás papeles. "
            "Verá qué ítems están y qué devolvería el supervisor, y podrá descargar un solo PDF en orden.",
            icon=":material/info:",
        )


frame.show(draw)
