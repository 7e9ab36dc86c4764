"""The arguments of what opens the dashboard."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from review.cli import options
from review.cli.arguments import SpanishParser


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


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(f"«{text}» debe ser un número de 1 a 65535.")
    return int(text)
