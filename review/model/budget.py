"""What of the entity's budget pays a contract: its CDP, RP, rubro, fuente and dependencia, by tramo."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the budget of a contract. What the source did not tell is None; values are whole pesos.

    `tramo` is what the line was made for, as its list says it: «contrato», «adición 1», «cesión». `cdp` is
    the number of its certificado de disponibilidad presupuestal and `rp` that of its registro presupuestal,
    by which finance pays. An RP that is split over several rubros or fuentes has one line for each, and
    `rp_value` is the part of that line: the lines of an RP add up to its value. A reduction is a line below
    zero. `rubro` is a code, `rubro_name` what it is called.
    """

    tramo: str | None = None
    cdp: str | None = None
    cdp_date: dt.date | None = None
    cdp_value: int | None = None
    rp: str | None = None
    rp_date: dt.date | None = None
    rp_value: int | None = None
    rubro: str | None = None
    rubro_name: str | None = None
    fuente: str | None = None
    dependencia: str | None = None
