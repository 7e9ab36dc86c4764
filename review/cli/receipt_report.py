"""What came of a receipt: in plain Spanish lines, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from review.assembling.receipt import Receipt
from review.supervision.receipt_check import Arrived, ReceiptCheck, parts_of, receipt_says


def lines(found: ReceiptCheck) -> Iterator[str]:
    """For a terminal: what the receipt says, and what has come."""
    yield f"El recibo dice: {receipt_says(found.receipt)}."
    yield from (f"  {part}" for part in parts_of(found.receipt))
    yield found.told
    yield from (f"  {one.told}" for one in found.arrived)


def as_json(found: ReceiptCheck) -> dict[str, Any]:
    """For a program; the keys are a promise."""
    told = _receipt(found.receipt)
    return {
        "recibo": told
        | {"respuesta": found.answer.value, "cuentas": [_arrived(one) for one in found.arrived]}
    }


def beside_lines(receipt: Receipt, pdf: Path, same: bool) -> Iterator[str]:
    """Of a receipt held against a PDF."""
    yield f"El recibo dice: {receipt_says(receipt)}."
    if same:
        yield f"«{pdf.name}» es ese mismo archivo, byte por byte."
    else:
        yield f"«{pdf.name}» es otro archivo, o lo cambiaron después de armarlo."


def beside_json(receipt: Receipt, same: bool) -> dict[str, Any]:
    return {"recibo": _receipt(receipt) | {"mismo_archivo": same}}


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {
        "sha256": receipt.sha256,
        "paginas": receipt.pages,
        "items": {kind.value: list(pages) for kind, pages in receipt.items},
        "armado": receipt.made_at.isoformat(),
        "reglas": receipt.rules,
    }


def _arrived(one: Arrived) -> dict[str, Any]:
    return {
        "archivo": one.archivo,
        "contrato": one.contract,
        "pago": one.payment,
        "periodo": None if one.month is None else str(one.month),
        "resultado": one.result.value,
        "decision": None if one.verdict is None else one.verdict.value,
        "en_su_carpeta": one.present,
    }
