"""The list that an entity's finance keeps: the CDP and RP of each contract, as `presupuesto.csv`."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from random import Random

from tools.papers.world import Deal

COLUMNS = (
    "numero_contrato", "tramo", "cdp", "fecha_cdp", "valor_cdp", "rp", "fecha_rp", "valor_rp", "rubro",
    "nombre_rubro", "fuente", "dependencia",
)  # fmt: skip
_RUBROS = (
    ("2.1.2.02.02.008", "Servicios prestados a las empresas y servicios de producción"),
    ("2.3.2.02.02.009", "Servicios para la comunidad, sociales y personales"),
)
_FUENTES = ("Ingresos corrientes de libre destinación", "SGP propósito general", "Recursos propios")


def budget_csv(deals: Iterable[Deal], seed: str) -> str:
    """The RP of the whole value of each contract, of some in two tramos; numbers and fuentes by chance of
    their own, so that nothing else that is made hangs on them."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for place, deal in enumerate(deals):
        own = Random(f"{seed}/presupuesto/{deal.number}")
        rubro, fuente = own.choice(_RUBROS), own.choice(_FUENTES)
        parts = [("contrato", deal.total)]
        if place % 4 == 0:
            added = deal.fee * 2
            parts = [("contrato", deal.total - added), ("adición 1", added)]
        for step, (tramo, value) in enumerate(parts):
            signed = deal.start - dt.timedelta(days=own.randrange(2, 9)) + dt.timedelta(days=45 * step)
            cdp = signed - dt.timedelta(days=own.randrange(5, 20))
            rows.writerow(
                (
                    deal.number, tramo, own.randrange(100, 900), cdp, value, own.randrange(1000, 9000),
                    signed, value, *rubro, fuente, deal.entity.office,
                )
            )  # fmt: skip
    return out.getvalue()
