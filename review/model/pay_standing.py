"""Whether a cuenta is to be paid."""

from __future__ import annotations

from enum import StrEnum


class PayStanding(StrEnum):
    """Where a cuenta stands on its way to being paid; each is in one of them. Of those that are `counted` the
    pesos add up to what is billed."""

    POR_PAGAR = "por_pagar"  # approved here and in SECOP II
    POR_PASAR = "por_pasar"  # approved here, and not in SECOP II yet
    SIN_DECIDIR = "sin_decidir"  # still with the supervisor, and no fault of it is known
    RETENIDA = "retenida"  # something known stands against it, or its approval does not hold as it is
    PAGADA = "pagada"  # SECOP II says so
    POR_FUERA = "por_fuera"  # it counts nowhere: an older version, unreadable, without month

    @property
    def counted(self) -> bool:
        return self is not PayStanding.POR_FUERA


class SinceExport(StrEnum):
    """What became of a cuenta since the month was last exported."""

    ENTRO = "entro"
    CAMBIO = "cambio"
    SALIO = "salio"
