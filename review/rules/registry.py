"""Every rule of the house, in the order of the checklist. What is not here is not checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from review.model import ItemKind
from review.rules import (
    altered,
    balance,
    banco,
    budget_register,
    cuenta,
    debtor,
    duties,
    earlier,
    ibc,
    impuestos,
    informe,
    legibility,
    other_names,
    paper_dates,
    payments,
    pila_amounts,
    pila_kind,
    pila_numbers,
    pila_payment,
    pila_risks,
    pila_total,
    presence,
    repeated,
    reuse,
    rut,
    rut_content,
    secop,
    seguridad_social,
    signature,
    tax_amounts,
    value,
    voided,
)
from review.rules.rule import Rule, declared

PILA_SUMS = (pila_amounts, pila_total, pila_risks)
PILA = (seguridad_social, ibc, pila_kind, *PILA_SUMS, pila_payment, pila_numbers)
ACROSS = (repeated, paper_dates, duties, signature, payments, balance, budget_register, debtor, secop)
CONTENT = (rut_content, tax_amounts, other_names, legibility, altered, voided)
# Findings are told in this order within an item, and in the order of a module's own lines.
MODULES = (presence, informe, cuenta, value, *PILA, banco, rut, impuestos, *ACROSS, *CONTENT, reuse, earlier)

_PLACES = {module.__name__: place for place, module in enumerate(MODULES)}
_ITEMS = {kind: place for place, kind in enumerate(ItemKind)}


def in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules as they are told: by their items, then by their modules, whichever of these was loaded first.

    Raises KeyError for a rule of a module that is not in `MODULES`.
    """
    return tuple(sorted(rules, key=lambda one: (_ITEMS[one.item], _PLACES[one.check.__module__])))


RULES: tuple[Rule, ...] = in_order(declared)
BY_ITEM: Mapping[ItemKind, tuple[Rule, ...]] = {
    kind: tuple(one for one in RULES if one.item is kind) for kind in ItemKind
}
BY_CODE: Mapping[str, Rule] = {one.code: one for one in RULES}
