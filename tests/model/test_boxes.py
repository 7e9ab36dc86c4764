"""What boxes tell of each other, and that they are asked."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from review.model import Box
from review.recognition.page.lines import Segment

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = sorted((ROOT / "review").rglob("*.py"))
CELL = Box(100, 50, 200, 60)
OPPOSITE = {"x0": "x1", "x1": "x0", "top": "bottom", "bottom": "top"}


@pytest.mark.parametrize(
    ("other", "columns", "rows"),
    [
        (Box(150, 300, 400, 310), True, False),
        (Box(300, 55, 400, 65), False, True),
        (Box(200, 60, 300, 70), False, False),
        (Box(0, 0, 500, 500), True, True),
        (Segment((0,), 120, 80, 130, 90, line=4), True, False),
    ],
)
def test_boxes_over_and_beside_each_other(other: Box | Segment, columns: bool, rows: bool) -> None:
    assert (CELL.shares_columns(other), CELL.shares_rows(other)) == (columns, rows)


def test_slack_lets_what_stands_a_little_apart_count() -> None:
    beside, below = Box(203, 50, 300, 60), Box(100, 63, 200, 70)
    assert not CELL.shares_columns(beside)
    assert not CELL.shares_columns(beside, 3)
    assert CELL.shares_columns(beside, 4)
    assert not CELL.shares_rows(below)
    assert CELL.shares_rows(below, 4)


def test_a_box_holds_what_has_its_middle_in_it_or_on_its_edge() -> None:
    assert CELL.holds_middle_of(Box(190, 50, 210, 60))
    assert not CELL.holds_middle_of(Box(191, 50, 211, 60))
    assert not CELL.holds_middle_of(Box(100, 56, 200, 66))
    assert (CELL.centre, CELL.middle) == (150, 55)


def asked_by_hand(tree: ast.AST) -> Iterator[int]:
    """Lines in which the two sides of one box are compared with the opposite ones of another."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
            sides = [pair for value in node.values if (pair := _sides(value))]
            for (low, high), (other_low, other_high) in combinations(sides, 2):
                opposite = (OPPOSITE[low[1]], OPPOSITE[high[1]])
                if (other_low, other_high) == ((high[0], opposite[1]), (low[0], opposite[0])):
                    yield node.lineno


def _sides(node: ast.expr) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """What is less and what is more, each as the box and its side; None for another comparison."""
    match node:
        case ast.Compare(
            left=ast.Attribute(value=one, attr=left),
            ops=[op],
            comparators=[ast.Attribute(value=two, attr=right)],
        ) if OPPOSITE.get(left) == right:
            low, high = (ast.dump(one), left), (ast.dump(two), right)
            return (low, high) if isinstance(op, ast.Lt | ast.LtE) else (high, low)
    return None


@pytest.mark.parametrize(
    ("said", "by_hand"),
    [
        ("a.x0 < b.x1 and a.x1 > b.x0", True),
        ("c and a.box.top < b.bottom and b.top < a.box.bottom", True),
        ("a.x0 < b.x1 and a.x1 > c.x0", False),
        ("a.x0 < b.x1 and a.top < b.bottom", False),
    ],
)
def test_what_counts_as_asked_by_hand(said: str, by_hand: bool) -> None:
    assert bool(list(asked_by_hand(ast.parse(said)))) == by_hand


def test_boxes_are_asked_whether_they_overlap() -> None:
    places = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in PROGRAM
        if path != ROOT / "review/model/basics.py"
        for line in asked_by_hand(ast.parse(path.read_text()))
    ]
    assert not places, "ask Box.shares_columns, shares_rows or meets"
