"""A small folder of whole cuentas in good order, read once; each test gets it as it was, to add to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from review import desk, frames
from review.desk import ItemView, SubmissionView
from review.model import Finding, ItemKind, State
from review.pipeline import FolderReport, read_folder
from review.reading import ReaderPool, read_by
from review.store import Store
from tests import whole_cuentas as made
from tests.conftest import lent
from tests.whole_cuentas import AUGUST, FIRST, JULY, OTHERS

JULY_OF_LUZ, AUGUST_OF_LUZ, JULY_OF_INES = "luz julio.pdf", "luz agosto.pdf", "ines julio.pdf"


@dataclass(frozen=True)
class Cuentas:
    """A folder and its database, and what is asked of them time and again."""

    folder: Path
    store: Store

    def read(self) -> FolderReport:
        return read_folder(self.folder, self.store, processes=1)

    def put(self, name: str, data: bytes, *, later: int = 60) -> FolderReport:
        """A file comes, and the folder is read again."""
        made.put(self.folder / name, data, later=later)
        return self.read()

    def number(self, archivo: str) -> int:
        table = frames.submissions(self.store)
        return int(table.loc[table["archivo"] == archivo, "id"].max())

    def view(self, archivo: str) -> SubmissionView:
        seen = desk.submission(self.store, self.number(archivo))
        assert seen is not None
        return seen

    def item(self, archivo: str, kind: ItemKind) -> ItemView:
        return next(one for one in self.view(archivo).items if one.kind is kind)

    def finding(self, archivo: str, code: str) -> Finding | None:
        """What a rule says of a cuenta."""
        found = [f for item in self.view(archivo).items for f in item.findings if f.code == code]
        assert len(found) < 2
        return found[0] if found else None

    def said(self, archivo: str, code: str) -> Finding:
        found = self.finding(archivo, code)
        assert found is not None, code
        return found

    def faults(self, archivo: str) -> dict[str, State]:
        """The rules that find fault with a cuenta, each with the state it brings."""
        return {
            f.code: f.state
            for item in self.view(archivo).items
            for f in item.findings
            if f.state not in (State.CUMPLE, State.NO_APLICA)
        }


@pytest.fixture(scope="session")
def read_once(one_reader: ReaderPool, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cuentas of Luz and one of Inés, read: the folder `cuentas` beside its database."""
    place = tmp_path_factory.mktemp("leidas")
    papers = {
        JULY_OF_LUZ: made.draw(made.facts(FIRST, JULY), [made.photo(1)]),
        AUGUST_OF_LUZ: made.draw(made.facts(FIRST, AUGUST), [made.photo(2)]),
        JULY_OF_INES: made.draw(made.facts(OTHERS, JULY), [made.photo(3)]),
    }
    for name, data in papers.items():
        made.put(place / "antes" / name, data)
    made.contracts(place / "antes")
    shutil.copytree(place / "antes", place / "cuentas")
    with read_by(lent(one_reader)), Store.open(str(place / "antes.db")) as store:
        report = read_folder(place / "cuentas", store, processes=1)
    assert (report.read, report.problems) == (3, ())
    return place


@pytest.fixture
def cuentas(read_once: Path, tmp_path: Path) -> Iterator[Cuentas]:
    """The folder as it was read, with a database of its own."""
    folder = read_once / "cuentas"
    shutil.rmtree(folder)
    shutil.copytree(read_once / "antes", folder)
    shutil.copy(read_once / "antes.db", tmp_path / "a.db")
    with Store.open(str(tmp_path / "a.db")) as store:
        yield Cuentas(folder, store)
