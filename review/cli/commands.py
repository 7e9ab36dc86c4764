"""What can be typed: the commands their arguments and their help, all in Spanish."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from review import __version__
from review.cli import upkeep_commands
from review.cli.arguments import SpanishParser
from review.cli.serving_arguments import add_entrance, add_people, add_public, add_serving
from review.model import FORM_KINDS, PaperKind

DATABASE_VARIABLE = "VISTOBUENO_BD"
ABOUT = "Lee, revisa y tabula las cuentas de cobro mensuales que los contratistas suben a SECOP II."
STATUS = "Estado de salida: 0 hecho; 1 hecho, pero algunos archivos no se pudieron leer; 2 no se hizo nada."


def parser() -> SpanishParser:
    """The whole command line; the name of the command asked for ends in `command`, None without one."""
    line = SpanishParser(prog="vistobueno", description=ABOUT, epilog=STATUS)
    line.add_argument(
        "--version",
        action="version",
        version=f"vistobueno {__version__}",
        help="muestra la versión y termina",
    )
    commands = line.add_subparsers(title="órdenes", metavar="ORDEN", dest="command", prog="vistobueno")

    opening = commands.add_parser(
        "abrir",
        help="abre el tablero en este equipo",
        description="Abre el tablero sobre una carpeta de cuentas.",
    )
    opening.add_argument(
        "folder",
        metavar="CARPETA",
        nargs="?",
        type=Path,
        help="carpeta con los PDF (los datos de ejemplo si falta)",
    )
    _add_contracts(opening)
    _add_database(opening)
    add_serving(opening)
    add_entrance(opening)

    alone = commands.add_parser(
        "revisar-mi-cuenta",
        help="abre solo la página del contratista, que no guarda nada",
        description="Abre solo la página en la que un contratista revisa su cuenta antes de enviarla y la "
        "arma en un solo PDF. No abre ninguna base de datos ni lee ninguna carpeta, y lo que se sube se "
        "borra al cerrar la página.",
    )
    _add_list(alone)
    add_serving(alone)
    add_public(alone)

    add_people(commands, _add_database)

    reading = commands.add_parser(
        "leer",
        help="lee a la base de datos las cuentas de una carpeta",
        description="Lee todas las cuentas de una carpeta; si se repite, solo lo nuevo o cambiado.",
    )
    reading.add_argument(
        "folder",
        metavar="CARPETA",
        type=Path,
        help="carpeta con los PDF, también de un almacén de objetos: s3://BALDE/CARPETA (docs/almacen.md)",
    )
    _add_contracts(reading)
    _add_database(reading)
    reading.add_argument(
        "--procesos", metavar="N", dest="processes", type=_count, help="cuántos archivos se leen a la vez"
    )
    reading.add_argument(
        "--motor",
        metavar="dask://EQUIPO:PUERTO",
        dest="engine",
        help="lee con los equipos de un grupo de Dask que ven la misma carpeta, en vez de con este "
        "(docs/muchas_maquinas.md)",
    )
    reading.add_argument(
        "--jsonl",
        metavar="SALIDA",
        type=Path,
        help="escribe además una línea JSON por archivo en SALIDA (mientras lee, en SALIDA.parcial)",
    )

    seeing = commands.add_parser(
        "ver",
        help="lee un solo archivo y muestra su JSON",
        description="Lee un archivo sin tocar ninguna base de datos y muestra su JSON.",
    )
    seeing.add_argument("file", metavar="ARCHIVO.pdf", type=Path, help="el PDF de una cuenta")
    _add_contracts(seeing)
    seeing.add_argument(
        "--resumen",
        dest="summary",
        action="store_true",
        help="en vez del JSON, un texto para leer",
    )
    seeing.add_argument(
        "--dibujar",
        metavar="CARPETA",
        dest="drawings",
        type=Path,
        help="en vez del JSON, dibuja en CARPETA lo que vio en cada página, paso a paso (imágenes PNG)",
    )

    assembling = commands.add_parser(
        "armar",
        help="arma un solo PDF con los archivos sueltos de un contratista",
        description="Arma con archivos sueltos (PDF, fotos JPG o PNG; Word y Excel si está LibreOffice) un "
        "solo PDF en el orden de la lista de chequeo, derecho, con marcadores y sin pasar del tamaño que la "
        "lista admite; escribe al lado su recibo, y dice qué devolvería el supervisor y cómo arreglarlo. "
        "Los archivos solo se leen. Estado de salida: 0 hecho; 1 hecho, pero algún archivo no entró o el "
        "PDF pesa más de lo que se admite; 2 no se hizo nada.",
    )
    assembling.add_argument(
        "files", metavar="ARCHIVO", nargs="+", type=Path, help="archivos sueltos, o la carpeta que los tiene"
    )
    assembling.add_argument(
        "--salida",
        metavar="X.pdf",
        dest="output",
        type=Path,
        required=True,
        help="PDF que se escribe; si es una carpeta, en ella y con el nombre que pide la lista de chequeo",
    )
    _add_contracts(assembling)
    assembling.add_argument(
        "--contrato", metavar="N", dest="contract", help="número del contrato del que es la cuenta"
    )
    assembling.add_argument(
        "--mes", metavar="AAAA-MM", dest="month", help="mes que se cobra, por ejemplo 2026-06"
    )

    guiding = commands.add_parser(
        "guia",
        help="escribe la guía para enviar la cuenta por SECOP II, en PDF",
        description="Escribe en PDF, para imprimir, los pasos con los que un contratista envía su cuenta por "
        "SECOP II, con dibujos. Con el PDF de una cuenta trae además los datos que se copian (contrato, "
        "número de pago, fecha y valor, como están en sus páginas; lo que no se leyó se dice) y lo que hay "
        "que corregir antes de enviarla; con la carta de una devolución, lo que le pidieron.",
    )
    guiding.add_argument(
        "file", metavar="ARCHIVO.pdf", nargs="?", type=Path, help="el PDF de una cuenta, que solo se lee"
    )
    guiding.add_argument(
        "--salida", metavar="X.pdf", dest="output", type=Path, required=True, help="PDF que se escribe"
    )
    guiding.add_argument(
        "--devuelta",
        metavar="CARTA",
        dest="letter",
        type=Path,
        help="lo que le pidieron al devolverla: el correo (.eml) o un archivo de texto (.txt)",
    )
    _add_contracts(guiding)
    _add_list(guiding)

    exporting = commands.add_parser(
        "exportar",
        help="escribe el libro de Excel de un mes",
        description="Escribe el libro de Excel de un mes.",
    )
    exporting.add_argument(
        "--mes", metavar="AAAA-MM", dest="month", required=True, help="mes cobrado, por ejemplo 2026-06"
    )
    exporting.add_argument(
        "--estado",
        dest="scope",
        choices=("pendientes", "enviadas", "todas"),
        default="todas",
        help="qué cuentas: pendientes, enviadas o todas (todas)",
        metavar="ESTADO",
    )
    exporting.add_argument(
        "--salida", metavar="X.xlsx", dest="output", type=Path, required=True, help="archivo de Excel"
    )
    exporting.add_argument(
        "--csv",
        metavar="X.csv",
        dest="data",
        type=Path,
        help="además, los datos en CSV: una fila por cuenta, sin fórmulas",
    )
    _add_database(exporting)

    importing = commands.add_parser(
        "secop",
        help="importa exportaciones de SECOP II, o la lista de presupuesto, y dice qué falta pasar",
        description="Importa exportaciones de SECOP II (Contratos Electrónicos, Plan de pagos, Facturas) y "
        "la lista de presupuesto de la entidad (CDP y RP de cada contrato), y revisa de nuevo las cuentas de "
        "las que dicen algo. La última de cada clase reemplaza a la anterior. Dice además qué se decidió "
        "aquí y todavía no está en SECOP II, y qué se respondió allá sin decidir aquí; sin "
        "ARCHIVO, solo eso.",
    )
    importing.add_argument(
        "folder", metavar="CARPETA", type=Path, help="carpeta con los PDF, ya leída con «vistobueno leer»"
    )
    importing.add_argument(
        "files",
        metavar="ARCHIVO",
        nargs="*",
        type=Path,
        help="CSV o XLSX como se descarga de datos.gov.co, o la lista de presupuesto",
    )
    _add_database(importing)

    drafting = commands.add_parser(
        "informe",
        help="escribe los papeles del supervisor de las cuentas aprobadas de un mes",
        description="Escribe en un ZIP el certificado o el informe de supervisión de cada cuenta "
        "aprobada de un mes, o la certificación colectiva o el memorando a financiera de todas ellas, en "
        "Word "
        "o en PDF, en el formato de la entidad si la carpeta tiene uno. Son borradores: no se firma ni se "
        "envía nada. De las que no están aprobadas, o lo están sobre algo que cambió, dice por qué no.",
    )
    drafting.add_argument(
        "folder", metavar="CARPETA", type=Path, help="carpeta con los PDF, ya leída con «vistobueno leer»"
    )
    drafting.add_argument(
        "--mes", metavar="AAAA-MM", dest="month", required=True, help="mes cobrado, por ejemplo 2026-06"
    )
    drafting.add_argument(
        "--clase",
        metavar="CLASE",
        dest="kind",
        choices=tuple(FORM_KINDS),
        default=PaperKind.CERTIFICADO.value,
        help="qué papel: de cada cuenta, certificado, informe o informe_final; de todo el mes, "
        "certificado_colectivo o memorando (certificado)",
    )
    drafting.add_argument(
        "--entidad",
        metavar="NOMBRE",
        dest="entity",
        default="",
        help="solo las cuentas de esa entidad, como la nombra la lista de contratos (todas si falta)",
    )
    drafting.add_argument(
        "--supervisor",
        metavar="NOMBRE",
        dest="supervisor",
        default="",
        help="solo las que supervisa esa persona (todas si falta)",
    )
    drafting.add_argument(
        "--formato",
        metavar="X.docx",
        dest="form",
        type=Path,
        help="un formato de Word con campos, solo para esta vez (el que rige en la carpeta si falta)",
    )
    drafting.add_argument(
        "--pdf", dest="pdf", action="store_true", help="en PDF, con el LibreOffice de este equipo"
    )
    drafting.add_argument(
        "--salida",
        metavar="X.zip",
        dest="output",
        type=Path,
        required=True,
        help="archivo ZIP; el papel de todo un mes, también X.docx o X.pdf",
    )
    _add_database(drafting)

    packing = commands.add_parser(
        "empacar",
        help="empaca el expediente de un mes, o de una cuenta",
        description="Empaca en un ZIP el expediente de las cuentas de un mes: de cada una el PDF como llegó, "
        "su certificado, la lista de chequeo con su evidencia, lo que se hizo con ella y la lista de folios; "
        "y del mes la certificación colectiva, el memorando y un índice. Los PDF solo se leen. Estado de "
        "salida: 0 hecho; 1 hecho, pero alguna cuenta no se pudo empacar; 2 no se hizo nada.",
    )
    packing.add_argument(
        "--mes",
        metavar="AAAA-MM",
        dest="months",
        action="append",
        required=True,
        help="mes cobrado, por ejemplo 2026-06; se puede repetir, y sale un ZIP por cada uno",
    )
    packing.add_argument(
        "--cuenta",
        metavar="ARCHIVO",
        dest="cuenta",
        help="solo una cuenta de ese mes: el nombre de su archivo, o el número de su contrato",
    )
    packing.add_argument(
        "--pdf",
        dest="pdf",
        action="store_true",
        help="el certificado también en PDF, con el LibreOffice de este equipo",
    )
    packing.add_argument(
        "--salida",
        metavar="DIR",
        dest="output",
        type=Path,
        required=True,
        help="carpeta en la que se escriben los ZIP (se crea si falta), o el ZIP si es uno solo",
    )
    _add_database(packing)

    checking = commands.add_parser(
        "verificar",
        help="dice si lo que las personas hicieron sigue como se registró",
        description="Recorre la cadena que une todo lo que las personas hicieron (decisiones, correcciones, "
        "excepciones…) y dice la primera falla, si alguien cambió, borró o agregó algo por fuera del "
        "programa. Con un código impreso en un libro de Excel dice también si es de este registro: así se "
        "nota si faltan los últimos actos. Con un certificado, también el colectivo (su PDF, una foto suya, "
        "o lo que dice junto a su código QR) dice si corresponde con el registro, si no corresponde, o si el "
        "registro cambió después. Con el recibo de una cuenta armada (su PDF o una foto) dice si el archivo "
        "llegó tal como se armó y cómo va; con --pdf, si un PDF es el del recibo, sin base de datos. "
        "Estado de salida: 0 intacto, y el papel corresponde; 1 hay una falla, el código no es de este "
        "registro, el papel no corresponde o cambió, o lo del recibo no ha llegado; 2 no se pudo verificar.",
    )
    checking.add_argument(
        "code",
        metavar="CODIGO",
        nargs="?",
        default="",
        help="código impreso, como 3f2a-91c0-7be4; o el archivo de un certificado o de un recibo, o el "
        "código del certificado entre comillas",
    )
    checking.add_argument(
        "--pdf", metavar="X.pdf", type=Path, help="con un recibo: dice si este PDF es el que se armó"
    )
    _add_database(checking)
    checking.add_argument(
        "--json",
        dest="as_json",
        action="store_true",
        help="en vez del texto, JSON: intacto, actos, codigo, huella, ultimo, buscado (del código), "
        "certificado (del papel) y fallas; con un recibo, recibo",
    )

    upkeep_commands.add(commands, _add_database)

    # What `review.pipeline.jobs` starts; nobody types it, so the help does not tell it.
    working = commands.add_parser("trabajar")
    _add_database(working)
    working.add_argument("--trabajo", dest="job", type=int, required=True)
    return line


def _add_list(parser: SpanishParser) -> None:
    parser.add_argument(
        "--lista",
        metavar="checklist.toml",
        dest="checklist",
        type=Path,
        help="lista de chequeo de la entidad, o la carpeta que la tiene (la de Visto Bueno si falta)",
    )


def _add_contracts(parser: SpanishParser) -> None:
    parser.add_argument(
        "--contratos",
        metavar="ARCHIVO",
        dest="contracts",
        type=Path,
        help="lista de contratos en CSV o XLSX (contratos.csv o .xlsx junto a los PDF si falta)",
    )
    parser.add_argument(
        "--presupuesto",
        metavar="ARCHIVO",
        dest="budget",
        type=Path,
        help="lista de CDP y RP de los contratos en CSV o XLSX (presupuesto.csv o .xlsx junto a los PDF si "
        "falta)",
    )


def _add_database(parser: SpanishParser) -> None:
    parser.add_argument(
        "--bd",
        metavar="URL",
        dest="database",
        default=os.environ.get(DATABASE_VARIABLE) or None,
        help=f"base de datos: dirección o archivo .db (si falta, ${DATABASE_VARIABLE} o la del usuario)",
    )


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"«{text}» debe ser un número de 1 a 64.")
    return int(text)
