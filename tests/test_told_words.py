"""No logic hangs on a sentence that is told: words can be mended without anything else changing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = sorted(path for room in ("review", "screens", "pages") for path in (ROOT / room).rglob("*.py"))
TOLD = frozenset(("message", "request", "note", "support", "why", "expected", "criterion", "ask"))
"""The names under which the nouns of `review.model` and the rules hold what is told in Spanish."""
SEARCHES = frozenset(
    ("startswith", "endswith", "partition", "rpartition", "find", "rfind", "index", "count", "split")
) | frozenset(("removeprefix", "removesuffix", "replace"))


def hanging_on_words(tree: ast.AST) -> Iterator[int]:
    """Lines where something told is compared with, or searched for, words written there."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=left, comparators=others):
                sides = [left, *others]
            case ast.Call(func=ast.Attribute(value=whole, attr=name), args=args) if name in SEARCHES:
                sides = [whole, *args]
            case _:
                continue
        if any(map(_is_told, sides)) and any(map(_has_words, sides)):
            yield node.lineno


def _is_told(node: ast.expr) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr in TOLD for part in ast.walk(node))


def _has_words(node: ast.expr) -> bool:
    constants = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return any(isinstance(value, str) and any(map(str.isalpha, value)) for value in constants)


@pytest.mark.parametrize(
    ("said", "hangs"),
    [
        ("'los aportes suman' in choice.support", True),
        ("one.message.rpartition(' Exceptuada por ')[0]", True),
        ("one.note == f'También se leyó {other}'", True),
        ("Support.PARTS_ADD_UP in choice.support", False),
        ("one.note is None", False),
        ("found.text == 'x'", False),
        ("one.message.endswith('.')", False),
    ],
)
def test_what_counts_as_hanging_on_words(said: str, hangs: bool) -> None:
    assert bool(list(hanging_on_words(ast.parse(said)))) == hangs


def test_no_logic_hangs_on_what_is_told() -> None:
    places = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in PROGRAM
        for line in hanging_on_words(ast.parse(path.read_text()))
    ]
    assert not places, "ask a value (Support, a code, the waiver), not the words it is told in"


def supports_said(tree: ast.AST) -> Iterator[int]:
    """Lines where what speaks for a value is written out in words."""
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="support", value=value):
                pass
            case ast.Assign(targets=[ast.Name(id="support")], value=value):
                pass
            case ast.AugAssign(target=ast.Name(id="support"), value=value):
                pass
            case _:
                continue
        if _has_words(value):
            yield value.lineno


@pytest.mark.parametrize(
    ("said", "by_hand"),
    [
        ("replace(one, support=('es el 19 %',))", True),
        ("support += (f'igual en {places} lugares',)", True),
        ("support = (Support.BALANCE_ADDS_UP,)", False),
    ],
)
def test_what_counts_as_a_support_of_its_own(said: str, by_hand: bool) -> None:
    assert bool(list(supports_said(ast.parse(said)))) == by_hand


def test_supports_are_said_by_their_table() -> None:
    places = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in (ROOT / "review" / "recognition").rglob("*.py")
        for line in supports_said(ast.parse(path.read_text()))
    ]
    assert not places, "review/model/support.py has the words"
