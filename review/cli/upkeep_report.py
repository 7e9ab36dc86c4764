"""What came of a backup, the way back, a move and looking all over: plain Spanish lines, and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from review.frames import local, log_head
from review.spanish import number, plural
from review.store.chain import Head
from review.upkeep.backups import Backup
from review.upkeep.health import Health, Symptom
from review.upkeep.moving import Moved
from review.upkeep.restoring import OriginalState, Restored

MOST_LINES = 20  # of each list
_KINDS = {OriginalState.MISSING: "Ya no están", OriginalState.CHANGED: "Cambiaron"}
_NOT_WHOLE = (
    "El registro de actos de esa base de datos no está intacto: véalo con «vistobueno verificar» y avise a "
    "quien responde por ella."
)


def backup_lines(made: Backup) -> Iterator[str]:
    """For a terminal."""
    yield f"Listo: «{made.file}»."
    yield _held(made)
    if made.contents.originals:
        folders = Counter(one.folder for one in made.contents.originals)
        yield "Los PDF no van en el respaldo. Guarde copia también de sus carpetas:"
        yield from _some([f"{name} ({plural(count, 'archivo')})" for name, count in sorted(folders.items())])
    if not made.whole:
        yield _NOT_WHOLE


def _held(made: Backup) -> str:
    acts = plural(made.acts, "acto") + (f", código {made.code}" if made.code else "")
    cuentas = plural(made.contents.rows.get("submissions", 0), "cuenta")
    return f"Comprobado: {cuentas} y {acts}, como estaban el {log_head.when(made.made).removeprefix('del ')}."


def backup_json(made: Backup) -> dict[str, Any]:
    """For a program; the keys are a promise."""
    moment = local(made.made)
    return {
        "respaldo": str(made.file),
        "hecho": None if moment is None else moment.isoformat(timespec="seconds"),
        "esquema": made.contents.schema,
        "intacto": made.whole,
        "actos": made.acts,
        "codigo": made.code,
        "huella": made.digest,
        "filas": dict(made.contents.rows),
        "originales": len(made.contents.originals),
    }


def restored_lines(found: Restored) -> Iterator[str]:
    """For a terminal."""
    if found.database is None:
        yield f"«{found.backup.file}» está bien; no se puso en ningún lugar."
    else:
        yield f"Listo: «{found.database}» es ahora la del respaldo."
    yield _held(found.backup)
    if found.kept_aside is not None:
        yield f"La que había quedó en «{found.kept_aside}»."
    same = len(found.with_fate(OriginalState.SAME))
    yield f"De los PDF que se leyeron, {number(same)} de {number(len(found.originals))} están como estaban."
    for fate, told in _KINDS.items():
        if others := found.with_fate(fate):
            yield f"{told} ({number(len(others))}):"
            yield from _some([f"{one.folder}/{one.archivo}" for one in others])
    if not found.backup.whole:
        yield _NOT_WHOLE


def restored_json(found: Restored) -> dict[str, Any]:
    """For a program; the keys are a promise."""
    return {
        **backup_json(found.backup),
        "base": None if found.database is None else str(found.database),
        "la_de_antes": None if found.kept_aside is None else str(found.kept_aside),
        "originales": {
            fate.value: [f"{one.folder}/{one.archivo}" for one in found.with_fate(fate)]
            for fate in OriginalState
        },
    }


def _some(told: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in islice(told, MOST_LINES))
    if len(told) > MOST_LINES:
        yield f"  … y {number(len(told) - MOST_LINES)} más (todos, con --json)"


def moved_lines(moved: Moved) -> Iterator[str]:
    """For a terminal."""
    yield f"Listo: todo lo de «{moved.source}» está en «{moved.target}»."
    rows, tables = moved.carried.rows, [name for name, count in moved.carried.rows.items() if count]
    cuentas = plural(rows.get("submissions", 0), "cuenta")
    yield (
        f"Comprobado fila por fila: {plural(sum(rows.values()), 'fila')} de {plural(len(tables), 'tabla')}, "
        f"con {cuentas} y {_acts(moved.carried.head)}."
    )
    yield (
        "La de antes quedó como estaba: no siga trabajando en ella. La nueva se indica con --bd, o con la "
        "variable VISTOBUENO_BD."
    )
    if not moved.whole:
        yield _NOT_WHOLE


def _acts(head: Head | None) -> str:
    return plural(0, "acto") if head is None else f"{plural(head.count, 'acto')}, código {head.code}"


def moved_json(moved: Moved) -> dict[str, Any]:
    """For a program; the keys are a promise."""
    head = moved.carried.head
    return {
        "origen": moved.source,
        "destino": moved.target,
        "intacto": moved.whole,
        "actos": 0 if head is None else head.count,
        "codigo": None if head is None else head.code,
        "huella": None if head is None else head.digest,
        "filas": dict(moved.carried.rows),
    }


def health_lines(found: Sequence[Symptom]) -> Iterator[str]:
    """For a terminal: what is to be done first, then the rest."""
    order = [Health.BAD, Health.NOTICE, Health.GOOD]
    for one in sorted(found, key=lambda one: order.index(one.told.health)):
        yield f"{one.told.health.value.upper():5}  {one.told.sentence}"
        if one.told.remedy:
            yield f"       Qué hacer: {one.told.remedy}"
    counts = Counter(one.told.health for one in found)
    yield (
        f"{plural(counts[Health.BAD], 'falla')}, {plural(counts[Health.NOTICE], 'aviso')}."
        if counts[Health.BAD] or counts[Health.NOTICE]
        else "Todo está bien."
    )


def health_json(found: Sequence[Symptom]) -> dict[str, Any]:
    """For a program; the keys are a promise."""
    return {
        "bien": all(one.told.health is not Health.BAD for one in found),
        "revisado": [
            {
                "tema": one.subject.value,
                "estado": one.told.health.value,
                "mensaje": one.told.sentence,
                "que_hacer": one.told.remedy or None,
            }
            for one in found
        ],
    }
