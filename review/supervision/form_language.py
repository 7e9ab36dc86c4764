"""What may be written between the braces of a form, and nothing else: fields, rows, conditions, filters.

A form is a stranger's program: only what is named here is understood, so that nothing in it can call, count,
build or reach anything. The sandbox of the template library holds what is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from review.supervision.form_fields import HEADS, FormField, Prints

LINE: Final = "______________"


def sin_signo(told: str) -> str:
    """`$ 1.800.000` → `1.800.000`."""
    return str(told).replace("$", "").strip()


def o_linea(told: str) -> str:
    """What is told, or a line to write it on by hand."""
    return told if str(told).strip() else LINE


FILTERS: Final[Mapping[str, Any]] = {
    "mayusculas": lambda told: str(told).upper(),
    "minusculas": lambda told: str(told).lower(),
    "sin_signo": sin_signo,
    "o_linea": o_linea,
}
FILTER_MEANINGS: Final[Mapping[str, str]] = {
    "mayusculas": "en mayúsculas",
    "minusculas": "en minúsculas",
    "sin_signo": "sin el signo de pesos",
    "o_linea": "una línea para escribirlo a mano, si no se conoce",
}


class FormEnvironment(ImmutableSandboxedEnvironment):
    """Dots lead to the fields of the table and to nothing of the language underneath."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return (
            obj[attribute]
            if isinstance(obj, Mapping) and attribute in obj
            else self.undefined(obj, attribute)
        )

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument)


@cache
def environment() -> FormEnvironment:
    """The one that forms are understood and filled with: every value comes out as plain text."""
    made = FormEnvironment(autoescape=True, keep_trailing_newline=True)
    made.globals.clear()
    made.tests.clear()
    made.filters.clear()
    made.filters.update(FILTERS)
    return made


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands between braces. `verb` is `for`, `if`, `elif`, `else`, `endfor`, `endif`, or empty for a
    field; `names` the fields asked; `variable` and `over` those of a `for`."""

    verb: str
    names: tuple[str, ...] = ()
    variable: str = ""
    over: str = ""


class NotUnderstood(Exception):
    """A tag that is not of the language; why, and what to do, in Spanish."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(reason)
        self.reason, self.mend = reason, mend


_CLOSERS: Final = ("endfor", "endif", "else")
_HOW: Final = "Escriba un campo de la tabla, como {{ contrato.numero }}."
_VERBS: Final = "Las órdenes que hay son for, if, elif, else, endif y endfor."


def understood(written: str, *, field: bool) -> Tag:
    """A tag without its braces; `field` when they were `{{ }}`. Raises NotUnderstood."""
    words = written.strip()
    if field:
        return Tag("", _names(_expression(words)))
    verb, _, rest = words.partition(" ")
    if verb in _CLOSERS:
        if rest.strip():
            raise NotUnderstood(f"después de «{verb}» no va nada.", f"Deje solo {verb}.")
        return Tag(verb)
    if verb in ("if", "elif"):
        return Tag(verb, _names(_expression(rest)))
    if verb == "for":
        return _loop(words)
    raise NotUnderstood(f"«{verb[:40]}» no es una orden de los formatos.", _VERBS)


def _loop(words: str) -> Tag:
    mend = "Se escribe así: for fila in anexos"
    parts = words.split()
    if len(parts) != 4 or parts[2] != "in" or not parts[1].isidentifier():
        raise NotUnderstood("no se entiende este for.", mend)
    if parts[1] in HEADS | {"loop"}:
        raise NotUnderstood(
            f"«{parts[1]}» ya es el nombre de un campo.", "Llame de otro modo la fila: fila, uno…"
        )
    (over,) = _names(_expression(parts[3])) or ("",)
    return Tag("for", (), parts[1], over)


def _expression(words: str) -> nodes.Expr:
    """What is between the braces. Raises NotUnderstood."""
    if not words.strip():
        raise NotUnderstood("las llaves están vacías.", _HOW)
    if len(words) > 300:
        raise NotUnderstood("es demasiado largo para ser un campo.", _HOW)
    try:
        tree = environment().parse("{{ " + words + " }}")
    except (TemplateSyntaxError, RecursionError) as error:
        raise NotUnderstood("no se entiende lo escrito.", _HOW) from error
    match tree.body:
        case [nodes.Output(nodes=[nodes.Expr() as found])]:
            return found
    raise NotUnderstood("no se entiende lo escrito.", _HOW)


def _names(node: nodes.Node) -> tuple[str, ...]:
    return tuple(_named(node))


def _named(node: nodes.Node) -> Iterator[str]:
    """The fields that an expression asks; whatever is not a field, a filter of ours, `not`, `and` or `or` is
    refused. Raises NotUnderstood."""
    match node:
        case nodes.Name() | nodes.Getattr():
            yield _path(node)
        case nodes.Not(node=inner):
            yield from _named(inner)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            yield from _named(left)
            yield from _named(right)
        case nodes.Filter(
            node=nodes.Node() as inner, name=name, args=[], kwargs=[], dyn_args=None, dyn_kwargs=None
        ):
            if name not in FILTERS:
                raise NotUnderstood(
                    f"no hay un filtro «{name[:40]}».", f"Los que hay: {', '.join(sorted(FILTERS))}."
                )
            yield from _named(inner)
        case _:
            raise NotUnderstood("aquí solo van campos; no se calcula ni se llama nada.", _HOW)


def _path(node: nodes.Node) -> str:
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=attribute):
            return f"{_path(inner)}.{attribute}"
    raise NotUnderstood("aquí solo van campos; no se calcula ni se llama nada.", _HOW)


def resolved(name: str, rows: Mapping[str, str], known: Mapping[str, FormField]) -> str:
    """The path in the table `known` of a field asked as `name`, where `rows` are the variables of the loops
    around it and the lists that they run over. Empty for what is no field."""
    head, dot, rest = name.partition(".")
    path = f"{rows[head]}[]{dot}{rest}" if head in rows else name
    return path if path in known else ""


def is_list(path: str, known: Mapping[str, FormField]) -> bool:
    """Whether a field is one of rows, which cannot stand in a text."""
    return known[path].prints is Prints.LIST
