"""`vistobueno exportar`: a month as a workbook and, when asked for, its data as CSV."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from review import frames
from review.errors import BadArgument
from review.machine.outputs import writable_place, write_whole
from review.model import Month
from review.sharing.export import csv_of, month_book, note_export
from review.sheets.month import write_month
from review.store import Store


def run(asked: argparse.Namespace, month: Month) -> list[Path]:
    """Write what was asked for and note it; gives the files. Raises BadArgument, OutputUnwritable,
    StoreUnavailable."""
    author = getpass.getuser()
    places: list[Path] = [asked.output] if asked.data is None else [asked.output, asked.data]
    for place in places:
        writable_place(place)  # told before the work
    with Store.open(asked.database, must_exist=True) as store:
        known = frames.months(store)
        if month not in known:
            there = (
                ", ".join(map(str, sorted(known))) or "ninguno; lea antes una carpeta con «vistobueno leer»"
            )
            raise BadArgument(f"No hay cuentas de {month} en la base de datos. Meses con cuentas: {there}.")
        book = month_book(store, month, asked.scope, author)
        note_export(store, book, write_month(asked.output, book), author)
        if asked.data is not None:
            content = csv_of(book)
            write_whole(asked.data, content)
            note_export(store, book, content, author)
    return places
