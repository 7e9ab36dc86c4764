"""The ways of an entity: the checklist and the law values that a folder is judged by, the words that its
papers are recognised with, the embargos that it was told of, and its calendar, which judges nothing.

What a person put in force comes first, then the file beside the folder, then what comes with the project. A
text with errors is passed over for the next one, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from review.errors import DataFileInvalid
from review.intake import FolderScan
from review.recognition.knowledge import own_words
from review.recognition.knowledge.own_words import NO_WORDS, Words
from review.rules.version import rules_version
from review.store import Store, settings
from review.store.settings import SettingKind
from review.ways import calendar_file, datafile, embargoes, laws
from review.ways import checklist as checklists
from review.ways.calendar import Calendar
from review.ways.calendar_file import DEFAULT as NO_CALENDAR
from review.ways.checklist import DEFAULT, Checklist
from review.ways.datafile import Problem
from review.ways.embargoes import Embargoes
from review.ways.laws import LAWS, Laws

FILE_NAMES: Final = {
    SettingKind.CHECKLIST: "checklist.toml",
    SettingKind.LAWS: "leyes.toml",
    SettingKind.WORDS: "palabras.toml",
    SettingKind.EMBARGOES: "embargos.toml",
    SettingKind.CALENDAR: "calendario.toml",
}
Way = Checklist | Laws | Words | Embargoes | Calendar
LAST_GOOD = "Mientras tanto se usa la versión anterior del archivo."
FALLEN_BACK = "Mientras tanto se usa la que trae el programa."
NO_LIST = "Mientras tanto no se conoce ningún embargo."
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Ways:
    """What a folder is recognised and judged by. `problems` tell in Spanish why a text was passed over.

    `embargoes` is None while the entity has given no list.
    """

    checklist: Checklist = DEFAULT
    laws: Laws = LAWS
    words: Words = NO_WORDS
    embargoes: Embargoes | None = None
    calendar: Calendar = NO_CALENDAR
    problems: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """That of the rules with the checklist and the laws."""
        return rules_version(self.checklist, self.laws)


@dataclass(frozen=True, slots=True)
class Beside:
    """The entity's own files beside a folder, with a stamp that changes when they do."""

    paths: Mapping[SettingKind, Path | None] = field(default_factory=dict)
    stamps: Mapping[SettingKind, str] = field(default_factory=dict)

    @classmethod
    def of(cls, found: FolderScan) -> Beside:
        paths = {
            SettingKind.CHECKLIST: found.checklist_file,
            SettingKind.LAWS: found.laws_file,
            SettingKind.WORDS: found.words_file,
            SettingKind.EMBARGOES: found.embargoes_file,
            SettingKind.CALENDAR: found.calendar_file,
        }
        return cls(paths, {kind: _stamp(path) for kind, path in paths.items()})

    @property
    def stamp(self) -> str:
        return "|".join(self.stamps[kind] for kind in sorted(self.stamps))


def _stamp(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        status = path.stat()
    except OSError:
        return f"{path.name}|?"
    return f"{path.name}|{status.st_size}|{status.st_mtime_ns}"


def notice(store: Store, folder_id: int, beside: Beside) -> None:
    """Take in the files beside a folder that have changed. One with errors leaves its last good text."""
    known = settings.files(store, folder_id)
    for kind, path in beside.paths.items():
        before = known.get(kind)
        stamp = beside.stamps[kind]
        if stamp == ("" if before is None else before["stamp"]):
            continue
        last = None if before is None else before["text"]
        if path is None:
            settings.save_file(store, folder_id, kind, stamp=stamp, text=None, problem=None)
            continue
        text, problems = _read(kind, path)
        told = None
        if problems:
            told = f"{told_of(path.name, problems)} {_fallen_back(kind) if last is None else LAST_GOOD}"
            text = last
        settings.save_file(store, folder_id, kind, stamp=stamp, text=text, problem=told)


def _fallen_back(kind: SettingKind) -> str:
    return NO_LIST if kind is SettingKind.EMBARGOES else FALLEN_BACK


def _read(kind: SettingKind, path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    try:
        text = datafile.decode(path.read_bytes(), path.name)
    except OSError:
        return None, (Problem(None, "no se pudo abrir. Revise sus permisos."),)
    except DataFileInvalid as error:
        return None, (Problem(error.line, error.reason, error.mend),)
    return text, checked(kind, text)[1]


def told_of(name: str, problems: Iterable[Problem]) -> str:
    """What is wrong with a file, in Spanish: the first faults with their lines."""
    every = list(problems)
    told = [_sentence(one) for one in every[:_MOST_TOLD]]
    more = len(every) - len(told)
    rest = f" Y {more} más." if more > 0 else ""
    return f"«{name}» tiene errores. {' '.join(told)}{rest}"


def _sentence(one: Problem) -> str:
    where = "" if one.line is None else f"línea {one.line}: "
    told = f"{where}{one.reason} {one.mend}".rstrip()
    return f"{told[:1].upper()}{told[1:]}"


@lru_cache(maxsize=64)
def checked(kind: SettingKind, text: str) -> tuple[Way | None, tuple[Problem, ...]]:
    """A text read as what it is for, or what is wrong with it."""
    match kind:
        case SettingKind.CHECKLIST:
            return checklists.check(text, FILE_NAMES[kind])
        case SettingKind.LAWS:
            return laws.check(text, FILE_NAMES[kind])
        case SettingKind.WORDS:
            return own_words.check(text, FILE_NAMES[kind])
        case SettingKind.EMBARGOES:
            return embargoes.check(text, FILE_NAMES[kind])
        case SettingKind.CALENDAR:
            return calendar_file.check(text, FILE_NAMES[kind])


def of_folder(store: Store, folder_id: int) -> Ways:
    """What is in force in a folder. Raises StoreUnavailable."""
    applied, files = settings.applied(store, folder_id), settings.files(store, folder_id)
    texts = {
        kind: [row["text"] for row in (applied.get(kind), files.get(kind)) if row and row["text"]]
        for kind in SettingKind
    }
    found = from_texts(texts)
    told = tuple(row["problem"] for _, row in sorted(files.items()) if row["problem"])
    return replace(found, problems=(*told, *found.problems))


def from_texts(texts: Mapping[SettingKind, Iterable[str]]) -> Ways:
    """The first good text of each kind, else what comes with the project."""
    problems: list[str] = []
    made: dict[SettingKind, Way] = {}
    for kind in SettingKind:
        for text in texts.get(kind, ()):
            value, wrong = checked(kind, text)
            if value is not None:
                made[kind] = value
                break
            problems.append(told_of(FILE_NAMES[kind], wrong))
    checklist, values, words, listed, calendar = (made.get(kind) for kind in SettingKind)
    return Ways(
        checklist if isinstance(checklist, Checklist) else DEFAULT,
        values if isinstance(values, Laws) else LAWS,
        words if isinstance(words, Words) else NO_WORDS,
        listed if isinstance(listed, Embargoes) else None,
        calendar if isinstance(calendar, Calendar) else NO_CALENDAR,
        tuple(problems),
    )
