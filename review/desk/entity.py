"""The checklist, the law values and the calendar of a folder, and where they come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from review.desk.signing import allowed, folder_of
from review.errors import BadArgument
from review.model import Act, Signer
from review.pipeline import judge_again, ways_in_force
from review.rules import plugged
from review.store import Store, judgements, settings
from review.store.settings import SettingKind
from review.ways import calendar_file, checklist
from review.ways.calendar import Calendar
from review.ways.checklist import Checklist
from review.ways.laws import LAWS, Laws

_TOLD_ONLY = (SettingKind.WORDS, SettingKind.EMBARGOES)  # nobody puts these in force on a screen
PACKAGED: Mapping[SettingKind, Checklist | Laws | Calendar] = {
    SettingKind.CHECKLIST: checklist.DEFAULT,
    SettingKind.LAWS: LAWS,
    SettingKind.CALENDAR: calendar_file.DEFAULT,
}
"""What comes with the program."""


class ListSource(StrEnum):
    """Where a checklist, law values or a calendar come from; the first that is good is in force."""

    PERSON = "persona"
    FOLDER = "carpeta"
    PROGRAM = "programa"


@dataclass(frozen=True, slots=True)
class WayInForce:
    """What is in force of one kind. `text` is None when it comes with the program; `author` and `at` tell who
    put it in force. `problem` is what is wrong with the file beside the folder, in Spanish."""

    kind: SettingKind
    source: ListSource
    value: Checklist | Laws | Calendar
    text: str | None = None
    author: str | None = None
    at: dt.datetime | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class FolderWays:
    """The ways of a folder's entity; `words_problem` is what is wrong with its words, in Spanish,
    `embargoes_problem` with its list of embargos, and `plugin_problems` with the plug-ins of this machine."""

    checklist: WayInForce
    laws: WayInForce
    calendar: WayInForce
    words_problem: str | None = None
    embargoes_problem: str | None = None
    plugin_problems: tuple[str, ...] = ()

    @property
    def other_problems(self) -> tuple[str, ...]:
        """What is wrong with what nobody puts in force on a screen."""
        return (*filter(None, (self.words_problem, self.embargoes_problem)), *self.plugin_problems)


def folder_ways(store: Store, folder: str) -> FolderWays:
    """What is in force in a folder. Raises BadArgument, StoreUnavailable."""
    known = folder_of(store, folder)
    applied, files = settings.applied(store, known.id), settings.files(store, known.id)

    def in_force(kind: SettingKind) -> WayInForce:
        by_person, beside = applied.get(kind), files.get(kind)
        problem = None if beside is None else beside["problem"]
        for source, row in ((ListSource.PERSON, by_person), (ListSource.FOLDER, beside)):
            if row is not None and row["text"] is not None:
                value, _ = ways_in_force.checked(kind, row["text"])
                if isinstance(value, Checklist | Laws | Calendar):
                    return WayInForce(
                        kind, source, value, row["text"], row.get("author"), row.get("at"), problem
                    )
        return WayInForce(kind, ListSource.PROGRAM, PACKAGED[kind], problem=problem)

    words, embargoes = (files[kind]["problem"] if kind in files else None for kind in _TOLD_ONLY)
    checklists, values, calendar = map(in_force, PACKAGED)
    return FolderWays(checklists, values, calendar, words, embargoes, plugged.problems())


def apply_calendar(store: Store, folder: str, text: str, author: Signer) -> None:
    """Put a calendar in force in a folder, signed. No cuenta is judged by it. Raises BadArgument for a text
    with errors, NotAllowed."""
    signed = allowed(store, author, Act.WAYS)
    known = folder_of(store, folder)
    value, problems = ways_in_force.checked(SettingKind.CALENDAR, text)
    if value is None:
        raise BadArgument(ways_in_force.told_of(ways_in_force.FILE_NAMES[SettingKind.CALENDAR], problems))
    settings.put(store, known.id, SettingKind.CALENDAR, text, signed)


def withdraw_way(store: Store, folder: str, kind: SettingKind, author: Signer) -> int:
    """Take back what a person put in force: the folder's own file counts again, or what comes with the
    program. The folder is judged again, but not for a calendar; gives how many cuentas were. Raises
    BadArgument, NotAllowed."""
    signed = allowed(store, author, Act.WAYS)
    known = folder_of(store, folder)
    settings.put(store, known.id, kind, None, signed)
    if kind is SettingKind.CALENDAR:
        return 0
    return judge_again(store, [one.id for one in judgements.present_in(store, known.id)])
