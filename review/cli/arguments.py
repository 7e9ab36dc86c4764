"""An argument parser that speaks Spanish from the usage line to the last error."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from review.errors import BadArgument

# What argparse says (the wording of Python 3.11 to 3.14), and how we say it.
_SAYINGS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", "Falta indicar: {0}."),
    (r"unrecognized arguments: (.*)", "No se entiende: {0}."),
    (r"argument (.*?): expected one argument", "A {0} le falta su valor."),
    (r"argument (.*?): expected .*", "A {0} le faltan o le sobran valores."),
    (r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)", "«{1}» no sirve para {0}; use {2}."),
    (r"argument (.*?): invalid \w+ value: '(.*)'", "«{1}» no sirve para {0}: debe ser un número."),
    (r"argument (.*?): ignored explicit argument '(.*)'", "{0} no lleva valor, y se le dio «{1}»."),
    (r"ambiguous option: (\S+) could match (.*)", "{0} puede ser {1}: escríbala completa."),
    (r"argument (.*?): (.*)", "{0}: {1}"),
)
_OTHERWISE = "No se entienden los argumentos."


def spanish_error(message: str) -> str:
    """An error of argparse in Spanish; what is not known is said in general terms, never in English."""
    for pattern, saying in _SAYINGS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return saying.format(*(group.replace("', '", ", ").strip("'") for group in found.groups()))
    return _OTHERWISE


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "uso: ")


class SpanishParser(argparse.ArgumentParser):
    """Its errors are BadArgument, with a sentence and the usage line."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title = "argumentos"
        self._optionals.title = "opciones"
        self.add_argument("-h", "--help", action="help", help="muestra esta ayuda y termina")

    def error(self, message: str) -> NoReturn:
        raise BadArgument(f"{spanish_error(message)} Vea: {self.prog} --help")
