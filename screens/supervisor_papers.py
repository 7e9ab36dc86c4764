"""The papers of the supervisor on the screen: of one approved cuenta, and of a month at once."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from review import spanish
from review.desk import SubmissionView
from review.errors import PaperNotDrafted, VistoBuenoError
from review.model import Month, PaperKind, Verdict
from review.store import Store
from screens import components, frame, handing, packages, paged, text, url
from screens.made_when_asked import as_made

if TYPE_CHECKING:  # its libraries are loaded for those who ask for a paper
    from review.supervision.form_preview import PreviewBlock

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
TITLES = {kind.value: spanish.title(kind) for kind in PaperKind}
_PDF = "papel_pdf"
_ZIP = "papeles_zip"
SIZE = 25


def of_cuenta(store: Store, view: SubmissionView) -> None:
    """The papers of a cuenta that is approved: seen before they are taken away. Of another one, nothing."""
    if view.decision is None or view.decision.verdict is not Verdict.APROBADA:
        return
    if url.get("papeles") != "si":
        if st.button("Certificado e informes…", icon=":material/description:", key="abrir_papeles"):
            url.put(papeles="si")
            st.rerun()
        return
    with st.container(border=True, key="papeles"):
        st.header("Papeles del supervisor", anchor=False)
        kind = PaperKind(url.choice("papel", "Qué papel", TITLES, default=PaperKind.CERTIFICADO.value))
        try:
            _one(store, view, kind)
        except PaperNotDrafted as error:
            st.info(text.md(error), icon=":material/info:")
        except VistoBuenoError as error:
            st.warning(text.md(error), icon=":material/warning:")
        packages.of_cuenta(store, view)
        if st.button("Cerrar", icon=":material/close:", key="cerrar_papeles"):
            url.put(papeles=None, papel=None)
            st.rerun()


def _one(store: Store, view: SubmissionView, kind: PaperKind) -> None:
    from review.supervision.form_preview import preview_of
    from review.supervision.paper_drafts import as_pdf, draft

    made = draft(store, view.id, kind)
    gaps(made.facts.gaps)
    st.html(preview_html(preview_of(made.content)))
    st.caption("Es un borrador: complételo, y fírmelo por fuera. Nada se firma ni se envía desde aquí.")
    with st.container(horizontal=True, key="papel_salidas"):
        handing.button(
            "Word",
            made.content,
            f"{made.name}.docx",
            WORD,
            icon=":material/description:",
            key="papel_word",
        )
        as_made(
            "PDF", _PDF, (view.id, made.content), lambda: as_pdf(made), f"{made.name}.pdf", "application/pdf"
        )


def gaps(told: tuple[str, ...]) -> None:
    """What is left to be filled in by hand."""
    for one in told:
        st.caption(f":material/edit: {text.md(one)}")


def preview_html(blocks: tuple[PreviewBlock, ...]) -> str:
    """What a paper says as HTML in which nothing of it is markup."""
    made = []
    for one in blocks:
        if not one.rows:
            words = escape(text.clean(one.text))
            made.append(f"<p>{f'<strong>{words}</strong>' if one.strong else words}</p>")
            continue
        rows = "".join(
            "<tr>"
            + "".join(
                f'<td colspan="{cell.columns}">{f"<strong>{words}</strong>" if cell.strong else words}</td>'
                for cell in row
                for words in [escape(text.clean(cell.text))]
            )
            + "</tr>"
            for row in one.rows
        )
        made.append(f"<table>{rows}</table>")
    return f'<div class="papel">{"".join(made)}</div>'


def of_month(store: Store, month: Month, kind: PaperKind) -> None:
    """The papers of every approved cuenta of a month, those left out with the reason, and all in one file.
    None is written before the file with all is asked for."""
    from review.store import queries
    from review.supervision.gathering import ready_of
    from review.supervision.paper_drafts import as_zip, draft_each

    rows = [row for row in queries.submissions(store, month=month) if row["current"]]
    ready, left = ready_of(store, rows, kind)
    if not ready:
        st.info(
            "Ninguna cuenta de este mes puede tener este papel todavía: abajo está por qué.",
            icon=":material/info:",
        )
    else:
        ids, total = [row["id"] for row in ready], sum(row["value"] for row in ready)

        def zipped(*, pdf: bool = False) -> bytes:
            return as_zip(draft_each(store, ids, kind), pdf=pdf)

        count = spanish.plural(len(ready), "papel", "papeles")
        st.markdown(f"**{text.md(f'{count} por {spanish.pesos(total)}')}**")
        stem = f"{kind.value}_{month}"
        decided = tuple((row["id"], row["decision_id"]) for row in ready)
        about = (str(month), kind, decided, packages.now(store))
        with st.container(horizontal=True, key="papeles_salidas"):
            handing.button(
                "Descargar todos en Word (ZIP)",
                zipped,
                f"{stem}.zip",
                ZIP,
                type="primary",
                icon=":material/folder_zip:",
                key="papeles_word",
            )
            as_made("todos en PDF (ZIP)", _ZIP, about, lambda: zipped(pdf=True), f"{stem}_pdf.zip", ZIP)
        st.caption("Son borradores: complételos, y fírmelos por fuera. Nada se firma ni se envía desde aquí.")
        _in_sight(store, ids, kind)
    if left:
        with frame.section("Sin papel, y por qué"):
            body = st.container()
            part = paged.in_sight("hoja_sin", len(left), SIZE)
            with body:
                table(
                    [(one.submission_id, one.name, one.why) for one in left[part]],
                    "Por qué",
                    "sin_papel",
                    "Cuentas sin papel",
                )


def _in_sight(store: Store, ids: list[int], kind: PaperKind) -> None:
    from review.supervision.paper_drafts import told_each

    with frame.section("Con papel"):
        body = st.container()
        found = told_each(store, ids[paged.in_sight("hoja", len(ids), SIZE)], kind)
        with body:
            table(
                [
                    (facts.submission_id, facts.contractor, " ".join(facts.gaps) or f"{name}.docx")
                    for facts, name in found
                ],
                "Archivo, o lo que queda por llenar",
                "con_papel",
                "Cuentas con papel",
            )


def table(rows: list[tuple[int, str, str]], title: str, key: str, caption: str) -> None:
    clicked = components.table(
        [components.Column("quien", "Contratista", "wide"), components.Column("que", title, "full")],
        [
            components.Row(
                number,
                {
                    "quien": {"text": text.clean(name), "go": url.link("revisar", cuenta=number)},
                    "que": text.clean(told),
                },
                name=text.clean(name),
            )
            for number, name, told in rows
        ],
        key=key,
        caption=caption,
    )
    url.follow(clicked.go)
