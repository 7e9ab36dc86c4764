"""How all is doing that the program needs: each thing with what it means and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from review.store import database_file
from review.upkeep import health_data, health_machine
from review.upkeep.diagnosis import Diagnosis, Health

__all__ = ["Diagnosis", "Health", "Subject", "look_over"]


class Subject(StrEnum):
    """What is looked at; a promise of the JSON."""

    DATABASE = "base"
    LOG = "registro"
    BACKUP = "respaldo"
    JOBS = "lecturas"
    CLOCK = "reloj"
    VERSIONS = "versiones"
    MODELS = "lector_de_escaneos"
    FONTS = "letras"
    DISK = "disco"
    PERMISSIONS = "permisos"
    OFFICE = "libreoffice"


_OF_DATABASE: Final[tuple[tuple[Subject, Callable[[Path | str], Iterator[Diagnosis]]], ...]] = (
    (Subject.DATABASE, health_data.database),
    (Subject.LOG, health_data.log),
    (Subject.BACKUP, health_data.backup),
    (Subject.JOBS, health_data.jobs_left),
    (Subject.CLOCK, health_data.clock),
)
_OF_FILE: Final[tuple[tuple[Subject, Callable[[Path], Iterator[Diagnosis]]], ...]] = (
    (Subject.DISK, health_machine.disk),
    (Subject.PERMISSIONS, health_machine.permissions),
)
_OF_MACHINE: Final[tuple[tuple[Subject, Callable[[], Iterator[Diagnosis]]], ...]] = (
    (Subject.VERSIONS, health_machine.versions),
    (Subject.MODELS, health_machine.models),
    (Subject.FONTS, health_machine.fonts),
    (Subject.OFFICE, health_machine.office),
)


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing of one subject, told."""

    subject: Subject
    told: Diagnosis


def look_over(url: str) -> tuple[Symptom, ...]:
    """Everything, in the order of `Subject`; nothing is changed. Raises StoreUnavailable for an address that
    cannot be understood."""
    file = database_file(url)
    place = url if file is None else file
    found = [Symptom(subject, told) for subject, look in _OF_DATABASE for told in look(place)]
    if file is not None:
        found += [Symptom(subject, told) for subject, look_at in _OF_FILE for told in look_at(file)]
    found += [Symptom(subject, told) for subject, look_here in _OF_MACHINE for told in look_here()]
    order = list(Subject)
    return tuple(sorted(found, key=lambda one: order.index(one.subject)))
