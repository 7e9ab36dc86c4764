"""What comes with the program: the TOML files of this folder, each read and checked once, when first asked.

Raises DataFileInvalid, with the line, when one of them is not as it should be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from review.recognition.knowledge.entries import (
    PAPERS,
    LabelGroup,
    NamedPhrases,
    PhraseGroup,
    TitleGroup,
    label_groups,
    named,
    phrase_groups,
    title_groups,
)
from review.ways import datafile
from review.ways.datafile import TomlTable

PAPER_FILES = (
    "informe.toml",
    "cuenta.toml",
    "planilla.toml",
    "voucher.toml",
    "banco.toml",
    "rut.toml",
    "impuestos.toml",
    "otros.toml",
    "declaracion.toml",
    "comunes.toml",
)
BANKS_FILE = "bancos.toml"
OPERATORS_FILE = "operadores.toml"
_FOLDER = Path(__file__).parent
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PaperKnowledge:
    """What the papers' files say. `signs` are phrases by the name of what they tell, `shared` labels that
    several papers print."""

    phrases: tuple[PhraseGroup, ...]
    titles: tuple[TitleGroup, ...]
    labels: tuple[LabelGroup, ...]
    signs: tuple[NamedPhrases, ...]
    shared: tuple[NamedPhrases, ...]


@cache
def paper_file(name: str) -> PaperKnowledge:
    """What one of `PAPER_FILES` says, in its order."""
    return _read(name, _paper)


@cache
def papers() -> PaperKnowledge:
    """What every paper prints."""
    files = [paper_file(name) for name in PAPER_FILES]
    return PaperKnowledge(
        phrases=tuple(sorted((one for file in files for one in file.phrases), key=_place)),
        titles=tuple(one for file in files for one in file.titles),
        labels=tuple(one for file in files for one in file.labels),
        signs=tuple(one for file in files for one in file.signs),
        shared=tuple(one for file in files for one in file.shared),
    )


@cache
def banks() -> tuple[NamedPhrases, ...]:
    """The banks and wallets, and how papers write them."""
    return _read(BANKS_FILE, lambda top: tuple(named(top, "banco", "nombre", "escrituras")))


@cache
def operators() -> tuple[tuple[NamedPhrases, ...], tuple[NamedPhrases, ...]]:
    """The operators of planillas by brand, and by wordings that only one of them uses; the surest first."""
    return _read(OPERATORS_FILE, _operators)


@cache
def sign(name: str) -> tuple[str, ...]:
    """The phrases by which something is told, in the order in which they are looked for. Raises KeyError."""
    return {one.name: one.phrases for one in papers().signs}[name]


@cache
def labels(of: str) -> dict[str, tuple[str, ...]]:
    """The labels of a set by family, "" for those whose values nobody wants. Raises KeyError."""
    shared = {one.name: one.phrases for one in papers().shared}
    families: dict[str, list[str]] = {}
    for group in papers().labels:
        if group.of == of:
            found = families.setdefault(group.family, [])
            found += group.phrases
            found += (phrase for name in group.shared for phrase in shared[name])
    if not families:
        raise KeyError(of)
    return {family: tuple(phrases) for family, phrases in families.items()}


@cache
def places_of(field: str) -> tuple[tuple[str, str], ...]:
    """The (set, family) of the labels that lead to an `item.campo`; none when nothing is known of it."""
    return tuple((group.of, group.family) for group in papers().labels if group.field == field)


@cache
def fields() -> tuple[str, ...]:
    """Every `item.campo` that has labels."""
    return tuple(dict.fromkeys(group.field for group in papers().labels if group.field))


def _read(name: str, build: Callable[[TomlTable], _T]) -> _T:
    top = datafile.load(_FOLDER / name).top
    made = build(top)
    top.finish()
    return made


def _place(group: PhraseGroup) -> int:
    """Papers are weighed in their own order, whatever the files'."""
    return PAPERS.index(group.paper.value)


def _paper(top: TomlTable) -> PaperKnowledge:
    return PaperKnowledge(
        phrases=tuple(phrase_groups(top)),
        titles=tuple(title_groups(top)),
        labels=tuple(label_groups(top)),
        signs=tuple(named(top, "senales", "nombre", "frases")),
        shared=tuple(named(top, "grupos", "nombre", "frases")),
    )


def _operators(top: TomlTable) -> tuple[tuple[NamedPhrases, ...], tuple[NamedPhrases, ...]]:
    return (
        tuple(named(top, "operador", "nombre", "marcas")),
        tuple(named(top, "redaccion", "operador", "frases")),
    )
