"""Ejemplo de trabajo nocturno: lee la carpeta de descargas, escribe los libros y deja un resumen.

    python trabajo_nocturno.py DESCARGAS SALIDA [--bd URL]

Se programa como cualquier otro (cron, systemd, Programador de tareas), por ejemplo a las 2 de la mañana:

    0 2 * * *  cd RUTA && .venv/bin/python docs/ejemplos/trabajo_nocturno.py DESCARGAS SALIDA

DESCARGAS solo se lee: PDF, carpetas y correos (.eml, .msg), como hayan llegado. En SALIDA quedan:

    cuentas.jsonl     una línea de JSON por cuenta (docs/json.md), para otros programas
    AAAA-MM.xlsx      el libro de cada mes que tuvo algo nuevo
    resumen.json      lo que pasó esta noche, para quien vigila; resumen.txt, lo mismo para leer

Usa solo lo que el programa promete a otros: las órdenes, su estado de salida y el JSON. No necesita nada más
que Python. Estado de salida: 0 todo bien; 1 se hizo, pero algún archivo no se pudo leer; 2 no se hizo nada.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

PROGRAM = (sys.executable, "-m", "review")
DONE, SOME_UNREAD = 0, 1


def ask(*arguments):
    """Una orden del programa: su estado de salida y lo que dijo."""
    done = subprocess.run([*PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.strip().splitlines()


def accounts_in(path):
    """Las cuentas de un JSONL, por su archivo; ninguna si todavía no está."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {one["archivo"]: one for one in map(json.loads, lines)}


def changed_months(before, now):
    """Los meses con alguna cuenta nueva, distinta o que ya no está."""
    names = before.keys() | now.keys()
    changed = [name for name in names if before.get(name) != now.get(name)]
    told = {one["periodo"] for name in changed for one in (before.get(name), now.get(name)) if one}
    # Lo que se cobra en otro mes, o no se sabe en cuál, no tiene libro propio.
    return sorted(month for month in told if month and any(one["periodo"] == month for one in now.values()))


def lines_for_people(summary):
    """El resumen en frases."""
    yield f"Cuentas: {summary['cuentas']}. Nuevas o distintas desde la última vez: {summary['nuevas']}."
    for result, count in summary["resultados"].items():
        yield f"  {result}: {count}"
    for one in summary["sin_leer"]:
        yield f"No se pudo leer «{one['archivo']}»: {one['motivo']}"
    for name in summary["libros"]:
        yield f"Libro: {name}"
    yield from summary["avisos"]


def write(path, text):
    """Entero o nada: quien lo lea a medianoche no encuentra medio archivo."""
    draft = path.with_name(f".{path.name}.tmp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def main(arguments=None):
    line = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    line.add_argument("downloads", metavar="DESCARGAS", type=Path)
    line.add_argument("output", metavar="SALIDA", type=Path)
    line.add_argument("--bd", metavar="URL", dest="database")
    asked = line.parse_args(arguments)
    database = ("--bd", asked.database) if asked.database else ()
    asked.output.mkdir(parents=True, exist_ok=True)
    told = asked.output / "cuentas.jsonl"

    before = accounts_in(told)
    status, said = ask("leer", asked.downloads, "--jsonl", told, *database)
    if status not in (DONE, SOME_UNREAD):
        write(asked.output / "resumen.txt", "\n".join(["No se hizo nada.", *said, ""]))
        return status
    now = accounts_in(told)

    books = []
    for month in changed_months(before, now):
        book = f"{month}.xlsx"
        done, why = ask("exportar", "--mes", month, "--salida", asked.output / book, *database)
        books += [book] if done == DONE else []
        said += why if done != DONE else []

    unread = [one for one in now.values() if one["resultado"] == "ilegible"]
    summary = {
        "cuentas": len(now),
        "nuevas": sum(before.get(name) != one for name, one in now.items()),
        "resultados": dict(sorted(Counter(one["resultado"] for one in now.values()).items())),
        "sin_leer": [{"archivo": one["archivo"], "motivo": one.get("motivo", "")} for one in unread],
        "libros": books,
        "avisos": said,
    }
    write(asked.output / "resumen.json", json.dumps(summary, ensure_ascii=False, indent=1) + "\n")
    write(asked.output / "resumen.txt", "\n".join([*lines_for_people(summary), ""]))
    return status


if __name__ == "__main__":
    sys.exit(main())
