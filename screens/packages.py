"""The expediente on the screen: of one cuenta, and of a month."""

from __future__ import annotations

import io
from collections.abc import Callable

import streamlit as st

from review import spanish
from review.desk import SubmissionView
from review.errors import NotPacked, VistoBuenoError
from review.model import Month
from review.store import Store, chain
from screens import frame, text
from screens.made_when_asked import as_made

ZIP = "application/zip"
MOST_BYTES = 200_000_000  # of PDFs in a package made here: what a browser and its session can well hold


def of_cuenta(store: Store, view: SubmissionView) -> None:
    """The package of a cuenta, made when it is asked for."""

    def make() -> bytes:
        from review.expediente.cuenta_package import package_of_cuenta
        from review.expediente.package_files import zipped

        return zipped(package_of_cuenta(store, view.id).files)

    stem = f"expediente_{view.contract or view.id}_{view.period or ''}".rstrip("_")
    _offered("expediente (ZIP)", "expediente_zip", (view.id, now(store)), make, text.clean(f"{stem}.zip"))


def of_month(store: Store, month: Month) -> None:
    """What a package of the month holds, and the way to make it."""
    st.markdown(
        "De cada cuenta van su PDF como llegó, el certificado si está aprobada, la lista de chequeo con su "
        "evidencia, lo que se hizo con ella y sus folios; y del mes, la certificación colectiva, el "
        "memorando "
        "y un índice. Los PDF solo se leen."
    )

    def make() -> bytes:
        from review.expediente.month_package import package_of_month
        from review.expediente.package_files import write_zip

        made = package_of_month(store, month)
        if made.source_bytes > MOST_BYTES:
            raise NotPacked(
                f"Los PDF de este mes pesan más de {spanish.number(MOST_BYTES // 1_000_000)} MB: empáquelos "
                f"con «vistobueno empacar --mes {month} --salida CARPETA»."
            )
        out = io.BytesIO()
        write_zip(made.files, out)
        return out.getvalue()

    with frame.section("Expediente del mes"):
        name = f"expediente_{month}.zip"
        _offered("expediente del mes (ZIP)", "expediente_mes", (str(month), now(store)), make, name)
        st.caption(
            "Si algún archivo ya no está o cambió después de leerlo, el índice del ZIP dice cuál y por qué "
            "no va."
        )


def _offered(label: str, slot: str, about: object, make: Callable[[], bytes], file: str) -> None:
    try:
        as_made(label, slot, about, make, file, ZIP)
    except VistoBuenoError as error:
        st.warning(text.md(error), icon=":material/warning:")


def now(store: Store) -> str:
    """The log as it is: whatever a person does makes another package."""
    head = chain.head(store)
    return "" if head is None else head.digest
