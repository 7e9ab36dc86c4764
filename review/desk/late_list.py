"""Who has not presented the cuenta of a month, as text to share, supervisor by supervisor."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pandas as pd

from review import frames, spanish
from review.model import Month
from review.store import Store


def late_list(store: Store, month: Month, today: dt.date | None = None) -> str:
    """Contractor, contract and deadline of each contract in force without a cuenta, in Spanish; empty when
    there is none. Working days count to `today` (in Colombia). Raises StoreUnavailable."""
    day = today or frames.today()
    table = frames.not_presented(store, month, day)
    if table.empty:
        return ""
    by_supervisor: dict[str, list[str]] = defaultdict(list)
    for row in table.to_dict("records"):
        by_supervisor[_plain(row["supervisor"])].append(_line({str(key): row[key] for key in row}))
    name, many = spanish.month_name(month), len(table)
    lines = [
        f"Cuentas de cobro sin presentar, {name}",
        "",
        f"Al {spanish.long_date(day)} no ha llegado la cuenta de "
        f"{spanish.plural(many, 'contrato')} en ejecución:",
    ]
    for supervisor in sorted(by_supervisor, key=lambda one: (not one, one)):
        lines += [
            "",
            f"Supervisor: {supervisor}" if supervisor else "Sin supervisor en la lista de contratos",
        ]
        lines += by_supervisor[supervisor]
    return "\n".join([*lines, "", "Si alguna ya se presentó, avise para leerla."])


def _line(row: dict[str, Any]) -> str:
    who = _plain(row["contratista"]) or "Sin nombre"
    payment = "" if pd.isna(row["pago"]) else f", pago {spanish.payment_number(int(row['pago']))}"
    return f"- {who}, contrato {_plain(row['contrato'])}{payment}: {_deadline(row)}"


def _plain(value: object) -> str:
    """A name on one line, whatever the list or the paper broke it into."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _deadline(row: dict[str, Any]) -> str:
    if pd.isna(row["plazo"]):
        return "sin plazo fijado"
    day, left = spanish.short_date(row["plazo"].date()), int(row["dias_restantes"])
    if left >= 0:
        return f"tiene plazo hasta el {day}"
    return f"el plazo venció el {day} (hace {spanish.plural(-left, 'día hábil', 'días hábiles')})"
