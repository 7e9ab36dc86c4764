"""A contractor's receipt held against what was read, as *Cargar* offers it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from review.assembling.receipt import Receipt, receipt_on
from review.errors import VistoBuenoError
from review.supervision.receipt_check import ReceiptCheck, check_receipt, parts_of, receipt_says
from screens import session, text, uploads, url

TYPES = ["pdf", "jpg", "jpeg", "png", "heic", "heif", "webp"]
_MOST_MEGABYTES = 20  # of a photograph of a sheet
_NONE = (
    "Ahí no se pudo leer el código de un recibo de Visto Bueno. Pruebe con el PDF del recibo, o con una foto "
    "más de cerca y derecha."
)


def check() -> None:
    """Ask for a receipt, and tell whether its cuenta has come."""
    with st.expander("Comprobar un recibo", icon=":material/qr_code_scanner:"):
        st.caption(
            "Quien arma su cuenta con Visto Bueno queda con un recibo, que tiene un código QR. Con él se "
            "sabe si el PDF llegó igual, y cómo va. El recibo no se guarda."
        )
        with st.container(key="recibo_subido"):
            file = st.file_uploader(
                "El recibo, en PDF o en una foto", type=TYPES, max_upload_size=_MOST_MEGABYTES, key="recibo"
            )
        if file is None:
            return
        try:
            receipt = _read(file)
        except VistoBuenoError as error:
            st.error(text.md(error), icon=":material/error:")
            return
        if receipt is None:
            st.warning(_NONE, icon=":material/qr_code:")
        else:
            _tell(check_receipt(session.store(), receipt))


def _read(file: uploads.Dropped) -> Receipt | None:
    with uploads.lent([file]) as paths:
        return receipt_on(Path(paths[0]))


def _tell(found: ReceiptCheck) -> None:
    st.markdown(f"El recibo es de una {text.md(receipt_says(found.receipt))}:")
    st.markdown("\n".join(f"- {text.md(part)}" for part in parts_of(found.receipt)))
    if not found.arrived:
        st.warning(text.md(found.told), icon=":material/search_off:")
        return
    st.success(text.md(found.told), icon=":material/verified:")
    for one in found.arrived:
        place = url.href(url.link("revisar", cuenta=one.number))
        st.markdown(f"[{text.md(one.told)}]({place})")
