"""Receipts of cuentas that contractors put together, where they lie among the cuentas: they are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

RECEIPT_KIND: Final = "VISTO BUENO RECIBO 1"
"""What the QR of a receipt begins with, and what its PDF says that it is."""
RECEIPT: Final = (
    "Es el recibo de una cuenta armada con Visto Bueno, no una cuenta. Para saber si su PDF llegó igual, "
    "compruébelo en «Cargar» o con «vistobueno verificar»."
)
_NAME_ENDS: Final = "recibo.pdf"
_MOST_BYTES: Final = 200_000
"""Judgement: twenty times one that tells of many files."""


def is_receipt(name: str, size: int, beginning: Callable[[int], bytes]) -> bool:
    """Whether a file is such a receipt, by its name and then by what it says of itself; `beginning` gives so
    many of its bytes. Raises what that raises."""
    if not name.casefold().endswith(_NAME_ENDS) or not 0 < size <= _MOST_BYTES:
        return False
    return f"/Subject ({RECEIPT_KIND})".encode("ascii") in beginning(_MOST_BYTES)
