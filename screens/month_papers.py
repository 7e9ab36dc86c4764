"""The papers of a month on the screen: seen before they are taken, with the cuentas that are not in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from review import spanish
from review.errors import PaperNotDrafted, VistoBuenoError
from review.model import Month, MonthPaperKind
from review.store import Store
from screens import frame, handing, supervisor_papers, text, url, ways
from screens.made_when_asked import as_made

if TYPE_CHECKING:
    from review.supervision.month_part import MonthPart


def of_month(store: Store, month: Month, kind: MonthPaperKind) -> None:
    """The paper of a month of the folder that is chosen."""
    folder = ways.choose_folder(store)
    if folder is None:
        frame.nothing_yet("Lea primero una carpeta.")
        return
    try:
        _drawn(store, folder.path, month, kind, _part(store, folder.id, month))
    except PaperNotDrafted as error:
        st.info(text.md(error), icon=":material/info:")
    except VistoBuenoError as error:
        st.warning(text.md(error), icon=":material/warning:")


def _part(store: Store, folder_id: int, month: Month) -> MonthPart:
    """Of whom the paper is, asked where the folder has cuentas of several entities or supervisors."""
    from review.supervision.month_part import MonthPart, chosen, entities_of, rows_of_month, supervisors_of

    rows = rows_of_month(store, folder_id, month)
    with st.container(horizontal=True, key="papel_mes_de_quien"):
        entity = _asked("entidad", "De qué entidad", "Todas", entities_of(rows))
        rows = chosen(rows, MonthPart(entity))
        supervisor = _asked("supervisor", "De quién supervisa", "Todos", supervisors_of(rows))
    return MonthPart(entity, supervisor)


def _asked(name: str, label: str, every: str, names: Sequence[str]) -> str:
    if len(names) < 2:
        return ""
    return url.choice(name, label, {"": every, **{one: text.clean(one) for one in names}})


def _drawn(store: Store, folder: str, month: Month, kind: MonthPaperKind, part: MonthPart) -> None:
    from review.supervision.form_preview import preview_of
    from review.supervision.month_drafts import draft_month, month_pdf

    made = draft_month(store, folder, month, kind, part=part)
    facts = made.facts
    told = f"{spanish.plural(facts.cuentas, 'cuenta')} por {spanish.pesos(facts.total)}"
    st.markdown(f"**{text.md(told)}**")
    pdf = f"{made.name}.pdf"
    with st.container(horizontal=True, key="papel_mes_salidas"):
        handing.button(
            "Word",
            made.content,
            f"{made.name}.docx",
            supervisor_papers.WORD,
            type="primary",
            icon=":material/description:",
            key="papel_mes_word",
        )
        as_made("PDF", "papel_mes_pdf", made.content, lambda: month_pdf(made), pdf, "application/pdf")
    st.caption("Es un borrador: complételo, y fírmelo por fuera. Nada se firma ni se envía desde aquí.")
    supervisor_papers.gaps(facts.gaps)
    st.html(supervisor_papers.preview_html(preview_of(made.content)))
    if facts.left:
        behind = sum(one.value or 0 for one in facts.approved_left)
        with frame.section("No entran, y por qué"):
            if behind:
                st.caption(text.md(f"De las aprobadas se quedan por fuera {spanish.pesos(behind)}."))
            supervisor_papers.table(
                [(one.submission_id, one.contractor, one.why) for one in facts.left],
                "Por qué",
                "fuera_del_papel",
                "Cuentas que no entran",
            )
