"""How the database is doing: whole, with its log, backed up, with nothing left half done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil

from review.errors import StoreUnavailable
from review.frames import log_head
from review.spanish import number, plural
from review.store import chain, chain_walk, copies, job_rows, upgrades
from review.store.addresses import shown
from review.store.copies import Contents
from review.store.job_rows import JobState
from review.upkeep import backups
from review.upkeep.diagnosis import Diagnosis, bad, good, notice

MOST_DAYS: Final = 7  # without a backup: judgement, a week of decisions is what one can do again
AHEAD: Final = dt.timedelta(minutes=5)  # what the clocks of two machines may differ by
_RESTORE: Final = (
    "No siga trabajando en ella. Guarde una copia del archivo y vuelva al último respaldo: «vistobueno "
    "restaurar RESPALDO.zip --reemplazar»."
)
_BACK_UP: Final = "Haga uno: «vistobueno respaldar». Guárdelo también en otro disco."
_OF_SERVER: Final = "Avise al administrador del servidor."
Place = Path | str
"""Where a database is: its file, or its address on a server."""


def database(place: Place) -> Iterator[Diagnosis]:
    """There, whole by SQLite's own check, of this version, and closed to changes of what people did."""
    yield from _on_server(place) if isinstance(place, str) else _in_file(place)


def _in_file(file: Path) -> Iterator[Diagnosis]:
    if not file.exists():
        yield notice(
            f"Todavía no hay base de datos en «{file}».",
            "Se crea al leer una carpeta: «vistobueno leer CARPETA». Si ya tenía una, indíquela con --bd.",
        )
        return
    try:
        wrong = copies.faults(file)
        if wrong:
            what = wrong[0].splitlines()[0]
            yield bad(
                f"La base de datos «{file}» está dañada ({plural(len(wrong), 'daño')}: {what}).", _RESTORE
            )
            return
        with copies.looked_at(file) as store:
            held = copies.contents(store)
            left = copies.unguarded(store)
    except StoreUnavailable as error:
        yield bad(str(error), "Si no abre, vuelva al último respaldo: «vistobueno restaurar RESPALDO.zip».")
        return
    size = number(round(file.stat().st_size / 1024**2))
    yield from _made(str(file), held, left, f"está entera: {{}}, {size} MB")


def _on_server(url: str) -> Iterator[Diagnosis]:
    try:
        with copies.looked_at(url) as store:
            held = copies.contents(store)
            left, careless = copies.unguarded(store), copies.careless(store)
    except StoreUnavailable as error:
        yield bad(str(error), _OF_SERVER)
        return
    for setting in careless:
        yield bad(
            f"El servidor no espera a su disco ({setting} = off): sin luz se puede perder lo decidido.",
            f"Pida a su administrador que ponga {setting} = on.",
        )
    yield from _made(shown(url), held, left, "responde: {}")


def _made(name: str, held: Contents, left: list[str], well: str) -> Iterator[Diagnosis]:
    """Whether what is there is ours, of this version and guarded."""
    if not held.schema:
        yield bad(f"«{name}» no es una base de datos de Visto Bueno.", "Indique la suya con --bd.")
        return
    if held.schema > upgrades.SCHEMA_VERSION:
        yield bad(
            f"La base de datos es de una versión más nueva del programa (esquema {held.schema}).",
            "Actualice Visto Bueno.",
        )
        return
    if held.schema == upgrades.SCHEMA_VERSION and left:
        yield bad(
            f"Alguien quitó lo que protege los actos de las personas: {', '.join(left)}.",
            "Compruebe los actos con «vistobueno verificar» y vuelva al último respaldo bueno.",
        )
    cuentas = plural(held.rows.get("submissions", 0), "cuenta")
    yield good(f"La base de datos «{name}» {well.format(cuentas)}.")


