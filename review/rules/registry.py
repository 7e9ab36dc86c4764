"""Every rule of the house, in the order of the checklist. What is not here is not checked."""

from __future__ import annotations

from collections.abc import Mapping

from review.model import ItemKind

# Importing a module declares its rules, in the order in which findings are told.
from review.rules import presence, informe, cuenta, value, seguridad_social, ibc, pila_kind  # isort: skip
from review.rules import pila_amounts, pila_total, pila_risks, pila_payment, pila_numbers  # isort: skip
from review.rules import banco, rut, impuestos  # isort: skip
from review.rules import repeated, paper_dates, duties, signature  # isort: skip
from review.rules import payments, balance, debtor, secop, rut_content, tax_amounts  # isort: skip
from review.rules import other_names, legibility, altered, voided, reuse, earlier  # isort: skip
from review.rules.rule import Rule, declared

PILA_SUMS = (pila_amounts, pila_total, pila_risks)
PILA = (seguridad_social, ibc, pila_kind, *PILA_SUMS, pila_payment, pila_numbers)
ACROSS = (repeated, paper_dates, duties, signature, payments, balance, debtor, secop)
CONTENT = (rut_content, tax_amounts, other_names, legibility, altered, voided)
MODULES = (presence, informe, cuenta, value, *PILA, banco, rut, impuestos, *ACROSS, *CONTENT, reuse, earlier)

RULES: tuple[Rule, ...] = tuple(sorted(declared, key=lambda one: list(ItemKind).index(one.item)))
BY_ITEM: Mapping[ItemKind, tuple[Rule, ...]] = {
    kind: tuple(one for one in RULES if one.item is kind) for kind in ItemKind
}
BY_CODE: Mapping[str, Rule] = {one.code: one for one in RULES}
