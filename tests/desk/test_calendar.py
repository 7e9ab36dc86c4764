"""A calendar put in force on the screen: signed, before the folder's own, taken back, refused with errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import desk
from review.desk.entity import ListSource
from review.errors import BadArgument
from review.pipeline import ways_in_force
from review.store import Store, folders, settings
from review.store.settings import SettingKind
from review.ways.calendar import Calendar
from review.ways.calendar_file import DEFAULT
from tests.store.filled import filled

TEXT = 'version = 1\nentidad = "{}"\n[reglas]\ncorte = "día 17"\n'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path)


def place(store: Store) -> str:
    return folders.every(store)[0].path


def entity(store: Store) -> str:
    value = desk.folder_ways(store, place(store)).calendar.value
    assert isinstance(value, Calendar)
    assert ways_in_force.of_folder(store, 1).calendar == value
    return value.entity


def test_what_a_person_applies_goes_before_the_folders_own_until_it_is_taken_back(store: Store) -> None:
    assert entity(store) == DEFAULT.entity
    own = TEXT.format("La carpeta")
    settings.save_file(store, 1, SettingKind.CALENDAR, stamp="1", text=own, problem=None)
    assert entity(store) == "La carpeta"
    desk.apply_calendar(store, place(store), TEXT.format("La pantalla"), "Ana")
    told = desk.folder_ways(store, place(store)).calendar
    assert (told.source, told.author, entity(store)) == (ListSource.PERSON, "Ana", "La pantalla")
    assert desk.withdraw_way(store, place(store), SettingKind.CALENDAR, "Ana") == 0
    assert entity(store) == "La carpeta"


def test_one_with_errors_is_refused_with_its_line_and_nothing_changes(store: Store) -> None:
    with pytest.raises(BadArgument, match=r"«calendario\.toml» tiene errores\. Línea 4: "):
        desk.apply_calendar(store, place(store), TEXT.format("X").replace("17", "70"), "Ana")
    assert desk.folder_ways(store, place(store)).calendar.source is ListSource.PROGRAM


def test_the_checklist_and_the_laws_stay_as_they_are(store: Store) -> None:
    before = ways_in_force.of_folder(store, 1)
    desk.apply_calendar(store, place(store), TEXT.format("X"), "Ana")
    after = ways_in_force.of_folder(store, 1)
    assert (after.version, after.checklist, after.laws) == (before.version, before.checklist, before.laws)
