"""What a workbook of a month held when it was exported, and what changed since (`EXPORT_CHANGES`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from review import spanish
from review.model import Month, PayStanding, SinceExport
from review.store import Store, export_rows
from review.store.export_rows import ExportedCuenta

Row = dict[str, Any]
_ORDER = list(SinceExport)


def held_in(payable: pd.DataFrame) -> list[ExportedCuenta]:
    """The cuentas that are counted in a table `payable`, as an export keeps them."""
    return [_held(row) for row in _records(payable) if PayStanding(row["situacion"]).counted]


def _held(row: Mapping[str, Any]) -> ExportedCuenta:
    return ExportedCuenta(
        key=_key(row),
        submission_id=row["submission_id"],
        standing=row["situacion"],
        value=row["valor"],
        contract=row["contrato"],
        contractor=row["contratista"],
        document=row["documento"],
        payment=row["pago"],
        sha256=row["sha256"],
    )


def _key(row: Mapping[str, Any]) -> str:
    """What all versions of a cuenta share; of what no contract is known, its own file."""
    told = [row[name] for name in ("carpeta", "contrato", "documento", "periodo", "pago")]
    return (
        " | ".join("" if one is None else str(one) for one in told)
        if told[1]
        else f"id {row['submission_id']}"
    )


def changes(store: Store, month: Month, payable: pd.DataFrame) -> Iterator[Row]:
    """What came in, changed or left since the month was last exported whole; nothing when it never was.
    Raises StoreUnavailable."""
    last = export_rows.last_whole(store, month)
    if last is None:
        return
    before = {one.key: one for one in last.held}
    now = {one.key: one for one in held_in(payable)}
    found = [_row(before.get(key), now.get(key)) for key in dict.fromkeys((*now, *before))]
    yield from sorted(
        (row for row in found if row is not None),
        key=lambda row: (_ORDER.index(row["cambio"]), row["contrato"] or "", row["pago"] or 0),
    )


def _row(was: ExportedCuenta | None, now: ExportedCuenta | None) -> Row | None:
    one = now or was
    if one is None or (was is not None and now is not None and _same(was, now)):
        return None
    change = SinceExport.SALIO if now is None else SinceExport.ENTRO if was is None else SinceExport.CAMBIO
    return {
        "submission_id": one.submission_id,
        "cambio": change,
        "contrato": one.contract,
        "contratista": one.contractor,
        "documento": one.document,
        "pago": one.payment,
        "antes": None if was is None else spanish.title(PayStanding(was.standing)),
        "ahora": None if now is None else _told(was, now),
        "valor_antes": None if was is None else was.value,
        "valor": None if now is None else now.value,
    }


def _same(was: ExportedCuenta, now: ExportedCuenta) -> bool:
    return (was.standing, was.value, was.sha256) == (now.standing, now.value, now.sha256)


def _told(was: ExportedCuenta | None, now: ExportedCuenta) -> str:
    word = spanish.title(PayStanding(now.standing))
    return word if was is None or was.sha256 == now.sha256 else f"{word}, con otro archivo"


def _records(table: pd.DataFrame) -> Iterator[Row]:
    for row in table.astype(object).where(table.notna(), None).to_dict("records"):
        yield {str(name): value for name, value in row.items()}
