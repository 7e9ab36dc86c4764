"""An entity's own words, `palabras.toml` beside its folder: titles, labels, operators and banks that only its
papers print. They are added to what comes with the program, and go before it where both say something.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from review.recognition.knowledge import packaged
from review.recognition.knowledge.entries import OWN, NamedPhrases, PhraseGroup
from review.recognition.knowledge.kinds import Paper
from review.ways import datafile
from review.ways.datafile import DataFile, Problem, TomlTable

OTHER = "otro"
"""What an entity calls a paper that is no item."""

_PAPERS = {
    "informe": Paper.INFORME,
    "cuenta": Paper.CUENTA,
    "planilla": Paper.PLANILLA,
    "comprobante": Paper.COMPROBANTE,
    "certificado_aportes": Paper.CERTIFICADO_APORTES,
    "banco": Paper.BANCO,
    "impuestos": Paper.IMPUESTOS,
    OTHER: Paper.ADMINISTRATIVO,
}
# As the surest titles of ours: what an entity calls its own paper is not to be outweighed by chance.
_AS_TITLE, _ANYWHERE = 12.0, 1.0
_LEAST_LETTERS = 3  # of a phrase: a shorter one would be found in every paper


@dataclass(frozen=True, slots=True)
class Words:
    """What an entity adds, each two of them equal when they say the same. `labels` are (set, family, phrases)
    each; `digest` is empty when nothing is added."""

    digest: str = ""
    titles: tuple[PhraseGroup, ...] = field(default=(), compare=False)
    labels: tuple[tuple[str, str, tuple[str, ...]], ...] = field(default=(), compare=False)
    operators: tuple[NamedPhrases, ...] = field(default=(), compare=False)
    banks: tuple[NamedPhrases, ...] = field(default=(), compare=False)


NO_WORDS = Words()


def check(text: str, name: str) -> tuple[Words | None, tuple[Problem, ...]]:
    """The words that a file's text adds, or None and everything wrong in it, by line."""
    return datafile.check(text, name, _build)


def _build(file: DataFile) -> Words:
    top = file.top
    made = Words(
        digest=file.digest,
        titles=tuple(_titles(top)),
        labels=tuple(_labels(top)),
        operators=tuple(_named(top, "operador", "marcas")),
        banks=tuple(_named(top, "banco", "escrituras")),
    )
    top.finish()
    return made


def _titles(top: TomlTable) -> Iterator[PhraseGroup]:
    for row in top.tables("titulos", optional=True):
        paper = _PAPERS[row.choice("papel", _PAPERS)]
        yield PhraseGroup(paper, _AS_TITLE, _ANYWHERE, _phrases(row, "frases"), OWN)
        _end(row)


def _labels(top: TomlTable) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for row in top.tables("etiquetas", optional=True):
        field_name, phrases = row.choice("campo", packaged.fields()), _phrases(row, "frases")
        for of, family in packaged.places_of(field_name):
            yield of, family, phrases
        _end(row)


def _named(top: TomlTable, key: str, phrases: str) -> Iterator[NamedPhrases]:
    for row in top.tables(key, optional=True):
        yield NamedPhrases(row.text("nombre"), _phrases(row, phrases), OWN)
        _end(row)


def _phrases(row: TomlTable, key: str) -> tuple[str, ...]:
    found = tuple(" ".join(one.split()) for one in row.texts(key))
    for one in found:
        if sum(map(str.isalpha, one)) < _LEAST_LETTERS:
            mend = "Escriba la frase completa, como sale impresa."
            row.refuse(f"«{one}» es muy corto: estaría en cualquier papel.", key, mend=mend)
        elif "|" in one:
            row.refuse(f"«{one}» lleva una barra.", key, mend='Cada frase va aparte: ["una", "otra"].')
    return found


def _end(row: TomlTable) -> None:
    """An entity may note where it saw an entry, and since when; nothing rests on it."""
    for key in ("fuente", "desde"):
        if key in row:
            row.text(key)
    row.finish()
