"""The key of each stage, and what is due of a cuenta that was worked out before."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from enum import Enum
from hashlib import sha256
from typing import NamedTuple

from review.freshness import sources
from review.freshness.stages import JUDGED_BY, Stage

_LENGTH = 12
_keys: dict[Stage, str] = {}
_lock = threading.Lock()


def key(stage: Stage) -> str:
    """What changes when the program may do a stage otherwise: short, and the same in every process.

    Worked out once in a process, of all stages together, so that what is begun with one version of the
    program is not written down as another one's.
    """
    with _lock:
        if not _keys:
            _keys.update(_worked_out())
        return _keys[stage]


def _worked_out() -> dict[Stage, str]:
    held = sources.files()
    mark = sources.print_of(held)
    known = sources.remembered(mark)
    if known is None or any(stage.name not in known for stage in Stage):
        from review.freshness.derived import code_of_stages  # costs time that most processes need not pay

        known = {stage.name: line for stage, line in code_of_stages(held).items()}
        sources.remember(mark, known)
    return {stage: _with_libraries(known[stage.name]) for stage in Stage}


def _with_libraries(line: str) -> str:
    """The key out of a digest and the names of libraries, whose versions change when the code does not."""
    code, *names = line.split(" ")
    return _short([code, *(f"{name} {sources.version_of(name)}" for name in names)])


def _short(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


# --- keys with what else a stage is made of ---


def reader(plugins: str = "") -> str:
    """That of reading, with the digest of the plug-ins that read."""
    return f"{key(Stage.READING)}+{plugins}" if plugins else key(Stage.READING)


def recogniser(lessons: Iterable[int], words: str = "", plugins: str = "") -> str:
    """That of recognition with these lessons in force, by number, and the digests of an entity's own words
    and of the plug-ins that see marks."""
    given = [" ".join(map(str, lessons)), *([words] if words else []), *([plugins] if plugins else [])]
    return f"{key(Stage.RECOGNITION)}+{_short(given)}" if any(given) else key(Stage.RECOGNITION)


def rules(checklist: str, laws: str, plugins: str = "") -> str:
    """That of judging by the versions of a checklist and of the law values, and by these plug-ins."""
    given = [checklist, laws, *([plugins] if plugins else [])]
    return f"{key(Stage.JUDGEMENT)}-{_short(given)[:6]}"


def judged_with(rules_version: str) -> str:
    """What a judgement depends on besides the document, other cuentas and the contracts: the program, and
    the rules with an entity's own ways. What a contract list touches is marked when it is taken."""
    program = _short(key(stage) for stage in JUDGED_BY)
    return f"{program}|{rules_version}"


def list_stamp(file: str) -> str:
    """What changes when a list of contracts does, or the way it is read; `file` is the stamp of the file."""
    return f"{key(Stage.CONTRACTS)}|{file}" if file else ""


def unchanged(parts: Iterable[str]) -> str:
    """A digest of a listing and of every version that what is made of a folder depends on."""
    every = [*(f"{stage.name} {key(stage)}" for stage in Stage), *parts]
    return sha256("\n".join(every).encode("utf-8", "surrogatepass")).hexdigest()


# --- what is due ---


class Due(Enum):
    NOTHING = "nothing"
    JUDGE = "judge"
    READ = "read"


class Made(NamedTuple):
    """What a cuenta was made with, or would be made with now. None where it was not made."""

    reader: str | None
    recogniser: str | None
    judged_with: str | None


def due(before: Made, now: Made) -> Due:
    """What has to be done again of a cuenta whose file is the same."""
    if before.reader != now.reader:
        return Due.READ
    return Due.NOTHING if before[1:] == now[1:] else Due.JUDGE


def by_program(before: Made, now: Made) -> bool:
    """Whether something is due because the program has changed, and not what people gave it.

    What was not made, or was forgotten on purpose (empty), is due for another reason.
    """
    pairs = zip(map(_own, before), map(_own, now), strict=True)
    return any(then and then != today for then, today in pairs)


def _own(version: str | None) -> str:
    """The part of a version that is the program's."""
    return (version or "").partition("|")[0].partition("+")[0]
