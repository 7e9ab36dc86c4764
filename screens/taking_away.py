"""A month, or cuentas chosen of it, to be taken away as a workbook or as CSV; it is noted when it is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import pandas as pd
import streamlit as st

from review import frames
from review.catalogue.payment_columns import PAYABLE
from review.model import Month
from review.sharing.export import csv_of, month_book, note_export
from review.sheets.csv_text import csv_bytes
from review.sheets.month import MonthBook, month_bytes
from review.store import Store
from screens import handing, session

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOBODY = "Visto Bueno"


def author() -> str:
    """Who takes it away, as the workbook names them."""
    return session.reviewer() or NOBODY


def chosen(store: Store, month: Month | None, ids: Collection[int], words: str) -> None:
    """The cuentas of the list that is shown: of one month its workbook and its data; of several, the data."""
    with st.popover("Descargar la lista", icon=":material/download:", disabled=not ids):
        if month is not None:
            st.caption("Solo las cuentas de la lista, con el filtro que tiene.")
            book = partial(month_book, store, month, "todas", author(), only=ids, chosen=words)
            buttons(store, book, f"cuentas_{month}_filtradas", key="lista")
            return
        st.caption("Solo las cuentas de la lista. Para llevarse un libro de Excel, elija un mes.")
        handing.button(
            "Descargar los datos en CSV",
            data=lambda: csv_bytes(_titled(frames.payable(store), ids)),
            file_name="cuentas_filtradas.csv",
            mime="text/csv",
            icon=":material/csv:",
            key="lista_csv",
        )


def _titled(table: pd.DataFrame, ids: Collection[int]) -> pd.DataFrame:
    """The rows of the cuentas under their titles."""
    titles = {name: column.title for name, column in PAYABLE.items() if column.title}
    return table[table["submission_id"].isin(ids)][list(titles)].rename(columns=titles)


def buttons(store: Store, book: Callable[[], MonthBook], name: str, *, key: str) -> None:
    """What saves a book as `name` with each ending; it is only made when it is asked for."""
    who = session.actor() if session.reviewer() else NOBODY

    def taken(made: Callable[[MonthBook], bytes]) -> bytes:
        asked = book()
        content = made(asked)
        note_export(store, asked, content, who)
        return content

    handing.button(
        "Descargar el libro de Excel",
        data=lambda: taken(month_bytes),
        file_name=f"{name}.xlsx",
        mime=XLSX,
        type="primary",
        icon=":material/download:",
        key=f"{key}_libro",
    )
    handing.button(
        "Descargar los datos en CSV",
        data=lambda: taken(csv_of),
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/csv:",
        key=f"{key}_csv",
    )
