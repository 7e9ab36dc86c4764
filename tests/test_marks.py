"""Marks are put there by recognition and asked for by whoever judges or shows: each by both."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from review.model.marks import ItemMark, PageMark
from review.model.support import Support

ROOT = Path(__file__).resolve().parent.parent
RECOGNITION = ROOT / "review" / "recognition"
OTHERS = [
    path
    for folder in (ROOT / "review", ROOT / "screens", ROOT / "pages")
    for path in folder.rglob("*.py")
    if RECOGNITION not in path.parents and path.name != "marks.py"
]
# Where recognition asks by itself: its last stage, of what the others said.
LAST = RECOGNITION / "whole"


def named(paths: list[Path]) -> set[str]:
    """`ItemMark.SIGNED` and the like, wherever the files name one."""
    return {
        f"{node.value.id}.{node.attr}"
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("ItemMark", "PageMark")
    }


ALL = [f"{table.__name__}.{name}" for table in (ItemMark, PageMark) for name in table.__members__]
EMITTED = named(list(RECOGNITION.rglob("*.py")))
ASKED = named([*OTHERS, *LAST.rglob("*.py")])


@pytest.mark.parametrize("mark", ALL)
def test_a_mark_is_put_there_and_asked_for(mark: str) -> None:
    assert mark in EMITTED
    assert mark in ASKED


def takes_a_mark(call: ast.Call) -> bool:
    return getattr(call.func, "attr", "") == "mark" or getattr(call.func, "id", "") in ("Mark", "mark_where")


def test_no_mark_is_asked_for_by_its_bare_word() -> None:
    words = {str(mark) for table in (ItemMark, PageMark) for mark in table}
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in [*OTHERS, *RECOGNITION.rglob("*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and takes_a_mark(node)
        for said in node.args[:2]
        if isinstance(said, ast.Constant) and said.value in words
    ]
    assert bare == []


@pytest.mark.parametrize("word", [*ItemMark, *PageMark, *Support], ids=str)
def test_a_word_says_the_same_of_itself_as_its_text_out_of_the_database(
    word: ItemMark | PageMark | Support,
) -> None:
    assert (repr(word), f"{word}") == (repr(word.value), word.value)
