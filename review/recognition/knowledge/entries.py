"""The entries of the files of knowledge, and how each is read from its table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from review.recognition.knowledge.kinds import Paper
from review.ways.datafile import TomlTable

PAPERS = tuple(paper.value for paper in Paper)
_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")
_WEIGHT = 20  # no phrase weighs more
_MOST_GAP = 9  # words between the halves of a title: more are a sentence


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry was seen (a law, a form, a kind of paper), and since which month it is looked for."""

    seen: str
    since: str


OWN = Source("palabras de la entidad", "")


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """Phrases that tell a paper, with their weight as a title and anywhere on the page."""

    paper: Paper
    as_title: float
    anywhere: float
    phrases: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """A title told by its meaning: a word of `kinds`, up to `gap` words, and one of `subjects`, which
    `unless` keeps from standing before other words."""

    paper: Paper
    weight: float
    gap: int
    kinds: tuple[str, ...]
    subjects: tuple[str, ...]
    unless: tuple[tuple[str, str], ...]
    source: Source


@dataclass(frozen=True, slots=True)
class LabelGroup:
    """Labels of one family of a set; `field` is the `item.campo` that they lead to, empty when none.

    `shared` names groups of labels that other papers print too.
    """

    of: str
    family: str
    field: str
    phrases: tuple[str, ...]
    shared: tuple[str, ...]
    source: Source | None


@dataclass(frozen=True, slots=True)
class NamedPhrases:
    """Phrases under a name: a bank's or an operator's as they are written, or what a mark is told by."""

    name: str
    phrases: tuple[str, ...]
    source: Source


def source(row: TomlTable) -> Source:
    """Where and since when. Every entry of ours says so."""
    seen, since = row.text("fuente"), row.text("desde")
    if not _MONTH.fullmatch(since) and not row.broken:
        row.refuse(f"«desde» debe ser un mes AAAA-MM y es «{since}».", "desde")
    return Source(seen, since)


def phrase_groups(top: TomlTable) -> Iterator[PhraseGroup]:
    for row in top.tables("frases", optional=True):
        yield PhraseGroup(
            paper=Paper(row.choice("papel", PAPERS)),
            as_title=float(row.decimal("titulo", most=_WEIGHT)),
            anywhere=float(row.decimal("suelta", most=_WEIGHT)),
            phrases=row.texts("frases"),
            source=source(row),
        )
        row.finish()


def title_groups(top: TomlTable) -> Iterator[TitleGroup]:
    for row in top.tables("titulos", optional=True):
        subjects = row.texts("temas")
        unless = row.table("salvo") if "salvo" in row else None
        yield TitleGroup(
            paper=Paper(row.choice("papel", PAPERS)),
            weight=float(row.decimal("peso", most=_WEIGHT)),
            gap=row.integer("entre", most=_MOST_GAP),
            kinds=row.texts("clases"),
            subjects=subjects,
            unless=() if unless is None else tuple((s, unless.text(s)) for s in subjects if s in unless),
            source=source(row),
        )
        for table in (unless, row):
            if table is not None:
                table.finish()


def label_groups(top: TomlTable) -> Iterator[LabelGroup]:
    for row in top.tables("etiquetas", optional=True):
        phrases = row.texts("frases", optional=True)
        parts = tuple(one.texts("partes") for one in row.tables("combina", optional=True))
        made = tuple("".join(one) for one in product(*parts)) if parts else ()
        yield LabelGroup(
            of=row.text("conjunto"),
            family=row.text("familia") if "familia" in row else "",
            field=row.text("campo") if "campo" in row else "",
            phrases=(*phrases, *made),
            shared=row.texts("incluye", optional=True),
            source=source(row) if phrases or made else None,
        )
        row.finish()


def named(top: TomlTable, key: str, name: str, phrases: str) -> Iterator[NamedPhrases]:
    """The entries `[[key]]`, each with its `name` and its list of `phrases`."""
    for row in top.tables(key, optional=True):
        yield NamedPhrases(row.text(name), row.texts(phrases), source(row))
        row.finish()
