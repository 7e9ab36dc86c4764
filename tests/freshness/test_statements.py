"""What a statement says: layout and comments are nothing of it, and what it leans on is found."""

from __future__ import annotations

import ast

import pytest

from review.freshness.statements import NameOrigin, Statement, parse

PLAIN = b"""
LIMIT = 3

def total(values, extra=None):
    if extra is None:
        return [one * LIMIT for one in values if one]
    return {"a": 1, **extra}
"""
SAME = {
    "comments": PLAIN.replace(b"LIMIT = 3", b"# why\nLIMIT = 3  # three"),
    "docstrings": PLAIN.replace(b"=None):", b'=None):\n    """All of them."""').replace(
        b"LIMIT = 3", b'"""The module."""\nLIMIT = 3\n"""As many as there are."""'
    ),
    "layout": PLAIN.replace(
        b"[one * LIMIT for one in values if one]",
        b"[\n            one * LIMIT\n            for one in (values) if one\n        ]",
    ),
    "quotes": PLAIN.replace(b'"a"', b"'a'"),
    "numbers": PLAIN.replace(b"LIMIT = 3", b"LIMIT = 0x3"),
}
OTHER = {
    "constant": PLAIN.replace(b"LIMIT = 3", b"LIMIT = 4"),
    "type of a constant": PLAIN.replace(b"LIMIT = 3", b"LIMIT = 3.0"),
    "text": PLAIN.replace(b'"a"', b'"A"'),
    "operator": PLAIN.replace(b"one * LIMIT", b"one + LIMIT"),
    "default": PLAIN.replace(b"extra=None", b"extra=0"),
    "order": PLAIN.replace(b"values, extra=None", b"extra, values=None"),
    "a tuple of one": PLAIN.replace(b"LIMIT = 3", b"LIMIT = (3,)"),
    "negation": PLAIN.replace(b"if one]", b"if not one]"),
    "nothing returned": PLAIN.replace(b'return {"a": 1, **extra}', b"return"),
}


def said(source: bytes) -> list[str]:
    return [one.said for one in parse(source, "review").statements]


@pytest.mark.parametrize("source", SAME.values(), ids=SAME)
def test_what_says_the_same_is_the_same(source: bytes) -> None:
    assert source != PLAIN
    assert said(source) == said(PLAIN)


@pytest.mark.parametrize("source", OTHER.values(), ids=OTHER)
def test_what_says_something_else_is_not(source: bytes) -> None:
    assert said(source) != said(PLAIN)


def test_a_field_that_another_python_adds_says_nothing_while_it_is_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = said(PLAIN)
    monkeypatch.setattr(ast.FunctionDef, "_fields", (*ast.FunctionDef._fields, "type_params", "newer"))
    monkeypatch.setattr(ast.FunctionDef, "type_params", [], raising=False)
    monkeypatch.setattr(ast.FunctionDef, "newer", None, raising=False)
    assert said(PLAIN) == before


def only(source: str) -> Statement:
    found = parse(source.encode(), "review.room")
    assert len(found.statements) == 1
    return found.statements[0]


def test_names_used_and_imports_inside_are_found() -> None:
    one = only(
        "def read(x: Page):\n    from review.model import Box\n    import review.model.fields\n    g(x)"
    )
    assert {"Page", "g", "x"} <= one.uses
    assert one.imports == (NameOrigin("review.model", "Box"), NameOrigin("review.model.fields", None))
    assert one.binds == {"read"}


@pytest.mark.parametrize(
    ("source", "acts"),
    [
        ("@rule('x')\ndef check(): ...", True),
        ("@dataclass(frozen=True)\nclass A: ...", False),
        ("@functools.cache\ndef f(): ...", False),
        ("declared.append(1)", True),
        ("TABLE['a'] = 1", True),
        ("for one in every:\n    register(one)", True),
        ("A, B = 1, 2", False),
        ("__all__ = ['a']", False),
        ("def __getattr__(name): ...", True),
    ],
)
def test_what_acts_when_its_module_is_imported(source: str, acts: bool) -> None:
    assert only(source).acts is acts


def test_imports_for_types_only_are_none() -> None:
    found = parse(
        b"from __future__ import annotations\nfrom typing import TYPE_CHECKING\nfrom . import near\n"
        b"if TYPE_CHECKING:\n    from review.model import Page\n",
        "review.room",
    )
    assert found.statements == ()
    assert found.imports == {
        "TYPE_CHECKING": (NameOrigin("typing", "TYPE_CHECKING"),),
        "near": (NameOrigin("review.room", "near"),),
    }
