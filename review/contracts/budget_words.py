"""A line of a contract's budget as a person reads it."""

from __future__ import annotations

import datetime as dt

from review.model import BudgetLine
from review.spanish import pesos, short_date


def budget_line(line: BudgetLine) -> str:
    """All that is told of it in one phrase: «contrato: CDP 120 (12/01/2026, $ 9.000.000), RP 345…»."""
    rubro = " ".join(filter(None, (line.rubro, line.rubro_name)))
    parts = [
        _paper("CDP", line.cdp, line.cdp_date, line.cdp_value),
        _paper("RP", line.rp, line.rp_date, line.rp_value),
        f"rubro {rubro}" if rubro else "",
        f"fuente {line.fuente}" if line.fuente else "",
        f"dependencia {line.dependencia}" if line.dependencia else "",
    ]
    told = ", ".join(filter(None, parts))
    return f"{line.tramo}: {told}" if line.tramo and told else line.tramo or told


def _paper(kind: str, number: str | None, day: dt.date | None, value: int | None) -> str:
    beside = ", ".join(filter(None, (short_date(day) if day else "", "" if value is None else pesos(value))))
    if number is None and not beside:
        return ""
    return f"{kind} {number or 'sin número'}{f' ({beside})' if beside else ''}"
