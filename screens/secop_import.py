"""Giving SECOP II's exports, or the list of the budget, and what became of every row of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from review import spanish
from review.contracts.exports import Doubt, FileReport, ImportReport
from review.desk.secop_exports import Import, import_secop, secop_imports
from review.model import Act
from review.store import Store
from review.store.folders import Folder
from screens import acting, components, frame, session, text, uploads, url

MOST_SHOWN = 200
WHERE = (
    ("SECOP II - Contratos Electrónicos", "jbjy-vk9h", "fechas, valor, supervisor y cuenta bancaria"),
    ("SECOP II - Plan de pagos", "uymx-8p3j", "estado, valor y fechas de cada pago"),
    ("SECOP II - Facturas", "ibyt-yi2f", "cuáles se pagaron ya"),
)


def draw(store: Store, folder: Folder) -> None:
    """The files to import, the report of an import, and the imports there have been."""
    _give(store, folder)
    known = secop_imports(store, folder.path)
    _where(expanded=not known)
    if not known:
        st.caption(
            "Todavía no se ha importado nada desde esta carpeta. Las exportaciones que estén junto a los "
            "PDF, con el nombre con que se descargan, se toman solas al leerla; también la lista de "
            "presupuesto, si se llama presupuesto\\.csv o presupuesto\\.xlsx."
        )
        return
    asked = url.number("importacion", known[0].id)
    shown = next((one for one in known if one.id == asked), known[0])
    with frame.section("Lo que se importó"):
        st.caption(text.md(f"{session.local(shown.at)}, por {shown.author}."))
        report(shown.report)
    if len(known) > 1:
        with frame.section("Otras importaciones"):
            _log(known, shown)


def _give(store: Store, folder: Folder) -> None:
    with st.container(key="exportaciones_subidas"):
        files = st.file_uploader(
            "Exportaciones de SECOP II, o su lista de presupuesto (una o varias)",
            type=["csv", "xlsx"],
            accept_multiple_files=True,
            key="secop_archivos",
        )
    st.caption(
        text.md(
            f"Se comparan con los contratos y las cuentas de todas las carpetas; lo que falta se dice de "
            f"«{folder.path}». No salen de este equipo."
        )
    )
    allowed = acting.allowed(Act.SECOP_IMPORT)
    if st.button("Importar", type="primary", icon=":material/sync_alt:", disabled=not (files and allowed)):
        url.put(importacion=None)

        def act() -> ImportReport:
            with st.spinner("Comparando con las cuentas…"), uploads.lent(files) as paths:
                return import_secop(store, folder.path, paths, session.actor())

        acting.do(act, _done)


def _done(came: ImportReport) -> str:
    rows = spanish.plural(sum(file.matched for file in came.files), "fila reconocida", "filas reconocidas")
    judged = spanish.plural(came.judged, "cuenta revisada de nuevo", "cuentas revisadas de nuevo")
    return f"Importado: {rows}; {judged}."


def _where(*, expanded: bool) -> None:
    with st.expander("¿De dónde se descargan?", icon=":material/help:", expanded=expanded):
        st.markdown(
            "En **datos\\.gov\\.co** busque cada conjunto por su nombre o su código, filtre por el NIT de su "
            "entidad y descárguelo como CSV\\. Súbalo como se descarga, sin cambiarlo en Excel\\."
        )
        st.markdown("\n".join(f"- **{text.md(name)}** ({code}): {what}\\." for name, code, what in WHERE))
        st.markdown(
            "SECOP II no publica el CDP ni el RP\\. Si no están en su lista de contratos, suba una "
            "**lista de presupuesto** en CSV o XLSX: el número del contrato con las columnas CDP, RP, valor "
            "RP, rubro, fuente y dependencia\\."
        )
        st.caption(
            "Los datos abiertos se atrasan unos días: lo que difiera es para mirarlo, no para rechazarlo."
        )


def report(told: ImportReport) -> None:
    """What became of every row, file by file, and what a person should look at."""
    for _, reason in told.unread:
        st.warning(text.md(reason), icon=":material/warning:")
    if told.files:
        _files(told.files)
    if told.doubts:
        with frame.section("Filas dudosas, que no se usaron"):
            _doubts(told.doubts)
    if told.differences:
        with frame.section("Diferencias con la lista de contratos"):
            _differences(told.differences)
    if told.unmentioned:
        count = spanish.plural(len(told.unmentioned), "contrato")
        _numbers(f"{count} de los que SECOP II no dice nada", told.unmentioned)
    if told.without_budget:
        count = spanish.plural(len(told.without_budget), "contrato")
        _numbers(f"{count} sin RP en la lista de presupuesto", told.without_budget)


def _numbers(title: str, found: Sequence[str]) -> None:
    with st.expander(title, icon=":material/question_mark:"):
        st.markdown(text.md(", ".join(found[:MOST_SHOWN])))
        _more(len(found))


def _files(files: Sequence[FileReport]) -> None:
    components.table(
        [
            components.Column("archivo", "Archivo", "wide"),
            components.Column("filas", "Filas", "num"),
            components.Column("reconocidas", "Reconocidas", "num"),
            components.Column("dudosas", "Dudosas", "num"),
            components.Column("fuera", "Por fuera", "num"),
        ],
        [
            components.Row(
                place,
                {
                    "archivo": {
                        "text": text.clean(file.name),
                        "sub": file.layout.value,
                        "strong": True,
                    },
                    "filas": spanish.number(file.rows),
                    "reconocidas": spanish.number(file.matched),
                    "dudosas": spanish.number(file.doubtful),
                    "fuera": spanish.number(file.left),
                },
            )
            for place, file in enumerate(files)
        ],
        key="archivos_secop",
        caption="Qué pasó con las filas de cada archivo",
    )
    left = [(file.name, reason, count) for file in files for reason, count in file.reasons]
    for name, reason, count in left:
        st.caption(text.md(f"Por fuera de «{name}», {spanish.plural(count, 'fila')}: {reason}."))
    notes = [f"«{file.name}»: {note}" for file in files for note in file.notes]
    if notes:
        with st.expander(f"Notas de la lectura ({spanish.number(len(notes))})", icon=":material/notes:"):
            st.markdown("\n".join(f"- {text.md(note)}" for note in notes[:MOST_SHOWN]))
            _more(len(notes))


def _doubts(found: Sequence[Doubt]) -> None:
    components.table(
        [
            components.Column("contrato", "Contrato", "wide"),
            components.Column("motivo", "Por qué", "full"),
            components.Column("lugar", "Archivo y fila", "wide"),
        ],
        [
            components.Row(
                place,
                {
                    "contrato": _whose(one),
                    "motivo": _sentence(one.reason),
                    "lugar": {"text": text.clean(one.file), "sub": f"fila {spanish.number(one.row)}"},
                },
            )
            for place, one in enumerate(found[:MOST_SHOWN])
        ],
        key="dudas_secop",
        caption="Filas dudosas de las exportaciones",
    )
    _more(len(found))


def _differences(found: Sequence[Doubt]) -> None:
    components.table(
        [
            components.Column("contrato", "Contrato", "wide"),
            components.Column("diferencia", "Qué difiere", "full"),
        ],
        [
            components.Row(place, {"contrato": _whose(one), "diferencia": _sentence(one.reason)})
            for place, one in enumerate(found[:MOST_SHOWN])
        ],
        key="diferencias_secop",
        caption="Diferencias con la lista de contratos",
    )
    _more(len(found))


def _whose(one: Doubt) -> components.Cell:
    number = text.clean(one.contract) or "Sin número"
    return {"text": number, "sub": text.clean(one.contractor), "strong": True}


def _sentence(reason: str) -> str:
    told = text.clean(reason)
    return f"{told[:1].upper()}{told[1:]}."


def _more(count: int) -> None:
    if count > MOST_SHOWN:
        st.caption(f"Se muestran {MOST_SHOWN} de {spanish.number(count)}\\.")


def _log(known: Sequence[Import], shown: Import) -> None:
    clicked = components.table(
        [
            components.Column("cuando", "Cuándo"),
            components.Column("quien", "Quién"),
            components.Column("archivos", "Archivos", "full"),
        ],
        [
            components.Row(
                one.id,
                {
                    "cuando": {"text": session.local(one.at), "strong": True},
                    "quien": text.clean(one.author),
                    "archivos": text.clean(", ".join(file.name for file in one.report.files)) or "ninguno",
                },
                go=url.link("secop", importacion=one.id, carpeta=url.get("carpeta")),
            )
            for one in known[:MOST_SHOWN]
            if one.id != shown.id
        ],
        key="importaciones",
        caption="Otras importaciones hechas desde esta carpeta",
    )
    url.follow(clicked.go)
