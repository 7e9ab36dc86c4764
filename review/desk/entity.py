"""The checklist and the law values that a folder is judged by, and where they come from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from review.desk.signing import allowed, folder_of
from review.model import Act, Signer
from review.pipeline import judge_again, ways_in_force
from review.store import Store, judgements, settings
from review.store.settings import SettingKind
from review.ways.checklist import DEFAULT, Checklist
from review.ways.laws import LAWS, Laws

_TOLD_ONLY = (SettingKind.WORDS, SettingKind.EMBARGOES)  # nobody puts these in force on a screen


class ListSource(StrEnum):
    """Where a checklist or a table of law values comes from; the first that is good is in force."""

    PERSON = "persona"
    FOLDER = "carpeta"
    PROGRAM = "programa"


@dataclass(frozen=True, slots=True)
class WayInForce:
    """What is in force of one kind. `text` is None when it comes with the program; `author` and `at` tell who
    put it in force. `problem` is what is wrong with the file beside the folder, in Spanish."""

    kind: SettingKind
    source: ListSource
    value: Checklist | Laws
    text: str | None = None
    author: str | None = None
    at: dt.datetime | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class FolderWays:
    """The ways of a folder's entity; `words_problem` is what is wrong with its words, in Spanish, and
    `embargoes_problem` with its list of embargos."""

    checklist: WayInForce
    laws: WayInForce
    words_problem: str | None = None
    embargoes_problem: str | None = None

    @property
    def other_problems(self) -> tuple[str, ...]:
        """What is wrong with the files that nobody puts in force on a screen."""
        return tuple(filter(None, (self.words_problem, self.embargoes_problem)))


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
                if isinstance(value, Checklist | Laws):
                    return WayInForce(
                        kind, source, value, row["text"], row.get("author"), row.get("at"), problem
                    )
        packaged = DEFAULT if kind is SettingKind.CHECKLIST else LAWS
        return WayInForce(kind, ListSource.PROGRAM, packaged, problem=problem)

    told = [files[kind]["problem"] if kind in files else None for kind in _TOLD_ONLY]
    return FolderWays(in_force(SettingKind.CHECKLIST), in_force(SettingKind.LAWS), *told)


def withdraw_way(store: Store, folder: str, kind: SettingKind, author: Signer) -> int:
    """Take back what a person put in force: the folder's own file counts again, or what comes with the
    program. The folder is judged again; gives how many cuentas were. Raises BadArgument,
    NotAllowed."""
    signed = allowed(store, author, Act.WAYS)
    known = folder_of(store, folder)
    settings.put(store, known.id, kind, None, signed)
    return judge_again(store, [one.id for one in judgements.present_in(store, known.id)])
