"""The checklist, the law values and the calendar in force in a folder, and where they come from."""

from __future__ import annotations

from pathlib import Path

from review.desk import WayInForce, folder_ways
from review.desk.entity import PACKAGED, ListSource
from review.errors import DataFileInvalid
from review.store import Store, folders
from review.store.folders import Folder
from review.store.settings import SettingKind
from review.ways import calendar_file, checklist, datafile, laws
from review.ways.checklist import Checklist
from review.ways.datafile import Problem
from review.ways.laws import Laws
from screens import session, text, url

FILE_NAMES = {
    SettingKind.CHECKLIST: "checklist.toml",
    SettingKind.LAWS: "leyes.toml",
    SettingKind.CALENDAR: "calendario.toml",
}
_TOLD = {
    SettingKind.CHECKLIST: ("Aplicada", "Viene", "La"),
    SettingKind.LAWS: ("Aplicados", "Vienen", "Los"),
    SettingKind.CALENDAR: ("Aplicado", "Viene", "El"),
}
_PACKAGED = {
    SettingKind.CHECKLIST: checklist.PACKAGED,
    SettingKind.LAWS: laws.PACKAGED,
    SettingKind.CALENDAR: calendar_file.PACKAGED,
}
TITLES = {SettingKind.CHECKLIST: "la lista de chequeo", SettingKind.LAWS: "los valores de ley"}
EXAMPLES = {
    "guia": "La guía: un PDF con los seis ítems",
    "sena": "SENA: dos archivos por cuenta",
    "hospital": "Hospital: certificado mensual",
}
_EXAMPLES_FOLDER = Path(__file__).resolve().parents[1] / "data" / "listas"
_LAW_WORDS = ("[[salario_minimo]]", "[[uvt]]", "[aportes]", "[ibc]")


def choose_folder(store: Store) -> Folder | None:
    """The folder chosen in the address, or the last one read; None while none has been read."""
    known = {str(one.id): one for one in folders.every(store)}
    if len(known) < 2:
        return next(iter(known.values()), None)
    titles = {number: text.clean(one.path) for number, one in known.items()}
    return known[url.choice("carpeta", "Carpeta", titles, default=next(iter(known)))]


def in_force(store: Store, folder: Folder | None, kind: SettingKind) -> WayInForce:
    """What a folder's cuentas are judged by; without a folder, what comes with the program."""
    if folder is None:
        return WayInForce(kind, ListSource.PROGRAM, PACKAGED[kind])
    found = folder_ways(store, folder.path)
    every = (found.checklist, found.laws, found.calendar)
    return next(one for one in every if one.kind is kind)


def told_source(way: WayInForce, folder: Folder | None) -> str:
    """Where it comes from, in a sentence."""
    applied, comes, packaged = _TOLD[way.kind]
    if way.source is ListSource.PERSON:
        when = "" if way.at is None else f", {session.local(way.at)}"
        return f"{applied} aquí por {text.clean(way.author)}{when}."
    if way.source is ListSource.FOLDER:
        return f"{comes} del archivo {FILE_NAMES[way.kind]} de la carpeta."
    told = f"{packaged} que trae Visto Bueno"
    if folder is None:
        return f"{told}."
    return f"{told}: la carpeta no tiene un archivo {FILE_NAMES[way.kind]} que se pueda usar."


def text_of(way: WayInForce) -> str:
    """The file that says it."""
    if way.text is not None:
        return way.text
    return _PACKAGED[way.kind].read_text(encoding="utf-8")


def examples() -> dict[str, str]:
    """The example lists that came along, by name: their titles."""
    return {name: title for name, title in EXAMPLES.items() if (_EXAMPLES_FOLDER / name).is_dir()}


def example(name: str) -> str:
    return (_EXAMPLES_FOLDER / name / FILE_NAMES[SettingKind.CHECKLIST]).read_text(encoding="utf-8")


def kind_of(written: str, name: str) -> SettingKind:
    """Which of the two a file is: by its name, else by what it speaks of."""
    low = name.lower()
    for kind, begins in (
        (SettingKind.CHECKLIST, ("checklist", "lista")),
        (SettingKind.LAWS, ("ley", "valores")),
    ):
        if low.startswith(begins):
            return kind
    return SettingKind.LAWS if any(word in written for word in _LAW_WORDS) else SettingKind.CHECKLIST


def decoded(raw: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file dropped on the page, or why it has none."""
    try:
        return datafile.decode(raw, name), ()
    except DataFileInvalid as error:
        return "", (Problem(error.line, error.reason, error.mend),)


def read(kind: SettingKind, written: str) -> tuple[Checklist | Laws | None, tuple[Problem, ...]]:
    """A text as what it is for, or all that is wrong with it."""
    check = checklist.check if kind is SettingKind.CHECKLIST else laws.check
    return check(written, FILE_NAMES[kind])
