"""The papers that a supervisor signs, by the form that each is written on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class PaperKind(StrEnum):
    """Which paper of a cuenta: for one payment, for one payment obligation by obligation, or for the whole
    contract."""

    CERTIFICADO = "certificado"
    INFORME = "informe"
    INFORME_FINAL = "informe_final"


class MonthPaperKind(StrEnum):
    """Which paper of all the approved cuentas of a month: what is certified of them together, or the memo
    with which they go to finance."""

    CERTIFICADO_COLECTIVO = "certificado_colectivo"
    MEMORANDO = "memorando"


FormKind = PaperKind | MonthPaperKind
"""What a form may be of."""


class EntityPicture(StrEnum):
    """A picture that an entity puts on its papers; kept as forms are, with its versions and who gave it."""

    LOGO = "logo"


FORM_KINDS: Mapping[str, FormKind] = {one.value: one for one in (*PaperKind, *MonthPaperKind)}
"""All of them, by what they are called in commands and addresses."""
