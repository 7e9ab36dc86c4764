"""An entity's own forms on the screen: the one in force, another one looked over and put in its place, and
the table of fields that a form may have."""

from __future__ import annotations

import streamlit as st

from review import spanish
from review.errors import FormInvalid
from review.model import FORM_KINDS, Act, FormKind
from review.store import Store
from review.store.folders import Folder
from review.supervision.form_check import CheckedForm
from review.supervision.form_fields import FIELDS_OF_FORMS, FIELDS_OF_MONTH_FORMS, Prints, fields_of
from review.supervision.form_keeping import (
    form_in_force,
    logo_in_force,
    look_over,
    own_form,
    put_form,
    put_logo,
    withdraw_form,
    withdraw_logo,
)
from review.supervision.form_language import FILTER_MEANINGS
from screens import acting, components, frame, handing, session, supervisor_papers, text, url, ways

TITLES = {name: spanish.title(kind) for name, kind in FORM_KINDS.items()}
TABLES = {"cuenta": "Los de una cuenta", "mes": "Los del mes"}
HOW = (
    "Un formato es un documento de Word (.docx) con los campos escritos donde va cada dato: "
    "{{ contrato.numero }}. Las filas de una lista van entre {%tr for fila in anexos %} y {%tr endfor "
    "%}, cada "
    "orden en una fila de la tabla para ella sola; lo que depende de algo, entre {% if cuenta.ultima %} y "
    "{% endif %}; con {%p se abarcan párrafos enteros."
)


def forms(store: Store) -> None:
    """The form in force of each kind, and the way to put another one in its place."""
    folder = ways.choose_folder(store)
    if folder is None:
        frame.nothing_yet("Lea primero una carpeta: cada una puede tener sus propios formatos.")
        return
    _logo(store, folder)
    kind = FORM_KINDS[url.choice("papel", "De qué papel", TITLES, default="certificado")]
    _in_force(store, folder, kind)
    dropped = st.file_uploader("Otro formato (.docx)", type=["docx"], key=f"formato_{kind.value}")
    if dropped is None:
        st.caption(
            "Suba el formato de su entidad. Se revisa aquí mismo y no cambia nada hasta que lo aplique."
        )
        return
    content, name = dropped.getvalue(), dropped.name
    try:
        checked = look_over(content, kind, name)
    except FormInvalid as error:
        st.error(text.md(error), icon=":material/error:")
        return
    _looked_over(checked, kind)
    if not checked.problems and st.button(
        "Usar este formato", type="primary", icon=":material/check:", disabled=not acting.allowed(Act.WAYS)
    ):
        acting.do(
            lambda: put_form(store, folder.path, kind, name, content, session.actor()),
            f"Desde ahora se usa «{text.clean(name)}».",
            on_cuenta=False,
        )


def _logo(store: Store, folder: Folder) -> None:
    """The entity's logo, on the forms of Visto Bueno: the one there is, and the way to give or leave it."""
    held, may = logo_in_force(store, folder.id), acting.allowed(Act.WAYS)
    title = "Logo de la entidad" if held is None else f"Logo de la entidad: {held.name}"
    with st.expander(text.md(title), icon=":material/image:", key="logo"):
        st.caption(
            "Va sobre el nombre de la entidad en los formatos de Visto Bueno. Un formato propio trae el suyo."
        )
        if held is not None and held.content is not None:
            st.image(held.content, width=180)
            st.caption(text.md(f"Lo dio {held.author} el {session.local(held.at)}."))
            if st.button("Quitar el logo", icon=":material/delete:", disabled=not may):
                acting.do(
                    lambda: withdraw_logo(store, folder.path, session.actor()),
                    "Los papeles van otra vez sin logo.",
                    on_cuenta=False,
                )
        dropped = st.file_uploader(
            "Imagen PNG o JPG, de hasta 2 MB", type=["png", "jpg", "jpeg"], key="logo_subido"
        )
        if dropped is not None and st.button("Usar este logo", icon=":material/check:", disabled=not may):
            content, name = dropped.getvalue(), dropped.name
            acting.do(
                lambda: put_logo(store, folder.path, name, content, session.actor()),
                f"Los papeles llevan desde ahora el logo «{text.clean(name)}».",
                on_cuenta=False,
            )


