"""Which entries of the files of knowledge no paper prints: `python -m tools.knowledge [FOLDER…] [--list]`.

Reads every PDF under the folders (the sample data without one) and looks on each page for every phrase that
is looked for there: those of papers on any page, labels and signs on the pages of their item. An entry that
no paper of ours prints may still be what a real one says: its source tells whether to keep it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from review.model import ItemKind
from review.reading import default_processes, open_reader
from review.recognition.grammar import fold
from review.recognition.knowledge import packaged
from review.recognition.knowledge.entries import Source
from review.recognition.papers.sequence import sort_pages
from review.recognition.papers.sorted_page import SortedPage
from review.recognition.values.label_families import ways_to_write

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
ITEMS = {
    "informe.toml": ItemKind.INFORME,
    "cuenta.toml": ItemKind.CUENTA,
    "planilla.toml": ItemKind.SEGURIDAD_SOCIAL,
    "voucher.toml": ItemKind.SEGURIDAD_SOCIAL,
    "banco.toml": ItemKind.BANCO,
    "rut.toml": ItemKind.RUT,
    "impuestos.toml": ItemKind.IMPUESTOS,
    packaged.OPERATORS_FILE: ItemKind.SEGURIDAD_SOCIAL,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of a file: the table it stands in there, and what it tells."""

    file: str
    table: str
    tells: str
    phrase: str
    source: Source

    def is_on(self, page: SortedPage) -> bool:
        """Whether the page is one on which it is looked for, and prints it."""
        text = page.text
        if text is None:
            return False
        if self.table == "frases":
            misread = () if text.slots is None else text.slots.find(self.phrase.split())
            return f" {self.phrase} " in text.plain or any(True for _ in misread)
        own = ITEMS.get(self.file)
        if own is not None and own is not page.label.kind.item:
            return False
        return any(_stands(text.flow.flat, fold(way)) for way in ways_to_write(self.phrase))


def entries() -> Iterator[Entry]:
    """Every phrase of every file, in their order. Titles told by their meaning are no phrases."""
    for name in packaged.PAPER_FILES:
        said = packaged.paper_file(name)
        for group in said.phrases:
            yield from _of(name, "frases", group.paper.value, group.phrases, group.source)
        for labels in said.labels:
            tells = f"{labels.of}, {labels.family or 'sin interés'}"
            yield from _of(name, "etiquetas", tells, labels.phrases, labels.source)
        for table, some in (("senales", said.signs), ("grupos", said.shared)):
            for one in some:
                yield from _of(name, table, one.name, one.phrases, one.source)
    brands, wordings = packaged.operators()
    tables = (
        (packaged.BANKS_FILE, "banco", packaged.banks()),
        (packaged.OPERATORS_FILE, "operador", brands),
        (packaged.OPERATORS_FILE, "redaccion", wordings),
    )
    for name, table, some in tables:
        for one in some:
            yield from _of(name, table, one.name, one.phrases, one.source)


def _of(file: str, table: str, tells: str, phrases: Iterable[str], source: Source | None) -> Iterator[Entry]:
    if source is not None:
        yield from (Entry(file, table, tells, phrase, source) for phrase in phrases)


def _stands(flat: str, phrase: str) -> bool:
    """Whether folded text holds the phrase as whole words."""
    at = flat.find(phrase)
    while at >= 0:
        before, after = flat[max(at - 1, 0) : at], flat[at + len(phrase) : at + len(phrase) + 1]
        if not before.isalnum() and not after.isalpha():
            return True
        at = flat.find(phrase, at + 1)
    return False


def unused(pages: Iterable[SortedPage]) -> list[Entry]:
    """The entries that none of these pages prints."""
    left = list(entries())
    for page in pages:
        left = [one for one in left if not one.is_on(page)]
    return left


def pages_of(folders: Sequence[Path]) -> Iterator[SortedPage]:
    """The pages of every PDF under the folders, told apart."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix.lower() == ".pdf")
    with open_reader(default_processes()) as reader:
        for _, document in reader.read_many(files):
            yield from sort_pages(document)


def report(left: Sequence[Entry], *, listed: bool) -> Iterator[str]:
    """A line a file, and with `listed` one for each entry that is not used."""
    every = Counter(one.file for one in entries())
    none = Counter(one.file for one in left)
    yield "| file | entries | printed by no paper |"
    yield "|---|---|---|"
    yield from (f"| {name} | {count} | {none[name]} |" for name, count in every.items())
    yield f"| all | {every.total()} | {none.total()} |"
    for one in left if listed else ():
        yield f"{one.file}\t{one.table}\t{one.tells}\t{one.phrase}\t{one.source.seen} ({one.source.since})"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.knowledge", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--list", action="store_true", help="name every entry that no paper prints")
    asked = parser.parse_args(arguments)
    for line in report(unused(pages_of(asked.folders)), listed=asked.list):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
