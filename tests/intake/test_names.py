"""What the name of a folder tells of SECOP."""

from __future__ import annotations

import pytest

from review.intake.file_names import secop_hint
from review.model import SecopState

PENDING, SENT = SecopState.PENDIENTE_REGISTRO, SecopState.ENVIADO


@pytest.mark.parametrize(
    ("folder", "state"),
    [
        ("pendientes", PENDING),
        ("PENDIENTE", PENDING),
        ("01_Pendientes-junio", PENDING),
        ("Pendiente de registro", PENDING),
        ("pendientes de junio", PENDING),
        ("pendientes por enviar", PENDING),
        ("Pendientes por ser enviadas", PENDING),
        ("no enviadas", PENDING),
        ("enviadas", SENT),
        ("Enviado a la Entidad", SENT),
        ("2. ENVIADOS", SENT),
        ("pendientes de pago", None),
        ("pendiente aprobación", None),
        ("independientes", None),
        ("2026-06", None),
        ("", None),
    ],
)
def test_state_of_a_folder(folder: str, state: SecopState | None) -> None:
    assert secop_hint((folder,)) is state


def test_the_innermost_folder_that_tells_wins() -> None:
    assert secop_hint(("enviadas", "2026-06", "pendientes", "Ana")) is PENDING
    assert secop_hint(()) is None
