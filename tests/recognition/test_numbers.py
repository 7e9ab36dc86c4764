"""A number of recognition has a name that says of what it is, and beside it why it is so much."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent / "review" / "recognition"
FILES = sorted(ROOT.rglob("*.py"))
# None, one, two, a half and a hundred (per cent, or of cents) say what they are.
PLAIN = frozenset((0, 1, 2, 0.5, 100))
PLACE_VALUES = frozenset((10, 1000))
RECKONING = (ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
FUNCTIONS = (ast.FunctionDef, ast.Lambda, ast.ClassDef)


def bare_numbers(tree: ast.AST) -> Iterator[ast.Constant]:
    """Numbers written where they are used: in a function, or in a comparison of the module's own statements.

    What changes no value is none of them: how many answers are remembered, decimals kept, a place in a tuple;
    nor is a power of ten that moves figures.
    """
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not _is_number(node) or node.value in PLAIN or _changes_no_value(node, above[node]):
            continue
        if any(isinstance(one, (*FUNCTIONS, ast.Compare)) for one in _up(node, above)):
            yield node


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def _up(node: ast.AST, above: Mapping[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in above:
        node = above[node]
        yield node


def _changes_no_value(number: ast.Constant, parent: ast.AST) -> bool:
    match parent:
        case ast.keyword(arg="maxsize"):
            return True
        case ast.BinOp(op=ast.LShift()):  # only ever of a `maxsize`
            return True
        case ast.Call(func=ast.Name(id="round"), args=[_, digits]):
            return digits is number
        case ast.Subscript(slice=place):
            return place is number
        case ast.BinOp(op=op):
            return isinstance(op, RECKONING) and number.value in PLACE_VALUES
    return False


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("def f(a):\n    return a > 3", [3]),
        ("def f(a):\n    return read(a, reach=40)", [40]),
        ("def f(a, least=0.35):\n    return a", [0.35]),
        ("def f(a):\n    return a[:12] + a[7]", [12]),
        ("def f(a):\n    return 0.95 if a else 0.5", [0.95]),
        ("LONG = [w for w in WORDS if len(w) > 4]", [4]),
        ("class A:\n    reach = 70", [70]),
        ("_REACH_CHARS = 40\ndef f(a):\n    return read(a, reach=_REACH_CHARS)", []),
        ("_YEARS = range(1950, 2100)\n_TRUST = {A: 0.9}", []),
        ("def f(a):\n    return -1 + 2 * a // 100", []),
        ("def f(a):\n    return a * 10 + a // 10**3", [3]),
        ("def f(a):\n    return a > 1000", [1000]),
        ("@lru_cache(maxsize=4096)\ndef f(a):\n    return round(a, 3)", []),
        ("def f(a):\n    return round(7.5 * a, 3)", [7.5]),
    ],
)
def test_what_counts_as_a_bare_number(written: str, bare: list[float]) -> None:
    assert [one.value for one in bare_numbers(ast.parse(written))] == bare


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_number_stands_bare(path: Path) -> None:
    found = bare_numbers(ast.parse(path.read_text(encoding="utf-8")))
    assert [f"line {one.lineno}: {one.value}" for one in found] == [], (
        "name it at the head of the module, with its unit in the name (`_REACH_CHARS`, `_GAP_LINES`, "
        "`_SURE_CONFIDENCE`) and why it is so much beside it"
    )


def unexplained(source: str) -> Iterator[str]:
    """Named numbers with neither a comment at their line, nor one over them (and the numbers between), nor
    words behind them."""
    lines, body = source.splitlines(), ast.parse(source).body
    headed = False
    for at, node in enumerate(body):
        over = lines[node.lineno - 2] if node.lineno > 1 else ""
        names = _named_numbers(node)
        headed = over.startswith("#") or (headed and over.strip() != "")
        if not names:
            headed = False
            continue
        behind = body[at + 1] if at + 1 < len(body) else None
        told = isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant)
        told |= any("  # " in line for line in lines[node.lineno - 1 : node.end_lineno])
        if not told and not headed:
            yield from names


def _named_numbers(node: ast.stmt) -> list[str]:
    match node:
        case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=value):
            pass
        case _:
            return []
    values = value.elts if isinstance(value, ast.Tuple) else [value]
    targets = target.elts if isinstance(target, ast.Tuple) else [target]
    if not all(one is not None and _is_number(one) for one in values):
        return []
    return [one.id for one in targets if isinstance(one, ast.Name)]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("_REACH_CHARS = 40", ["_REACH_CHARS"]),
        ("_NEAR, _FAR = 0.6, 2.2", ["_NEAR", "_FAR"]),
        ("_SHARE: Final = 0.5", ["_SHARE"]),
        ("_WEIGHTS = (3, 7, 13)", ["_WEIGHTS"]),
        ("_REACH_CHARS = 40  # judgement: a bank's name", []),
        ("# In heights.\n_NEAR = 0.6\n_FAR = 2.2", []),
        ("# In heights.\n_NEAR = 0.6\n\n_FAR = 2.2", ["_FAR"]),
        ("# Words of a sign.\n_SIGN = f(3)\n_FAR = 2.2", ["_FAR"]),
        ('_LEAST = 0.6\n"""A name less sure is not told."""', []),
        ("_NAME = 'x'\n_YEARS = range(1, 3)", []),
    ],
)
def test_what_counts_as_unexplained(written: str, names: list[str]) -> None:
    assert list(unexplained(written)) == names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_named_number_says_why_it_is_so_much(path: Path) -> None:
    found = list(unexplained(path.read_text(encoding="utf-8")))
    assert found == [], "say beside it where it comes from: a form, a measurement, a norm, or «judgement: …»"
