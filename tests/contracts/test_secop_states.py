from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.contracts import parse_secop_state
from review.model import SecopState

WORDINGS = {
    SecopState.SIN_CONFIRMAR: ["Sin confirmar"],
    SecopState.PENDIENTE_REGISTRO: ["Pendiente de registro", "Pendiente Registro", "Pendiente", "No enviado"],
    SecopState.ENVIADO: [
        "Enviado a la Entidad Estatal",
        "Enviado por el Proveedor",
        "Enviado Por Proveedor",
        "Enviado",
    ],
    SecopState.BAJO_APROBACION: [
        "Bajo Aprobación",
        "Bajo aprobacion",
        "En aprobación",
        "Pendiente de aprobación",
    ],
    SecopState.RECHAZADO: ["Rechazado", "Rechazada", "Rechazado por la entidad", "Devuelta"],
    SecopState.APROBADO: ["Aprobado", "Aceptada", "Aceptada / Aprobado"],
    SecopState.PAGADO: ["Pagado", "Pagada"],
}
PAIRS = [(wording, state) for state, wordings in WORDINGS.items() for wording in [*wordings, state.value]]


@pytest.mark.parametrize(("wording", "state"), PAIRS)
def test_every_wording_in_any_case(wording: str, state: SecopState) -> None:
    for text in (wording, wording.upper(), f"  {wording.lower()} ", wording.replace(" ", "_")):
        assert parse_secop_state(text) is state


@pytest.mark.parametrize(
    "text", ["", "En ejecución", "Pagado parcialmente", "no aprobado", "Pendiente de firma", "hola"]
)
def test_what_is_no_state(text: str) -> None:
    assert parse_secop_state(text) is None


@given(st.text())
def test_arbitrary_text_never_raises(text: str) -> None:
    """Any text is a state or None."""
    assert parse_secop_state(text) in (None, *SecopState)
