"""A letter to all contractors about the faults that came up most in a month, for a person to send."""

from __future__ import annotations

from review import frames, spanish
from review import spanish_titles as titles
from review.model import ItemKind, Month
from review.store import Store

MOST = 5
"""Faults told: judgement, what is read to the end."""
LEAST = 2
"""Cuentas that must share a fault: what happened to one alone is a matter of its own letter."""


def circular(store: Store, month: Month) -> str:
    """The letter in Spanish, naming nobody; empty when no fault is shared. Raises StoreUnavailable."""
    table = frames.recurring(store, month)
    shared = table[(table["cuentas"] >= LEAST) & table["remedio"].notna()].head(MOST)
    if shared.empty:
        return ""
    name = spanish.month_name(month)
    points = [
        _point(place, ItemKind(row["item"]), row["regla"], int(row["cuentas"]), row["remedio"])
        for place, row in enumerate(shared.to_dict("records"), 1)
    ]
    told = "esta fue la falla que se repitió" if len(points) == 1 else "estas fueron las fallas más repetidas"
    many = spanish.plural(frames.count(store, month).many, "cuenta")
    return "\n".join(
        [
            f"Asunto: lo que más falló en las cuentas de cobro de {name}",
            "",
            "Señoras y señores contratistas:",
            "",
            f"Gracias por presentar sus cuentas de cobro. En las de {name} ({many}), {told}. Tenerlo en "
            "cuenta ayuda a que la próxima se apruebe a la primera.",
            "",
            *points,
            "Si le queda alguna duda, escríbale a su supervisor antes de presentar la cuenta.",
            "",
            "Cordialmente,",
            "",
            "[Nombre y cargo de quien firma]",
        ]
    )


def _point(place: int, item: ItemKind, rule: str, many: int, remedy: str) -> str:
    title = rule if rule.startswith(titles.ITEMS[item]) else f"{titles.ITEMS[item]}: {rule}"
    return f"{place}. {title}. No se cumplió en {spanish.plural(many, 'cuenta')}.\n   Qué hacer: {remedy}\n"
