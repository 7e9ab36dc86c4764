"""The arguments of what opens the dashboard, and of who may come in."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from review.cli import options
from review.cli.arguments import SpanishParser
from review.model import PersonRole


def add_serving(parser: SpanishParser) -> None:
    parser.add_argument(
        "--puerto", metavar="N", dest="port", type=_port, help="puerto (8501 o el siguiente libre)"
    )
    parser.add_argument(
        "--sin-navegador",
        dest="browser",
        action="store_false",
        help="no abre el navegador; solo dice la dirección",
    )
    parser.add_argument(
        "--sin-llave",
        dest="key",
        action="store_false",
        default=os.environ.get(options.KEYLESS_VARIABLE) != "1",
        help="cualquier usuario de este equipo puede abrir el tablero: solo si otro programa cuida la "
        f"entrada (${options.KEYLESS_VARIABLE}=1 hace lo mismo)",
    )


def add_entrance(parser: SpanishParser) -> None:
    """What it takes to open the dashboard on a server."""
    parser.add_argument(
        "--direccion",
        metavar="URL",
        dest="public",
        default=os.environ.get(options.PUBLIC_VARIABLE, ""),
        help="en un servidor: la dirección pública, con https://, en la que se entra con usuario y "
        f"contraseña (${options.PUBLIC_VARIABLE} hace lo mismo; vea docs/servidor.md)",
    )
    parser.add_argument(
        "--ingreso",
        metavar="ARCHIVO",
        dest="secrets",
        type=Path,
        default=os.environ.get(options.SECRETS_VARIABLE),
        help=f"el secrets.toml con los datos del ingreso (${options.SECRETS_VARIABLE} hace lo mismo)",
    )
    parser.add_argument(
        "--escuchar",
        metavar="IP",
        dest="listen",
        default=os.environ.get(options.LISTEN_VARIABLE) or options.ADDRESS,
        help=f"la dirección de este equipo en la que espera ({options.ADDRESS} si falta); cualquier otra "
        f"pide --direccion e --ingreso (${options.LISTEN_VARIABLE} hace lo mismo)",
    )


def add_public(parser: SpanishParser) -> None:
    """What it takes to open the contractor's page on a server, where nobody logs in to it."""
    parser.add_argument(
        "--direccion",
        metavar="URL",
        dest="public",
        default="",
        help="en un servidor: la dirección pública, con https://, en la que la abren los contratistas, sin "
        "usuario ni contraseña; la del tablero es otra (vea docs/servidor.md)",
    )
    parser.add_argument(
        "--escuchar",
        metavar="IP",
        dest="listen",
        default=options.ADDRESS,
        help=f"la dirección de este equipo en la que espera ({options.ADDRESS} si falta); cualquier otra "
        "pide --direccion",
    )


def add_people(
    commands: argparse._SubParsersAction[SpanishParser], add_database: Callable[[SpanishParser], None]
) -> None:
    """The command by which somebody at the server says who may come in."""
    people = commands.add_parser(
        "personas",
        help="dice quién puede entrar a un Visto Bueno que está en un servidor",
        description="Da y quita permisos de entrar a un Visto Bueno que está en un servidor "
        "(docs/servidor.md); sin más, los muestra. En un solo computador no hacen falta.",
    )
    people.add_argument(
        "what", metavar="QUÉ", nargs="?", choices=("agregar", "quitar"), help="«agregar» o «quitar»"
    )
    people.add_argument("email", metavar="CORREO", nargs="?", help="el correo con el que entra la persona")
    people.add_argument(
        "--rol", metavar="ROL", dest="role", choices=list(PersonRole), help=f"su rol: {', '.join(PersonRole)}"
    )
    people.add_argument(
        "--supervisor",
        metavar="NOMBRE",
        dest="supervisor",
        help="ve las cuentas de los contratos que lo tienen a él de supervisor, por su nombre en la lista",
    )
    people.add_argument(
        "--contratos",
        metavar="N,N",
        dest="contracts",
        help="ve las cuentas de estos contratos, separados por comas",
    )
    people.add_argument(
        "--todas",
        dest="whole",
        action="store_true",
        help="ve todas las cuentas (los roles que no son supervisor, si no se dice cuáles)",
    )
    add_database(people)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(f"«{text}» debe ser un número de 1 a 65535.")
    return int(text)
