"""Before it is sent: a contractor's loose files as one PDF in the order of the checklist, what the supervisor
would return of it, and a receipt.

Files are only read; everything is written in a folder that the caller lends and throws away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from review import spanish
from review.assembling.advice import Advice, advice_on
from review.assembling.binding import BoundPart, BoundPdf, bind
from review.assembling.loose_files import LooseFile, made_plain
from review.assembling.naming import name_of
from review.assembling.ordering import natural
from review.contracts import ContractBook
from review.errors import BadArgument, NotAssembled
from review.model import Document, Look, LookKind, Month, Submission
from review.pipeline import examine_as_folder
from review.pipeline.understanding import looks_wanted
from review.reading import Reader, default_processes, open_reader
from review.ways.checklist import DEFAULT, Checklist

__all__ = ["Advice", "Assembled", "BoundPart", "BoundPdf", "LooseFile", "Teller", "assemble"]

MOST_FILES = 300  # judgement: a cuenta of forty is large
Teller = Callable[[str, int, int], None]
"""Told what is being done, in Spanish, and how many files of how many are done."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The PDF, as it is judged. `files` are all that were given, in the order of their names: those with a
    `problem` are not in it. `most` is the size asked for, in bytes; `listed` tells that there was
    a list of contracts."""

    pdf: Path
    name: str
    most: int
    files: tuple[LooseFile, ...]
    bound: BoundPdf
    submission: Submission
    advice: tuple[Advice, ...]
    listed: bool = False

    @property
    def left_out(self) -> tuple[LooseFile, ...]:
        return tuple(one for one in self.files if one.problem is not None)

    @property
    def fits(self) -> bool:
        return self.bound.size <= self.most


def assemble(
    files: Sequence[Path],
    folder: Path,
    *,
    contracts: ContractBook | None = None,
    checklist: Checklist = DEFAULT,
    contract: str | None = None,
    month: Month | None = None,
    tell: Teller = lambda _what, _done, _total: None,
) -> Assembled:
    """Put files together into one PDF in `folder`, an empty one, and judge it.

    The order in which they are given does not matter: the same files give the same bytes. `contract` and
    `month` are what the contractor says; with a list, only that contract of it counts.
    Raises NotAssembled when none of them can be taken, BadArgument when the list lacks the contract,
    ReaderUnavailable. What is wrong with one file is told in its `problem`.
    """
    if len(files) > MOST_FILES:
        raise NotAssembled(f"Son {len(files)} archivos; se arman hasta {MOST_FILES}. Quite los que sobran.")
    book = _only(contracts or ContractBook(), contract)
    loose = _plain(files, folder, tell)
    most = checklist.most_megabytes * 1_000_000
    made = folder / "armado.pdf"
    with open_reader(default_processes()) as reader:
        loose, documents = _read(loose, reader, tell)
        taken = [one for one in loose if one.problem is None]
        if not taken:
            reasons = " ".join(f"«{one.name}» {one.problem}" for one in loose)
            raise NotAssembled(f"No se pudo armar el PDF. {reasons or 'No hay archivos.'}")
        tell("Uniendo las páginas", 0, 1)
        bound = bind(taken, documents, made, checklist, most)
        tell("Revisando la cuenta como la verá el supervisor", 0, 1)
        submission = examine_as_folder(made, book, contract or made.name, reader, checklist=checklist)
    name = name_of(submission, checklist, contract, month, listed=bool(book.contracts))
    return Assembled(
        pdf=made,
        name=name,
        most=most,
        files=tuple(loose),
        bound=bound,
        submission=replace(submission, archivo=name),
        advice=advice_on(submission, checklist, contract, month),
        listed=bool(book.contracts),
    )


def _only(book: ContractBook, number: str | None) -> ContractBook:
    """Only the contract that the contractor names, where there is a list."""
    if number is None or not book.contracts:
        return book
    found = book.with_number(number)
    if not found:
        raise BadArgument(
            f"El contrato «{number}» no está en la lista de contratos. Revise cómo está escrito; en la lista "
            f"hay {spanish.plural(len(book.contracts), 'contrato')}."
        )
    return ContractBook(found, book.payments)


def _plain(files: Sequence[Path], folder: Path, tell: Teller) -> list[LooseFile]:
    opened = 0

    def hear(_name: str) -> None:
        nonlocal opened
        tell("Abriendo los archivos", opened, len(files))
        opened += 1

    return list(made_plain(sorted(files, key=lambda path: (natural(path.name), str(path))), folder, hear))


def _read(loose: Sequence[LooseFile], reader: Reader, tell: Teller) -> tuple[list[LooseFile], list[Document]]:
    """The files with what could not be read told of them, and the documents of those that could."""
    sheets = [one.sheets for one in loose if one.sheets is not None and one.problem is None]
    read: dict[Path, Document] = {}
    for path, document in reader.read_many(sheets, wanted=_looks):
        read[path] = document
        tell("Leyendo los archivos", len(read), len(sheets))
    told = []
    for one in loose:
        known = None if one.sheets is None else read.get(one.sheets)
        if known is not None and not known.lectura.readable:
            one = replace(one, problem=f"no se pudo leer. {known.reason}")
        told.append(one)
    return told, [read[one.sheets] for one in told if one.sheets is not None and one.problem is None]


def _looks(path: Path, document: Document) -> Sequence[Look]:
    """A photograph without writing is evidence: whatever else is missing, it is not read whole here."""
    return [look for look in looks_wanted(path, document) if look.kind is not LookKind.WHOLE]
