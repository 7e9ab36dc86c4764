"""The checklist and the law values in force in a folder: their texts, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from review import checklist, datafile, laws
from review.checklist import Checklist
from review.datafile import Problem
from review.errors import DataFileInvalid
from review.laws import Laws
from review.store import Store, folders, settings
from review.store.folders import Folder
from review.store.settings import Kind
from screens import session, text, url

FILE_NAMES = {Kind.CHECKLIST: "checklist.toml", Kind.LAWS: "leyes.toml"}
TITLES = {Kind.CHECKLIST: "la lista de chequeo", Kind.LAWS: "los valores de ley"}
_PACKAGED = {Kind.CHECKLIST: checklist.PACKAGED, Kind.LAWS: laws.PACKAGED}
_EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "listas"
EXAMPLES = {
    "guia": "La guía: un PDF con los seis ítems",
    "sena": "SENA: dos archivos por cuenta",
    "hospital": "Hospital: certificado mensual",
}
_LAW_WORDS = ("salario_minimo", "uvt", "[aportes", "[ibc]")


@dataclass(frozen=True, slots=True)
class InForce:
    """One of the two as it is in force: its text, where it comes from, and who may have put it there."""

    kind: Kind
    text: str
    source: str
    applied: bool = False


def choose_folder(store: Store) -> Folder | None:
    """The folder chosen in the address, or the last one read; None while none has been read."""
    known = {str(one.id): one for one in folders.every(store)}
    if not known:
        return None
    if len(known) == 1:
        return next(iter(known.values()))
    titles = {number: text.clean(one.path) for number, one in known.items()}
    return known[url.choice("carpeta", "Carpeta", titles, default=next(iter(known)))]


def in_force(store: Store, folder: Folder | None, kind: Kind) -> InForce:
    """What a folder's cuentas are judged by: applied here, beside the folder, or what comes with us."""
    if folder is not None:
        row = settings.applied(store, folder.id).get(kind)
        if row and read(kind, row["text"])[0] is not None:
            done = "Aplicada" if kind is Kind.CHECKLIST else "Aplicados"
            source = f"{done} aquí por {row['author']}, {session.local(row['at'])}."
            return InForce(kind, row["text"], source, applied=True)
        row = settings.files(store, folder.id).get(kind)
        if row and row["text"] and read(kind, row["text"])[0] is not None:
            return InForce(kind, row["text"], f"Del archivo {FILE_NAMES[kind]} que está en la carpeta.")
    told = "La que trae Visto Bueno" if kind is Kind.CHECKLIST else "Los que trae Visto Bueno"
    beside = f"la carpeta no tiene un archivo {FILE_NAMES[kind]} propio"
    return InForce(kind, packaged(kind), f"{told}: {beside}." if folder else f"{told}.")


def problems(store: Store, folder: Folder | None) -> tuple[str, ...]:
    """What is wrong with the files beside the folder, a sentence each."""
    return () if folder is None else settings.problems(store, folder.id)


def packaged(kind: Kind) -> str:
    return _PACKAGED[kind].read_text(encoding="utf-8")


def examples() -> dict[str, str]:
    """The example lists that came along, by name: their titles."""
    return {name: title for name, title in EXAMPLES.items() if (_EXAMPLES / name).is_dir()}


def example(name: str) -> str:
    return (_EXAMPLES / name / FILE_NAMES[Kind.CHECKLIST]).read_text(encoding="utf-8")


def kind_of(written: str, name: str = "") -> Kind:
    """Which of the two a file is, by its name or by what it speaks of."""
    low = name.lower()
    if low.startswith(("ley", "law", "valores", "checklist", "lista")):
        return Kind.CHECKLIST if low.startswith(("checklist", "lista")) else Kind.LAWS
    return Kind.LAWS if any(word in written for word in _LAW_WORDS) else Kind.CHECKLIST


def decoded(raw: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file dropped on the page, or why it has none."""
    try:
        return datafile.decode(raw, name), ()
    except DataFileInvalid as error:
        return "", (Problem(error.line, error.reason, error.mend),)


def a_checklist(written: str) -> tuple[Checklist | None, tuple[Problem, ...]]:
    return checklist.check(written, FILE_NAMES[Kind.CHECKLIST])


def some_laws(written: str) -> tuple[Laws | None, tuple[Problem, ...]]:
    return laws.check(written, FILE_NAMES[Kind.LAWS])


def read(kind: Kind, written: str) -> tuple[Checklist | Laws | None, tuple[Problem, ...]]:
    """A text as what it is for, or all that is wrong with it."""
    return a_checklist(written) if kind is Kind.CHECKLIST else some_laws(written)
