"""Money that was checked, found beside expected: the small table of an item, out of its findings."""

from __future__ import annotations

import re
from typing import Any

from review.desk import ItemView
from review.model import Finding, ItemKind, State
from screens import text
from screens.account import finding_id, tone
from screens.words import STATES

# What each check of money compares, in the order of the table.
TITLES = {
    "seguridad_social_ibc": "Base (IBC)",
    "seguridad_social_salud": "Salud",
    "seguridad_social_pension": "Pensión",
    "seguridad_social_riesgos": "Riesgos (ARL)",
    "seguridad_social_solidaridad": "Solidaridad",
    "seguridad_social_clase_riesgo": "Tarifa de riesgos",
    "seguridad_social_aportes": "Total, salud y pensión",
    "seguridad_social_suma": "Total de la planilla",
    "seguridad_social_voucher": "Comprobante",
    "cuenta_valor": "Valor del mes",
    "cuenta_letras": "Valor en letras",
    "cuenta_suma": "Suma de los pagos",
    "cuenta_saldo": "Saldo",
    "cuenta_rp_saldo": "Saldo del RP",
    "informe_valor": "Valor",
    "informe_saldo": "Saldo",
    "impuestos_base": "Base",
    "impuestos_conceptos": "Suma de conceptos",
    "impuestos_tarifa": "Impuestos",
}
_COUNTED = re.compile(r"^(?P<much>[^:(]*\d[^:(]*?)(?:: (?P<how>.+)| \((?P<why>[^()]+)\))?$", re.DOTALL)


def compared(item: ItemView) -> list[tuple[int, Finding]]:
    """The checks of money that the item's table tells, with their place among its findings. A single one
    needs no table, but for the contributions."""
    order = list(TITLES)
    placed = [
        (place, one)
        for place, one in enumerate(item.findings)
        if one.code in TITLES and one.expected and one.found
    ]
    if len(placed) < 2 and item.kind is not ItemKind.SEGURIDAD_SOCIAL:
        return []
    return sorted(placed, key=lambda pair: order.index(pair[1].code))


def titles(kind: ItemKind) -> list[str]:
    """The heads of the table's four columns."""
    paid = kind in (ItemKind.SEGURIDAD_SOCIAL, ItemKind.IMPUESTOS)
    return [
        "Aporte" if kind is ItemKind.SEGURIDAD_SOCIAL else "Qué",
        "Lo pagado" if paid else "Lo que dice",
        "Lo esperado",
        "Cómo se cuenta",
    ]


def rows(item: ItemView, chosen: str) -> list[dict[str, Any]]:
    """A row for each check of money of the item; none when there were none."""
    return [_row(finding_id(item, place), one, chosen) for place, one in compared(item)]


def _row(key: str, finding: Finding, chosen: str) -> dict[str, Any]:
    much, how = counted(text.clean(finding.expected))
    # What only informs is no fault: it is told without alarm.
    calm = finding.state is State.NO_APLICA
    return {
        "id": key,
        "title": TITLES[finding.code],
        "found": text.clean(finding.found),
        "expected": much,
        "how": how,
        "icon": STATES[finding.state].icon,
        "tone": tone(finding),
        "word": "No cambia el estado" if calm else STATES[finding.state].word,
        "page": finding.page,
        "on": key == chosen,
    }


def counted(expected: str) -> tuple[str, str]:
    """`Desde $ 218.900: el 12,5 % de $ 1.750.905` → the amount, and how it is counted."""
    parts = _COUNTED.match(expected)
    if parts is None:
        return expected, ""
    return parts["much"], parts["how"] or parts["why"] or ""
