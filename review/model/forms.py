"""The papers that a supervisor signs about a cuenta, by the form that each is written on."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    """Which paper: for one payment, for one payment obligation by obligation, or for the whole contract."""

    CERTIFICADO = "certificado"
    INFORME = "informe"
    INFORME_FINAL = "informe_final"