def _is_there(place: Place) -> bool:
    """Whether there is something to look at; on a server, a database of ours that answers."""
    if isinstance(place, Path):
        return place.exists()
    try:
        with copies.looked_at(place) as store, store.reading() as connection:
            return upgrades.version_in(connection) is not None
    except StoreUnavailable:
        return False


def log(place: Place) -> Iterator[Diagnosis]:
    """The chain over what people did."""
    if not _is_there(place):
        return
    try:
        with copies.looked_at(place) as store:
            found = chain_walk.walk(store)
    except StoreUnavailable:
        yield bad("El registro de actos no se pudo comprobar.", "Mire lo que se dice de la base de datos.")
        return
    if found.breaks:
        yield bad(
            f"El registro de actos no está intacto: {plural(len(found.breaks), 'falla')}.",
            "Véalas con «vistobueno verificar» y avise a quien responde por la base de datos.",
        )
    else:
        yield good(f"El registro de actos está intacto. {log_head.told(found.head)}")


def backup(file: Place) -> Iterator[Diagnosis]:
    """When the last one was made, in the place where they lie by themselves."""
    if isinstance(file, str):
        yield notice(
            "De una base de datos en un servidor, las copias las hace su administrador.",
            "Pregúntele cada cuánto, y si ya volvió de una (pg_dump, pg_restore).",
        )
        return
    if not file.exists():
        return
    folder = backups.default_folder(file)
    try:
        made = [one.stat().st_mtime for one in folder.glob("*.zip")]
    except OSError:
        made = []
    if not made:
        yield notice(f"No hay ningún respaldo en «{folder}».", _BACK_UP)
        return
    last = dt.datetime.fromtimestamp(max(made), dt.UTC)
    days = (dt.datetime.now(dt.UTC) - last).days
    if days > MOST_DAYS:
        yield notice(f"El último respaldo es de hace {plural(days, 'día')}.", _BACK_UP)
    else:
        yield good(f"El último respaldo es {log_head.when(last)}.")


def jobs_left(place: Place) -> Iterator[Diagnosis]:
    """Readings under way, and the last one where it did not come to its end."""
    found = _asked(place)
    if found is None:
        return
    active = [job for job in found if job.state.active]
    here = not isinstance(place, str)  # else it may be the process of another machine
    dead = [job for job in active if here and job.pid is not None and not psutil.pid_exists(job.pid)]
    for job in active:
        if job not in dead:
            yield good(f"Se está leyendo «{job.folder}»: {job.done} de {plural(job.total, 'archivo')}.")
    last = next(iter(found), None)
    if last is not None and (last in dead or last.state in (JobState.INTERRUMPIDO, JobState.FALLIDO)):
        yield notice(
            f"La última lectura, de «{last.folder}», no terminó. {last.error or ''}".strip(),
            "Vuelva a leer la carpeta: lo ya leído no se repite.",
        )
    elif not active:
        yield good("No quedó ninguna lectura a medias.")


def _asked(place: Place) -> list[job_rows.JobStatus] | None:
    """The last jobs, newest first; None where they cannot be asked for."""
    if not _is_there(place):
        return None
    try:
        with copies.looked_at(place) as store:
            if copies.contents(store).schema != upgrades.SCHEMA_VERSION:
                return None
            return job_rows.recent(store)
    except StoreUnavailable:
        return None


def clock(place: Place) -> Iterator[Diagnosis]:
    """A clock that is behind what was done already was set back, or was wrong then."""
    if not _is_there(place):
        return
    try:
        with copies.looked_at(place) as store:
            head = chain.head(store)
    except StoreUnavailable:
        return
    if head is not None and head.at > dt.datetime.now(dt.UTC) + AHEAD:
        yield bad(
            f"El reloj de este equipo está atrasado: el último acto es {log_head.when(head.at)}.",
            "Póngalo en hora antes de decidir: los actos quedarían con una fecha que no es. El orden no "
            "se pierde.",
        )
    else:
        yield good("El reloj no está atrasado con respecto a lo que ya se hizo.")
