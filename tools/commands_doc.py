"""Write docs/comandos.md from the command line itself: `python -m tools.commands_doc > docs/comandos.md`.

The document is never edited by hand; a test fails while it is stale.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from review.cli.commands import ABOUT, STATUS, parser

HEAD = f"""# Comandos

{ABOUT}

Este documento sale de la propia línea de órdenes
(`python -m tools.commands_doc > docs/comandos.md`); no se edita a mano. Lo mismo dice
`vistobueno ORDEN --help`.

{STATUS}
"""


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield from HEAD.splitlines()
    line = parser()
    (orders,) = [action for action in line._actions if isinstance(action, argparse._SubParsersAction)]
    yield from ("", "| Orden | Qué hace |", "|---|---|")
    told = {action.dest: action.help for action in orders._choices_actions}  # those that the help tells
    for name, about in told.items():
        yield f"| [`{name}`](#{name}) | {about} |"
    yield from ("", "## Opciones sin orden", "", *_arguments(line))
    for name in told:
        order = orders.choices[name]
        yield from ("", f"## {name}", "", order.description or "", "", f"`{_usage(order)}`", "")
        yield from _arguments(order)


def _usage(order: argparse.ArgumentParser) -> str:
    return " ".join((order.prog, *(_as_typed(action) for action in _typed(order))))


def _as_typed(action: argparse.Action) -> str:
    name = action.option_strings[0] if action.option_strings else ""
    typed = " ".join(filter(None, (name, str(action.metavar or "")))) + ("…" if action.nargs == "+" else "")
    return typed if action.required else f"[{typed}]"


def _arguments(order: argparse.ArgumentParser) -> Iterator[str]:
    yield from ("| Argumento | Obligatorio | Qué significa |", "|---|---|---|")
    for action in _typed(order):
        takes = f" {action.metavar}" if action.metavar and action.option_strings else ""
        names = [f"`{name}{takes}`" for name in action.option_strings] or [f"`{action.metavar}`"]
        needed = "sí" if action.required else ""
        yield f"| {', '.join(names)} | {needed} | {(action.help or '').replace('|', '/')} |"


def _typed(order: argparse.ArgumentParser) -> list[argparse.Action]:
    """What it takes, without the orders and the help that each has."""
    passed = (argparse._SubParsersAction, argparse._HelpAction)
    return [action for action in order._actions if not isinstance(action, passed)]


def document() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
