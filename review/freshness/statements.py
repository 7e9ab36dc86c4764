"""A module's source as its statements: what each says, whatever its layout, and what it leans on.

Comments, docstrings, blank lines and the breaking of lines say nothing. The digest is our own walk over the
syntax tree, not `ast.dump`: fields that a newer Python adds are empty in code that does not use them, and
empty fields are passed over, so that another Python does not make everything due again.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.util import resolve_name
from typing import NamedTuple

_UNSAID = frozenset({"ctx", "kind", "type_comment"})
_WITHOUT_EFFECT = frozenset({"cache", "contextmanager", "dataclass", "lru_cache", "total_ordering", "unique"})
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class NameOrigin(NamedTuple):
    """Where an import gets something from: a name of a module, or the module itself."""

    module: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement at the top of a module. `said` is a digest; `binds` the names that it gives a meaning,
    `uses` every name in it, `imports` what is imported inside of it and `texts` its short strings.

    `acts` tells that running it may change something elsewhere: a rule declared by its decorator, a loop.
    """

    said: str
    binds: frozenset[str]
    uses: frozenset[str]
    imports: tuple[NameOrigin, ...]
    texts: frozenset[str]
    acts: bool


@dataclass(frozen=True, slots=True)
class Module:
    """`imports` are those at its top, by the name that they bind."""

    statements: tuple[Statement, ...]
    imports: dict[str, tuple[NameOrigin, ...]]


def parse(source: bytes, package: str) -> Module:
    """A module of a package. Raises SyntaxError."""
    statements: list[Statement] = []
    imports: dict[str, tuple[NameOrigin, ...]] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name, origin in _imported(node, package):
                imports[name] = (*imports.get(name, ()), origin)
        elif not _is_text(node) and not _for_types_only(node):
            statements.append(_statement(node, package))
    return Module(tuple(statements), imports)


def _imported(node: ast.Import | ast.ImportFrom, package: str) -> Iterable[tuple[str, NameOrigin]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0], NameOrigin(alias.name, None)
        return
    module = node.module or ""
    if node.level:
        module = resolve_name("." * node.level + module, package)
    if module != "__future__":
        for alias in node.names:
            yield alias.asname or alias.name, NameOrigin(module, alias.name)


def _is_text(node: ast.AST) -> bool:
    """A docstring, or a string standing by itself as one."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _for_types_only(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
        and not node.orelse
    )


@dataclass(slots=True)
class _Heard:
    parts: list[str] = field(default_factory=list)
    uses: set[str] = field(default_factory=set)
    imports: list[NameOrigin] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)


def _statement(node: ast.stmt, package: str) -> Statement:
    heard = _Heard()
    _tell(node, heard, package)
    said = hashlib.sha256("\x1f".join(heard.parts).encode("utf-8", "surrogatepass")).hexdigest()
    binds = frozenset(_bound(node))
    return Statement(
        said=said,
        binds=binds,
        uses=frozenset(heard.uses),
        imports=tuple(heard.imports),
        texts=frozenset(heard.texts),
        acts=not binds or any(name.startswith("__") for name in binds - {"__all__"}) or _decorated(node),
    )


def _bound(node: ast.stmt) -> Iterable[str]:
    """The names that a definition or an assignment binds; none for what may do more than that."""
    if isinstance(node, _DEFINITIONS):
        return [node.name]
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign | ast.AugAssign):
        targets = [node.target]
    elif type(node).__name__ == "TypeAlias":  # from Python 3.12 on
        targets = [node.name]  # type: ignore[attr-defined]
    found = [one for target in targets for one in _flat(target)]
    return [one.id for one in found if isinstance(one, ast.Name)] if _all_names(found) else []


def _flat(target: ast.expr) -> Iterable[ast.expr]:
    return target.elts if isinstance(target, ast.Tuple | ast.List) else [target]


def _all_names(found: Iterable[ast.expr]) -> bool:
    return all(isinstance(one, ast.Name) for one in found)


def _decorated(node: ast.stmt) -> bool:
    """By something that may write the definition down elsewhere."""
    if not isinstance(node, _DEFINITIONS):
        return False
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name not in _WITHOUT_EFFECT:
            return True
    return False


def _tell(value: object, heard: _Heard, package: str) -> None:
    if isinstance(value, ast.AST):
        if _is_text(value):
            return
        if isinstance(value, ast.Name):
            heard.uses.add(value.id)
        elif isinstance(value, ast.Import | ast.ImportFrom):
            heard.imports += [origin for _, origin in _imported(value, package)]
        heard.parts.append(type(value).__name__ + "(")
        for name in value._fields:
            part = getattr(value, name, None)
            if part is None or name in _UNSAID or (isinstance(part, list) and not part):
                continue
            heard.parts.append(name)
            _tell(part, heard, package)
        heard.parts.append(")")
    elif isinstance(value, list):
        heard.parts.append("[")
        for part in value:
            _tell(part, heard, package)
        heard.parts.append("]")
    else:
        if isinstance(value, str) and len(value) < 64:
            heard.texts.add(value)
        heard.parts.append(repr(value))