def _in_force(store: Store, folder: Folder, kind: FormKind) -> None:
    held = form_in_force(store, folder.id, kind)
    if held.kept is None:
        st.caption("Se usa el formato que trae Visto Bueno. Descárguelo para empezar el suyo desde él.")
    else:
        kept = held.kept
        st.caption(
            text.md(
                f"Se usa «{kept.name}», versión {kept.version}, que subió {kept.author} el "
                f"{session.local(kept.at)}."
            )
        )
    with st.container(horizontal=True):
        handing.button(
            "Descargar el formato en uso",
            held.content,
            f"{kind.value}.docx" if held.kept is None else held.kept.name,
            supervisor_papers.WORD,
            icon=":material/download:",
        )
        if held.kept is not None:
            handing.button(
                "Descargar el de Visto Bueno",
                own_form(kind),
                f"{kind.value}.docx",
                supervisor_papers.WORD,
                icon=":material/download:",
            )
            if st.button("Dejar de usarlo", icon=":material/undo:", disabled=not acting.allowed(Act.WAYS)):
                acting.do(
                    lambda: withdraw_form(store, folder.path, kind, session.actor()),
                    "Se volvió al formato que trae Visto Bueno.",
                    on_cuenta=False,
                )


def _looked_over(checked: CheckedForm, kind: FormKind) -> None:
    if checked.problems:
        count = spanish.plural(len(checked.problems), "cosa")
        st.error(f"Hay {count} por corregir en el formato.", icon=":material/edit_note:")
        components.table(
            [
                components.Column("lugar", "Dónde", "wide"),
                components.Column("escrito", "Lo escrito", "wide"),
                components.Column("motivo", "Qué pasa", "full"),
                components.Column("arreglo", "Cómo se arregla", "full"),
            ],
            [
                components.Row(
                    place,
                    {
                        "lugar": text.clean(one.place),
                        "escrito": text.brief(one.written),
                        "motivo": {"text": text.clean(one.reason), "strong": True},
                        "arreglo": text.clean(one.mend),
                    },
                )
                for place, one in enumerate(checked.problems)
            ],
            key="formato_errores",
            caption="Lo que hay que corregir en el formato",
        )
        return
    st.success(
        f"Se puede usar: tiene {spanish.plural(len(checked.used), 'campo')}, todos conocidos.",
        icon=":material/check_circle:",
    )
    if checked.lacks:
        known = fields_of(kind)
        told = spanish.join(f"{known[path].meaning.rstrip('.').lower()} ({path})" for path in checked.lacks)
        st.warning(text.md(f"No dice en ninguna parte: {told}."), icon=":material/warning:")


def fields() -> None:
    """The table of all fields, with an example of each."""
    of_month = url.choice("campos", "De qué papeles", TABLES, default="cuenta") == "mes"
    st.caption(text.md(HOW))
    filters = "; ".join(f"| {name}: {meaning}" for name, meaning in FILTER_MEANINGS.items())
    st.caption(text.md(f"Detrás de un campo puede ir un filtro. {filters}."))
    components.table(
        [
            components.Column("campo", "Campo", "wide"),
            components.Column("que", "Qué dice", "full"),
            components.Column("ejemplo", "Ejemplo", "wide"),
        ],
        [
            components.Row(
                place,
                {
                    "campo": {"text": one.path, "strong": True},
                    "que": one.meaning + (" Es una lista." if one.prints is Prints.LIST else ""),
                    "ejemplo": one.example,
                },
            )
            for place, one in enumerate(FIELDS_OF_MONTH_FORMS if of_month else FIELDS_OF_FORMS)
        ],
        key="campos_de_formatos",
        caption="Campos de los formatos",
    )
