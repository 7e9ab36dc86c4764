"""What rules cannot do without is judged, as its card says; what a later version dropped harms nobody."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from review.model import ItemKind
from review.model.fields import FIELDS
from review.rules.seen import Sure
from review.ways.checklist import DEFAULT
from tests.rules.builders import Case, ink, recognition

RULES = Path(__file__).resolve().parent.parent / "review" / "rules"


def needed() -> Iterator[tuple[ItemKind, str]]:
    """What rules cannot do without: `facts.need(CUENTA, "valor", int)`, where both are said by name, and
    `need_expected(facts, RUT, "nit", …)`."""
    for path in RULES.glob("*.py"):
        module = import_module(f"review.rules.{path.stem}")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (args := needs(node)):
                kind, name, *_ = args
                if isinstance(name, ast.Constant) and (said := kind_said(module, kind)) is not None:
                    yield said, str(name.value)


def needs(call: ast.Call) -> list[ast.expr]:
    """The item, the field and what else is told where a call asks for a value; nothing in others."""
    if getattr(call.func, "attr", "") == "need":
        return call.args
    return call.args[1:] if getattr(call.func, "id", "") == "need_expected" else []


def kind_said(module: ModuleType, node: ast.expr) -> ItemKind | None:
    """`CUENTA` or `ItemKind.CUENTA`; None where it is whichever item the rule is asked about."""
    if isinstance(node, ast.Attribute):
        return ItemKind[node.attr] if ast.unparse(node.value) == "ItemKind" else None
    return getattr(module, ast.unparse(node), None)


NEEDED = sorted(set(needed()))


@pytest.mark.parametrize(("kind", "name"), NEEDED)
def test_what_a_rule_cannot_do_without_is_judged_and_never_spare(kind: ItemKind, name: str) -> None:
    assert FIELDS[kind][name].judged is not None
    assert not FIELDS[kind][name].spare


def test_rules_were_found_to_need_fields() -> None:
    assert len(NEEDED) > 15


def test_a_kept_value_whose_field_has_no_card_any_more_stops_nothing() -> None:
    kept = recognition(Case())
    banco = kept.items[ItemKind.BANCO]
    unknown = replace(ink("dropped", "x", 1), ink=0.9)
    items = {**kept.items, ItemKind.BANCO: replace(banco, fields={**banco.fields, "dropped": unknown})}
    found = Sure.of(replace(kept, items=items), DEFAULT).get(ItemKind.BANCO, "dropped", str)
    assert found is not None
    assert found.value == "x"
