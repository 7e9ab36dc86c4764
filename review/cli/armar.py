"""`vistobueno armar`: a contractor's loose files as one PDF with its receipt, and what would be returned."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from review.assembling import Assembled, Teller, assemble, telling
from review.assembling.receipt import Receipt, receipt_pdf
from review.cli import own_list
from review.errors import BadArgument
from review.intake.file_names import BESIDE_NAMES, debris_reason
from review.machine import outputs
from review.model import Month
from review.pipeline import contract_book

_BESIDE = frozenset(name for names in BESIDE_NAMES for name in names)


def run(asked: argparse.Namespace, contracts: Path | None) -> tuple[Assembled, list[str]]:
    """Write the PDF and its receipt; gives what was made, and the lines to show. Raises VistoBuenoError."""
    files = list(_files(asked.files))
    ways = own_list.near([*([contracts] if contracts else []), *files])
    month = _month(asked.month)
    output: Path = asked.output
    if not output.is_dir():
        _check_output(output, files)
    with tempfile.TemporaryDirectory(prefix="vistobueno-armar-") as scratch, _bar() as tell:
        made = assemble(
            files,
            Path(scratch),
            contracts=contract_book(contracts),
            checklist=ways,
            contract=asked.contract,
            month=month,
            tell=tell,
        )
        place = output / made.name if output.is_dir() else output
        _check_output(place, files)
        receipt = place.with_name(f"{place.stem} - recibo.pdf")
        outputs.write_whole(place, made.pdf.read_bytes())
        outputs.write_whole(receipt, receipt_pdf(made, Receipt.of(made, dt.datetime.now().astimezone())))
    lines = list(telling.summary(made, ways))
    return made, [*lines, "", f"PDF: {place}", f"Recibo: {receipt}"]


def _files(asked: Sequence[Path]) -> Iterator[Path]:
    """The files themselves, and those of the folders named; what an entity keeps beside them is none."""
    for path in asked:
        if path.is_dir():
            yield from (
                one
                for one in sorted(path.iterdir())
                if one.is_file()
                and not one.name.startswith(".")
                and one.name.casefold() not in _BESIDE
                and debris_reason(one.name) is None
            )
        elif path.is_file():
            yield path
        else:
            raise BadArgument(f"«{path}» no existe. Revise cómo está escrito.")


def _check_output(place: Path, files: Sequence[Path]) -> None:
    """Raises BadArgument where a file that was given would be written over, OutputUnwritable elsewhere."""
    where = outputs.writable_place(place)
    if any(one.resolve() == where for one in files):
        raise BadArgument(
            f"«{place}» es uno de los archivos por armar y no se reemplaza. Escriba otro nombre."
        )
    if where.suffix.lower() != ".pdf":
        raise BadArgument(f"«{place}» debe terminar en .pdf, o ser una carpeta que exista.")


def _month(typed: str | None) -> Month | None:
    if typed is None:
        return None
    try:
        return Month.parse(typed)
    except ValueError as error:
        raise BadArgument(f"«{typed}» no es un mes. Escríbalo como 2026-06.") from error


@contextmanager
def _bar() -> Iterator[Teller]:
    """A bar when a person looks at a terminal; nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from tqdm import tqdm

    with tqdm(unit=" archivos", leave=False, file=sys.stderr) as bar:

        def tell(what: str, done: int, total: int) -> None:
            bar.set_description(what, refresh=False)
            bar.total, bar.n = total, done
            bar.refresh()

        yield tell
