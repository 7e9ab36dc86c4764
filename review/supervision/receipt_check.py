"""Whether the PDF that a receipt tells of has come: the receipt against the bytes of every cuenta read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from review import spanish
from review.assembling.receipt import Receipt
from review.model import Month, Resultado, Verdict
from review.store import Store, queries
from review.store.queries import Row


class ReceiptAnswer(StrEnum):
    """What came of it; the value is a promise of the JSON."""

    RECIBIDA = "recibida"
    NO_RECIBIDA = "no_recibida"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A cuenta with the very bytes that were put together. `present` tells that it still is in its folder."""

    number: int
    archivo: str
    contract: str | None
    payment: int | None
    month: Month | None
    result: Resultado
    verdict: Verdict | None
    present: bool

    @property
    def told(self) -> str:
        """`«junio/uno.pdf»: contrato CPS-014-2026, pago 001, junio de 2026; por revisar, sin decidir`."""
        parts = [
            f"contrato {self.contract}" if self.contract else "",
            "" if self.payment is None else f"pago {spanish.payment_number(self.payment)}",
            "" if self.month is None else spanish.month_name(self.month),
        ]
        decided = "sin decidir" if self.verdict is None else spanish.title(self.verdict).lower()
        gone = "" if self.present else "; ya no está en su carpeta"
        told = ", ".join(filter(None, parts)) or "sin contrato ni mes leídos"
        return f"«{self.archivo}»: {told}; {spanish.title(self.result).lower()}, {decided}{gone}"


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """A receipt, and the cuentas that are its PDF."""

    receipt: Receipt
    arrived: tuple[Arrived, ...]

    @property
    def answer(self) -> ReceiptAnswer:
        return ReceiptAnswer.RECIBIDA if self.arrived else ReceiptAnswer.NO_RECIBIDA

    @property
    def told(self) -> str:
        if self.arrived:
            return "El PDF llegó tal como se armó, byte por byte."
        return (
            "Aquí no hay ningún archivo igual: no ha llegado, o se cambió después de armarlo. Si la cuenta "
            "ya está, compare sus páginas con las del recibo."
        )


def receipt_says(receipt: Receipt) -> str:
    """`cuenta de 12 páginas, armada el 3 de julio de 2026 a las 10:15 con las reglas 4-2`."""
    pages = spanish.plural(receipt.pages, "página")
    moment = f"el {spanish.long_date(receipt.moment.date())} a las {receipt.moment:%H:%M}"
    return f"cuenta de {pages}, armada {moment} con las reglas {receipt.rules}"


def parts_of(receipt: Receipt) -> Iterator[str]:
    """`Informe de actividades: páginas 1 a 4`, part by part."""
    for kind, pages in receipt.items:
        yield f"{spanish.title(kind)}: {spanish.page_list(pages)}"


def check_receipt(store: Store, receipt: Receipt) -> ReceiptCheck:
    """Look for the PDF of a receipt among all that was read. Raises StoreUnavailable."""
    return ReceiptCheck(receipt, tuple(map(_arrived, queries.of_content(store, receipt.sha256))))


def _arrived(row: Row) -> Arrived:
    return Arrived(
        number=row["id"],
        archivo=row["archivo"],
        contract=row["contract"],
        payment=row["payment"],
        month=None if row["period"] is None else Month.parse(row["period"]),
        result=Resultado(row["result"]),
        verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
        present=bool(row["present"]),
    )
