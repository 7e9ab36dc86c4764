"""The list of what a package holds, with its folios, in the manner of the FUID.

The Formato Único de Inventario Documental (Archivo General de la Nación, Acuerdo 042 de 2002, art. 7) asks of
each unit its order, name, extreme dates, folios and support; here the digest stands beside them, and of the
contractor's PDF each document with its pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from review import spanish
from review.expediente.package_files import PackageFile
from review.sheets.csv_text import rows_as_csv

TITLES = (
    "N.º de orden", "Nombre", "Archivo", "Páginas", "Folio inicial", "Folio final", "Soporte", "Huella "
    "SHA-256",
    "Observaciones",
)  # fmt: skip
_DIGITAL = "Electrónico"

Row = tuple[object, ...]
Parts = Sequence[tuple[str, Sequence[int]]]
"""The documents of the contractor's PDF in the order of the list: name, and pages from 1."""


def folio_rows(files: Iterable[PackageFile], parts: Parts = ()) -> Iterator[Row]:
    """A row for each file, and below the contractor's PDF one for each document in it."""
    last = 0
    for number, one in enumerate(files, 1):
        first = last + 1 if one.pages else None
        last += one.pages or 0
        until = last if one.pages else None
        yield number, one.title, one.path, one.pages, first, until, _DIGITAL, one.digest, one.remark
        if one.source is None:
            continue
        for place, (name, pages) in enumerate(parts, 1):
            where = spanish.page_list(pages) if pages else "no está en el archivo"
            start = None if not pages or first is None else first + min(pages) - 1
            end = None if not pages or first is None else first + max(pages) - 1
            yield f"{number}.{place}", name, one.path, len(pages), start, end, _DIGITAL, "", where


def folio_list(rows: Iterable[Row]) -> bytes:
    """The list as CSV."""
    return rows_as_csv(TITLES, rows)
