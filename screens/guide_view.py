"""The guide through SECOP II as *Mi cuenta* draws it: what to copy, the steps, and what if it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from review.assembling import Assembled
from review.errors import BadArgument
from review.guiding import (
    FIRST_TIME,
    Guide,
    GuideStep,
    GuideValue,
    ToMend,
    asked_by,
    asked_in_letter,
    asked_in_mail,
    guide_of,
)
from review.guiding.guide_paper import AGAIN, COPY, RETURNED, TO_MEND, guide_pdf
from review.guiding.steps import FORGOTTEN
from review.ways.checklist import Checklist
from screens import components, frame, handing, text

_ABREAST = 2
MOST_MEGABYTES = 5  # of a letter: what `review.guiding.asked` takes


def draw(assembled: Assembled | None, checklist: Checklist, turn: int) -> None:
    """With the values of the cuenta just put together, or without. What was pasted goes with the `turn`."""
    st.warning(text.md(FORGOTTEN), icon=":material/warning:")
    place = st.container()
    returned = _returned(turn)
    own = () if assembled is None else asked_by(assembled.advice)
    guide = guide_of(
        None if assembled is None else assembled.submission,
        checklist=checklist,
        asked=returned or own,
        returned=bool(returned),
    )
    with place:
        _first(guide)
    _again(guide)


def _first(guide: Guide) -> None:
    handing.button(
        "Descargar la guía para imprimir",
        data=partial(guide_pdf, guide),
        file_name="guía para enviar la cuenta por SECOP II.pdf",
        mime="application/pdf",
        icon=":material/print:",
        key="guia_pdf",
    )
    with frame.section(COPY):
        if not guide.values:
            st.info(
                "Cuando revise y arme su cuenta, aquí salen el contrato, el número de pago, el valor y la "
                "fecha para copiarlos.",
                icon=":material/content_copy:",
            )
        else:
            st.caption(f"Como están en las páginas de «{text.md(guide.of)}».")
            _values(guide.values)
    with frame.section("Paso a paso"):
        st.caption(text.md(FIRST_TIME))
        _steps(guide.steps, key="guia_pasos")


def _values(values: Sequence[GuideValue]) -> None:
    for start in range(0, len(values), _ABREAST):
        for column, one in zip(st.columns(_ABREAST), values[start : start + _ABREAST], strict=False):
            with column:
                _value(one)


def _value(one: GuideValue) -> None:
    st.markdown(f"**{text.md(one.label)}**")
    if one.value is not None:
        st.code(text.clean(one.value), language=None, wrap_lines=True)
    if one.sure and one.value is not None:
        st.caption(text.md(one.note))
    else:
        st.markdown(f":material/visibility: {text.md(one.note)}")


def _returned(turn: int) -> tuple[ToMend, ...]:
    """What the entity asked for, as it was pasted or came in a mail; nothing without it."""
    with frame.section(AGAIN):
        st.caption(
            "Si se la rechazaron, pegue la justificación o la carta, o suba el correo (.eml): se lo "
            "mostramos punto por punto. Nada se guarda."
        )
        pasted = st.text_area(
            "Lo que le pidieron",
            key=f"guia_carta_{turn}",
            height=120,
            max_chars=20_000,
            placeholder="1. Ítem 3, …",
        )
        with st.container(key="correo_subido"):
            mail = st.file_uploader(
                "El correo (.eml)", type=["eml"], key=f"guia_correo_{turn}", max_upload_size=MOST_MEGABYTES
            )
        try:
            if mail is not None:
                return asked_in_mail(mail.getvalue())
            return asked_in_letter(pasted) if pasted.strip() else ()
        except BadArgument as error:
            st.error(text.md(error), icon=":material/error:")
            return ()


def _again(guide: Guide) -> None:
    if guide.asked:
        st.markdown(f"**{RETURNED if guide.returned else TO_MEND}**")
        for one in guide.asked:
            where = f"**{text.md(one.where)}:** " if one.where else ""
            st.markdown(f"- {where}{text.md(one.said)}")
    _steps(guide.again, key="guia_otra_vez")


def _steps(steps: Sequence[GuideStep], *, key: str) -> None:
    components.steps([_plain(one) for one in steps], key=key)


def _plain(one: GuideStep) -> dict[str, Any]:
    return {
        "title": one.title,
        "does": [text.clean(said) for said in one.does],
        "warning": one.warning,
        "link": one.link,
        "picture": one.picture.plain(),
    }
