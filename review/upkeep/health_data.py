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
SERVER: Final = notice(
    "La base de datos está en un servidor: aquí no se mira.",
    "La salud y las copias las lleva su administrador.",
)


def database(file: Path) -> Iterator[Diagnosis]:
    """There, whole by SQLite's own check, of this version, and closed to changes of what people did."""
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
    if not held.schema:
        yield bad(f"«{file}» no es una base de datos de Visto Bueno.", "Indique la suya con --bd.")
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
    size = number(round(file.stat().st_size / 1024**2))
    cuentas = plural(held.rows.get("submissions", 0), "cuenta")
    yield good(f"La base de datos «{file}» está entera: {cuentas}, {size} MB.")


def log(file: Path) -> Iterator[Diagnosis]:
    """The chain over what people did."""
    if not file.exists():
        return
    try:
        with copies.looked_at(file) as store:
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


def backup(file: Path) -> Iterator[Diagnosis]:
    """When the last one was made, in the place where they lie by themselves."""
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


def jobs_left(file: Path) -> Iterator[Diagnosis]:
    """Readings under way, and the last one where it did not come to its end."""
    found = _asked(file)
    if found is None:
        return
    active = [job for job in found if job.state.active]
    dead = [job for job in active if job.pid is not None and not psutil.pid_exists(job.pid)]
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


def _asked(file: Path) -> list[job_rows.JobStatus] | None:
    """The last jobs, newest first; None where they cannot be asked for."""
    if not file.exists():
        return None
    try:
        with copies.looked_at(file) as store:
            if copies.contents(store).schema != upgrades.SCHEMA_VERSION:
                return None
            return job_rows.recent(store)
    except StoreUnavailable:
        return None


def clock(file: Path) -> Iterator[Diagnosis]:
    """A clock that is behind what was done already was set back, or was wrong then."""
    if not file.exists():
        return
    try:
        with copies.looked_at(file) as store:
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
