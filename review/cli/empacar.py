"""`vistobueno empacar`: the expediente of whole months, or of one cuenta, as ZIP files in a folder."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from review import spanish
from review.errors import BadArgument
from review.expediente.cuenta_package import package_of_cuenta
from review.expediente.month_package import package_of_month
from review.expediente.package_files import PackageFile, write_zip
from review.machine import outputs
from review.model import Month
from review.store import Store, queries

_ZIP = ".zip"


def run(asked: argparse.Namespace, months: Sequence[Month], tell: Callable[[str], None]) -> bool:
    """Write the packages; gives whether every cuenta is in. Raises VistoBuenoError."""
    if len(months) > 1 and (asked.cuenta or asked.output.suffix.lower() == _ZIP):
        raise BadArgument(
            "Con varios --mes, --salida es una carpeta y no va --cuenta: sale un ZIP por cada mes."
        )
    whole = True
    with Store.open(asked.database, must_exist=True) as store:
        for month in months:
            if asked.cuenta:
                one = package_of_cuenta(store, _wanted(store, month, asked.cuenta), pdf=asked.pdf)
                if one.without_paper:
                    tell(f"Va sin certificado: {one.without_paper}")
                _write(_place(asked.output, one.name), one.files, tell)
                continue
            made = package_of_month(store, month, pdf=asked.pdf)
            for left in made.left:
                tell(f"{left.name}: {left.why}")
            without = sum(bool(one.without_paper) for one in made.packages)
            if without:
                tell(f"{spanish.plural(without, 'cuenta')} sin certificado; el índice dice por qué.")
            _write(_place(asked.output, made.name), made.files, tell)
            whole = whole and not made.left
    return whole


def _place(output: Path, name: str) -> Path:
    """The ZIP itself, or one of this name in a folder, which is made where it is not there."""
    if output.suffix.lower() == _ZIP:
        return output
    try:
        output.mkdir(exist_ok=True)
    except OSError as error:
        raise outputs.unwritable(output, error) from error
    return output / f"{name}{_ZIP}"


def _write(place: Path, files: Sequence[PackageFile], tell: Callable[[str], None]) -> None:
    with outputs.written_whole(place) as out:
        write_zip(files, out)
    tell(f"Listo: {place}")


def _wanted(store: Store, month: Month, name: str) -> int:
    """The number of the cuenta of a month that is called so: its file, with its folders or without, or its
    contract. Raises BadArgument for none and for several."""
    rows = [row for row in queries.submissions(store, month=month) if row["current"]]
    asked = name.replace("\\", "/").casefold()
    for of in (_archivo, _file, _contract):
        found = [row for row in rows if of(row) == asked]
        if len(found) == 1:
            return int(found[0]["id"])
        if found:
            there = ", ".join(f"«{row['archivo']}»" for row in found[:5])
            raise BadArgument(f"«{name}» puede ser {there}. Escriba el archivo con su carpeta.")
    raise BadArgument(
        f"En {month} no hay una cuenta «{name}». Escriba el nombre de su archivo o su contrato."
    )


def _archivo(row: queries.Row) -> str:
    return str(row["archivo"]).casefold()


def _file(row: queries.Row) -> str:
    return str(row["archivo"]).rpartition("/")[2].casefold()


def _contract(row: queries.Row) -> str:
    return str(row["contract"] or "").casefold()
