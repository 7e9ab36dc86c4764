"""`respaldar`, `restaurar`, `trasladar` and `doctor`: what can be typed, and what is done."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from review.cli import console
from review.cli.arguments import SpanishParser

_DONE, _NOT_WELL = 0, 1
_AS_JSON = "en vez del texto, JSON para otros programas"


def add(
    commands: argparse._SubParsersAction[SpanishParser], add_database: Callable[[SpanishParser], None]
) -> None:
    """Their arguments and their help."""
    backing = commands.add_parser(
        "respaldar",
        help="guarda en un archivo todo lo que hay en la base de datos",
        description="Guarda la base de datos en un ZIP, también mientras se trabaja en ella, y lo "
        "comprueba: que esté entera, que el registro de actos siga intacto y que estén todas sus filas. "
        "Los PDF no van en el respaldo: queda la lista con la huella (SHA-256) de cada uno. Nunca escribe "
        "sobre otro archivo. Estado de salida: 0 hecho; 1 hecho, pero el registro de actos no está "
        "intacto; 2 no se hizo nada.",
    )
    backing.add_argument(
        "output",
        metavar="SALIDA.zip",
        nargs="?",
        type=Path,
        help="archivo que se escribe (si falta, uno con la fecha en «… - respaldos», junto a la base)",
    )
    add_database(backing)
    backing.add_argument("--json", dest="as_json", action="store_true", help=_AS_JSON)

    restoring = commands.add_parser(
        "restaurar",
        help="vuelve a un respaldo, y deja al lado lo que había",
        description="Comprueba un respaldo y lo pone en el lugar de la base de datos. Si allí ya hay una, "
        "hace falta --reemplazar, y la de antes queda guardada al lado. Compara además los PDF que hay "
        "con la huella de los que se leyeron. Estado de salida: 0 hecho, y todo está como estaba; 1 "
        "hecho, pero algún PDF no está o cambió, o el registro de actos no estaba intacto; 2 no se hizo "
        "nada.",
    )
    restoring.add_argument("file", metavar="RESPALDO.zip", type=Path, help="lo que escribió «respaldar»")
    add_database(restoring)
    restoring.add_argument(
        "--reemplazar",
        dest="replace",
        action="store_true",
        help="aunque ya haya una base de datos: la de ahora queda guardada al lado",
    )
    restoring.add_argument(
        "--probar", dest="trial", action="store_true", help="solo lo comprueba; no pone nada en ningún lugar"
    )
    restoring.add_argument("--json", dest="as_json", action="store_true", help=_AS_JSON)

    moving = commands.add_parser(
        "trasladar",
        help="lleva todo a otra base de datos: de un archivo a un servidor, o al revés",
        description="Lleva todo lo de una base de datos a otra que esté vacía: de un archivo a un servidor "
        "PostgreSQL (postgresql://usuario@servidor/base), o al revés. Mientras tanto nadie escribe en "
        "ninguna; al final compara cada fila y el registro de actos, y solo entonces dice «Listo». Si algo "
        "falla no queda nada en la nueva. La de antes queda como estaba. La clave del servidor no se escribe "
        "aquí: se guarda en el archivo .pgpass o en la variable PGPASSWORD. Estado de salida: 0 hecho; 1 "
        "hecho, pero el registro de actos no estaba intacto; 2 no se llevó nada.",
    )
    moving.add_argument(
        "source", metavar="ORIGEN", help="la base de datos de ahora: un archivo o una dirección"
    )
    moving.add_argument(
        "target", metavar="DESTINO", help="la nueva: un archivo que no exista o una base vacía"
    )
    moving.add_argument("--json", dest="as_json", action="store_true", help=_AS_JSON)

    looking = commands.add_parser(
        "doctor",
        help="revisa que todo esté bien, y dice cómo arreglar lo que no",
        description="Revisa la base de datos, el registro de actos, los respaldos, las lecturas a medias, "
        "el reloj, las versiones, el lector de escaneos, las letras, el disco, los permisos y "
        "LibreOffice. No cambia nada. Estado de salida: 0 no hay fallas (puede haber avisos); 1 hay "
        "alguna falla; 2 no se pudo revisar.",
    )
    add_database(looking)
    looking.add_argument("--json", dest="as_json", action="store_true", help=_AS_JSON)


def back_up(asked: argparse.Namespace) -> int:
    """`respaldar`; gives the exit status. Raises VistoBuenoError, as the others do."""
    from review.cli import upkeep_report
    from review.store import copies, default_url, url_of
    from review.upkeep import backups

    database = copies.file_of(url_of(asked.database) if asked.database else default_url())
    made = backups.make(database, asked.output)
    told = upkeep_report.backup_json(made) if asked.as_json else upkeep_report.backup_lines(made)
    _tell(told)
    return _DONE if made.whole else _NOT_WELL


def put_back(asked: argparse.Namespace) -> int:
    """`restaurar`."""
    from review.cli import upkeep_report
    from review.store import copies, default_url, url_of
    from review.upkeep import restoring

    if asked.trial:
        found = restoring.try_out(asked.file)
    else:
        database = copies.file_of(url_of(asked.database) if asked.database else default_url())
        found = restoring.restore(asked.file, database, replace=asked.replace)
    _tell(upkeep_report.restored_json(found) if asked.as_json else upkeep_report.restored_lines(found))
    return _DONE if found.whole else _NOT_WELL


def carry_over(asked: argparse.Namespace) -> int:
    """`trasladar`."""
    from review.cli import upkeep_report
    from review.store import url_of
    from review.upkeep import moving

    moved = moving.move(url_of(asked.source), url_of(asked.target))
    _tell(upkeep_report.moved_json(moved) if asked.as_json else upkeep_report.moved_lines(moved))
    return _DONE if moved.whole else _NOT_WELL


def look_over(asked: argparse.Namespace) -> int:
    """`doctor`."""
    from review.cli import upkeep_report
    from review.store import default_url, url_of
    from review.upkeep import health

    found = health.look_over(url_of(asked.database) if asked.database else default_url())
    _tell(upkeep_report.health_json(found) if asked.as_json else upkeep_report.health_lines(found))
    return _NOT_WELL if any(one.told.health is health.Health.BAD for one in found) else _DONE


def _tell(told: dict[str, Any] | Iterable[str]) -> None:
    print(console.json_for(told) if isinstance(told, dict) else "\n".join(told))
