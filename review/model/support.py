"""What speaks for a value that was read, in the Spanish words in which it is told.

Logic asks for the member or calls the function, never for words of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.model.basics import KeptWord


class Support(KeptWord):
    """Proofs of a `Field`, each told always in the same words."""

    LEARNED = "aprendido de una corrección"
    AMOUNT_IN_WORDS = "coincide con el valor en letras"
    AMOUNT_IN_FIGURES = "coincide con el valor en números"
    AMOUNT_OF_VOUCHER = "coincide con el comprobante"
    TOTAL_OF_PLANILLA = "coincide con el total de la planilla"
    DAY_OF_VOUCHER = "coincide con la fecha del comprobante"
    DAY_OF_PLANILLA = "coincide con la fecha de la planilla"
    CHECK_DIGIT = "el dígito de verificación es correcto"
    MONTH_OF_INFORME = "el mes es el del informe"
    MONTH_OF_CUENTA = "el mes es el de la cuenta de cobro"
    MONTH_DUE = "es el mes cobrado o el anterior"
    PARTS_ADD_UP = "los aportes suman el total"
    ROWS_ADD_UP = "los conceptos suman el total"
    BALANCE_ADDS_UP = "valor del contrato − pagado = saldo"
    RATE_OF_BASE = "es la tarifa del IBC"
    VAT_OF_BASE = "es el 19 % de la base"


def read_alike(places: int) -> str:
    """The same value stands in so many places of its item."""
    return f"se lee igual en {places} lugares"


def same_in(papers: Sequence[str]) -> str:
    """Other papers, by their Spanish names, print the same value."""
    return f"igual en {' y en '.join(papers)}"


def base_makes_total(risks: str) -> str:
    """The total is what the base asks; `risks` names the labour risks in it, or is empty."""
    return f"pensión + salud{risks} del IBC suman el total"
