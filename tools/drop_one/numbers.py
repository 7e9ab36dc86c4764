"""The weights and reaches of recognition, found in its code; one of them set to something else for a while.

Facts (a year has twelve months, a NIT nine figures, health takes 12.5 %) are no such numbers: what is not
whole is a weight, and a whole number is a reach when its name has the unit of one. A constant of a module is
one of them when a function looks it up as it runs or has it as a default; what is taken once at import (a
piece of a pattern, another constant made of it) cannot be set afterwards and is left out.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from pkgutil import walk_packages
from typing import NamedTuple

from review import recognition

PREFIX = recognition.__name__
_KNOWLEDGE = f"{PREFIX}.knowledge"  # holds phrases, not numbers; parsing them again takes long


_REACHES = frozenset(
    ("CHARS", "REACH", "REACHES", "POINTS", "LINES", "WORDS", "WEIGHT", "COST", "BACK", "BEFORE", "AFTER")
) | {"NEAR", "GAP"}
_FACTS = frozenset(("RATE",))


class Default(NamedTuple):
    """An argument that is the number when nothing else is said: `LabelledPage.candidates`, `reach`."""

    module: str
    function: str
    argument: str


@dataclass(frozen=True, slots=True)
class Number:
    """A weight or a reach: its module, its name there, its value, and each (module, name) it is known by."""

    module: str
    name: str
    value: int | float
    homes: tuple[tuple[str, str], ...]
    defaults: tuple[Default, ...] = ()

    @property
    def told(self) -> str:
        """`values/labels.REACH`."""
        return f"{self.module.removeprefix(PREFIX + '.').replace('.', '/')}.{self.name}"

    def others(self) -> tuple[int | float, ...]:
        """Half as much and twice as much; of a share, halfway to the whole instead; never nothing."""
        half, double = self.value / 2, self.value * 2
        if isinstance(self.value, int):
            return tuple(one for one in (self.value // 2, self.value * 2) if one)
        return (half, (1 + self.value) / 2 if 0 < self.value < 1 else double)


def named_numbers() -> list[Number]:
    """Every one, by module and name."""
    trees = {name: _tree(name) for name in _modules()}
    homes: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    defaults: dict[tuple[str, str], list[Default]] = defaultdict(list)
    for name, tree in trees.items():
        for constant, function, argument in _defaults(tree):
            defaults[name, constant].append(Default(name, function, argument))
    looked_up = {name: set(_looked_up(tree)) for name, tree in trees.items()}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in trees:
                for alias in node.names:
                    homes[node.module, alias.name].append((name, alias.asname or alias.name))
    found = []
    for name, tree in trees.items():
        for constant in _constants(tree):
            value = getattr(import_module(name), constant)
            known = ((name, constant), *homes[name, constant])
            given = tuple(one for home in known for one in defaults[home])
            if _weighs(constant, value) and (given or any(own in looked_up[one] for one, own in known)):
                found.append(Number(name, constant, value, known, given))
    return found


def _weighs(name: str, value: object) -> bool:
    said = set(name.split("_"))
    if type(value) is float:
        return said.isdisjoint(_FACTS)
    return type(value) is int and not said.isdisjoint(_REACHES)


def _modules() -> list[str]:
    found = (one.name for one in walk_packages(recognition.__path__, f"{PREFIX}."))
    return sorted(name for name in (PREFIX, *found) if not name.startswith(_KNOWLEDGE))


def _tree(module: str) -> ast.Module:
    path = import_module(module).__file__
    assert path is not None
    return ast.parse(Path(path).read_text(encoding="utf-8"))


def _constants(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                yield from (one.id for one in names if isinstance(one, ast.Name) and one.id.isupper())


def _looked_up(tree: ast.Module) -> Iterator[str]:
    """The names that bodies of functions look up."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for part in (inner for statement in node.body for inner in ast.walk(statement)):
                if isinstance(part, ast.Name):
                    yield part.id
                elif isinstance(part, ast.Attribute):
                    yield part.attr


def _defaults(tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    """The constants that are defaults, each with its function and argument."""
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    scopes = [("", tree.body), *((f"{one.name}.", one.body) for one in classes)]
    for scope, body in scopes:
        for node in body:
            if isinstance(node, ast.FunctionDef):
                positional = [*node.args.posonlyargs, *node.args.args]
                behind = zip(reversed(positional), reversed(node.args.defaults), strict=False)
                for argument, value in (
                    *behind,
                    *zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True),
                ):
                    if isinstance(value, ast.Name):
                        yield value.id, scope + node.name, argument.arg


@contextmanager
def set_to(number: Number, value: int | float) -> Iterator[None]:
    """Within, recognition in this process goes by another value. What it remembers of before is forgotten."""
    module, name = number.homes[0]
    before = getattr(import_module(module), name)
    _set(number, value)
    try:
        yield
    finally:
        _set(number, before)


def _set(number: Number, value: int | float) -> None:
    for module, name in number.homes:
        setattr(import_module(module), name, value)
    for default in number.defaults:
        _set_default(default, value)
    forget()


def _set_default(default: Default, value: int | float) -> None:
    function = inspect.unwrap(attrgetter(default.function)(import_module(default.module)))
    if function.__kwdefaults__ and default.argument in function.__kwdefaults__:
        function.__kwdefaults__[default.argument] = value
        return
    code = function.__code__
    arguments = code.co_varnames[: code.co_argcount]
    at = arguments.index(default.argument) - len(arguments) + len(function.__defaults__)
    kept = list(function.__defaults__)
    kept[at] = value
    function.__defaults__ = tuple(kept)


def forget() -> None:
    """Empty every memory of recognition but that of the phrases."""
    for name, module in list(sys.modules.items()):
        if name.startswith(PREFIX) and not name.startswith(_KNOWLEDGE):
            for one in list(vars(module).values()):
                if hasattr(one, "cache_clear"):
                    one.cache_clear()
